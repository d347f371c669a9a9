"""Compare-and-set: the only way a task's status changes. Each transition appends exactly one event."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningUpdate

from contracts.events import PHASE_STATUS, Phase
from contracts.tasks import TaskStatus
from server.core.database import OWNER
from server.domain.events import log
from server.domain.events.log import Turn
from server.domain.tasks.changes import Meeting
from server.domain.tasks.models import Task, TaskAttempt
from server.domain.tasks.usage import NOTHING, Usage

ALLOWED: Mapping[Phase, frozenset[TaskStatus]] = {
    Phase.STARTED: frozenset({TaskStatus.QUEUED}),
    Phase.RETRYING: frozenset({TaskStatus.PROCESSING}),
    Phase.CANCELLING: frozenset({TaskStatus.PROCESSING}),
    Phase.COMPLETED: frozenset({TaskStatus.PROCESSING}),
    Phase.FAILED: frozenset({TaskStatus.PROCESSING, TaskStatus.QUEUED}),
    Phase.CANCELLED: frozenset({TaskStatus.QUEUED, TaskStatus.CANCELLING}),
}
"""From which statuses each phase may come."""


_TASKS, _ATTEMPTS = Task.__table__, TaskAttempt.__table__
_TOLD = [column for column in _TASKS.c if column.name not in ("params", "search_text")]
_BEGIN_ATTEMPT = insert(_ATTEMPTS)  # type: ignore[arg-type]  # declared as any FromClause
_END_ATTEMPT = (
    update(_ATTEMPTS)  # type: ignore[arg-type]  # the same
    .where(
        _ATTEMPTS.c.organization_id == bindparam(OWNER),
        _ATTEMPTS.c.task_id == bindparam("of_task"),
        _ATTEMPTS.c.attempt == bindparam("of_attempt"),
        _ATTEMPTS.c.ended_at.is_(None),
    )
    .values(
        ended_at=bindparam("at"),
        outcome=bindparam("told_outcome"),
        error=bindparam("told_error"),
        **{name: bindparam(f"used_{name}") for name in ("cpu_seconds", "peak_memory_bytes", "tokens")},
    )
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who must hold the task for a change to count: the node and its attempt, the fencing token."""

    owner: str
    attempt: int


Shape = tuple[tuple[str, type[Meeting] | None], ...]
"""The columns of a change, and how what is given meets what stands there; None: it takes its place."""
_NEW = "new_"


def move(
    session: Session,
    turn: Turn,
    task_id: str,
    phase: Phase,
    at: datetime,
    changes: Mapping[str, Any],
    *,
    holder: Holder | None = None,
    only_from: TaskStatus | None = None,
) -> Task | None:
    """Moves a task on and logs it at the place that was taken for it. The task it gives does not tell its parameters.

    None when it is no longer where the caller thought: then nothing changed, and the place in the log is given back.
    """
    sources = {only_from} & ALLOWED[phase] if only_from else ALLOWED[phase]
    told = {**changes, "status": PHASE_STATUS[phase].value, "seq": turn.seq}
    shape = tuple((name, type(value) if isinstance(value, Meeting) else None) for name, value in told.items())
    values = {_NEW + name: value.value if isinstance(value, Meeting) else value for name, value in told.items()}
    held = {"held_by": holder.owner, "held_attempt": holder.attempt} if holder is not None else {}
    statement = _update(frozenset(sources), shape, fenced=holder is not None)
    moved = session.execute(statement, {OWNER: turn.organization_id, "moved_task": task_id, **held, **values}).first()
    if moved is None:
        log.give_back(session, turn)
        return None
    task = Task(**moved._mapping)
    log.write(session, task, phase, turn, at)
    return task


@lru_cache(maxsize=64)
def _update(sources: frozenset[TaskStatus], shape: Shape, *, fenced: bool) -> ReturningUpdate[Any]:
    """Made once for each way in which the program moves tasks: SQLAlchemy makes one more slowly than it is run."""
    statement = update(_TASKS).where(  # type: ignore[arg-type]  # the same
        _TASKS.c.id == bindparam("moved_task"),
        _TASKS.c.organization_id == bindparam(OWNER),
        _TASKS.c.status.in_(sorted(source.value for source in sources)),
    )
    if fenced:
        statement = statement.where(
            _TASKS.c.owner == bindparam("held_by"), _TASKS.c.attempt == bindparam("held_attempt")
        )
    changes: dict[str, Any] = {}
    for name, meeting in shape:
        column = _TASKS.c[name]
        given = bindparam(_NEW + name, type_=column.type)
        changes[name] = meeting.of(column, given) if meeting is not None else given
    return statement.values(**changes).returning(*_TOLD)


def begin_attempt(session: Session, task: Task, at: datetime) -> None:
    """Opens the record of an attempt that was claimed."""
    row = {"organization_id": task.organization_id, "task_id": task.id, "attempt": task.attempt, "owner": task.owner}
    session.execute(_BEGIN_ATTEMPT, {**row, "started_at": at})


def end_attempt(
    session: Session,
    task: Task,
    at: datetime,
    outcome: str,
    error: dict[str, Any] | None = None,
    used: Usage = NOTHING,
) -> None:
    """Closes the record of the task's current attempt, if one is open."""
    told = {"at": at, "told_outcome": outcome, "told_error": error}
    told |= {f"used_{name}": taken for name, taken in asdict(used).items()}
    of_it = {OWNER: task.organization_id, "of_task": task.id, "of_attempt": task.attempt}
    session.execute(_END_ATTEMPT, {**told, **of_it})


def milliseconds(begin: datetime, end: datetime) -> int:
    """Between the two, for `waited_ms` and `ran_ms`. The clock may have been set back meanwhile."""
    return max(0, round((end - begin).total_seconds() * 1000))
