"""To whom the people of an organization may write."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contracts.email import Language
from server.domain.organizations.models import Membership, User


@dataclass(frozen=True, slots=True)
class Reader:
    """`user_id` is that of a member; None: somebody who does not belong to the organization."""

    user_id: str | None
    language: Language = "en"


SOMEBODY = Reader(None)


def known_recipient(session: Session, address: str) -> Reader | None:
    """A member of the session's organization; None for anybody else.

    Addresses that look alike in another script are others: `address` has its domain as mail servers take it.
    """
    found = session.scalar(
        select(User.id)
        .join(Membership, Membership.user_id == User.id)
        .where(func.lower(User.email) == address.lower())
        .limit(1)
    )
    return Reader(found) if found is not None else None
