"""A share that is asked for twice, since its answer was lost, is made once."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

BY_KEY = "ix_shares_organization_id_user_id_idempotency_key"


def upgrade() -> None:
    """Applies the migration."""
    op.add_column("shares", sa.Column("idempotency_key", sa.String(200), nullable=True))
    op.add_column("shares", sa.Column("request_hash", sa.String(64), nullable=True))
    op.create_index(BY_KEY, "shares", ["organization_id", "user_id", "idempotency_key"], unique=True)


def downgrade() -> None:
    """Takes it back."""
    op.drop_index(BY_KEY, "shares")
    for column in ("request_hash", "idempotency_key"):
        op.drop_column("shares", column)
