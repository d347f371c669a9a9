"""Mail that waits to be sent, and what people want to be told by mail."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.core.orm import UtcDateTime

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Applies the migration."""
    time = UtcDateTime(timezone=True)
    op.create_table(
        "mails",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=True),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("recipient", sa.String(254), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=True),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", time, nullable=False),
        sa.Column("claimed_by", sa.String(36), nullable=True),
        sa.Column("last_error", sa.String(500), nullable=True),
        sa.Column("created_at", time, nullable=False),
        sa.Column("sent_at", time, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
        *_of_a_member("mails"),
    )
    queued = sa.text("status = 'queued'")
    with op.batch_alter_table("mails") as mails:
        mails.create_index(op.f("ix_mails_organization_id"), ["organization_id"])
        mails.create_index(
            "ix_mails_next_attempt_at", ["next_attempt_at"], sqlite_where=queued, postgresql_where=queued
        )
        mails.create_index("ix_mails_organization_id_user_id_created_at", ["organization_id", "user_id", "created_at"])
        mails.create_index("ix_mails_created_at", ["created_at"])
    op.create_table(
        "notice_preferences",
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("address", sa.String(254), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("half", sa.Boolean(), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.Column("long_seconds", sa.Integer(), nullable=False),
        sa.Column("last_mail_at", time, nullable=True),
        sa.Column("updated_at", time, nullable=False),
        sa.PrimaryKeyConstraint("organization_id", "user_id", name=op.f("pk_notice_preferences")),
        *_of_a_member("notice_preferences"),
    )
    op.create_table(
        "notices",
        sa.Column("task_id", sa.String(36), nullable=False),
        sa.Column("moment", sa.String(10), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("title", sa.String(255), nullable=False),
        sa.Column("at", time, nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(500), nullable=True),
        sa.Column("mail_id", sa.String(36), nullable=True),
        sa.PrimaryKeyConstraint("task_id", "moment", name=op.f("pk_notices")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_notices_task_id_tasks"), ondelete="CASCADE"),
        *_of_a_member("notices"),
    )
    untold = sa.text("mail_id IS NULL")
    with op.batch_alter_table("notices") as notices:
        notices.create_index(op.f("ix_notices_organization_id"), ["organization_id"])
        notices.create_index(
            "ix_notices_untold", ["organization_id", "user_id", "at"], sqlite_where=untold, postgresql_where=untold
        )
        notices.create_index("ix_notices_at", ["at"])


def _of_a_member(table: str) -> tuple[sa.ForeignKeyConstraint, sa.ForeignKeyConstraint]:
    """What goes with the organization, and with the membership."""
    return (
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f(f"fk_{table}_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "user_id"],
            ["memberships.organization_id", "memberships.user_id"],
            name=op.f(f"fk_{table}_organization_id_user_id_memberships"),
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    """Takes it back."""
    op.drop_table("notices")
    op.drop_table("notice_preferences")
    op.drop_table("mails")
