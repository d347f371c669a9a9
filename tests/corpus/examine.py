"""What the optimizer makes of a program of the corpus, judged from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from server.engines.luau.machine import Timing
from server.engines.luau.optimize import optimize
from server.engines.luau.report import Change, Report
from server.engines.luau.rules import all_rules
from server.engines.luau.vm.machine import PluauMachine
from tests.corpus.corpus import Mark, Program
from tests.corpus.runner import LineMap, Same, compare, run

LEVELS = ("conservative", "balanced", "aggressive")
MARKED_LEVEL = "balanced"
"""The level at which most marks say what must happen; the others say so themselves."""
MARKED_LEVELS = (MARKED_LEVEL, "aggressive")


class Untimed(PluauMachine):
    """The engine's VM without its clock, where only behaviour is asked for."""

    def measure(
        self, before: str, after: str, *, runs: int = 15, seconds: float = 0.0, opt_level: int = 2
    ) -> Timing | str:
        return "Not measured here."


@dataclass(frozen=True, slots=True)
class Finding:
    """One program at one level. `unapplied` and `wrong` are marks, looked at where they hold."""

    program: Program
    level: str
    report: Report
    same: Same
    idempotent: bool
    strayed: tuple[int, ...]
    """Lines of the original that differ although no applied change names them."""

    @property
    def code(self) -> str:
        return self.report.optimized_code or ""

    @property
    def changed(self) -> bool:
        return self.code != self.program.source

    @property
    def has_opportunity(self) -> bool:
        """Whether anything is marked that this level, or at least balanced, is to take."""
        allowed = MARKED_LEVELS if self.level == MARKED_LEVELS[-1] else MARKED_LEVELS[:1]
        return any(mark.level in allowed for mark in self.program.wanted)

    def judged(self) -> list[Mark]:
        """The positive marks of rules that stand, where this is their level."""
        known = rule_ids()
        return [mark for mark in self.program.wanted if mark.rule in known and mark.level == self.level]

    def unapplied(self) -> list[Mark]:
        return [mark for mark in self.judged() if not _applied(self.report.changes, mark)]

    def wrong(self) -> list[Mark]:
        return [mark for mark in self.program.unwanted if _applied(self.report.changes, mark)]


def rule_ids() -> frozenset[str]:
    return frozenset(rule.id for rule in all_rules())


def examine(program: Program, level: str, machine: PluauMachine, again: PluauMachine) -> Finding:
    """Optimize, run the original and the result by the independent runner, and optimize the result with `again`."""
    report = optimized(program.source, program.name, level, machine)
    code = report.optimized_code
    if code is None:
        return Finding(program, level, report, Same(False, f"not optimized: {report.error}"), False, ())
    same = Same(True)
    if code != program.source:
        before, after = run(program.source, code)
        same = compare(before, after, line_map(program.source, code))
    second = report if code == program.source else optimized(code, program.name, level, again)
    return Finding(program, level, report, same, second.optimized_code == code, strayed(program.source, report))


def optimized(source: str, name: str, level: str, machine: PluauMachine) -> Report:
    return optimize(source, file=f"{name}.luau", level=level, vm=machine, on_step=lambda _step, _percent: None)


def _applied(changes: Sequence[Change], mark: Mark) -> bool:
    return any(one.applied and one.rule == mark.rule and one.line <= mark.line <= one.end_line for one in changes)


def line_map(before: str, after: str) -> LineMap:
    """Where a line went, from the texts alone; one that is nowhere went to behind the line before it."""
    old, new = before.split("\n"), after.split("\n")
    places: dict[int, int] = {}
    arrived: dict[str, list[int]] = {}
    gone: list[int] = []
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            places.update(zip(range(old_start, old_end), range(new_start, new_end), strict=True))
            continue
        gone += range(old_start, old_end)
        for line in range(new_start, new_end):
            arrived.setdefault(new[line].strip(), []).append(line)
    for line in gone:
        same = arrived.get(old[line].strip())
        places[line] = same.pop(0) if same else places.get(line - 1, -1) + 1
    return lambda line: places.get(line - 1, line - 1) + 1


def _lines(change: Change) -> range:
    """The lines that a change names, and those that it shows as they were before."""
    return range(change.line, max(change.end_line, change.line + change.before.count("\n")) + 1)


def strayed(source: str, report: Report) -> tuple[int, ...]:
    """The first line that no applied change names and that is not there, in its order, in the result.

    A statement that was moved may stand in front of it.
    """
    named = {line for one in report.changes if one.applied for line in _lines(one)}
    rest = iter((report.optimized_code or "").split("\n"))
    for number, line in enumerate(source.split("\n"), start=1):
        if number not in named and not any(after.endswith(line) for after in rest):
            return (number,)
    return ()
