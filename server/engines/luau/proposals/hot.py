"""Finds the functions in which a script spends most of its ticks."""

from collections.abc import Callable, Mapping

from server.engines.luau.analysis.builtins import ENVIRONMENT_TOUCHERS
from server.engines.luau.edits import Edit, apply_edits
from server.engines.luau.probes import PROBE
from server.engines.luau.proposals.proposal import LONGEST_FUNCTION, Hot, HotFunction, NamedFunction, name_of
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.nodes import (
    Block,
    Function,
    FunctionStat,
    GenericFor,
    LocalFunction,
    Node,
    NumericFor,
    Repeat,
    TypeFunction,
    While,
    children,
)
from server.engines.luau.syntax.parser import Tree, parse

MOST_FUNCTIONS = 2
LEAST_SHARE = 0.1
"""What takes less than this of all ticks cannot make the script noticeably faster."""
LEAST_TICKS = 1_000
NONE_STANDS_OUT = "No function of the script's own block does enough of its work."

_LOOPS = (While, Repeat, NumericFor, GenericFor)


def hot_functions(text: str, counts: Callable[[str], Mapping[int, int]]) -> Hot:
    """The busiest functions of the script's own block, the busiest first.

    `counts` tells how often each probe of an instrumented copy is reached while the script is run as it is timed.
    Functions that touch their environment, or are too long to be asked about, are left out.
    """
    with recursion_room():
        tree = parse(text)
        owners = _owners(tree.root)
    edits = [Edit(at, at, f" {PROBE}({number}); ") for number, (at, _) in enumerate(owners)]
    reached = counts(apply_edits(text, edits))
    ticks: dict[NamedFunction | None, int] = {}
    for number, (_, owner) in enumerate(owners):
        ticks[owner] = ticks.get(owner, 0) + reached.get(number, 0)
    total = sum(ticks.values())
    found = [
        _described(tree, owner, count, total)
        for owner, count in sorted(ticks.items(), key=lambda item: -item[1])
        if owner is not None and count >= max(LEAST_TICKS, total * LEAST_SHARE) and _may_be_asked_about(tree, owner)
    ]
    return Hot(text, tuple(found[:MOST_FUNCTIONS]), "" if found else NONE_STANDS_OUT)


def _owners(root: Block) -> list[tuple[int, NamedFunction | None]]:
    """Where ticks are counted, bodies of functions and of loops, each with the function that it counts for."""
    found: list[tuple[int, NamedFunction | None]] = []
    stack: list[tuple[Node, NamedFunction | None]] = [(root, None)]
    while stack:
        node, owner = stack.pop()
        if isinstance(node, TypeFunction):
            continue
        if isinstance(node, (LocalFunction, FunctionStat)) and owner is None and node in root.body:
            owner = node
        if isinstance(node, Function):
            found.append((_entry(node.body), owner))
        elif isinstance(node, _LOOPS):
            found.append((_entry(node.block), owner))
        stack.extend((child, owner) for child in children(node))
    return sorted(found, key=lambda item: item[0])


def _entry(block: Block) -> int:
    return block.body[0].start if block.body else block.end


def _described(tree: Tree, owner: NamedFunction, ticks: int, total: int) -> HotFunction:
    return HotFunction(
        name_of(owner),
        tree.lines.line(owner.start),
        tree.lines.line(owner.end),
        owner.start,
        owner.end,
        tree.source[owner.start : owner.end],
        ticks,
        round(ticks / total, 3),
    )


def _may_be_asked_about(tree: Tree, owner: NamedFunction) -> bool:
    text = tree.source[owner.start : owner.end]
    return (
        bool(name_of(owner))
        and len(text) <= LONGEST_FUNCTION
        and not any(word in text for word in (*ENVIRONMENT_TOUCHERS, "require", PROBE))
    )
