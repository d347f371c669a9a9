"""The fake answers as Stripe does, as far as the official SDK can tell."""

import threading
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest
import stripe
from stripe import StripeClient

from tests.fakes.stripe_server.answering import KEY, SECRET, FakeStripe
from tests.fakes.stripe_server.events import Courier, deliver, endpoint_at, posted
from tests.fakes.stripe_server.faults import broken, busy
from tests.fakes.stripe_server.forms import parsed
from tests.fakes.stripe_server.serving import serving

BACK = {"success_url": "https://school.test/ok?s={CHECKOUT_SESSION_ID}", "cancel_url": "https://school.test/no"}


@pytest.fixture
def fake() -> FakeStripe:
    made = FakeStripe()
    made.catalog.plan("price_school", 1000)
    made.catalog.plan("price_year", 10_000, interval="year")
    made.catalog.plan("price_once", 500, interval=None)
    return made


@pytest.fixture
def client(fake: FakeStripe) -> Iterator[StripeClient]:
    with serving(fake) as url:
        yield StripeClient(KEY, base_addresses={"api": url}, max_network_retries=0)


def checkout(client: StripeClient, price: str = "price_school", quantity: int = 2, **more: Any) -> Any:
    mode = "payment" if price == "price_once" else "subscription"
    lines = [{"price": price, "quantity": quantity}]
    wanted: Any = {"mode": mode, "line_items": lines, **BACK, **more}
    return client.v1.checkout.sessions.create(wanted)


@pytest.fixture
def subscribed(fake: FakeStripe, client: StripeClient) -> str:
    """The id of a subscription of two units."""
    session = checkout(client)
    fake.checkout.pay(session.id)
    found = client.v1.checkout.sessions.retrieve(session.id).subscription
    assert isinstance(found, str)
    return found


class TestForms:
    def test_brackets_are_lists_and_objects(self) -> None:
        form = parsed("a[b]=1&c[0][d]=2&c[1][d]=3&e[]=4&e[]=5&f=")
        assert form == {"a": {"b": "1"}, "c": [{"d": "2"}, {"d": "3"}], "e": ["4", "5"], "f": ""}


class TestKeys:
    def test_a_wrong_key_is_refused(self, client: StripeClient, fake: FakeStripe) -> None:
        fake.key = "another"
        with pytest.raises(stripe.AuthenticationError):
            client.v1.customers.create()

    def test_the_same_request_again_is_answered_again_and_another_refused(self, client: StripeClient) -> None:
        first = client.v1.customers.create({"name": "Ada"}, {"idempotency_key": "once"})
        assert client.v1.customers.create({"name": "Ada"}, {"idempotency_key": "once"}).id == first.id
        with pytest.raises(stripe.IdempotencyError):
            client.v1.customers.create({"name": "Eve"}, {"idempotency_key": "once"})

    def test_an_answer_that_was_lost_is_found_by_its_key(self, client: StripeClient, fake: FakeStripe) -> None:
        fake.lost_answers = 1
        with pytest.raises(stripe.APIError):
            client.v1.customers.create({"name": "Ada"}, {"idempotency_key": "once"})
        client.v1.customers.create({"name": "Ada"}, {"idempotency_key": "once"})
        assert len(fake.store.find("customer")) == 1


class TestFaults:
    @pytest.mark.parametrize(
        ("fault", "kind"), [(busy(1), stripe.RateLimitError), (broken(503), stripe.APIError)], ids=["429", "503"]
    )
    def test_they_come_first_and_once(
        self, client: StripeClient, fake: FakeStripe, fault: Any, kind: type[Exception]
    ) -> None:
        fake.faults.append(fault)
        with pytest.raises(kind):
            client.v1.prices.list()
        assert len(client.v1.prices.list().data) == 3

    def test_an_unknown_object_is_not_found(self, client: StripeClient) -> None:
        with pytest.raises(stripe.InvalidRequestError) as raised:
            client.v1.subscriptions.retrieve("sub_none")
        assert (raised.value.http_status, raised.value.code) == (404, "resource_missing")


class TestLists:
    def test_they_come_in_pages_newest_first(self, client: StripeClient) -> None:
        made = [client.v1.customers.create({"name": str(number)}).id for number in range(5)]
        for customer in made:
            checkout(client, customer=customer)
        pages = client.v1.checkout.sessions.list({"limit": 2})
        assert [one.customer for one in pages.auto_paging_iter()] == list(reversed(made))
        assert [one.active for one in client.v1.prices.list({"active": False}).data] == []

    def test_ids_become_objects_where_they_are_asked_for(self, client: StripeClient) -> None:
        price = client.v1.prices.retrieve("price_school", {"expand": ["product"]})
        assert isinstance(price.product, stripe.Product)
        assert price.product.name == "School"


class TestCheckout:
    def test_a_person_pays_on_the_page_and_comes_back(self, client: StripeClient, fake: FakeStripe) -> None:
        session = checkout(client, client_reference_id="org-1")
        assert "20.00 EUR" in httpx.get(session.url).text
        paid = httpx.post(session.url, data={"card": "4242424242424242"})
        assert (paid.status_code, paid.headers["location"]) == (303, f"https://school.test/ok?s={session.id}")
        again = client.v1.checkout.sessions.retrieve(session.id)
        assert (again.status, again.payment_status, again.client_reference_id) == ("complete", "paid", "org-1")

    def test_a_refused_card_is_told_and_may_be_tried_again(self, client: StripeClient) -> None:
        session = checkout(client, "price_once")
        refused = httpx.post(session.url, data={"card": "4000000000000002"})
        assert (refused.status_code, "declined" in refused.text) == (402, True)
        assert httpx.post(session.url, data={"card": "4242424242424242"}).status_code == 303

    def test_the_mode_must_fit_the_prices(self, client: StripeClient) -> None:
        with pytest.raises(stripe.InvalidRequestError):
            checkout(client, mode="payment")

    def test_one_that_expired_cannot_be_paid(self, client: StripeClient) -> None:
        session = checkout(client)
        client.v1.checkout.sessions.expire(session.id)
        assert httpx.post(session.url, data={"card": "4242424242424242"}).status_code == 400

    def test_the_portal_has_an_address(self, client: StripeClient) -> None:
        customer = client.v1.customers.create()
        assert "/portal/" in client.v1.billing_portal.sessions.create({"customer": customer.id}).url


class TestSubscriptions:
    def test_the_period_is_that_of_the_item(self, client: StripeClient, fake: FakeStripe, subscribed: str) -> None:
        (item,) = client.v1.subscriptions.retrieve(subscribed)["items"].data
        assert (item.quantity, item.current_period_end - item.current_period_start) == (2, 30 * 86_400)

    def test_half_a_period_is_prorated_as_it_was_foreseen(
        self, client: StripeClient, fake: FakeStripe, subscribed: str
    ) -> None:
        fake.store.advance(days=15)
        wanted: Any = [{"id": "si_price_school", "quantity": 4}]
        details: Any = {"items": wanted, "proration_date": fake.store.now, "proration_behavior": "always_invoice"}
        seen = client.v1.invoices.create_preview({"subscription": subscribed, "subscription_details": details})
        assert [line.amount for line in seen.lines.data] == [-1000, 2000]
        changed = client.v1.subscriptions.update(subscribed, details)
        billed = client.v1.invoices.retrieve(str(changed.latest_invoice))
        assert (billed.total, billed.status, billed.amount_paid) == (seen.total, "paid", 1000)
        assert billed.parent is not None
        assert billed.parent.subscription_details is not None
        assert billed.parent.subscription_details.subscription == subscribed

    def test_what_is_given_back_pays_for_what_comes(
        self, client: StripeClient, fake: FakeStripe, subscribed: str
    ) -> None:
        fake.store.advance(days=15)
        less: Any = {"items": [{"id": "si_price_school", "quantity": 1}], "proration_behavior": "always_invoice"}
        client.v1.subscriptions.update(subscribed, less)
        fake.subscriptions.renew(subscribed)
        newest = client.v1.invoices.list({"limit": 1}).data[0]
        assert (newest.total, newest.amount_due) == (1000, 500)

    def test_another_interval_begins_a_new_period(
        self, client: StripeClient, fake: FakeStripe, subscribed: str
    ) -> None:
        yearly: Any = {"items": [{"id": "si_price_school", "price": "price_year"}]}
        (item,) = client.v1.subscriptions.update(subscribed, yearly)["items"].data
        assert item.current_period_end - item.current_period_start == 365 * 86_400

    def test_a_refused_card_changes_nothing(self, client: StripeClient, fake: FakeStripe, subscribed: str) -> None:
        fake.invoices.declining.add(client.v1.subscriptions.retrieve(subscribed).customer)  # type: ignore[arg-type]
        more: Any = {
            "items": [{"id": "si_price_school", "quantity": 9}],
            "proration_behavior": "always_invoice",
            "payment_behavior": "error_if_incomplete",
        }
        with pytest.raises(stripe.CardError):
            client.v1.subscriptions.update(subscribed, more)
        assert client.v1.subscriptions.retrieve(subscribed)["items"].data[0].quantity == 2

    def test_a_card_that_stays_refused_leads_to_unpaid(
        self, client: StripeClient, fake: FakeStripe, subscribed: str
    ) -> None:
        fake.invoices.declining.add(client.v1.subscriptions.retrieve(subscribed).customer)  # type: ignore[arg-type]
        assert fake.subscriptions.renew(subscribed)["status"] == "past_due"
        assert fake.subscriptions.renew(subscribed, tries=3)["status"] == "unpaid"

    def test_it_ends_with_its_period_or_at_once(self, client: StripeClient, fake: FakeStripe, subscribed: str) -> None:
        client.v1.subscriptions.update(subscribed, {"cancel_at_period_end": True})
        client.v1.subscriptions.update(subscribed, {"cancel_at_period_end": False})
        assert fake.subscriptions.renew(subscribed)["status"] == "active"
        assert client.v1.subscriptions.cancel(subscribed).status == "canceled"
        assert client.v1.subscriptions.list().data == []
        assert len(client.v1.subscriptions.list({"status": "all"}).data) == 1


class TestEvents:
    def test_the_sdk_takes_their_signature(self, fake: FakeStripe) -> None:
        fake.catalog.create_customer({"name": "Ada"})
        body, headers = posted(fake.store.events.all[0], SECRET)
        event = stripe.Webhook.construct_event(body, headers["Stripe-Signature"], SECRET)
        assert (event.type, event.data.object["name"]) == ("customer.created", "Ada")

    def test_they_come_as_often_and_in_the_order_that_is_wished(self, fake: FakeStripe) -> None:
        came: list[bytes] = []

        def endpoint(body: bytes, headers: Any) -> int:
            came.append(body)
            return 200

        for _ in range(4):
            fake.catalog.create_customer({})
        assert deliver(fake.store.events, endpoint, SECRET, copies=2, shuffled=1) == 8
        assert len(set(came)) == 4
        assert came != sorted(came)
        assert fake.store.events.waiting == []

    def test_what_is_not_taken_comes_again(self, fake: FakeStripe) -> None:
        fake.catalog.create_customer({})
        assert deliver(fake.store.events, lambda body, headers: 500, SECRET) == 0
        assert deliver(fake.store.events, endpoint_at("http://127.0.0.1:9/none"), SECRET) == 0
        assert deliver(fake.store.events, lambda body, headers: 204, SECRET) == 1

    def test_a_courier_brings_them_by_itself(self, fake: FakeStripe) -> None:
        answers, came, whole = iter([503, 200, 200]), 0, threading.Event()

        def endpoint(body: bytes, headers: Mapping[str, str]) -> int:
            nonlocal came
            answer = next(answers)
            came += answer == 200
            if came == 2:
                whole.set()
            return answer

        courier = Courier(fake.store.events, endpoint, SECRET)
        fake.catalog.create_customer({})
        courier.start()
        fake.catalog.create_customer({})
        assert whole.wait(10)
        courier.stop()
        assert fake.store.events.waiting == []
