"""Luau that stands in a pack: compiled, and run where its output is a key."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import permutations

from server.engines.items.model import BLANK
from server.engines.luau.syntax.errors import LuauSyntaxError
from server.engines.luau.syntax.parser import parse
from server.engines.luau.vm.machine import PluauMachine
from server.engines.luau.vm.pluau_loader import load_pluau
from server.engines.luau.vm.session import Ending, Limits, Run, Session
from server.engines.luau.vm.stubs import compile_stubs
from server.engines.packs.model import (
    AnyQuestion,
    FillLineQuestion,
    FindBugQuestion,
    OrderLinesQuestion,
    PredictQuestion,
)
from tests.engines.packs.finding import Finding, error, note
from tests.engines.packs.pad import check_pad, watched

LIMITS = Limits(ticks=200_000, wall_seconds=2.0, output_bytes=20_000)
MOST_LINES = 16
MOST_ORDERED = 6
"""Lines whose every order is tried: 720 runs."""
_OLD = re.compile(r"(?<![\w.:])(wait|spawn|delay|LoadLibrary)\s*\(|Instance\.new\([^()]*,|:connect\(|\.Magnitude\(")
_GLOBAL = re.compile(r"^(\s*)function \w+\(", re.MULTILINE)


@cache
def _opened() -> Callable[[], Session]:
    pluau = load_pluau()
    stubs = compile_stubs(pluau)
    return lambda: Session(pluau, stubs, LIMITS)


@cache
def _machine() -> PluauMachine:
    return PluauMachine(LIMITS)


@cache
def run(code: str) -> Run | None:
    """What running it does; None where it does not compile."""
    if _machine().compile_error(code) is not None:
        return None
    return _opened()().run(code)


def printed(code: str) -> str | None:
    """What it prints, line by line; None where it does not compile, or fails, or does not end."""
    ran = run(code)
    if ran is None or ran.ending not in {Ending.ENDED, Ending.WAITING}:
        return None
    return "\n".join(effect.text for effect in ran.effects if effect.kind == "print")


def check_script(place: str, code: str) -> Iterator[Finding]:
    """Whether a script compiles and is written as one writes Luau now."""
    found = _machine().compile_error(code)
    if found is not None:
        yield error(place, f"line {found.line}: {found.message}")
        return
    try:
        parse(code)
    except LuauSyntaxError as problem:
        yield error(place, str(problem))
    for old in _OLD.finditer(code):
        yield error(place, f"no longer written so: {old.group()}")
    if _GLOBAL.search(code):
        yield error(place, "a global function; write `local function`")


def check_activity(place: str, code: str) -> Iterator[Finding]:
    """As `check_script`; run among stand-ins for Roblox's API, an error is worth a look."""
    found = list(check_script(place, code))
    yield from found
    ran = None if found else run(watched(code))
    effects = () if ran is None else ran.effects
    yield from check_pad(place, effects)
    for effect in effects:
        if effect.kind in {"error", "thread error", "missing", "incomplete"}:
            yield note(place, f"run among stand-ins: {effect.kind} {effect.text}")


def check_code(place: str, question: AnyQuestion) -> Iterator[Finding]:
    """The code of a question about Luau, run."""
    match question:
        case PredictQuestion():
            yield from _predict(place, question)
        case FindBugQuestion():
            yield from _find_bug(place, question)
        case FillLineQuestion():
            yield from _fill_line(place, question)
        case OrderLinesQuestion():
            yield from _order_lines(place, question)
        case _:
            pass


def _predict(place: str, question: PredictQuestion) -> Iterator[Finding]:
    yield from check_script(place, question.code)
    found = printed(question.code)
    if not found:
        ran = run(question.code)
        yield error(place, f"prints nothing, or fails: {None if ran is None else ran.effects}")
    if question.code.count("\n") >= MOST_LINES:
        yield error(place, f"more than {MOST_LINES} lines")


def _find_bug(place: str, question: FindBugQuestion) -> Iterator[Finding]:
    lines = question.code.rstrip("\n").split("\n")
    named = [question.bug, *question.others]
    if len(set(named)) < len(named) or max(named) > len(lines) or any(not lines[line - 1].strip() for line in named):
        yield error(place, f"lines {named} of {len(lines)}: each must be there, hold code, and be named once")
        return
    before = lines[question.bug - 1]
    fixed = before[: len(before) - len(before.lstrip())] + question.fixed.strip()
    mended = "\n".join([*lines[: question.bug - 1], fixed, *lines[question.bug :]])
    if printed(mended) != question.meant.strip("\n"):
        yield error(place, f"mended, it prints {printed(mended)!r}, not {question.meant!r}")
    if printed(question.code) == question.meant.strip("\n"):
        yield error(place, "with its bug it prints what is meant")
    yield from check_script(place, mended)


def _fill_line(place: str, question: FillLineQuestion) -> Iterator[Finding]:
    lines = question.code.split("\n")
    if sum(line.strip() == BLANK for line in lines) != 1:
        yield error(place, f"the code needs one line `{BLANK}`")
        return

    def filled(answer: str) -> str:
        return "\n".join(line.replace(BLANK, answer) if line.strip() == BLANK else line for line in lines)

    wanted = question.prints.strip("\n")
    if printed(filled(question.answer)) != wanted:
        yield error(place, f"with its key it prints {printed(filled(question.answer))!r}, not {wanted!r}")
    yield from check_script(place, filled(question.answer))
    for wrong in question.wrong:
        if printed(filled(wrong)) == wanted:
            yield error(place, f"a wrong line prints the same: {wrong}")
        elif run(filled(wrong)) is None:
            yield note(place, f"a wrong line does not compile: {wrong}")


def _order_lines(place: str, question: OrderLinesQuestion) -> Iterator[Finding]:
    wanted = question.prints.strip("\n")
    if len(question.lines) > MOST_ORDERED:
        yield error(place, f"more than {MOST_ORDERED} lines: too many orders to try")
        return
    yield from check_script(place, "\n".join(question.lines))
    if printed("\n".join(question.lines)) != wanted:
        yield error(place, f"prints {printed(chr(10).join(question.lines))!r}, not {wanted!r}")
    for order in _other_orders(question.lines):
        if printed("\n".join(order)) == wanted:
            yield error(place, f"prints the same in another order: {order}")
            return


def _other_orders(lines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    seen = {tuple(lines)}
    for order in permutations(lines):
        if order not in seen:
            seen.add(order)
            yield order
