"""Writing down what Stripe says an object is now. The newest reading stays, in whatever order they are written.

Nothing is added up from events, so that one that comes twice, late or never changes nothing in the end.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from server.core.database import Database, Tenant, UnitOfWork
from server.core.plans import FREE
from server.domain.billing import entitlements, repository
from server.domain.billing.models import BillingInvoice, BillingSubscription
from server.domain.billing.plans import LIVING, Plans
from server.domain.billing.telling import Money, Paid, PlanChanged, Refused, Tell
from server.integrations.stripe.provider import Checkout, Invoice, Subscription


@dataclass(frozen=True, slots=True)
class Mirror:
    """Each method is one transaction of the organization, with its billing locked."""

    database: Database
    plans: Plans
    tell: Tell

    def subscription(self, organization_id: str, now_is: Subscription, read_at: datetime) -> None:
        """`read_at`: by the database's clock, before Stripe was asked."""
        with self.database.write(Tenant(organization_id)) as unit:
            self._locked(unit, organization_id)
            row = repository.subscription(unit.session, now_is.id)
            if row is not None and row.read_at > read_at:
                return
            if row is None:
                row = BillingSubscription(id=now_is.id, organization_id=organization_id)
                unit.session.add(row)
            _copy(now_is, row, read_at)
            unit.session.flush()
            self._recompute(unit, organization_id)

    def invoice(self, organization_id: str, now_is: Invoice, read_at: datetime) -> None:
        """Told of are a payment, and each refused one."""
        with self.database.write(Tenant(organization_id)) as unit:
            self._locked(unit, organization_id)
            row = repository.invoice(unit.session, now_is.id)
            if row is not None and row.read_at > read_at:
                return
            if row is None:
                row = BillingInvoice(id=now_is.id, organization_id=organization_id, told_paid=False, told_failures=0)
                unit.session.add(row)
            row.subscription_id, row.status, row.currency = now_is.subscription_id, now_is.status, now_is.currency
            row.total, row.amount_paid, row.attempts = now_is.total, now_is.amount_paid, now_is.attempts
            row.created_at, row.read_at = now_is.created_at, read_at
            self._tell_of_payment(unit, row, now_is)

    def checkout(self, organization_id: str, now_is: Checkout, read_at: datetime, next_check_at: datetime) -> None:
        """Of an intent that is known here; another's is no business of ours."""
        with self.database.write(Tenant(organization_id)) as unit:
            row = repository.checkout(unit.session, now_is.id)
            if row is None or (row.read_at is not None and row.read_at > read_at):
                return
            row.status, row.payment_status, row.url = now_is.status, now_is.payment_status, now_is.url
            row.subscription_id, row.read_at, row.next_check_at = now_is.subscription_id, read_at, next_check_at

    def lost_checkout(self, organization_id: str, session_id: str) -> None:
        """Stripe does not know it, or not as the organization's: nobody will pay there."""
        with self.database.write(Tenant(organization_id)) as unit:
            row = repository.checkout(unit.session, session_id)
            if row is not None:
                row.status, row.url = "expired", None

    def check_later(self, organization_id: str, session_id: str, at: datetime) -> None:
        """Stripe would not say what it is now."""
        with self.database.write(Tenant(organization_id)) as unit:
            row = repository.checkout(unit.session, session_id)
            if row is not None:
                row.next_check_at = at

    def living_but(self, organization_id: str, listed: Set[str]) -> list[str]:
        """Subscriptions that live as far as is known here, and are none of these."""
        with self.database.read(Tenant(organization_id)) as session:
            rows = entitlements.subscriptions(session, organization_id)
            return [row.id for row in rows if row.status in LIVING and row.id not in listed]

    def ended(self, organization_id: str, subscription_id: str, read_at: datetime) -> None:
        """Stripe does not know it any more."""
        with self.database.write(Tenant(organization_id)) as unit:
            self._locked(unit, organization_id)
            row = repository.subscription(unit.session, subscription_id)
            if row is not None and row.read_at <= read_at:
                row.status, row.read_at = "canceled", read_at
                unit.session.flush()
                self._recompute(unit, organization_id)

    def checked(self, organization_id: str, at: datetime) -> None:
        """The organization's subscriptions were compared with Stripe's then."""
        with self.database.write(Tenant(organization_id)) as unit:
            row = repository.customer(unit.session, organization_id, lock=True)
            if row is not None:
                row.checked_at = at

    @property
    def sells_plans(self) -> bool:
        """Whether every organization has a plan, if only the free one."""
        return not self.plans.sells_all

    def recompute(self, organization_id: str) -> None:
        """What its subscriptions give now; time alone changes that."""
        with self.database.write(Tenant(organization_id)) as unit:
            self._locked(unit, organization_id)
            self._recompute(unit, organization_id)

    def _recompute(self, unit: UnitOfWork, organization_id: str) -> None:
        """An organization that was never counted has had the free plan."""
        before = entitlements.stored(unit.session, organization_id).plan or FREE
        after = entitlements.recompute(unit.session, self.plans, organization_id, unit.now()).plan
        if after is not None and after != before:
            self.tell(unit.session, unit.now(), PlanChanged(organization_id, before, after))

    def _locked(self, unit: UnitOfWork, organization_id: str) -> None:
        repository.customer(unit.session, organization_id, lock=True)

    def _tell_of_payment(self, unit: UnitOfWork, row: BillingInvoice, invoice: Invoice) -> None:
        if row.status == "paid" and row.amount_paid > 0 and not row.told_paid:
            row.told_paid = True
            money = Money(invoice.amount_paid, invoice.currency)
            self.tell(unit.session, unit.now(), Paid(*self._about(unit.session, row), money, invoice.page_url))
        elif row.status == "open" and row.attempts > row.told_failures:
            row.told_failures = row.attempts
            money = Money(invoice.amount_due, invoice.currency)
            self.tell(unit.session, unit.now(), Refused(*self._about(unit.session, row), money, invoice.page_url))

    def _about(self, session: Session, row: BillingInvoice) -> tuple[str, str]:
        """Whose invoice it is, and for which plan."""
        paid_for = repository.subscription(session, row.subscription_id) if row.subscription_id else None
        plan = self.plans.of_price(paid_for.price_id) if paid_for is not None else None
        return row.organization_id, plan or entitlements.stored(session, row.organization_id).plan or ""


def _copy(now_is: Subscription, row: BillingSubscription, read_at: datetime) -> None:
    row.status, row.item_id, row.price_id = now_is.status, now_is.item_id, now_is.price_id
    row.quantity, row.cancel_at_period_end = now_is.quantity, now_is.cancel_at_period_end
    row.period_start, row.period_end = now_is.period_start, now_is.period_end
    row.created_at, row.read_at = now_is.created_at, read_at
