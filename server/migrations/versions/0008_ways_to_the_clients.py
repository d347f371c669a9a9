"""Events go to Pusher as well as to the hub, each with a position of its own; removed members are shut out."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.core.orm import UtcDateTime

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Applies the migration. What was sent so far was sent to the hub alone, and is old."""
    with op.batch_alter_table("organizations") as organizations:
        organizations.add_column(sa.Column("channel_generation", sa.Integer(), nullable=True))
    with op.batch_alter_table("event_streams") as streams:
        streams.add_column(sa.Column("hosted_seq", sa.BigInteger(), nullable=True))
        streams.add_column(sa.Column("hosted_generation", sa.Integer(), nullable=True))
    op.execute("UPDATE organizations SET channel_generation = 0")
    op.execute("UPDATE event_streams SET hosted_seq = top_seq, hosted_generation = 0")
    with op.batch_alter_table("organizations") as organizations:
        organizations.alter_column("channel_generation", existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table("event_streams") as streams:
        streams.alter_column("hosted_seq", existing_type=sa.BigInteger(), nullable=False)
        streams.alter_column("hosted_generation", existing_type=sa.Integer(), nullable=False)
    op.create_table(
        "revocations",
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name="fk_revocations_organization_id_organizations",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "user_id", name="pk_revocations"),
    )


def downgrade() -> None:
    """Takes it back."""
    op.drop_table("revocations")
    with op.batch_alter_table("event_streams") as streams:
        streams.drop_column("hosted_generation")
        streams.drop_column("hosted_seq")
    with op.batch_alter_table("organizations") as organizations:
        organizations.drop_column("channel_generation")
