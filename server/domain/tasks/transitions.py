"""Compare-and-set: the only way a task's status changes. Each transition appends exactly one event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from contracts.events import PHASE_STATUS, Phase
from contracts.tasks import TaskStatus
from server.domain.events import log
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


@dataclass(frozen=True, slots=True)
class Holder:
    """Who must hold the task for a change to count: the node and its attempt, the fencing token."""

    owner: str
    attempt: int


def move(
    session: Session,
    task_id: str,
    phase: Phase,
    at: datetime,
    changes: Mapping[str, Any],
    *,
    holder: Holder | None = None,
    only_from: TaskStatus | None = None,
) -> Task | None:
    """Moves a task on and logs it; None when it is no longer where the caller thought, and then nothing changed."""
    sources = {only_from} & ALLOWED[phase] if only_from else ALLOWED[phase]
    statement = update(Task).where(Task.id == task_id, Task.status.in_([source.value for source in sources]))
    if holder is not None:
        statement = statement.where(Task.owner == holder.owner, Task.attempt == holder.attempt)
    moved = session.scalar(
        statement.values(status=PHASE_STATUS[phase].value, **changes)
        .returning(Task.id)
        .execution_options(synchronize_session=False)
    )
    if moved is None:
        return None
    task = session.get_one(Task, task_id, populate_existing=True)
    log.append(session, task, phase, at)
    return task


def begin_attempt(task: Task, at: datetime) -> None:
    """Keeps how long a task waited for its first claim."""
    if task.attempt == 1:
        task.waited_ms = _milliseconds(task.run_at, at)


def end_attempt(
    session: Session,
    task: Task,
    at: datetime,
    outcome: str,
    error: dict[str, Any] | None = None,
    used: Usage = NOTHING,
) -> None:
    """Closes the record of the task's current attempt, if one is open, and keeps how long the last one took."""
    if task.finished_at is not None and task.started_at is not None:
        task.ran_ms = _milliseconds(task.started_at, at)
    attempt = session.get(TaskAttempt, (task.id, task.attempt))
    if attempt is not None and attempt.ended_at is None:
        attempt.ended_at, attempt.outcome, attempt.error = at, outcome, error
        attempt.cpu_seconds, attempt.peak_memory_bytes = used.cpu_seconds, used.peak_memory_bytes
        attempt.tokens = used.tokens


def _milliseconds(begin: datetime, end: datetime) -> int:
    """The clock may have been set back meanwhile."""
    return max(0, round((end - begin).total_seconds() * 1000))
