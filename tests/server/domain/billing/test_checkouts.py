"""Buying: what is refused, what is asked of Stripe, and what a failure in the middle leaves."""

import threading
from typing import Any

import pytest
from sqlalchemy import select

from contracts.billing import CancelRequest, CheckoutMode, CheckoutRequest, LineItem, SubscriptionRequest
from server.core.database import SYSTEM
from server.domain.audit.log import NOWHERE
from server.domain.billing.errors import (
    AlreadySubscribed,
    CheckoutNotFound,
    InvalidCheckout,
    InvalidReturnUrl,
    UnknownPrice,
)
from server.domain.billing.models import BillingCheckout, BillingCustomer
from server.domain.organizations.membership import Member, MembershipService
from server.domain.tasks.errors import IdempotencyConflict
from server.integrations.stripe.errors import BillingBusy
from tests.fakes.stripe_server.faults import broken, busy, missing
from tests.server.domain.billing.conftest import AWAY, BACK, School, checkout_request


def sessions(school: School) -> list[dict[str, Any]]:
    return school.stripe.store.find("checkout.session")


class TestStart:
    def test_a_page_to_pay_on_that_names_the_organization(self, school: School) -> None:
        started = school.start()
        (session,) = sessions(school)
        assert (started.session_id, started.url) == (session["id"], session["url"])
        assert session["client_reference_id"] == school.member.organization_id
        assert session["metadata"]["organization_id"] == school.member.organization_id
        assert (session["mode"], session["success_url"], session["cancel_url"]) == ("subscription", BACK, AWAY)

    def test_what_is_paid_once_is_a_payment(self, school: School) -> None:
        school.start(price="price_once")
        assert sessions(school)[0]["mode"] == "payment"

    def test_both_kinds_together_begin_a_subscription(self, school: School) -> None:
        school.start(line_items=[LineItem(price="price_once"), LineItem(price="price_school")])
        assert sessions(school)[0]["mode"] == "subscription"

    @pytest.mark.parametrize(
        ("wanted", "error"),
        [
            ({"price": "price_none"}, UnknownPrice),
            ({"price": "price_old"}, UnknownPrice),
            ({"price": "price_else"}, UnknownPrice),
            ({"mode": CheckoutMode.PAYMENT}, InvalidCheckout),
            ({"price": "price_once", "mode": CheckoutMode.SUBSCRIPTION}, InvalidCheckout),
            ({"line_items": [LineItem(price="price_school"), LineItem(price="price_district")]}, InvalidCheckout),
            ({"line_items": [LineItem(price="price_once"), LineItem(price="price_once")]}, InvalidCheckout),
            ({"success_url": "https://evil.test/"}, InvalidReturnUrl),
            ({"cancel_url": "//evil.test/"}, InvalidReturnUrl),
        ],
    )
    def test_what_is_refused_makes_nothing(self, school: School, wanted: Any, error: type[Exception]) -> None:
        with pytest.raises(error):
            school.start(**wanted)
        assert school.stripe.store.find("customer") == []
        assert sessions(school) == []

    def test_an_organization_is_one_customer(self, school: School) -> None:
        school.start()
        school.start()
        assert len(school.stripe.store.find("customer")) == 1

    def test_a_second_subscription_is_not_begun(self, school: School) -> None:
        school.subscribe()
        with pytest.raises(AlreadySubscribed):
            school.start()
        school.start(price="price_once")

    def test_what_was_paid_and_nobody_has_told_of_is_not_bought_again(self, school: School) -> None:
        school.stripe.checkout.pay(school.start().session_id)
        school.stripe.store.events.take()
        with pytest.raises(AlreadySubscribed):
            school.start()
        assert school.plan() == ("school", 4, None)
        assert len(sessions(school)) == 1

    def test_a_customer_that_stripe_does_not_know_has_no_subscription(self, school: School) -> None:
        school.start()
        school.stripe.faults.append(None)
        school.stripe.faults.append(missing("customer", "cus_1"))
        school.services.checkouts.start(school.member, checkout_request(price="price_district"), "key-1")
        assert len(sessions(school)) == 2

    def test_after_the_end_of_one_another_is_begun(self, school: School) -> None:
        subscription_id = school.subscribe()
        school.services.subscriptions.cancel(school.member, subscription_id, CancelRequest(at_period_end=False), None)
        assert school.subscribe() != subscription_id


class TestKeys:
    def test_the_same_intent_is_one_session(self, school: School) -> None:
        first, again = (school.services.checkouts.start(school.member, checkout_request(), "key-1") for _ in range(2))
        assert first == again
        assert len(sessions(school)) == 1

    def test_another_body_is_refused(self, school: School) -> None:
        school.services.checkouts.start(school.member, checkout_request(), "key-1")
        with pytest.raises(IdempotencyConflict):
            school.services.checkouts.start(school.member, checkout_request(quantity=3), "key-1")

    def test_one_that_was_paid_is_not_begun_again(self, school: School) -> None:
        started = school.services.checkouts.start(school.member, checkout_request(price="price_once"), "key-1")
        school.stripe.checkout.pay(started.session_id)
        school.hear()
        with pytest.raises(InvalidCheckout, match="is over"):
            school.services.checkouts.start(school.member, checkout_request(price="price_once"), "key-1")

    def test_an_answer_that_is_stored_late_undoes_no_payment(self, school: School) -> None:
        started = school.services.checkouts.start(school.member, checkout_request(), "key-1")
        as_it_was = school.provider.checkout(started.session_id)
        school.stripe.checkout.pay(started.session_id)
        school.hear()
        with school.database.read(SYSTEM) as session:
            (intent,) = session.scalars(select(BillingCheckout))
        school.services.checkouts._store(school.member, intent.id, as_it_was, NOWHERE)
        assert school.services.checkouts.state(school.member, started.session_id).status == "complete"

    def test_requests_at_once_are_one_session(self, any_school: School) -> None:
        made: list[str] = []

        def start() -> None:
            made.append(any_school.services.checkouts.start(any_school.member, checkout_request(), "key-1").session_id)

        threads = [threading.Thread(target=start) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(made) == 4
        assert len(set(made)) == len(sessions(any_school)) == 1
        with any_school.database.read(SYSTEM) as session:
            assert len(session.scalars(select(BillingCheckout)).all()) == 1
            assert len(session.scalars(select(BillingCustomer)).all()) == 1


class TestOutage:
    @pytest.mark.parametrize("passed", range(3), ids=["price", "customer", "session"])
    def test_it_is_told_and_the_same_request_goes_on_later(self, school: School, passed: int) -> None:
        school.stripe.faults.extend([*[None] * passed, broken(503)])
        with pytest.raises(BillingBusy) as raised:
            school.services.checkouts.start(school.member, checkout_request(), "key-1")
        assert raised.value.retry_after == 30
        started = school.services.checkouts.start(school.member, checkout_request(), "key-1")
        assert [session["id"] for session in sessions(school)] == [started.session_id]
        assert len(school.stripe.store.find("customer")) == 1

    def test_an_answer_that_was_lost_is_found_again(self, school: School) -> None:
        school.services.checkouts.start(school.member, checkout_request(), "key-0")
        school.stripe.lost_answers = 2  # of what was bought before, and of the session
        with pytest.raises(BillingBusy):
            school.services.checkouts.start(school.member, checkout_request(), "key-1")
        with pytest.raises(BillingBusy):
            school.services.checkouts.start(school.member, checkout_request(), "key-1")
        school.services.checkouts.start(school.member, checkout_request(), "key-1")
        assert len(sessions(school)) == 2

    def test_how_long_to_wait_is_what_stripe_says(self, school: School) -> None:
        school.stripe.down = busy(11)
        with pytest.raises(BillingBusy) as raised:
            school.start()
        assert raised.value.retry_after == 11


class TestSubscribe:
    def test_the_usual_page_is_where_people_come_back_to(self, school: School) -> None:
        request = SubscriptionRequest(price="price_district", quantity=3)
        school.services.checkouts.subscribe(school.member, request, None)
        assert sessions(school)[0]["success_url"].endswith("/billing/return")

    def test_what_is_paid_once_cannot_be_subscribed_to(self, school: School) -> None:
        with pytest.raises(UnknownPrice):
            school.services.checkouts.subscribe(school.member, SubscriptionRequest(price="price_once"), None)


class TestState:
    def test_it_is_open_until_stripe_says_otherwise(self, school: School) -> None:
        started = school.start()
        seen = school.services.checkouts.state(school.member, started.session_id)
        assert (seen.status, seen.payment_status, seen.url) == ("open", "unpaid", started.url)
        school.stripe.checkout.pay(started.session_id)
        assert school.services.checkouts.state(school.member, started.session_id).status == "open"
        school.hear()
        seen = school.services.checkouts.state(school.member, started.session_id)
        assert (seen.status, seen.payment_status, seen.url) == ("complete", "paid", None)

    def test_another_organization_does_not_see_it(self, school: School) -> None:
        started = school.start()
        eve: Member = MembershipService(school.database).create("Other", "Eve", school.member.role)
        with pytest.raises(CheckoutNotFound):
            school.services.checkouts.state(eve, started.session_id)


def test_a_request_without_a_mode_is_a_request() -> None:
    assert CheckoutRequest.model_validate(
        {"line_items": [{"price": "price_xxx", "quantity": 1}], "success_url": BACK, "cancel_url": AWAY}
    )
