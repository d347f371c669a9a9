"""Declarative base, column types and the mixin that makes a table tenant-owned."""

from datetime import UTC, datetime
from enum import Enum
from typing import ClassVar

from sqlalchemy import DateTime, Dialect, ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

ID_LENGTH = 36


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in Python; naive UTC in SQLite, timestamptz in PostgreSQL."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses naive times, which would be somebody's local time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime was bound; use server.core.clock.utc_now")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Gives SQLite's naive values their zone back."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Constraint names follow one convention, so that batch migrations on SQLite can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime()}


class Crossing(Enum):
    """What the system's sessions may do in a process that only answers requests, where it has a login of its own.

    Loops may do everything: they work for all organizations.
    """

    ALL = "all"
    READ = "read"
    """For figures of the whole server. What is written is written in a session bound to the organization."""
    NONE = "none"
    """What people have made is asked for in their organization only."""


class TenantOwned:
    """A table whose rows belong to one organization. Sessions bound to an organization see only its rows."""

    crossing: ClassVar[Crossing] = Crossing.ALL

    @declared_attr
    @classmethod
    def organization_id(cls) -> Mapped[str]:
        """The owner; part of the primary key where the table says so."""
        return mapped_column(String(ID_LENGTH), ForeignKey("organizations.id", ondelete="CASCADE"), index=True)
