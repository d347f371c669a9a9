"""Which queued tasks are handed out next: by rank within an organization, by turns between organizations."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    Integer,
    Row,
    Select,
    Subquery,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
    union_all,
    update,
)
from sqlalchemy.orm import Session

from contracts.tasks import TaskStatus
from server.core.database import OWNER, UnitOfWork
from server.core.orm import UtcDateTime
from server.domain.organizations.models import Organization
from server.domain.tasks.models import Task
from server.domain.tasks.repository import ACTIVE

_QUEUED = TaskStatus.QUEUED.value

REDELIVER_AFTER = timedelta(seconds=10)
_TRIED = 8
"""So many tasks a slot tries to take before it leaves the rest to the dispatcher."""
CLOCK_TOLERANCE = timedelta(seconds=10)
"""What was written down later than this from now was so by a clock that has been set back since."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A task on its way to a worker."""

    task_id: str
    kind: str


_TASKS, _ORGANIZATIONS = Task.__table__, Organization.__table__
_NOW, _LATER, _LOST_BEFORE = (bindparam(name, type_=UtcDateTime()) for name in ("now", "later", "lost_before"))

_QUEUED_TASKS: Select[Any] = select(_TASKS.c.id, _TASKS.c.kind, _TASKS.c.organization_id, _TASKS.c.rank_at)


def _due(tasks: FromClause) -> ColumnElement[bool]:
    return and_(
        tasks.c.status == literal_column(f"'{_QUEUED}'"),
        or_(tasks.c.run_at <= _NOW, func.coalesce(tasks.c.started_at, tasks.c.created_at) > _LATER),
        or_(tasks.c.dispatched_at.is_(None), tasks.c.dispatched_at < _LOST_BEFORE, tasks.c.dispatched_at > _LATER),
    )


def _under_way() -> CompoundSelect[str]:
    """The organization of each task that takes a slot: worked on, or handed out and not yet claimed."""
    working = select(_TASKS.c.organization_id).where(_TASKS.c.status.in_(ACTIVE))
    handed_out = select(_TASKS.c.organization_id).where(
        _TASKS.c.status == _QUEUED,
        _TASKS.c.dispatched_at.is_not(None),
        _TASKS.c.dispatched_at.between(_LOST_BEFORE, _LATER),
    )
    return union_all(working, handed_out)


def _heads(*, lateral: bool) -> Subquery:
    """The first due task of each organization. Their queues are leapt over, not read.

    What `min` would say is asked for by order, since PostgreSQL may read all of a queue for a `min`. `lateral`, which
    SQLite does not know, gives the rows at once: PostgreSQL may read all tasks there are to find some by their ids.
    """
    others, mine = _TASKS.alias(), _TASKS.alias()
    first = select(_TASKS.c.organization_id).where(_TASKS.c.status == _QUEUED).order_by(_TASKS.c.organization_id)
    start = select(first.limit(1).scalar_subquery().label("id"))
    organizations = start.cte("organizations_with_work", recursive=True)
    following = (
        select(others.c.organization_id)
        .where(others.c.status == _QUEUED, others.c.organization_id > organizations.c.id)
        .order_by(others.c.organization_id)
        .limit(1)
        .scalar_subquery()
    )
    organizations = organizations.union_all(select(following).where(organizations.c.id.is_not(None)))
    some = organizations.c.id.is_not(None)
    due = _due(mine), mine.c.organization_id == organizations.c.id
    if lateral:
        told = mine.c.id, mine.c.kind, mine.c.organization_id, mine.c.rank_at
        head = select(*told).where(*due).order_by(mine.c.rank_at, mine.c.id).limit(1).lateral()
        return select(head).select_from(organizations.join(head, true())).where(some).subquery()
    first_id = select(mine.c.id).where(*due).order_by(mine.c.rank_at, mine.c.id).limit(1).correlate(organizations)
    ids = select(first_id.scalar_subquery().label("id")).where(some).subquery()
    return _QUEUED_TASKS.join(ids, ids.c.id == _TASKS.c.id).subquery()


def _with_limits(heads: Subquery) -> Select[Any]:
    is_limited = _ORGANIZATIONS.c.concurrent_tasks.is_not(None).label("is_limited")
    return select(heads, is_limited).join(_ORGANIZATIONS, _ORGANIZATIONS.c.id == heads.c.organization_id)


def _first_in_turn(heads: Subquery) -> Select[Any]:
    """The first tasks of the organizations whose turn it is, in order; none where no slot of all is free."""
    slots_taken = _under_way().cte("slots_taken")
    of_it = func.count().label("taken")
    by_organization = select(slots_taken.c.organization_id, of_it).group_by(slots_taken.c.organization_id).subquery()
    taken = func.coalesce(by_organization.c.taken, 0)
    slots = bindparam("slots", type_=Integer)
    return (
        _with_limits(heads)
        .outerjoin(by_organization, by_organization.c.organization_id == heads.c.organization_id)
        .where(
            select(func.count()).select_from(slots_taken).scalar_subquery() < slots,
            taken < func.coalesce(_ORGANIZATIONS.c.concurrent_tasks, slots),
        )
        .order_by(taken, heads.c.rank_at, heads.c.id)
        .limit(_TRIED)
    )


_SLOTS = _under_way().subquery()
_LOOK = select(exists().where(_due(_TASKS)), select(func.count()).select_from(_SLOTS).scalar_subquery())
_UNDER_WAY = select(_SLOTS.c.organization_id, func.count()).group_by(_SLOTS.c.organization_id)
_HEADS = {lateral: _with_limits(_heads(lateral=lateral)) for lateral in (False, True)}
_FIRST_IN_TURN = {lateral: _first_in_turn(_heads(lateral=lateral)) for lateral in (False, True)}
_QUEUE_OF: Select[Any] = (
    _QUEUED_TASKS.where(_due(_TASKS), _TASKS.c.organization_id == bindparam("organization"))
    .order_by(_TASKS.c.rank_at, _TASKS.c.id)
    .limit(bindparam("most", type_=Integer))
)
_LIMITS = (
    select(_ORGANIZATIONS.c.id, _ORGANIZATIONS.c.concurrent_tasks)
    .where(_ORGANIZATIONS.c.id.in_(bindparam("organizations", expanding=True)))
    .order_by(_ORGANIZATIONS.c.id)
    .with_for_update(key_share=True)
)
_MARK = (
    update(_TASKS)  # type: ignore[arg-type]  # declared as any FromClause
    .where(_TASKS.c.id.in_(bindparam("chosen", expanding=True)), _due(_TASKS))
    .values(dispatched_at=_NOW)
    .returning(_TASKS.c.id)
)

_WAITING = (
    select(
        _TASKS.c.id,
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
_FREE_OF_OTHER_SLOTS = func.pg_try_advisory_xact_lock(func.hashtextextended(bindparam("task"), 0))
_RESERVE = {False: _WAITING.where(_due(_TASKS)), True: _WAITING.where(_due(_TASKS), _FREE_OF_OTHER_SLOTS)}


class TaskQueue:
    """The queue as one transaction sees it. What was handed over before `lost_before` and not claimed is due again:
    the broker may have lost it.

    A clock that is set back must hold nothing up: a task that was made, or last tried, later than now does not wait for
    its time, and one that was handed over later than now counts as lost.

    Each statement costs as much as there are organizations with queued tasks and tasks under way, however long the
    queues are. All are made once: SQLAlchemy makes one more slowly than a database runs it.
    """

    def __init__(self, session: Session, now: datetime, lost_before: datetime | None = None) -> None:
        self._session = session
        self._on_postgresql = session.get_bind().dialect.name != "sqlite"
        lost_before = lost_before or now - REDELIVER_AFTER
        self._times = {"now": now, "later": now + CLOCK_TOLERANCE, "lost_before": lost_before}

    def slots_taken(self) -> int | None:
        """How many are, in one statement; None when nothing is due, so that it does not matter."""
        is_due, taken = self._session.execute(_LOOK, self._times).one()
        return taken if is_due else None

    def hand_out(self, slots: int) -> list[Handed]:
        """Marks as many as there are free slots, of all `slots`, and returns them.

        An organization under its limit that has the fewest under way comes next, of those the one that waits longest.
        """
        taken = Counter({row[0]: row[1] for row in self._session.execute(_UNDER_WAY, self._times)})
        free = slots - taken.total()
        heads = list(self._session.execute(_HEADS[self._on_postgresql], self._times)) if free > 0 else []
        limits = self._limits([head.organization_id for head in heads if head.is_limited])
        waiting = {head.organization_id: [head] for head in heads}
        chosen: list[Row[Any]] = []
        while len(chosen) < free:
            open_to = [one for one in waiting if taken[one] < limits.get(one, slots)]
            if not open_to:
                break
            organization = min(open_to, key=lambda one: (taken[one], waiting[one][0].rank_at, waiting[one][0].id))
            chosen.append(waiting[organization].pop(0))
            taken[organization] += 1
            if not waiting[organization] and len(chosen) < free:
                self._refill(waiting, organization, {row.id for row in chosen}, free)
        return self._mark(chosen)

    def take_one(self, slots: int) -> Row[Any] | None:
        """What a claim has to know of the next one where one of all `slots` is free; no other slot takes it meanwhile.

        What another slot has reserved is leapt over, at most so many as are tried. Its row is not locked: whoever
        changes a task locks organization and log before it, and waits for nobody who does it the other way round.
        """
        heads = self._session.execute(_FIRST_IN_TURN[self._on_postgresql], {**self._times, "slots": slots}).all()
        for head in heads:
            if (row := self._reserve(head.id)) is not None:
                return row
        if not heads:
            return None
        of_first = {**self._times, "organization": heads[0].organization_id, "most": _TRIED}
        tried = {head.id for head in heads}
        for one in self._session.execute(_QUEUE_OF, of_first).all():
            if one.id not in tried and (row := self._reserve(one.id)) is not None:
                return row
        return None

    def _reserve(self, task_id: str) -> Row[*tuple[Any, ...]] | None:
        """Until the transaction ends. SQLite has one writer at a time, and nothing to reserve."""
        return self._session.execute(_RESERVE[self._on_postgresql], {**self._times, "task": task_id}).first()

    def _refill(self, waiting: dict[str, list[Row[Any]]], organization: str, known: set[str], most: int) -> None:
        """Only whose first task was taken needs its others."""
        rows = self._session.execute(_QUEUE_OF, {**self._times, "organization": organization, "most": most})
        waiting[organization] = [row for row in rows.all() if row.id not in known]
        if not waiting[organization]:
            del waiting[organization]

    def _limits(self, organizations: list[str]) -> Mapping[str, int]:
        """Their limits, their rows locked: a claim or a second dispatcher counts after this transaction, or before."""
        if not organizations:
            return {}
        rows = self._session.execute(_LIMITS, {"organizations": organizations})
        return {row.id: row.concurrent_tasks for row in rows if row.concurrent_tasks is not None}

    def _mark(self, chosen: list[Row[Any]]) -> list[Handed]:
        """Only what is still due: somebody may have cancelled it since."""
        if not chosen:
            return []
        marked = set(self._session.scalars(_MARK, {**self._times, "chosen": [row.id for row in chosen]}))
        return [Handed(row.id, row.kind) for row in chosen if row.id in marked]


MOST_WAITING = "most_waiting"


def waiting() -> ColumnElement[int]:
    """How many tasks of the organization `OWNER` wait, for a statement to ask beside.

    It counts no further than the statement's parameter `MOST_WAITING`.
    """
    of_it = and_(_TASKS.c.status == literal_column(f"'{_QUEUED}'"), _TASKS.c.organization_id == bindparam(OWNER))
    some = select(_TASKS.c.id).where(of_it).limit(bindparam(MOST_WAITING, type_=Integer))
    return select(func.count()).select_from(some.subquery()).scalar_subquery()


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
