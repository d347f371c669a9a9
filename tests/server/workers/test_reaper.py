"""What brings back tasks of lost workers and forgets what is old."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from contracts.tasks import TaskStatus
from server.core.clock import utc_now
from server.core.database import Database
from server.core.wakeups import Wakeups
from server.domain.nodes.leases import LoopLeases, WorkerNodes
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Claim, Execution
from server.domain.tasks.retention import Retention
from server.domain.tasks.service import TaskService
from server.workers.keeper import Keeper, RunningTasks
from server.workers.reaper import Reaper
from tests.server.conftest import Submitter
from tests.server.workers.conftest import SetTask


@pytest.fixture
def reaper(execution: Execution, leases: LoopLeases) -> Reaper:
    return Reaper(execution, leases)


@pytest.fixture
def other_node(database: Database, wakeups: Wakeups) -> Execution:
    return Execution(database, wakeups, node_id="node-2", lease_seconds=15)


@pytest.fixture
def claim(execution: Execution, admin: Member, submit: Submitter) -> Claim:
    made = execution.claim(submit(admin).task_id)
    assert made is not None
    return made


def ago(seconds: float) -> datetime:
    return utc_now() - timedelta(seconds=seconds)


class TestLostWorkers:
    def test_a_task_of_a_lost_worker_is_brought_back(
        self, reaper: Reaper, tasks: TaskService, admin: Member, claim: Claim, set_task: SetTask
    ) -> None:
        set_task(claim.task_id, lease_until=ago(1))
        reaper.step()
        assert tasks.show(admin, claim.task_id).status is TaskStatus.QUEUED

    def test_a_task_with_a_living_lease_is_left_alone(
        self, reaper: Reaper, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        reaper.step()
        assert tasks.show(admin, claim.task_id).status is TaskStatus.PROCESSING

    def test_what_its_own_process_works_on_is_renewed_first(
        self,
        execution: Execution,
        leases: LoopLeases,
        nodes: WorkerNodes,
        running: RunningTasks,
        wakeups: Wakeups,
        tasks: TaskService,
        admin: Member,
        claim: Claim,
        submit: Submitter,
        set_task: SetTask,
    ) -> None:
        keeper = Keeper(execution, running, nodes, slots=2, wakeup=wakeups.keeper)
        forgotten = execution.claim(submit(admin).task_id)
        assert forgotten is not None
        with running.register(claim):
            for one in (claim, forgotten):
                set_task(one.task_id, lease_until=ago(3600))  # as after a computer's sleep
            Reaper(execution, leases, first=keeper.renew).step()
        found = [tasks.show(admin, one.task_id).status for one in (claim, forgotten)]
        assert found == [TaskStatus.PROCESSING, TaskStatus.QUEUED]

    def test_only_the_node_with_the_lease_does_it(
        self,
        reaper: Reaper,
        other_leases: LoopLeases,
        expire_loop_leases: Callable[[], None],
        tasks: TaskService,
        admin: Member,
        claim: Claim,
        set_task: SetTask,
    ) -> None:
        assert other_leases.hold("reaper")
        set_task(claim.task_id, lease_until=ago(1))
        reaper.step()
        assert tasks.show(admin, claim.task_id).status is TaskStatus.PROCESSING
        expire_loop_leases()
        reaper.step()
        assert tasks.show(admin, claim.task_id).status is TaskStatus.QUEUED


class TestRetention:
    def test_only_the_node_that_holds_the_reaper_forgets(
        self,
        execution: Execution,
        other_node: Execution,
        leases: LoopLeases,
        other_leases: LoopLeases,
        database: Database,
        tasks: TaskService,
        admin: Member,
        submit: Submitter,
        set_task: SetTask,
    ) -> None:
        assert leases.hold("reaper")
        retention = Retention(database, 30)
        task_id = submit(admin).task_id
        tasks.cancel(admin, task_id)
        set_task(task_id, finished_at=ago(31 * 86_400))
        for node, held in ((other_node, other_leases), (execution, leases)):
            assert tasks.list(admin, limit=1, before=None).tasks
            Reaper(node, held, [retention]).step()
        assert not tasks.list(admin, limit=1, before=None).tasks
