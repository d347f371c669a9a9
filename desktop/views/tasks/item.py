"""One line of the task list: a task of the server, or a request that still waits for it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION, TaskStatus, TaskView
from desktop.services.local.lost_rows import LostTask
from desktop.services.local.outbox_rows import OutboxEntry
from desktop.ui.translation import tr


class ItemState(StrEnum):
    """The states of a task, the one before the server knows of it, and the one when it has lost it."""

    WAITING = "waiting"
    QUEUED = "queued"
    PROCESSING = "processing"
    CANCELLING = "cancelling"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    LOST = "lost"

    @property
    def is_terminal(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self in (ItemState.COMPLETED, ItemState.FAILED, ItemState.CANCELLED, ItemState.LOST)

    @property
    def shows_progress(self) -> bool:
        """Whether a bar says something."""
        return self in (ItemState.PROCESSING, ItemState.CANCELLING)


@dataclass(frozen=True, slots=True)
class TaskItem:
    """Exactly one of `task` and `entry` is set; `lost` as well where the server does not have the task. `key` is the
    task's or the entry's id.

    `day` is the one, of this computer, on which it was started; `order` sorts by when that was. Both are kept because
    a list of ten thousand asks for them often.
    """

    key: str
    kind: str
    state: ItemState
    title: str
    created_at: datetime
    day: date
    order: tuple[datetime, str]
    task: TaskView | None = None
    entry: OutboxEntry | None = None
    lost: LostTask | None = None

    @property
    def source(self) -> TaskView | OutboxEntry | LostTask | None:
        """What this was made of."""
        return self.lost or self.task or self.entry


def named(kind: str, title: str) -> str:
    """A topic says by itself neither that it is a lesson nor that it is a quiz; a script has the name of its file."""
    if kind == CONTENT_GENERATION:
        return tr("Lesson · {title}").format(title=title)
    if kind == QUIZ_GENERATION:
        return tr("Quiz · {title}").format(title=title)
    return title


def item_of_task(task: TaskView) -> TaskItem:
    """A task as a line."""
    created, title = task.created_at, named(task.kind, task.title or task.resource_id)
    order = (created, task.task_id)
    return TaskItem(task.task_id, task.kind, _STATES[task.status], title, created, _day(created), order, task=task)


def item_of_entry(entry: OutboxEntry) -> TaskItem:
    """A request as a line; a refused one has failed."""
    state, created = ItemState.FAILED if entry.refusal else ItemState.WAITING, entry.created_at
    order, kind = (created, entry.entry_id), entry.request.kind
    title = named(kind, entry.title)
    return TaskItem(entry.entry_id, kind, state, title, created, _day(created), order, entry=entry)


def item_of_lost(lost: LostTask) -> TaskItem:
    """A task that the server does not have any more, as it was."""
    return replace(item_of_task(lost.task), state=ItemState.LOST, lost=lost)


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


_STATES = {status: ItemState(status.value) for status in TaskStatus}
