"""Looks for a smaller call that tells two scripts apart as well as the one that was found."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from server.engines.luau.exercise.cases import Case
from server.engines.luau.exercise.smaller import size, variants
from server.engines.luau.vm.session import Run
from server.engines.luau.vm.trace import CASE, Difference, Effect, first_difference

MOST_RUNS = 40
MOST_SECONDS = 2.0
RESERVED = 3
"""Runs that are kept back to make sure of what was found."""

RunCases = Callable[[str, Sequence[Case], int], Run]
"""(source, calls, salt) → run that ends with these calls."""


@dataclass(frozen=True, slots=True)
class Smaller:
    """The smaller call, and where the logs part when it alone is made."""

    case: Case
    difference: Difference


class Shrinking:
    """Tries many smaller calls in one run before and one after. The same question gives the same answer, but for a
    machine so slow that the time ends first.
    """

    def __init__(self, before: str, after: str, line_map: Callable[[int], int], run: RunCases) -> None:
        self._before = before
        self._after = after
        self._line_map = line_map
        self._run = run
        self._runs = 0
        self._deadline = time.monotonic() + MOST_SECONDS

    def smaller(self, cases: Sequence[Case], position: int, found: Difference) -> Smaller | None:
        """None when the call cannot be shown by itself, or nothing smaller was found.

        Only calls that differ in the same way count: where a result differed, a result must differ.
        """
        makers = [case for case in cases[:position] if case.makes]
        best = cases[position]
        alone = self._alone(makers, best, found)
        if alone is None:
            return None
        start = best
        while self._may_go_on(2 + RESERVED):
            tried = variants(best)
            telling = [case for case in self._telling(makers, tried, found) if size(case) < size(best)]
            if not telling:
                break
            best = min(telling, key=size)
        if best == start:
            return None
        shown = self._alone(makers, best, found)
        if shown is None or not self._repeats(makers, best):
            return None
        return Smaller(best, shown)

    def _alone(self, makers: Sequence[Case], case: Case, found: Difference) -> Difference | None:
        """Where the logs part when the objects are made and this call is the only other one."""
        before, after = self._both([*makers, case])
        difference = first_difference(before.effects, after.effects, self._line_map)
        if difference is None or not _alike(difference, found):
            return None
        last = [effect.text for effect in before.effects[: difference.index] if effect.kind == CASE][-1:]
        return difference if last == [str(len(makers) + 1)] else None

    def _telling(self, makers: Sequence[Case], tried: Sequence[Case], found: Difference) -> list[Case]:
        """Those of the calls, all made in one run, whose part of the log differs."""
        before, after = map(_by_case, self._both([*makers, *tried]))
        telling = []
        for number, case in enumerate(tried, len(makers) + 1):
            old, new = before.get(str(number), ()), after.get(str(number), ())
            difference = first_difference(tuple(old), tuple(new), self._line_map)
            if difference is not None and _alike(difference, found):
                telling.append(case)
        return telling

    def _repeats(self, makers: Sequence[Case], case: Case) -> bool:
        """Whether the original does the same twice with this call."""
        cases = [*makers, case]
        first, second = self._once(self._before, cases, 0), self._once(self._before, cases, 1)
        return first.effects == second.effects and first.ending == second.ending

    def _both(self, cases: Sequence[Case]) -> tuple[Run, Run]:
        return self._once(self._before, cases, 0), self._once(self._after, cases, 0)

    def _once(self, source: str, cases: Sequence[Case], salt: int) -> Run:
        self._runs += 1
        return self._run(source, cases, salt)

    def _may_go_on(self, more: int) -> bool:
        return self._runs + more <= MOST_RUNS and time.monotonic() < self._deadline


def _alike(difference: Difference, found: Difference) -> bool:
    return _kind(difference.before) == _kind(found.before) and _kind(difference.after) == _kind(found.after)


def _kind(effect: Effect | None) -> str:
    return effect.kind if effect is not None else ""


def _by_case(run: Run) -> dict[str, list[Effect]]:
    """The log by the call that was under way."""
    found: dict[str, list[Effect]] = {}
    current: list[Effect] = []
    for effect in run.effects:
        if effect.kind == CASE:
            current = found.setdefault(effect.text, [])
        else:
            current.append(effect)
    return found
