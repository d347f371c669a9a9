"""Reading what people of an organization wrote. Sessions are bound to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from server.domain.mail.models import Mail
from server.domain.mail.repository import Purpose
from server.domain.organizations.models import Organization


@dataclass(frozen=True, slots=True)
class Volume:
    """Recipients written to since some time, and when the first of these mails was written."""

    recipients: int
    first_at: datetime | None


def locked_openness(session: Session, organization_id: str) -> bool:
    """Whether its people may write to anybody. Of two that write at once the second waits for the first."""
    found = select(Organization.mail_is_open).where(Organization.id == organization_id)
    return bool(session.scalar(found.with_for_update(key_share=True)))


def openness(session: Session, organization_id: str) -> bool:
    """The same, without waiting."""
    return bool(session.scalar(select(Organization.mail_is_open).where(Organization.id == organization_id)))


def set_openness(session: Session, organization_id: str, is_open: bool) -> None:
    """From the next mail on."""
    session.get_one(Organization, organization_id).mail_is_open = is_open


def find_by_key(session: Session, user_id: str, route: str, key: str) -> Mail | None:
    """The mail that a request with this key was answered with."""
    return session.scalar(select(Mail).where(Mail.sent_by == user_id, Mail.route == route, Mail.idempotency_key == key))


def volume(session: Session, since: datetime, user_id: str | None = None) -> Volume:
    """Of the organization, or of one person."""
    statement = select(func.coalesce(func.sum(Mail.recipients), 0), func.min(Mail.created_at)).where(
        Mail.created_at > since, Mail.purpose == Purpose.MESSAGE.value
    )
    if user_id is not None:
        statement = statement.where(Mail.sent_by == user_id)
    recipients, first_at = session.execute(statement).one()
    return Volume(int(recipients), first_at)


def find(session: Session, mail_id: str) -> Mail | None:
    """One mail of the organization."""
    return session.scalar(select(Mail).where(Mail.id == mail_id))


def page(session: Session, before: Mail | None, limit: int) -> Sequence[Mail]:
    """Newest first, those after `before`."""
    statement = select(Mail).order_by(Mail.created_at.desc(), Mail.id.desc()).limit(limit)
    if before is not None:
        same_moment = and_(Mail.created_at == before.created_at, Mail.id < before.id)
        statement = statement.where(or_(Mail.created_at < before.created_at, same_moment))
    return session.scalars(statement).all()
