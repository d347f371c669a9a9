"""Schedules, and which of them started a task."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.core.orm import UtcDateTime

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Applies the migration."""
    time = UtcDateTime(timezone=True)
    op.create_table(
        "schedules",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(50), nullable=False),
        sa.Column("title", sa.String(255), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("timing", sa.JSON(), nullable=False),
        sa.Column("time_zone", sa.String(64), nullable=False),
        sa.Column("missed", sa.String(20), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("next_run", time, nullable=True),
        sa.Column("try_at", time, nullable=True),
        sa.Column("last_planned", time, nullable=True),
        sa.Column("last_at", time, nullable=True),
        sa.Column("last_outcome", sa.String(20), nullable=True),
        sa.Column("last_task_id", sa.String(36), nullable=True),
        sa.Column("last_error", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("idempotency_key", sa.String(200), nullable=True),
        sa.Column("request_hash", sa.String(64), nullable=False),
        sa.Column("created_at", time, nullable=False),
        sa.Column("updated_at", time, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedules")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_schedules_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_schedules_user_id_users")),
        sa.UniqueConstraint(
            "organization_id",
            "user_id",
            "idempotency_key",
            name=op.f("uq_schedules_organization_id_user_id_idempotency_key"),
        ),
    )
    waiting = sa.text("try_at IS NOT NULL")
    with op.batch_alter_table("schedules") as schedules:
        schedules.create_index(op.f("ix_schedules_organization_id"), ["organization_id"])
        schedules.create_index(op.f("ix_schedules_user_id"), ["user_id"])
        schedules.create_index("ix_schedules_try_at", ["try_at"], sqlite_where=waiting, postgresql_where=waiting)
        schedules.create_index("ix_schedules_organization_id_created_at", ["organization_id", "created_at", "id"])
        schedules.create_index(
            "ix_schedules_organization_id_user_id_created_at", ["organization_id", "user_id", "created_at", "id"]
        )
    with op.batch_alter_table("tasks") as tasks:
        tasks.add_column(sa.Column("schedule_id", sa.String(36), nullable=True))


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("tasks") as tasks:
        tasks.drop_column("schedule_id")
    op.drop_table("schedules")
