"""Figures with their names, before they become text. Needs no library, so that what counts need not wait for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Labels = tuple[str, ...]
"""A value for each label of the family, in its order."""


class Type(StrEnum):
    """What a figure does: a gauge goes up and down, a counter only up, until its process ends."""

    GAUGE = "gauge"
    COUNTER = "counter"
    HISTOGRAM = "histogram"


@dataclass(frozen=True, slots=True)
class Family:
    """Figures of one name. A counter's name has no `_total`, which is added to what is read."""

    name: str
    type: Type
    help: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many were at most as large as each bound, of how many, and their sum."""

    below: Sequence[tuple[float, int]]
    count: int
    sum: float


Values = Mapping[Labels, float | Distribution]
"""Distributions for a histogram, plain numbers for everything else."""
