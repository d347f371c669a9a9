"""How long until the next try."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.tasks.backoff import LONGEST_REQUEST, Backoff

PLAIN = Backoff(base=2.0, cap=60.0)


class TestPause:
    @pytest.mark.parametrize(("attempt", "seconds"), [(1, 2), (2, 4), (3, 8), (5, 32), (6, 60), (1000, 60)])
    def test_it_doubles_up_to_its_cap(self, attempt: int, seconds: int) -> None:
        assert PLAIN.pause(attempt, chance=1.0) == timedelta(seconds=seconds)
        assert PLAIN.pause(attempt, chance=0.0) == timedelta(seconds=seconds / 2)

    def test_tries_that_failed_together_do_not_come_back_together(self) -> None:
        assert len({PLAIN.pause(4) for _ in range(20)}) > 10

    def test_a_service_gets_the_time_it_asks_for(self) -> None:
        assert PLAIN.pause(1, retry_after=30) == timedelta(seconds=30)

    def test_a_short_request_shortens_nothing(self) -> None:
        assert PLAIN.pause(3, retry_after=0.1, chance=1.0) == timedelta(seconds=8)

    @given(st.integers(1, 100), st.floats(allow_nan=False, allow_infinity=True))
    def test_no_request_makes_it_negative_or_endless(self, attempt: int, asked: float) -> None:
        assert timedelta(seconds=1) <= PLAIN.pause(attempt, asked) <= LONGEST_REQUEST
