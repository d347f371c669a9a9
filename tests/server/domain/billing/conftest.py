"""A school, its account at the fake Stripe, and all of billing over a real database."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from contracts.billing import CheckoutRequest, CheckoutStarted, LineItem
from contracts.events import BILLING_UPDATED
from contracts.session import Role
from server.core.billing_account import BillingAccount
from server.core.database import SYSTEM, Database, Tenant
from server.core.plans import read_plans
from server.core.wakeups import Wakeups
from server.domain.billing.errors import InvalidSignature
from server.domain.billing.models import BillingCheckout, BillingCustomer, StripeEvent
from server.domain.billing.plans import Plans
from server.domain.billing.services import (
    BillingServices,
    BillingTerms,
    BillingUpkeep,
    billing_services,
    billing_upkeep,
)
from server.domain.billing.telling import News
from server.domain.events import log
from server.domain.organizations.membership import Member, MembershipService
from server.domain.organizations.models import Organization
from server.integrations.stripe.provider import BillingProvider
from server.integrations.stripe.stripe_provider import StripeProvider
from tests.builders.stripe_fixtures import PLANS, account, provider, stage, stripe_account
from tests.fakes.stripe_server.answering import SECRET, FakeStripe
from tests.fakes.stripe_server.events import deliver

__all__ = ["account", "provider", "stage", "stripe_account"]

BACK = "http://localhost:5179/billing/success"
AWAY = "http://localhost:5179/billing/cancel"


def checkout_request(price: str = "price_school", quantity: int = 2, **changes: Any) -> CheckoutRequest:
    """As the clients send it."""
    lines = [LineItem(price=price, quantity=quantity)]
    return CheckoutRequest(**{"line_items": lines, "success_url": BACK, "cancel_url": AWAY, **changes})


@dataclass
class School:
    """One organization that pays. `told`: what it was told by mail."""

    member: Member
    database: Database
    stripe: FakeStripe
    provider: BillingProvider
    services: BillingServices
    upkeep: BillingUpkeep
    told: list[News] = field(default_factory=list)

    def start(self, **wanted: Any) -> CheckoutStarted:
        return self.services.checkouts.start(self.member, checkout_request(**wanted), None)

    def subscribe(self, **wanted: Any) -> str:
        """Pays for a subscription; its events are handled. Gives its id."""
        session_id = self.start(**wanted).session_id
        self.stripe.checkout.pay(session_id)
        self.hear()
        return str(self.stripe.store.get("checkout.session", session_id)["subscription"])

    def endpoint(self, body: bytes, headers: Any) -> int:
        """The webhook, without HTTP."""
        try:
            self.services.inbox.accept(body, headers["Stripe-Signature"])
        except InvalidSignature:
            return 400
        return 200

    def hear(self, **how: Any) -> None:
        """Whatever Stripe has to tell arrives, and is handled."""
        deliver(self.stripe.store.events, self.endpoint, SECRET, **how)
        self.upkeep.handling.step()

    def plan(self) -> tuple[str | None, int | None, int | None]:
        """Its plan, concurrent tasks and days of history."""
        with self.database.read(SYSTEM) as session:
            row = session.get_one(Organization, self.member.organization_id)
            return row.plan, row.concurrent_tasks, row.visible_history_days

    def events(self) -> list[tuple[str, str, str | None]]:
        """Type, status and note of what came, in order."""
        with self.database.read(SYSTEM) as session:
            columns = (StripeEvent.type, StripeEvent.status, StripeEvent.note)
            rows = session.execute(select(*columns).order_by(StripeEvent.id))
            return [(row.type, row.status, row.note) for row in rows]

    def heard(self, member: Member | None = None) -> int:
        """How often its people were told that something changed."""
        whose = (member or self.member).organization_id
        with self.database.read(Tenant(whose)) as session:
            page = log.page(session, whose, after=0, epoch=None, limit=100)
        return sum(event.event == BILLING_UPDATED for event in page.events)

    def let_all_be_due(self) -> None:
        """As if every pause was over."""
        with self.database.write(SYSTEM) as unit:
            unit.session.execute(update(StripeEvent).values(next_attempt_at=StripeEvent.received_at))


def school_of(member: Member, database: Database, stripe: FakeStripe, terms: BillingTerms) -> School:
    """With everything of its own."""
    told: list[News] = []

    def tell(session: Session, now: datetime, news: News) -> None:
        told.append(news)

    assert terms.account is not None
    provider = StripeProvider(terms.account, retries=0)
    services = billing_services(database, Wakeups(), terms, provider, tell)
    return School(member, database, stripe, provider, services, billing_upkeep(database, terms, provider, tell), told)


def long_ago(school: School) -> None:
    """As if hours had passed since anything was looked at."""
    with school.database.write(SYSTEM) as unit:
        then = unit.now() - timedelta(days=1)
        unit.session.execute(update(BillingCustomer).values(checked_at=then))
        unit.session.execute(update(BillingCheckout).values(next_check_at=then))


def settle(school: School) -> int:
    """Passes until nothing is left to do."""
    for passes in range(1, 20):
        if not school.upkeep.reconcile.step():
            return passes
    raise AssertionError("it does not come to an end")


@pytest.fixture
def terms(account: BillingAccount) -> BillingTerms:
    return BillingTerms(account, Plans(read_plans(PLANS)), return_urls=("http://localhost:5179/billing",))


@pytest.fixture
def school(sqlite_database: Database, stripe_account: FakeStripe, terms: BillingTerms) -> School:
    member = MembershipService(sqlite_database).create("Lincoln School", "Ada", Role.ADMIN)
    return school_of(member, sqlite_database, stripe_account, terms)


@pytest.fixture
def any_school(database: Database, admin: Member, stripe_account: FakeStripe, terms: BillingTerms) -> School:
    """On SQLite and on PostgreSQL."""
    return school_of(admin, database, stripe_account, terms)
