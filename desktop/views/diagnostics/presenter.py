"""What the log view shows and saves. No widgets here."""

import asyncio
import logging
from datetime import date
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from desktop.services.diagnostics import Diagnostics
from desktop.services.job_runner import JobRunner
from desktop.services.log_lines import LogLine
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.views.failure import failure_words


class LogSource(IntEnum):
    """Whose lines are shown."""

    APP = 0
    SERVER = 1


class Least(IntEnum):
    """What a line must be at least."""

    ALL = logging.NOTSET
    WARNINGS = logging.WARNING
    ERRORS = logging.ERROR


class DiagnosticsPresenter(QObject):
    """`toast_wanted` brings the end of a save, good or bad."""

    toast_wanted = Signal(object)

    def __init__(self, diagnostics: Diagnostics, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._diagnostics = diagnostics
        self._jobs = jobs

    def lines(self, source: LogSource, least: Least, words: str) -> list[LogLine]:
        """The last lines that are serious enough and hold the words, in any case."""
        read = self._diagnostics.app_log if source is LogSource.APP else self._diagnostics.server_log
        wanted = words.casefold()
        return [line for line in read() if line.level >= least and wanted in line.text.casefold()]

    @property
    def suggested_path(self) -> str:
        """Where a report goes unless the person says otherwise."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return str(Path(folder) / f"toolboxai-report-{date.today().isoformat()}.zip")  # noqa: DTZ011 - the person's own

    def save(self, path: Path) -> None:
        """Writes a report in the background."""
        write = asyncio.to_thread(self._diagnostics.save, self._diagnostics.collect(), path)
        self._jobs.start(
            write,
            name="save a report",
            on_success=lambda _: self._say(Tone.GOOD, self.tr("Report saved"), str(path)),
            on_failure=lambda error: self._say(Tone.DANGER, *failure_words(error)),
        )

    def _say(self, tone: Tone, title: str, text: str) -> None:
        self.toast_wanted.emit(ToastText(tone, title, text))
