"""What keeps running tasks alive, stops them, and brings back those of lost workers."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from contracts.tasks import TaskStatus
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.nodes.leases import LoopLeases, WorkerNodes
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Claim, Execution
from server.domain.tasks.models import Task
from server.domain.tasks.retention import Retention
from server.domain.tasks.service import TaskService
from server.workers.keeper import RENEW_EVERY, Keeper, RunningTasks
from server.workers.running import TaskContext, TaskRunner, WorkCancelled
from tests.fakes.sender import RecordingSender
from tests.server.conftest import Submitter
from tests.server.workers.conftest import SetTask


@pytest.fixture
def keeper(
    execution: Execution, running: RunningTasks, leases: LoopLeases, nodes: WorkerNodes, wakeups: Wakeups
) -> Keeper:
    return Keeper(execution, running, leases, nodes, slots=2, wakeup=wakeups.keeper)


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


class TestReaper:
    def test_a_task_of_a_lost_worker_is_brought_back(
        self, keeper: Keeper, tasks: TaskService, admin: Member, claim: Claim, set_task: SetTask
    ) -> None:
        set_task(claim.task_id, lease_until=ago(1))
        keeper.step()
        assert tasks.show(admin, claim.task_id).status is TaskStatus.QUEUED

    def test_a_task_with_a_living_lease_is_left_alone(
        self, keeper: Keeper, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        keeper.step()
        assert tasks.show(admin, claim.task_id).status is TaskStatus.PROCESSING

    def test_only_the_node_with_the_lease_does_it(
        self,
        keeper: Keeper,
        other_leases: LoopLeases,
        expire_loop_leases: Callable[[], None],
        tasks: TaskService,
        admin: Member,
        claim: Claim,
        set_task: SetTask,
    ) -> None:
        assert other_leases.hold("reaper")
        set_task(claim.task_id, lease_until=ago(1))
        keeper.step()
        assert tasks.show(admin, claim.task_id).status is TaskStatus.PROCESSING
        expire_loop_leases()
        for _ in range(RENEW_EVERY):
            keeper.step()
        assert tasks.show(admin, claim.task_id).status is TaskStatus.QUEUED


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


class TestRetention:
    def test_only_the_node_that_holds_the_reaper_forgets(
        self,
        execution: Execution,
        other_node: Execution,
        running: RunningTasks,
        leases: LoopLeases,
        other_leases: LoopLeases,
        nodes: WorkerNodes,
        database: Database,
        tasks: TaskService,
        admin: Member,
        submit: Submitter,
        set_task: SetTask,
        wakeups: Wakeups,
    ) -> None:
        assert leases.hold("reaper")
        retention = Retention(database, 30)
        task_id = submit(admin).task_id
        tasks.cancel(admin, task_id)
        set_task(task_id, finished_at=ago(31 * 86_400))
        for node, held in ((other_node, other_leases), (execution, leases)):
            assert tasks.list(admin, limit=1, before=None).tasks
            Keeper(node, running, held, nodes, slots=1, wakeup=wakeups.keeper, retention=retention).step()
        assert not tasks.list(admin, limit=1, before=None).tasks
