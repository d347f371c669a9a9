"""The team server whose doors are tried."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from tests.builders.postgres import Postgres
from tests.builders.postgres_fixtures import migrated_template, postgres
from tests.builders.redis import Redis, running_redis
from tests.security.world import World, standing

__all__ = ["migrated_template", "postgres"]


@pytest.fixture(scope="session")
def redis() -> Iterator[Redis]:
    with running_redis() as made:
        yield made


@pytest.fixture(scope="module")
def world(postgres: Postgres, redis: Redis, migrated_template: str) -> Iterator[World]:
    name = postgres.create(migrated_template)
    with standing(postgres.url(name), redis.url) as made:
        yield made
    postgres.drop(name)


@pytest.fixture(scope="module")
def team_app(world: World) -> FastAPI:
    return world.app
