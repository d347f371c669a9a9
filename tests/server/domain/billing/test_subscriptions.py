"""Changing what an organization pays for, and what an outage in the middle leaves."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from contracts.billing import CancelRequest, SubscriptionChange
from server.core.billing_account import BillingAccount
from server.core.database import Tenant
from server.core.wakeups import Wakeups
from server.domain.audit.log import Act
from server.domain.audit.models import AuditEntry
from server.domain.billing.errors import PreviewTooOld, SubscriptionEnded, SubscriptionNotFound, UnknownPrice
from server.domain.billing.services import BillingTerms, billing_services
from server.domain.organizations.membership import MembershipService
from server.integrations.stripe.errors import BillingBusy, CardDeclined
from server.integrations.stripe.provider import Change, Subscription
from server.integrations.stripe.stripe_provider import StripeProvider
from tests.fakes.stripe_server.faults import broken, missing
from tests.server.domain.billing.conftest import School, long_ago, settle

NOW_TO_END = CancelRequest(at_period_end=False)
WITH_PERIOD = CancelRequest()


@pytest.fixture
def subscription(school: School) -> str:
    return school.subscribe()


class _Overtaken(StripeProvider):
    """Before it changes anything, another has read what was, and written that down."""

    def __init__(self, account: BillingAccount, other: Callable[[], object]) -> None:
        super().__init__(account, retries=0)
        self._other = other

    def change(self, current: Subscription, change: Change, key: str) -> Subscription:
        self._other()
        return super().change(current, change, key)


def change(school: School, subscription_id: str, **wanted: object) -> tuple[str, int]:
    """Price and quantity then."""
    request = SubscriptionChange.model_validate(wanted)
    seen = school.services.subscriptions.change(school.member, subscription_id, request, None)
    return seen.price, seen.quantity


class TestChange:
    def test_what_was_shown_is_what_is_paid(self, school: School, subscription: str) -> None:
        wanted = SubscriptionChange(price="price_district", quantity=3)
        seen = school.services.subscriptions.preview(school.member, subscription, wanted)
        assert change(school, subscription, price="price_district", quantity=3, prorated_at=seen.prorated_at) == (
            "price_district",
            3,
        )
        newest = school.stripe.store.find("invoice")[0]
        assert (newest["total"], newest["amount_paid"]) == (seen.total, seen.amount_due)
        assert sum(line.amount for line in seen.lines) == seen.total > 0

    def test_the_plan_changes_at_once(self, school: School, subscription: str) -> None:
        assert school.plan() == ("school", 4, None)
        change(school, subscription, price="price_district")
        assert school.plan() == ("district", None, None)

    def test_what_is_left_out_stays(self, school: School, subscription: str) -> None:
        assert change(school, subscription, quantity=5) == ("price_school", 5)
        assert change(school, subscription, price="price_school_year") == ("price_school_year", 5)
        asked = len(school.stripe.asked)
        assert change(school, subscription) == ("price_school_year", 5)
        assert not any(one.method == "POST" for one in school.stripe.asked[asked:])

    def test_whose_it_was_is_known_though_its_answer_was_lost(self, school: School, subscription: str) -> None:
        service, wanted = school.services.subscriptions, SubscriptionChange(quantity=5)
        school.stripe.lost_changes = 1
        with pytest.raises(BillingBusy):
            service.change(school.member, subscription, wanted, "key-1")
        assert service.change(school.member, subscription, wanted, "key-1").quantity == 5
        with school.database.read(Tenant(school.member.organization_id)) as session:
            acts = session.scalars(select(AuditEntry.act)).all()
        assert acts.count(Act.SUBSCRIPTION_CHANGED) == 1
        billed = [one for one in school.stripe.store.find("invoice") if one["billing_reason"] == "subscription_update"]
        assert len(billed) == 1

    @pytest.mark.parametrize("key", [None, "key-1"])
    def test_whoever_has_read_meanwhile_does_not_hide_it(
        self, school: School, subscription: str, account: BillingAccount, terms: BillingTerms, key: str | None
    ) -> None:
        def reconcile() -> None:
            long_ago(school)
            settle(school)

        overtaken = billing_services(school.database, Wakeups(), terms, _Overtaken(account, reconcile))
        wanted = SubscriptionChange(price="price_district")
        changed = overtaken.subscriptions.change(school.member, subscription, wanted, key)
        assert changed.price == "price_district"
        assert school.plan()[0] == "district"

    def test_a_declined_card_changes_nothing(self, school: School, subscription: str) -> None:
        school.stripe.invoices.declining.add(school.stripe.store.find("customer")[0]["id"])
        with pytest.raises(CardDeclined):
            change(school, subscription, price="price_district")
        assert school.plan() == ("school", 4, None)

    @pytest.mark.parametrize("price", ["price_once", "price_old", "price_else", "price_none"])
    def test_what_is_not_sold_is_refused(self, school: School, subscription: str, price: str) -> None:
        with pytest.raises(UnknownPrice):
            change(school, subscription, price=price)

    @pytest.mark.parametrize("days", [29, 1, -1], ids=["at the end of the period", "tomorrow", "yesterday"])
    def test_nobody_chooses_since_when_it_is_counted(self, school: School, subscription: str, days: int) -> None:
        at = datetime.now(UTC) + timedelta(days=days)
        with pytest.raises(PreviewTooOld):
            change(school, subscription, quantity=100, prorated_at=at)

    def test_an_answer_that_was_lost_is_told_and_found_by_its_event(self, school: School, subscription: str) -> None:
        school.stripe.faults.extend([None, None])  # the subscription and the price are read
        school.stripe.lost_answers = 0
        school.stripe.faults.append(broken(500))
        with pytest.raises(BillingBusy):
            change(school, subscription, price="price_district")
        assert school.plan() == ("school", 4, None)
        assert change(school, subscription, price="price_district") == ("price_district", 2)


class TestCancel:
    def test_with_its_period_it_counts_until_then(self, school: School, subscription: str) -> None:
        seen = school.services.subscriptions.cancel(school.member, subscription, WITH_PERIOD, None)
        assert (seen.cancel_at_period_end, seen.is_living, school.plan()) == (True, True, ("school", 4, None))
        heard = school.heard()
        seen = school.services.subscriptions.resume(school.member, subscription, None)
        assert (seen.cancel_at_period_end, seen.is_living) == (False, True)
        assert school.heard() == heard + 1

    def test_a_key_that_comes_again_does_nothing_and_what_is_shown_is_true(
        self, school: School, subscription: str
    ) -> None:
        service = school.services.subscriptions
        assert service.cancel(school.member, subscription, WITH_PERIOD, "k1").cancel_at_period_end
        assert not service.resume(school.member, subscription, "k2").cancel_at_period_end
        assert not service.cancel(school.member, subscription, WITH_PERIOD, "k1").cancel_at_period_end

    def test_at_once_the_organization_is_back_on_the_free_plan(self, school: School, subscription: str) -> None:
        seen = school.services.subscriptions.cancel(school.member, subscription, NOW_TO_END, None)
        assert (seen.status, seen.is_living, school.plan()) == ("canceled", False, ("free", 1, 30))

    def test_what_has_ended_is_not_changed(self, school: School, subscription: str) -> None:
        school.stripe.subscriptions.cancel(subscription)  # by somebody else, and no event has come
        with pytest.raises(SubscriptionEnded):
            change(school, subscription, quantity=9)
        assert school.plan() == ("free", 1, 30)
        with pytest.raises(SubscriptionEnded):
            school.services.subscriptions.resume(school.member, subscription, None)

    def test_an_outage_is_told_and_nothing_is_said_to_be_done(self, school: School, subscription: str) -> None:
        school.stripe.down = broken(502)
        for act in (
            lambda: school.services.subscriptions.cancel(school.member, subscription, NOW_TO_END, None),
            lambda: school.services.subscriptions.resume(school.member, subscription, None),
            lambda: school.services.subscriptions.preview(school.member, subscription, SubscriptionChange(quantity=3)),
        ):
            with pytest.raises(BillingBusy):
                act()
        assert school.services.subscriptions.show(school.member, subscription).status == "active"

    def test_an_end_whose_answer_was_lost_is_no_mistake_when_it_is_sent_again(
        self, school: School, subscription: str, account: BillingAccount, terms: BillingTerms
    ) -> None:
        patient = billing_services(school.database, Wakeups(), terms, StripeProvider(account, retries=1))
        school.stripe.lost_changes = 1
        ended = patient.subscriptions.cancel(school.member, subscription, NOW_TO_END, None)
        assert ended.status == "canceled"
        assert school.plan() == ("free", 1, 30)

    def test_what_stripe_will_not_end_has_not_ended(self, school: School, subscription: str) -> None:
        school.stripe.faults.extend([None, missing("subscription", subscription)])
        with pytest.raises(SubscriptionNotFound):
            school.services.subscriptions.cancel(school.member, subscription, NOW_TO_END, None)
        assert school.services.subscriptions.show(school.member, subscription).status == "active"


class TestOthers:
    def test_another_organization_finds_nothing(self, school: School, subscription: str) -> None:
        eve = MembershipService(school.database).create("Other", "Eve", school.member.role)
        service = school.services.subscriptions
        assert service.list(eve).subscriptions == []
        for act in (
            lambda: service.show(eve, subscription),
            lambda: service.preview(eve, subscription, SubscriptionChange(quantity=3)),
            lambda: service.change(eve, subscription, SubscriptionChange(quantity=3), None),
            lambda: service.cancel(eve, subscription, NOW_TO_END, None),
            lambda: service.resume(eve, subscription, None),
        ):
            with pytest.raises(SubscriptionNotFound):
                act()
