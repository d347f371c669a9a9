"""The library: lessons and assessments with their versions, and the files that they are made from."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from server.core.orm import UtcDateTime

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Applies the migration."""
    op.create_table(
        "contents",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("resource_id", sa.String(128), nullable=False),
        sa.Column("title", sa.String(255), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("topic", sa.String(255), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("warnings", sa.Integer(), nullable=False),
        sa.Column("provider", sa.String(255), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("updated_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_contents_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_contents_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contents")),
        sa.UniqueConstraint(
            "organization_id",
            "user_id",
            "kind",
            "resource_id",
            name=op.f("uq_contents_organization_id_user_id_kind_resource_id"),
        ),
    )
    op.create_index(op.f("ix_contents_organization_id"), "contents", ["organization_id"])
    op.create_index(op.f("ix_contents_user_id"), "contents", ["user_id"])
    op.create_index("ix_contents_library", "contents", ["organization_id", "user_id", "updated_at", "id"])
    op.create_table(
        "content_versions",
        sa.Column("content_id", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("made_by", sa.String(20), nullable=False),
        sa.Column("note", sa.String(255), nullable=False),
        sa.Column("task_id", sa.String(36), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"],
            ["contents.id"],
            name=op.f("fk_content_versions_content_id_contents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_content_versions_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("content_id", "version", name=op.f("pk_content_versions")),
    )
    op.create_index(op.f("ix_content_versions_organization_id"), "content_versions", ["organization_id"])
    op.create_table(
        "materials",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_materials_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_materials_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_materials")),
        sa.UniqueConstraint(
            "organization_id", "user_id", "digest", name=op.f("uq_materials_organization_id_user_id_digest")
        ),
    )
    op.create_index(op.f("ix_materials_organization_id"), "materials", ["organization_id"])
    op.create_index(op.f("ix_materials_user_id"), "materials", ["user_id"])


def downgrade() -> None:
    """Takes it back. What was made is still the result of its task."""
    op.drop_table("materials")
    op.drop_table("content_versions")
    op.drop_table("contents")
