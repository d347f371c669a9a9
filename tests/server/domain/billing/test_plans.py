"""Which plan follows from what Stripe says."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from server.core.plans import read_plans
from server.domain.billing.plans import UNLIMITED, Plans, lapses_at

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
PLANS = Plans(
    read_plans(
        """{"free": {"seats": 2, "concurrent_tasks": 1, "tokens_a_month": 0, "history_days": 30},
            "school": {"prices": ["p_month", "p_year"], "seats": 10, "concurrent_tasks": 4},
            "district": {"prices": ["p_large"]}}"""
    )
)


@dataclass(frozen=True)
class Paid:
    """A month that is half over."""

    status: str = "active"
    price_id: str = "p_month"
    quantity: int = 1
    period_start: datetime = NOW - timedelta(days=15)
    period_end: datetime = NOW + timedelta(days=15)
    cancel_at_period_end: bool = False


class TestEntitled:
    def test_who_pays_nothing_has_the_free_plan(self) -> None:
        free = PLANS.entitled([], NOW)
        assert (free.plan, free.seats, free.tokens_a_month, free.history_days) == ("free", 2, 0, 30)

    def test_seats_are_those_of_each_unit(self) -> None:
        entitled = PLANS.entitled([Paid(quantity=3)], NOW)
        assert (entitled.plan, entitled.seats, entitled.concurrent_tasks, entitled.history_days) == (
            "school",
            30,
            4,
            None,
        )

    def test_the_best_of_several_counts(self) -> None:
        several = [Paid(quantity=1), Paid(price_id="p_large"), Paid(quantity=5, price_id="p_year")]
        assert PLANS.entitled(several, NOW).plan == "district"
        assert PLANS.entitled([several[0], several[2]], NOW).seats == 50

    @pytest.mark.parametrize("status", ["canceled", "unpaid", "incomplete", "incomplete_expired", "paused", "new-word"])
    def test_what_is_not_paid_gives_nothing(self, status: str) -> None:
        assert PLANS.entitled([Paid(status=status)], NOW).plan == "free"

    def test_a_price_of_no_plan_gives_nothing(self) -> None:
        assert PLANS.entitled([Paid(price_id="p_else")], NOW).plan == "free"

    def test_without_plans_nothing_is_limited(self) -> None:
        assert Plans().entitled([], NOW) == Plans().entitled([Paid()], NOW) == UNLIMITED


class TestLapses:
    @pytest.mark.parametrize(
        ("one", "days"),
        [
            (Paid(), 15 + 7),
            (Paid(status="trialing"), 15 + 7),
            (Paid(cancel_at_period_end=True), 15),
            (Paid(status="past_due", period_start=NOW), 7),
            (Paid(status="past_due"), -15 + 7),
            (Paid(status="canceled"), None),
        ],
    )
    def test_a_paid_period_counts_to_its_end_and_some_days(self, one: Paid, days: int | None) -> None:
        assert lapses_at(one) == (None if days is None else NOW + timedelta(days=days))
        lives = days is not None and days > 0
        assert PLANS.entitled([one], NOW).plan == ("school" if lives else "free")

    def test_the_last_moment_is_not_part_of_it(self) -> None:
        one = Paid()
        until = lapses_at(one)
        assert until is not None
        assert PLANS.entitled([one], until - timedelta(seconds=1)).plan == "school"
        assert PLANS.entitled([replace(one)], until).plan == "free"


class TestReadPlans:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{", "JSON"),
            ("[]", "JSON"),
            ('{"school": {}}', "no plan “free”"),
            ('{"free": {"prices": ["p"]}}', "has a price"),
            ('{"free": {}, "a": {"prices": ["p"]}, "b": {"prices": ["p"]}}', "stands twice"),
            ('{"free": {"seat": 1}}', "free.seat"),
            ('{"free": {"concurrent_tasks": 0}}', "free.concurrent_tasks"),
            ('{"Free": {}}', "Free"),
        ],
    )
    def test_what_is_wrong_is_said(self, text: str, said: str) -> None:
        with pytest.raises(ValueError, match=said):
            read_plans(text)

    def test_none_is_none(self) -> None:
        assert read_plans(" ") == {}
