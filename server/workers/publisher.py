"""Sends the event log to the organization channels, in order, from where it stopped. One publisher for each way."""

import json
from collections.abc import Callable

import structlog

from contracts.events import CHANNEL_MOVED, TaskEvent
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeup
from server.domain.events import deliveries
from server.domain.events.channels import organization_channel, subscriber
from server.domain.events.deliveries import Standing, Way
from server.domain.nodes.leases import LoopLeases
from server.realtime.sender import EventTooLarge, RealtimeSender, SendFailed
from server.workers.heartbeat import Heartbeats
from server.workers.loop import Loop

READ_AT_ONCE = 50
"""Events of one log."""
LOGS_AT_ONCE = {Way.HUB: 20, Way.HOSTED: 1}
"""What was sent of them is remembered together. To Pusher a send may take long."""
HOSTED_PAUSE_SECONDS = 5.0
"""Clients come back to Pusher by themselves, and must not find it without news for long."""
LOOPS = {Way.HUB: "publisher", Way.HOSTED: "hosted-publisher"}

ShutOut = Callable[[str], None]
"""Closes a subscriber's sockets at the hub; raises `SendFailed`."""

log = structlog.get_logger(__name__)


def nobody_to_tell(subscriber: str) -> None:
    """There is no hub whose sockets could be closed."""
    del subscriber


class Publisher(Loop):
    """A failed send stops the organization's log there; the next pass goes on from the same event."""

    def __init__(
        self,
        database: Database,
        leases: LoopLeases,
        sender: RealtimeSender,
        wakeup: Wakeup,
        heartbeats: Heartbeats | None = None,
        *,
        way: Way = Way.HUB,
        shut_out: ShutOut = nobody_to_tell,
        **options: float,
    ) -> None:
        self.name = LOOPS[way]
        if way is Way.HOSTED:
            self.longest_pause = HOSTED_PAUSE_SECONDS
        super().__init__(wakeup, **options)
        self._way = way
        self._shut_out = shut_out
        self._heartbeats = heartbeats
        self._database = database
        self._leases = leases
        self._sender = sender

    def step(self) -> None:
        """Sends what has been committed since the last pass."""
        if not self._leases.hold(self.name):
            return
        behind = deliveries.behind(self._database, self._way)
        at_once = LOGS_AT_ONCE[self._way]
        for first in range(0, len(behind), at_once):
            while self._publish_some(behind[first : first + at_once]):
                continue
            if not self._may_go_on():
                return
        if self._heartbeats is not None:
            self._heartbeats.beat()

    def _publish_some(self, organization_ids: list[str]) -> bool:
        """Sends a few events of each; True when there may be more. What was sent is remembered in one commit."""
        unsent = deliveries.unsent(self._database, self._way, organization_ids, READ_AT_ONCE)
        sent: dict[str, int] = {}
        try:
            for one in unsent:
                if not self._may_go_on():
                    return False
                self._tell_of_removals(one.organization_id, one.here)
                self._tell_of_move(one.organization_id, one.here)
                for event in one.events:
                    if self.stopping:
                        return False
                    self._send(one.here.channel, event.name, event.payload)
                    sent[one.organization_id] = event.seq
        finally:
            if sent:
                with self._database.write(SYSTEM) as unit:
                    deliveries.remember(unit.session, self._way, sent)
        return any(len(one.events) == READ_AT_ONCE for one in unsent)

    def _may_go_on(self) -> bool:
        return not self.stopping and self._leases.hold(self.name)

    def _tell_of_removals(self, organization_id: str, here: Standing) -> None:
        """Before anything else goes to the channel: a removed member hears nothing that came after."""
        for user_id in here.shut_out:
            self._shut_out(subscriber(organization_id, user_id))
            with self._database.write(SYSTEM) as unit:
                deliveries.was_shut_out(unit.session, organization_id, user_id)

    def _tell_of_move(self, organization_id: str, here: Standing) -> None:
        """Before anything goes to the new channel: a member that was removed hears no more than that."""
        if here.former is None:
            return
        self._send(here.former, CHANNEL_MOVED, "{}")
        with self._database.write(SYSTEM) as unit:
            deliveries.told_of_move(unit.session, organization_id, here.generation)

    def _send(self, channel: str, name: str, payload: str) -> None:
        try:
            self._sender.send(channel, name, json.loads(payload))
        except EventTooLarge:
            # Clients find the missing seq and fetch it from the log, which has no such limit.
            log.warning("event too large for the channel", event_name=name)
        except SendFailed as failure:
            if failure.retryable:
                raise
            # An event that can never pass must not hold up those behind it.
            log.error("event cannot be sent, left to the log", event_name=name, reason=str(failure))


def publish_progress(sender: RealtimeSender, organization_id: str, event: TaskEvent) -> None:
    """Sends progress, which is state: when it cannot be sent, the next one or the transition makes up for it."""
    try:
        data = event.model_dump(mode="json", exclude_none=True)
        sender.send(organization_channel(organization_id), event.event, data)
    except (EventTooLarge, SendFailed) as error:
        log.warning("progress not sent", event_name=event.event, reason=str(error))
