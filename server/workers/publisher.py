"""Sends the event log to the organization channels, in order, from where it stopped."""

import json
from dataclasses import dataclass

import structlog
from sqlalchemy import select, update

from contracts.events import TaskEvent
from server.core.database import SYSTEM, Database, Tenant
from server.core.wakeups import Wakeup
from server.domain.events import log as event_log
from server.domain.events.channels import organization_channel
from server.domain.events.models import EventStream
from server.domain.nodes.leases import LoopLeases
from server.realtime.sender import EventTooLarge, RealtimeSender, SendFailed
from server.workers.heartbeat import Heartbeats
from server.workers.loop import Loop

READ_AT_ONCE = 50

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Behind:
    organization_id: str
    published: int


class Publisher(Loop):
    """A failed send stops the organization's log there; the next pass goes on from the same event."""

    name = "publisher"

    def __init__(
        self,
        database: Database,
        leases: LoopLeases,
        sender: RealtimeSender,
        wakeup: Wakeup,
        heartbeats: Heartbeats | None = None,
        **options: float,
    ) -> None:
        super().__init__(wakeup, **options)
        self._heartbeats = heartbeats
        self._database = database
        self._leases = leases
        self._sender = sender

    def step(self) -> None:
        """Sends what has been committed since the last pass."""
        if not self._leases.hold(self.name):
            return
        for behind in self._behind():
            while self._publish_some(behind.organization_id):
                if not self._leases.hold(self.name):
                    return
        if self._heartbeats is not None:
            self._heartbeats.beat()

    def _behind(self) -> list[_Behind]:
        with self._database.read(SYSTEM) as session:
            statement = select(EventStream.organization_id, EventStream.published_seq).where(
                EventStream.top_seq > EventStream.published_seq
            )
            return [_Behind(*row) for row in session.execute(statement)]

    def _publish_some(self, organization_id: str) -> bool:
        """Sends a few events; True when there may be more."""
        with self._database.read(Tenant(organization_id)) as session:
            start = event_log.position(session, organization_id).published
            rows = event_log.read_after(session, organization_id, start, READ_AT_ONCE)
        sent = start
        try:
            for row in rows:
                self._send(organization_id, row.name, row.payload)
                sent = row.seq
        finally:
            if sent > start:
                self._remember(organization_id, sent)
        return len(rows) == READ_AT_ONCE

    def _send(self, organization_id: str, name: str, payload: str) -> None:
        try:
            self._sender.send(organization_channel(organization_id), name, json.loads(payload))
        except EventTooLarge:
            # Clients find the missing seq and fetch it from the log, which has no such limit.
            log.warning("event too large for the channel", event_name=name)
        except SendFailed as failure:
            if failure.retryable:
                raise
            # An event that can never pass must not hold up those behind it.
            log.error("event cannot be sent, left to the log", event_name=name, reason=str(failure))

    def _remember(self, organization_id: str, seq: int) -> None:
        with self._database.write(SYSTEM) as unit:
            unit.session.execute(
                update(EventStream)
                .where(EventStream.organization_id == organization_id, EventStream.published_seq < seq)
                .values(published_seq=seq)
                .execution_options(synchronize_session=False)
            )


def publish_progress(sender: RealtimeSender, organization_id: str, event: TaskEvent) -> None:
    """Sends progress, which is state: when it cannot be sent, the next one or the transition makes up for it."""
    try:
        data = event.model_dump(mode="json", exclude_none=True)
        sender.send(organization_channel(organization_id), event.event, data)
    except (EventTooLarge, SendFailed) as error:
        log.warning("progress not sent", event_name=event.event, reason=str(error))
