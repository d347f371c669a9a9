"""Tasks keep how long they waited and ran, for the figures of a day; every process of the server is in one register."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.core.orm import UtcDateTime

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

FIGURES = "ix_tasks_figures"

_MILLISECONDS = {
    "sqlite": "CAST(ROUND(MAX(0, (julianday({end}) - julianday({begin})) * 86400000)) AS INTEGER)",
    "postgresql": "ROUND(GREATEST(0, EXTRACT(EPOCH FROM ({end} - {begin})) * 1000))",
}
_FIRST_START = (
    "(SELECT started_at FROM task_attempts WHERE task_attempts.task_id = tasks.id AND task_attempts.attempt = 1)"
)


def upgrade() -> None:
    """Applies the migration."""
    with op.batch_alter_table("tasks") as tasks:
        tasks.add_column(sa.Column("waited_ms", sa.BigInteger(), nullable=True))
        tasks.add_column(sa.Column("ran_ms", sa.BigInteger(), nullable=True))
    between = _MILLISECONDS[op.get_bind().dialect.name]
    waited = between.format(begin="created_at", end=_FIRST_START)
    op.execute(f"UPDATE tasks SET waited_ms = {waited} WHERE {_FIRST_START} IS NOT NULL")  # noqa: S608 - fixed text
    ran = between.format(begin="started_at", end="finished_at")
    were_run = "finished_at IS NOT NULL AND started_at IS NOT NULL AND cached_from IS NULL AND waited_ms IS NOT NULL"
    op.execute(f"UPDATE tasks SET ran_ms = {ran} WHERE {were_run}")  # noqa: S608 - fixed text
    with op.batch_alter_table("tasks") as tasks:
        ended = sa.text("finished_at IS NOT NULL")
        columns = ["organization_id", "finished_at", "kind", "status", "cached_from", "waited_ms", "ran_ms"]
        tasks.create_index(FIGURES, columns, sqlite_where=ended, postgresql_where=ended)
    op.drop_table("worker_nodes")
    op.create_table(
        "nodes",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("host", sa.String(255), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(50), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("seen_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nodes")),
    )


def downgrade() -> None:
    """Takes it back. Nodes enter themselves anew."""
    op.drop_table("nodes")
    op.create_table(
        "worker_nodes",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("seen_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_nodes")),
    )
    with op.batch_alter_table("tasks") as tasks:
        tasks.drop_index(FIGURES)
        tasks.drop_column("ran_ms")
        tasks.drop_column("waited_ms")
