"""Reading and adding ledger rows. Sessions are bound to a tenant, so every query sees one organization's rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Result,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    literal,
    literal_column,
    select,
    update,
)
from sqlalchemy.orm import Session, aliased

from contracts.tasks import TaskStatus
from server.core.database import OWNER
from server.core.orm import UtcDateTime
from server.domain.organizations.models import User
from server.domain.tasks.models import Task, TaskAttempt, TaskResult

ENDED = tuple(status.value for status in TaskStatus if status.is_terminal)
ACTIVE = (TaskStatus.PROCESSING.value, TaskStatus.CANCELLING.value)

_COMPLETED: ColumnElement[str] = literal_column(f"'{TaskStatus.COMPLETED.value}'")
"""Written out: a database takes a partial index only where it sees that the query is within it."""


_TASKS, _RESULTS = Task.__table__, TaskResult.__table__
_ADD = insert(_TASKS)  # type: ignore[arg-type]  # declared as any FromClause
_STORE_RESULT = insert(_RESULTS)  # type: ignore[arg-type]  # the same
_OWN = and_(_TASKS.c.organization_id == bindparam(OWNER), _TASKS.c.user_id == bindparam("user"))
_BY_KEY = select(_TASKS.c.id).where(
    _OWN, _TASKS.c.route == bindparam("route"), _TASKS.c.idempotency_key == bindparam("key")
)
"""This and the next are asked for each task that is accepted, mostly in vain: made once, they give no entity."""
_ANSWERED_BEFORE = (
    select(_TASKS.c.id)
    .join(_RESULTS, _RESULTS.c.task_id == _TASKS.c.id)
    .where(_OWN, _TASKS.c.cache_key == bindparam("cache_key"), _TASKS.c.status == _COMPLETED)
    .order_by(_TASKS.c.finished_at.desc())
    .limit(1)
)
LATEST_RUNS = (
    select(_TASKS.c.started_at, _TASKS.c.finished_at)
    .where(
        _TASKS.c.organization_id == bindparam(OWNER),
        _TASKS.c.kind == bindparam("of_kind"),
        _TASKS.c.status == _COMPLETED,
        _TASKS.c.cached_from.is_(None),
    )
    .order_by(_TASKS.c.finished_at.desc())
    .limit(bindparam("count", type_=Integer))
)
LATEST_RUNS_ALIKE = LATEST_RUNS.where(_TASKS.c.likeness == bindparam("of_likeness"))
"""Asked at each claim, and so made once."""


def find(session: Session, task_id: str, user_id: str | None) -> Task | None:
    """The task, if it is there and, unless `user_id` is None, that user's."""
    statement = select(Task).where(Task.id == task_id)
    if user_id is not None:
        statement = statement.where(Task.user_id == user_id)
    return session.scalar(statement)


def find_by_key(session: Session, *, organization_id: str, user_id: str, route: str, key: str) -> Task | None:
    """The task that an earlier request with this Idempotency-Key made."""
    found = session.scalar(_BY_KEY, {OWNER: organization_id, "user": user_id, "route": route, "key": key})
    return None if found is None else find(session, found, user_id)


def add(session: Session, row: Mapping[str, Any]) -> Task:
    """Writes a new task, and gives it as it stands there; the session does not know of it.

    By values: a flush costs several times as much, and accepting a task is what the server is asked for most.
    """
    session.execute(_ADD, row)
    return Task(**row)


def attempts(session: Session, task_id: str) -> list[TaskAttempt]:
    """Every attempt at a task, in order."""
    statement = select(TaskAttempt).where(TaskAttempt.task_id == task_id).order_by(TaskAttempt.attempt)
    return list(session.scalars(statement))


def result_document(session: Session, task_id: str) -> str | None:
    """The result as JSON text."""
    return session.scalar(select(TaskResult.document).where(TaskResult.task_id == task_id))


def display_name(session: Session, user_id: str) -> str | None:
    """What a person is called; None when the account is gone."""
    return session.scalar(select(User.display_name).where(User.id == user_id))


def keep(session: Session, task_id: str) -> bool:
    """Whether the task is still there; then it stays until this transaction ends."""
    return (
        session.scalar(select(Task.id).where(Task.id == task_id).with_for_update(read=True, key_share=True)) is not None
    )


def forgettable(session: Session, before: datetime, limit: int, *, lock: bool = False) -> list[str]:
    """Tasks that ended before then and that no other was made from, the oldest first.

    A retry keeps all that it descends from. Those that somebody runs again at this moment are passed over by `lock`.
    """
    statement = (
        select(Task.id)
        .where(Task.finished_at < before, Task.finished_at.is_not(None), Task.status.in_(ENDED), ~_retried())
        .order_by(Task.finished_at)
        .limit(limit)
    )
    return list(session.scalars(statement.with_for_update(skip_locked=True, of=Task) if lock else statement))


def forget(session: Session, task_ids: Sequence[str]) -> None:
    """Deletes tasks; their results and attempts go with them. One that was run again since stays."""
    statement = delete(Task).where(Task.id.in_(task_ids), ~_retried())
    session.execute(statement.execution_options(synchronize_session=False))


def latest_runs(session: Session, organization_id: str, kind: str, likeness: str | None, count: int) -> Result[Any]:
    """Begin and end of the last attempt of the latest `count` tasks of a kind that were run, or of those alike."""
    parameters = {OWNER: organization_id, "of_kind": kind, "count": count}
    if likeness is None:
        return session.execute(LATEST_RUNS, parameters)
    return session.execute(LATEST_RUNS_ALIKE, {**parameters, "of_likeness": likeness})


def answered_before(session: Session, *, organization_id: str, user_id: str, cache_key: str) -> Task | None:
    """The person's latest completed task with this key, whose result is still stored."""
    found = session.scalar(_ANSWERED_BEFORE, {OWNER: organization_id, "user": user_id, "cache_key": cache_key})
    return None if found is None else find(session, found, user_id)


def store_result(session: Session, task: Task, document: str, at: datetime) -> None:
    """Keeps what came of a task."""
    row = {"organization_id": task.organization_id, "task_id": task.id, "document": document, "created_at": at}
    session.execute(_STORE_RESULT, row)


def copy_result(session: Session, origin: Task, task: Task, now: datetime) -> None:
    """Gives the task the document of another of its organization; of its own, since the other may be deleted first."""
    document = select(
        literal(task.id), literal(task.organization_id), TaskResult.document, literal(now, UtcDateTime())
    ).where(TaskResult.task_id == origin.id, TaskResult.organization_id == task.organization_id)
    columns = [TaskResult.task_id, TaskResult.organization_id, TaskResult.document, TaskResult.created_at]
    session.execute(insert(TaskResult).from_select(columns, document))


def put_back(session: Session, task_id: str) -> None:
    """Forgets that a queued task was handed to the broker, so that it is handed over again."""
    session.execute(
        update(Task)
        .where(Task.id == task_id, Task.status == TaskStatus.QUEUED.value)
        .values(dispatched_at=None)
        .execution_options(synchronize_session=False)
    )


def put_all_back(session: Session) -> None:
    """As `put_back`, for every queued task."""
    session.execute(
        update(Task)
        .where(Task.status == TaskStatus.QUEUED.value, Task.dispatched_at.is_not(None))
        .values(dispatched_at=None)
        .execution_options(synchronize_session=False)
    )


def with_expired_lease(session: Session, now: datetime) -> list[Task]:
    """Tasks whose worker has not been heard of; by organization, so that logs are locked in one order everywhere."""
    lost = select(Task).where(Task.status.in_(ACTIVE), Task.lease_until < now)
    return list(session.scalars(lost.order_by(Task.organization_id, Task.id).limit(100)))


def unfinished_count(session: Session) -> int:
    """How many tasks have not reached a terminal status."""
    statement = select(func.count()).where(Task.status.in_([TaskStatus.QUEUED.value, *ACTIVE]))
    return session.scalar(statement) or 0


def owned_by(session: Session, owner: str) -> list[Task]:
    """Tasks that a node holds now."""
    return list(session.scalars(select(Task).where(Task.owner == owner, Task.status.in_(ACTIVE))))


def renew_leases(session: Session, owner: str, task_ids: Sequence[str], until: datetime) -> None:
    """Says that a node still works on these."""
    session.execute(
        update(Task)
        .where(Task.id.in_(task_ids), Task.owner == owner, Task.status.in_(ACTIVE))
        .values(lease_until=until)
        .execution_options(synchronize_session=False)
    )


def set_progress(
    session: Session, task_id: str, *, owner: str, attempt: int, progress: float, step: str, message: str
) -> bool:
    """Stores progress, never backwards; False when the task has moved on and nothing was stored."""
    further = case((Task.progress > progress, Task.progress), else_=progress)
    stored = session.scalar(
        update(Task)
        .where(
            Task.id == task_id,
            Task.owner == owner,
            Task.attempt == attempt,
            Task.status == TaskStatus.PROCESSING.value,
        )
        .values(progress=further, step=step, message=message)
        .returning(Task.id)
        .execution_options(synchronize_session=False)
    )
    return stored is not None


def _retried() -> ColumnElement[bool]:
    child = aliased(Task)
    return exists().where(child.parent_task_id == Task.id, child.parent_task_id.is_not(None))
