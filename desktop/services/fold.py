"""How events and fetched views become the state of a task. Pure: nothing is fetched, signalled or kept here."""

from datetime import datetime

from contracts.events import Phase, TaskEvent
from contracts.tasks import AcceptedTask, TaskPriority, TaskStatus, TaskView

_CARRIED = ("progress", "step", "message", "eta_seconds", "error", "result", "result_url")
"""What every event says about its task, as the server's row had it."""

_LIVING = ("status", "attempt", "seq", "started_at", "finished_at", *_CARRIED)
"""What changes while a task lives."""


def fold(task: TaskView | None, event: TaskEvent) -> TaskView:
    """The task after the event. Monotone: what is older than the task is dropped, and a terminal task never changes.

    Transitions, ordered by seq, decide status and attempt. Progress only refines the running attempt.
    """
    known = task or _blank(event.task_id, event.kind, _resource_id(event), event.at)
    if known.status.is_terminal:
        return known
    if event.seq is None:
        return _refine(known, event)
    return _move(known, event, event.seq) if event.seq > known.seq else known


def is_ahead(task: TaskView, progress: TaskEvent) -> bool:
    """Whether it tells of an attempt that has not begun yet, as far as is known here."""
    return not task.status.is_terminal and progress.attempt > task.attempt


def freshest(known: TaskView | None, fetched: TaskView) -> TaskView:
    """Joins a fetched view with what events have told meanwhile. Both must come from the same epoch."""
    view = TaskView.model_validate({name: getattr(fetched, name) for name in TaskView.model_fields})
    if known is None:
        return view
    if _age(view) >= _age(known):
        return known if view == known else view  # whoever shows it sees at a glance that nothing has changed
    return view.model_copy(update={name: getattr(known, name) for name in _LIVING})


def promised(accepted: AcceptedTask, *, kind: str, title: str, at: datetime) -> TaskView:
    """The task of an acceptance, until the server has been asked for it. Its seq is 0: anything else is newer."""
    resource_id = accepted.script_id or accepted.lesson_id or accepted.assessment_id or accepted.task_id
    view = _blank(accepted.task_id, kind, resource_id, at)
    facts = {"organization_id": accepted.organization_id, "title": title, "message": accepted.message}
    return view.model_copy(update=facts)


def _refine(task: TaskView, event: TaskEvent) -> TaskView:
    runs_now = task.status is TaskStatus.PROCESSING and event.attempt == task.attempt
    if event.phase is not Phase.PROGRESS or not runs_now or event.progress < task.progress:
        return task
    return task.model_copy(update={name: getattr(event, name) for name in _CARRIED})


def _move(task: TaskView, event: TaskEvent, seq: int) -> TaskView:
    update = {name: getattr(event, name) for name in _CARRIED}
    update |= {"status": event.status, "attempt": event.attempt, "seq": seq}
    if event.phase is Phase.STARTED:
        update["started_at"] = event.at
    if event.status.is_terminal:
        update["finished_at"] = event.at
        origin = (event.result or {}).get("cached_from")  # of a stored result that was given again
        update["cached_from"] = origin if isinstance(origin, str) else task.cached_from
    return task.model_copy(update=update)


def _age(view: TaskView) -> tuple[int, int, float]:
    return (view.seq, view.attempt, view.progress)


def _resource_id(event: TaskEvent) -> str:
    return event.script_id or event.lesson_id or event.assessment_id or event.task_id


def _blank(task_id: str, kind: str, resource_id: str, at: datetime) -> TaskView:
    """A queued task of which only the ids are known."""
    return TaskView(
        task_id=task_id,
        kind=kind,
        organization_id="",
        resource_id=resource_id,
        title="",
        status=TaskStatus.QUEUED,
        progress=0.0,
        step=None,
        message="",
        attempt=0,
        max_attempts=1,
        priority=TaskPriority.NORMAL,
        seq=0,
        eta_seconds=None,
        parent_task_id=None,
        root_task_id=task_id,
        created_at=at,
        started_at=None,
        finished_at=None,
        error=None,
        result=None,
        result_url=None,
    )
