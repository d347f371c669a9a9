"""What keeps running tasks alive, and stops them."""

import threading
from datetime import datetime, timedelta

import pytest

from contracts.tasks import TaskStatus
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.nodes.leases import WorkerNodes
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Claim, Execution
from server.domain.tasks.models import Task
from server.domain.tasks.service import TaskService
from server.workers.keeper import RENEW_EVERY, Keeper, RunningTasks
from server.workers.running import TaskContext, TaskRunner, WorkCancelled
from tests.fakes.sender import RecordingSender
from tests.server.conftest import Submitter
from tests.server.workers.conftest import SetTask


@pytest.fixture
def keeper(execution: Execution, running: RunningTasks, nodes: WorkerNodes, wakeups: Wakeups) -> Keeper:
    return Keeper(execution, running, nodes, slots=2, wakeup=wakeups.keeper)


@pytest.fixture
def other_node(database: Database, wakeups: Wakeups) -> Execution:
    return Execution(database, wakeups, node_id="node-2", lease_seconds=15)


@pytest.fixture
def claim(execution: Execution, admin: Member, submit: Submitter) -> Claim:
    made = execution.claim(submit(admin).task_id)
    assert made is not None
    return made


def lease_of(database: Database, task_id: str) -> datetime | None:
    with database.read(SYSTEM) as session:
        return session.get_one(Task, task_id).lease_until


def ago(seconds: float) -> datetime:
    return utc_now() - timedelta(seconds=seconds)


class TestCancel:
    def test_it_reaches_the_work(
        self, keeper: Keeper, running: RunningTasks, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        with running.register(claim) as cancelled:
            keeper.step()
            assert not cancelled.is_set()
            tasks.cancel(admin, claim.task_id)
            keeper.step()
            assert cancelled.is_set()

    def test_other_work_goes_on(
        self,
        keeper: Keeper,
        execution: Execution,
        running: RunningTasks,
        tasks: TaskService,
        admin: Member,
        submit: Submitter,
        claim: Claim,
    ) -> None:
        other = execution.claim(submit(admin).task_id)
        assert other is not None
        with running.register(claim) as cancelled, running.register(other) as untouched:
            tasks.cancel(admin, claim.task_id)
            keeper.step()
            assert cancelled.is_set()
            assert not untouched.is_set()

    def test_work_that_was_taken_over_is_stopped(
        self,
        keeper: Keeper,
        running: RunningTasks,
        other_node: Execution,
        claim: Claim,
        set_task: SetTask,
    ) -> None:
        with running.register(claim) as cancelled:
            set_task(claim.task_id, lease_until=ago(1))
            assert other_node.reap() == 1
            assert other_node.claim(claim.task_id) is not None
            keeper.step()
            assert cancelled.is_set()

    def test_a_person_s_cancel_ends_a_real_run(
        self,
        database: Database,
        keeper: Keeper,
        execution: Execution,
        running: RunningTasks,
        sender: RecordingSender,
        tasks: TaskService,
        admin: Member,
        submit: Submitter,
    ) -> None:
        started = threading.Event()

        def work(context: TaskContext) -> None:
            started.set()
            assert context.cancelled.wait(20)
            raise WorkCancelled

        task_id = submit(admin).task_id
        runner = TaskRunner(database, execution, running, sender)
        thread = threading.Thread(target=runner.run, args=(task_id, work))
        keeper.start()
        thread.start()
        try:
            assert started.wait(10)
            tasks.cancel(admin, task_id)
            thread.join(20)
        finally:
            keeper.stop()
        assert tasks.show(admin, task_id).status is TaskStatus.CANCELLED


class TestLeases:
    def test_what_runs_here_is_renewed(
        self, database: Database, keeper: Keeper, running: RunningTasks, claim: Claim, set_task: SetTask
    ) -> None:
        set_task(claim.task_id, lease_until=ago(1))
        with running.register(claim):
            keeper.step()
        lease = lease_of(database, claim.task_id)
        assert lease is not None
        assert lease > utc_now()

    def test_they_are_renewed_again_and_again(
        self, database: Database, keeper: Keeper, running: RunningTasks, claim: Claim, set_task: SetTask
    ) -> None:
        with running.register(claim):
            keeper.step()
            set_task(claim.task_id, lease_until=ago(1))
            for _ in range(RENEW_EVERY):
                keeper.step()
        lease = lease_of(database, claim.task_id)
        assert lease is not None
        assert lease > utc_now()

    def test_the_node_is_announced_with_its_slots(self, keeper: Keeper, nodes: WorkerNodes) -> None:
        keeper.step()
        assert nodes.slots() == 2


class TestRunningTasks:
    def test_an_old_attempt_that_ends_leaves_the_new_one_alone(
        self, execution: Execution, running: RunningTasks, claim: Claim, set_task: SetTask
    ) -> None:
        with running.register(claim) as old:
            set_task(claim.task_id, lease_until=ago(1))
            execution.reap()
            second = execution.claim(claim.task_id)
            assert second is not None
            newer = running.register(second)
            new = newer.__enter__()
        try:
            assert running.attempts() == [(claim.task_id, 2)]
            running.cancel(claim.task_id, 2)
            assert new.is_set()
            assert not old.is_set()
        finally:
            newer.__exit__(None, None, None)
        assert running.attempts() == []

    def test_a_cancel_of_what_does_not_run_here_does_nothing(self, running: RunningTasks, claim: Claim) -> None:
        with running.register(claim) as cancelled:
            running.cancel(claim.task_id, 7)
            running.cancel("another", 1)
            assert not cancelled.is_set()

    def test_all_are_told_at_once(
        self, execution: Execution, running: RunningTasks, admin: Member, submit: Submitter, claim: Claim
    ) -> None:
        other = execution.claim(submit(admin).task_id)
        assert other is not None
        with running.register(claim) as first, running.register(other) as second:
            running.cancel_all()
            assert first.is_set()
            assert second.is_set()
