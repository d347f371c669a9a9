"""Asking Stripe what something is now, and writing that down for whom it concerns."""

from datetime import datetime, timedelta

from server.core.database import SYSTEM, Database, database_now
from server.domain.billing import repository
from server.domain.billing.mirror import Mirror
from server.integrations.stripe.errors import NotAtStripe
from server.integrations.stripe.provider import BillingProvider, Subscription

SOONEST_CHECK = timedelta(minutes=2)


class Reading:
    """Gives whose the object is; None where it is nobody's here, is there no more, or is of the other mode."""

    def __init__(self, database: Database, provider: BillingProvider, mirror: Mirror) -> None:
        self._database = database
        self._provider = provider
        self._mirror = mirror

    def now(self) -> datetime:
        """By the database's clock; taken before Stripe is asked."""
        with self._database.read(SYSTEM) as session:
            return database_now(session)

    def subscription(self, subscription_id: str) -> str | None:
        """Its plan holds from now on."""
        at = self.now()
        try:
            found = self._provider.subscription(subscription_id)
        except NotAtStripe:
            return None
        return self._write_subscription(found, at)

    def invoice(self, invoice_id: str) -> str | None:
        """And its subscription, whose status follows from what was paid."""
        at = self.now()
        try:
            found = self._provider.invoice(invoice_id)
        except NotAtStripe:
            return None
        owner = self._owner(found.customer_id, livemode=found.livemode)
        if owner is None or found.status in ("", "draft"):
            return owner
        if found.subscription_id is not None:
            self.subscription(found.subscription_id)
        self._mirror.invoice(owner, found, at)
        return owner

    def checkout(self, session_id: str) -> str | None:
        """And the subscription that it began."""
        at = self.now()
        try:
            found = self._provider.checkout(session_id)
        except NotAtStripe:
            return None
        owner = self._owner(found.customer_id, livemode=found.livemode)
        if owner is None:
            return None
        self._mirror.checkout(owner, found, at, at + max(SOONEST_CHECK, self._age(session_id, at)))
        if found.subscription_id is not None:
            self.subscription(found.subscription_id)
        return owner

    def customer(self, organization_id: str, customer_id: str) -> None:
        """All of its subscriptions, those too that Stripe lists no more. A customer that is gone there has none."""
        at = self.now()
        try:
            listed = self._provider.subscriptions_of(customer_id)
        except NotAtStripe:
            listed = []
        for found in listed:
            self._write_subscription(found, at)
        for missed in self._mirror.living_but(organization_id, {found.id for found in listed}):
            if self.subscription(missed) is None:
                self._mirror.ended(organization_id, missed, at)
        self._mirror.checked(organization_id, at)

    def _write_subscription(self, found: Subscription, at: datetime) -> str | None:
        owner = self._owner(found.customer_id, livemode=found.livemode)
        if owner is not None:
            self._mirror.subscription(owner, found, at)
        return owner

    def _owner(self, customer_id: str | None, *, livemode: bool) -> str | None:
        if livemode is not self._provider.livemode:
            return None
        with self._database.read(SYSTEM) as session:
            return repository.organization_of(session, customer_id)

    def _age(self, session_id: str, at: datetime) -> timedelta:
        """Of an intent: the older it is, the more seldom it is asked for."""
        with self._database.read(SYSTEM) as session:
            known = repository.checkout(session, session_id)
            return timedelta() if known is None else at - known.created_at
