"""Loops whose whole body hands one element of a table on, as copying, appending and searching loops do."""

from collections.abc import Iterator
from dataclasses import dataclass

from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.array_loop import counted_table, is_element
from server.engines.luau.rules.fresh_name import same_local
from server.engines.luau.syntax.nodes import (
    Assign,
    Binary,
    Call,
    CallStat,
    Expr,
    GenericFor,
    IndexExpr,
    NameDecl,
    NameRef,
    Node,
    Number,
    NumericFor,
    Stat,
    Unary,
)


@dataclass(frozen=True, slots=True)
class Walk:
    """A loop with one statement that goes over all of the local variable `table`.

    `key` is its first variable; `value` its second one, or None where the element is `table[key]`. `in_order` says
    that it goes from 1 to the length only (`ipairs`, or counting).
    """

    loop: NumericFor | GenericFor
    table: NameRef
    key: NameDecl
    value: NameDecl | None
    body: Stat
    in_order: bool

    def is_key(self, script: Script, expr: Node) -> bool:
        binding = script.binding(expr)
        return binding is not None and binding.decl is self.key

    def is_value(self, script: Script, expr: Node) -> bool:
        if self.value is None:
            assert isinstance(self.loop, NumericFor)
            return is_element(script, expr, self.loop, self.table)
        binding = script.binding(expr)
        return binding is not None and binding.decl is self.value


def walks(script: Script) -> Iterator[Walk]:
    """All such loops without a comment in them."""
    for node in script.of(NumericFor, GenericFor):
        assert isinstance(node, (NumericFor, GenericFor))
        if len(node.block.body) == 1 and not script.has_comment(node.start, node.end):
            found = _counting(script, node) if isinstance(node, NumericFor) else _iterating(script, node)
            if found is not None:
                yield found


def _counting(script: Script, loop: NumericFor) -> Walk | None:
    table = counted_table(script, loop)
    return None if table is None else Walk(loop, table, loop.var, None, loop.block.body[0], True)


def _iterating(script: Script, loop: GenericFor) -> Walk | None:
    subject, name = script.heap.iterated_table(loop)
    if len(loop.names) != 2 or not isinstance(subject, NameRef) or script.binding(subject) is None:
        return None
    if loop.names[0].name == loop.names[1].name:
        return None
    return Walk(loop, subject, loop.names[0], loop.names[1], loop.block.body[0], name == "ipairs")


def appended(script: Script, statement: Stat) -> tuple[NameRef, Expr] | None:
    """The local variable and the value of `table.insert(t, v)` or `t[#t + 1] = v`."""
    if isinstance(statement, CallStat) and isinstance(statement.call, Call):
        call = statement.call
        if script.builtin(call.func) != "table.insert" or len(call.args) != 2:
            return None
        table, value = call.args
    elif isinstance(statement, Assign) and len(statement.targets) == len(statement.values) == 1:
        target, value = statement.targets[0], statement.values[0]
        if not isinstance(target, IndexExpr) or not _is_next(script, target.key, target.obj):
            return None
        table = target.obj
    else:
        return None
    return (table, value) if isinstance(table, NameRef) and script.binding(table) is not None else None


def _is_next(script: Script, key: Expr, table: Expr) -> bool:
    """Whether this is `#table + 1`."""
    if not isinstance(key, Binary) or key.op != "+" or not isinstance(key.left, Unary) or key.left.op != "#":
        return False
    return isinstance(key.right, Number) and key.right.text == "1" and same_local(script, key.left.operand, table)


def library_is_there(script: Script, node: Node) -> bool:
    """Whether `table` is Luau's own where the node stands."""
    return script.provides("table", node)
