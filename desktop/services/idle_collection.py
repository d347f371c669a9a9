"""Python's full garbage collection looks through every object there is: with 10,000 tasks that stops the window for
three frames. Here it waits for a moment in which nothing moves."""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

LOOK_SECONDS = 30.0
LONGEST_SECONDS = 600.0
"""So long a busy window goes without; young garbage, which is nearly all, is collected all the time."""

_NEVER = 1_000_000


class IdleCollection(QObject):
    """Takes full collections over from Python. `busy` says whether somebody would see the window stop."""

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = busy
        self._last = time.monotonic()
        self._worth_it = 0
        self._timer = QTimer(self)
        self._timer.setInterval(round(LOOK_SECONDS * 1000))
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """From now on, for the rest of the process."""
        young, middle, self._worth_it = gc.get_threshold()
        gc.set_threshold(young, middle, _NEVER)
        self._timer.start()

    def look(self) -> None:
        """Collects if there is something to look for, and this is the moment."""
        if gc.get_count()[2] < self._worth_it:
            return
        if not self._busy() or time.monotonic() - self._last >= LONGEST_SECONDS:
            gc.collect()
            self._last = time.monotonic()
