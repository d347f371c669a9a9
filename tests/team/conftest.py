"""Real servers of both profiles, each a set of processes as an admin runs them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.postgres import Postgres
from tests.builders.postgres_fixtures import migrated_template, postgres
from tests.builders.redis import Redis, running_redis
from tests.builders.team import Team, running_team

__all__ = ["migrated_template", "postgres"]


@pytest.fixture(scope="session")
def redis() -> Iterator[Redis]:
    with running_redis() as made:
        yield made


@pytest.fixture(scope="module")
def team(
    postgres: Postgres, redis: Redis, migrated_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Team]:
    """Two API processes, a hub, and a worker with two slots, whose tasks are missed sooner than in the product."""
    extra = {"TOOLBOXAI_LEASE_SECONDS": "8"}
    with running_team(postgres, redis, tmp_path_factory.mktemp("team"), migrated_template, extra=extra) as made:
        yield made


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("embedded")
