"""When a window's first frame is on the screen: what it does without is done after that."""

import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FIRST_FRAME_VARIABLE = "TOOLBOXAI_FIRST_FRAME_FILE"
"""Environment variable that names a file for the moment of the first frame; without it nobody notes it."""

LATEST_MS = 1_500
"""A window that starts minimized is never painted; what waits for its first frame is done all the same."""


class FirstFrame(QObject):
    """`shown` comes once, when all of the frame has been sent to the display, or after a while without one."""

    shown = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._done = False
        window.installEventFilter(self)
        QTimer.singleShot(LATEST_MS, self, self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._tell)  # when the children have been painted
        return False

    def _tell(self) -> None:
        if not self._done:
            self._done = True
            self.shown.emit()


def note_moment(file: Path) -> None:
    """Writes the monotonic clock's seconds, one line, once the display has taken what was sent."""
    QGuiApplication.sync()
    file.write_text(f"{time.monotonic()}\n", encoding="ascii")
