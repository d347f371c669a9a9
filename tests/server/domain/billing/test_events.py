"""Stripe's events: taken once, and what they mean whatever their order."""

import json
import random
import threading
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.billing.errors import InvalidSignature, WebhookOff
from server.domain.billing.inbox import Inbox
from server.domain.billing.models import (
    BillingCheckout,
    BillingCustomer,
    BillingInvoice,
    BillingSubscription,
    StripeEvent,
)
from server.domain.billing.services import BillingTerms
from server.domain.billing.telling import Money, Paid, PlanChanged, Refused
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Organization
from tests.builders.stripe_fixtures import account_with_prices
from tests.fakes.stripe_server.answering import SECRET, FakeStripe
from tests.fakes.stripe_server.events import posted, replay
from tests.fakes.stripe_server.faults import StripeFault, broken
from tests.fakes.stripe_server.serving import Stage
from tests.server.domain.billing.conftest import School, checkout_request, school_of
from tests.sizes import sized


class TestAccept:
    def test_a_hundred_times_is_once(self, any_school: School) -> None:
        any_school.stripe.catalog.create_customer({})
        event = any_school.stripe.store.events.all[0]
        assert replay([event] * 100, any_school.endpoint, SECRET) == [200] * 100
        assert len(any_school.events()) == 1

    def test_two_at_once_are_once(self, any_school: School) -> None:
        any_school.stripe.catalog.create_customer({})
        body, headers = posted(any_school.stripe.store.events.all[0], SECRET)
        statuses: list[int] = []
        threads = [
            threading.Thread(target=lambda: statuses.append(any_school.endpoint(body, headers))) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert statuses == [200] * 4
        assert len(any_school.events()) == 1

    def test_what_is_not_signed_is_not_stored(self, school: School) -> None:
        school.stripe.catalog.create_customer({})
        body, headers = posted(school.stripe.store.events.all[0], "whsec_other")
        with pytest.raises(InvalidSignature):
            school.services.inbox.accept(body, headers["Stripe-Signature"])
        assert school.events() == []

    def test_without_a_secret_nothing_is_taken(self, school: School) -> None:
        with pytest.raises(WebhookOff):
            Inbox(school.database, Wakeups(), "", livemode=False).accept(b"{}", "t=1,v1=0")

    def test_real_money_and_play_money_do_not_mix(self, school: School) -> None:
        live = FakeStripe(livemode=True)
        live.catalog.create_customer({})
        replay(live.store.events.all, school.endpoint, SECRET)
        ((_, status, note),) = school.events()
        assert (status, note) == ("ignored", "of the other mode, live or test, than the server's key")


class TestHandling:
    def test_a_payment_gives_the_plan(self, any_school: School) -> None:
        any_school.stripe.checkout.pay(any_school.start().session_id)
        assert any_school.plan() == (None, None, None)
        any_school.hear()
        assert any_school.plan() == ("school", 4, None)
        assert {status for kind, status, _ in any_school.events() if kind != "customer.created"} == {"handled"}

    def test_unknown_kinds_are_kept_and_change_nothing(self, school: School) -> None:
        school.stripe.store.happened("radar.early_fraud_warning.created", {"id": "issfr_1"})
        school.stripe.store.happened("balance.available", {"object": "balance"})
        school.stripe.store.happened("invoice.upcoming", {"object": "invoice"})
        school.hear()
        assert [(status, note) for _, status, note in school.events()] == [
            ("ignored", "of a kind that changes nothing here")
        ] * 3

    def test_other_peoples_customers_are_nobodys(self, school: School) -> None:
        stranger = school.stripe.catalog.create_customer({})["id"]
        school.stripe.subscriptions.start(
            stranger, "price_school", 1, {"organization_id": school.member.organization_id}
        )
        school.hear()
        assert {status for _, status, _ in school.events()} == {"ignored"}
        assert school.plan() == (None, None, None)

    def test_what_is_gone_by_then_is_nobodys(self, school: School) -> None:
        school.stripe.store.happened("customer.subscription.updated", {"id": "sub_gone"})
        school.hear()
        assert school.events()[0][1:] == ("ignored", "about nobody of this server")

    def test_an_event_of_a_forged_object_reads_what_is_true(self, school: School) -> None:
        subscription = school.subscribe()
        school.stripe.subscriptions.cancel(subscription)
        school.stripe.store.happened("customer.subscription.updated", {"id": subscription, "status": "active"})
        school.hear(shuffled=3)
        assert school.plan() == ("free", 1, 30)

    def test_what_was_bought_in_the_other_mode_gives_nothing(self, school: School) -> None:
        started = school.start()
        school.stripe.store.livemode = True
        school.stripe.checkout.pay(started.session_id)
        school.hear()
        assert {status for _, status, _ in school.events() if status != "ignored"} == {"handled"}  # the checkout's own
        assert school.plan() == (None, None, None)

    def test_many_events_about_one_thing_ask_once(self, school: School) -> None:
        subscription = school.subscribe()
        for _ in range(20):
            school.stripe.store.happened("customer.subscription.updated", {"id": subscription})
        asked = len(school.stripe.asked)
        school.hear()
        assert len(school.stripe.asked) == asked + 1

    def test_an_outage_holds_them_up_and_loses_none(self, school: School) -> None:
        school.stripe.checkout.pay(school.start().session_id)
        school.stripe.down = broken(503)
        asked = len(school.stripe.asked)
        school.hear()
        assert len(school.stripe.asked) == asked + 1  # the others would find the same
        assert school.plan() == (None, None, None)
        school.stripe.down = None
        school.let_all_be_due()
        school.upkeep.handling.step()
        assert school.plan() == ("school", 4, None)
        assert "waiting" not in {status for _, status, _ in school.events()}

    def test_one_that_cannot_be_handled_holds_up_no_other(self, school: School) -> None:
        subscription = school.subscribe()
        school.stripe.store.happened("invoice.paid", {"id": "in_0"})
        school.stripe.store.happened("customer.subscription.updated", {"id": subscription})
        school.stripe.faults.append(StripeFault(400, "invalid_request_error", "No."))
        school.hear()
        assert sorted(status for _, status, _ in school.events()[-2:]) == ["handled", "waiting"]

    def test_after_days_it_is_given_up(self, school: School) -> None:
        school.stripe.checkout.pay(school.start().session_id)
        school.stripe.down = broken(503)
        school.hear()
        with school.database.write(SYSTEM) as unit:
            for row in unit.session.scalars(select(StripeEvent)):
                row.received_at = row.next_attempt_at = row.received_at.replace(year=2020)
        school.upkeep.handling.step()
        assert "failed" in {status for _, status, _ in school.events()}

    def test_what_was_handled_is_forgotten_after_a_month(self, school: School) -> None:
        school.subscribe()
        count = len(school.events())
        assert school.upkeep.handling.forget() == 0
        with school.database.write(SYSTEM) as unit:
            for row in unit.session.scalars(select(StripeEvent)):
                row.received_at = row.received_at.replace(year=2020)
        assert school.upkeep.handling.forget() == count


class TestTelling:
    def test_a_payment_is_told_once(self, school: School) -> None:
        school.subscribe()
        replay(school.stripe.store.events.all, school.endpoint, SECRET)
        school.let_all_be_due()
        school.upkeep.handling.step()
        mine = school.member.organization_id
        paid = next(news for news in school.told if isinstance(news, Paid))
        assert (paid.organization_id, paid.plan, paid.money) == (mine, "school", Money(2000, "eur"))
        assert [news for news in school.told if news != paid] == [PlanChanged(mine, "free", "school")]

    def test_a_refused_payment_is_told_each_time(self, school: School) -> None:
        subscription = school.subscribe()
        school.told.clear()
        row = school.stripe.subscriptions.renew(subscription, declining=True)
        school.hear()
        assert [type(news) for news in school.told] == [Refused]
        school.stripe.subscriptions.retry(row, school.stripe.store.find("invoice")[0])
        school.hear()
        assert [type(news) for news in school.told] == [Refused, Refused]

    def test_another_quantity_is_no_other_plan(self, school: School) -> None:
        subscription = school.subscribe()
        school.told.clear()
        more: Any = {"items": [{"id": "si_price_school", "quantity": "5"}]}
        school.stripe.subscriptions.update(subscription, more)
        school.hear()
        assert school.told == []


def snapshot(database: Database) -> dict[str, Any]:
    """All that billing knows of the world, without when it was read and what was told on the way."""
    with database.read(SYSTEM) as session:
        subscriptions = session.scalars(select(BillingSubscription).order_by(BillingSubscription.id))
        invoices = session.scalars(select(BillingInvoice).order_by(BillingInvoice.id))
        checkouts = session.scalars(select(BillingCheckout).order_by(BillingCheckout.session_id))
        return {
            "subscriptions": [
                (
                    one.id,
                    one.status,
                    one.price_id,
                    one.quantity,
                    one.period_end,
                    one.cancel_at_period_end,
                    one.lapses_at,
                )
                for one in subscriptions
            ],
            "invoices": [
                (one.id, one.status, one.total, one.amount_paid, one.attempts, one.told_paid) for one in invoices
            ],
            "checkouts": [(one.session_id, one.status, one.payment_status, one.subscription_id) for one in checkouts],
            "limits": session.execute(select(Organization.plan, Organization.concurrent_tasks)).all(),
        }


def forget(database: Database, *, customers: bool) -> None:
    """As if no event had come; or as if nothing had been bought."""
    kinds: list[Any] = [StripeEvent, BillingSubscription, BillingInvoice]
    with database.write(SYSTEM) as unit:
        for kind in [*kinds, *([BillingCheckout, BillingCustomer] if customers else [])]:
            unit.session.execute(delete(kind))
        unit.session.execute(update(BillingCheckout).values(status="open", payment_status="unpaid", read_at=None))
        unit.session.execute(update(BillingCheckout).values(subscription_id=None))
        unit.session.execute(update(Organization).values(plan=None, concurrent_tasks=None))


def live(school: School, acts: list[str]) -> None:
    """A subscription from its beginning on, as people and Stripe move it."""
    stripe = school.stripe
    started = school.services.checkouts.start(school.member, checkout_request(), None)
    stripe.checkout.pay(started.session_id)
    (subscription,) = (row["id"] for row in stripe.store.find("subscription"))
    item = {"id": "si_price_school"}
    moves: dict[str, Callable[[], Any]] = {
        "more": lambda: stripe.subscriptions.update(subscription, {"items": [{**item, "quantity": "5"}]}),
        "other plan": lambda: stripe.subscriptions.update(
            subscription, {"items": [{**item, "price": "price_district"}]}
        ),
        "end": lambda: stripe.subscriptions.update(subscription, {"cancel_at_period_end": "true"}),
        "resume": lambda: stripe.subscriptions.update(subscription, {"cancel_at_period_end": "false"}),
        "renew": lambda: stripe.subscriptions.renew(subscription),
        "refused": lambda: stripe.subscriptions.renew(subscription, declining=True),
        "cancel": lambda: stripe.subscriptions.cancel(subscription),
    }
    for act in acts:
        if stripe.store.get("subscription", subscription)["status"] == "canceled":
            return
        moves[act]()


ACTS = st.lists(
    st.sampled_from(["more", "other plan", "end", "resume", "renew", "refused", "cancel"]), min_size=1, max_size=5
)


class TestAnyOrder:
    @pytest.mark.long
    @settings(max_examples=sized(4, 200), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(acts=ACTS, seed=st.integers(0, 2**16))
    def test_every_order_and_every_copy_ends_in_the_same_state(
        self,
        sqlite_database: Database,
        admin_of_sqlite: Member,
        stage: Stage,
        terms: BillingTerms,
        acts: list[str],
        seed: int,
    ) -> None:
        stripe = stage.put(account_with_prices())
        forget(sqlite_database, customers=True)
        school = school_of(admin_of_sqlite, sqlite_database, stripe, terms)
        live(school, acts)
        events = stripe.store.events.take()
        replay(events, school.endpoint, SECRET)
        school.upkeep.handling.step()
        in_order = snapshot(sqlite_database)
        assert in_order["checkouts"][0][1:3] == ("complete", "paid")

        forget(sqlite_database, customers=False)
        chance = random.Random(seed)
        sent = events * 2
        chance.shuffle(sent)
        for event in sent:
            replay([json.loads(json.dumps(event))], school.endpoint, SECRET)
            if chance.random() < 0.3:
                school.upkeep.handling.step()
        school.upkeep.handling.step()
        assert snapshot(sqlite_database) == in_order


@pytest.fixture
def admin_of_sqlite(school: School) -> Member:
    return school.member
