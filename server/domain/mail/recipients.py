"""To whom the people of an organization may write."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from contracts.email import Language
from server.core.database import database_now
from server.domain.accounts.repository import email_key
from server.domain.mail.letters import language_of
from server.domain.organizations.models import Invitation, Membership, User


@dataclass(frozen=True, slots=True)
class Reader:
    """`user_id` is that of a member; None: somebody who does not belong to the organization."""

    user_id: str | None
    language: Language = "en"


SOMEBODY = Reader(None)


def known_recipient(session: Session, address: str) -> Reader | None:
    """A member of the session's organization, or somebody with an open invitation to it; None for anybody else.

    Addresses that look alike in another script are others: `address` has its domain as mail servers take it.
    """
    key = email_key(address)
    member = session.execute(
        select(User.id, User.language).join(Membership, Membership.user_id == User.id).where(User.email_key == key)
    ).first()
    if member is not None:
        return Reader(member.id, language_of(member.language))
    invited = select(Invitation.id).where(Invitation.email_key == key, Invitation.expires_at > database_now(session))
    return SOMEBODY if session.scalar(invited) is not None else None
