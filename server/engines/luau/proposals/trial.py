"""Puts a proposed rewrite to the test: the same runs that other edits pass, more calls, and a measured gain."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import LineMap
from server.engines.luau.exercise.cases import Case, Target, focused, plan_cases
from server.engines.luau.exercise.twins import twinned
from server.engines.luau.gains import LEAST_GAIN, said
from server.engines.luau.machine import Comparison, Timing, VirtualMachine
from server.engines.luau.proposals.checks import HAND_OUT, Unfit, fitted
from server.engines.luau.proposals.lines import line_edits
from server.engines.luau.proposals.proposal import RULE, NamedFunction, Proposal, name_of
from server.engines.luau.proposals.watching import CALLED, handed_out, watched
from server.engines.luau.proven import ALREADY_DONE
from server.engines.luau.report import APPLIED, NO_GAIN, NOT_SHOWN_SAFE, Change, Counterexample
from server.engines.luau.revision import Revision, edited
from server.engines.luau.rules.rule import Candidate
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.nodes import FunctionStat, LocalFunction
from server.engines.luau.syntax.parser import parse

SEEDS = 4
"""How many packs of made-up calls are asked for. A rule's edit gets one."""
LEAST_CALLS = 50
LEAST_ANSWERED = 10
"""Of the made-up calls, so many must come to an answer: calls that all raise one error show little."""
MESSAGE = "A language model proposed this rewrite of the function."
NOT_FOUND = "Not applied: the function is not there in this form."
BOTH_WORLDS = (
    "Not applied: the script could not be compared as a client in Studio, and a model's rewrite needs that too."
)
NOT_EXECUTED = "Not applied: the calls did not execute every part of it."
SAME_TEXT = "It is the function as it was."
ANOTHER_SEED = 7_919


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a proposal, and the call that told it from the original, if one did."""

    change: Change
    counterexample: Counterexample | None = None


class _Refused(Exception):
    def __init__(self, reason: str, outcome: str = NOT_SHOWN_SAFE, counterexample: Counterexample | None = None):
        super().__init__(reason)
        self.reason = reason
        self.outcome = outcome
        self.counterexample = counterexample


class Trial:
    """`seconds` is what timing one proposal may take."""

    def __init__(self, machine: VirtualMachine, *, seed: int, driver: str, seconds: float) -> None:
        self._machine = machine
        self._seed = seed
        self._driver = driver
        self._seconds = seconds
        self._makers = 0  # calls that only make the objects for the others

    def run(self, revision: Revision, proposal: Proposal, why_not: str = "") -> Tried:
        """Applies the proposal to `revision` if it passes everything; `why_not` speaks against all of them."""
        script = revision.plan().script
        function = _function(script, proposal)
        if function is None:
            return Tried(_unplaced(revision, proposal, NOT_FOUND))
        before = script.text(function)
        title = f"A model's rewrite of {name_of(function)}"
        shown = Candidate(
            RULE, "B", function.start, function.end, (), title, MESSAGE, shown=(before, proposal.after.strip())
        )
        try:
            if why_not:
                raise _Refused(why_not)
            try:
                text = fitted(script, function, proposal.after)
            except Unfit as unfit:
                raise _Refused(f"Not applied, since {unfit}.") from unfit
            edits = line_edits(before, text, function.start)
            candidate = replace(shown, edits=edits, shown=(before, text))
            evidence, timing = self._judged(revision, function, candidate)
        except _Refused as refused:
            return Tried(
                revision.change(shown, refused.outcome, False, refused.reason),
                refused.counterexample,
            )
        gain = f"The script measures {said(timing)} times as fast with it."
        change = revision.change(candidate, APPLIED, True, gain, evidence)
        revision.apply([candidate])
        return Tried(
            replace(change, speedup=timing.speedup, speedup_low=timing.low, speedup_high=timing.high),
        )

    def _judged(self, revision: Revision, function: NamedFunction, candidate: Candidate) -> tuple[str, Timing]:
        """The evidence for it, and what it gains. Raises _Refused."""
        if not candidate.edits:
            raise _Refused(SAME_TEXT, NO_GAIN)
        after = edited(revision.text, [candidate])
        error = self._machine.compile_error(after)
        if error is not None:
            raise _Refused(f"Not applied: the script would no longer compile ({error.message}).")
        if self._machine.bytecode(after) == self._machine.bytecode(revision.text):
            raise _Refused(ALREADY_DONE, NO_GAIN)
        moved = revision.map_with([candidate])
        whole = self._machine.compare(revision.original, after, lambda line: moved(revision.current_line(line)))
        _check(whole)
        calls, made = self._called(revision, function, after, moved)
        timing = self._machine.measure(revision.text, after, seconds=self._seconds)
        if isinstance(timing, str):
            raise _Refused(f"Not applied: what it gains could not be measured. {timing}", NO_GAIN)
        if timing.low < LEAST_GAIN:
            raise _Refused(f"Not applied: the script measures {said(timing)} times as fast with it.", NO_GAIN)
        evidence = (
            f"A model proposed it, and nothing proves it. Run on {calls:,} calls of the function before and after in "
            f"Luau {self._machine.version}, {made} of them with made-up arguments, on a server and as a client in "
            f"Studio, always with the same result. Every part of it was executed. {whole.detail}"
        )
        return evidence, timing

    def _called(self, revision: Revision, function: NamedFunction, after: str, moved: LineMap) -> tuple[int, int]:
        """Compares many calls of this function alone. How often it was called, and how often with made-up arguments.

        A copy of both scripts hands the function out where nothing else does. Raises _Refused.
        """
        original = _original(revision, function)
        if original is None:
            raise _Refused(NOT_FOUND)
        before_copy = handed_out(revision.original, original, HAND_OUT)
        start = function.start
        after_copy = _with_hand_out(after, start)
        other = self._machine.another()
        line = revision.original_line(revision.plan().script.line(start))
        guessed = _guessed(original)
        other.prepare(before_copy, lambda targets: self._cases(before_copy, targets, line, guessed), self._driver)
        comparison = other.compare(before_copy, after_copy, lambda number: moved(revision.current_line(number)))
        _check(_named(comparison, name_of(function)))
        made, answered = (max(0, count - self._makers) for count in (comparison.calls, comparison.answered))
        if made < LEAST_CALLS or answered < LEAST_ANSWERED:
            raise _Refused(
                f"Not applied: only {made} calls with made-up arguments could be made of it, of which {answered} came "
                "to an answer. That is too little for a model's rewrite."
            )
        copy = watched(after_copy, start)
        if other.compile_error(copy.text) is not None:
            raise _Refused(NOT_EXECUTED)
        reached = other.reached(copy.text)
        if len([probe for probe, count in reached.items() if count]) < copy.probes:
            raise _Refused(NOT_EXECUTED)
        return reached[CALLED], made

    def _cases(self, source: str, targets: Sequence[Target], line: int, guessed: Sequence[bool]) -> list[Case]:
        with recursion_room():
            script = Script(parse(source))
            wanted = focused(targets, line)
            packs = [plan_cases(script, wanted, self._seed + ANOTHER_SEED * number) for number in range(SEEDS)]
        cases = [case for pack in packs for case in pack]
        paths = {target.path for target in targets if target.line == line}
        self._makers = sum(case.path not in paths for case in cases)
        return [*cases, *twinned([case for case in packs[0] if case.path in paths], guessed)]


def unwanted(revision: Revision, lines: Collection[int], outcome: str, words: str) -> list[Change]:
    """An entry for each function of which a person wants no rewrite; `lines` are those of the original."""
    script = revision.plan().script
    found = []
    for one in script.tree.root.body:
        line = revision.original_line(script.line(one.start))
        if line in lines and isinstance(one, (LocalFunction, FunctionStat)):
            title, text = f"A model's rewrite of {name_of(one)}", script.text(one)
            candidate = Candidate(RULE, "B", one.start, one.end, (), title, MESSAGE, shown=(text, text))
            found.append(revision.change(candidate, outcome, False, words))
    return found


def _check(comparison: Comparison) -> None:
    if not comparison.equivalent:
        detail = comparison.detail
        lowered = f"{detail[:1].lower()}{detail[1:]}"
        raise _Refused(f"Not applied: {lowered}", counterexample=comparison.counterexample)
    if not comparison.both_worlds:
        raise _Refused(BOTH_WORLDS)


def _function(script: Script, proposal: Proposal) -> NamedFunction | None:
    """The function of that name as it read; else the only one of that name."""
    named = [
        one
        for one in script.tree.root.body
        if isinstance(one, (LocalFunction, FunctionStat)) and name_of(one) == proposal.name
    ]
    same = [one for one in named if script.text(one) == proposal.before]
    found = same or named
    return found[0] if len(found) == 1 else None


def _original(revision: Revision, function: NamedFunction) -> NamedFunction | None:
    """The function in the original script."""
    line = revision.original_line(revision.plan().script.line(function.start))
    tree = parse(revision.original)
    found = [
        one
        for one in tree.root.body
        if isinstance(one, (LocalFunction, FunctionStat))
        and name_of(one) == name_of(function)
        and tree.lines.line(one.start) == line
    ]
    return found[0] if len(found) == 1 else None


def _guessed(function: NamedFunction) -> list[bool]:
    """For each parameter, `self` included, whether only a guess says what it holds."""
    found = [decl.annotation is None and decl.name != "self" for decl in function.function.params]
    return [False, *found] if isinstance(function, FunctionStat) and function.method else found


def _with_hand_out(text: str, start: int) -> str:
    function = next(one for one in parse(text).root.body if one.start == start)
    assert isinstance(function, (LocalFunction, FunctionStat))
    return handed_out(text, function, HAND_OUT)


def _named(comparison: Comparison, name: str) -> Comparison:
    """With the function's name in the call that differs: one that a copy hands out is known there by a number only."""
    found = comparison.counterexample
    if found is None or not found.call.startswith("handler "):
        return comparison
    number, bracket, rest = found.call.partition("(")
    named = replace(found, call=f"{name}{bracket}{rest}")
    return replace(comparison, detail=comparison.detail.replace(f"{number}(", f"{name}(", 1), counterexample=named)


def _unplaced(revision: Revision, proposal: Proposal, reason: str) -> Change:
    line = revision.original_line(max(1, proposal.line))
    return Change(
        RULE,
        line,
        line,
        applied=False,
        outcome=NOT_SHOWN_SAFE,
        tier=None,
        title=f"A model's rewrite of {proposal.name}",
        message=f"{MESSAGE} {reason}",
        before=proposal.before,
        after=proposal.after,
    )
