"""What one process commits wakes the loops of another, and nothing waits for Redis."""

import time
from collections.abc import Iterator

import pytest

from server.team.wakeups import SharedWakeups
from tests.builders.redis import Redis
from tests.e2e.running_server import wait_for
from tests.server.team.conftest import MakeSettings


@pytest.fixture
def ours(make_settings: MakeSettings) -> Iterator[SharedWakeups]:
    made = SharedWakeups(make_settings())
    made.listen()
    yield made
    made.close()


@pytest.fixture
def theirs(make_settings: MakeSettings) -> Iterator[SharedWakeups]:
    made = SharedWakeups(make_settings())
    yield made
    made.close()


def is_raised(wakeups: SharedWakeups, name: str) -> bool:
    return bool(getattr(wakeups, name)._event.is_set())


def heard(redis: Redis) -> bool:
    """Whether somebody listens already."""
    with redis.client() as client:
        return bool(client.pubsub_numsub("toolboxai:wake")[0][1])


@pytest.mark.parametrize("name", ["dispatcher", "publisher", "keeper", "scheduler"])
def test_a_loop_of_another_process_is_woken_and_no_other(
    ours: SharedWakeups, theirs: SharedWakeups, redis: Redis, name: str
) -> None:
    wait_for(lambda: heard(redis), "somebody to listen")
    getattr(theirs, name).set()
    wait_for(lambda: is_raised(ours, name), "the wake-up")
    assert [other for other in ("dispatcher", "publisher", "keeper", "scheduler") if is_raised(ours, other)] == [name]
    assert is_raised(theirs, name), "its own loops are woken too"


def test_one_s_own_message_wakes_nobody_a_second_time(ours: SharedWakeups, redis: Redis) -> None:
    wait_for(lambda: heard(redis), "somebody to listen")
    ours.dispatcher.set()
    ours.dispatcher.wait(1)
    with redis.client() as client:
        client.publish("toolboxai:wake", "another keeper")
    wait_for(lambda: is_raised(ours, "keeper"), "what was sent after it")
    assert not is_raised(ours, "dispatcher")


def test_a_message_that_makes_no_sense_is_passed_over(ours: SharedWakeups, redis: Redis) -> None:
    wait_for(lambda: heard(redis), "somebody to listen")
    with redis.client() as client:
        for message in ("", "x", "x set_all close", "x unknown", "é\x00 dispatcher"):
            client.publish("toolboxai:wake", message)
    wait_for(lambda: is_raised(ours, "dispatcher"), "the last of them")


def test_without_redis_a_wake_up_is_as_quick_and_comes_back_with_it(
    ours: SharedWakeups, theirs: SharedWakeups, redis: Redis
) -> None:
    redis.stop(kill=True)
    started = time.perf_counter()
    for _ in range(1000):
        theirs.dispatcher.set()
    assert time.perf_counter() - started < 1
    redis.start()
    wait_for(lambda: heard(redis), "somebody to listen again")

    def woken() -> bool:
        theirs.publisher.set()
        return is_raised(ours, "publisher")

    wait_for(woken, "the wake-up")
