"""What an organization is told by mail about its payments, in the transaction in which it became true."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

import structlog
from sqlalchemy.orm import Session

Template = Literal["payment-receipt", "payment-failed", "subscription-changed"]

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Word:
    """A mail that is wished for, to those of the organization who may pay. `data` fills the template."""

    organization_id: str
    template: Template
    data: Mapping[str, str]


class Tell(Protocol):
    """Puts a mail into the outbox, in the caller's transaction."""

    def __call__(self, session: Session, now: datetime, word: Word) -> None:
        """Each word comes once, unless its transaction is rolled back."""
        ...


def only_log(session: Session, now: datetime, word: Word) -> None:
    """Where there is no mail."""
    del session, now
    log.info("billing", organization_id=word.organization_id, told=word.template)


def amount(cents: int, currency: str) -> str:
    """For people, in a currency of two decimals or, as some have it, none."""
    if currency.lower() in WITHOUT_DECIMALS:
        return f"{cents} {currency.upper()}"
    return f"{cents / 100:.2f} {currency.upper()}"


WITHOUT_DECIMALS = frozenset(
    ["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf"],
)
"""https://docs.stripe.com/currencies#zero-decimal"""
