"""The team server whose doors are tried."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from server.core import schema
from server.core.database import Database
from tests.builders.postgres import Postgres
from tests.builders.postgres_fixtures import migrated_template, postgres
from tests.builders.redis import Redis, running_redis
from tests.builders.stripe_fixtures import stage
from tests.fakes.stripe_server.serving import Stage
from tests.security.world import World, standing

__all__ = ["migrated_template", "postgres", "stage"]


@pytest.fixture(scope="session")
def redis() -> Iterator[Redis]:
    with running_redis() as made:
        yield made


@pytest.fixture(scope="module")
def world(postgres: Postgres, redis: Redis, migrated_template: str, stage: Stage) -> Iterator[World]:
    name = postgres.create(migrated_template)
    with standing(postgres.url(name), redis.url, stage) as made:
        yield made
    postgres.drop(name)


@pytest.fixture(scope="module")
def sqlite_world(redis: Redis, stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The same on a file, where thousands of requests take half the time."""
    url = f"sqlite:///{tmp_path_factory.mktemp('world') / 'world.sqlite3'}"
    database = Database(url)
    schema.upgrade(database.engine)
    database.close()
    with standing(url, redis.url, stage) as made:
        yield made


@pytest.fixture(scope="module")
def team_app(world: World) -> FastAPI:
    return world.app
