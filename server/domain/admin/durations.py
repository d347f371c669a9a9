"""Percentiles of many durations without holding them: counted in steps that are a hundredth of their size at most."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, case

from contracts.admin import Percentiles

_EXACT = 1_000
"""Milliseconds below which each has a step of its own."""
_DECADES = 8
"""From a second on; the last begins at 115 days."""
_STEPS = ((2, 10), (5, 20), (10, 50))
"""(below so many times the decade's begin, width of a step in thousandths of it): each is 1 % of its size or less."""


def _bounds() -> list[tuple[int, int]]:
    """(below, width of a step), in milliseconds."""
    begins = [_EXACT * 10**decade for decade in range(_DECADES)]
    return [(begin * times, max(1, begin * width // 1000)) for begin in begins for times, width in _STEPS]


BOUNDS: Sequence[tuple[int, int]] = tuple(_bounds())


def step_of(milliseconds: Any) -> ColumnElement[int]:
    """The begin of the step that a column's value falls in; whole numbers only, so every database agrees."""
    widths = [(milliseconds < below, _floor(milliseconds, width)) for below, width in BOUNDS]
    return case((milliseconds < _EXACT, milliseconds), *widths, else_=_floor(milliseconds, BOUNDS[-1][1]))


def _floor(milliseconds: Any, width: int) -> ColumnElement[int]:
    floored: ColumnElement[int] = milliseconds - milliseconds % width
    return floored


def width_at(step: int) -> int:
    """How wide the step is that begins there."""
    if step < _EXACT:
        return 1
    return next((width for below, width in BOUNDS if step < below), BOUNDS[-1][1])


def percentiles(counted: Counter[int]) -> Percentiles:
    """By nearest rank; of a step its middle is told, which is half a percent off at most."""
    count = counted.total()
    if not count:
        return Percentiles()
    steps = sorted(counted)
    told: list[float] = []
    seen, at = 0, -1
    for percent in (50, 95, 99):
        rank = -(-count * percent // 100)
        while seen < rank:
            at += 1
            seen += counted[steps[at]]
        told.append((steps[at] + (width_at(steps[at]) - 1) / 2) / 1000)
    return Percentiles(count=count, p50=told[0], p95=told[1], p99=told[2])
