"""What the server needs of whoever takes its payments. Amounts are in the smallest unit of their currency."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

Mode = Literal["payment", "subscription"]


@dataclass(frozen=True, slots=True)
class Price:
    """What one unit costs. `interval` None: paid once."""

    id: str
    product_name: str
    currency: str
    amount: int | None
    """None where it is no fixed amount."""
    interval: str | None
    interval_count: int
    active: bool


@dataclass(frozen=True, slots=True)
class Line:
    """So many of one price."""

    price_id: str
    quantity: int


@dataclass(frozen=True, slots=True)
class NewCheckout:
    """`key`: the same for the same intent, so that it is made once; it is also how its events name it."""

    key: str
    organization_id: str
    customer_id: str
    mode: Mode
    lines: tuple[Line, ...]
    success_url: str
    cancel_url: str


@dataclass(frozen=True, slots=True)
class Checkout:
    """A session as it is now. `url`: where the person pays, while it is open."""

    id: str
    url: str | None
    status: str
    payment_status: str
    customer_id: str | None
    subscription_id: str | None
    organization_id: str | None
    expires_at: datetime
    livemode: bool


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscription as it is now; of its items the first, which is all that the server makes."""

    id: str
    customer_id: str
    status: str
    item_id: str
    price_id: str
    quantity: int
    period_start: datetime
    period_end: datetime
    cancel_at_period_end: bool
    created_at: datetime
    livemode: bool


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice as it is now. Links are Stripe's own, and end some weeks later."""

    id: str
    number: str | None
    customer_id: str | None
    subscription_id: str | None
    status: str
    currency: str
    total: int
    amount_due: int
    amount_paid: int
    attempts: int
    created_at: datetime
    page_url: str | None
    pdf_url: str | None
    livemode: bool


@dataclass(frozen=True, slots=True)
class InvoicePage:
    """Newest first."""

    invoices: Sequence[Invoice]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What a subscription is to be. `prorated_at`: from when on it is counted, as a preview said; None is now."""

    price_id: str
    quantity: int
    prorated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ProrationLine:
    """Below zero it is given back."""

    words: str
    amount: int


@dataclass(frozen=True, slots=True)
class Proration:
    """What a change costs at once; a `total` below zero pays for later invoices."""

    currency: str
    total: int
    amount_due: int
    lines: tuple[ProrationLine, ...]
    prorated_at: datetime


class BillingProvider(Protocol):
    """One account. Raises the classes of `errors`. A `key` makes that what was done once is not done again."""

    @property
    def available(self) -> bool:
        """Whether there is an account."""
        ...

    @property
    def livemode(self) -> bool:
        """Whether real money moves."""
        ...

    def price(self, price_id: str) -> Price:
        """With the name of what it buys."""
        ...

    def create_customer(self, organization_id: str, name: str, email: str | None) -> str:
        """The id; the same for the same arguments."""
        ...

    def create_checkout(self, new: NewCheckout) -> Checkout:
        """A page on which a person pays."""
        ...

    def checkout(self, session_id: str) -> Checkout:
        """As it is now."""
        ...

    def subscription(self, subscription_id: str) -> Subscription:
        """As it is now."""
        ...

    def subscriptions_of(self, customer_id: str) -> list[Subscription]:
        """All of them, those that ended too."""
        ...

    def preview(self, current: Subscription, change: Change) -> Proration:
        """What `change` would cost; nothing is changed."""
        ...

    def change(self, current: Subscription, change: Change, key: str) -> Subscription:
        """Billed at once; where the card is declined nothing changes."""
        ...

    def cancel(self, subscription_id: str, key: str, *, at_period_end: bool) -> Subscription:
        """With its period, or now, when nothing is given back."""
        ...

    def resume(self, subscription_id: str, key: str) -> Subscription:
        """Takes back that it ends with its period."""
        ...

    def invoice(self, invoice_id: str) -> Invoice:
        """As it is now."""
        ...

    def invoices_of(self, customer_id: str, limit: int, after: str | None) -> InvoicePage:
        """Those after the invoice `after`."""
        ...

    def portal(self, customer_id: str, return_url: str) -> str:
        """Where the person changes card and address."""
        ...
