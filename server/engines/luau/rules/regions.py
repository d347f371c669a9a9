"""Loops, and what is executed as part of them."""

from collections.abc import Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import (
    Binary,
    Break,
    Continue,
    Expr,
    Function,
    GenericFor,
    If,
    IfClause,
    IfExpr,
    Node,
    Number,
    NumericFor,
    Repeat,
    Return,
    Stat,
    TypeNode,
    Unary,
    While,
    children,
)
from server.engines.luau.syntax.tokens import COMMENT, SPACE

Loop = While | Repeat | NumericFor | GenericFor


def own_nodes(node: Node) -> Iterator[Node]:
    """The node and what is below it, without types and without the functions inside, which may be called later."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(
            child for child in reversed(list(children(current))) if not isinstance(child, (Function, TypeNode))
        )


def loops_around(script: Script, node: Node) -> Iterator[Loop]:
    """The loops in which a node is evaluated again and again, innermost first, up to the function around it."""
    child, parent = node, script.names.parents.get(node)
    while parent is not None and not isinstance(parent, Function):
        if isinstance(parent, (While, Repeat)) or (
            isinstance(parent, (NumericFor, GenericFor)) and child is parent.block
        ):
            yield parent
        child, parent = parent, script.names.parents.get(parent)


def known_rounds(loop: Loop) -> int | None:
    """How many rounds a numeric for goes at most, where that is written there: `for i = 3000, 1, -1` goes 3000."""
    if not isinstance(loop, NumericFor):
        return None
    first, last = _whole(loop.first), _whole(loop.last)
    step = 1 if loop.step is None else _whole(loop.step)
    if first is None or last is None or not step:
        return None
    return max((last - first) // step + 1, 0)


def _whole(expr: Expr) -> int | None:
    if isinstance(expr, Unary) and expr.op == "-":
        found = _whole(expr.operand)
        return None if found is None else -found
    return int(expr.text) if isinstance(expr, Number) and expr.text.isdecimal() else None


def is_conditional(script: Script, node: Node, region: Node) -> bool:
    """Whether a node inside the region may be passed over: a branch, the right side of `and` or `or`."""
    child = node
    while child is not region:
        parent = script.parent(child)
        if isinstance(parent, Binary) and parent.op in ("and", "or") and child is parent.right:
            return True
        if isinstance(parent, IfExpr) and child is not parent.parts[0]:
            return True
        if isinstance(parent, If) and not (isinstance(child, IfClause) and child is parent.clauses[0]):
            return True
        if isinstance(parent, IfClause) and child is parent.block:
            return True
        child = parent
    return False


def is_certain(script: Script, node: Node, loop: Loop) -> bool:
    """Whether each round of the loop comes to the node, but for loops below that make no round."""
    leaving = (one for one in own_nodes(loop) if isinstance(one, (Break, Continue, Return)))
    return not is_conditional(script, node, loop) and not any(one.start < node.start for one in leaving)


def line_break(script: Script, statement: Stat) -> str:
    """What to put between a statement and a new one before it: a line of its own where the statement begins one."""
    source = script.source
    start = source.rfind("\n", 0, statement.start) + 1
    indent = source[start : statement.start]
    if indent.strip():
        return " "
    nearest = start - 1 if start else source.find("\n", statement.start)
    return ("\r\n" if source[:nearest].endswith("\r") else "\n") + indent


def line_after(script: Script, statement: Stat) -> tuple[int, str] | None:
    """Where a new statement can go behind this one, and what to put in front of it.

    A comment at the end of the line stays with the statement. None where the new statement would read on into the one
    that follows.
    """
    block = script.block_of(statement)
    assert block is not None
    end = block.ends[block.body.index(statement)]
    if script.next_token(end) == "(":
        return None
    separator = line_break(script, statement)
    source = script.source
    stop = source.find("\n", end)
    stop = len(source) if stop < 0 else stop
    stop -= source[end:stop].endswith("\r")
    if separator == " " or script.inside_token(stop) or _holds_code(script, end, stop):
        return end, " "
    return stop, separator


def _holds_code(script: Script, start: int, stop: int) -> bool:
    """Whether anything but blanks and comments stands in a span."""
    tokens = script.tree.tokens
    span = tokens[script.token_index(start) : script.token_index(stop)]
    return any(token.kind is not SPACE and token.kind is not COMMENT for token in span)
