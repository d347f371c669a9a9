"""How far each way to the clients has got in each log. One that is down holds up no other."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from server.domain.events.channels import hosted_channel, organization_channel
from server.domain.events.models import EventStream, Revocation
from server.domain.organizations.models import Organization


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
    top: int
    shut_out: tuple[str, ...] = ()
    """Members that were removed and whose sockets the hub is to close before it gets anything more."""


def behind(session: Session, way: Way) -> list[str]:
    """Organizations with something to send."""
    unsent = EventStream.top_seq > _position(way)
    if way is Way.HUB:
        removed = EventStream.organization_id.in_(select(Revocation.organization_id))
        return list(session.scalars(select(EventStream.organization_id).where(or_(unsent, removed))))
    moved = EventStream.hosted_generation != Organization.channel_generation
    joined = select(EventStream.organization_id).join(Organization, Organization.id == EventStream.organization_id)
    return list(session.scalars(joined.where(or_(unsent, moved))))


def standing(session: Session, way: Way, organization_id: str) -> Standing:
    """Where this way stands in the organization's log."""
    statement = select(
        Organization.channel_generation, EventStream.hosted_generation, _position(way), EventStream.top_seq
    ).join(Organization, Organization.id == EventStream.organization_id)
    row = session.execute(statement.where(EventStream.organization_id == organization_id)).one()
    now, told, sent, top = row
    if way is Way.HUB:
        removed = select(Revocation.user_id).where(Revocation.organization_id == organization_id)
        return Standing(organization_channel(organization_id), None, now, sent, top, tuple(session.scalars(removed)))
    former = hosted_channel(organization_id, told) if told != now else None
    return Standing(hosted_channel(organization_id, now), former, now, sent, top)


def tops(session: Session, way: Way) -> list[tuple[str, str, int]]:
    """(channel, epoch, top) of every log."""
    statement = select(
        EventStream.organization_id, Organization.channel_generation, EventStream.epoch, EventStream.top_seq
    ).join(Organization, Organization.id == EventStream.organization_id)
    rows = session.execute(statement).all()
    if way is Way.HUB:
        return [(organization_channel(row[0]), row[2], row[3]) for row in rows]
    return [(hosted_channel(row[0], row[1]), row[2], row[3]) for row in rows]


def remember(session: Session, way: Way, organization_id: str, seq: int) -> None:
    """Everything up to `seq` has been sent. Never backwards."""
    column = _position(way)
    session.execute(
        update(EventStream)
        .where(EventStream.organization_id == organization_id, column < seq)
        .values({column: seq})
        .execution_options(synchronize_session=False)
    )


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


def _position(way: Way) -> InstrumentedAttribute[int]:
    return EventStream.published_seq if way is Way.HUB else EventStream.hosted_seq
