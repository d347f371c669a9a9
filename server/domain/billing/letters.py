"""Telling an organization's admins by mail about its payments, each in their language."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from contracts.email import EmailTemplate, Language
from contracts.session import Role
from server.core.plans import FREE
from server.domain.billing import repository
from server.domain.billing.telling import Money, News, Paid, PlanChanged, Refused
from server.domain.mail import templated
from server.domain.organizations.models import Membership, User

WITHOUT_DECIMALS = frozenset(
    ["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf"]
)
"""https://docs.stripe.com/currencies#zero-decimal"""
THREE_DECIMALS = frozenset(["bhd", "jod", "kwd", "omr", "tnd"])
"""https://docs.stripe.com/currencies#three-decimal"""
_MONTHS = {
    "en": "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec",
    "de": "Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember",
}


log = structlog.get_logger(__name__)


class Queue(Protocol):
    """Puts a mail into the outbox, in the caller's transaction, and gives its id."""

    def __call__(
        self,
        session: Session,
        now: datetime,
        *,
        organization_id: str,
        user_id: str | None,
        recipient: str,
        template: EmailTemplate,
        language: Language,
        data: Mapping[str, str],
    ) -> str: ...


class BillingLetters:
    """`usual_link`: where a button leads for which Stripe gives no page."""

    def __init__(self, usual_link: str, queue: Queue = templated.queue) -> None:
        self._usual_link = usual_link
        self._queue = queue

    def __call__(self, session: Session, now: datetime, news: News) -> None:
        """One mail to each admin who has an address and may sign in. What was paid stands, whatever happens here."""
        try:
            with session.begin_nested():
                self._write(session, now, news)
        except Exception:
            # The edge between what is true and who is told of it: the savepoint is rolled back, and nothing else.
            log.exception("a letter about billing was not written", organization_id=news.organization_id)

    def _write(self, session: Session, now: datetime, news: News) -> None:
        name = repository.organization_name(session, news.organization_id)
        for user_id, address, language in _admins(session, news.organization_id):
            template, data = self._filled(news, language, now)
            self._queue(
                session,
                now,
                organization_id=news.organization_id,
                user_id=user_id,
                recipient=address,
                template=template,
                language=language,
                data={"organization": name, **data},
            )

    def _filled(self, news: News, language: Language, now: datetime) -> tuple[EmailTemplate, Mapping[str, str]]:
        match news:
            case Paid():
                data = {**self._of_payment(news, language), "date": date_words(now, language)}
                return EmailTemplate.PAYMENT_RECEIPT, data
            case Refused():
                return EmailTemplate.PAYMENT_FAILED, self._of_payment(news, language)
            case PlanChanged():
                plans = {
                    "old_plan": plan_words(news.old_plan, language),
                    "new_plan": plan_words(news.new_plan, language),
                }
                return EmailTemplate.SUBSCRIPTION_CHANGED, {**plans, "date": date_words(now, language)}

    def _of_payment(self, news: Paid | Refused, language: Language) -> dict[str, str]:
        return {
            "plan": plan_words(news.plan, language),
            "amount": money_words(news.money, language),
            "link": news.link or self._usual_link,
        }


def money_words(money: Money, language: Language) -> str:
    """With the decimals of its currency, and the sign before them of the language."""
    currency = money.currency.lower()
    decimals = 0 if currency in WITHOUT_DECIMALS else 3 if currency in THREE_DECIMALS else 2
    text = f"{money.amount / 10**decimals:.{decimals}f} {currency.upper()}"
    return text.replace(".", ",") if language == "de" else text


def date_words(moment: datetime, language: Language) -> str:
    """The day in UTC."""
    month = _MONTHS[language].split(",")[moment.month - 1]
    return f"{moment.day}. {month} {moment.year}" if language == "de" else f"{moment.day} {month} {moment.year}"


def plan_words(plan: str, language: Language) -> str:
    """Plans are called as the settings have them."""
    if plan == FREE:
        return "Kostenlos" if language == "de" else "Free"
    return plan.replace("-", " ").capitalize() or "–"


def _admins(session: Session, organization_id: str) -> list[tuple[str, str, Language]]:
    statement = (
        select(User.id, User.email, User.language)
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.organization_id == organization_id,
            Membership.role == Role.ADMIN.value,
            User.email.is_not(None),
            User.disabled_at.is_(None),
        )
        .order_by(User.id)
    )
    return [
        (user_id, email, "de" if language == "de" else "en")
        for user_id, email, language in session.execute(statement)
        if email is not None
    ]
