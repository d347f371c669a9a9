"""Mail that people write, with files; whom nobody writes to any more."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.core.orm import UtcDateTime

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_KEY = "uq_mails_organization_id_sent_by_route_idempotency_key"
_LOG = "ix_mails_organization_id_created_at_id"


def upgrade() -> None:
    """Applies the migration."""
    with op.batch_alter_table("mails") as mails:
        for column in _added():
            mails.add_column(column)
        mails.create_unique_constraint(op.f(_KEY), ["organization_id", "sent_by", "route", "idempotency_key"])
        mails.create_index(_LOG, ["organization_id", "created_at", "id"])
    with op.batch_alter_table("organizations") as organizations:
        organizations.add_column(sa.Column("mail_is_open", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "mail_attachments",
        sa.Column("mail_id", sa.String(36), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(120), nullable=False),
        sa.Column("content_type", sa.String(100), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mails.id"], name=op.f("fk_mail_attachments_mail_id_mails"), ondelete="CASCADE"
        ),
        _of_organization("mail_attachments"),
        sa.PrimaryKeyConstraint("mail_id", "position", name=op.f("pk_mail_attachments")),
    )
    op.create_index(op.f("ix_mail_attachments_organization_id"), "mail_attachments", ["organization_id"])
    op.create_table(
        "mail_suppressions",
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("address_key", sa.String(254), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("words", sa.String(500), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        _of_organization("mail_suppressions"),
        sa.PrimaryKeyConstraint("organization_id", "address_key", name=op.f("pk_mail_suppressions")),
    )


def _added() -> list[sa.Column[object]]:
    return [
        sa.Column("template", sa.String(30), nullable=True),
        sa.Column("recipient_name", sa.String(100), nullable=True),
        sa.Column("cc", sa.JSON(), nullable=True),
        sa.Column("bcc", sa.JSON(), nullable=True),
        sa.Column("recipients", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("reply_to", sa.String(254), nullable=True),
        sa.Column("priority", sa.String(10), nullable=False, server_default="normal"),
        sa.Column("unsubscribe_url", sa.String(1000), nullable=True),
        sa.Column("sent_by", sa.String(36), nullable=True),
        sa.Column("route", sa.String(40), nullable=True),
        sa.Column("idempotency_key", sa.String(200), nullable=True),
        sa.Column("request_hash", sa.String(64), nullable=True),
        sa.Column("only_to", sa.JSON(), nullable=True),
        sa.Column("not_reached", sa.JSON(), nullable=True),
    ]


def _of_organization(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organization_id"],
        ["organizations.id"],
        name=op.f(f"fk_{table}_organization_id_organizations"),
        ondelete="CASCADE",
    )


def downgrade() -> None:
    """Takes it back. What people wrote goes out as it is, to its first recipient."""
    op.drop_table("mail_suppressions")
    op.drop_table("mail_attachments")
    with op.batch_alter_table("organizations") as organizations:
        organizations.drop_column("mail_is_open")
    with op.batch_alter_table("mails") as mails:
        mails.drop_index(_LOG)
        mails.drop_constraint(_KEY, type_="unique")
        for column in _added():
            mails.drop_column(column.name)
