"""The calls that follow a run: which are possible, and which of them tells two scripts apart."""

from collections.abc import Callable, Sequence

from server.engines.luau.exercise.cases import Case, Target, without
from server.engines.luau.machine import Counterexample
from server.engines.luau.vm.session import Run
from server.engines.luau.vm.trace import Difference, Effect, first_difference

CASE = "case"
MOST_TRIES = 12
"""Runs that may go into leaving out calls that do not come to their end."""
MOST_TICKS = 600_000
"""Steps that all calls together may take in the original, over those of the run before them."""
QUOTE = 160

Exercise = Callable[[str, Sequence[Case], int], Run]
"""(source, calls, salt) → run. Another salt lays the heap out differently."""


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


def usable_cases(run: Exercise, source: str, wanted: list[Case]) -> list[Case]:
    """The calls that the original gets through, and through which it does the same each time.

    Those of a function that does not are left out, and of too much work only the first part is kept.
    """
    alone = run(source, [], 0)
    if not alone.ending.by_itself:
        return []
    cases = wanted
    for _ in range(MOST_TRIES):
        if not cases:
            return []
        made = run(source, cases, 0)
        if not made.ending.by_itself:
            cases = without(cases, max(_last_case(made.effects), 0))
        elif made.ticks - alone.ticks > MOST_TICKS:
            cases = cases[: len(cases) // 2]
        elif any(effect.kind == "incomplete" for effect in made.effects):
            cases = cases[: _first(made.effects, "incomplete")]
        else:
            difference = first_difference(made.effects, run(source, cases, 1).effects, lambda line: line)
            if difference is None:
                return cases
            position = _last_case(made.effects[: difference.index])
            if position < 0:
                return []
            cases = without(cases, position)
    return []


def counterexample_of(before: Run, difference: Difference, cases: Sequence[Case]) -> Counterexample | None:
    """The call in which a run differs from the one before the edits; None when it differs before the first call."""
    position = _last_case(before.effects[: difference.index])
    if position < 0:
        return None
    case = cases[min(position, len(cases) - 1)]
    return Counterexample(position, case.text(), _quoted(difference.before), _quoted(difference.after))


def _last_case(effects: Sequence[Effect]) -> int:
    """The call that was under way at the end of these effects, from 0; -1 before the first."""
    last = next((effect.text for effect in reversed(effects) if effect.kind == CASE and effect.text != "0"), "0")
    return int(last) - 1


def _first(effects: Sequence[Effect], kind: str) -> int:
    """How many calls were over when an effect of this kind first came."""
    index = next(number for number, effect in enumerate(effects) if effect.kind == kind)
    return max(_last_case(effects[:index]), 0)


def _quoted(effect: Effect | None) -> str:
    if effect is None:
        return "nothing"
    text = f"{effect.kind} {effect.text}"
    shown = text if len(text) <= QUOTE else f"{text[:QUOTE]}…"
    return shown.encode("utf-8", errors="backslashreplace").decode("utf-8")
