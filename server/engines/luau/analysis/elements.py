"""What kind of values the arrays of a script hold."""

from server.engines.luau.analysis.builtins import CHANGES_TABLE
from server.engines.luau.analysis.proofs import NUMBER, STRING
from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import (
    Assign,
    Call,
    CompoundAssign,
    Expr,
    IndexExpr,
    MethodCall,
    Node,
    Table,
)


def all_alike(script: Script, expr: Expr) -> bool:
    """Whether the expression can only give sequences in view whose values are all numbers, or all strings."""
    if not script.sequences.is_sequence(expr):
        return False
    return any(_hold_only(script, expr, kind, set()) for kind in (NUMBER, STRING))


def _hold_only(script: Script, expr: Expr, kind: str, asked: set[Expr]) -> bool:
    tables = script.heap.values(expr).tables
    new = tables - asked
    asked |= new
    if not all(_begins_with(script, table, kind, asked) for table in new):
        return False
    changes = script.of(Assign, CompoundAssign, Call)
    return all(_keeps_kind(script, node, new, kind) for node in changes)


def _begins_with(script: Script, table: Expr, kind: str, asked: set[Expr]) -> bool:
    if isinstance(table, Table):
        return all(_is(script, item.value, kind) for item in table.items)
    if isinstance(table, MethodCall):
        return kind == STRING  # s:split()
    name = script.builtin(table.func) if isinstance(table, Call) else None
    assert isinstance(table, Call)
    if name == "table.create":
        return all(_is(script, value, kind) for value in table.args[1:])
    if name == "table.clone":
        return _hold_only(script, table.args[0], kind, asked)
    return name == "string.split" and kind == STRING


def _keeps_kind(script: Script, node: Node, tables: set[Expr] | frozenset[Expr], kind: str) -> bool:
    """Whether a statement or call puts nothing of another kind into the tables, which stay sequences by it."""
    if isinstance(node, Assign):
        return all(
            not _is_of(script, target, tables) or _is(script, value, kind)
            for target, value in zip(node.targets, node.values, strict=False)
        )
    if isinstance(node, CompoundAssign):
        made = STRING if node.op == ".." else NUMBER
        return made == kind or not _is_of(script, node.target, tables)
    if not isinstance(node, Call) or script.builtin(node.func) not in CHANGES_TABLE or not node.args:
        return True
    if script.heap.values(node.args[0]).tables.isdisjoint(tables):
        return True
    return script.builtin(node.func) != "table.insert" or _is(script, node.args[-1], kind)


def _is_of(script: Script, target: Expr, tables: set[Expr] | frozenset[Expr]) -> bool:
    return isinstance(target, IndexExpr) and not script.heap.values(target.obj).tables.isdisjoint(tables)


def _is(script: Script, value: Expr, kind: str) -> bool:
    return script.proofs.type_of(value) == kind or (kind == NUMBER and script.heap.is_number(value))
