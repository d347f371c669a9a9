"""Finding tasks, newest first, a page at a time. A page costs the same however many there are.

What an index gives in order is read exactly. For the rest (a text, a kind, a status of one person) a page looks at so
many tasks and no more; it may hold few or none then, and says where the next one goes on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, select, tuple_, union_all
from sqlalchemy.orm import Session

from contracts.tasks import TaskStatus
from server.domain.tasks.models import Task

Statement = Select[*tuple[Any, ...]]

LOOKED_AT = 20_000
"""Tasks that a page looks at; one index holds all that is asked."""
_ESCAPE = "\\"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What must hold of a task; nothing where a field is left out. `created_before` is past the last moment."""

    statuses: frozenset[TaskStatus] = frozenset()
    kind: str | None = None
    text: str | None = None
    """In title, resource id or task id, whatever the case."""
    created_after: datetime | None = None
    created_before: datetime | None = None
    user_id: str | None = None
    root_task_id: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after this task."""

    created_at: datetime
    task_id: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page; `following` is None at the end."""

    tasks: list[Task]
    following: Place | None


def page(session: Session, what: TaskFilter, *, limit: int, before: Place | None) -> Found:
    """The newest tasks that fit, those older than `before` when it is given."""
    within = _between(what, before)
    if what.root_task_id is not None:
        return _found(_load(session, _in_order(_keys([*within, *_all_of(what, Task)])), limit), limit)
    if what.user_id is not None:
        within.append(Task.user_id == what.user_id)
    if what.text is None and what.kind is None and not (what.user_id is not None and what.statuses):
        return _found(_load(session, _merged(what, within, limit), limit), limit)
    return _looked_through(session, what, within, limit)


def has_older(session: Session, moment: datetime, user_id: str | None) -> bool:
    """Whether the session's organization, or that person, has a task from before then."""
    older = select(Task.id).where(Task.created_at < moment)
    if user_id is not None:
        older = older.where(Task.user_id == user_id)
    return session.scalar(older.limit(1)) is not None


def _looked_through(session: Session, what: TaskFilter, within: Sequence[ColumnElement[bool]], limit: int) -> Found:
    columns = [Task.id, Task.created_at, Task.user_id, Task.status, Task.kind, Task.search_text]
    looked_at: Statement = select(*columns).where(*within)
    window = _in_order(looked_at).limit(LOOKED_AT).subquery()
    fitting: Statement = select(window.c.id).where(*_all_of(what, window.c))
    tasks = _load(session, fitting.order_by(window.c.created_at.desc(), window.c.id.desc()), limit)
    if len(tasks) > limit:
        return _found(tasks, limit)
    last = session.execute(_in_order(_keys(within)).offset(LOOKED_AT - 1).limit(1)).first()
    return Found(tasks, Place(last.created_at, last.id) if last else None)


def _merged(what: TaskFilter, within: Sequence[ColumnElement[bool]], limit: int) -> Statement:
    """Of several statuses each is in order by itself."""
    if len(what.statuses) < 2:
        return _in_order(_keys([*within, *(Task.status == status.value for status in what.statuses)]))
    each = [_in_order(_keys([*within, Task.status == status.value])).limit(limit + 1) for status in what.statuses]
    merged = union_all(*(select(one.subquery()) for one in each)).subquery()
    keys: Statement = select(merged.c.id)
    return keys.order_by(merged.c.created_at.desc(), merged.c.id.desc())


def _between(what: TaskFilter, before: Place | None) -> list[ColumnElement[bool]]:
    bounds: list[ColumnElement[bool]] = []
    if what.created_after is not None:
        bounds.append(Task.created_at >= what.created_after)
    if what.created_before is not None:
        bounds.append(Task.created_at < what.created_before)
    if before is not None:
        bounds.append(tuple_(Task.created_at, Task.id) < tuple_(before.created_at, before.task_id))
    return bounds


def _all_of(what: TaskFilter, columns: Any) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if what.root_task_id is not None:
        wanted.append(Task.root_task_id == what.root_task_id)
    if what.user_id is not None:
        wanted.append(columns.user_id == what.user_id)
    if what.statuses:
        wanted.append(columns.status.in_([status.value for status in what.statuses]))
    if what.kind is not None:
        wanted.append(columns.kind == what.kind)
    if what.text is not None:
        wanted.append(columns.search_text.like(_contains(what.text), escape=_ESCAPE))
    return wanted


def _contains(text: str) -> str:
    """A LIKE pattern in which nothing that was typed has a meaning of its own."""
    plain = text.casefold()
    for special in (_ESCAPE, "%", "_"):
        plain = plain.replace(special, _ESCAPE + special)
    return f"%{plain}%"


def _keys(where: Iterable[ColumnElement[bool]]) -> Statement:
    keys: Statement = select(Task.id, Task.created_at).where(*where)
    return keys


def _in_order(statement: Statement) -> Statement:
    return statement.order_by(Task.created_at.desc(), Task.id.desc())


def _load(session: Session, keys: Statement, limit: int) -> list[Task]:
    """One more than asked for, where there are more. Their order is made here.

    Asked for these ids in order, SQLite would read the whole list; from the keys it goes to each row.
    """
    chosen = keys.limit(limit + 1).subquery()
    tasks = session.scalars(select(Task).join(chosen, chosen.c.id == Task.id))
    return sorted(tasks, key=lambda task: (task.created_at, task.id), reverse=True)


def _found(tasks: list[Task], limit: int) -> Found:
    last = tasks[limit - 1] if len(tasks) > limit else None
    return Found(tasks[:limit], Place(last.created_at, last.id) if last else None)
