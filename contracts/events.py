"""Live events and the event log: the same model travels over both."""

from datetime import datetime
from enum import StrEnum
from typing import Final, Literal

from pydantic import Field, JsonValue

from contracts.base import WireModel
from contracts.tasks import KIND_PATTERN, TaskError, TaskStatus

MAX_EVENT_BYTES = 10_240
"""Largest event data in UTF-8 bytes; publisher and hub both refuse more, as hosted Pusher does."""

MAX_SUMMARY_BYTES = 4_096
"""Largest `result` summary inside a completed event."""


class Phase(StrEnum):
    """The second part of an event's name, after the task's kind."""

    QUEUED = "queued"
    STARTED = "started"
    PROGRESS = "progress"
    RETRYING = "retrying"
    CANCELLING = "cancelling"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


PHASE_STATUS = {
    Phase.QUEUED: TaskStatus.QUEUED,
    Phase.STARTED: TaskStatus.PROCESSING,
    Phase.PROGRESS: TaskStatus.PROCESSING,
    Phase.RETRYING: TaskStatus.QUEUED,
    Phase.CANCELLING: TaskStatus.CANCELLING,
    Phase.COMPLETED: TaskStatus.COMPLETED,
    Phase.FAILED: TaskStatus.FAILED,
    Phase.CANCELLED: TaskStatus.CANCELLED,
}
"""The status a task has after an event of this phase."""


def event_name(kind: str, phase: Phase) -> str:
    """The name on the channel, for example `script-optimization-started`."""
    return f"{kind}-{phase.value}"


def event_names(kind: str) -> list[str]:
    """Every name that tasks of this kind publish."""
    return [event_name(kind, phase) for phase in Phase]


class TaskEvent(WireModel):
    """One step in a task's life. Transitions carry `seq`; progress does not: it is state, not history."""

    event: str
    kind: str = Field(pattern=KIND_PATTERN)
    phase: Phase
    task_id: str
    script_id: str | None = None
    lesson_id: str | None = None
    assessment_id: str | None = None
    status: TaskStatus
    progress: float
    message: str
    epoch: str
    attempt: int
    seq: int | None
    at: datetime
    step: str | None = None
    eta_seconds: tuple[float, float] | None = None
    error: TaskError | None = None
    result: dict[str, JsonValue] | None = None
    result_url: str | None = None


BILLING_UPDATED: Final = "billing-updated"
"""The name of the event that tells of another plan, subscription, payment, or of other limits."""


class OrganizationEvent(WireModel):
    """Something that holds for the whole organization is other than before.

    It does not say how it is now, for not everybody who hears it may know: whoever may asks the routes.
    """

    event: Literal["billing-updated"]
    epoch: str
    seq: int
    at: datetime


StreamEvent = TaskEvent | OrganizationEvent
"""What has a place in an organization's log."""


class EventPage(WireModel):
    """A piece of the log after a position. `recovered` false: the position is unknown here, reload a snapshot."""

    epoch: str
    first: int
    top: int
    recovered: bool
    events: list[StreamEvent]
    has_more: bool

    @property
    def of_tasks(self) -> list[TaskEvent]:
        """Only those that are about tasks."""
        return [event for event in self.events if isinstance(event, TaskEvent)]


STREAM_HEARTBEAT = "stream-heartbeat"
"""The name of the event that tells where the log stands. It belongs to no task and stands in no log."""


CHANNEL_MOVED = "channel-moved"
"""The last event of a channel whose name was rotated: `GET /api/v1/realtime/config` tells members the new one."""


class StreamHeartbeat(WireModel):
    """Everything up to `top` of this epoch has happened: who knows less has missed something."""

    epoch: str
    top: int
