"""Which line an error names. Luau gives an instruction the line of whatever it compiled last.

An operator over several lines therefore reports the line of its last operand that took an instruction of its own:
a global does, a local or a constant does not. Calls, field accesses and single assignments set their line themselves.
"""

from collections.abc import Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import (
    Assign,
    Binary,
    Call,
    CompoundAssign,
    Expr,
    GenericFor,
    IndexExpr,
    MethodCall,
    Node,
    NumericFor,
    Stat,
    TableItem,
    Unary,
    descendants,
)

_NEVER_FAILS = frozenset(("and", "or", "==", "~=", "not"))


def stays_on_line(script: Script, node: Expr) -> bool:
    """Whether what is compiled for an expression cannot change the line that the operations around it report."""
    line = script.line(node.end)
    return script.line(node.start) == line and all(
        script.line(operation.start) == line and (not isinstance(operation, Expr) or script.line(operation.end) == line)
        for operation in operations_after(script, node)
    )


def operations_after(script: Script, node: Expr) -> Iterator[Node]:
    """What goes on with the value of an expression and may raise an error on a line that was set before."""
    child: Node = node
    parent = script.parent(child)
    while isinstance(parent, Expr) or (isinstance(parent, TableItem) and parent.key is not None):
        if isinstance(parent, (Call, MethodCall)) and child in parent.args:
            return
        if _inherits_line(parent):
            yield parent
        child, parent = parent, script.parent(parent)
    if isinstance(parent, Stat) and _inherits_line(parent):
        yield parent


def spreads_operations(script: Script, node: Node) -> bool:
    """Whether an operation in the node, or below it, inherits its line from another line than it begins on."""
    return any(_inherits_line(below) and _is_spread(script, below) for below in descendants(node))


def _inherits_line(node: Node) -> bool:
    if isinstance(node, (Binary, Unary)):
        return node.op not in _NEVER_FAILS
    if isinstance(node, Assign):
        return len(node.targets) > 1
    return isinstance(node, (IndexExpr, TableItem, CompoundAssign, NumericFor, GenericFor))


def _is_spread(script: Script, node: Node) -> bool:
    if isinstance(node, TableItem):
        return node.key is not None and script.line(node.start) != script.line(node.value.start)
    end = node.block.start if isinstance(node, (NumericFor, GenericFor)) else node.end
    return script.line(node.start) != script.line(end)
