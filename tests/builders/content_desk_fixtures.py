"""A desk that makes lessons and quizzes; whom it asks is the module's own `url`."""

from collections.abc import Iterator

import pytest

from server.core.database import Database
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Execution
from server.domain.tasks.service import TaskService
from server.sandbox.pool import EnginePool
from server.workers.keeper import RunningTasks
from server.workers.running import TaskRunner
from tests.builders.content_desk import Desk
from tests.fakes.sender import RecordingSender


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """The work of a task is the same whatever holds the ledger."""
    return sqlite_database


@pytest.fixture(scope="module")
def pool() -> Iterator[EnginePool]:
    made = EnginePool(1)
    yield made
    made.close()


@pytest.fixture
def desk(
    database: Database,
    execution: Execution,
    running: RunningTasks,
    tasks: TaskService,
    admin: Member,
    pool: EnginePool,
    url: str,
) -> Desk:
    return Desk(tasks, admin, TaskRunner(database, execution, running, RecordingSender()), pool, url)
