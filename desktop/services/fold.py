"""How events and fetched views become the state of a task. Pure; the order of arrival does not matter to the end."""

from contracts.events import Phase, TaskEvent
from contracts.tasks import AcceptedTask, TaskDetail, TaskPriority, TaskStatus, TaskView

_DYNAMIC = (
    "status",
    "progress",
    "step",
    "message",
    "attempt",
    "seq",
    "eta_seconds",
    "started_at",
    "finished_at",
    "error",
    "result",
    "result_url",
)
"""What changes while a task lives, and what its events carry."""


def fold(task: TaskView | None, event: TaskEvent) -> TaskView:
    """The task after the event. Monotone: what is older than the task is dropped, and a terminal task never changes.

    Transitions decide status and attempt, by seq. Progress only refines a running attempt.
    """
    if task is None:
        return _advance(_unknown(event), event)
    if task.status.is_terminal or not _is_newer(task, event):
        return task
    return _advance(task, event)


def freshest(known: TaskView | None, fetched: TaskView) -> TaskView:
    """Joins a view that was fetched with what events have told meanwhile. Both must be of the same epoch."""
    view = TaskView.model_validate({name: getattr(fetched, name) for name in TaskView.model_fields})
    if known is None or _rank(view) >= _rank(known):
        return view
    return view.model_copy(update={name: getattr(known, name) for name in _DYNAMIC})


def expected(accepted: AcceptedTask, event: TaskEvent) -> TaskView:
    """The task that an acceptance promises. `event` stands for its queued event: seq 0, so that anything is newer."""
    return _unknown(event).model_copy(update={"organization_id": accepted.organization_id})


def plain(detail: TaskDetail) -> TaskView:
    """A detail without parameters and attempts."""
    return freshest(None, detail)


def _is_newer(task: TaskView, event: TaskEvent) -> bool:
    if event.seq is not None:
        return event.seq > task.seq
    return (
        task.status is TaskStatus.PROCESSING
        and event.phase is Phase.PROGRESS
        and event.attempt == task.attempt
        and event.progress >= task.progress
    )


def _rank(view: TaskView) -> tuple[int, bool, int, float]:
    return (view.seq, view.status.is_terminal, view.attempt, view.progress)


def _advance(task: TaskView, event: TaskEvent) -> TaskView:
    update: dict[str, object] = {
        "status": event.status,
        "progress": event.progress,
        "step": event.step,
        "message": event.message,
        "attempt": event.attempt,
        "seq": task.seq if event.seq is None else event.seq,
        "eta_seconds": event.eta_seconds,
        "error": event.error,
        "result": event.result,
        "result_url": event.result_url,
    }
    if event.phase is Phase.STARTED:
        update["started_at"] = event.at
    if event.status.is_terminal:
        update["finished_at"] = event.at
    return task.model_copy(update=update)


def _unknown(event: TaskEvent) -> TaskView:
    """What an event alone tells; title and organization are not in it."""
    return TaskView(
        task_id=event.task_id,
        kind=event.kind,
        organization_id="",
        resource_id=event.script_id or event.lesson_id or event.assessment_id or event.task_id,
        title="",
        status=TaskStatus.QUEUED,
        progress=0.0,
        step=None,
        message=event.message,
        attempt=0,
        max_attempts=1,
        priority=TaskPriority.NORMAL,
        seq=0,
        eta_seconds=None,
        parent_task_id=None,
        root_task_id=event.task_id,
        created_at=event.at,
        started_at=None,
        finished_at=None,
        error=None,
        result=None,
        result_url=None,
    )
