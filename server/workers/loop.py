"""A background loop: woken at once by a commit, swept once a second, calm after errors."""

import threading

import structlog

from server.core.errors import ServerError
from server.core.wakeups import Wakeup

SWEEP_SECONDS = 1.0
MAX_BACKOFF_SECONDS = 30.0

log = structlog.get_logger(__name__)


class Loop:
    """Runs `step` in its own thread until stopped. A failing step is logged and tried again with growing pauses."""

    name = "loop"

    def __init__(self, wakeup: Wakeup, *, sweep_seconds: float = SWEEP_SECONDS) -> None:
        self._wakeup = wakeup
        self._sweep_seconds = sweep_seconds
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)

    def step(self) -> None:
        """One pass over what there is to do."""
        raise NotImplementedError

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Starts the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Asks the thread to end and waits for the current pass."""
        self._stopping.set()
        self._wakeup.set()
        if self._thread.is_alive():
            self._thread.join(10)

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                self.step()
                failures = 0
            except ServerError as error:
                # Known, and named in the answers that people get: a full disk, say. A line is enough, again and again.
                failures += 1
                log.error("loop step failed", loop=self.name, failures=failures, error=str(error))
            except Exception:
                # The edge of a thread: nobody above could act on the error, and the loop must go on.
                failures += 1
                log.exception("loop step failed", loop=self.name, failures=failures)
            pause = self._sweep_seconds if not failures else min(MAX_BACKOFF_SECONDS, 0.5 * 2**failures)
            if failures:
                self._stopping.wait(pause)
            else:
                self._wakeup.wait(pause)
