"""Figures of notices apart from their words, events that are about no task, and by what a sign-in has ended."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Applies the migration. What is to be told already keeps its words."""
    with op.batch_alter_table("notices") as table:
        table.add_column(sa.Column("figure", sa.Integer(), nullable=True))
    with op.batch_alter_table("events") as table:
        table.alter_column("task_id", existing_type=sa.String(36), nullable=True)
    with op.batch_alter_table("sign_ins") as table:
        table.add_column(sa.Column("ended_by", sa.String(20), nullable=True))


def downgrade() -> None:
    """Takes it back. Events about no task keep their places in the log, as some of a task that is gone."""
    with op.batch_alter_table("sign_ins") as table:
        table.drop_column("ended_by")
    op.execute("UPDATE events SET task_id = '' WHERE task_id IS NULL")
    with op.batch_alter_table("events") as table:
        table.alter_column("task_id", existing_type=sa.String(36), nullable=False)
    with op.batch_alter_table("notices") as table:
        table.drop_column("figure")
