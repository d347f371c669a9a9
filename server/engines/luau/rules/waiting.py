"""Loops that ask for a condition again and again."""

from collections.abc import Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import (
    Binary,
    Boolean,
    Break,
    Call,
    CallStat,
    Expr,
    If,
    Index,
    MethodCall,
    NameRef,
    Node,
    Repeat,
    Return,
    Stat,
    While,
    descendants,
)

_ORDERS = frozenset(("<", "<=", ">", ">=", "+", "-", "*", "/", "//", "%"))
"""A condition with these measures something, mostly time, and no event tells when it comes true."""


def polling(script: Script) -> Iterator[Node]:
    """`repeat task.wait() until c`, `while not c do task.wait() end`, and `while true` with `if c then … break end`.

    Only conditions that look at an object, whose changes are announced by events.
    """
    for node in script.of(Repeat):
        assert isinstance(node, Repeat)
        if len(node.block.body) == 1 and _waits(script, node.block.body[0]) and _looks_at_object(node.condition):
            yield node
    for node in script.of(While):
        assert isinstance(node, While)
        condition = _asked(script, node)
        if condition is not None and _looks_at_object(condition):
            yield node


def _asked(script: Script, loop: While) -> Expr | None:
    """The condition that ends the loop, if there is nothing else to it."""
    body = loop.block.body
    if len(body) == 1 and _waits(script, body[0]):
        return loop.condition
    if not isinstance(loop.condition, Boolean) or len(body) != 2:
        return None
    checks = [one for one in body if isinstance(one, If)]
    if len(checks) != 1 or not any(_waits(script, one) for one in body):
        return None
    check = checks[0]
    if len(check.clauses) != 1 or check.otherwise is not None:
        return None
    inner = check.clauses[0].block.body
    return check.clauses[0].condition if inner and isinstance(inner[-1], (Break, Return)) else None


def _waits(script: Script, statement: Stat) -> bool:
    """Whether the statement is `wait()` or `task.wait()`."""
    call = statement.call if isinstance(statement, CallStat) else None
    if not isinstance(call, Call):
        return False
    if script.builtin(call.func) == "wait":
        return True
    func = call.func
    if not isinstance(func, Index) or func.name != "wait" or not isinstance(func.obj, NameRef):
        return False
    return func.obj.name == "task" and script.names.is_global(func.obj) and script.builtins.usable("task")


def _looks_at_object(condition: Expr) -> bool:
    nodes = list(descendants(condition))
    if any(isinstance(node, Binary) and node.op in _ORDERS for node in nodes):
        return False
    if any(isinstance(node, Call) for node in nodes):
        return False
    return any(isinstance(node, (Index, MethodCall)) for node in nodes)
