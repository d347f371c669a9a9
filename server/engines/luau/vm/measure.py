"""Times a script before and after its edits."""

import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median

from server.engines.luau.machine import TOO_LONG, Timing
from server.engines.luau.vm.session import Ending, Run, Session

BUDGET_SECONDS = 2.5
"""Time for all samples together."""
LEAST_MS = 1.0
"""Less work than this is lost in the noise of a machine."""
SHORT_SAMPLE_MS = 5.0
SHORTEST_RUN = 3.0
"""Runs of an empty script. Below this, starting the script weighs as much as the script does."""
EMPTY = ""
CLOCK = time.perf_counter if sys.platform == "win32" else time.thread_time
"""Seconds of this thread on the processor, so that what other programs do meanwhile does not count: on a busy machine
long runs would be interrupted more often than short ones. Windows counts them in steps of 16 ms only."""
MOST_REPEATS = 25
FEWEST_RUNS = 5
RESAMPLES = 1000
MORE_TRIES = 4


@dataclass(frozen=True, slots=True)
class _Cost:
    """One run: milliseconds inside Luau, those of an empty script, and seconds with the making of its VM."""

    run_ms: float
    empty_ms: float
    wall_seconds: float


def measure(
    before: str,
    after: str,
    runs: int,
    seconds: float,
    *,
    check: Callable[[str], Run],
    session: Callable[[], Session],
    opt_level: int,
) -> Timing | str:
    """Interleaved pairs in fresh VMs without an interrupt; medians, and a bootstrap interval of the speed-up."""
    checked = check(before), check(after)
    for run, name in zip(checked, ("The script", "The edited script"), strict=True):
        refusal = _refusal(run, name)
        if refusal:
            return refusal
    cost = _cost(before, session)
    if cost.wall_seconds * 2 * FEWEST_RUNS > seconds:
        return TOO_LONG
    if cost.run_ms < max(SHORTEST_RUN * cost.empty_ms, LEAST_MS + cost.empty_ms):
        return "The script ends too soon to be timed."
    repeats = min(MOST_REPEATS, max(1, round(SHORT_SAMPLE_MS / cost.run_ms)))
    pair_seconds = (cost.wall_seconds + _cost(after, session).wall_seconds) * repeats
    affordable = int(seconds / pair_seconds)
    if affordable < FEWEST_RUNS:
        return TOO_LONG
    pairs = [_pair(before, after, repeats, session, swap=index % 2 == 1) for index in range(min(runs, affordable))]
    timing = timing_of(pairs)
    return replace(timing, opt_level=opt_level, ticks_before=checked[0].ticks, ticks_after=checked[1].ticks)


def _refusal(run: Run, name: str) -> str | None:
    if run.ending is Ending.FAILED:
        return f"{name} stops with an error here."
    if not run.ending.by_itself:
        return f"{name} was stopped, {run.ending}."
    if run.ending is not Ending.ENDED:
        return f"{name} does not end by itself."
    return None


def _cost(source: str, session: Callable[[], Session]) -> _Cost:
    """The quickest of a few tries, in turn with an empty script: a busy or slow machine weighs on both."""
    started = time.perf_counter()
    run_ms = _once(source, session)
    wall_seconds = time.perf_counter() - started
    empty_ms = _once(EMPTY, session)
    if run_ms < SHORT_SAMPLE_MS:
        for _ in range(MORE_TRIES):
            run_ms = min(run_ms, _once(source, session))
            empty_ms = min(empty_ms, _once(EMPTY, session))
    return _Cost(run_ms, empty_ms, wall_seconds)


def _once(source: str, session: Callable[[], Session]) -> float:
    """Milliseconds from the first instruction to the last, in a fresh VM."""
    opened = session()
    script = opened.load(source)
    thread = opened.thread()
    started = CLOCK()
    thread.resume(script)
    return (CLOCK() - started) * 1000


def _sample(source: str, repeats: int, session: Callable[[], Session]) -> float:
    return median(_once(source, session) for _ in range(repeats))


def _pair(before: str, after: str, repeats: int, session: Callable[[], Session], *, swap: bool) -> tuple[float, float]:
    """One sample of each, in alternating order so that a drift of the machine falls on both."""
    if swap:
        after_ms = _sample(after, repeats, session)
        return _sample(before, repeats, session), after_ms
    before_ms = _sample(before, repeats, session)
    return before_ms, _sample(after, repeats, session)


def timing_of(pairs: list[tuple[float, float]]) -> Timing:
    """Medians of (before, after) in milliseconds, and the interval of what is gained."""
    before_ms = median(before for before, _ in pairs)
    after_ms = median(after for _, after in pairs)
    low, high = _interval(pairs)
    return Timing(before_ms, after_ms, before_ms / after_ms, len(pairs), low, high)


def _interval(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    """95 % percentile bootstrap of the ratio of medians. Seeded: the same samples give the same interval."""
    draw = random.Random(1)  # noqa: S311 - resampling, not secrecy
    ratios = []
    for _ in range(RESAMPLES):
        chosen = draw.choices(pairs, k=len(pairs))
        ratios.append(median(before for before, _ in chosen) / median(after for _, after in chosen))
    ratios.sort()
    return ratios[int(RESAMPLES * 0.025)], ratios[int(RESAMPLES * 0.975) - 1]
