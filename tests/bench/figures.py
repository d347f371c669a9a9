"""What a measurement hands in, and the entry of the document that comes of it."""

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Sample = float | bool
Judged = Literal["median", "p99", "all"]
"""What of the samples must meet the target: their median, their 99th percentile, or each of them."""

DIGITS = 4


class CannotMeasure(Exception):
    """Something that the measurement needs is not there, or did not happen; the text says what."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One figure before it is measured. A number must not exceed its target, a truth must equal it."""

    name: str
    unit: str
    what: str
    target: Sample | None = None
    judged_by: Judged = "median"


@dataclass(frozen=True, slots=True)
class Taken:
    """The samples of one figure, and what they are made of where that is worth telling."""

    samples: Sequence[Sample]
    detail: Mapping[str, Any] = field(default_factory=dict)


Measure = Callable[[int], Mapping[str, Taken]]
"""Takes the number of runs, gives samples by figure name. Raises `CannotMeasure`."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """Figures that are taken together."""

    name: str
    specs: tuple[Spec, ...]
    measure: Measure


def entry(spec: Spec, taken: Taken) -> dict[str, Any]:
    """The figure as the document has it."""
    value = judged_value(spec.judged_by, taken.samples)
    return {
        "name": spec.name,
        "unit": spec.unit,
        "what": spec.what,
        "target": spec.target,
        "judged_by": spec.judged_by,
        "value": _rounded(value),
        "median": _rounded(median(taken.samples)),
        "met": None if spec.target is None else meets(value, spec.target),
        "samples": [_rounded(sample) for sample in taken.samples],
        "detail": dict(taken.detail),
    }


def meets(value: Sample, target: Sample) -> bool:
    """Whether the value is good enough."""
    return value is target if isinstance(target, bool) else value <= target


def judged_value(judged_by: Judged, samples: Sequence[Sample]) -> Sample:
    """The one value that is held against the target."""
    if judged_by == "p99":
        return percentile(samples, 99)
    return median(samples) if judged_by == "median" else worst(samples)


def median(samples: Sequence[Sample]) -> Sample:
    """Of truths: whether they all hold."""
    return worst(samples) if _are_truths(samples) else statistics.median(samples)


def worst(samples: Sequence[Sample]) -> Sample:
    """The largest number; of truths, whether they all hold."""
    return all(samples) if _are_truths(samples) else max(samples)


def percentile(samples: Sequence[Sample], percent: float) -> float:
    """Nearest rank: a value that was really measured."""
    rank = math.ceil(len(samples) * percent / 100)
    return float(sorted(samples)[max(rank, 1) - 1])


def _are_truths(samples: Sequence[Sample]) -> bool:
    return all(isinstance(sample, bool) for sample in samples)


def _rounded(value: Sample) -> Sample:
    return value if isinstance(value, bool) else round(value, DIGITS)
