"""Ledger rows as the wire shows them."""

from datetime import datetime

from contracts.events import Phase, TaskEvent, event_name
from contracts.tasks import AttemptView, Resources, TaskDetail, TaskError, TaskStatus, TaskView
from server.domain.tasks.estimates import remaining
from server.domain.tasks.kinds import KINDS
from server.domain.tasks.models import Task, TaskAttempt
from server.domain.tasks.priorities import level_of


def result_url(task: Task) -> str | None:
    """Where the result document is, relative to the server; None unless completed."""
    return f"/api/v1/tasks/{task.id}/result" if task.status == TaskStatus.COMPLETED else None


def task_error(stored: dict[str, object] | None) -> TaskError | None:
    """An error as it was stored."""
    return TaskError.model_validate(stored) if stored else None


def task_view(task: Task, now: datetime) -> TaskView:
    """A task as lists show it. `now`, by the database's clock, says what is left of a range of time."""
    return TaskView.model_validate(_fields(task, now))


def task_detail(task: Task, attempts: list[TaskAttempt], now: datetime) -> TaskDetail:
    """A task with its parameters and attempts."""
    seen = [_attempt_view(attempt) for attempt in attempts]
    walls = [one.resources.wall_seconds for one in seen if one.resources.wall_seconds is not None]
    used = _resources(task, sum(walls) if walls else None)
    return TaskDetail.model_validate({**_fields(task, now), "params": task.params, "attempts": seen, "resources": used})


def task_event(task: Task, phase: Phase, *, epoch: str, seq: int | None, at: datetime) -> TaskEvent:
    """The event that tells the organization of a task's new state. Holds ids and figures, no title and no content."""
    fields = {KINDS[task.kind].resource_field: task.resource_id} if task.kind in KINDS else {}
    return TaskEvent.model_validate(
        {
            **fields,
            "event": event_name(task.kind, phase),
            "kind": task.kind,
            "phase": phase,
            "task_id": task.id,
            "status": task.status,
            "progress": task.progress,
            "message": task.message,
            "epoch": epoch,
            "attempt": task.attempt,
            "seq": seq,
            "at": at,
            "step": task.step,
            "eta_seconds": remaining(task, at),
            "error": task_error(task.error),
            "result": task.summary,
            "result_url": result_url(task),
        }
    )


def _resources(row: Task | TaskAttempt, wall_seconds: float | None) -> Resources:
    return Resources(
        wall_seconds=wall_seconds,
        cpu_seconds=row.cpu_seconds,
        peak_memory_bytes=row.peak_memory_bytes,
        tokens=row.tokens,
    )


def _attempt_view(attempt: TaskAttempt) -> AttemptView:
    ended = attempt.ended_at
    wall = max(0.0, (ended - attempt.started_at).total_seconds()) if ended is not None else None
    return AttemptView(
        attempt=attempt.attempt,
        started_at=attempt.started_at,
        ended_at=attempt.ended_at,
        outcome=attempt.outcome,
        error=task_error(attempt.error),
        resources=_resources(attempt, wall),
    )


def _fields(task: Task, now: datetime) -> dict[str, object]:
    return {
        "task_id": task.id,
        "kind": task.kind,
        "organization_id": task.organization_id,
        "resource_id": task.resource_id,
        "title": task.title,
        "status": task.status,
        "progress": task.progress,
        "step": task.step,
        "message": task.message,
        "attempt": task.attempt,
        "max_attempts": task.max_attempts,
        "priority": level_of(task.priority),
        "seq": task.seq,
        "eta_seconds": remaining(task, now),
        "cached_from": task.cached_from,
        "parent_task_id": task.parent_task_id,
        "root_task_id": task.root_task_id,
        "schedule_id": task.schedule_id,
        "created_at": task.created_at,
        "started_at": task.started_at,
        "finished_at": task.finished_at,
        "error": task_error(task.error),
        "result": task.summary,
        "result_url": result_url(task),
    }
