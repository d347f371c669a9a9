"""Payments by Stripe's own SDK. A request that is lost on the way is sent again with the same key."""

import hashlib
import json
from datetime import UTC, datetime

import stripe

from server.core.billing_account import BillingAccount
from server.integrations.stripe.errors import BillingMisconfigured
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
from server.integrations.stripe.translation import (
    checked_page,
    checkout_of,
    invoice_of,
    our_errors,
    price_of,
    proration_of,
    subscription_of,
)

CONNECT_SECONDS = 3.0
ANSWER_SECONDS = 10.0
RETRIES = 1
"""With both tries in vain a person is still told so within the half minute that the apps wait for an answer."""
LOOKED_AT = 100
"""Subscriptions of one customer that are read at once."""


class StripeProvider(BillingProvider):
    """Safe in any thread. `retries`: of a request whose answer did not come."""

    def __init__(self, account: BillingAccount, *, retries: int = RETRIES) -> None:
        self._override = account.api_url
        self._livemode = account.livemode
        self._client = stripe.StripeClient(
            account.secret_key,
            base_addresses={"api": account.api_url} if account.api_url else None,
            http_client=stripe.RequestsClient(timeout=(CONNECT_SECONDS, ANSWER_SECONDS)),
            max_network_retries=retries,
        )

    @property
    def available(self) -> bool:
        """There is an account."""
        return True

    @property
    def livemode(self) -> bool:
        """By the kind of its key."""
        return self._livemode

    def price(self, price_id: str) -> Price:
        """With the name of what it buys."""
        with our_errors():
            return price_of(self._client.v1.prices.retrieve(price_id, {"expand": ["product"]}))

    def create_customer(self, organization_id: str, name: str, email: str | None) -> str:
        """The key is made of all that is sent: Stripe refuses one that comes again with something else."""
        sent = json.dumps([organization_id, name, email], ensure_ascii=True).encode()
        key = f"customer-{organization_id}-{hashlib.sha256(sent).hexdigest()[:16]}"
        wanted: stripe.params.CustomerCreateParams = {
            "name": name,
            "metadata": {"organization_id": organization_id},
        }
        if email is not None:
            wanted["email"] = email
        with our_errors():
            return self._client.v1.customers.create(wanted, {"idempotency_key": key}).id

    def create_checkout(self, new: NewCheckout) -> Checkout:
        """Hosted by Stripe: no card comes near this server."""
        named = {"organization_id": new.organization_id, "checkout_id": new.key}
        wanted: stripe.params.checkout.SessionCreateParams = {
            "mode": new.mode,
            "customer": new.customer_id,
            "client_reference_id": new.organization_id,
            "line_items": [{"price": line.price_id, "quantity": line.quantity} for line in new.lines],
            "success_url": new.success_url,
            "cancel_url": new.cancel_url,
            "metadata": named,
        }
        if new.mode == "subscription":
            wanted["subscription_data"] = {"metadata": named}
        with our_errors():
            made = self._client.v1.checkout.sessions.create(wanted, {"idempotency_key": f"checkout-{new.key}"})
            return checkout_of(made, self._override)

    def checkout(self, session_id: str) -> Checkout:
        """As it is now."""
        with our_errors():
            return checkout_of(self._client.v1.checkout.sessions.retrieve(session_id), self._override)

    def subscription(self, subscription_id: str) -> Subscription:
        """As it is now."""
        with our_errors():
            return subscription_of(self._client.v1.subscriptions.retrieve(subscription_id))

    def subscriptions_of(self, customer_id: str) -> list[Subscription]:
        """The newest hundred, those that ended too."""
        with our_errors():
            found = self._client.v1.subscriptions.list(
                {"customer": customer_id, "status": "all", "limit": LOOKED_AT},
            )
            return [subscription_of(one) for one in found.data]

    def preview(self, current: Subscription, change: Change) -> Proration:
        """Counted from `prorated_at`, which is part of the answer, so that the change can be counted from there."""
        at = (change.prorated_at or datetime.now(UTC)).replace(microsecond=0)
        with our_errors():
            found = self._client.v1.invoices.create_preview(
                {
                    "subscription": current.id,
                    "subscription_details": {
                        "items": [{"id": current.item_id, "price": change.price_id, "quantity": change.quantity}],
                        "proration_behavior": "always_invoice",
                        "proration_date": int(at.timestamp()),
                    },
                }
            )
            return proration_of(found, at)

    def change(self, current: Subscription, change: Change, key: str) -> Subscription:
        """Invoiced and paid at once: what was shown is what is paid."""
        wanted: stripe.params.SubscriptionUpdateParams = {
            "items": [{"id": current.item_id, "price": change.price_id, "quantity": change.quantity}],
            "proration_behavior": "always_invoice",
            "payment_behavior": "error_if_incomplete",
        }
        if change.prorated_at is not None:
            wanted["proration_date"] = int(change.prorated_at.timestamp())
        with our_errors():
            return subscription_of(self._client.v1.subscriptions.update(current.id, wanted, {"idempotency_key": key}))

    def cancel(self, subscription_id: str, key: str, *, at_period_end: bool) -> Subscription:
        """With its period, or now."""
        with our_errors():
            if not at_period_end:
                return subscription_of(self._client.v1.subscriptions.cancel(subscription_id))
            return self._ends(subscription_id, key, ends=True)

    def resume(self, subscription_id: str, key: str) -> Subscription:
        """Takes back that it ends with its period."""
        with our_errors():
            return self._ends(subscription_id, key, ends=False)

    def invoice(self, invoice_id: str) -> Invoice:
        """As it is now."""
        with our_errors():
            return invoice_of(self._client.v1.invoices.retrieve(invoice_id))

    def invoices_of(self, customer_id: str, limit: int, after: str | None) -> InvoicePage:
        """A page, newest first; drafts are no invoices yet."""
        wanted: stripe.params.InvoiceListParams = {"customer": customer_id, "limit": limit}
        if after is not None:
            wanted["starting_after"] = after
        with our_errors():
            found = self._client.v1.invoices.list(wanted)
            return InvoicePage([invoice_of(one) for one in found.data if one.status != "draft"], found.has_more)

    def portal(self, customer_id: str, return_url: str) -> str:
        """A session of some minutes."""
        with our_errors():
            made = self._client.v1.billing_portal.sessions.create({"customer": customer_id, "return_url": return_url})
        if not made.url:
            raise BillingMisconfigured("The payment service has no customer portal. Tell whoever runs this server.")
        return checked_page(made.url, self._override)

    def _ends(self, subscription_id: str, key: str, *, ends: bool) -> Subscription:
        wanted: stripe.params.SubscriptionUpdateParams = {"cancel_at_period_end": ends}
        return subscription_of(self._client.v1.subscriptions.update(subscription_id, wanted, {"idempotency_key": key}))
