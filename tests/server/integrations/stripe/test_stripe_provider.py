"""The provider against the fake Stripe, through the real SDK."""

import inspect
from datetime import UTC, datetime
from typing import Any

import pytest
import stripe

from desktop.services.api_client import ApiClient
from server.core.billing_account import BillingAccount
from server.integrations.stripe.errors import (
    BillingBusy,
    BillingMisconfigured,
    BillingNotSetUp,
    CardDeclined,
    NotAtStripe,
    StripeRefused,
)
from server.integrations.stripe.none import NoBilling
from server.integrations.stripe.provider import Change, Line, NewCheckout, Subscription
from server.integrations.stripe.stripe_provider import ANSWER_SECONDS, CONNECT_SECONDS, RETRIES, StripeProvider
from tests.fakes.stripe_server.answering import FakeStripe
from tests.fakes.stripe_server.faults import StripeFault, broken, busy

BACK = ("https://school.test/ok?s={CHECKOUT_SESSION_ID}", "https://school.test/no")


def intent(customer: str, price: str = "price_school", key: str = "intent-1") -> NewCheckout:
    mode: Any = "payment" if price == "price_once" else "subscription"
    return NewCheckout(key, "org-1", customer, mode, (Line(price, 2),), *BACK)


@pytest.fixture
def customer(provider: StripeProvider) -> str:
    return provider.create_customer("org-1", "Lincoln School", "ada@school.test")


@pytest.fixture
def subscription(provider: StripeProvider, stripe_account: FakeStripe, customer: str) -> Subscription:
    made = provider.create_checkout(intent(customer))
    stripe_account.checkout.pay(made.id)
    paid = provider.checkout(made.id)
    assert paid.subscription_id is not None
    return provider.subscription(paid.subscription_id)


class TestPrice:
    def test_it_has_the_name_of_what_it_buys(self, provider: StripeProvider) -> None:
        price = provider.price("price_district")
        assert (price.product_name, price.amount, price.interval, price.active) == ("District", 5000, "month", True)
        assert provider.price("price_once").interval is None

    def test_an_unknown_one_is_not_there(self, provider: StripeProvider) -> None:
        with pytest.raises(NotAtStripe):
            provider.price("price_none")


class TestCustomers:
    def test_the_same_organization_is_one_customer(self, provider: StripeProvider, customer: str) -> None:
        assert provider.create_customer("org-1", "Lincoln School", "ada@school.test") == customer
        assert provider.create_customer("org-1", "Lincoln High", "ada@school.test") != customer


class TestCheckouts:
    def test_an_intent_is_one_session(self, provider: StripeProvider, customer: str) -> None:
        first, again = provider.create_checkout(intent(customer)), provider.create_checkout(intent(customer))
        assert first == again
        assert (first.status, first.organization_id, first.livemode) == ("open", "org-1", False)
        assert provider.create_checkout(intent(customer, key="intent-2")).id != first.id

    def test_what_was_paid_names_the_subscription(self, subscription: Subscription) -> None:
        assert (subscription.status, subscription.price_id, subscription.quantity) == ("active", "price_school", 2)
        assert (subscription.period_end - subscription.period_start).days == 30

    def test_people_are_led_to_stripe_only(
        self, provider: StripeProvider, stripe_account: FakeStripe, customer: str
    ) -> None:
        for number, address in enumerate(
            ("https://evil.test", "http://checkout.stripe.com", "https://checkout.stripe.com@evil.test")
        ):
            stripe_account.checkout.address = address
            with pytest.raises(BillingMisconfigured):
                provider.create_checkout(intent(customer, key=f"bad-{number}"))
            with pytest.raises(BillingMisconfigured):
                provider.portal(customer, BACK[1])
        stripe_account.checkout.address = "https://checkout.stripe.com"
        assert provider.portal(customer, BACK[1]).startswith("https://billing.stripe.com/portal/")


class TestChanges:
    def test_what_was_foreseen_is_paid(
        self, provider: StripeProvider, stripe_account: FakeStripe, subscription: Subscription
    ) -> None:
        stripe_account.store.advance(days=15)
        at = datetime.fromtimestamp(stripe_account.store.now, UTC)
        seen = provider.preview(subscription, Change("price_district", 2, at))
        assert (seen.total, [line.amount for line in seen.lines], seen.prorated_at) == (4000, [-1000, 5000], at)
        changed = provider.change(subscription, Change("price_district", 2, seen.prorated_at), "change-1")
        assert (changed.price_id, changed.quantity) == ("price_district", 2)
        assert provider.invoices_of(subscription.customer_id, 10, None).invoices[0].amount_paid == 4000

    def test_a_declined_card_changes_nothing(
        self, provider: StripeProvider, stripe_account: FakeStripe, subscription: Subscription
    ) -> None:
        stripe_account.invoices.declining.add(subscription.customer_id)
        with pytest.raises(CardDeclined, match="Nothing was changed"):
            provider.change(subscription, Change("price_district", 2), "change-1")
        assert provider.subscription(subscription.id) == subscription

    def test_it_ends_with_its_period_unless_it_is_resumed(
        self, provider: StripeProvider, subscription: Subscription
    ) -> None:
        assert provider.cancel(subscription.id, "k1", at_period_end=True).cancel_at_period_end
        assert not provider.resume(subscription.id, "k2").cancel_at_period_end
        assert provider.cancel(subscription.id, "k3", at_period_end=False).status == "canceled"
        assert [one.status for one in provider.subscriptions_of(subscription.customer_id)] == ["canceled"]


class TestInvoices:
    def test_they_name_their_subscription_and_have_links(
        self, provider: StripeProvider, subscription: Subscription
    ) -> None:
        (invoice,) = provider.invoices_of(subscription.customer_id, 10, None).invoices
        assert (invoice.subscription_id, invoice.status, invoice.amount_paid) == (subscription.id, "paid", 2000)
        assert invoice.pdf_url is not None
        assert provider.invoice(invoice.id) == invoice
        assert provider.invoices_of(subscription.customer_id, 10, invoice.id).invoices == []


class TestTrouble:
    @pytest.mark.parametrize(
        ("fault", "kind", "pause"),
        [
            (busy(7), BillingBusy, 7.0),
            (busy(), BillingBusy, 30.0),
            (broken(503), BillingBusy, 30.0),
            (StripeFault(401, "invalid_request_error", "Invalid API Key"), BillingMisconfigured, None),
            (StripeFault(403, "invalid_request_error", "No permission"), BillingMisconfigured, None),
            (StripeFault(402, "card_error", "Your card has expired."), CardDeclined, None),
            (StripeFault(400, "invalid_request_error", "No such thing"), StripeRefused, None),
        ],
    )
    def test_each_has_its_class(
        self,
        provider: StripeProvider,
        stripe_account: FakeStripe,
        fault: StripeFault,
        kind: type[BillingBusy],
        pause: float | None,
    ) -> None:
        stripe_account.down = fault
        with pytest.raises(kind) as raised:
            provider.price("price_school")
        assert raised.value.retry_after == pause
        assert "sk_test" not in str(raised.value)

    def test_nobody_there_is_busy(self) -> None:
        provider = StripeProvider(BillingAccount("sk_test_x", "", "http://127.0.0.1:9"), retries=0)
        with pytest.raises(BillingBusy):
            provider.price("price_school")

    def test_an_answer_that_was_lost_is_asked_for_again(
        self, account: BillingAccount, stripe_account: FakeStripe
    ) -> None:
        stripe_account.lost_answers = 1
        StripeProvider(account).create_customer("org-1", "Lincoln School", None)
        assert len(stripe_account.store.find("customer")) == 1

    def test_a_person_is_told_before_their_app_stops_waiting(self) -> None:
        waits = inspect.signature(ApiClient).parameters["timeout"].default
        between = stripe.HTTPClient.INITIAL_DELAY * 2**RETRIES
        assert (RETRIES + 1) * (CONNECT_SECONDS + ANSWER_SECONDS) + between < waits


class TestWithoutAnAccount:
    def test_everything_says_so(self) -> None:
        with pytest.raises(BillingNotSetUp, match="STRIPE_SECRET_KEY"):
            NoBilling().price("price_school")
        assert not NoBilling().available


class TestMode:
    @pytest.mark.parametrize(("key", "live"), [("sk_live_x", True), ("rk_live_x", True), ("sk_test_x", False)])
    def test_it_is_that_of_the_key(self, key: str, live: bool) -> None:
        assert StripeProvider(BillingAccount(key)).livemode is live
