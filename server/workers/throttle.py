"""Reports of a task's work, thinned out."""

import threading
import time
from collections.abc import Callable

Report = Callable[[str, float], None]
"""Takes the name of the step and the percentage that is done."""


class Throttle:
    """Passes reports on, at most one in `interval` seconds. The newest is never lost, only late.

    Reports come from one thread; a held one goes out from a thread of its own, never beside another.
    """

    def __init__(self, send: Report, interval: float) -> None:
        self._send = send
        self._interval = interval
        self._lock = threading.Lock()
        self._free_at = 0.0
        self._held: tuple[str, float] | None = None
        self._timer: threading.Timer | None = None
        self._closed = False

    def report(self, step: str, percent: float) -> None:
        """Passes it on now, or when the interval is over if nothing newer has come by then."""
        with self._lock:
            if self._closed:
                return
            wait = self._free_at - time.monotonic()
            if wait <= 0 and self._timer is None:
                self._pass_on(step, percent)
                return
            self._held = (step, percent)
            if self._timer is None:
                self._timer = threading.Timer(wait, self._release)
                self._timer.daemon = True
                self._timer.start()

    def close(self) -> None:
        """Nothing is passed on once this has returned."""
        with self._lock:
            self._closed = True
            if self._timer is not None:
                self._timer.cancel()

    def _release(self) -> None:
        with self._lock:
            self._timer = None
            held, self._held = self._held, None
            if held is not None and not self._closed:
                self._pass_on(*held)

    def _pass_on(self, step: str, percent: float) -> None:
        self._free_at = time.monotonic() + self._interval
        self._send(step, percent)
