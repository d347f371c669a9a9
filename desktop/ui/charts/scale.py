"""Ticks of an axis that begins at 0: few, even, and at numbers that a person would choose."""

import math
from collections.abc import Sequence

MOST = 5
"""Steps between ticks."""
_DECIMAL = (1.0, 2.0, 5.0)
_OF_A_MINUTE = (15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1_800.0, 3_600.0, 7_200.0, 10_800.0, 21_600.0, 43_200.0)


def count_ticks(highest: float) -> list[float]:
    """For numbers of things; there are no halves."""
    return _ticks(highest, [step for power in range(12) for step in _powers(power)])


def time_ticks(highest: float) -> list[float]:
    """For seconds: decimal below a quarter of a minute, then as clocks divide."""
    below = [step for power in range(-3, 2) for step in _powers(power) if step < _OF_A_MINUTE[0]]
    days = [86_400.0 * step for power in range(6) for step in _powers(power)]
    return _ticks(highest, [*below, *_OF_A_MINUTE, *days])


def _powers(power: int) -> Sequence[float]:
    return [round(step * 10.0**power, 6) for step in _DECIMAL]


def _ticks(highest: float, steps: Sequence[float]) -> list[float]:
    """From 0 to the first tick that is not below the highest value."""
    step = next((step for step in steps if highest <= step * MOST), steps[-1])
    number = max(1, math.ceil(round(highest / step, 9)))
    return [round(step * place, 6) for place in range(number + 1)]
