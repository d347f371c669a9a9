"""How amounts, prices and plans are said."""

from datetime import UTC, datetime

import pytest

from contracts.billing import ChangePreview, PlanLimits, PriceView, SubscriptionView
from desktop.views.billing import wording


def price(
    amount: int | None = 1000, interval: str | None = "month", every: int = 1, currency: str = "eur"
) -> PriceView:
    return PriceView(id="price_1", currency=currency, amount=amount, interval=interval, interval_count=every)


def subscription(status: str = "active", *, ends: bool = False) -> SubscriptionView:
    return SubscriptionView(
        id="sub_1",
        status=status,
        plan="school",
        price="price_1",
        quantity=1,
        period_start=datetime(2026, 3, 1, 12, tzinfo=UTC),
        period_end=datetime(2026, 4, 1, 12, tzinfo=UTC),
        cancel_at_period_end=ends,
        is_living=True,
    )


class TestMoney:
    @pytest.mark.parametrize(
        ("amount", "currency", "said"),
        [
            (123_456, "eur", "1,234.56 EUR"),
            (5, "usd", "0.05 USD"),
            (-240, "eur", "-2.40 EUR"),
            (500, "jpy", "500 JPY"),
            (1500, "kwd", "1.500 KWD"),
            (0, "eur", "0.00 EUR"),
        ],
    )
    def test_it_has_the_decimals_of_its_currency(self, amount: int, currency: str, said: str) -> None:
        assert wording.money(amount, currency) == said


class TestPrices:
    @pytest.mark.parametrize(
        ("one", "units", "said"),
        [
            (price(), 1, "10.00 EUR a month"),
            (price(interval="year"), 3, "30.00 EUR a year"),
            (price(every=3), 2, "20.00 EUR every 3 months"),
            (price(interval=None), 1, "10.00 EUR once"),
            (price(amount=None), 1, "The price is shown before you pay"),
            (price(interval="decade"), 1, "10.00 EUR decade"),
        ],
    )
    def test_they_say_how_much_and_how_often(self, one: PriceView, units: int, said: str) -> None:
        assert wording.price_text(one, units) == said


class TestLimits:
    def test_units_multiply_the_seats_alone(self) -> None:
        limits = PlanLimits(seats=10, concurrent_tasks=4, tokens_a_month=1000, history_days=1)
        assert wording.limits_lines(limits, 3) == [
            "30 seats",
            "4 tasks at once",
            "1,000 AI tokens a month",
            "1 day of history",
        ]

    def test_none_is_no_limit(self) -> None:
        limits = PlanLimits(seats=None, concurrent_tasks=None, tokens_a_month=None, history_days=None)
        assert wording.limits_lines(limits)[0] == "Any number of seats"
        assert wording.used_text(3, None) == "3, no limit"


class TestChanges:
    def test_another_rhythm_begins_a_new_period(self) -> None:
        said = wording.next_text(price(interval="year"), 2, price(), subscription())
        assert said == "A new period begins now; from its end on 20.00 EUR a year."

    def test_what_ends_with_its_period_still_does(self) -> None:
        assert wording.next_text(price(), 2, price(), subscription(ends=True)) == "It still ends on 1 Apr 2026."

    def test_nothing_due_and_nothing_credited(self) -> None:
        free = ChangePreview(currency="eur", total=0, amount_due=0, lines=[], prorated_at=datetime.now(UTC))
        assert wording.due_text(free) == "Nothing is due now."


class TestStanding:
    @pytest.mark.parametrize(
        ("status", "said"), [("active", "active"), ("past_due", "payment due"), ("something_new", "something_new")]
    )
    def test_it_is_a_word_also_where_it_is_not_known(self, status: str, said: str) -> None:
        assert wording.status_badge(subscription(status)).text == said

    def test_a_failed_payment_says_what_to_do(self) -> None:
        assert "Check the card" in wording.period_text(subscription("past_due"))
