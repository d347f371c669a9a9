"""One attempt at one task: claimed, bound to its organization, reported on, and ended exactly once."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

import structlog
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from contracts.tasks import TaskError
from server.core.database import Database, UnitOfWork
from server.core.errors import DiskFull, ServerError
from server.domain.tasks.execution import Claim, Execution, Outcome
from server.domain.tasks.usage import NOTHING, Usage
from server.realtime.sender import RealtimeSender
from server.workers.keeper import RunningTasks
from server.workers.publisher import publish_progress
from server.workers.throttle import Throttle

PROGRESS_INTERVAL_SECONDS = 0.25
"""Progress is stored and sent at most four times a second."""

log = structlog.get_logger(__name__)


class WorkCancelled(Exception):
    """The work stopped because the task was cancelled, taken over, or the node shuts down."""


class WorkFailed(Exception):
    """The work failed in a way that trying again would not change; carries the record for the person."""

    def __init__(self, error: TaskError) -> None:
        super().__init__(error.message)
        self.error = error


class WorkInterrupted(Exception):
    """The work failed for a reason that may pass: the network, a service that is busy. It is tried again, later."""

    def __init__(self, error: TaskError, retry_after: float | None = None) -> None:
        """`retry_after`, in seconds, is what the service asked for."""
        super().__init__(error.message)
        self.error = error
        self.retry_after = retry_after


@dataclass(slots=True)
class TaskContext:
    """What a task's work may use. Its database sessions are bound to the organization of the task's row."""

    claim: Claim
    cancelled: threading.Event
    _database: Database
    _execution: Execution
    _sender: RealtimeSender
    _reports: Throttle = field(init=False)
    _drafted: bool = field(default=False, init=False)
    used: Usage = field(default=NOTHING, init=False)
    """What the work has taken so far; stored with the attempt, however it ends."""

    def __post_init__(self) -> None:
        self._reports = Throttle(self._publish, PROGRESS_INTERVAL_SECONDS)

    @property
    def params(self) -> dict[str, Any]:
        """What was asked for."""
        return self.claim.params

    def read(self) -> AbstractContextManager[Session]:
        """A snapshot of this organization's rows."""
        return self._database.read(self.claim.tenant)

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction on this organization's rows."""
        return self._database.write(self.claim.tenant)

    def report(self, step: str, percent: float) -> None:
        """Says where the work is. Of quick calls only the newest counts."""
        self._reports.report(step, percent)

    def spend(
        self, cpu_seconds: float | None = None, peak_memory_bytes: int | None = None, tokens: int | None = None
    ) -> None:
        """Says what a part of the work took."""
        self.used = self.used.plus(Usage(cpu_seconds, peak_memory_bytes, tokens))

    def draft(self, document: str) -> None:
        """Shows what stands so far of what is made, as JSON text. Too many at once are the caller's concern."""
        self._drafted = True
        try:
            if not self._execution.draft(self.claim, document):
                self.cancelled.set()
        except (ServerError, OperationalError) as error:
            log.warning("a draft was not stored", task_id=self.claim.task_id, error=str(error))

    def close(self) -> None:
        """The work has ended; nothing more is said of where it is, or of what stands so far."""
        self._reports.close()
        if self._drafted:
            try:
                self._execution.forget_draft(self.claim)
            except (ServerError, OperationalError) as error:
                log.warning("a draft was not forgotten", task_id=self.claim.task_id, error=str(error))

    def _publish(self, step: str, percent: float) -> None:
        try:
            event = self._execution.progress(self.claim, percent, step, step)
        except (ServerError, OperationalError) as error:
            log.warning("progress was not stored", task_id=self.claim.task_id, error=str(error))
            return
        if event is None:
            self.cancelled.set()
            return
        publish_progress(self._sender, self.claim.organization_id, event)


Work = Callable[[TaskContext], Outcome]


class TaskRunner:
    """Runs work under a claim. Whatever happens, the row ends in one state, or its lease brings it back."""

    def __init__(self, database: Database, execution: Execution, running: RunningTasks, sender: RealtimeSender) -> None:
        self._database = database
        self._execution = execution
        self._running = running
        self._sender = sender
        self._stopping = threading.Event()

    @property
    def stopping(self) -> bool:
        """Whether nothing more is begun here."""
        return self._stopping.is_set()

    def stop(self) -> None:
        """The node shuts down: running work is told to stop, and its tasks go back to the queue."""
        self._stopping.set()
        self._running.cancel_all()

    def run(self, task_id: str, work: Work) -> None:
        """Claims the task and works on it; does nothing when it is not to be had."""
        if self._stopping.is_set():
            return
        claim = self._execution.claim(task_id)
        if claim is None:
            log.info("delivery without a claim", task_id=task_id)
            return
        self.work_on(claim, work)

    def work_on(self, claim: Claim, work: Work) -> None:
        """Takes a claimed task to the end of its attempt."""
        with (
            structlog.contextvars.bound_contextvars(task_id=claim.task_id, organization_id=claim.organization_id),
            self._running.register(claim) as cancelled,
        ):
            if self._stopping.is_set():
                cancelled.set()
            context = TaskContext(claim, cancelled, self._database, self._execution, self._sender)
            self._attempt(claim, context, work)

    def _attempt(self, claim: Claim, context: TaskContext, work: Work) -> None:
        try:
            outcome = _finished(work, context)
        except WorkCancelled:
            self._stopped(context)
        except WorkInterrupted as interruption:
            if not self._execution.interrupt(claim, interruption.error, interruption.retry_after, context.used):
                self._stopped(context)
        except WorkFailed as failure:
            if not self._execution.fail(claim, failure.error, context.used):
                self._stopped(context)
        except (OperationalError, DiskFull):
            # The database is locked, full or away, and so could not be told either. The lease brings the task back.
            log.exception("the database failed under a task")
        except Exception as error:
            # The edge of a task: an unexpected error is a bug of ours. It ends the task, readable and logged.
            log.exception("task failed unexpectedly")
            if not self._execution.fail(claim, _unexpected(error), context.used):
                self._stopped(context)
        else:
            if not self._execution.complete(claim, outcome, context.used):
                self._stopped(context)

    def _stopped(self, context: TaskContext) -> None:
        """Cancelled by a person, or this node ends, or another node has the task now."""
        claim = context.claim
        if self._execution.cancelled(claim, context.used):
            return
        if self._stopping.is_set() and self._execution.release(claim, context.used):
            return
        log.warning("attempt ended without effect", attempt=claim.holder.attempt)


def _finished(work: Work, context: TaskContext) -> Outcome:
    """The outcome; whatever comes of the work, no progress follows it."""
    try:
        return work(context)
    finally:
        context.close()


def _unexpected(error: Exception) -> TaskError:
    return TaskError(
        error=type(error).__name__,
        message="Something went wrong inside the app. The script was not changed.",
        detail=str(error)[:2000],
    )
