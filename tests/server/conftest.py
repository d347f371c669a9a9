"""A real ledger, on SQLite and on PostgreSQL in turn, two organizations, and the services over it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from contracts.session import Role
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskPriority, TaskView
from server.core import schema
from server.core.database import Database
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member, MembershipService
from server.domain.tasks.execution import Execution
from server.domain.tasks.models import Task
from server.domain.tasks.service import NewTask, TaskService
from tests.builders.postgres import Postgres
from tests.builders.postgres_fixtures import migrated_template, postgres

__all__ = ["migrated_template", "postgres"]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger at the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "companion.sqlite3"
    made = Database(f"sqlite:///{path}")
    schema.upgrade(made.engine)
    made.close()
    return path


@pytest.fixture
def sqlite_database(tmp_path: Path, migrated: Path) -> Iterator[Database]:
    path = tmp_path / "companion.sqlite3"
    shutil.copyfile(migrated, path)
    made = Database(f"sqlite:///{path}")
    yield made
    made.close()


@pytest.fixture(scope="session")
def emptied(postgres: Postgres, migrated_template: str) -> str:
    """The name of the database that tests have one after the other."""
    return postgres.create(migrated_template)


@pytest.fixture
def postgres_database(postgres: Postgres, emptied: str) -> Iterator[Database]:
    postgres.empty(emptied)
    made = Database(postgres.url(emptied))
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """What holds for the ledger holds on both."""
    made = request.getfixturevalue("sqlite_database" if request.param == "sqlite" else "postgres_database")
    assert isinstance(made, Database)
    return made


@pytest.fixture
def wakeups() -> Wakeups:
    return Wakeups()


@pytest.fixture
def tasks(database: Database, wakeups: Wakeups) -> TaskService:
    return TaskService(database, wakeups, most_queued=1000)


@pytest.fixture
def execution(database: Database, wakeups: Wakeups) -> Execution:
    return Execution(database, wakeups, node_id="node-1", lease_seconds=15)


@pytest.fixture
def admin(database: Database) -> Member:
    return MembershipService(database).create("Lincoln School", "Ada", Role.ADMIN, is_server_owner=True)


@pytest.fixture
def stranger(database: Database) -> Member:
    return MembershipService(database).create("Other School", "Eve", Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Submitter:
    """Submits optimizations of a trivial script."""

    tasks: TaskService

    def __call__(
        self,
        member: Member,
        *,
        key: str | None = None,
        code: str = "print(1)",
        priority: TaskPriority = TaskPriority.NORMAL,
        likeness: str = "",
    ) -> TaskView:
        new = NewTask(
            kind=SCRIPT_OPTIMIZATION,
            resource_id=None,
            title="spawner.luau",
            params={"script_code": code, "script_name": "spawner.luau", "optimization_level": "balanced"},
            route="optimize-script",
            idempotency_key=key,
            priority=priority,
            likeness=likeness,
        )
        return self.tasks.submit(member, new)

    def again(self, member: Member, origin: Task) -> TaskView:
        """A retry of an ended task."""
        params = dict(origin.params)
        return self.tasks.submit(
            member, NewTask(origin.kind, None, origin.title, params, f"tasks/{origin.id}/retry", parent=origin)
        )


@pytest.fixture
def submit(tasks: TaskService) -> Submitter:
    return Submitter(tasks)
