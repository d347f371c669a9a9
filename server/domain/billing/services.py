"""Billing, composed: what answers requests, and what follows Stripe."""

from dataclasses import dataclass, field

from contracts.session import Role
from server.core.billing_account import BillingAccount
from server.core.database import Database
from server.core.wakeups import Wakeups
from server.domain.billing.checkouts import CheckoutService
from server.domain.billing.customers import Customers
from server.domain.billing.handling import Handling
from server.domain.billing.inbox import Inbox
from server.domain.billing.mirror import Mirror
from server.domain.billing.overview import OverviewService
from server.domain.billing.plans import Plans
from server.domain.billing.prices import Prices
from server.domain.billing.reading import Reading
from server.domain.billing.reconcile import Reconcile
from server.domain.billing.return_urls import ReturnUrls
from server.domain.billing.subscriptions import SubscriptionService
from server.domain.billing.telling import Tell, only_log
from server.integrations.stripe.none import NoBilling
from server.integrations.stripe.provider import BillingProvider


@dataclass(frozen=True, slots=True)
class BillingTerms:
    """What the settings say: by which account, which plans, who may, and where a payment leads back to."""

    account: BillingAccount | None = None
    plans: Plans = field(default_factory=Plans)
    roles: frozenset[Role] = frozenset({Role.ADMIN, Role.TEACHER})
    usual_return: str = "http://localhost/billing/return"
    return_urls: tuple[str, ...] = ()

    @property
    def in_force(self) -> Plans:
        """Without an account nothing is sold, and so nothing limited."""
        return self.plans if self.account is not None else Plans()


NOTHING_SOLD = BillingTerms()


@dataclass(frozen=True, slots=True)
class BillingServices:
    """What answers requests."""

    roles: frozenset[Role]
    overview: OverviewService
    checkouts: CheckoutService
    subscriptions: SubscriptionService
    inbox: Inbox


@dataclass(frozen=True, slots=True)
class BillingUpkeep:
    """What follows Stripe, in the one loop that does."""

    handling: Handling
    reconcile: Reconcile


def provider_of(terms: BillingTerms) -> BillingProvider:
    """Stripe's SDK is imported only where there is an account."""
    if terms.account is None:
        return NoBilling()
    from server.integrations.stripe.stripe_provider import StripeProvider

    return StripeProvider(terms.account)


def billing_services(
    database: Database,
    wakeups: Wakeups,
    terms: BillingTerms,
    provider: BillingProvider | None = None,
    tell: Tell = only_log,
) -> BillingServices:
    """For a process that answers requests. `provider` instead of that of the terms' account."""
    provider = provider or provider_of(terms)
    plans = terms.in_force
    prices, customers = Prices(provider, plans), Customers(database, provider)
    mirror = Mirror(database, plans, tell, wakeups)
    urls = ReturnUrls(terms.usual_return, terms.return_urls)
    overview = OverviewService(
        database, provider, plans, prices=prices, customers=customers, urls=urls, roles=terms.roles
    )
    secret = terms.account.webhook_secret if terms.account is not None else ""
    return BillingServices(
        roles=terms.roles,
        overview=overview,
        checkouts=CheckoutService(database, provider, prices, customers, mirror, urls),
        subscriptions=SubscriptionService(database, provider, prices, mirror, plans),
        inbox=Inbox(database, wakeups, secret, livemode=provider.livemode),
    )


def billing_upkeep(
    database: Database,
    terms: BillingTerms,
    provider: BillingProvider | None = None,
    tell: Tell = only_log,
    wakeups: Wakeups | None = None,
) -> BillingUpkeep:
    """For the worker."""
    mirror = Mirror(database, terms.in_force, tell, wakeups or Wakeups())
    reading = Reading(database, provider or provider_of(terms), mirror)
    return BillingUpkeep(Handling(database, reading), Reconcile(database, reading, mirror))
