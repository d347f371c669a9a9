"""Tasks on the wire: what a person started, where it stands, what came of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import Field, JsonValue

from contracts.base import WireModel

KIND_PATTERN = r"^[a-z]+(-[a-z]+)*$"
SCRIPT_OPTIMIZATION = "script-optimization"
"""The kind of a script optimization. A kind is also the first part of its event names."""
CONTENT_GENERATION = "content-generation"
"""The kind of making a lesson."""
QUIZ_GENERATION = "quiz-generation"
"""The kind of making an assessment."""


class TaskStatus(StrEnum):
    """Where a task stands. `completed`, `failed` and `cancelled` are terminal."""

    QUEUED = "queued"
    PROCESSING = "processing"
    CANCELLING = "cancelling"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_terminal(self) -> bool:
        """Whether the task can no longer change."""
        return self in (TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.CANCELLED)


class TaskPriority(StrEnum):
    """Which of the queued tasks goes first."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class TaskError(WireModel):
    """Why an attempt or a task failed: a stable class name, a sentence for people, and the technical detail."""

    error: str
    message: str
    detail: str = ""
    line: int | None = None


class Resources(WireModel):
    """What work took. None: not known, or nothing of the kind. `tokens` as the AI endpoint counted them."""

    wall_seconds: float | None = None
    cpu_seconds: float | None = None
    peak_memory_bytes: int | None = None
    tokens: int | None = None


class AttemptView(WireModel):
    """One try at a task. `outcome` is the status it ended in, or `retrying`; None while it runs."""

    attempt: int
    started_at: datetime
    ended_at: datetime | None
    outcome: str | None
    error: TaskError | None = None
    resources: Resources = Field(default_factory=Resources)


class TaskView(WireModel):
    """A task as lists and the panel show it. Times are UTC, `progress` percent, `eta_seconds` [low, high]."""

    task_id: str
    kind: str = Field(pattern=KIND_PATTERN)
    organization_id: str
    resource_id: str
    """The client's own id: script_id, lesson_id or assessment_id."""
    title: str
    status: TaskStatus
    progress: float
    step: str | None
    message: str
    attempt: int
    max_attempts: int
    priority: TaskPriority
    seq: int
    """Seq of the last transition in the organization's event log."""
    eta_seconds: tuple[float, float] | None
    parent_task_id: str | None
    root_task_id: str
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    error: TaskError | None
    result: dict[str, JsonValue] | None
    """Summary of figures, once completed. The document itself is at `result_url`."""
    result_url: str | None
    cached_from: str | None = None
    """The task whose stored result was given again. The summary then says since when it is, as `measured_at`."""
    schedule_id: str | None = None
    """The schedule that started it; it may have been deleted since."""


class TaskDetail(TaskView):
    """A task with what it was asked and every attempt."""

    params: dict[str, Any]
    attempts: list[AttemptView]
    resources: Resources = Field(default_factory=Resources)
    """Of all attempts that have ended: times and tokens together, memory at its highest."""


class TaskDraftView(WireModel):
    """What stands so far of the document that a running task makes. A newer one has a higher `number`."""

    number: int
    document: dict[str, JsonValue]


class TaskPage(WireModel):
    """A snapshot: the tasks, newest first, and the position (epoch, as_of_seq) of the event log it was read at.

    A search may end a page early, even with no task in it: it goes on for as long as there is a `next_before`.
    """

    tasks: list[TaskView]
    epoch: str
    as_of_seq: int
    next_before: str | None = None
    """Pass as `before` for the next page; None at the end."""
    hidden_before: datetime | None = None
    """On the last page: the organization has older tasks, which its plan does not show. None is deleted."""


class LogLevel(StrEnum):
    """How much a line of a task's log matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class TaskLogLine(WireModel):
    """One thing that happened to a task, as a sentence for people."""

    at: datetime
    text: str
    level: LogLevel


class TaskLog(WireModel):
    """What happened to a task, in order."""

    task_id: str
    lines: list[TaskLogLine]


class RetryRequest(WireModel):
    """Body of `POST /api/v1/tasks/{id}/retry`. `changes` replaces single parameters of the new task."""

    changes: dict[str, JsonValue] | None = None


class AcceptedTask(WireModel):
    """What was accepted. Exactly one of the three resource ids is set, by kind."""

    task_id: str
    script_id: str | None = None
    lesson_id: str | None = None
    assessment_id: str | None = None
    organization_id: str
    status: TaskStatus
    message: str
    pusher_channel: str
    pusher_events: list[str]


class Accepted(WireModel):
    """Body of a 202: the task is on disk and will reach exactly one terminal state."""

    status: str = "success"
    data: AcceptedTask
    message: str
