"""Ticks of an axis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.charts.scale import MOST, count_ticks, time_ticks


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (7, [0, 2, 4, 6, 8]),
        (163, [0, 50, 100, 150, 200]),
        (1_000_000, [0, 200_000, 400_000, 600_000, 800_000, 1_000_000]),
    ],
)
def test_numbers_of_things(highest: float, ticks: list[float]) -> None:
    assert count_ticks(highest) == ticks


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0.003, [0, 0.001, 0.002, 0.003]),
        (0.24, [0, 0.05, 0.1, 0.15, 0.2, 0.25]),
        (9.5, [0, 2, 4, 6, 8, 10]),
        (70, [0, 15, 30, 45, 60, 75]),
        (200, [0, 60, 120, 180, 240]),
        (5_000, [0, 1_800, 3_600, 5_400]),
        (100_000, [0, 21_600, 43_200, 64_800, 86_400, 108_000]),
    ],
)
def test_seconds(highest: float, ticks: list[float]) -> None:
    assert time_ticks(highest) == ticks


@given(st.floats(0, 1e7))
def test_whatever_the_highest_value_is(highest: float) -> None:
    for ticks in (count_ticks(highest), time_ticks(highest)):
        assert ticks[0] == 0
        assert ticks[-1] >= highest or ticks[-1] == pytest.approx(highest)
        assert 2 <= len(ticks) <= MOST + 1
        assert ticks[-2] <= highest or len(ticks) == 2
