"""Work that is done beside a request, whose answer must not tell by its time whether there was any."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import structlog

log = structlog.get_logger(__name__)


class Aside:
    """One thread, one work after the other. What is still to be done when the process is killed is lost."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="aside")

    def do(self, work: Callable[[], None]) -> None:
        """Returns at once."""
        self._thread.submit(_edge, work)

    def close(self) -> None:
        """Waits for what is still to be done."""
        self._thread.shutdown()


def _edge(work: Callable[[], None]) -> None:
    try:
        work()
    except Exception:
        # The edge of this thread: what fails must not end it, and nobody waits for it.
        log.exception("what was to be done beside a request failed")
