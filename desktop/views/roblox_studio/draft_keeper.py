"""Keeps what is open on the page across quitting and crashing."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.services.drafts import Draft, DraftStore
from desktop.services.job_runner import JobRunner

PAGE = "roblox-studio"


class DraftKeeper(QObject):
    """Saves in the background, in the order that was asked for."""

    def __init__(self, store: DraftStore, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs

    def keep(self, draft: Draft | None, on_failure: Callable[[Exception], None]) -> None:
        """Saves soon; None when nothing is open."""
        save = asyncio.to_thread(self._store.save, PAGE, draft, self._store.ticket())
        self._jobs.start(save, name="keep the draft", on_failure=on_failure)

    def keep_now(self, draft: Draft | None) -> None:
        """Saves before it returns. Raises OSError."""
        self._store.save(PAGE, draft, self._store.ticket())

    def load(self, on_loaded: Callable[[Draft | None], None]) -> None:
        """Reads what was kept."""
        self._jobs.start(asyncio.to_thread(self._store.load, PAGE), name="read the draft", on_success=on_loaded)
