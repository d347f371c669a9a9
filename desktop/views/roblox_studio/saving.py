"""Writes what the page shows to files, in the background."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.report.reported import Reported
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.script_files import Script, write_script
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.report.saving import report_saved, save_report


class Saving(QObject):
    """`draft_saved` brings the Script as it is in its file now, and what the editor showed of it."""

    draft_saved = Signal(object, str)
    failed = Signal(object)
    toast_wanted = Signal(object)

    def __init__(self, jobs: JobRunner, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._preferences = preferences

    def write(self, text: str, draft: str | None, path: Path) -> None:
        """`draft` is what the editor shows of the text, when it comes from there."""
        self._preferences.last_folder = str(path.parent)
        self._jobs.start(
            asyncio.to_thread(write_script, path, text),
            name=f"save {path.name}",
            on_success=lambda _: self._on_saved(Script(path.name, text, str(path)), draft),
            on_failure=self.failed.emit,
            owner=self,
        )

    def write_report(self, reported: Reported, path: Path) -> None:
        """Makes a page of a result."""
        self._preferences.last_folder = str(path.parent)
        self._jobs.start(
            asyncio.to_thread(save_report, path, reported),
            name=f"save the report {path.name}",
            on_success=lambda _: self.toast_wanted.emit(report_saved(path)),
            on_failure=self.failed.emit,
            owner=self,
        )

    def _on_saved(self, saved: Script, draft: str | None) -> None:
        if draft is not None:
            self.draft_saved.emit(saved, draft)
        self.toast_wanted.emit(ToastText(Tone.GOOD, tr("Saved"), saved.path or ""))
