"""The history of tasks answers: how long like ones took, what each attempt cost, and a result that is there already."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

BY_KIND = "ix_tasks_organization_id_kind_finished_at"
BY_CACHE_KEY = "ix_tasks_organization_id_user_id_cache_key"
BY_LIKENESS = "ix_tasks_organization_id_kind_likeness_finished_at"


def upgrade() -> None:
    """Applies the migration. Tasks of earlier versions are like no others; they count for their kind."""
    with op.batch_alter_table("tasks") as tasks:
        tasks.add_column(sa.Column("likeness", sa.String(length=80), nullable=False, server_default=""))
        tasks.add_column(sa.Column("cache_key", sa.String(length=64), nullable=True))
        tasks.add_column(sa.Column("cached_from", sa.String(length=36), nullable=True))
    with op.batch_alter_table("tasks") as tasks:
        completed, was_run = sa.text("status = 'completed'"), sa.text("status = 'completed' AND cached_from IS NULL")
        tasks.create_index(
            BY_KIND,
            ["organization_id", "kind", "finished_at"],
            sqlite_where=was_run,
            postgresql_where=was_run,
        )
        tasks.create_index(
            BY_LIKENESS,
            ["organization_id", "kind", "likeness", "finished_at"],
            sqlite_where=was_run,
            postgresql_where=was_run,
        )
        tasks.create_index(
            BY_CACHE_KEY,
            ["organization_id", "user_id", "cache_key", "finished_at"],
            sqlite_where=completed,
            postgresql_where=completed,
        )
    with op.batch_alter_table("task_attempts") as attempts:
        attempts.add_column(sa.Column("cpu_seconds", sa.Float(), nullable=True))
        attempts.add_column(sa.Column("peak_memory_bytes", sa.BigInteger(), nullable=True))
        attempts.add_column(sa.Column("tokens", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("task_attempts") as attempts:
        attempts.drop_column("tokens")
        attempts.drop_column("peak_memory_bytes")
        attempts.drop_column("cpu_seconds")
    with op.batch_alter_table("tasks") as tasks:
        tasks.drop_index(BY_CACHE_KEY)
        tasks.drop_index(BY_LIKENESS)
        tasks.drop_index(BY_KIND)
        tasks.drop_column("cached_from")
        tasks.drop_column("cache_key")
        tasks.drop_column("likeness")
