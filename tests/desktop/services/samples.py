"""Task lives as the server tells them: events in order, and the view a fresh fetch would give."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from contracts.events import PHASE_STATUS, Phase, TaskEvent, event_name
from contracts.tasks import SCRIPT_OPTIMIZATION, AcceptedTask, TaskError, TaskPriority, TaskStatus, TaskView

ORGANIZATION = "5f0c3b1e-0000-4000-8000-000000000001"
MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
LOST = TaskError(error="WorkerLost", message="The worker stopped.")


@dataclass
class Row:
    """A row of the ledger: the one truth that events and views are made of."""

    task_id: str
    created_at: datetime = MORNING
    title: str = "script.luau"
    status: TaskStatus = TaskStatus.QUEUED
    progress: float = 0.0
    step: str | None = None
    message: str = "Waiting for a free slot"
    attempt: int = 0
    seq: int = 0
    started_at: datetime | None = None
    finished_at: datetime | None = None
    error: TaskError | None = None
    result: dict[str, Any] | None = None
    failure: TaskError | None = None
    """What it fails with, when it is to fail with something of its own."""
    given_again: str | None = None
    """The task whose stored result it is completed with."""
    steps: tuple[str, ...] = ()
    """What its steps are called, one for each ten percent; counted when there are none."""

    @property
    def result_url(self) -> str | None:
        """Only a completed task has a result."""
        return f"/api/v1/tasks/{self.task_id}/result" if self.status is TaskStatus.COMPLETED else None

    def advance(self, phase: Phase, seq: int | None, at: datetime) -> None:
        """Changes the row as the server's transitions do."""
        if phase is Phase.PROGRESS:
            self.progress += 10
            number = min(int(self.progress / 10), len(self.steps))
            self.step = self.message = self.steps[number - 1] if self.steps else f"Step {self.progress:.0f}"
            return
        assert seq is not None
        self.status, self.seq = PHASE_STATUS[phase], seq
        self.message = phase.value
        if phase is Phase.STARTED:
            self.attempt += 1
            self.started_at, self.progress, self.step = at, 0.0, None
        elif phase is Phase.RETRYING:
            self.progress, self.step = 0.0, None
        elif phase is Phase.COMPLETED:
            since = {"cached_from": self.given_again, "measured_at": MORNING.isoformat()} if self.given_again else {}
            self.progress, self.result = 100.0, {"changes_applied": 3, **since}
        elif phase is Phase.FAILED:
            self.error = self.failure or LOST
        if self.status.is_terminal:
            self.finished_at = at

    def event(self, phase: Phase, *, epoch: str, seq: int | None, at: datetime) -> TaskEvent:
        """The event that tells of the row's present state."""
        return TaskEvent(
            event=event_name(SCRIPT_OPTIMIZATION, phase),
            kind=SCRIPT_OPTIMIZATION,
            phase=phase,
            task_id=self.task_id,
            script_id=self.task_id,
            status=self.status,
            progress=self.progress,
            message=self.message,
            epoch=epoch,
            attempt=self.attempt,
            seq=seq,
            at=at,
            step=self.step,
            error=self.error,
            result=self.result,
            result_url=self.result_url,
        )

    def view(self) -> TaskView:
        """What a fetch answers now."""
        return TaskView(
            task_id=self.task_id,
            kind=SCRIPT_OPTIMIZATION,
            organization_id=ORGANIZATION,
            resource_id=self.task_id,
            title=self.title,
            status=self.status,
            progress=self.progress,
            step=self.step,
            message=self.message,
            attempt=self.attempt,
            max_attempts=3,
            priority=TaskPriority.NORMAL,
            seq=self.seq,
            eta_seconds=None,
            parent_task_id=None,
            root_task_id=self.task_id,
            created_at=self.created_at,
            started_at=self.started_at,
            finished_at=self.finished_at,
            error=self.error,
            result=self.result,
            result_url=self.result_url,
            cached_from=self.given_again if self.status is TaskStatus.COMPLETED else None,
        )


LIVES: dict[str, tuple[Phase, ...]] = {
    "completed": (Phase.STARTED, Phase.PROGRESS, Phase.PROGRESS, Phase.COMPLETED),
    "completed at the second attempt": (
        Phase.STARTED,
        Phase.PROGRESS,
        Phase.PROGRESS,
        Phase.RETRYING,
        Phase.STARTED,
        Phase.PROGRESS,
        Phase.COMPLETED,
    ),
    "failed": (Phase.STARTED, Phase.PROGRESS, Phase.FAILED),
    "failed before it started": (Phase.FAILED,),
    "cancelled while running": (Phase.STARTED, Phase.PROGRESS, Phase.CANCELLING, Phase.CANCELLED),
    "cancelled while queued": (Phase.CANCELLED,),
    "still running": (Phase.STARTED, Phase.PROGRESS),
}
"""What may become of a task after it was queued."""


def lived(phases: tuple[Phase, ...], *, task_id: str = "task-1", first_seq: int = 1) -> tuple[Row, list[TaskEvent]]:
    """The row at the end of a life, and its events in order, beginning with `queued`."""
    row = Row(task_id, seq=first_seq)
    events = [row.event(Phase.QUEUED, epoch="epoch-1", seq=first_seq, at=MORNING)]
    seq = first_seq
    for second, phase in enumerate(phases, start=1):
        at = MORNING + timedelta(seconds=second)
        if phase is not Phase.PROGRESS:
            seq += 1
        number = None if phase is Phase.PROGRESS else seq
        row.advance(phase, number, at)
        events.append(row.event(phase, epoch="epoch-1", seq=number, at=at))
    return row, events


def accepted(task_id: str) -> AcceptedTask:
    """The answer to a POST."""
    return AcceptedTask(
        task_id=task_id,
        script_id=task_id,
        organization_id=ORGANIZATION,
        status=TaskStatus.QUEUED,
        message="Queued",
        pusher_channel=f"private-org-{ORGANIZATION}",
        pusher_events=[],
    )
