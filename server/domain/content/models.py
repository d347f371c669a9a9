"""The tables of the library."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base, Crossing, TenantOwned


class Content(TenantOwned, Base):
    """A lesson or assessment of a person. What lists show is that of its newest version."""

    __tablename__ = "contents"
    crossing = Crossing.NONE
    __table_args__ = (
        UniqueConstraint("organization_id", "user_id", "kind", "resource_id"),
        Index("ix_contents_library", "organization_id", "user_id", "updated_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("users.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    """lesson or assessment."""
    resource_id: Mapped[str] = mapped_column(String(128))
    title: Mapped[str] = mapped_column(String(255))
    subject: Mapped[str] = mapped_column(String(255))
    topic: Mapped[str] = mapped_column(String(255))
    grade: Mapped[int] = mapped_column(Integer)
    version: Mapped[int] = mapped_column(Integer)
    items: Mapped[int] = mapped_column(Integer)
    minutes: Mapped[int | None] = mapped_column(Integer)
    warnings: Mapped[int] = mapped_column(Integer)
    provider: Mapped[str] = mapped_column(String(255))
    search_text: Mapped[str] = mapped_column(Text)
    """Title, subject and topic, folded."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class ContentVersion(TenantOwned, Base):
    """A document as it stood. Rows are never changed."""

    __tablename__ = "content_versions"
    crossing = Crossing.NONE

    content_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("contents.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    made_by: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(255))
    task_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """The task that made it; it may be gone by now."""
    document: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]


class Material(TenantOwned, Base):
    """A file of a teacher, as cleaned text. Rows are never changed."""

    __tablename__ = "materials"
    crossing = Crossing.NONE
    __table_args__ = (UniqueConstraint("organization_id", "user_id", "digest"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("users.id"), index=True)
    name: Mapped[str] = mapped_column(String(255))
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the file, in hexadecimal."""
    words: Mapped[int] = mapped_column(Integer)
    source: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
