"""Appending to the event log, and reading it from a position."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Integer, Row, Select, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from contracts.events import EventPage, OrganizationEvent, Phase, StreamEvent, TaskEvent
from server.core.database import OWNER, UnitOfWork
from server.domain.events.models import EventStream, LoggedEvent
from server.domain.tasks.models import Task
from server.domain.tasks.views import task_event

_STREAM_EVENT: TypeAdapter[StreamEvent] = TypeAdapter(StreamEvent)
_WRITE = insert(LoggedEvent.__table__)  # type: ignore[arg-type]  # declared as any FromClause
_EVENTS = LoggedEvent.__table__
_READ_AFTER: Select[Any] = (
    select(_EVENTS.c.seq, _EVENTS.c.name, _EVENTS.c.payload)
    .where(_EVENTS.c.organization_id == bindparam(OWNER), _EVENTS.c.seq > bindparam("after"))
    .order_by(_EVENTS.c.seq)
    .limit(bindparam("most", type_=Integer))
)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a log stands: seqs `first` to `top` of `epoch` are held, and everything to `published` was sent."""

    epoch: str
    first: int
    top: int
    published: int


@dataclass(frozen=True, slots=True)
class Turn:
    """The next place in a log, held by the transaction that took it: until that ends, nobody else has a later one.

    `beside`: what was asked for in the same statement.
    """

    organization_id: str
    epoch: str
    seq: int
    beside: tuple[Any, ...] = ()


class Turns:
    """Numbers what the caller will `write`. Who does not must roll back or `give_back`, or the log has a gap.

    Made once for each place of the code that takes turns: SQLAlchemy makes a statement more slowly than a database runs
    it. `beside` may name the organization as `OWNER`, and has other parameters of the caller's.
    """

    def __init__(self, *beside: ColumnElement[Any]) -> None:
        streams = EventStream.__table__
        statement = (
            update(streams)  # type: ignore[arg-type]  # declared as any FromClause
            .where(streams.c.organization_id == bindparam(OWNER))
            .values(top_seq=streams.c.top_seq + 1)
        )
        self._columns = (streams.c.epoch, streams.c.top_seq, *beside)
        self._statement = statement.returning(*self._columns)
        self._with_time = statement.returning(*self._columns, func.clock_timestamp())

    def take(self, unit: UnitOfWork, organization_id: str, **parameters: object) -> Turn:
        """The next place. Where the clock is the database's it tells the time on the way."""
        parameters[OWNER] = organization_id
        if not unit.clock_is_database:
            return _turn(organization_id, unit.session.execute(self._statement, parameters).one())
        *row, told_time = unit.session.execute(self._with_time, parameters).one()
        unit.learn_now(told_time)
        return _turn(organization_id, row)


def _turn(organization_id: str, row: Sequence[Any]) -> Turn:
    return Turn(organization_id, row[0], row[1], tuple(row[2:]))


_TURNS = Turns()


def take(unit: UnitOfWork, organization_id: str) -> Turn:
    """The next place in the organization's log, for one transition."""
    return _TURNS.take(unit, organization_id)


def give_back(session: Session, turn: Turn) -> None:
    """Nothing will be written at the place that this transaction took last; it holds the log, so nobody is past it."""
    session.execute(
        update(EventStream)
        .where(EventStream.organization_id == turn.organization_id)
        .values(top_seq=EventStream.top_seq - 1)
        .execution_options(synchronize_session=False)
    )


def write(session: Session, task: Task, phase: Phase, turn: Turn, at: datetime) -> TaskEvent:
    """Writes the event of a transition at the place that was taken for it."""
    event = task_event(task, phase, epoch=turn.epoch, seq=turn.seq, at=at)
    row = {
        "organization_id": task.organization_id,
        "seq": turn.seq,
        "task_id": task.id,
        "name": event.event,
        "payload": event.model_dump_json(exclude_none=True),
        "created_at": at,
    }
    session.execute(_WRITE, row)
    return event


def tell(unit: UnitOfWork, organization_id: str, what: Literal["billing-updated"]) -> OrganizationEvent:
    """Writes that something of the organization has changed, in the transaction that changes it.

    Whoever writes to the log waits until that ends: to be called last. The caller wakes the publisher after it.
    """
    turn, now = take(unit, organization_id), unit.now()
    event = OrganizationEvent(event=what, epoch=turn.epoch, seq=turn.seq, at=now)
    row = {
        "organization_id": organization_id,
        "seq": turn.seq,
        "task_id": None,
        "name": what,
        "payload": event.model_dump_json(),
        "created_at": now,
    }
    unit.session.execute(_WRITE, row)
    return event


def position(session: Session, organization_id: str) -> Position:
    """Where the organization's log stands in this transaction."""
    row = session.execute(
        select(EventStream.epoch, EventStream.first_seq, EventStream.top_seq, EventStream.published_seq).where(
            EventStream.organization_id == organization_id
        )
    ).one()
    return Position(*row)


def read_after(session: Session, organization_id: str, after: int, limit: int) -> Sequence[Row[Any]]:
    """At most `limit` events with a larger seq, in order: seq, name, payload."""
    return session.execute(_READ_AFTER, {OWNER: organization_id, "after": after, "most": limit}).all()


def of_task(session: Session, organization_id: str, task_id: str) -> list[TaskEvent]:
    """What the log still holds of one task, in order."""
    statement = select(LoggedEvent).where(
        LoggedEvent.organization_id == organization_id, LoggedEvent.task_id == task_id
    )
    rows = session.scalars(statement.order_by(LoggedEvent.seq))
    return [TaskEvent.model_validate_json(row.payload) for row in rows]


def with_events_before(session: Session, before: datetime, limit: int) -> list[str]:
    """Organizations whose log begins with an event that is older than that, and was sent."""
    first = and_(LoggedEvent.organization_id == EventStream.organization_id, LoggedEvent.seq == EventStream.first_seq)
    statement = select(EventStream.organization_id).join(LoggedEvent, first)
    sent = EventStream.first_seq <= EventStream.published_seq
    return list(session.scalars(statement.where(LoggedEvent.created_at < before, sent).limit(limit)))


def trim(session: Session, organization_id: str, before: datetime, limit: int) -> int:
    """Takes events off the beginning of a log, at most so many; returns how many. Its numbers go on.

    What has not been sent stays. A client that was further back is told that its position is unknown.
    """
    here = position(session, organization_id)
    statement = select(LoggedEvent.seq, LoggedEvent.created_at).where(
        LoggedEvent.organization_id == organization_id,
        LoggedEvent.seq >= here.first,
        LoggedEvent.seq <= here.published,
    )
    oldest = session.execute(statement.order_by(LoggedEvent.seq).limit(limit))
    old = list(takewhile(lambda event: event.created_at < before, oldest))
    if not old:
        return 0
    first = old[-1].seq + 1
    session.execute(
        update(EventStream)
        .where(EventStream.organization_id == organization_id)
        .values(first_seq=first)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        delete(LoggedEvent)
        .where(LoggedEvent.organization_id == organization_id, LoggedEvent.seq < first)
        .execution_options(synchronize_session=False)
    )
    return len(old)


def page(session: Session, organization_id: str, *, after: int, epoch: str | None, limit: int) -> EventPage:
    """What a client missed. Never a partial recovery: an unknown position gives no events and `recovered` false."""
    here = position(session, organization_id)
    known = (epoch is None or epoch == here.epoch) and here.first - 1 <= after <= here.top
    rows = read_after(session, organization_id, after, limit) if known else []
    return EventPage(
        epoch=here.epoch,
        first=here.first,
        top=here.top,
        recovered=known,
        events=[_STREAM_EVENT.validate_json(row.payload) for row in rows],
        has_more=bool(rows) and rows[-1].seq < here.top,
    )


def renew_epochs(session: Session) -> None:
    """Starts a new epoch in every log: after a restored backup, positions that clients hold mean nothing."""
    for stream in session.scalars(select(EventStream)):
        stream.epoch = str(uuid.uuid4())
