"""What is handed to Celery, and when."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.nodes.leases import LoopLeases, WorkerNodes
from server.domain.nodes.models import Node
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Organization
from server.domain.tasks.execution import Execution, Outcome
from server.domain.tasks.service import TaskService
from server.workers.dispatcher import Dispatcher
from tests.server.conftest import Submitter
from tests.server.workers.conftest import SetTask


class Broker:
    """Remembers what was put on it."""

    def __init__(self) -> None:
        self.messages: list[tuple[str, str]] = []
        self.takes = 1000

    def __call__(self, name: str, task_id: str) -> None:
        if len(self.messages) >= self.takes:
            raise ConnectionError("the broker is away")
        self.messages.append((name, task_id))

    def taken(self) -> list[str]:
        """The ids since the last look."""
        ids = [task_id for _, task_id in self.messages]
        self.messages.clear()
        return ids


@pytest.fixture
def broker() -> Broker:
    return Broker()


@pytest.fixture
def dispatcher(
    database: Database, leases: LoopLeases, nodes: WorkerNodes, broker: Broker, wakeups: Wakeups
) -> Dispatcher:
    """Of a node with three slots."""
    nodes.announce("node-1", 3)
    return Dispatcher(database, leases, nodes, broker, wakeups.dispatcher)


def limit(database: Database, member: Member, tasks: int) -> None:
    with database.write(SYSTEM) as unit:
        statement = update(Organization).where(Organization.id == member.organization_id)
        unit.session.execute(statement.values(concurrent_tasks=tasks))


class TestStep:
    def test_a_task_goes_to_the_celery_task_of_its_kind_once(
        self, dispatcher: Dispatcher, broker: Broker, admin: Member, submit: Submitter
    ) -> None:
        task = submit(admin)
        dispatcher.step()
        dispatcher.step()
        assert broker.messages == [("optimize_roblox_script", task.task_id)]

    def test_never_more_than_there_are_free_slots(
        self, dispatcher: Dispatcher, broker: Broker, execution: Execution, admin: Member, submit: Submitter
    ) -> None:
        ids = [submit(admin).task_id for _ in range(5)]
        dispatcher.step()
        assert broker.taken() == ids[:3]
        claim = execution.claim(ids[0])
        assert claim is not None
        dispatcher.step()
        assert broker.taken() == []
        execution.complete(claim, Outcome("{}", {}, "Done"))
        dispatcher.step()
        assert broker.taken() == [ids[3]]

    def test_a_task_that_is_being_cancelled_still_takes_its_slot(
        self,
        dispatcher: Dispatcher,
        broker: Broker,
        execution: Execution,
        tasks: TaskService,
        nodes: WorkerNodes,
        admin: Member,
        submit: Submitter,
    ) -> None:
        nodes.announce("node-1", 1)
        first, second = submit(admin).task_id, submit(admin).task_id
        claim = execution.claim(first)
        assert claim is not None
        tasks.cancel(admin, first)
        dispatcher.step()
        assert broker.taken() == []
        execution.cancelled(claim)
        dispatcher.step()
        assert broker.taken() == [second]

    def test_an_organization_at_its_limit_leaves_the_slots_to_others(
        self,
        database: Database,
        dispatcher: Dispatcher,
        broker: Broker,
        admin: Member,
        stranger: Member,
        submit: Submitter,
    ) -> None:
        limit(database, admin, 1)
        ours = [submit(admin).task_id for _ in range(3)]
        theirs = [submit(stranger).task_id for _ in range(2)]
        dispatcher.step()
        assert broker.taken() == [ours[0], *theirs]

    def test_what_runs_counts_against_the_limit(
        self,
        database: Database,
        dispatcher: Dispatcher,
        broker: Broker,
        execution: Execution,
        admin: Member,
        submit: Submitter,
    ) -> None:
        limit(database, admin, 1)
        first, second = submit(admin).task_id, submit(admin).task_id
        claim = execution.claim(first)
        assert claim is not None
        dispatcher.step()
        assert broker.taken() == []
        execution.complete(claim, Outcome("{}", {}, "Done"))
        dispatcher.step()
        assert broker.taken() == [second]

    def test_what_was_not_claimed_in_ten_seconds_is_handed_over_again(
        self, dispatcher: Dispatcher, broker: Broker, admin: Member, submit: Submitter, set_task: SetTask
    ) -> None:
        task_id = submit(admin).task_id
        dispatcher.step()
        assert broker.taken() == [task_id]
        set_task(task_id, dispatched_at=utc_now() - timedelta(seconds=5))
        dispatcher.step()
        assert broker.taken() == []
        set_task(task_id, dispatched_at=utc_now() - timedelta(seconds=11))
        dispatcher.step()
        assert broker.taken() == [task_id]

    def test_what_is_being_worked_on_is_not_handed_over_again(
        self,
        dispatcher: Dispatcher,
        broker: Broker,
        execution: Execution,
        admin: Member,
        submit: Submitter,
        set_task: SetTask,
    ) -> None:
        task_id = submit(admin).task_id
        dispatcher.step()
        execution.claim(task_id)
        set_task(task_id, dispatched_at=utc_now() - timedelta(seconds=60))
        broker.messages.clear()
        dispatcher.step()
        assert broker.taken() == []

    def test_a_task_for_later_waits(
        self, dispatcher: Dispatcher, broker: Broker, admin: Member, submit: Submitter, set_task: SetTask
    ) -> None:
        task_id = submit(admin).task_id
        set_task(task_id, run_at=utc_now() + timedelta(hours=1))
        dispatcher.step()
        assert broker.taken() == []
        set_task(task_id, run_at=utc_now() - timedelta(seconds=1))
        dispatcher.step()
        assert broker.taken() == [task_id]

    def test_nodes_that_were_not_heard_of_have_no_slots(
        self, database: Database, dispatcher: Dispatcher, broker: Broker, admin: Member, submit: Submitter
    ) -> None:
        submit(admin)
        with database.write(SYSTEM) as unit:
            unit.session.execute(update(Node).values(seen_at=utc_now() - timedelta(minutes=1)))
        dispatcher.step()
        assert broker.taken() == []

    def test_slots_of_all_nodes_count(
        self, dispatcher: Dispatcher, nodes: WorkerNodes, broker: Broker, admin: Member, submit: Submitter
    ) -> None:
        nodes.announce("node-2", 1)
        for _ in range(6):
            submit(admin)
        dispatcher.step()
        assert len(broker.taken()) == 4

    def test_nothing_is_handed_over_while_another_node_has_the_lease(
        self,
        dispatcher: Dispatcher,
        broker: Broker,
        other_leases: LoopLeases,
        expire_loop_leases: Callable[[], None],
        admin: Member,
        submit: Submitter,
    ) -> None:
        assert other_leases.hold("dispatcher")
        task_id = submit(admin).task_id
        dispatcher.step()
        assert broker.taken() == []
        expire_loop_leases()
        dispatcher.step()
        assert broker.taken() == [task_id]

    def test_what_the_broker_did_not_take_is_handed_over_when_it_is_back(
        self, dispatcher: Dispatcher, broker: Broker, admin: Member, submit: Submitter
    ) -> None:
        first, second, third = (submit(admin).task_id for _ in range(3))
        broker.takes = 1
        with pytest.raises(ConnectionError):
            dispatcher.step()
        assert broker.taken() == [first]
        broker.takes = 1000
        dispatcher.step()
        assert broker.taken() == [second, third]
