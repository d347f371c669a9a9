"""Indexes by which what is too old is found without reading all that is not."""

from collections.abc import Sequence

from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_INDEXES = (
    ("audit_entries", "at"),
    ("one_time_tokens", "expires_at"),
    ("sign_ins", "revoked_at"),
    ("sign_ins", "last_seen_at"),
)


def upgrade() -> None:
    """Applies the migration."""
    for table, column in _INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    """Takes it back."""
    for table, column in _INDEXES:
        op.drop_index(f"ix_{table}_{column}", table)
