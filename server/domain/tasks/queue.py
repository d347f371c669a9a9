"""Which queued tasks are handed out next: by rank within an organization, by turns between organizations."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import Session, aliased
from sqlalchemy.orm.util import AliasedClass

from contracts.tasks import TaskStatus
from server.core.database import OWNER, UnitOfWork
from server.domain.organizations.models import Organization
from server.domain.tasks.models import Task
from server.domain.tasks.repository import ACTIVE

_QUEUED = TaskStatus.QUEUED.value

CLOCK_TOLERANCE = timedelta(seconds=10)
"""What was written down later than this from now was so by a clock that has been set back since."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A task on its way to a worker."""

    task_id: str
    kind: str


class TaskQueue:
    """The queue as one transaction sees it. `lost_before`: what was handed over earlier and not claimed, is due again.

    A clock that is set back must hold nothing up: a task that was made, or last tried, later than now does not wait for
    its time, and one that was handed over later than now counts as lost.

    Each statement costs as much as there are organizations with queued tasks and tasks under way, however long the
    queues are.
    """

    def __init__(self, session: Session, now: datetime, lost_before: datetime) -> None:
        self._session = session
        self._now = now
        self._lost_before = lost_before

    def is_empty(self) -> bool:
        """Whether nothing is due."""
        return self._session.scalar(select(Task.id).where(self._due(Task)).limit(1)) is None

    def hand_out(self, slots: int) -> list[Handed]:
        """Marks as many as there are free slots, of all `slots`, and returns them.

        An organization under its limit that has the fewest under way comes next, of those the one that waits longest.
        """
        taken = self._under_way()
        free = slots - taken.total()
        heads = self._heads() if free > 0 else {}
        limits = self._limits(list(heads))
        waiting = {organization: [head] for organization, head in heads.items()}
        chosen: list[Row[Any]] = []
        while len(chosen) < free:
            open_to = [one for one in waiting if taken[one] < limits.get(one, slots)]
            if not open_to:
                break
            organization = min(open_to, key=lambda one: (taken[one], waiting[one][0].rank_at, waiting[one][0].id))
            chosen.append(waiting[organization].pop(0))
            taken[organization] += 1
            if not waiting[organization]:
                self._refill(waiting, organization, {row.id for row in chosen}, free)
        return self._mark(chosen)

    def _refill(self, waiting: dict[str, list[Row[Any]]], organization: str, known: set[str], most: int) -> None:
        """Only whose first task was taken needs its others."""
        rows = self._session.execute(
            _columns()
            .where(self._due(Task), Task.organization_id == organization)
            .order_by(Task.rank_at, Task.id)
            .limit(most)
        )
        waiting[organization] = [row for row in rows if row.id not in known]
        if not waiting[organization]:
            del waiting[organization]

    def _under_way(self) -> Counter[str]:
        """How many slots each organization takes: tasks being worked on, and those handed out and not yet claimed."""
        working = select(Task.organization_id).where(Task.status.in_(ACTIVE))
        handed_out = select(Task.organization_id).where(
            Task.status == _QUEUED,
            Task.dispatched_at.is_not(None),
            Task.dispatched_at.between(self._lost_before, self._now + CLOCK_TOLERANCE),
        )
        both = union_all(working, handed_out).subquery()
        statement = select(both.c.organization_id, func.count()).group_by(both.c.organization_id)
        return Counter({row[0]: row[1] for row in self._session.execute(statement)})

    def _heads(self) -> dict[str, Row[Any]]:
        """The first due task of each organization. Their queues are leapt over, not read."""
        others = aliased(Task)
        first = select(func.min(Task.organization_id).label("id")).where(Task.status == _QUEUED)
        organizations = first.cte("organizations_with_work", recursive=True)
        following = (
            select(func.min(others.organization_id))
            .where(others.status == _QUEUED, others.organization_id > organizations.c.id)
            .scalar_subquery()
        )
        organizations = organizations.union_all(select(following).where(organizations.c.id.is_not(None)))
        mine = aliased(Task)
        head = (
            select(mine.id)
            .where(self._due(mine), mine.organization_id == organizations.c.id)
            .order_by(mine.rank_at, mine.id)
            .limit(1)
            .correlate(organizations)
            .scalar_subquery()
        )
        heads = select(head.label("id")).where(organizations.c.id.is_not(None)).subquery()
        rows = self._session.execute(_columns().join(heads, heads.c.id == Task.id))
        return {row.organization_id: row for row in rows}

    def _limits(self, organizations: list[str]) -> Mapping[str, int]:
        """Their limits, their rows locked: a claim or a second dispatcher counts after this transaction, or before."""
        if not organizations:
            return {}
        statement = (
            select(Organization.id, Organization.concurrent_tasks)
            .where(Organization.id.in_(organizations), Organization.concurrent_tasks.is_not(None))
            .order_by(Organization.id)
            .with_for_update(key_share=True)
        )
        return {row.id: row.concurrent_tasks for row in self._session.execute(statement)}

    def _mark(self, chosen: list[Row[Any]]) -> list[Handed]:
        """Only what is still due: somebody may have cancelled it since."""
        if not chosen:
            return []
        marked = set(
            self._session.scalars(
                update(Task)
                .where(Task.id.in_([row.id for row in chosen]), self._due(Task))
                .values(dispatched_at=self._now)
                .returning(Task.id)
                .execution_options(synchronize_session=False)
            )
        )
        return [Handed(row.id, row.kind) for row in chosen if row.id in marked]

    def _due(self, task: type[Task] | AliasedClass[Task]) -> ColumnElement[bool]:
        later = self._now + CLOCK_TOLERANCE
        return and_(
            task.status == _QUEUED,
            or_(task.run_at <= self._now, func.coalesce(task.started_at, task.created_at) > later),
            or_(task.dispatched_at.is_(None), task.dispatched_at < self._lost_before, task.dispatched_at > later),
        )


def _columns() -> Any:
    return select(Task.id, Task.kind, Task.organization_id, Task.rank_at)


MOST_WAITING = "most_waiting"


def waiting() -> ColumnElement[int]:
    """How many tasks of the organization `OWNER` wait, for a statement to ask beside.

    It counts no further than the statement's parameter `MOST_WAITING`.
    """
    tasks = Task.__table__
    of_it = and_(tasks.c.status == literal_column(f"'{_QUEUED}'"), tasks.c.organization_id == bindparam(OWNER))
    some = select(tasks.c.id).where(of_it).limit(bindparam(MOST_WAITING, type_=Integer))
    return select(func.count()).select_from(some.subquery()).scalar_subquery()


_TASKS, _ORGANIZATIONS = Task.__table__, Organization.__table__
_WAITING = (
    select(
        _TASKS.c.organization_id,
        _TASKS.c.kind,
        _TASKS.c.likeness,
        _TASKS.c.params,
        _TASKS.c.attempt,
        _TASKS.c.run_at,
        _TASKS.c.started_at,
        _TASKS.c.created_at,
        _ORGANIZATIONS.c.concurrent_tasks,
    )
    .join(_ORGANIZATIONS, _ORGANIZATIONS.c.id == _TASKS.c.organization_id)
    .where(_TASKS.c.id == bindparam("task"), _TASKS.c.status == _QUEUED)
)
_WAITING_TIMED = _WAITING.add_columns(func.clock_timestamp().label("clock"))


def waiting_task(unit: UnitOfWork, task_id: str) -> Row[Any] | None:
    """What a claim has to know of a queued task; None when it is not queued any more. Tells the time on the way."""
    timed = unit.clock_is_database
    row = unit.session.execute(_WAITING_TIMED if timed else _WAITING, {"task": task_id}).first()
    if timed and row is not None:
        unit.learn_now(row.clock)
    return row


def may_start(session: Session, waiting: Row[Any], now: datetime) -> bool:
    """Whether a queued task's time has come and its organization, whose row stays locked, is under its limit.

    Asked at the claim: what was handed out twice, or late, must not run beside a full set, nor before its next try.
    """
    due = waiting.run_at <= now or (waiting.started_at or waiting.created_at) > now + CLOCK_TOLERANCE
    if not due or waiting.concurrent_tasks is None:
        return bool(due)
    own = Organization.id == waiting.organization_id
    limit = session.scalar(select(Organization.concurrent_tasks).where(own).with_for_update(key_share=True))
    active = select(func.count()).where(Task.organization_id == waiting.organization_id, Task.status.in_(ACTIVE))
    return limit is None or (session.scalar(active) or 0) < limit
