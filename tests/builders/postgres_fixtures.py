"""A PostgreSQL of the run's own and a migrated database in it, for the `conftest` of any folder to import."""

from collections.abc import Iterator

import pytest

from server.core import schema
from server.core.database import Database
from tests.builders.postgres import Postgres, cluster


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with cluster() as made:
        yield made


@pytest.fixture(scope="session")
def migrated_template(postgres: Postgres) -> str:
    """The name of a migrated database, from which each test gets a copy."""
    name = postgres.create()
    database = Database(postgres.url(name))
    schema.upgrade(database.engine)
    database.close()
    return name
