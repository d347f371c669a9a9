"""Classes, what is shared with them, and attempts at quizzes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.core.orm import UtcDateTime

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Applies the migration."""
    op.create_table(
        "classes",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_classes_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_classes_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classes")),
        sa.UniqueConstraint("organization_id", "id", name=op.f("uq_classes_organization_id_id")),
    )
    op.create_index(op.f("ix_classes_organization_id"), "classes", ["organization_id"])
    op.create_index("ix_classes_organization_id_user_id", "classes", ["organization_id", "user_id"])
    op.create_index(op.f("ix_classes_user_id"), "classes", ["user_id"])
    op.create_table(
        "class_students",
        sa.Column("class_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "class_id"],
            ["classes.organization_id", "classes.id"],
            name=op.f("fk_class_students_organization_id_class_id_classes"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "user_id"],
            ["memberships.organization_id", "memberships.user_id"],
            name=op.f("fk_class_students_organization_id_user_id_memberships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_class_students_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("class_id", "user_id", name=op.f("pk_class_students")),
    )
    op.create_index(op.f("ix_class_students_organization_id"), "class_students", ["organization_id"])
    op.create_index("ix_class_students_organization_id_user_id", "class_students", ["organization_id", "user_id"])
    op.create_table(
        "shares",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("class_id", sa.String(36), nullable=True),
        sa.Column("content_id", sa.String(36), nullable=False),
        sa.Column("content_version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("title", sa.String(255), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("passing_percent", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("opens_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("closes_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("show_results", sa.String(20), nullable=False),
        sa.Column("time_limit_minutes", sa.Integer(), nullable=True),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "class_id"],
            ["classes.organization_id", "classes.id"],
            name=op.f("fk_shares_organization_id_class_id_classes"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_shares_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_shares_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shares")),
        sa.UniqueConstraint("organization_id", "id", name=op.f("uq_shares_organization_id_id")),
    )
    op.create_index(op.f("ix_shares_organization_id"), "shares", ["organization_id"])
    op.create_index("ix_shares_organization_id_class_id", "shares", ["organization_id", "class_id"])
    op.create_index("ix_shares_organization_id_created_at", "shares", ["organization_id", "created_at", "id"])
    op.create_index(
        "ix_shares_organization_id_user_id_created_at", "shares", ["organization_id", "user_id", "created_at", "id"]
    )
    op.create_index(op.f("ix_shares_user_id"), "shares", ["user_id"])
    op.create_table(
        "quiz_attempts",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("share_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_trial", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("layout", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("grades", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("unmarked", sa.Integer(), nullable=False),
        sa.Column("started_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("saved_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("submitted_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "share_id"],
            ["shares.organization_id", "shares.id"],
            name=op.f("fk_quiz_attempts_organization_id_share_id_shares"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_quiz_attempts_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_quiz_attempts_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_attempts")),
        sa.UniqueConstraint("share_id", "user_id", "number", name=op.f("uq_quiz_attempts_share_id_user_id_number")),
    )
    op.create_index(op.f("ix_quiz_attempts_organization_id"), "quiz_attempts", ["organization_id"])
    op.create_index(op.f("ix_quiz_attempts_user_id"), "quiz_attempts", ["user_id"])


def downgrade() -> None:
    """Takes it back, with all that was handed in. What was shared is still in the library."""
    for table in ("quiz_attempts", "shares", "class_students", "classes"):
        op.drop_table(table)
