"""Which plan an organization has, of what Stripe says of its subscriptions. Nothing is asked and nothing written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from server.core.plans import FREE, PlanSettings

GRACE = timedelta(days=7)
"""In which a payment that failed, or of which Stripe has not told yet, may still come."""

LIVING = frozenset({"active", "trialing", "past_due", "unpaid", "paused"})
"""Statuses of a subscription that has not ended; one is not begun before it was paid."""
_PAID = frozenset({"active", "trialing"})


class Subscribed(Protocol):
    """Of a subscription what its plan follows from, as Stripe has it."""

    @property
    def status(self) -> str: ...
    @property
    def price_id(self) -> str: ...
    @property
    def quantity(self) -> int: ...
    @property
    def period_start(self) -> datetime: ...
    @property
    def period_end(self) -> datetime: ...
    @property
    def cancel_at_period_end(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Entitlements:
    """What an organization may use; None is no limit of its own."""

    plan: str | None
    seats: int | None = None
    concurrent_tasks: int | None = None
    tokens_a_month: int | None = None
    history_days: int | None = None


UNLIMITED = Entitlements(None)
"""Of an organization on a server that sells nothing."""


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans that are sold, the best last. Without any nothing is limited, whoever pays."""

    settings: Mapping[str, PlanSettings] = field(default_factory=dict)

    @property
    def sells_all(self) -> bool:
        """Whether every recurring price may be bought, since none stands in a plan."""
        return not self.settings

    def of_price(self, price_id: str) -> str | None:
        """The plan that the price buys."""
        return next((name for name, plan in self.settings.items() if price_id in plan.prices), None)

    def entitled(self, subscriptions: Iterable[Subscribed], now: datetime) -> Entitlements:
        """By the best plan of those that count now; of the same plan by the larger quantity."""
        if not self.settings:
            return UNLIMITED
        names = list(self.settings)
        counting = [(names.index(name), one.quantity) for one in subscriptions if (name := self._now(one, now))]
        rank, quantity = max(counting, default=(names.index(FREE), 1))
        return _entitlements(names[rank], self.settings[names[rank]], quantity)

    def _now(self, one: Subscribed, now: datetime) -> str | None:
        until = lapses_at(one)
        return self.of_price(one.price_id) if until is not None and now < until else None


def lapses_at(one: Subscribed) -> datetime | None:
    """When the subscription gives nothing any more, unless Stripe says otherwise by then; None: it gives nothing.

    A period that was paid for counts to its end; then there are some days, for a card that must be replaced and for
    events that are late. What was cancelled gets no such days.
    """
    if one.status in _PAID:
        return one.period_end if one.cancel_at_period_end else one.period_end + GRACE
    if one.status == "past_due":
        return one.period_start + GRACE
    return None


def _entitlements(name: str, plan: PlanSettings, quantity: int) -> Entitlements:
    return Entitlements(
        plan=name,
        seats=None if plan.seats is None else plan.seats * quantity,
        concurrent_tasks=plan.concurrent_tasks,
        tokens_a_month=plan.tokens_a_month,
        history_days=plan.history_days,
    )
