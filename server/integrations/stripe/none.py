"""No account at Stripe: a normal state, in which nothing is sold and nothing limited."""

from typing import NoReturn

from server.integrations.stripe.errors import BillingNotSetUp
from server.integrations.stripe.provider import (
    BillingProvider,
    Change,
    Checkout,
    Invoice,
    InvoicePage,
    NewCheckout,
    Price,
    Proration,
    Subscription,
)


class NoBilling(BillingProvider):
    """Nobody to ask. Everything is refused: callers look at `available` first."""

    @property
    def available(self) -> bool:
        """Never."""
        return False

    @property
    def livemode(self) -> bool:
        """No."""
        return False

    def price(self, price_id: str) -> Price:
        """Refused."""
        _refuse(price_id)

    def create_customer(self, organization_id: str, name: str, email: str | None) -> str:
        """Refused."""
        _refuse(organization_id, name, email)

    def create_checkout(self, new: NewCheckout) -> Checkout:
        """Refused."""
        _refuse(new)

    def checkout(self, session_id: str) -> Checkout:
        """Refused."""
        _refuse(session_id)

    def subscription(self, subscription_id: str) -> Subscription:
        """Refused."""
        _refuse(subscription_id)

    def subscriptions_of(self, customer_id: str) -> list[Subscription]:
        """Refused."""
        _refuse(customer_id)

    def preview(self, current: Subscription, change: Change) -> Proration:
        """Refused."""
        _refuse(current, change)

    def change(self, current: Subscription, change: Change, key: str) -> Subscription:
        """Refused."""
        _refuse(current, change, key)

    def cancel(self, subscription_id: str, key: str, *, at_period_end: bool) -> Subscription:
        """Refused."""
        _refuse(subscription_id, key, at_period_end)

    def resume(self, subscription_id: str, key: str) -> Subscription:
        """Refused."""
        _refuse(subscription_id, key)

    def invoice(self, invoice_id: str) -> Invoice:
        """Refused."""
        _refuse(invoice_id)

    def invoices_of(self, customer_id: str, limit: int, after: str | None) -> InvoicePage:
        """Refused."""
        _refuse(customer_id, limit, after)

    def portal(self, customer_id: str, return_url: str) -> str:
        """Refused."""
        _refuse(customer_id, return_url)


def _refuse(*asked: object) -> NoReturn:
    del asked
    raise BillingNotSetUp
