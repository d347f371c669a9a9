"""After its task a slot goes on with what is due next, and never with more than there are slots."""

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from contracts.tasks import TaskStatus
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.nodes.leases import Slots, WorkerNodes
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Claim, Execution, Outcome
from server.domain.tasks.models import Task
from server.domain.tasks.queue import TaskQueue
from server.domain.tasks.service import TaskService
from server.workers.celery_app import OptimizeRobloxScript
from server.workers.keeper import RunningTasks
from server.workers.running import TaskContext, TaskRunner
from server.workers.slot import Slot
from tests.fakes.sender import RecordingSender
from tests.server.conftest import Submitter

NAME = OptimizeRobloxScript.name


def is_raised(wakeups: Wakeups) -> bool:
    return wakeups.dispatcher._event.is_set()


class Bench:
    """A slot of a node with one, and what it has worked on."""

    def __init__(self, database: Database, execution: Execution, running: RunningTasks, nodes: WorkerNodes) -> None:
        self.worked_on: list[str] = []
        self.during: Callable[[], object] = lambda: None
        self.runner = TaskRunner(database, execution, running, RecordingSender())
        self.slot = Slot(self.runner, execution, Slots(nodes), {NAME: self._work})
        nodes.announce("node-1", 1)

    def _work(self, context: TaskContext) -> Outcome:
        self.worked_on.append(context.claim.task_id)
        self.during()
        return Outcome("{}", {}, "Done")


@pytest.fixture
def bench(database: Database, execution: Execution, running: RunningTasks, nodes: WorkerNodes) -> Bench:
    return Bench(database, execution, running, nodes)


def test_it_goes_on_by_rank_until_nothing_is_due(
    bench: Bench, tasks: TaskService, admin: Member, submit: Submitter
) -> None:
    ids = [submit(admin).task_id for _ in range(3)]
    bench.slot.perform(NAME, ids[2])
    assert bench.worked_on == [ids[2], ids[0], ids[1]]
    assert {tasks.show(admin, one).status for one in ids} == {TaskStatus.COMPLETED}


def test_a_message_for_a_task_that_is_over_still_leads_to_the_next(
    bench: Bench, admin: Member, submit: Submitter, tasks: TaskService
) -> None:
    over, waiting = submit(admin).task_id, submit(admin).task_id
    tasks.cancel(admin, over)
    bench.slot.perform(NAME, over)
    assert bench.worked_on == [waiting]


def test_it_leaves_what_another_slot_was_handed_meanwhile(
    bench: Bench, admin: Member, submit: Submitter, execution: Execution
) -> None:
    first, second, _ = (submit(admin).task_id for _ in range(3))
    beside: list[Claim | None] = []
    bench.during = lambda: beside.append(execution.following(2))
    bench.slot.perform(NAME, first)
    assert [one and one.task_id for one in beside] == [second]
    assert bench.worked_on == [first], "the only slot is taken by what was handed out beside"


def test_a_node_that_stops_takes_nothing_more(
    bench: Bench, admin: Member, submit: Submitter, execution: Execution
) -> None:
    first, second = submit(admin).task_id, submit(admin).task_id
    bench.during = bench.runner.stop
    bench.slot.perform(NAME, first)
    assert bench.worked_on == [first]
    left = execution.following(2)
    assert left is not None
    assert left.task_id == second, "it was not handed out, so others may have it at once"


def test_after_its_time_a_message_has_its_turn(
    bench: Bench, admin: Member, submit: Submitter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.workers.slot.GO_ON_SECONDS", -1.0)
    first, _ = submit(admin).task_id, submit(admin).task_id
    bench.slot.perform(NAME, first)
    assert bench.worked_on == [first]


def test_the_dispatcher_is_woken_after_it_has_looked(
    bench: Bench, admin: Member, submit: Submitter, wakeups: Wakeups
) -> None:
    task_id = submit(admin).task_id
    wakeups.dispatcher.wait(0)
    seen: list[bool] = []
    bench.during = lambda: seen.append(is_raised(wakeups))
    bench.slot.perform(NAME, task_id)
    assert seen == [False]
    assert is_raised(wakeups)


def test_a_database_that_is_away_ends_it_quietly(
    bench: Bench, admin: Member, submit: Submitter, execution: Execution, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(slots: int) -> None:
        raise OperationalError("SELECT", {}, Exception(f"no database for {slots}"))

    monkeypatch.setattr(execution, "following", away)
    task_id = submit(admin).task_id
    bench.slot.perform(NAME, task_id)
    assert bench.worked_on == [task_id]


def test_two_slots_that_end_at_once_never_take_the_same(
    bench: Bench, admin: Member, submit: Submitter, execution: Execution
) -> None:
    ids = [submit(admin).task_id for _ in range(8)]
    taken: list[str] = []

    def take() -> None:
        while following := execution.following(100):
            taken.append(following.task_id)

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(ids)


def test_it_leaps_over_what_another_is_taking(
    database: Database, admin: Member, stranger: Member, submit: Submitter, execution: Execution
) -> None:
    ours, theirs = [submit(admin).task_id for _ in range(2)], submit(stranger).task_id
    with database.write(SYSTEM) as unit:
        first = TaskQueue(unit.session, unit.now()).take_one(4)
        assert first is not None
        assert first.id == ours[0]
        if database.engine.dialect.name == "sqlite":
            return  # it has one writer at a time
        taken = [execution.following(4), execution.following(4), execution.following(4)]
    assert [one and one.task_id for one in taken] == [theirs, ours[1], None]


def test_it_waits_for_nobody_who_waits_for_it(
    database: Database, tasks: TaskService, admin: Member, submit: Submitter, execution: Execution
) -> None:
    """A cancel has the log and wants the task; a slot has reserved the task and then wants the log."""
    task_id = submit(admin).task_id
    if database.engine.dialect.name == "sqlite":
        return  # it has one writer at a time
    cancelled = threading.Event()

    def cancel() -> None:
        tasks.cancel(admin, task_id)
        cancelled.set()

    with database.write(SYSTEM) as unit:
        reserved = TaskQueue(unit.session, unit.now()).take_one(4)
        assert reserved is not None
        assert reserved.id == task_id
        thread = threading.Thread(target=cancel)
        thread.start()
        assert cancelled.wait(20), "the cancel waits for the slot, which would now wait for the log"
        thread.join()
        assert execution.claim(task_id) is None


def test_what_came_first_meanwhile_is_not_passed_over(
    database: Database, admin: Member, submit: Submitter, execution: Execution, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, _ = (submit(admin).task_id for _ in range(3))
    reserve = TaskQueue._reserve

    def beaten(queue: TaskQueue, task_id: str) -> object:
        if task_id == first:
            monkeypatch.setattr(TaskQueue, "_reserve", reserve)
            queue._session.execute(update(Task).where(Task.id == first).values(dispatched_at=utc_now()))
            return None
        return reserve(queue, task_id)

    monkeypatch.setattr(TaskQueue, "_reserve", beaten)
    following = execution.following(4)
    assert following is not None
    assert following.task_id == second, "another slot took the first one while this one looked"
