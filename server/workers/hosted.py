"""What goes to Pusher besides the hub: on threads of its own, so that the network holds up nothing here."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from server.core.database import Database, Tenant
from server.core.wakeups import Wakeup
from server.domain.events import deliveries
from server.domain.events.channels import organization_channel, organization_of
from server.domain.events.deliveries import Way
from server.domain.nodes.leases import LoopLeases
from server.realtime.sender import EventTooLarge, PusherSender, RealtimeSender, SendFailed
from server.workers.heartbeat import Heartbeats
from server.workers.loop import Loop
from server.workers.publisher import Publisher

HEARTBEAT_SECONDS = 30.0
"""Each is a message that Pusher counts; its clients look at the log themselves every half minute."""
MOST_WAITING = 1_000
"""Tasks whose newest progress waits to be sent. With more, the oldest goes: progress is state, not history."""

log = structlog.get_logger(__name__)


class HostedProgress(Loop):
    """The newest progress of each task, sent when there is time. What cannot be sent is dropped."""

    name = "hosted-progress"

    def __init__(self, database: Database, sender: RealtimeSender, **options: float) -> None:
        self._wake = Wakeup()
        super().__init__(self._wake, **options)
        self._database = database
        self._sender = sender
        self._lock = threading.Lock()
        self._newest: dict[str, tuple[str, str, Mapping[str, Any]]] = {}

    @property
    def waiting(self) -> int:
        """Tasks whose progress is to be sent."""
        return len(self._newest)

    def put(self, organization_id: str, event: str, data: Mapping[str, Any]) -> None:
        """Never waits. From any thread."""
        with self._lock:
            self._newest.pop(data["task_id"], None)
            self._newest[data["task_id"]] = (organization_id, event, data)
            if len(self._newest) > MOST_WAITING:
                del self._newest[next(iter(self._newest))]
        self._wake.set()

    def step(self) -> None:
        """Sends what waits; after a failure the rest is too old by the time it could be sent."""
        with self._lock:
            newest, self._newest = self._newest, {}
        for organization_id, event, data in newest.values():
            if self.stopping:
                return
            with self._database.read(Tenant(organization_id)) as session:
                channel = deliveries.current_hosted_channel(session, organization_id)
            try:
                self._sender.send(channel, event, data)
            except (EventTooLarge, SendFailed) as error:
                log.warning("progress not sent to Pusher", event_name=event, reason=str(error))
                return


class BothSender:
    """For progress: to the hub at once, to Pusher when there is time."""

    def __init__(self, hub: RealtimeSender, aside: HostedProgress) -> None:
        self._hub = hub
        self._aside = aside

    def send(self, channel: str, event: str, data: Mapping[str, Any]) -> None:
        """`channel` is the hub's; raises what the hub's sender raises."""
        self._aside.put(organization_of(channel), event, data)
        self._hub.send(channel, event, data)


class AskedChannels:
    """Which channels at Pusher have listeners, asked once for each beat."""

    def __init__(self, sender: PusherSender, *, seconds: float = HEARTBEAT_SECONDS / 2) -> None:
        self._sender = sender
        self._seconds = seconds
        self._known: frozenset[str] = frozenset()
        self._until = 0.0

    def __call__(self, channel: str) -> bool:
        """Whether somebody listened a moment ago; no, when Pusher does not say."""
        if time.monotonic() >= self._until:
            self._until = time.monotonic() + self._seconds
            try:
                self._known = self._sender.occupied(organization_channel(""))
            except SendFailed as error:
                self._known = frozenset()
                log.warning("occupied channels not told", reason=str(error))
        return channel in self._known


@dataclass(frozen=True, slots=True)
class Hosted:
    """The two loops that send to Pusher."""

    publisher: Publisher
    progress: HostedProgress

    @property
    def loops(self) -> tuple[Loop, ...]:
        """Both, to be started and stopped."""
        return (self.publisher, self.progress)


def create_hosted(database: Database, leases: LoopLeases, sender: PusherSender, wakeup: Wakeup) -> Hosted:
    """`wakeup` is that of the hub's publisher; both follow the same log."""
    heartbeats = Heartbeats(database, sender, AskedChannels(sender), seconds=HEARTBEAT_SECONDS, way=Way.HOSTED)
    publisher = Publisher(database, leases, sender, wakeup.twin(), heartbeats, way=Way.HOSTED)
    return Hosted(publisher, HostedProgress(database, sender))
