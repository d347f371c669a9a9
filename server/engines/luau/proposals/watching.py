"""A copy of a script that shows how often one function is called, and that all of it is executed."""

from collections.abc import Iterator
from dataclasses import dataclass

from server.engines.luau.edits import Edit, apply_edits
from server.engines.luau.probes import PROBE, is_lazy
from server.engines.luau.proposals.proposal import NamedFunction, name_of
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.nodes import Block, LocalFunction, NameRef, Node, children
from server.engines.luau.syntax.parser import parse

CALLED = 0
"""The probe at the beginning of the function."""


@dataclass(frozen=True, slots=True)
class Watched:
    """`probes` is how many there are, `CALLED` among them."""

    text: str
    probes: int


def watched(text: str, start: int) -> Watched:
    """Mark every statement of the function that starts at `start`, and every part that its expressions may skip."""
    with recursion_room():
        root = parse(text).root
        function = next(statement for statement in root.body if statement.start == start)
        places = list(_places(function))
    body = [node for node, lazy in places if not lazy]
    starts = [Edit(body[0].start, body[0].start, f" {PROBE}({CALLED}); ")] if body else []
    ends: list[Edit] = []
    for number, (node, lazy) in enumerate(places, CALLED + 1):
        if lazy:
            starts.append(Edit(node.start, node.start, f"({PROBE}({number}) or ("))
            ends.append(Edit(node.end, node.end, "))"))
        else:
            starts.append(Edit(node.start, node.start, f" {PROBE}({number}); "))
    return Watched(apply_edits(text, [*reversed(ends), *starts]), len(places) + 1)


def _places(function: Node) -> Iterator[tuple[Node, bool]]:
    """Statements, and parts that may be skipped, outer ones first; the function's own statement is none of them."""
    stack: list[tuple[Node, Node | None]] = [(function, None)]
    while stack:
        node, parent = stack.pop()
        if parent is not None and isinstance(parent, Block):
            yield node, False
        elif parent is not None and is_lazy(node, parent):
            yield node, True
        stack.extend((child, node) for child in reversed(list(children(node))))


def handed_out(text: str, function: NamedFunction, name: str) -> str:
    """A copy in which `name(function)` follows a plain function of the script's own block, on its last line."""
    plain = isinstance(function, LocalFunction) or isinstance(function.target, NameRef)
    if not plain:
        return text
    return apply_edits(text, [Edit(function.end, function.end, f" {name}({name_of(function)}); ")])
