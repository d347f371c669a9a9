"""The broker of a server that is one process: kombu's in memory, but told of a message instead of asking for one."""

import threading
from queue import Empty
from typing import Any

from kombu.transport import memory

LONGEST_WAIT_SECONDS = 0.5
"""Then Celery looks whether it is to stop, and acknowledges what has ended."""


class Channel(memory.Channel):
    """Tells that a message is there."""

    def _put(self, queue: str, message: Any, **named: Any) -> None:
        super()._put(queue, message, **named)  # type: ignore[no-untyped-call]
        Transport.arrived.set()


class Transport(memory.Transport):
    """Kombu's own looks every so often: most of what an idle server costs, and a task waits for the next look."""

    Channel = Channel
    arrived = threading.Event()
    """One for all connections of the process, as kombu's queues are."""

    def drain_events(self, connection: Any, timeout: float = LONGEST_WAIT_SECONDS, **_: Any) -> None:
        """Delivers one message, or raises TimeoutError: the caller's loop comes again."""
        del connection
        self.arrived.clear()
        try:
            self.cycle.get(self._deliver, timeout=timeout)  # type: ignore[union-attr]  # set where it is made
        except Empty:
            self.arrived.wait(min(timeout, LONGEST_WAIT_SECONDS))
            raise TimeoutError from None
