"""The newest reading stays."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from server.core.wakeups import Wakeups
from server.domain.billing.mirror import Mirror
from server.domain.billing.plans import Plans
from server.domain.billing.telling import News, Paid, only_log
from server.domain.organizations.membership import Member
from server.integrations.stripe.provider import Invoice, Subscription
from tests.server.domain.billing.conftest import School

READ = datetime(2026, 11, 27, 12, tzinfo=UTC)
NOW_IS = Subscription(
    id="sub_1",
    customer_id="cus_1",
    status="active",
    item_id="si_1",
    price_id="price_school",
    quantity=2,
    period_start=READ,
    period_end=READ + timedelta(days=30),
    cancel_at_period_end=False,
    created_at=READ,
    livemode=False,
)


def reading(status: str, amount_paid: int = 0) -> Invoice:
    return Invoice("in_1", None, "cus_1", None, status, "eur", 100, 100, amount_paid, 1, READ, None, None, False)


@pytest.fixture
def mirror(any_school: School) -> Mirror:
    return Mirror(any_school.database, Plans(), only_log)


class TestSubscription:
    def test_an_older_reading_that_is_written_later_changes_nothing(self, any_school: School, mirror: Mirror) -> None:
        own = any_school.member.organization_id
        mirror.subscription(own, NOW_IS, READ)
        mirror.subscription(own, replace(NOW_IS, quantity=5), READ + timedelta(seconds=2))
        mirror.subscription(own, replace(NOW_IS, quantity=3), READ + timedelta(seconds=1))
        (seen,) = any_school.services.subscriptions.list(any_school.member).subscriptions
        assert seen.quantity == 5
        mirror.ended(own, "sub_1", READ)
        assert any_school.services.subscriptions.show(any_school.member, "sub_1").status == "active"


class TestInvoice:
    def test_an_older_reading_that_is_written_later_is_not_told(self, any_school: School) -> None:
        told: list[News] = []
        mirror = Mirror(any_school.database, Plans(), lambda session, now, news: told.append(news))
        own = any_school.member.organization_id
        mirror.invoice(own, reading("paid", 100), READ + timedelta(seconds=1))
        mirror.invoice(own, reading("open"), READ)
        assert [type(news) for news in told] == [Paid]


class TestNews:
    """What the organization hears of, on its channel."""

    def test_a_reading_with_news_is_told_once(self, any_school: School, mirror: Mirror) -> None:
        own = any_school.member.organization_id
        mirror.subscription(own, NOW_IS, READ)
        assert any_school.heard() == 1
        mirror.subscription(own, NOW_IS, READ + timedelta(seconds=1))
        mirror.recompute(own)
        assert any_school.heard() == 1, "nothing is other than before"
        mirror.subscription(own, replace(NOW_IS, cancel_at_period_end=True), READ + timedelta(seconds=2))
        mirror.ended(own, "sub_1", READ + timedelta(seconds=3))
        assert any_school.heard() == 3

    def test_an_older_reading_is_not_told(self, any_school: School, mirror: Mirror) -> None:
        own = any_school.member.organization_id
        mirror.subscription(own, NOW_IS, READ)
        mirror.subscription(own, replace(NOW_IS, quantity=3), READ - timedelta(seconds=1))
        assert any_school.heard() == 1

    def test_payments_are_told(self, any_school: School, mirror: Mirror) -> None:
        own = any_school.member.organization_id
        mirror.invoice(own, reading("open"), READ)
        mirror.invoice(own, reading("open"), READ + timedelta(seconds=1))
        mirror.invoice(own, reading("paid", 100), READ + timedelta(seconds=2))
        assert any_school.heard() == 2

    def test_another_organization_hears_nothing(self, any_school: School, mirror: Mirror, stranger: Member) -> None:
        mirror.subscription(any_school.member.organization_id, NOW_IS, READ)
        assert any_school.heard(stranger) == 0

    def test_the_publisher_is_woken_after_the_commit(self, any_school: School) -> None:
        wakeups = Wakeups()
        mirror = Mirror(any_school.database, Plans(), only_log, wakeups)
        mirror.subscription(any_school.member.organization_id, NOW_IS, READ)
        assert wakeups.publisher._event.is_set()
