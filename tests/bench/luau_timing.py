"""How much faster the optimized programs of the corpus are, also those too short for the engine to claim anything."""

import math
import time
from collections.abc import Iterable, Mapping
from statistics import median
from typing import Any

from server.engines.luau.vm.pluau_loader import load_pluau
from server.engines.luau.vm.session import Limits, Session
from server.engines.luau.vm.stubs import compile_stubs
from tests.bench.figures import CannotMeasure, Taken

PAIRS = 60
SECONDS = 1.0
"""For one program; fewer pairs are taken where that is not enough."""
FEWEST = 5
EMPTY = ""
LEAST_MS = 0.01
"""What a run must take beyond an empty script's time to be told from nothing."""

Pair = tuple[str, str]
"""A program before and after."""


def time_left(levels: Mapping[str, Mapping[str, Pair]], judged: str) -> Taken:
    """The geometric mean of time after by time before; `levels` holds, per level and by name, what was changed.

    Interleaved runs, each in a fresh VM; the time that an empty script takes is subtracted. One sample a level, and
    that of `judged` is the value.
    """
    detail: dict[str, Any] = {}
    left: dict[str, float] = {}
    for level, pairs in levels.items():
        ratios = {name: ratio(*pair) for name, pair in pairs.items()}
        timed = {name: one for name, one in ratios.items() if one is not None}
        if not timed:
            raise CannotMeasure(f"no program that was changed at {level} could be timed")
        left[level] = geometric_mean(timed.values())
        detail[level] = {
            "speedup": round(1 / left[level], 3),
            "programs": len(timed),
            "slowest": [
                f"{name}: {1 / one:.2f}" for name, one in sorted(timed.items(), key=lambda each: -each[1])[:12]
            ],
            "too_short": sorted(name for name, one in ratios.items() if one is None),
        }
    return Taken([left[judged]], detail)


def ratio(before: str, after: str) -> float | None:
    """Time after by time before; None where the program does next to nothing."""
    pluau = load_pluau()
    stubs = compile_stubs(pluau)
    taken: dict[str, list[float]] = {before: [], after: [], EMPTY: []}
    ends = time.perf_counter() + SECONDS
    while len(taken[EMPTY]) < PAIRS and (len(taken[EMPTY]) < FEWEST or time.perf_counter() < ends):
        order = (before, after, EMPTY) if len(taken[EMPTY]) % 2 else (after, before, EMPTY)
        for source in order:
            taken[source].append(_once(source, Session(pluau, stubs, Limits(), quiet=True)))
    nothing = median(taken[EMPTY])
    before_ms, after_ms = median(taken[before]) - nothing, median(taken[after]) - nothing
    return after_ms / before_ms if min(before_ms, after_ms) >= LEAST_MS else None


def geometric_mean(ratios: Iterable[float]) -> float:
    logarithms = [math.log(one) for one in ratios]
    return math.exp(sum(logarithms) / len(logarithms))


def _once(source: str, session: Session) -> float:
    script, thread = session.load(source), session.thread()
    started = time.perf_counter()
    thread.resume(script)
    return (time.perf_counter() - started) * 1000
