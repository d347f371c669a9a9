"""One person's history is looked through in one index, as everybody's is; an index that others begin with goes."""

from collections.abc import Sequence

from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

BY_USER = "ix_tasks_organization_id_user_id_created_at"
BY_ORGANIZATION = "ix_tasks_organization_id"
OF_ONE = "ix_tasks_history_of_one"

_ORDER = ["organization_id", "user_id", "created_at", "id"]


def upgrade() -> None:
    """Applies the migration."""
    op.drop_index(BY_USER, "tasks")
    op.drop_index(BY_ORGANIZATION, "tasks")
    op.create_index(OF_ONE, "tasks", [*_ORDER, "status", "kind", "search_text"])


def downgrade() -> None:
    """Takes it back."""
    op.drop_index(OF_ONE, "tasks")
    op.create_index(BY_ORGANIZATION, "tasks", ["organization_id"])
    op.create_index(BY_USER, "tasks", _ORDER)
