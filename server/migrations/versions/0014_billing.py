"""Payments: what is mirrored of Stripe, the events that came, and the limits that a plan sets."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.core.orm import UtcDateTime

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_TIME = UtcDateTime(timezone=True)
_LIMITS = ("plan", "tokens_a_month", "visible_history_days")


def upgrade() -> None:
    """Applies the migration."""
    op.add_column("organizations", sa.Column("plan", sa.String(40), nullable=True))
    op.add_column("organizations", sa.Column("tokens_a_month", sa.Integer(), nullable=True))
    op.add_column("organizations", sa.Column("visible_history_days", sa.Integer(), nullable=True))
    _customers()
    _checkouts()
    _subscriptions()
    _invoices()
    _events()


def _customers() -> None:
    op.create_table(
        "billing_customers",
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("customer_id", sa.String(255), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("checked_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("organization_id", name=op.f("pk_billing_customers")),
        sa.UniqueConstraint("customer_id", name=op.f("uq_billing_customers_customer_id")),
        _of_organization("billing_customers"),
    )
    op.create_index("ix_billing_customers_checked_at", "billing_customers", ["checked_at"])


def _checkouts() -> None:
    op.create_table(
        "billing_checkouts",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("client_key", sa.String(200), nullable=True),
        sa.Column("request_hash", sa.String(64), nullable=False),
        sa.Column("mode", sa.String(20), nullable=False),
        sa.Column("session_id", sa.String(255), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("payment_status", sa.String(30), nullable=False),
        sa.Column("subscription_id", sa.String(255), nullable=True),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("next_check_at", _TIME, nullable=False),
        sa.Column("read_at", _TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_billing_checkouts")),
        sa.UniqueConstraint("session_id", name=op.f("uq_billing_checkouts_session_id")),
        _of_organization("billing_checkouts"),
    )
    waits = sa.text("status IN ('new', 'open')")
    op.create_index(op.f("ix_billing_checkouts_organization_id"), "billing_checkouts", ["organization_id"])
    op.create_index(
        "uq_billing_checkouts_client_key",
        "billing_checkouts",
        ["organization_id", "user_id", "client_key"],
        unique=True,
    )
    op.create_index(
        "ix_billing_checkouts_next_check_at",
        "billing_checkouts",
        ["next_check_at"],
        sqlite_where=waits,
        postgresql_where=waits,
    )


def _subscriptions() -> None:
    op.create_table(
        "billing_subscriptions",
        sa.Column("id", sa.String(255), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("status", sa.String(30), nullable=False),
        sa.Column("item_id", sa.String(255), nullable=False),
        sa.Column("price_id", sa.String(255), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("period_start", _TIME, nullable=False),
        sa.Column("period_end", _TIME, nullable=False),
        sa.Column("cancel_at_period_end", sa.Boolean(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("read_at", _TIME, nullable=False),
        sa.Column("lapses_at", _TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_billing_subscriptions")),
        _of_organization("billing_subscriptions"),
    )
    op.create_index(op.f("ix_billing_subscriptions_organization_id"), "billing_subscriptions", ["organization_id"])
    op.create_index("ix_billing_subscriptions_lapses_at", "billing_subscriptions", ["lapses_at"])


def _invoices() -> None:
    op.create_table(
        "billing_invoices",
        sa.Column("id", sa.String(255), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("subscription_id", sa.String(255), nullable=True),
        sa.Column("status", sa.String(30), nullable=False),
        sa.Column("currency", sa.String(10), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("amount_paid", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("read_at", _TIME, nullable=False),
        sa.Column("told_paid", sa.Boolean(), nullable=False),
        sa.Column("told_failures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_billing_invoices")),
        _of_organization("billing_invoices"),
    )
    op.create_index(op.f("ix_billing_invoices_organization_id"), "billing_invoices", ["organization_id"])


def _events() -> None:
    op.create_table(
        "stripe_events",
        sa.Column("id", sa.String(255), nullable=False),
        sa.Column("owner_organization_id", sa.String(36), nullable=True),
        sa.Column("type", sa.String(255), nullable=False),
        sa.Column("object_id", sa.String(255), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("note", sa.String(300), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", _TIME, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("received_at", _TIME, nullable=False),
        sa.Column("settled_at", _TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stripe_events")),
        sa.ForeignKeyConstraint(
            ["owner_organization_id"],
            ["organizations.id"],
            name=op.f("fk_stripe_events_owner_organization_id_organizations"),
            ondelete="CASCADE",
        ),
    )
    waiting = sa.text("status = 'waiting'")
    op.create_index(op.f("ix_stripe_events_owner_organization_id"), "stripe_events", ["owner_organization_id"])
    op.create_index(
        "ix_stripe_events_next_attempt_at",
        "stripe_events",
        ["next_attempt_at"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    op.create_index("ix_stripe_events_received_at", "stripe_events", ["received_at"])


def _of_organization(table: str) -> sa.ForeignKeyConstraint:
    """What goes with the organization."""
    return sa.ForeignKeyConstraint(
        ["organization_id"],
        ["organizations.id"],
        name=op.f(f"fk_{table}_organization_id_organizations"),
        ondelete="CASCADE",
    )


def downgrade() -> None:
    """Takes it back; limits that a plan has set are lifted."""
    for table in (
        "stripe_events",
        "billing_invoices",
        "billing_subscriptions",
        "billing_checkouts",
        "billing_customers",
    ):
        op.drop_table(table)
    for column in _LIMITS:
        op.drop_column("organizations", column)  # in place: a table made anew would take all that refers to it along
