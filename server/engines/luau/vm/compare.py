"""Runs a script before and after its edits and compares what they did."""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from server.engines.luau.exercise.cases import Case
from server.engines.luau.machine import Comparison
from server.engines.luau.report import RunEnd
from server.engines.luau.vm.calls import case_of, counterexample_of
from server.engines.luau.vm.calls import shown as shown_call
from server.engines.luau.vm.session import Ending, Run
from server.engines.luau.vm.shrinking import Smaller
from server.engines.luau.vm.trace import CASE, CHUNK_NAME, Difference, Effect, first_difference, first_line

METHOD = "run before and after"
DRIVER = "driver"
REPEATS = 2
"""Runs of the original before anything is compared with it: one alone cannot show that it repeats itself."""
DOUBT_REPEATS = 3
"""Further runs of the original once a difference was found, before the edit is blamed for it."""
QUOTE = 120
NOT_DETERMINISTIC = "Not deterministic: the original does not do the same thing twice."
OVERFLOW = (
    "Not shown: the script runs into a stack overflow. How far it gets until then hangs on how much stack each call "
    "takes, and any edit can change that; here it did."
)
NOT_CALLED = (
    "The functions that it returns were compared by name and not called; what they keep inside was not compared."
)
ONLY_EVENTS_HERE = "Its event handlers were called only as far as events happen here."

_AROUND_MESSAGE = re.compile(rf'^\("(?:{CHUNK_NAME}:\d+: )?|"\)$')
"""The quotes of the effect log, and the line."""

Shrink = Callable[[int, Difference], Smaller | None]
"""(position of the call, what differs) → a smaller call that differs in the same way."""


def no_smaller(position: int, difference: Difference) -> Smaller | None:
    """The call is shown as it was found."""
    del position, difference
    return None


Runner = Callable[[str, int], Run]
"""(source, salt) → run. Another salt lays the heap out differently."""


def compare(
    before: str,
    after: str,
    line_map: Callable[[int], int],
    run: Runner,
    overflows: Callable[[str], bool],
    cases: Sequence[Case] = (),
    *,
    driven: bool = False,
    shrink: Shrink = no_smaller,
) -> Comparison:
    """Compare by effect log. `line_map` takes a line of `before` to its line in `after`. Each run ends with `cases`.

    `overflows` runs a script once more to see whether it ever uses up its stack. If the original does, a difference
    says nothing about the edit. `shrink` may find a smaller call to show.
    """
    first = run(before, 0)
    refusal = _refusal(first, "the script")
    if refusal:
        return Comparison(None, METHOD, refusal)
    if _differ([first, *(run(before, salt) for salt in range(1, REPEATS))]):
        return Comparison(None, METHOD, NOT_DETERMINISTIC)
    edited = run(after, 0)
    refusal = _refusal(edited, "the edited script")
    if refusal:
        return Comparison(None, METHOD, refusal)
    difference = first_difference(first.effects, edited.effects, line_map)
    if difference is None and first.ending == edited.ending:
        summary = _summary(first, len(cases), driven)
        return Comparison(True, METHOD, summary, _end(first), calls=len(cases), answered=_answered(first))
    if _differ([first, *(run(before, REPEATS + salt) for salt in range(DOUBT_REPEATS))]):
        return Comparison(None, METHOD, NOT_DETERMINISTIC)
    if overflows(before):
        return Comparison(None, METHOD, OVERFLOW, stack_overflow=True)
    if difference is None:
        return Comparison(False, METHOD, f"The run ends differently: {first.ending}, then {edited.ending}.")
    shown = counterexample_of(first, difference, cases)
    if shown is None:
        old, new = _quote(difference.before), _quote(difference.after)
        detail = f"Effect {difference.index + 1} differs: {old}, then {new}."
        return Comparison(False, METHOD, detail, calls=len(cases))
    smaller = shrink(case_of(first, difference, cases), difference)
    if smaller is not None:
        difference, shown = smaller.difference, shown_call(smaller.case, smaller.difference)
    call, old, new = _shorten(shown.call), _quote(difference.before), _quote(difference.after)
    detail = f"The call {call} does something else: {old}, then {new}."
    return Comparison(False, METHOD, detail, calls=len(cases), counterexample=shown)


def _differ(runs: list[Run]) -> bool:
    return any(run.effects != runs[0].effects or run.ending != runs[0].ending for run in runs[1:])


def _refusal(run: Run, what: str) -> str | None:
    """Why nothing can be concluded from this run."""
    if not run.ending.by_itself:
        return f"Not shown: {what} was stopped, {run.ending}."
    incomplete = next((effect.text for effect in run.effects if effect.kind == "incomplete"), None)
    return f"Not shown: {what} produces {incomplete}." if incomplete else None


def _answered(run: Run) -> int:
    """Calls that ended without an error. One for which nothing was there to call is told under another name."""
    return sum(effect.kind == "result" and not effect.text.startswith("nothing to call") for effect in run.effects)


def _end(run: Run) -> RunEnd:
    error = next((effect for effect in run.effects if effect.kind == "error"), None)
    if run.ending is not Ending.FAILED or error is None:
        return RunEnd(run.ending.value)
    return RunEnd(run.ending.value, first_line(error.text), _shorten(_AROUND_MESSAGE.sub("", error.text)))


def _summary(run: Run, calls: int, driven: bool) -> str:
    """What the equality covers, and what it does not."""
    of_the_run = takewhile(lambda effect: effect.kind not in (CASE, DRIVER), run.effects)
    count = sum(effect.kind != "missing" for effect in of_the_run)
    sentences = [f"{count} effect{'' if count == 1 else 's'} in the same order."]
    error = next((effect for effect in run.effects if effect.kind == "error"), None)
    if error is not None:
        line = first_line(error.text)
        where = f" at line {line}" if line is not None else ""
        sentences.append(f"Both stop with the same error{where}: {_shorten(error.text)}.")
    if run.ending is Ending.HORIZON:
        sentences.append("Both still go on after 30 seconds of virtual time; what comes later was not run.")
    if run.ending is Ending.WAITING:
        sentences.append("Both wait for something that never comes here; what comes after was not run.")
    missing = sorted({_shorten(effect.text) for effect in run.effects if effect.kind == "missing"})
    if missing:
        sentences.append(f"Not available outside Roblox: {', '.join(missing)}.")
    if driven:
        sentences.append(_of_the_driver(run))
    if calls:
        sentences.append(f"Then {calls} calls of its functions and event handlers with made-up arguments did the same.")
        return " ".join(sentences)
    if any(effect.kind == "return" and _holds_code(effect) for effect in run.effects):
        sentences.append(NOT_CALLED)
    if any(effect.kind == "connect" for effect in run.effects):
        sentences.append(ONLY_EVENTS_HERE)
    return " ".join(sentences)


def driver_error(run: Run) -> str:
    """The error with which a run's driver stopped; empty when it came to its end."""
    begun = False
    for effect in run.effects:
        begun = begun or effect.kind == DRIVER
        if effect.kind == CASE:
            break
        if begun and effect.kind == "thread error":
            return _shorten(_AROUND_MESSAGE.sub("", effect.text))
    return ""


def _of_the_driver(run: Run) -> str:
    error = driver_error(run)
    return f"Then the driver stopped with the same error: {error}." if error else "Then the driver did the same."


def _holds_code(effect: Effect) -> bool:
    return "function#" in effect.text or "thread#" in effect.text


def _quote(effect: Effect | None) -> str:
    return "nothing" if effect is None else f"{effect.kind} {_shorten(effect.text)}"


def _shorten(text: str) -> str:
    """For people: at most QUOTE characters, and no lone surrogates."""
    short = text if len(text) <= QUOTE else f"{text[:QUOTE]}…"
    return short.encode("utf-8", errors="backslashreplace").decode("utf-8")
