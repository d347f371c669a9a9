"""What a worker does with a task: claim, keep, report, end. Every write is fenced by owner and attempt."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Row

from contracts.events import Phase, TaskEvent
from contracts.tasks import TaskError, TaskStatus
from server.core.database import SYSTEM, Database, Tenant, UnitOfWork
from server.core.wakeups import Wakeups
from server.domain.events import log
from server.domain.tasks import drafts, estimates, queue, repository, transitions
from server.domain.tasks.changes import IfNone, Plus
from server.domain.tasks.kinds import KINDS
from server.domain.tasks.models import Task
from server.domain.tasks.queue import TaskQueue
from server.domain.tasks.transitions import Holder
from server.domain.tasks.usage import NOTHING, Usage, added
from server.domain.tasks.views import task_event

WORKER_LOST = TaskError(
    error="WorkerLost",
    message="The worker stopped in the middle of this task, and trying again did not help.",
    detail="The lease ran out without a heartbeat.",
)
ATTEMPT_LOST = WORKER_LOST.model_copy(update={"message": "The worker stopped in the middle of this try."})
"""Of a try that another one follows."""

_FAR = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Held:
    """An attempt that is under way, and who must hold it for its end to count."""

    organization_id: str
    task_id: str
    holder: Holder
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """A task that this node works on."""

    task_id: str
    organization_id: str
    kind: str
    params: dict[str, Any]
    holder: Holder
    started_at: datetime

    @property
    def held(self) -> Held:
        """The attempt, for the transition that ends it."""
        return Held(self.organization_id, self.task_id, self.holder, self.started_at)

    @property
    def tenant(self) -> Tenant:
        """The organization whose rows the work may touch."""
        return Tenant(self.organization_id)


class Kept(Protocol):
    """Keeps what came of a task somewhere else as well, in the transaction that completes it."""

    def __call__(self, unit: UnitOfWork, task: Task) -> None:
        """What it raises undoes the completion, and the attempt has failed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a finished attempt leaves: the document and its summary of figures."""

    document: str
    summary: dict[str, Any]
    message: str
    kept: Kept | None = None


class Ended(Protocol):
    """Hears of the end of each task, within the transaction that ends it."""

    def __call__(self, unit: UnitOfWork, task: Task) -> None:
        """Raises nothing."""


def nobody_hears(unit: UnitOfWork, task: Task) -> None:
    """Where nobody is told."""
    del unit, task


class Execution:
    """The worker's side of the ledger. `used` is what the attempt that ends took, as far as it is known."""

    def __init__(
        self,
        database: Database,
        wakeups: Wakeups,
        *,
        node_id: str,
        lease_seconds: float,
        ended: Ended = nobody_hears,
    ) -> None:
        self._database = database
        self._wakeups = wakeups
        self._node_id = node_id
        self._ended = ended
        self._lease = timedelta(seconds=lease_seconds)

    @property
    def node_id(self) -> str:
        """The owner that this node's claims carry."""
        return self._node_id

    def claim(self, task_id: str) -> Claim | None:
        """Takes a queued task; None when somebody else has it or it is over, as after a duplicate delivery."""
        with self._database.write(SYSTEM) as unit:
            waiting = queue.waiting_task(unit, task_id)
            return self._begin(unit, waiting) if waiting is not None else None

    def following(self, slots: int) -> Claim | None:
        """What this node goes on with, where one of all `slots` is free and something is due.

        Whoever ends a task asks, and then wakes the dispatcher, which fills what else is free.
        """
        with self._database.write(SYSTEM) as unit:
            waiting = TaskQueue(unit.session, unit.now()).take_one(slots)
            return self._begin(unit, waiting) if waiting is not None else None

    def _begin(self, unit: UnitOfWork, waiting: Row[Any]) -> Claim | None:
        now = unit.now()
        if not queue.may_start(unit.session, waiting, now):
            repository.put_back(unit.session, waiting.id)
            return None
        of = waiting.organization_id, waiting.kind, waiting.likeness
        low, high = estimates.expected(unit.session, *of) or (None, None)
        changes = {
            "owner": self._node_id,
            "attempt": Plus(1),
            "lease_until": now + self._lease,
            "started_at": now,
            "progress": 0.0,
            "step": None,
            "message": "Started",
            "eta_low": low,
            "eta_high": high,
            "waited_ms": IfNone(transitions.milliseconds(waiting.run_at, now)),
        }
        turn = log.take(unit, waiting.organization_id)
        task = transitions.move(unit.session, turn, waiting.id, Phase.STARTED, now, changes)
        if task is None:
            return None
        transitions.begin_attempt(unit.session, task, now)
        unit.after_commit(self._wakeups.publisher.set)
        holder = Holder(self._node_id, task.attempt)
        return Claim(task.id, task.organization_id, task.kind, dict(waiting.params), holder, now)

    def wake_dispatcher(self) -> None:
        """An attempt has ended, and something may have become free."""
        self._wakeups.dispatcher.set()

    def progress(self, claim: Claim, percent: float, step: str, message: str) -> TaskEvent | None:
        """Stores progress and gives the event to publish; None when the task was cancelled or taken over meanwhile."""
        with self._database.write(claim.tenant) as unit:
            stored = repository.set_progress(
                unit.session,
                claim.task_id,
                owner=claim.holder.owner,
                attempt=claim.holder.attempt,
                progress=percent,
                step=step,
                message=message,
            )
            if not stored:
                return None
            task = unit.session.get_one(Task, claim.task_id)
            epoch = log.position(unit.session, claim.organization_id).epoch
            return task_event(task, Phase.PROGRESS, epoch=epoch, seq=None, at=unit.now())

    def draft(self, claim: Claim, document: str) -> bool:
        """Stores what stands so far; False when the task was cancelled or taken over meanwhile."""
        with self._database.write(claim.tenant) as unit:
            return drafts.store(unit.session, claim.task_id, claim.organization_id, claim.holder, document)

    def forget_draft(self, claim: Claim) -> None:
        """The attempt has ended."""
        with self._database.write(claim.tenant) as unit:
            drafts.forget(unit.session, claim.task_id, claim.holder)

    def complete(self, claim: Claim, outcome: Outcome, used: Usage = NOTHING) -> bool:
        """Stores the result and ends the task; False (and nothing stored) when it was cancelled or taken over."""
        with self._database.write(claim.tenant) as unit:
            turn = log.take(unit, claim.organization_id)
            now = unit.now()
            changes = {
                "progress": 100.0,
                "message": outcome.message,
                "summary": outcome.summary,
                "error": None,
                **added(used),
                **_end_of(now, claim.started_at),
            }
            task = transitions.move(
                unit.session, turn, claim.task_id, Phase.COMPLETED, now, changes, holder=claim.holder
            )
            if task is None:
                return False
            repository.store_result(unit.session, task, outcome.document, now)
            if outcome.kept is not None:
                outcome.kept(unit, task)
            transitions.end_attempt(unit.session, task, now, TaskStatus.COMPLETED.value, used=used)
            self._ended(unit, task)
            unit.after_commit(self._wakeups.publisher.set)
        return True

    def fail(self, claim: Claim, error: TaskError, used: Usage = NOTHING) -> bool:
        """Ends the task with an error record."""
        with self._database.write(claim.tenant) as unit:
            return self._end(unit, claim.held, Phase.FAILED, error.message, error, used)

    def interrupt(
        self, claim: Claim, error: TaskError, retry_after: float | None = None, used: Usage = NOTHING
    ) -> bool:
        """An attempt failed for a reason that may pass: the task waits and is tried again, or fails at the last try.

        `retry_after`, in seconds, is what the service that refused asked for.
        """
        with self._database.write(claim.tenant) as unit:
            task = unit.session.get(Task, claim.task_id)
            if task is None or task.attempt >= task.max_attempts:
                return self._end(unit, claim.held, Phase.FAILED, error.message, error, used)
            pause = KINDS[claim.kind].backoff.pause(claim.holder.attempt, retry_after)
            message = _again(pause, error.message)
            return self._requeue(unit, claim.held, message, charged=True, pause=pause, error=error, used=used)

    def cancelled(self, claim: Claim, used: Usage = NOTHING) -> bool:
        """Confirms that cancelled work has stopped."""
        with self._database.write(claim.tenant) as unit:
            return self._end(unit, claim.held, Phase.CANCELLED, "Cancelled", None, used)

    def release(self, claim: Claim, used: Usage = NOTHING) -> bool:
        """Gives an unfinished task back when this node shuts down; that does not count as a try."""
        with self._database.write(claim.tenant) as unit:
            message = "Goes on when the server is back"
            return self._requeue(unit, claim.held, message, charged=False, used=used)

    def held(self) -> list[tuple[str, int, bool]]:
        """(task id, attempt, cancel requested) of everything this node holds."""
        with self._database.read(SYSTEM) as session:
            rows = repository.owned_by(session, self._node_id)
            return [(row.id, row.attempt, row.status == TaskStatus.CANCELLING.value) for row in rows]

    def renew(self, task_ids: list[str]) -> None:
        """Extends the leases of tasks that are really running here."""
        with self._database.write(SYSTEM) as unit:
            repository.renew_leases(unit.session, self._node_id, task_ids, unit.now() + self._lease)

    def reap(self, *, everything: bool = False) -> int:
        """Brings back tasks of lost workers; returns how many.

        `everything`: a lone server starts, so nobody works, and nothing is on its broker any more.
        """
        with self._database.write(SYSTEM) as unit:
            now = unit.now()
            horizon = now + _FAR if everything else now
            lost = repository.with_expired_lease(unit.session, horizon)
            for task in lost:
                self._reap_one(unit, task)
            unit.after_commit(self._wakeups.dispatcher.set)
            if everything:
                repository.put_all_back(unit.session)
        return len(lost)

    def _reap_one(self, unit: UnitOfWork, task: Task) -> None:
        assert task.owner is not None
        assert task.started_at is not None
        held = Held(task.organization_id, task.id, Holder(task.owner, task.attempt), task.started_at)
        if task.status == TaskStatus.CANCELLING.value:
            self._end(unit, held, Phase.CANCELLED, "Cancelled", None)
        elif task.attempt >= task.max_attempts:
            self._end(unit, held, Phase.FAILED, WORKER_LOST.message, WORKER_LOST)
        else:
            message = "The worker was lost, trying again"
            self._requeue(unit, held, message, charged=True, error=ATTEMPT_LOST)

    def _end(
        self,
        unit: UnitOfWork,
        held: Held,
        phase: Phase,
        message: str,
        error: TaskError | None,
        used: Usage = NOTHING,
    ) -> bool:
        turn = log.take(unit, held.organization_id)
        now = unit.now()
        record = error.model_dump(mode="json") if error else None
        changes = {"message": message, "error": record, **added(used), **_end_of(now, held.started_at)}
        task = transitions.move(unit.session, turn, held.task_id, phase, now, changes, holder=held.holder)
        if task is None:
            return False
        transitions.end_attempt(unit.session, task, now, task.status, record, used)
        self._ended(unit, task)
        unit.after_commit(self._wakeups.publisher.set)
        return True

    def _requeue(
        self,
        unit: UnitOfWork,
        held: Held,
        message: str,
        *,
        charged: bool,
        pause: timedelta = timedelta(0),
        error: TaskError | None = None,
        used: Usage = NOTHING,
    ) -> bool:
        turn = log.take(unit, held.organization_id)
        now = unit.now()
        changes: dict[str, Any] = {
            "message": message,
            "owner": None,
            "lease_until": None,
            "dispatched_at": None,
            "run_at": now + pause,
            "progress": 0.0,
            "step": None,
            "eta_low": None,
            "eta_high": None,
            **added(used),
        }
        if not charged:
            changes["max_attempts"] = Plus(1)
        task = transitions.move(unit.session, turn, held.task_id, Phase.RETRYING, now, changes, holder=held.holder)
        if task is None:
            return False
        record = error.model_dump(mode="json") if error else None
        transitions.end_attempt(unit.session, task, now, Phase.RETRYING.value, record, used)
        unit.after_commit(self._wakeups.publisher.set)
        return True


def _end_of(now: datetime, started_at: datetime) -> dict[str, Any]:
    return {"finished_at": now, "ran_ms": transitions.milliseconds(started_at, now), "lease_until": None}


def _again(pause: timedelta, reason: str) -> str:
    """The wait as people say it, rounded up: one that ends early disappoints nobody."""
    seconds = max(1, math.ceil(pause.total_seconds()))
    if seconds == 1:
        return f"Trying again in a second. {reason}"
    if seconds < 60:
        return f"Trying again in {seconds} seconds. {reason}"
    minutes = math.ceil(seconds / 60)
    return f"Trying again in a minute. {reason}" if minutes == 1 else f"Trying again in {minutes} minutes. {reason}"
