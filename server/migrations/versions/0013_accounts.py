"""Accounts of a team's server: passwords, sign-ins, invitations, and the log of what matters for security."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.core.orm import UtcDateTime

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

ID = sa.String(36)
HASH = sa.String(64)
ADDRESS = sa.String(320)


def upgrade() -> None:
    """Applies the migration.

    Columns are added in place: SQLite's batch mode would make `users` anew, and take with the old one all that hangs
    on it.
    """
    op.add_column("organizations", sa.Column("seats", sa.Integer(), nullable=True))
    op.add_column("memberships", sa.Column("joined_at", UtcDateTime(), nullable=True))
    for column in (
        sa.Column("email_key", ADDRESS, nullable=True),
        sa.Column("email_verified_at", UtcDateTime(), nullable=True),
        sa.Column("password_hash", sa.String(255), nullable=True),
        sa.Column("language", sa.String(8), nullable=False, server_default="en"),
        sa.Column("disabled_at", UtcDateTime(), nullable=True),
    ):
        op.add_column("users", column)
    op.create_index("ix_users_email_key", "users", ["email_key"], unique=True)
    op.execute("UPDATE users SET email_key = lower(email) WHERE email IS NOT NULL")
    _invitations()
    _sign_ins()
    _audit()


def _invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", ID, nullable=False),
        sa.Column("organization_id", ID, nullable=False),
        sa.Column("email", ADDRESS, nullable=False),
        sa.Column("email_key", ADDRESS, nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("mailed_hash", HASH, nullable=False),
        sa.Column("shown_hash", HASH, nullable=False),
        sa.Column("invited_by", ID, nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name="fk_invitations_organization_id_organizations",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["users.id"], name="fk_invitations_invited_by_users", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.UniqueConstraint("organization_id", "email_key", name="uq_invitations_organization_id_email_key"),
        sa.UniqueConstraint("mailed_hash", name="uq_invitations_mailed_hash"),
        sa.UniqueConstraint("shown_hash", name="uq_invitations_shown_hash"),
    )
    op.create_index("ix_invitations_organization_id", "invitations", ["organization_id"])


def _sign_ins() -> None:
    op.create_table(
        "sign_ins",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("last_organization_id", ID, nullable=True),
        sa.Column("device", sa.String(100), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("last_seen_at", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_sign_ins_user_id_users", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["last_organization_id"],
            ["organizations.id"],
            name="fk_sign_ins_last_organization_id_organizations",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sign_ins"),
    )
    op.create_index("ix_sign_ins_user_id_revoked_at", "sign_ins", ["user_id", "revoked_at"])
    op.create_index("ix_sign_ins_last_organization_id", "sign_ins", ["last_organization_id"])
    op.create_table(
        "refresh_tokens",
        sa.Column("token_hash", HASH, nullable=False),
        sa.Column("sign_in_id", ID, nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sign_in_id"], ["sign_ins.id"], name="fk_refresh_tokens_sign_in_id_sign_ins", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_refresh_tokens"),
    )
    op.create_index("ix_refresh_tokens_sign_in_id", "refresh_tokens", ["sign_in_id"])
    op.create_table(
        "one_time_tokens",
        sa.Column("token_hash", HASH, nullable=False),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("user_id", ID, nullable=True),
        sa.Column("email_key", ADDRESS, nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_one_time_tokens_user_id_users", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_one_time_tokens"),
    )
    op.create_index("ix_one_time_tokens_purpose", "one_time_tokens", ["purpose"])
    op.create_index("ix_one_time_tokens_user_id", "one_time_tokens", ["user_id"])


def _audit() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("id", ID, nullable=False),
        sa.Column("organization_id", ID, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("actor_id", ID, nullable=True),
        sa.Column("subject", ADDRESS, nullable=False),
        sa.Column("address", sa.String(45), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name="fk_audit_entries_organization_id_organizations",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["users.id"], name="fk_audit_entries_actor_id_users", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_audit_entries"),
    )
    op.create_index("ix_audit_entries_organization_id", "audit_entries", ["organization_id"])
    op.create_index("ix_audit_entries_actor_id", "audit_entries", ["actor_id"])
    op.create_index("ix_audit_entries_organization_id_at", "audit_entries", ["organization_id", "at", "id"])


def downgrade() -> None:
    """Takes it back: nobody can sign in any more."""
    for table in ("audit_entries", "one_time_tokens", "refresh_tokens", "sign_ins", "invitations"):
        op.drop_table(table)
    op.drop_index("ix_users_email_key", "users")
    for column in ("disabled_at", "language", "password_hash", "email_verified_at", "email_key"):
        op.drop_column("users", column)
    op.drop_column("memberships", "joined_at")
    op.drop_column("organizations", "seats")
