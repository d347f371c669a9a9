"""One line of the task list: a task of the server, or a request that still waits for it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from contracts.tasks import TaskStatus, TaskView
from desktop.services.local.outbox_rows import OutboxEntry


class ItemState(StrEnum):
    """The states of a task, and the one before the server knows of it."""

    WAITING = "waiting"
    QUEUED = "queued"
    PROCESSING = "processing"
    CANCELLING = "cancelling"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_terminal(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self in (ItemState.COMPLETED, ItemState.FAILED, ItemState.CANCELLED)

    @property
    def shows_progress(self) -> bool:
        """Whether a bar says something."""
        return self in (ItemState.PROCESSING, ItemState.CANCELLING)


@dataclass(frozen=True)
class TaskItem:
    """Exactly one of `task` and `entry` is set. `key` is the task's or the entry's id."""

    key: str
    kind: str
    state: ItemState
    title: str
    created_at: datetime
    task: TaskView | None = None
    entry: OutboxEntry | None = None


def item_of_task(task: TaskView) -> TaskItem:
    """A task as a line."""
    state = _STATES[task.status]
    return TaskItem(task.task_id, task.kind, state, task.title or task.resource_id, task.created_at, task=task)


def item_of_entry(entry: OutboxEntry) -> TaskItem:
    """A request as a line; a refused one has failed."""
    state = ItemState.FAILED if entry.refusal else ItemState.WAITING
    return TaskItem(entry.entry_id, entry.request.kind, state, entry.title, entry.created_at, entry=entry)


_STATES = {status: ItemState(status.value) for status in TaskStatus}
