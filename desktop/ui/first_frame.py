"""Tells, for measurements, when a window's first frame is on the screen."""

import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FIRST_FRAME_VARIABLE = "TOOLBOXAI_FIRST_FRAME_FILE"
"""Environment variable that names a file for the moment of the first frame; without it nobody watches."""


class FirstFrameNote(QObject):
    """Writes the monotonic clock's seconds, one line, once the display has taken the first frame. Lives once."""

    def __init__(self, window: QWidget, file: Path) -> None:
        super().__init__(window)
        self._window = window
        self._file = file
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._write)  # when the children have been painted and all of it was sent
        return False

    def _write(self) -> None:
        QGuiApplication.sync()
        self._file.write_text(f"{time.monotonic()}\n", encoding="ascii")
        self.deleteLater()
