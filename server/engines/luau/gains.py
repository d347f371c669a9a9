"""What each change gains by itself: the script with it is timed against the script without it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from server.engines.luau.blame import Place
from server.engines.luau.machine import TOO_LONG, Timing, VirtualMachine
from server.engines.luau.report import Change

MOST_TIMED = 5
"""Changes that are timed by themselves: those whose place is reached most often."""
LEAST_GAIN = 1.03
"""A gain is claimed only where even the low end of its interval is this large; less is lost in the noise."""
LIVE, STUDIO = 2, 1
"""The optimization levels of Luau's compiler there."""
NO_DIFFERENCE = 1.01
"""Where even the high end of the interval is no larger, a change is measured to gain nothing."""


@dataclass(frozen=True, slots=True)
class TimeBudget:
    """Seconds for timing: the whole script as in a live game, as in Studio, and single changes."""

    whole: float
    studio: float
    each_change: float

    @staticmethod
    def of(seconds: float) -> "TimeBudget":
        return TimeBudget(seconds * 0.3, seconds * 0.2, seconds * 0.5 / MOST_TIMED)


@dataclass(frozen=True, slots=True)
class WholeScript:
    """A script timed before and after, as in a live game and as in Studio; a sentence where that is not possible."""

    live: Timing | str
    studio: Timing | str


def time_whole(vm: VirtualMachine, before: str, after: str, budget: TimeBudget) -> WholeScript:
    """Both at two times, in turn: what else a computer does can change a ratio by more than runs in a row differ.

    Where one run takes so long that half of the time is too little, it is timed once.
    """

    def timed(seconds: float, opt_level: int) -> Timing | str:
        return vm.measure(before, after, seconds=seconds, opt_level=opt_level)

    live = timed(budget.whole / 2, LIVE)
    if isinstance(live, str) and live != TOO_LONG:
        return WholeScript(live, live)
    studio = timed(budget.studio / 2, STUDIO)
    return WholeScript(
        _at_two_times(live, lambda share: timed(budget.whole * share, LIVE)),
        _at_two_times(studio, lambda share: timed(budget.studio * share, STUDIO)),
    )


def _at_two_times(first: Timing | str, timed: Callable[[float], Timing | str]) -> Timing | str:
    """The mean of both, with all that either interval leaves open. `timed` is asked for a share of the time."""
    if isinstance(first, str):
        return timed(1.0) if first == TOO_LONG else first
    second = timed(0.5)
    if isinstance(second, str):
        return first
    before_ms, after_ms = (first.before_ms + second.before_ms) / 2, (first.after_ms + second.after_ms) / 2
    return replace(
        first,
        before_ms=before_ms,
        after_ms=after_ms,
        speedup=before_ms / after_ms,
        runs=first.runs + second.runs,
        low=min(first.low, second.low),
        high=max(first.high, second.high),
    )


def busiest(changes: Sequence[Change], weights: Sequence[int]) -> list[Place]:
    """The places of the changes that are reached most often, at most MOST_TIMED, the busiest first."""
    weight: dict[Place, int] = {}
    for change, count in zip(changes, weights, strict=True):
        place = (change.rule, change.line)
        weight[place] = max(weight.get(place, 0), count)
    return sorted((place for place in weight if weight[place]), key=lambda place: -weight[place])[:MOST_TIMED]


def time_places(
    found: Sequence[Place], text: str, without: Callable[[Place], str], vm: VirtualMachine, seconds: float
) -> dict[Place, Timing]:
    """Each place with how the script without its change compares to `text`, which has them all."""
    timings: dict[Place, Timing] = {}
    for place in found:
        other = without(place)
        timing = vm.measure(other, text, seconds=seconds) if other != text else ""
        if isinstance(timing, Timing):
            timings[place] = timing
    return timings


def gains_nothing(timing: Timing) -> bool:
    return timing.high <= NO_DIFFERENCE


def with_speedups(changes: Sequence[Change], timings: Mapping[Place, Timing]) -> list[Change]:
    """The changes with what was measured of each."""
    return [_with_speedup(change, timings.get((change.rule, change.line))) for change in changes]


def _with_speedup(change: Change, timing: Timing | None) -> Change:
    if timing is None:
        return change
    return replace(change, speedup=timing.speedup, speedup_low=timing.low, speedup_high=timing.high)


def said(timing: Timing) -> str:
    """The interval for a message."""
    return f"{timing.low:.2f} to {timing.high:.2f}"
