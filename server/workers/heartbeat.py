"""Tells subscribers every now and then where the log stands, so that the loss of the last event shows."""

import time
from collections.abc import Callable

import structlog

from contracts.events import STREAM_HEARTBEAT, StreamHeartbeat
from server.core.database import SYSTEM, Database
from server.domain.events import deliveries
from server.domain.events.deliveries import Way
from server.realtime.sender import EventTooLarge, RealtimeSender, SendFailed

HEARTBEAT_SECONDS = 10.0

Occupied = Callable[[str], bool]
"""Whether anybody listens to a channel."""

log = structlog.get_logger(__name__)


def nobody_listens(channel: str) -> bool:
    """No channel needs heartbeats."""
    del channel
    return False


class Heartbeats:
    """An event that is missing in the middle shows by the next one's seq. The last has none after it but this."""

    def __init__(
        self,
        database: Database,
        sender: RealtimeSender,
        occupied: Occupied,
        *,
        seconds: float = HEARTBEAT_SECONDS,
        way: Way = Way.HUB,
    ) -> None:
        self._way = way
        self._database = database
        self._sender = sender
        self._occupied = occupied
        self._seconds = seconds
        self._next = time.monotonic() + seconds

    def beat(self) -> None:
        """Sends one to every channel that somebody listens to, if it is time."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + self._seconds
        with self._database.read(SYSTEM) as session:
            streams = deliveries.tops(session, self._way)
        for channel, epoch, top in streams:
            if self._occupied(channel):
                self._send(channel, StreamHeartbeat(epoch=epoch, top=top))

    def _send(self, channel: str, heartbeat: StreamHeartbeat) -> None:
        """A lost one does no harm: the next is the same, or newer."""
        try:
            self._sender.send(channel, STREAM_HEARTBEAT, heartbeat.model_dump(mode="json"))
        except (EventTooLarge, SendFailed) as error:
            log.warning("heartbeat not sent", reason=str(error))
