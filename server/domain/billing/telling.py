"""What an organization is told about its payments, in the transaction in which it became true."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import structlog
from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Money:
    """So many of the smallest unit of a currency."""

    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment went through. `link`: the invoice, where Stripe gives one."""

    organization_id: str
    plan: str
    money: Money
    link: str | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A payment did not go through; Stripe tries it again."""

    organization_id: str
    plan: str
    money: Money
    link: str | None


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """By what was bought, changed or cancelled, or because time has run out."""

    organization_id: str
    old_plan: str
    new_plan: str


News = Paid | Refused | PlanChanged


class Tell(Protocol):
    """Tells whoever looks after it, in the caller's transaction."""

    def __call__(self, session: Session, now: datetime, news: News) -> None:
        """Each comes once, unless its transaction is rolled back."""
        ...


def only_log(session: Session, now: datetime, news: News) -> None:
    """Where there is no mail."""
    del session, now
    log.info("billing", organization_id=news.organization_id, news=type(news).__name__)
