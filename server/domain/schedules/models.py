"""The table of schedules."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base, Crossing, TenantOwned

_WAITING = text("try_at IS NOT NULL")


class Schedule(TenantOwned, Base):
    """A request that is sent at its times. `next_run` and `try_at` change by compare-and-set only."""

    __tablename__ = "schedules"
    crossing = Crossing.NONE
    __table_args__ = (
        UniqueConstraint("organization_id", "user_id", "idempotency_key"),
        Index("ix_schedules_try_at", "try_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_schedules_organization_id_created_at", "organization_id", "created_at", "id"),
        Index("ix_schedules_organization_id_user_id_created_at", "organization_id", "user_id", "created_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("users.id"), index=True)
    """Whose tasks it starts."""
    name: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(50))
    title: Mapped[str] = mapped_column(String(255))
    params: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The request, as its kind's own route takes it; validated again at each run."""
    timing: Mapped[dict[str, Any]] = mapped_column(JSON)
    time_zone: Mapped[str] = mapped_column(String(64))
    missed: Mapped[str] = mapped_column(String(20))
    paused: Mapped[bool] = mapped_column(Boolean, default=False)
    version: Mapped[int] = mapped_column(Integer, default=1)
    """Goes up with each change by a person."""

    next_run: Mapped[datetime | None]
    """The planned time of the run that comes next; None while paused, or when there is none any more."""
    try_at: Mapped[datetime | None]
    """When the scheduler looks: at `next_run`, or later where that run could not start yet."""

    last_planned: Mapped[datetime | None]
    last_at: Mapped[datetime | None]
    last_outcome: Mapped[str | None] = mapped_column(String(20))
    last_task_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """It may be gone by now."""
    last_error: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    idempotency_key: Mapped[str | None] = mapped_column(String(200))
    request_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
