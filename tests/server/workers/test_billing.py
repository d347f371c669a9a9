"""The loop that follows Stripe handles events when they come, outlives outages, and runs on one node."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from contracts.billing import SubscriptionRequest
from contracts.session import Role
from server.core.billing_account import BillingAccount
from server.core.database import SYSTEM, Database
from server.core.plans import read_plans
from server.core.wakeups import Wakeups
from server.domain.billing.models import BillingCustomer
from server.domain.billing.plans import Plans
from server.domain.billing.services import BillingServices, BillingTerms, billing_services, billing_upkeep
from server.domain.nodes.leases import LoopLeases
from server.domain.organizations.membership import Member, MembershipService
from server.integrations.stripe.stripe_provider import StripeProvider
from server.workers.billing import LONGEST_PAUSE, RECONCILE_SECONDS, Billing
from tests.builders.stripe_fixtures import PLANS, account, provider, stage, stripe_account
from tests.fakes.stripe_server.answering import SECRET, FakeStripe
from tests.fakes.stripe_server.events import deliver
from tests.fakes.stripe_server.faults import broken

__all__ = ["account", "provider", "stage", "stripe_account"]


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def terms(account: BillingAccount) -> BillingTerms:
    return BillingTerms(account, Plans(read_plans(PLANS)))


@pytest.fixture
def services(
    sqlite_database: Database, wakeups: Wakeups, terms: BillingTerms, provider: StripeProvider
) -> BillingServices:
    return billing_services(sqlite_database, wakeups, terms, provider)


def loop(
    database: Database, wakeups: Wakeups, terms: BillingTerms, provider: StripeProvider, clock: Clock, node: str
) -> Billing:
    upkeep = billing_upkeep(database, terms, provider)
    return Billing(upkeep, LoopLeases(database, node), wakeups.billing, clock=clock)


@pytest.fixture
def billing(
    sqlite_database: Database, wakeups: Wakeups, terms: BillingTerms, provider: StripeProvider, clock: Clock
) -> Billing:
    return loop(sqlite_database, wakeups, terms, provider, clock, "node-1")


@pytest.fixture
def member(sqlite_database: Database) -> Member:
    return MembershipService(sqlite_database).create("Lincoln School", "Ada", Role.ADMIN)


def paid(services: BillingServices, member: Member, stripe: FakeStripe) -> None:
    """Its events are stored, and not handled."""
    started = services.checkouts.subscribe(member, SubscriptionRequest(price="price_school"), None)
    stripe.checkout.pay(started.session_id)

    def endpoint(body: bytes, headers: object) -> int:
        assert isinstance(headers, dict)
        services.inbox.accept(body, headers["Stripe-Signature"])
        return 200

    deliver(stripe.store.events, endpoint, SECRET)


def plan(services: BillingServices, member: Member) -> str | None:
    return services.overview.show(member).plan


class TestStep:
    def test_a_payment_is_followed(
        self, billing: Billing, services: BillingServices, member: Member, stripe_account: FakeStripe
    ) -> None:
        paid(services, member, stripe_account)
        assert plan(services, member) is None
        billing.step()
        assert plan(services, member) == "school"

    def test_another_node_leaves_it_alone(
        self,
        billing: Billing,
        sqlite_database: Database,
        wakeups: Wakeups,
        terms: BillingTerms,
        provider: StripeProvider,
        clock: Clock,
        services: BillingServices,
        member: Member,
        stripe_account: FakeStripe,
    ) -> None:
        billing.step()
        paid(services, member, stripe_account)
        loop(sqlite_database, wakeups, terms, provider, clock, "node-2").step()
        assert plan(services, member) == "free"
        billing.step()
        assert plan(services, member) == "school"

    def test_an_outage_is_waited_out(
        self,
        billing: Billing,
        sqlite_database: Database,
        services: BillingServices,
        member: Member,
        stripe_account: FakeStripe,
        clock: Clock,
    ) -> None:
        services.checkouts.subscribe(member, SubscriptionRequest(price="price_school"), None)
        with sqlite_database.write(SYSTEM) as unit:
            unit.session.execute(update(BillingCustomer).values(checked_at=unit.now() - timedelta(days=1)))
        stripe_account.down = broken(503)
        asked = len(stripe_account.asked)
        billing.step()
        billing.step()
        clock.now += RECONCILE_SECONDS / 3
        billing.step()
        assert len(stripe_account.asked) == asked + 1
        stripe_account.down = None
        clock.now += 2 * RECONCILE_SECONDS
        billing.step()
        assert len(stripe_account.asked) == asked + 2

    def test_it_sleeps_until_it_is_woken(
        self, billing: Billing, services: BillingServices, member: Member, stripe_account: FakeStripe
    ) -> None:
        for _ in range(5):
            billing.step()
        assert billing._sweep_seconds == LONGEST_PAUSE
        billing.start()
        paid(services, member, stripe_account)
        for _ in range(500):
            if plan(services, member) == "school":
                break
            billing._stopping.wait(0.02)
        billing.stop()
        assert plan(services, member) == "school"
