"""Percentiles from counts in steps, against the durations themselves."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Integer, create_engine, literal, select

from contracts.admin import Percentiles
from server.domain.admin.durations import percentiles, step_of, width_at

ENGINE = create_engine("sqlite://")
DURATIONS = st.one_of(st.integers(0, 3_000), st.integers(0, 10**10))
"""Milliseconds."""


def steps(durations: list[int]) -> Counter[int]:
    """As the database counts them."""
    with ENGINE.connect() as connection:
        asked = [connection.scalar(select(step_of(literal(one, Integer)))) for one in durations]
    return Counter(one for one in asked if one is not None)


def by_rank(durations: list[int], percent: int) -> float:
    return sorted(durations)[-(-len(durations) * percent // 100) - 1] / 1000


class TestPercentiles:
    def test_of_nothing_there_are_none(self) -> None:
        assert percentiles(Counter()) == Percentiles()

    def test_one_is_all_of_them(self) -> None:
        assert percentiles(steps([250])) == Percentiles(count=1, p50=0.25, p95=0.25, p99=0.25)

    def test_a_hundred_that_can_be_counted_by_hand(self) -> None:
        assert percentiles(steps(list(range(1, 101)))) == Percentiles(count=100, p50=0.05, p95=0.095, p99=0.099)

    @settings(deadline=None)
    @given(st.lists(DURATIONS, min_size=1, max_size=40))
    def test_half_a_percent_off_at_most(self, durations: list[int]) -> None:
        told = percentiles(steps(durations))
        for percent, value in ((50, told.p50), (95, told.p95), (99, told.p99)):
            exact = by_rank(durations, percent)
            assert value is not None
            assert abs(value - exact) <= 0.005 * exact

    @settings(deadline=None)
    @given(DURATIONS)
    def test_a_step_holds_what_falls_in_it(self, duration: int) -> None:
        (step,) = steps([duration])
        assert step <= duration < step + width_at(step)
