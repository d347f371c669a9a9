"""Down quickly, up with patience, never to and fro."""

import pytest

from desktop.services.transport_ladder import Ladder, LadderTiming

TIMING = LadderTiming(tries=2, first_rest=30, longest_rest=900, stable_after=60)


class Clock:
    """Stands still unless it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ladder(clock: Clock) -> Ladder:
    return Ladder(2, TIMING, clock)


class TestDown:
    def test_one_attempt_in_vain_is_not_enough(self, ladder: Ladder) -> None:
        ladder.failed(0)
        assert ladder.best() == 0

    def test_two_are(self, ladder: Ladder) -> None:
        ladder.failed(0)
        ladder.failed(0)
        assert ladder.best() == 1

    def test_a_refusal_for_good_is_enough(self, ladder: Ladder, clock: Clock) -> None:
        ladder.failed(0, for_good=True)
        assert ladder.best() == 1
        clock.now += TIMING.longest_rest
        assert ladder.best() == 0

    def test_a_deaf_one_is_left_at_once(self, ladder: Ladder) -> None:
        ladder.failed(0, live_seconds=3600, leave=True)
        assert ladder.best() == 1

    def test_one_that_had_been_live_for_long_is_tried_twice_again(self, ladder: Ladder) -> None:
        ladder.failed(0)
        ladder.failed(0, live_seconds=61)
        ladder.failed(0)
        assert ladder.best() == 0

    def test_the_last_is_never_left_for_failures(self, ladder: Ladder) -> None:
        for _ in range(50):
            ladder.failed(1, leave=True)
        ladder.failed(0, for_good=True)
        assert ladder.best() == 1

    def test_but_it_is_when_it_refuses_for_good(self, ladder: Ladder) -> None:
        ladder.failed(0, for_good=True)
        ladder.failed(1, for_good=True)
        assert ladder.best() is None
        assert ladder.seconds_to_any() == TIMING.longest_rest


class TestUp:
    def test_after_a_rest_that_doubles(self, ladder: Ladder, clock: Clock) -> None:
        rests = []
        for _ in range(7):
            ladder.failed(0)
            ladder.failed(0)
            wait = ladder.seconds_to_better(1)
            assert wait is not None
            rests.append(wait)
            clock.now += wait
            assert ladder.best() == 0
        assert rests == [30, 60, 120, 240, 480, 900, 900]

    def test_one_that_comes_and_goes_is_used_less_and_less(self, ladder: Ladder, clock: Clock) -> None:
        """It works for 70 seconds each time, which is more than a rest at first."""
        switches = 0
        end = clock.now + 24 * 3600
        while clock.now < end:
            if ladder.best() == 0:
                clock.now += 70
                switches += 1
                ladder.failed(0, live_seconds=70)
                ladder.failed(0)
                ladder.failed(0)
            else:
                wait = ladder.seconds_to_better(1)
                assert wait is not None
                clock.now += wait
        assert switches < 24 * 3600 / 300

    def test_one_that_stays_is_trusted_again(self, ladder: Ladder, clock: Clock) -> None:
        for _ in range(4):
            ladder.failed(0)
            ladder.failed(0)
        clock.now += 1000
        ladder.failed(0, live_seconds=3600)
        ladder.failed(0)
        ladder.failed(0)
        assert ladder.seconds_to_better(1) == 30

    def test_there_is_nothing_better_than_the_best(self, ladder: Ladder) -> None:
        assert ladder.seconds_to_better(0) is None

    def test_without_any_rung_there_is_nothing_to_try(self, clock: Clock) -> None:
        ladder = Ladder(0, TIMING, clock)
        assert (ladder.best(), ladder.seconds_to_any()) == (None, TIMING.longest_rest)
