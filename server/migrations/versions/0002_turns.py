"""Queued tasks have a rank, so that priorities age."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.core.orm import UtcDateTime

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

BY_RANK = "ix_tasks_status_organization_id_rank_at"
HANDED_OUT = "ix_tasks_dispatched_at"


def upgrade() -> None:
    """Applies the migration. Until now all were of one priority, so a task that waits is due by its time."""
    with op.batch_alter_table("tasks") as tasks:
        tasks.add_column(sa.Column("rank_at", UtcDateTime(timezone=True), nullable=True))
    op.execute("UPDATE tasks SET rank_at = run_at")
    with op.batch_alter_table("tasks") as tasks:
        tasks.alter_column("rank_at", existing_type=UtcDateTime(timezone=True), nullable=False)
        tasks.drop_index("ix_tasks_status_run_at")
        tasks.create_index(BY_RANK, ["status", "organization_id", "rank_at", "id"])
        waiting = sa.text("status = 'queued' AND dispatched_at IS NOT NULL")
        tasks.create_index(HANDED_OUT, ["dispatched_at"], sqlite_where=waiting, postgresql_where=waiting)


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("tasks") as tasks:
        tasks.drop_index(HANDED_OUT)
        tasks.drop_index(BY_RANK)
        tasks.create_index("ix_tasks_status_run_at", ["status", "run_at"])
        tasks.drop_column("rank_at")
