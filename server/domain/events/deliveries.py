"""How far each way to the clients has got in each log. One that is down holds up no other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    Update,
    and_,
    bindparam,
    case,
    delete,
    exists,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from server.core.database import OWNER, Database
from server.domain.events.channels import hosted_channel, organization_channel
from server.domain.events.models import EventStream, LoggedEvent, Revocation
from server.domain.organizations.models import Organization

MOST_BEHIND = 200
"""Pusher is sent no more than this of what it missed: clients see the gap and read the log, which costs nothing."""


class Way(Enum):
    """HUB: the server's own. HOSTED: Pusher, where channels are rotated."""

    HUB = "hub"
    HOSTED = "hosted"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a way stands in one log. `former` is a channel whose listeners were not told yet that it is left."""

    channel: str
    former: str | None
    generation: int
    sent: int
    shut_out: tuple[str, ...] = ()
    """Members that were removed and whose sockets the hub is to close before it gets anything more."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """What is to be sent next of one log, in order: `seq`, `name` and `payload` of each."""

    organization_id: str
    here: Standing
    events: Sequence[Row[*tuple[Any, ...]]]


_STREAMS, _ORGANIZATIONS, _REVOCATIONS = EventStream.__table__, Organization.__table__, Revocation.__table__
_EVENTS = LoggedEvent.__table__
_POSITIONS = {Way.HUB: _STREAMS.c.published_seq, Way.HOSTED: _STREAMS.c.hosted_seq}
_HAS_REMOVED = exists().where(_REVOCATIONS.c.organization_id == _STREAMS.c.organization_id)


def _behind(way: Way) -> Select[str]:
    unsent = _STREAMS.c.top_seq > _POSITIONS[way]
    if way is Way.HUB:
        removed = _STREAMS.c.organization_id.in_(select(_REVOCATIONS.c.organization_id))
        return select(_STREAMS.c.organization_id).where(or_(unsent, removed))
    moved = _STREAMS.c.hosted_generation != _ORGANIZATIONS.c.channel_generation
    joined = select(_STREAMS.c.organization_id).join(_ORGANIZATIONS, _ORGANIZATIONS.c.id == _STREAMS.c.organization_id)
    return joined.where(or_(unsent, moved))


def _unsent(way: Way) -> Select[Any]:
    """Where the way stands in each log, again on each row of what comes next; without an event if nothing does."""
    here = _POSITIONS[way]
    after = _larger(here, _STREAMS.c.first_seq - 1)
    if way is Way.HOSTED:
        after = _larger(after, _STREAMS.c.top_seq - bindparam("most_behind", type_=Integer))
    of_it = and_(
        _EVENTS.c.organization_id == _STREAMS.c.organization_id,
        _EVENTS.c.seq > after,
        _EVENTS.c.seq <= after + bindparam("most", type_=Integer),  # from its beginning on a log has no gap
    )
    statement: Select[Any] = select(
        _STREAMS.c.organization_id,
        _ORGANIZATIONS.c.channel_generation,
        _STREAMS.c.hosted_generation,
        here.label("sent"),
        _HAS_REMOVED.label("has_removed"),
        _EVENTS.c.seq,
        _EVENTS.c.name,
        _EVENTS.c.payload,
    ).join_from(_STREAMS, _ORGANIZATIONS, _ORGANIZATIONS.c.id == _STREAMS.c.organization_id)
    these = _STREAMS.c.organization_id.in_(bindparam("organizations", expanding=True))
    return statement.outerjoin(_EVENTS, of_it).where(these).order_by(_STREAMS.c.organization_id, _EVENTS.c.seq)


def _larger(one: ColumnElement[int], other: ColumnElement[int]) -> ColumnElement[int]:
    """The databases have no name for it in common."""
    return case((one > other, one), else_=other)


def _remember(way: Way) -> Update:
    here = _POSITIONS[way]
    of_it = _STREAMS.c.organization_id == bindparam(OWNER)
    statement = update(_STREAMS)  # type: ignore[arg-type]  # declared as any FromClause
    return statement.where(of_it, here < bindparam("sent")).values({here: bindparam("sent")})


_BEHIND = {way: _behind(way) for way in Way}
_UNSENT = {way: _unsent(way) for way in Way}
_REMEMBER = {way: _remember(way) for way in Way}
"""Asked all the time, and so made once."""


def behind(database: Database, way: Way) -> list[str]:
    """Organizations with something to send."""
    return [row.organization_id for row in database.look_at_all(_BEHIND[way])]


def unsent(database: Database, way: Way, organization_ids: Sequence[str], most: int) -> list[Unsent]:
    """Where this way stands in each of these logs, and at most so many events of each that come next.

    One statement, which is a snapshot by itself.
    """
    asked = {"organizations": list(organization_ids), "most": most, "most_behind": MOST_BEHIND}
    rows = database.look_at_all(_UNSENT[way], **asked)
    found = []
    for organization_id, of_it in groupby(rows, key=lambda row: row.organization_id):
        here, *_ = events = list(of_it)
        standing = _standing(database, way, organization_id, here)
        found.append(Unsent(organization_id, standing, [row for row in events if row.seq is not None]))
    return found


def _standing(database: Database, way: Way, organization_id: str, here: Row[*tuple[Any, ...]]) -> Standing:
    now, told = here.channel_generation, here.hosted_generation
    if way is Way.HOSTED:
        former = hosted_channel(organization_id, told) if told != now else None
        return Standing(hosted_channel(organization_id, now), former, now, here.sent)
    shut_out: tuple[str, ...] = ()
    if here.has_removed:
        removed = select(Revocation.user_id).where(Revocation.organization_id == organization_id)
        shut_out = tuple(row.user_id for row in database.look_at_all(removed))
    return Standing(organization_channel(organization_id), None, now, here.sent, shut_out)


def tops(session: Session, way: Way) -> list[tuple[str, str, int]]:
    """(channel, epoch, top) of every log."""
    statement = select(
        EventStream.organization_id, Organization.channel_generation, EventStream.epoch, EventStream.top_seq
    ).join(Organization, Organization.id == EventStream.organization_id)
    rows = session.execute(statement).all()
    if way is Way.HUB:
        return [(organization_channel(row[0]), row[2], row[3]) for row in rows]
    return [(hosted_channel(row[0], row[1]), row[2], row[3]) for row in rows]


def remember(session: Session, way: Way, sent: Mapping[str, int]) -> None:
    """Of each organization everything up to a seq has been sent. Never backwards.

    By the order of their ids, in which a statement of another transaction may lock them too.
    """
    session.execute(_REMEMBER[way], [{OWNER: one, "sent": seq} for one, seq in sorted(sent.items())])


def told_of_move(session: Session, organization_id: str, generation: int) -> None:
    """The listeners of the former channel have been told where to go."""
    session.execute(
        update(EventStream)
        .where(EventStream.organization_id == organization_id)
        .values(hosted_generation=generation)
        .execution_options(synchronize_session=False)
    )


def was_shut_out(session: Session, organization_id: str, user_id: str) -> None:
    """The hub has closed the sockets of a removed member."""
    session.execute(
        delete(Revocation)
        .where(Revocation.organization_id == organization_id, Revocation.user_id == user_id)
        .execution_options(synchronize_session=False)
    )


def revoke(session: Session, organization_id: str, user_id: str, at: datetime) -> None:
    """In the transaction that removes a member: its sockets are to be closed, and the channel at Pusher renamed."""
    session.merge(Revocation(organization_id=organization_id, user_id=user_id, created_at=at))
    session.execute(
        update(Organization)
        .where(Organization.id == organization_id)
        .values(channel_generation=Organization.channel_generation + 1)
        .execution_options(synchronize_session=False)
    )


def current_hosted_channel(session: Session, organization_id: str) -> str:
    """The name as it is now."""
    statement = select(Organization.channel_generation).where(Organization.id == organization_id)
    return hosted_channel(organization_id, session.scalars(statement).one())
