"""The ledger against a plain model of it: two dispatchers, three workers, any order of what they do.

Messages may be delivered late, twice or never; workers may stop, lose their lease and come back.
"""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import Phase as Stage
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select, update

from contracts.events import PHASE_STATUS, Phase
from contracts.session import Role
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskError, TaskPriority, TaskStatus
from server.core import schema
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.events.models import EventStream, LoggedEvent
from server.domain.organizations.membership import MembershipService
from server.domain.organizations.models import Organization
from server.domain.tasks.errors import TaskFinished
from server.domain.tasks.execution import Claim, Execution, Outcome
from server.domain.tasks.models import Task, TaskAttempt, TaskResult
from server.domain.tasks.queue import TaskQueue
from server.domain.tasks.service import NewTask, TaskService
from tests.sizes import sized

SLOTS = 3
NODES = ("node-1", "node-2", "node-3")
LIMIT = 1
"""Of the second organization."""
MAX_ATTEMPTS = 2
MOST_TASKS = 6
ERROR = TaskError(error="Busy", message="Busy.")
ACTIVE = (TaskStatus.PROCESSING, TaskStatus.CANCELLING)
PICK = st.integers(0, 1000)
NODE = st.sampled_from(NODES)
ENDS = st.sampled_from(["complete", "fail", "interrupt", "cancelled", "release"])
Thing = TypeVar("Thing")


@dataclass
class Modelled:
    """What must be true of one task."""

    organization: int
    status: TaskStatus = TaskStatus.QUEUED
    attempt: int = 0
    owner: str | None = None
    tries: int = MAX_ATTEMPTS
    handed_out: bool = False
    expired: bool = False
    paused: bool = False
    """It waits for its next try."""
    phases: list[Phase] = field(default_factory=lambda: [Phase.QUEUED])

    def move(self, phase: Phase) -> None:
        self.status = TaskStatus(PHASE_STATUS[phase])
        self.phases.append(phase)
        self.handed_out = False
        if phase is Phase.RETRYING:
            self.owner = None

    def is_held_by(self, claim: Claim) -> bool:
        return (self.owner, self.attempt) == (claim.holder.owner, claim.holder.attempt)


class Ledger(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="toolboxai-model-"))
        shutil.copy(_template(), self._folder / "ledger.sqlite3")
        self._database = Database(f"sqlite:///{self._folder / 'ledger.sqlite3'}")
        wakeups = Wakeups()
        self._service = TaskService(self._database, wakeups, most_queued=100)
        self._workers = {name: Execution(self._database, wakeups, node_id=name, lease_seconds=600) for name in NODES}
        create = MembershipService(self._database).create
        self._members = [create(f"School {number}", "Ada", Role.ADMIN) for number in range(2)]
        with self._database.write(SYSTEM) as unit:
            limited = update(Organization).where(Organization.id == self._members[1].organization_id)
            unit.session.execute(limited.values(concurrent_tasks=LIMIT))
        self._model: dict[str, Modelled] = {}
        self._claims: list[Claim] = []

    def teardown(self) -> None:
        self._database.close()
        shutil.rmtree(self._folder)

    @initialize(nodes=st.lists(NODE, min_size=2, max_size=3))
    def begin(self, nodes: list[str]) -> None:
        """In the middle of things: left to itself, Hypothesis seldom gets there."""
        for organization in (0, 1, 0):
            self.submit(organization, TaskPriority.NORMAL)
        self.dispatch(lost=False)
        for node in nodes:
            if self._queued():
                self._deliver(self._queued()[0], node)

    @precondition(lambda self: len(self._model) < MOST_TASKS)
    @rule(organization=st.sampled_from([0, 1]), priority=st.sampled_from(list(TaskPriority)))
    def submit(self, organization: int, priority: TaskPriority) -> None:
        new = NewTask(SCRIPT_OPTIMIZATION, None, "a.luau", {}, "optimize-script", priority=priority)
        task_id = self._service.submit(self._members[organization], new).task_id
        with self._database.write(SYSTEM) as unit:
            unit.session.execute(update(Task).where(Task.id == task_id).values(max_attempts=MAX_ATTEMPTS))
        self._model[task_id] = Modelled(organization)

    @rule(lost=st.booleans())
    def dispatch(self, lost: bool) -> None:
        """Two dispatchers in turn are one, since all they know stands in the rows. `lost`: what was handed over."""
        before = utc_now() + (timedelta(seconds=1) if lost else timedelta(days=-1))
        with self._database.write(SYSTEM) as unit:
            handed = [one.task_id for one in TaskQueue(unit.session, utc_now(), before).hand_out(SLOTS)]
        if lost:
            for task in self._model.values():
                task.handed_out = False
        assert len(handed) <= max(0, SLOTS - self._under_way())
        for task_id in handed:
            task = self._model[task_id]
            assert task.status is TaskStatus.QUEUED
            assert not task.handed_out
            assert task.organization == 0 or self._under_way(1) < LIMIT
            task.handed_out = True
        waiting = [one for one in self._of(0) if one.status is TaskStatus.QUEUED and not one.handed_out]
        waiting = [one for one in waiting if not one.paused]
        assert not waiting or self._under_way() >= SLOTS, "a slot is free, and a task that is due waits"

    @precondition(lambda self: self._model)
    @rule(pick=PICK, node=NODE)
    def deliver_anything(self, pick: int, node: str) -> None:
        """Twice, or long after it was handed over."""
        self._deliver(_picked(list(self._model), pick), node)

    @precondition(lambda self: self._queued())
    @rule(pick=PICK, node=NODE)
    def deliver_what_waits(self, pick: int, node: str) -> None:
        self._deliver(_picked(self._queued(), pick), node)

    def _deliver(self, task_id: str, node: str) -> None:
        claim = self._workers[node].claim(task_id)
        task = self._model[task_id]
        if task.status is not TaskStatus.QUEUED:
            assert claim is None
            return
        if task.paused or (task.organization == 1 and sum(one.status in ACTIVE for one in self._of(1)) >= LIMIT):
            assert claim is None, "before its next try, or beside a full set"
            task.handed_out = False
            return
        assert claim is not None
        task.move(Phase.STARTED)
        task.attempt, task.owner, task.expired = task.attempt + 1, node, False
        assert claim.holder.attempt == task.attempt
        self._claims.append(claim)

    @precondition(lambda self: self._held(really=True))
    @rule(pick=PICK, end=ENDS)
    def end(self, pick: int, end: str) -> None:
        self._end(_picked(self._held(really=True), pick), end)

    @precondition(lambda self: self._held(really=False))
    @rule(pick=PICK, end=ENDS)
    def end_too_late(self, pick: int, end: str) -> None:
        """By a worker that does not know that it lost the task, perhaps to itself."""
        self._end(_picked(self._held(really=False), pick), end)

    def _end(self, claim: Claim, end: str) -> None:
        worker, task = self._workers[claim.holder.owner], self._model[claim.task_id]
        ends = {
            "complete": lambda: worker.complete(claim, Outcome("{}", {}, "Done")),
            "fail": lambda: worker.fail(claim, ERROR),
            "interrupt": lambda: worker.interrupt(claim, ERROR, retry_after=3600),
            "cancelled": lambda: worker.cancelled(claim),
            "release": lambda: worker.release(claim),
        }
        wanted = TaskStatus.CANCELLING if end == "cancelled" else TaskStatus.PROCESSING
        counts = task.is_held_by(claim) and task.status is wanted
        assert ends[end]() == counts
        if counts:
            again = end == "release" or (end == "interrupt" and task.attempt < task.tries)
            task.tries += end == "release"
            phase = {"complete": Phase.COMPLETED, "cancelled": Phase.CANCELLED}.get(end, Phase.FAILED)
            task.move(Phase.RETRYING if again else phase)
            task.paused = again and end == "interrupt"

    @precondition(lambda self: self._claims)
    @rule(pick=PICK, percent=st.floats(0, 100))
    def progress(self, pick: int, percent: float) -> None:
        claim = _picked(self._claims, pick)
        task = self._model[claim.task_id]
        event = self._workers[claim.holder.owner].progress(claim, percent, "step", "step")
        assert (event is not None) == (task.is_held_by(claim) and task.status is TaskStatus.PROCESSING)

    @precondition(lambda self: self._model)
    @rule(pick=PICK)
    def cancel(self, pick: int) -> None:
        task_id = _picked(list(self._model), pick)
        task = self._model[task_id]
        try:
            self._service.cancel(self._members[task.organization], task_id)
        except TaskFinished:
            assert task.status.is_terminal
            return
        assert not task.status.is_terminal
        if task.status is not TaskStatus.CANCELLING:
            task.move(Phase.CANCELLED if task.status is TaskStatus.QUEUED else Phase.CANCELLING)

    @rule(node=NODE)
    def stop_a_node(self, node: str) -> None:
        """For longer than its leases; it may go on afterwards and does not know."""
        with self._database.write(SYSTEM) as unit:
            active = [status.value for status in ACTIVE]
            held = update(Task).where(Task.owner == node, Task.status.in_(active))
            unit.session.execute(held.values(lease_until=utc_now() - timedelta(seconds=1)))
        for task in self._model.values():
            task.expired = task.expired or (task.owner == node and task.status in ACTIVE)

    @rule(node=NODE)
    def renew(self, node: str) -> None:
        """A node that came back in time."""
        held = [task_id for task_id, task in self._model.items() if task.owner == node and task.status in ACTIVE]
        self._workers[node].renew(held)
        for task_id in held:
            self._model[task_id].expired = False

    @rule(node=NODE, everything=st.booleans())
    def reap(self, node: str, everything: bool) -> None:
        lost = [one for one in self._model.values() if one.status in ACTIVE and (everything or one.expired)]
        assert self._workers[node].reap(everything=everything) == len(lost)
        if everything:
            for task in self._model.values():
                task.handed_out = False
        for task in lost:
            task.expired = False
            if task.status is TaskStatus.CANCELLING:
                task.move(Phase.CANCELLED)
            else:
                task.move(Phase.FAILED if task.attempt >= task.tries else Phase.RETRYING)

    @precondition(lambda self: self._model)
    @rule()
    def time_passes(self) -> None:
        """Whatever waits for its next try is due."""
        with self._database.write(SYSTEM) as unit:
            unit.session.execute(update(Task).values(run_at=utc_now() - timedelta(seconds=1)))
        for task in self._model.values():
            task.paused = False

    @invariant()
    def no_more_run_than_may(self) -> None:
        assert sum(task.status in ACTIVE for task in self._of(1)) <= LIMIT

    @invariant()
    def rows_are_as_they_must_be(self) -> None:
        of_attempts = (TaskAttempt.task_id, TaskAttempt.attempt, TaskAttempt.ended_at.is_(None))
        with self._database.read(SYSTEM) as session:
            rows = {row[0]: tuple(row[1:]) for row in session.execute(select(Task.id, Task.status, Task.attempt))}
            results = set(session.scalars(select(TaskResult.task_id)))
            attempts = [tuple(row) for row in session.execute(select(*of_attempts))]
        assert rows == {key: (task.status.value, task.attempt) for key, task in self._model.items()}
        assert results == {key for key, task in self._model.items() if task.status is TaskStatus.COMPLETED}
        still_open = sorted((key, number) for key, number, is_open in attempts if is_open)
        assert still_open == sorted((key, one.attempt) for key, one in self._model.items() if one.status in ACTIVE)
        assert len(attempts) == sum(task.attempt for task in self._model.values())

    @invariant()
    def the_log_has_no_gap_and_tells_every_step_once(self) -> None:
        columns = (LoggedEvent.seq, LoggedEvent.task_id, LoggedEvent.name)
        with self._database.read(SYSTEM) as session:
            for number, member in enumerate(self._members):
                top = session.get_one(EventStream, member.organization_id).top_seq
                mine = LoggedEvent.organization_id == member.organization_id
                events = list(session.execute(select(*columns).where(mine).order_by(LoggedEvent.seq)))
                assert [event.seq for event in events] == list(range(1, top + 1))
                for task_id, task in self._model.items():
                    if task.organization == number:
                        told = [event.name.rsplit("-", 1)[1] for event in events if event.task_id == task_id]
                        assert told == [phase.value for phase in task.phases]

    def _queued(self) -> list[str]:
        return [task_id for task_id, task in self._model.items() if task.status is TaskStatus.QUEUED]

    def _held(self, *, really: bool) -> list[Claim]:
        """Claims of tasks that run: those that count, or those that do not any more."""
        active = [one for one in self._claims if self._model[one.task_id].status in ACTIVE]
        return [one for one in active if self._model[one.task_id].is_held_by(one) == really]

    def _of(self, organization: int) -> list[Modelled]:
        return [task for task in self._model.values() if task.organization == organization]

    def _under_way(self, organization: int | None = None) -> int:
        tasks = self._model.values() if organization is None else self._of(organization)
        return sum(task.handed_out or task.status in ACTIVE for task in tasks)


def _picked(things: Sequence[Thing], pick: int) -> Thing:
    return things[pick % len(things)]


def _template() -> Path:
    """A migrated file, made once a process."""
    if not _made:
        path = Path(tempfile.mkdtemp(prefix="toolboxai-model-")) / "template.sqlite3"
        database = Database(f"sqlite:///{path}")
        schema.upgrade(database.engine)
        database.close()  # the last to close it writes the whole of it into the one file
        _made.append(path)
    return _made[0]


_made: list[Path] = []

TestLedger = pytest.mark.long(Ledger.TestCase)
# A failing sequence is not made shorter: with a database below, that takes minutes.
TestLedger.settings = settings(
    max_examples=sized(20, 500), stateful_step_count=40, deadline=None, phases=(Stage.generate,)
)
