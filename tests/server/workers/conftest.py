"""What the loops of one node are made of."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from contracts.events import Phase
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.domain.nodes.leases import LoopLeases, WorkerNodes
from server.domain.nodes.models import LoopLease
from server.domain.organizations.membership import Member
from server.domain.tasks.models import Task
from server.domain.tasks.service import TaskService
from server.workers.keeper import RunningTasks
from tests.fakes.sender import RecordingSender

SetTask = Callable[..., None]
Phases = Callable[[Member], list[Phase]]


@pytest.fixture
def leases(database: Database) -> LoopLeases:
    return LoopLeases(database, "node-1")


@pytest.fixture
def other_leases(database: Database) -> LoopLeases:
    return LoopLeases(database, "node-2")


@pytest.fixture
def nodes(database: Database) -> WorkerNodes:
    return WorkerNodes(database)


@pytest.fixture
def running() -> RunningTasks:
    return RunningTasks()


@pytest.fixture
def sender() -> RecordingSender:
    return RecordingSender()


@pytest.fixture
def set_task(database: Database) -> SetTask:
    """Changes columns of a task behind the ledger's back."""

    def change(task_id: str, **values: object) -> None:
        with database.write(SYSTEM) as unit:
            unit.session.execute(update(Task).where(Task.id == task_id).values(**values))

    return change


@pytest.fixture
def expire_loop_leases(database: Database) -> Callable[[], None]:
    """As if the nodes that hold loops had not been heard of for a while."""

    def expire() -> None:
        with database.write(SYSTEM) as unit:
            unit.session.execute(update(LoopLease).values(until=utc_now() - timedelta(seconds=1)))

    return expire


@pytest.fixture
def phases(tasks: TaskService) -> Phases:
    """The phases in an organization's log."""
    return lambda member: [event.phase for event in tasks.events(member, after=0, epoch=None, limit=300).of_tasks]
