"""From a script's text to the edits that the rules propose."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit, apart, overlap
from server.engines.luau.rules import all_rules
from server.engines.luau.rules.inlining import keep_proofs
from server.engines.luau.rules.rule import Candidate
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.parser import parse


@dataclass(frozen=True, slots=True)
class Plan:
    """What the rules found in one text. Offsets refer to that text."""

    script: Script
    candidates: tuple[Candidate, ...]
    """Every candidate of every rule, by place; two of them may get into each other's way."""


def make_plan(source: str) -> Plan:
    """Parse, analyse and ask every rule. Raises LuauSyntaxError."""
    tree = parse(source)
    with recursion_room():
        script = Script(tree)
        found = [candidate for rule in all_rules() for candidate in rule.find(script)]
        found = [_fitted(script, candidate) for candidate in keep_proofs(script, found)]
    return Plan(script, tuple(sorted(found, key=lambda one: (one.start, -one.end, one.rule))))


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
