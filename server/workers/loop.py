"""A background loop: woken at once by a commit, swept once a second, calm after errors."""

import threading

import structlog
from sqlalchemy.exc import SQLAlchemyError

from server.core.errors import ServerError
from server.core.outages import is_outage, reason_of
from server.core.wakeups import Wakeup
from server.realtime.sender import SendFailed

SWEEP_SECONDS = 1.0
MAX_BACKOFF_SECONDS = 30.0

log = structlog.get_logger(__name__)


class Loop:
    """Runs `step` in its own thread until stopped. A failing step is logged and tried again with growing pauses."""

    name = "loop"
    longest_pause = MAX_BACKOFF_SECONDS
    """After failures, in seconds."""

    def __init__(self, wakeup: Wakeup, *, sweep_seconds: float = SWEEP_SECONDS) -> None:
        self._wakeup = wakeup
        self._sweep_seconds = sweep_seconds
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)

    def step(self) -> None:
        """One pass over what there is to do."""
        raise NotImplementedError

    @property
    def stopping(self) -> bool:
        """Whether it was asked to end; a long pass looks now and then."""
        return self._stopping.is_set()

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Starts the thread."""
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Asks the thread to end and does not wait."""
        self._stopping.set()
        self._wakeup.set()

    def stop(self) -> None:
        """Asks the thread to end and waits for the current pass."""
        self.ask_to_stop()
        if self._thread.is_alive():
            self._thread.join(10)

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                self.step()
                failures = 0
            except (ServerError, SendFailed) as error:
                # Known, as a full disk or a network that is down: a line is enough, again and again.
                failures += 1
                log.error("loop step failed", loop=self.name, failures=failures, error=str(error))
            except Exception as error:
                # The edge of a thread: nobody above could act on the error, and the loop must go on.
                failures += 1
                if isinstance(error, SQLAlchemyError) and is_outage(error):
                    log.error("loop step failed", loop=self.name, failures=failures, error=reason_of(error))
                else:
                    log.exception("loop step failed", loop=self.name, failures=failures)
            pause = self._sweep_seconds if not failures else min(self.longest_pause, 0.5 * 2**failures)
            if failures:
                self._stopping.wait(pause)
            else:
                self._wakeup.wait(pause)
