"""Addresses that an organization does not write to: they do not exist, or their owner wants no more mail."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from server.core.errors import NotFound
from server.domain.mail.models import ERROR_LENGTH, MailSuppression

MOST_SHOWN = 1000


class Reason(StrEnum):
    """BOUNCED: a mail server said that there is no such mailbox. UNSUBSCRIBED: its owner said so."""

    BOUNCED = "bounced"
    UNSUBSCRIBED = "unsubscribed"


class NotSuppressed(NotFound):
    """Mail goes to that address already."""


WORDS = {
    Reason.BOUNCED.value: "Mail to this address came back: there is no such mailbox.",
    Reason.UNSUBSCRIBED.value: "Whoever reads mail at this address wants no more of it.",
}
"""Why nothing is sent."""


def key(address: str) -> str:
    """Under which an address is kept. Hardly any mail server tells upper case from lower."""
    return address.lower()


def among(session: Session, addresses: Iterable[str], *, by_the_server: bool) -> dict[str, str]:
    """Those of the addresses that are not written to, with the reason in words.

    `by_the_server`: what it writes about an account, a bill or a task goes to people who want no mail of others, too.
    """
    by_key = {key(address): address for address in addresses}
    rows = session.scalars(select(MailSuppression).where(MailSuppression.address_key.in_(by_key)))
    return {
        by_key[row.address_key]: WORDS[row.reason]
        for row in rows
        if not (by_the_server and row.reason == Reason.UNSUBSCRIBED.value)
    }


def add(session: Session, organization_id: str, said: Mapping[str, str | None], reason: Reason, now: datetime) -> None:
    """By address, what the mail server said, if it was one. Those that are known stay as they are, or become known now
    by somebody else.
    """
    rows = {
        key(address): {
            "organization_id": organization_id,
            "address_key": key(address),
            "reason": reason.value,
            "words": words[:ERROR_LENGTH] if words is not None else None,
            "created_at": now,
        }
        for address, words in said.items()
    }
    if rows:
        kind = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
        session.execute(kind.insert(MailSuppression).on_conflict_do_nothing(), list(rows.values()))


def newest(session: Session) -> list[MailSuppression]:
    """Of the session's organization."""
    statement = select(MailSuppression).order_by(MailSuppression.created_at.desc(), MailSuppression.address_key)
    return list(session.scalars(statement.limit(MOST_SHOWN)))


def lift(session: Session, address: str) -> None:
    """Raises NotSuppressed."""
    found = session.scalar(
        delete(MailSuppression)
        .where(MailSuppression.address_key == key(address))
        .returning(MailSuppression.address_key)
        .execution_options(synchronize_session=False)
    )
    if found is None:
        raise NotSuppressed("This address is not on the list.")
