"""From a script's text to the edits that the rules propose."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit, apart, overlap
from server.engines.luau.rules import all_rules
from server.engines.luau.rules.inlining import keep_proofs
from server.engines.luau.rules.rule import Candidate, Rule
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.parser import parse


@dataclass(frozen=True, slots=True)
class Plan:
    """What the rules found in one text. Offsets refer to that text."""

    script: Script
    candidates: tuple[Candidate, ...]
    """Every candidate of every rule, by place; two of them may get into each other's way."""


def make_plan(source: str, level: str = "balanced") -> Plan:
    """Parse, analyse and ask every rule that takes part at the level. Raises LuauSyntaxError."""
    tree = parse(source)
    with recursion_room():
        script = Script(tree)
        found = _found(script, [rule for rule in all_rules() if rule.takes_part(level)])
    return Plan(script, found)


def beyond(script: Script, level: str) -> tuple[Candidate, ...]:
    """What the rules propose that take part only at a higher level."""
    with recursion_room():
        return _found(script, [rule for rule in all_rules() if not rule.takes_part(level)])


def _found(script: Script, rules: Sequence[Rule]) -> tuple[Candidate, ...]:
    found = [candidate for rule in rules for candidate in rule.find(script)]
    found = [_fitted(script, candidate) for candidate in keep_proofs(script, found)]
    return tuple(sorted(found, key=lambda one: (one.start, -one.end, one.rule)))


def _fitted(script: Script, candidate: Candidate) -> Candidate:
    return replace(candidate, edits=tuple(apart(script.source, edit) for edit in candidate.edits))


def compatible(candidates: Sequence[Candidate]) -> list[Candidate]:
    """As many candidates as do not touch each other's edits, outer ones first. The rest waits for the next pass."""
    chosen: list[Candidate] = []
    taken: list[Edit] = []
    for candidate in candidates:
        if not any(_clashes(edit, taken) for edit in candidate.edits):
            chosen.append(candidate)
            for edit in candidate.edits:
                insort(taken, edit, key=_place)
    return chosen


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _clashes(edit: Edit, taken: list[Edit]) -> bool:
    """Whether the edit overlaps one of the taken ones, which are in order and do not overlap each other."""
    position = max(bisect_left(taken, _place(edit), key=_place) - 2, 0)
    while position < len(taken) and taken[position].start <= edit.end:
        if overlap(edit, taken[position]):
            return True
        position += 1
    return False
