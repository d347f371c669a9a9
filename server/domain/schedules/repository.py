"""Reading and writing schedules. Sessions are bound to a tenant, so every query sees one organization's rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, select, tuple_, update
from sqlalchemy.orm import Session, defer

from server.domain.organizations.models import Membership, User
from server.domain.schedules.models import Schedule
from server.domain.tasks.models import Task


@dataclass(frozen=True, slots=True)
class Seen:
    """A schedule, its owner's name, and the status of its last task, None where that is gone."""

    schedule: Schedule
    user_name: str
    task_status: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """A schedule whose time had come when it was read."""

    schedule_id: str
    organization_id: str
    try_at: datetime | None
    version: int


def find(session: Session, schedule_id: str, user_id: str | None) -> Schedule | None:
    """The schedule as it is now, if it is there and, unless `user_id` is None, that user's."""
    statement = select(Schedule).where(Schedule.id == schedule_id).execution_options(populate_existing=True)
    if user_id is not None:
        statement = statement.where(Schedule.user_id == user_id)
    return session.scalar(statement)


def find_by_key(session: Session, *, user_id: str, key: str) -> Schedule | None:
    """The schedule that an earlier request with this Idempotency-Key made."""
    return session.scalar(select(Schedule).where(Schedule.user_id == user_id, Schedule.idempotency_key == key))


def seen(session: Session, schedule: Schedule) -> Seen:
    """With what is told beside it."""
    row = session.execute(_with_others().where(Schedule.id == schedule.id)).one()
    return _seen(row)


def page(session: Session, *, user_id: str | None, before: Schedule | None, limit: int) -> list[Seen]:
    """The newest, without their requests, which may be large."""
    statement = _with_others().options(defer(Schedule.params))
    if user_id is not None:
        statement = statement.where(Schedule.user_id == user_id)
    if before is not None:
        place = tuple_(Schedule.created_at, Schedule.id)
        statement = statement.where(place < tuple_(before.created_at, before.id))
    rows = session.execute(statement.order_by(Schedule.created_at.desc(), Schedule.id.desc()).limit(limit))
    return [_seen(row) for row in rows]


def lock_owner(session: Session, *, organization_id: str, user_id: str) -> None:
    """Of two requests that make a schedule for the same person at once, the second waits for the first."""
    session.execute(
        select(Membership.user_id)
        .where(Membership.organization_id == organization_id, Membership.user_id == user_id)
        .with_for_update(key_share=True)
    )


def count_of(session: Session, user_id: str) -> int:
    """How many the person has."""
    return session.scalar(select(func.count()).select_from(Schedule).where(Schedule.user_id == user_id)) or 0


def due(session: Session, now: datetime, limit: int) -> list[Due]:
    """Whose time has come, the longest waiting first."""
    columns = select(Schedule.id, Schedule.organization_id, Schedule.try_at, Schedule.version)
    statement = columns.where(Schedule.try_at <= now, Schedule.try_at.is_not(None)).order_by(Schedule.try_at)
    return [
        Due(row.id, row.organization_id, row.try_at, row.version) for row in session.execute(statement.limit(limit))
    ]


def earliest(session: Session) -> datetime | None:
    """When the next one is due."""
    statement = select(Schedule.try_at).where(Schedule.try_at.is_not(None)).order_by(Schedule.try_at).limit(1)
    return session.scalar(statement)


def advance(session: Session, schedule: Schedule, changes: Mapping[str, Any]) -> bool:
    """Compare-and-set: False when another scheduler, or a person, has moved it on since it was read."""
    statement = update(Schedule).where(
        Schedule.id == schedule.id,
        Schedule.version == schedule.version,
        Schedule.paused.is_(False),
        Schedule.next_run == schedule.next_run,
        Schedule.try_at == schedule.try_at,
    )
    return _hit(session, statement.values(**changes).returning(Schedule.id))


def change(session: Session, schedule: Schedule, version: int, changes: Mapping[str, Any]) -> bool:
    """Compare-and-set of what a person changes: False when it is no longer at that version."""
    statement = update(Schedule).where(Schedule.id == schedule.id, Schedule.version == version)
    return _hit(session, statement.values(**changes, version=version + 1).returning(Schedule.id))


def note(session: Session, schedule_id: str, changes: Mapping[str, Any]) -> None:
    """Writes what was seen at a run; no decision stands on these columns."""
    _hit(session, update(Schedule).where(Schedule.id == schedule_id).values(**changes).returning(Schedule.id))


def remove(session: Session, schedule: Schedule) -> None:
    """Deletes it. Its tasks stay."""
    session.execute(delete(Schedule).where(Schedule.id == schedule.id).execution_options(synchronize_session=False))


def _hit(session: Session, statement: Any) -> bool:
    return session.scalar(statement.execution_options(synchronize_session=False)) is not None


def _with_others() -> Select[Schedule, str, str]:
    return (
        select(Schedule, User.display_name, Task.status)
        .join(User, User.id == Schedule.user_id)
        .outerjoin(Task, Task.id == Schedule.last_task_id)
    )


def _seen(row: Row[Schedule, str, str]) -> Seen:
    return Seen(row[0], row[1], row[2])
