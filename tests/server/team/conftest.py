"""A real Redis, and settings that name it."""

from collections.abc import Callable, Iterator

import pytest

from server.core.team_settings import TeamSettings
from tests.builders.redis import Redis, running_redis

MakeSettings = Callable[..., TeamSettings]


@pytest.fixture(scope="session")
def redis() -> Iterator[Redis]:
    with running_redis() as made:
        yield made


@pytest.fixture
def make_settings(redis: Redis) -> MakeSettings:
    """Of a process that is only made in parts."""

    def make(**values: object) -> TeamSettings:
        return TeamSettings(
            **{"REDIS_URL": redis.url, "SECRET_KEY": "k" * 64, "PUBLIC_URL": "http://127.0.0.1:8009", **values}  # type: ignore[arg-type]
        )

    return make
