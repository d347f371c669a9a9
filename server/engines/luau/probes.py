"""Marks in a copy of a script that show whether its edited places were executed, and with what."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from server.engines.luau.edits import Edit, OffsetMap, apply_edits
from server.engines.luau.rules.rule import Candidate
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.nodes import (
    Binary,
    Block,
    Break,
    Continue,
    IfClause,
    IfExpr,
    LocalFunction,
    Node,
    Repeat,
    Return,
    Stat,
    TypeFunction,
    children,
)
from server.engines.luau.syntax.parser import parse

PROBE = "__hit__"


@dataclass(frozen=True, slots=True)
class Probes:
    """The probes of one candidate: of its places, and around the values that it takes for strings."""

    places: frozenset[int]
    strings: frozenset[int]
    edits: tuple[int, ...]
    """For each edit the probe at its place."""


def instrument(after: str, candidates: Sequence[Candidate]) -> tuple[str, list[Probes]]:
    """A copy of the edited script with probes, and for each candidate the probes that must come back.

    `after` is the text with all the candidates applied. Statements get a call before them; parts of an expression
    that are not always evaluated (`and`, `or`, if expressions, later conditions) get one inside. A value that is taken
    for a string is passed through one.
    """
    moved = OffsetMap(edit for candidate in candidates for edit in candidate.edits)
    with recursion_room():
        root = parse(after).root
        inserted: list[Edit] = []
        probes: list[Probes] = []
        count = 0
        for candidate in candidates:
            places: list[int] = []
            edits: list[int] = []
            for edit in candidate.edits:
                edits.append(count + len(places))
                places.extend(_places(root, edit, moved))
            checked = count + len(places)
            for number, place in enumerate(places, count):
                inserted.extend(_probes(root, place, number))
            for number, (start, end) in enumerate(candidate.strings, checked):
                inserted.append(Edit(moved(start), moved(start), f"{PROBE}({number}, "))
                inserted.append(Edit(moved(end), moved(end), ")"))
            first, count = count, checked + len(candidate.strings)
            probes.append(Probes(frozenset(range(first, checked)), frozenset(range(checked, count)), tuple(edits)))
    return apply_edits(after, inserted), probes


def _places(root: Block, edit: Edit, moved: OffsetMap) -> list[int]:
    """The offsets that must be reached for an edit: where it is, and in every function that it brought along."""
    end = moved(edit.start)
    start = end - len(edit.text) if edit.start == edit.end else end
    places = [start]
    if edit.start == edit.end and "\n" in edit.text:
        places.extend(
            statement.function.body.start
            for statement in root.body
            if isinstance(statement, LocalFunction) and start <= statement.start < end
        )
    return places


def _probes(root: Block, offset: int, number: int) -> list[Edit]:
    """The insertions for one place."""
    place = _innermost(root, offset)
    if isinstance(place, Block):
        at = _insertion_point(place, offset)
        return [Edit(at, at, f" {PROBE}({number}); ")]
    return [
        Edit(place.start, place.start, f"({PROBE}({number}) or ("),
        Edit(place.end, place.end, "))"),
    ]


def _innermost(node: Node, offset: int) -> Node:
    """The smallest block, or part that is not always evaluated, around the offset."""
    found: Node = node
    while True:
        around = _at(node, offset) if isinstance(node, Block) else children(node)
        inner = next((child for child in around if child.start <= offset <= child.end and _runs(child)), None)
        if inner is None:
            return found
        if isinstance(inner, Block) or _is_lazy(inner, node):
            found = inner
        node = inner


def _at(block: Block, offset: int) -> list[Stat]:
    """The statements of a block that end at the offset or are the first to end behind it."""
    first = bisect_left(block.body, offset, key=_end)
    return block.body[first : bisect_right(block.body, offset, key=_end) + 1]


def _end(statement: Stat) -> int:
    return statement.end


def _runs(node: Node) -> bool:
    return not isinstance(node, TypeFunction)


def _is_lazy(child: Node, parent: Node) -> bool:
    """Whether the child may be skipped when its parent is executed."""
    if isinstance(parent, Binary):
        return parent.op in ("and", "or") and child is parent.right
    if isinstance(parent, IfExpr):
        return child is not parent.parts[0]
    if isinstance(parent, Repeat):
        return child is parent.condition
    return isinstance(parent, IfClause) and child is parent.condition


def _insertion_point(block: Block, offset: int) -> int:
    """Before the statement at the offset; at the end of the block if there is none, but never behind a last one."""
    for statement in _at(block, offset):
        return statement.start
    if block.body and isinstance(block.body[-1], (Return, Break, Continue)):
        return block.body[-1].start
    return block.end
