"""The tokens that an organization used in a month are added up without looking at attempts that used none."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

INDEX = "ix_task_attempts_tokens"


def upgrade() -> None:
    """Applies the migration."""
    some = sa.text("tokens IS NOT NULL")
    with op.batch_alter_table("task_attempts") as attempts:
        attempts.create_index(
            INDEX, ["organization_id", "ended_at", "tokens"], sqlite_where=some, postgresql_where=some
        )


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("task_attempts") as attempts:
        attempts.drop_index(INDEX)
