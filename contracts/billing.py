"""Billing on the wire: paying, what it gives, and what was paid. Amounts are in the smallest unit of their currency."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field

from contracts.base import WireModel

MOST_LINES = 20
MOST_UNITS = 10_000

StripeId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{1,255}$")]
"""Of a price, a session, a subscription or an invoice, as Stripe makes them."""
ReturnUrl = Annotated[str, Field(min_length=1, max_length=2000)]
"""May hold `{CHECKOUT_SESSION_ID}`, which Stripe replaces."""
Quantity = Annotated[int, Field(ge=1, le=MOST_UNITS)]


class CheckoutMode(StrEnum):
    """PAYMENT: once. SUBSCRIPTION: again and again."""

    PAYMENT = "payment"
    SUBSCRIPTION = "subscription"


class LineItem(WireModel):
    """So many of one price."""

    price: StripeId
    quantity: Quantity = 1


class CheckoutRequest(WireModel):
    """Body of `POST /api/v1/billing/checkout`. Without a mode the prices say which it is."""

    line_items: list[LineItem] = Field(min_length=1, max_length=MOST_LINES)
    success_url: ReturnUrl
    cancel_url: ReturnUrl
    mode: CheckoutMode | None = None


class CheckoutStarted(WireModel):
    """`url` is a page of Stripe's, for the system browser. What was paid is known when Stripe has told the server."""

    session_id: str
    url: str


class CheckoutStatus(StrEnum):
    """Where a checkout stands."""

    OPEN = "open"
    COMPLETE = "complete"
    EXPIRED = "expired"


class CheckoutState(WireModel):
    """Answer of `GET /api/v1/billing/checkout/{session_id}`."""

    session_id: str
    mode: CheckoutMode
    status: CheckoutStatus
    payment_status: str
    """As Stripe says it: paid, unpaid, no_payment_required."""
    url: str | None
    """While it is open."""


class SubscriptionRequest(WireModel):
    """Body of `POST /api/v1/billing/subscriptions`: a checkout for one recurring price."""

    price: StripeId
    quantity: Quantity = 1
    success_url: ReturnUrl | None = None
    """Without one a page of the server's, which says that the person may return to the app."""
    cancel_url: ReturnUrl | None = None


class SubscriptionView(WireModel):
    """A subscription as Stripe last told of it."""

    id: str
    status: str
    """As Stripe says it: active, trialing, past_due, unpaid, paused, canceled, incomplete, incomplete_expired."""
    plan: str | None
    """None where its price belongs to no plan of the server."""
    price: str
    quantity: int
    period_start: datetime
    period_end: datetime
    cancel_at_period_end: bool
    is_living: bool
    """Whether it can be changed."""


class SubscriptionList(WireModel):
    """Newest first."""

    subscriptions: list[SubscriptionView]


class SubscriptionChange(WireModel):
    """Body of `PATCH /api/v1/billing/subscriptions/{id}` and of its preview; what is left out stays as it is.

    `prorated_at`, as a preview gave it, makes that what was shown is what is paid.
    """

    price: StripeId | None = None
    quantity: Quantity | None = None
    prorated_at: AwareDatetime | None = None


class PreviewLine(WireModel):
    """An amount below zero is given back."""

    description: str
    amount: int


class ChangePreview(WireModel):
    """What a change would cost at once. A `total` below zero pays for later invoices."""

    currency: str
    total: int
    amount_due: int
    lines: list[PreviewLine]
    prorated_at: datetime


class CancelRequest(WireModel):
    """Body of `POST /api/v1/billing/subscriptions/{id}/cancel`. At once nothing is given back."""

    at_period_end: bool = True


class InvoiceView(WireModel):
    """An invoice. Its links are pages of Stripe's, and end some weeks later."""

    id: str
    number: str | None
    status: str
    currency: str
    total: int
    amount_due: int
    amount_paid: int
    created_at: datetime
    page_url: str | None
    pdf_url: str | None


class InvoiceList(WireModel):
    """Newest first; go on with `after` the last one."""

    invoices: list[InvoiceView]
    has_more: bool


class PortalRequest(WireModel):
    """Body of `POST /api/v1/billing/portal`."""

    return_url: ReturnUrl | None = None


class Portal(WireModel):
    """A page of Stripe's for card, address and invoices. It is open to whoever has the link, for some minutes."""

    url: str


class PlanLimits(WireModel):
    """What a plan gives; None is no limit of its own."""

    seats: int | None
    concurrent_tasks: int | None
    tokens_a_month: int | None
    history_days: int | None


class PriceView(WireModel):
    """What one unit costs. `amount` None: no fixed one. `interval`: day, week, month or year."""

    id: str
    currency: str
    amount: int | None
    interval: str | None
    interval_count: int


class PlanView(WireModel):
    """A plan that is sold. `limits.seats` are those of one unit."""

    name: str
    limits: PlanLimits
    prices: list[PriceView]


class PlanList(WireModel):
    """The best last."""

    plans: list[PlanView]


class Usage(WireModel):
    """What the organization uses of its limits. Months are those of UTC."""

    seats: int
    running_tasks: int
    tokens_this_month: int


class BillingOverview(WireModel):
    """Answer of `GET /api/v1/billing`."""

    is_set_up: bool
    """False: this server sells nothing, and nothing is limited by plans."""
    is_live: bool
    """Whether real money moves."""
    may_change: bool
    """Whether the caller may buy and change."""
    plan: str | None
    limits: PlanLimits
    usage: Usage
    subscriptions: list[SubscriptionView]
    has_lapsed: bool
    """Whether there was a subscription and there is none that counts: the organization is back on the free plan."""
    hidden_before: datetime | None
    """Older tasks are not shown, and not deleted."""


class WebhookTaken(WireModel):
    """Answer to Stripe: the event is stored."""

    received: bool = True
