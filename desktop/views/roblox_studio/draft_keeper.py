"""Keeps what is open on the page across quitting and crashing."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.services.drafts import Draft, DraftStore
from desktop.services.job_runner import JobRunner
from desktop.services.script_files import Script
from desktop.ui.sentences import localized
from desktop.ui.translation import tr
from desktop.views.roblox_studio.shown import Problem

PAGE = "roblox-studio"


class DraftKeeper(QObject):
    """Saves in the background, in the order that was asked for. `failed` brings a Problem, once."""

    failed = Signal(object)

    def __init__(self, store: DraftStore, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._told = False

    def keep(self, draft: Draft | None) -> None:
        """Saves soon; None when nothing is open."""
        save = asyncio.to_thread(self._store.save, PAGE, draft, self._store.ticket())
        self._jobs.start(save, name="keep the draft", on_failure=self._on_failure)

    def keep_now(self, draft: Draft | None) -> str:
        """Saves before it returns. Why that failed; empty when it did not."""
        try:
            self._store.save(PAGE, draft, self._store.ticket())
        except OSError as error:
            return localized(error.strerror or str(error))
        return ""

    def load(self, on_loaded: Callable[[Draft | None], None]) -> None:
        """Reads what was kept."""
        self._jobs.start(asyncio.to_thread(self._store.load, PAGE), name="read the draft", on_success=on_loaded)

    def _on_failure(self, error: Exception) -> None:
        """Said once: the text is still in the editor, only a crash would lose it."""
        if not self._told:
            self._told = True
            reason = tr("Save it in a file. {reason}").format(reason=localized(str(error)))
            self.failed.emit(Problem(tr("Unsaved text is not being kept"), reason))


def draft_of(script: Script, *, modified: bool) -> Draft | None:
    """What is to be kept of the script in the editor; None where there is none."""
    if not script.raw and script.path is None:
        return None
    return Draft(script.name, script.raw, script.path, modified)
