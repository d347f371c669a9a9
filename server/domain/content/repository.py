"""Reading and writing the library. Sessions are bound to a tenant, so every query sees one organization's rows."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, func, select, tuple_, update
from sqlalchemy.orm import Session, defer

from server.domain.content.models import Content, ContentVersion, Material


def find(session: Session, content_id: str, user_id: str | None) -> Content | None:
    """The content as it is now, if it is there and, unless `user_id` is None, that user's."""
    statement = select(Content).where(Content.id == content_id).execution_options(populate_existing=True)
    if user_id is not None:
        statement = statement.where(Content.user_id == user_id)
    return session.scalar(statement)


def find_by_name(session: Session, *, user_id: str, kind: str, resource_id: str) -> Content | None:
    """The content that the person gave this name."""
    return session.scalar(
        select(Content).where(Content.user_id == user_id, Content.kind == kind, Content.resource_id == resource_id)
    )


def page(
    session: Session, *, user_id: str | None, kind: str | None, text: str, before: Content | None, limit: int
) -> list[Content]:
    """Last changed first. `text` is folded already."""
    statement = select(Content)
    if user_id is not None:
        statement = statement.where(Content.user_id == user_id)
    if kind is not None:
        statement = statement.where(Content.kind == kind)
    if text:
        statement = statement.where(Content.search_text.contains(text, autoescape=True))
    if before is not None:
        statement = statement.where(tuple_(Content.updated_at, Content.id) < tuple_(before.updated_at, before.id))
    return list(session.scalars(statement.order_by(Content.updated_at.desc(), Content.id.desc()).limit(limit)))


def advance(session: Session, content_id: str, version: int, changes: Mapping[str, Any]) -> bool:
    """Compare-and-set: the content goes from that version to the next; False where it is no longer there."""
    statement = update(Content).where(Content.id == content_id, Content.version == version)
    changed = statement.values(**changes, version=version + 1).returning(Content.id)
    return session.scalar(changed.execution_options(synchronize_session=False)) is not None


def version_of(session: Session, content_id: str, version: int) -> ContentVersion | None:
    """One version with its document."""
    return session.get(ContentVersion, (content_id, version))


def versions(session: Session, content_id: str) -> list[ContentVersion]:
    """Newest first, without the documents."""
    statement = select(ContentVersion).where(ContentVersion.content_id == content_id)
    return list(
        session.scalars(statement.options(defer(ContentVersion.document)).order_by(ContentVersion.version.desc()))
    )


def remove(session: Session, content_id: str) -> None:
    """With all its versions."""
    for table, column in ((ContentVersion, ContentVersion.content_id), (Content, Content.id)):
        session.execute(delete(table).where(column == content_id).execution_options(synchronize_session=False))


def find_material(session: Session, material_id: str, user_id: str) -> Material | None:
    """The person's material of that id."""
    return session.scalar(select(Material).where(Material.id == material_id, Material.user_id == user_id))


def find_material_by_digest(session: Session, *, user_id: str, digest: str) -> Material | None:
    """The person's material of the same bytes."""
    return session.scalar(select(Material).where(Material.user_id == user_id, Material.digest == digest))


def materials(session: Session, user_id: str) -> list[Material]:
    """All of the person's, newest first."""
    statement = select(Material).where(Material.user_id == user_id)
    return list(session.scalars(statement.order_by(Material.created_at.desc(), Material.id.desc())))


def count_materials(session: Session, user_id: str) -> int:
    """How many the person has."""
    return session.scalar(select(func.count()).select_from(Material).where(Material.user_id == user_id)) or 0


def remove_material(session: Session, material_id: str, user_id: str) -> bool:
    """Whether it was there."""
    statement = delete(Material).where(Material.id == material_id, Material.user_id == user_id)
    return session.scalar(statement.returning(Material.id).execution_options(synchronize_session=False)) is not None
