"""From the SDK's objects and errors to ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlsplit

import stripe

from server.integrations.stripe import errors
from server.integrations.stripe.provider import (
    Checkout,
    Invoice,
    Price,
    Proration,
    ProrationLine,
    Subscription,
)

PAGES_OF_STRIPE = frozenset({"checkout.stripe.com", "billing.stripe.com"})
_LONGEST_REASON = 300


@contextmanager
def our_errors() -> Iterator[None]:
    """What the SDK raises inside becomes the class that says what happened."""
    try:
        yield
    except stripe.StripeError as error:
        raise translated(error) from error


def translated(error: stripe.StripeError) -> errors.BillingError:
    """Stripe's own words are shown only where they are made for people."""
    reason = (error.user_message or "").strip()[:_LONGEST_REASON]
    if isinstance(error, stripe.CardError):
        return errors.CardDeclined(reason or "The card was declined.")
    if isinstance(error, stripe.RateLimitError):
        return errors.BillingBusy(_retry_after(error))
    if isinstance(error, stripe.AuthenticationError | stripe.PermissionError):
        return errors.BillingMisconfigured("Stripe does not accept the key of this server. Tell whoever runs it.")
    if isinstance(error, stripe.InvalidRequestError):
        if error.http_status == HTTPStatus.NOT_FOUND or error.code == "resource_missing":
            return errors.NotAtStripe()
        return _refused(reason)
    if isinstance(error, stripe.IdempotencyError):
        return errors.StripeRefused("This Idempotency-Key was used before with a different request.")
    return errors.BillingBusy(_retry_after(error))


def _refused(reason: str) -> errors.StripeRefused:
    if not reason:
        return errors.StripeRefused("The payment service refused the request and gives no reason.")
    return errors.StripeRefused(f"The payment service refused the request: {reason}")


def checked_page(url: str, override: str) -> str:
    """An address that people are sent to, which must be Stripe's, or the one that stands for it."""
    parts = urlsplit(url)
    if override and f"{parts.scheme}://{parts.netloc}" == override.rstrip("/"):
        return url
    if parts.scheme != "https" or parts.netloc not in PAGES_OF_STRIPE:
        raise errors.BillingMisconfigured(
            "The payment service led to an address that is not its own, so nobody is sent there. "
            "Tell whoever runs this server."
        )
    return url


def price_of(found: stripe.Price) -> Price:
    """With its product expanded."""
    recurring = found.recurring
    return Price(
        id=found.id,
        product_name=found.product.name if isinstance(found.product, stripe.Product) else found.id,
        currency=found.currency,
        amount=found.unit_amount,
        interval=recurring.interval if recurring is not None else None,
        interval_count=recurring.interval_count if recurring is not None else 1,
        active=found.active,
    )


def checkout_of(found: stripe.checkout.Session, override: str) -> Checkout:
    """`url` is checked."""
    return Checkout(
        id=found.id,
        url=checked_page(found.url, override) if found.url else None,
        status=found.status or "",
        payment_status=found.payment_status,
        customer_id=_id(found.customer),
        subscription_id=_id(found.subscription),
        organization_id=found.client_reference_id,
        expires_at=moment(found.expires_at),
        livemode=found.livemode,
    )


def subscription_of(found: stripe.Subscription) -> Subscription:
    """Since 2025 the period is that of the item."""
    item = found["items"].data[0]
    return Subscription(
        id=found.id,
        customer_id=_id(found.customer) or "",
        status=found.status,
        item_id=item.id,
        price_id=item.price.id,
        quantity=item.quantity if item.quantity is not None else 1,
        period_start=moment(item.current_period_start),
        period_end=moment(item.current_period_end),
        cancel_at_period_end=found.cancel_at_period_end or found.cancel_at is not None,
        created_at=moment(found.created),
        livemode=found.livemode,
    )


def invoice_of(found: stripe.Invoice) -> Invoice:
    """The subscription is named by what the invoice comes from."""
    details = found.parent.subscription_details if found.parent is not None else None
    return Invoice(
        id=found.id,
        number=found.number,
        customer_id=_id(found.customer),
        subscription_id=_id(details.subscription) if details is not None else None,
        status=found.status or "",
        currency=found.currency,
        total=found.total,
        amount_due=found.amount_due,
        amount_paid=found.amount_paid,
        attempts=found.attempt_count,
        created_at=moment(found.created),
        page_url=found.hosted_invoice_url,
        pdf_url=found.invoice_pdf,
        livemode=found.livemode,
    )


def proration_of(found: stripe.Invoice, prorated_at: datetime) -> Proration:
    """Of an invoice that is a preview."""
    lines = tuple(ProrationLine(line.description or "", line.amount) for line in found.lines.data)
    return Proration(found.currency, found.total, found.amount_due, lines, prorated_at)


def moment(seconds: int) -> datetime:
    """Stripe counts the seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC)


def _id(found: object) -> str | None:
    """Of a field that is an id, or the object where it was expanded."""
    if found is None or isinstance(found, str):
        return found
    given = getattr(found, "id", None)
    return given if isinstance(given, str) else None


def _retry_after(error: stripe.StripeError) -> float | None:
    given = {name.lower(): value for name, value in (error.headers or {}).items()}.get("retry-after", "")
    return float(given) if given.isascii() and given.isdigit() else None
