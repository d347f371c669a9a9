"""The calls that follow a run: which are possible, and which of them tells two scripts apart."""

from collections.abc import Callable, Sequence

from server.engines.luau.exercise.cases import Case, Target, without
from server.engines.luau.report import Counterexample
from server.engines.luau.vm.session import MEMORY_ERROR, Ending, Run
from server.engines.luau.vm.trace import CASE, Difference, Effect, first_difference

MOST_TRIES = 12
"""Runs that may go into leaving out calls that do not come to their end."""
MOST_TICKS = 400_000
"""Steps that all calls together may take in the original, over those of the run before them."""
QUOTE = 160

Exercise = Callable[[Sequence[Case], int, int], Run]
"""(calls, salt, ticks) → run of the original with these calls, stopped after so many steps; 0 leaves the usual limit.
Another salt lays the heap out differently.
"""


def targets_of(run: Run) -> list[Target]:
    """What a run that discovers has told."""
    signals = dict(effect.text.split(" ", 1) for effect in run.effects if effect.kind == "handler")
    found = []
    for effect in run.effects:
        if effect.kind == "target":
            path, line, parameters, variadic = effect.text.split(" ")
            signal = signals.get(path, "").rpartition(".")[2]
            found.append(Target(path, int(line), int(parameters), variadic == "true", signal))
    return found


def usable_cases(run: Exercise, wanted: list[Case]) -> list[Case]:
    """The calls that the original gets through, and through which it does the same each time.

    Those of a function that does not are left out; when there are many such functions, all from there on.
    """
    alone = run([], 0, 0)
    if not alone.ending.by_itself:
        return []
    cases, most = wanted, alone.ticks + MOST_TICKS
    for number in range(MOST_TRIES):
        if not cases:
            break
        made = run(cases, 0, most)
        culprit = _culprit(made, run(cases, 1, most))
        if culprit is None:
            return cases
        if culprit < 0:
            break
        cases = without(cases, culprit) if number < MOST_TRIES // 2 else cases[:culprit]
    return []


def counterexample_of(before: Run, difference: Difference, cases: Sequence[Case]) -> Counterexample | None:
    """The call in which a run differs from the one before the edits; None when it differs before the first call."""
    position = case_of(before, difference, cases)
    return shown(cases[position], difference) if position >= 0 else None


def case_of(before: Run, difference: Difference, cases: Sequence[Case]) -> int:
    """The position of that call; -1 when the difference comes before the first."""
    return min(_last_case(before.effects[: difference.index]), len(cases) - 1)


def shown(case: Case, difference: Difference) -> Counterexample:
    """The call and the difference, for people."""
    return Counterexample(case.text(), _quoted(difference.before), _quoted(difference.after))


def _last_case(effects: Sequence[Effect]) -> int:
    """The call that was under way at the end of these effects, from 0; -1 before the first."""
    last = next((effect.text for effect in reversed(effects) if effect.kind == CASE and effect.text != "0"), "0")
    return int(last) - 1


def _culprit(made: Run, again: Run) -> int | None:
    """The call at which a run was stopped, could not be described, or did something else the second time; -1 when that
    was before the first, None when there is none.
    """
    if made.ending is Ending.MEMORY:
        failed = (at for at, effect in enumerate(made.effects) if MEMORY_ERROR in effect.text)
        return _last_case(made.effects[: next(failed, len(made.effects))])
    if not made.ending.by_itself:
        return _last_case(made.effects)
    incomplete = next((at for at, effect in enumerate(made.effects) if effect.kind == "incomplete"), None)
    if incomplete is not None:
        return _last_case(made.effects[:incomplete])
    difference = first_difference(made.effects, again.effects, lambda line: line)
    return _last_case(made.effects[: difference.index]) if difference is not None else None


def _quoted(effect: Effect | None) -> str:
    if effect is None:
        return "nothing"
    text = f"{effect.kind} {effect.text}"
    shown = text if len(text) <= QUOTE else f"{text[:QUOTE]}…"
    return shown.encode("utf-8", errors="backslashreplace").decode("utf-8")
