"""Rewrites gone wrong: small faults in the edited lines of optimized programs, as a bad rule would make them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from server.engines.luau.edits import Edit, apply_edits
from server.engines.luau.syntax.nodes import (
    Assign,
    Binary,
    Block,
    Call,
    CallStat,
    CompoundAssign,
    IfClause,
    NameRef,
    Node,
    Number,
    Return,
    String,
    While,
    descendants,
)
from server.engines.luau.syntax.parser import Tree, parse

_UNEVEN = frozenset(("-", "/", "//", "%", "^", "..", "<", "<=", ">", ">="))
_OTHER = {
    "+": "-", "-": "+", "*": "+", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "~=", "~=": "==", "and": "or",
    "or": "and",
}  # fmt: skip
_RAISES = frozenset(("error", "assert"))
_WAITS = ("wait", "yield")


@dataclass(frozen=True, slots=True)
class Mutant:
    """An optimized program with one fault. `operator` says which, `line` where in the optimized text."""

    operator: str
    line: int
    text: str


def mutants(before: str, after: str, most: int, seed: int) -> list[Mutant]:
    """At most so many faults in the lines by which `after` differs from `before`, of as many operators as there are."""
    tree = parse(after)
    lines = _new_lines(before, after)
    by_operator: dict[str, list[Mutant]] = {}
    for operator, edits in _faults(tree):
        line = tree.lines.line(edits[0].start)
        if line in lines:
            by_operator.setdefault(operator, []).append(Mutant(operator, line, apply_edits(after, edits)))
    chance = random.Random(seed)
    for found in by_operator.values():
        chance.shuffle(found)
    chosen: list[Mutant] = []
    while by_operator and len(chosen) < most:
        for operator in list(by_operator):
            chosen.append(by_operator[operator].pop())
            if not by_operator[operator]:
                del by_operator[operator]
    return chosen[:most]


def _new_lines(before: str, after: str) -> set[int]:
    old, new = before.split("\n"), after.split("\n")
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return {line + 1 for kind, _, _, start, end in blocks if kind != "equal" for line in range(start, end)}


def _faults(tree: Tree) -> Iterator[tuple[str, list[Edit]]]:
    source = tree.source
    for node in descendants(tree.root):
        if isinstance(node, Number):
            yield "off by one", [_wrapped(node, f"{node.text} + 1")]
            yield "not a number", [_wrapped(node, "0 / 0")]
            if node.text == "0":
                yield "minus zero", [_wrapped(node, "-0")]
        elif isinstance(node, Binary):
            yield from _of_binary(source, node)
        elif isinstance(node, CallStat):
            text = source[node.start : node.end]
            lost = "lost yield" if any(word in text for word in _WAITS) else "dropped effect"
            yield lost, [Edit(node.start, node.end, "")]
        elif isinstance(node, (Assign, CompoundAssign)):
            yield "dropped assignment", [Edit(node.start, node.end, "")]
        elif isinstance(node, Block):
            yield from _reordered(source, node)
        elif isinstance(node, Call) and isinstance(node.func, NameRef) and node.func.name in _RAISES:
            yield from _other_errors(node)
        elif isinstance(node, (IfClause, While)):
            condition = source[node.condition.start : node.condition.end]
            yield "negated condition", [_wrapped(node.condition, f"not ({condition})")]
        elif isinstance(node, Return) and node.values:
            yield "lost result", [Edit(node.values[0].start, node.values[-1].end, "nil")]


def _of_binary(source: str, node: Binary) -> Iterator[tuple[str, list[Edit]]]:
    if node.op in _UNEVEN:
        left, right = source[node.left.start : node.left.end], source[node.right.start : node.right.end]
        edits = [
            Edit(node.left.start, node.left.end, f"({right})"),
            Edit(node.right.start, node.right.end, f"({left})"),
        ]
        yield "swapped operands", edits
    if node.op in _OTHER:
        yield "other operator", [Edit(node.op_start, node.op_start + len(node.op), f" {_OTHER[node.op]} ")]


def _reordered(source: str, block: Block) -> Iterator[tuple[str, list[Edit]]]:
    for first, second in zip(block.body, block.body[1:], strict=False):
        if isinstance(first, CallStat) and isinstance(second, (CallStat, Assign)):
            texts = source[first.start : first.end], source[second.start : second.end]
            edits = [Edit(first.start, first.end, texts[1]), Edit(second.start, second.end, texts[0])]
            yield "reordered call", edits


def _other_errors(node: Call) -> Iterator[tuple[str, list[Edit]]]:
    for argument in node.args:
        for inner in descendants(argument):
            if isinstance(inner, String):
                yield "wrong error text", [Edit(inner.start, inner.end, f"({inner.text} .. '!')")]


def _wrapped(node: Node, text: str) -> Edit:
    return Edit(node.start, node.end, f"({text})")
