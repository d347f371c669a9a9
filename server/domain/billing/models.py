"""The tables of billing. What Stripe knows is mirrored as it was when it was last asked, and never counted here."""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base, Crossing, TenantOwned

STRIPE_ID_LENGTH = 255
NOTE_LENGTH = 300

_WAITING = text("status = 'waiting'")
_OPEN = text("status IN ('new', 'open')")


class BillingCustomer(TenantOwned, Base):
    """Who the organization is at Stripe. Its row is locked while anything of its billing is written."""

    __tablename__ = "billing_customers"
    crossing = Crossing.NONE
    __table_args__ = (Index("ix_billing_customers_checked_at", "checked_at"),)

    organization_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True
    )
    customer_id: Mapped[str] = mapped_column(String(STRIPE_ID_LENGTH), unique=True)
    created_at: Mapped[datetime]
    checked_at: Mapped[datetime]
    """When its subscriptions were last compared with Stripe's."""


class BillingCheckout(TenantOwned, Base):
    """One intent to pay. Its id makes that Stripe has one session for it, however often it is asked."""

    __tablename__ = "billing_checkouts"
    crossing = Crossing.NONE
    __table_args__ = (
        Index("uq_billing_checkouts_client_key", "organization_id", "user_id", "client_key", unique=True),
        Index("ix_billing_checkouts_next_check_at", "next_check_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    client_key: Mapped[str | None] = mapped_column(String(200))
    """The Idempotency-Key of the request."""
    request_hash: Mapped[str] = mapped_column(String(64))
    mode: Mapped[str] = mapped_column(String(20))
    session_id: Mapped[str | None] = mapped_column(String(STRIPE_ID_LENGTH), unique=True)
    url: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(20))
    """`new` until Stripe has answered, then as Stripe says: open, complete, expired."""
    payment_status: Mapped[str] = mapped_column(String(30))
    subscription_id: Mapped[str | None] = mapped_column(String(STRIPE_ID_LENGTH))
    created_at: Mapped[datetime]
    next_check_at: Mapped[datetime]
    """When an open one is asked for again, should its event not come."""
    read_at: Mapped[datetime | None]


class BillingSubscription(TenantOwned, Base):
    """A subscription as Stripe had it at `read_at`."""

    __tablename__ = "billing_subscriptions"
    crossing = Crossing.NONE
    __table_args__ = (Index("ix_billing_subscriptions_lapses_at", "lapses_at"),)

    id: Mapped[str] = mapped_column(String(STRIPE_ID_LENGTH), primary_key=True)
    status: Mapped[str] = mapped_column(String(30))
    item_id: Mapped[str] = mapped_column(String(STRIPE_ID_LENGTH))
    price_id: Mapped[str] = mapped_column(String(STRIPE_ID_LENGTH))
    quantity: Mapped[int] = mapped_column(Integer)
    period_start: Mapped[datetime]
    period_end: Mapped[datetime]
    cancel_at_period_end: Mapped[bool] = mapped_column(Boolean)
    created_at: Mapped[datetime]
    read_at: Mapped[datetime]
    lapses_at: Mapped[datetime | None]
    """When it gives nothing any more unless Stripe says otherwise; None where it gives nothing already."""


class BillingInvoice(TenantOwned, Base):
    """An invoice as Stripe had it at `read_at`, and what the organization was told of it."""

    __tablename__ = "billing_invoices"
    crossing = Crossing.NONE

    id: Mapped[str] = mapped_column(String(STRIPE_ID_LENGTH), primary_key=True)
    subscription_id: Mapped[str | None] = mapped_column(String(STRIPE_ID_LENGTH))
    status: Mapped[str] = mapped_column(String(30))
    currency: Mapped[str] = mapped_column(String(10))
    total: Mapped[int] = mapped_column(BigInteger)
    amount_paid: Mapped[int] = mapped_column(BigInteger)
    attempts: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime]
    read_at: Mapped[datetime]
    told_paid: Mapped[bool] = mapped_column(Boolean)
    told_failures: Mapped[int] = mapped_column(Integer)
    """Of how many refused payments."""


class StripeEvent(Base):
    """An event as it came. Whose it is, its handling finds out; only sessions of the system read it."""

    __tablename__ = "stripe_events"
    __table_args__ = (
        Index("ix_stripe_events_next_attempt_at", "next_attempt_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_stripe_events_received_at", "received_at"),
    )

    id: Mapped[str] = mapped_column(String(STRIPE_ID_LENGTH), primary_key=True)
    owner_organization_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("organizations.id", ondelete="CASCADE"), index=True
    )
    type: Mapped[str] = mapped_column(String(STRIPE_ID_LENGTH))
    object_id: Mapped[str | None] = mapped_column(String(STRIPE_ID_LENGTH))
    payload: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(10))
    note: Mapped[str | None] = mapped_column(String(NOTE_LENGTH))
    """Why it was ignored, or waits, or was given up."""
    attempts: Mapped[int] = mapped_column(Integer)
    next_attempt_at: Mapped[datetime]
    created_at: Mapped[datetime]
    received_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
