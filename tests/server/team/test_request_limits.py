"""Requests are counted by all processes together, and by each alone while Redis is away."""

import pytest

from contracts.session import Role
from server.core.errors import TooManyRequests
from server.domain.organizations.membership import Member
from server.team.request_limits import SharedRequestLimits
from tests.builders.redis import Redis
from tests.server.team.conftest import MakeSettings


def member(user_id: str) -> Member:
    return Member(user_id, "Ada", "organization", "Lincoln School", Role.ADMIN, False)


def test_two_processes_count_together(make_settings: MakeSettings) -> None:
    first, second = (SharedRequestLimits(make_settings(requests_a_minute=4)) for _ in range(2))
    for limits in (first, second, first, second):
        limits.count(member("together"))
    for limits in (first, second):
        with pytest.raises(TooManyRequests) as refused:
            limits.count(member("together"))
        assert 1 <= refused.value.retry_after <= 60
    first.count(member("somebody else"))


def test_0_counts_nothing(make_settings: MakeSettings) -> None:
    limits = SharedRequestLimits(make_settings(requests_a_minute=0))
    for _ in range(50):
        limits.count(member("unlimited"))


def test_without_redis_each_counts_alone(make_settings: MakeSettings, redis: Redis) -> None:
    limits = SharedRequestLimits(make_settings(requests_a_minute=2))
    redis.stop()
    try:
        for _ in range(2):
            limits.count(member("alone"))
        with pytest.raises(TooManyRequests):
            limits.count(member("alone"))
    finally:
        redis.start()
