"""A task's life in sentences, from its events, and from its row and attempts where the log no longer has them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from contracts.events import Phase, TaskEvent
from contracts.tasks import LogLevel, TaskError, TaskLogLine, TaskStatus
from server.domain.tasks.models import Task, TaskAttempt
from server.domain.tasks.views import task_error

SHORT = 8
"""Characters of a node's id that are told: enough to tell nodes apart."""
_ENDS = {
    TaskStatus.COMPLETED: ("Completed.", LogLevel.INFO),
    TaskStatus.FAILED: ("Failed.", LogLevel.ERROR),
}


def story(
    task: Task, attempts: Sequence[TaskAttempt], events: Sequence[TaskEvent], cancelled_by: str | None
) -> list[TaskLogLine]:
    """In order. `cancelled_by` is the name of the person who did, where there is one."""
    told = [_of_event(task, attempts, event, cancelled_by) for event in events]
    lines = [*_forgotten(task, attempts, events, cancelled_by), *told]
    return sorted(lines, key=lambda line: line.at)


def _of_event(task: Task, attempts: Sequence[TaskAttempt], event: TaskEvent, cancelled_by: str | None) -> TaskLogLine:
    attempt = next((one for one in attempts if one.attempt == event.attempt), None)
    if event.phase is Phase.QUEUED:
        return _queued(task, event.at)
    if event.phase is Phase.STARTED and attempt is not None:
        return _started(task, attempt, event.at)
    if event.phase is Phase.STARTED and task.cached_from is not None:
        return _line(event.at, f"Answered with the stored result of task {task.cached_from}.")
    if event.phase is Phase.RETRYING:
        why = _sentence(event.message) + _technical(task_error(attempt.error) if attempt else None)
        return _line(event.at, f"Attempt {event.attempt} stopped. {why}", LogLevel.WARNING)
    if event.phase is Phase.CANCELLING:
        return _line(event.at, f"{cancelled_by or 'Somebody'} asked for it to stop.", LogLevel.WARNING)
    if event.phase is Phase.CANCELLED:
        return _cancelled(event.at, started=event.attempt > 0, by=cancelled_by)
    if event.status.is_terminal:
        return _ended(event.at, event.status, event.message, event.error)
    return _line(event.at, _sentence(event.message))


def _forgotten(
    task: Task, attempts: Sequence[TaskAttempt], events: Sequence[TaskEvent], cancelled_by: str | None
) -> Iterator[TaskLogLine]:
    """What the log no longer holds, since it is kept for a time only."""
    held = {(event.phase, event.attempt) for event in events}
    phases = {event.phase for event in events}
    if Phase.QUEUED not in phases:
        yield _queued(task, task.created_at)
    for attempt in attempts:
        if (Phase.STARTED, attempt.attempt) not in held:
            yield _started(task, attempt, attempt.started_at)
        again = attempt.ended_at is not None and attempt.outcome == Phase.RETRYING.value
        if again and attempt.ended_at is not None and (Phase.RETRYING, attempt.attempt) not in held:
            error = task_error(attempt.error)
            reason = f"{_sentence(error.message)}{_technical(error)}" if error else "It is tried again."
            yield _line(attempt.ended_at, f"Attempt {attempt.attempt} stopped. {reason}", LogLevel.WARNING)
    status = TaskStatus(task.status)
    if task.finished_at is not None and status.is_terminal and not any(event.status.is_terminal for event in events):
        if status is TaskStatus.CANCELLED:
            yield _cancelled(task.finished_at, started=task.attempt > 0, by=cancelled_by)
        else:
            yield _ended(task.finished_at, status, task.message, task_error(task.error))


def _queued(task: Task, at: datetime) -> TaskLogLine:
    if task.schedule_id is not None:
        return _line(at, "Queued by a schedule.")
    if task.parent_task_id is None:
        return _line(at, "Queued.")
    return _line(at, f"Queued, to run task {task.parent_task_id} again.")


def _started(task: Task, attempt: TaskAttempt, at: datetime) -> TaskLogLine:
    node = attempt.owner[:SHORT]
    if attempt.attempt == 1:
        return _line(at, f"Started on node {node}.")
    return _line(at, f"Started on node {node}, attempt {attempt.attempt} of {task.max_attempts}.")


def _cancelled(at: datetime, *, started: bool, by: str | None) -> TaskLogLine:
    if by is None:
        text = "Cancelled." if started else "Cancelled before it started."
    else:
        text = f"Cancelled by {by}." if started else f"Cancelled by {by} before it started."
    return _line(at, text, LogLevel.WARNING)


def _ended(at: datetime, status: TaskStatus, message: str, error: TaskError | None) -> TaskLogLine:
    begins, level = _ENDS[status]
    return _line(at, " ".join(filter(None, [begins, _sentence(message)])) + _technical(error), level)


def _technical(error: TaskError | None) -> str:
    if error is None:
        return ""
    where = f", line {error.line}" if error.line is not None else ""
    detail = f": {error.detail}" if error.detail and error.detail != error.message else ""
    return f" ({error.error}{where}{detail})"


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def _line(at: datetime, text: str, level: LogLevel = LogLevel.INFO) -> TaskLogLine:
    return TaskLogLine(at=at, text=text, level=level)
