"""Rows of tasks that may be stuck. Of each only what is told of it is read, since requests can be large."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from contracts.tasks import TaskStatus
from server.core.database import database_now
from server.domain.events.models import LoggedEvent
from server.domain.nodes.leases import NODE_FRESH
from server.domain.nodes.models import Node
from server.domain.organizations.models import Organization
from server.domain.tasks.models import Task
from server.domain.tasks.repository import ACTIVE

_QUEUED, _FAILED = TaskStatus.QUEUED.value, TaskStatus.FAILED.value


@dataclass(frozen=True, slots=True)
class Row:
    """One task, and since when it is in its status, where the log still tells."""

    task_id: str
    organization_id: str
    organization_name: str
    kind: str
    title: str
    status: TaskStatus
    attempt: int
    run_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    lease_until: datetime | None
    eta_high: float | None
    moved_at: datetime | None


@dataclass(frozen=True, slots=True)
class Room:
    """The slots of the living workers, and who takes how many of them; limits of organizations that have one."""

    slots: int
    taken: Counter[str]
    limits: dict[str, int]

    def is_at_its_limit(self, organization_id: str) -> bool:
        """Whether the organization has as many running as it may."""
        return self.taken[organization_id] >= self.limits.get(organization_id, self.slots + 1)


def room(session: Session) -> Room:
    """Of the whole server, so the session must be the system's."""
    fresh = Node.seen_at >= database_now(session) - NODE_FRESH
    taken = select(Task.organization_id, func.count()).where(Task.status.in_(ACTIVE)).group_by(Task.organization_id)
    limits = select(Organization.id, Organization.concurrent_tasks).where(Organization.concurrent_tasks.is_not(None))
    return Room(
        slots=session.scalar(select(func.sum(Node.slots)).where(fresh)) or 0,
        taken=Counter({row[0]: row[1] for row in session.execute(taken)}),
        limits={row[0]: row[1] for row in session.execute(limits) if row[1] is not None},
    )


def waiting(session: Session, due_before: datetime, most: int) -> list[Row]:
    """Queued ones whose time came before then, the longest first."""
    return _read(session, _rows().where(Task.status == _QUEUED, Task.run_at < due_before).order_by(Task.run_at), most)


def under_way(session: Session, most: int) -> list[Row]:
    """Those that are worked on."""
    return _read(session, _rows().where(Task.status.in_(ACTIVE)).order_by(Task.started_at), most)


def tried(session: Session, times: int, most: int) -> list[Row]:
    """Queued for one more attempt after so many."""
    return _read(session, _rows().where(Task.status == _QUEUED, Task.attempt >= times).order_by(Task.run_at), most)


def given_up(session: Session, times: int, ended_after: datetime, most: int) -> list[Row]:
    """Failed after so many attempts, and nobody has run them again; the latest first."""
    again = aliased(Task)
    retried = exists().where(again.parent_task_id == Task.id, again.parent_task_id.is_not(None))
    failed = and_(Task.status == _FAILED, Task.attempt >= times, Task.finished_at >= ended_after)
    rows = _rows().where(failed, Task.finished_at.is_not(None), ~retried).order_by(Task.finished_at.desc())
    return _read(session, rows, most)


def ended_after(now: datetime, days: int) -> datetime:
    """The begin of the time in which a failure is still news."""
    return now - timedelta(days=days)


def _rows() -> Select[Any]:
    last = and_(LoggedEvent.organization_id == Task.organization_id, LoggedEvent.seq == Task.seq)
    columns: tuple[Any, ...] = (
        Task.id,
        Task.organization_id,
        Organization.name,
        Task.kind,
        Task.title,
        Task.status,
        Task.attempt,
        Task.run_at,
        Task.started_at,
        Task.finished_at,
        Task.lease_until,
        Task.eta_high,
        LoggedEvent.created_at,
    )
    rows: Select[Any] = select(*columns)
    return rows.join(Organization, Organization.id == Task.organization_id).outerjoin(LoggedEvent, last)


def _read(session: Session, statement: Select[Any], most: int) -> list[Row]:
    found = [Row(*one) for one in session.execute(statement.limit(most))]
    return [replace(row, status=TaskStatus(row.status)) for row in found]
