"""Whether anybody can see the window: what only counts seconds for somebody's eyes stands still otherwise."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from desktop.services.times_left import TimesLeft

_TELLING = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.WindowStateChange})


class Attention(QObject):
    """Belongs to the window, and tells the countdown of it."""

    def __init__(self, window: QWidget, times_left: TimesLeft) -> None:
        super().__init__(window)
        self._window = window
        self._times_left = times_left
        window.installEventFilter(self)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in _TELLING:
            self._tell()
        return False

    def _tell(self) -> None:
        self._times_left.watch(self._window.isVisible() and not self._window.isMinimized())
