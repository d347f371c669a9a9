"""Which values are certainly there, and not nil, where they stand."""

from server.engines.luau.analysis.builtins import NUMBER_RESULTS, STRING_RESULTS
from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.syntax.nodes import (
    Assertion,
    Binary,
    Block,
    Call,
    Expr,
    Function,
    GenericFor,
    IfClause,
    IfExpr,
    MethodCall,
    NameRef,
    Nil,
    Node,
    NumericFor,
    Paren,
    Repeat,
    Stat,
    Table,
    While,
)

_GIVE_ONE = (STRING_RESULTS | NUMBER_RESULTS) - frozenset(("string.gsub", "math.modf", "math.frexp"))


def is_present(script: Script, expr: Expr) -> bool:
    """Whether the expression, which is a whole argument or value of its statement, cannot give nil there."""
    while isinstance(expr, (Paren, Assertion)):
        expr = expr.expr
    binding = script.binding(expr)
    return is_something(script, expr) or (binding is not None and _was_asked(script, binding, expr))


def is_one_value(script: Script, expr: Expr) -> bool:
    """Whether the expression gives exactly one value also at the end of a list."""
    if not may_be_many(expr):
        return True
    if isinstance(expr, MethodCall):
        own = script.proofs.is_string(expr.obj) and script.builtins.usable("string")
        return own and f"string.{expr.name}" in _GIVE_ONE
    return isinstance(expr, Call) and script.builtin(expr.func) in _GIVE_ONE


def is_something(script: Script, expr: Expr) -> bool:
    """Whether it cannot give nil anywhere."""
    if isinstance(expr, IfExpr):
        return all(is_something(script, value) for value in (*expr.parts[1::2], expr.parts[-1]))
    if isinstance(expr, Binary) and expr.op == "or":
        return is_something(script, expr.right)
    return isinstance(expr, Table) or script.sequences.is_something(expr)


def _was_asked(script: Script, binding: Binding, ref: Expr) -> bool:
    """Whether a condition around the place holds only where the variable is not nil, and it was not assigned since."""
    child: Node = script.statement_of(ref)
    while True:
        parent = script.parent(child)
        if isinstance(parent, Function) or parent is script.tree.root:
            return False
        if isinstance(parent, Block) and _assigned_before(script, binding, parent, child):
            return False
        if isinstance(parent, (IfClause, While)) and child is parent.block and _asks(script, binding, parent.condition):
            return True
        if isinstance(parent, (While, Repeat, NumericFor, GenericFor)) and script.stability.may_assign(binding, parent):
            return False  # in the round before
        child = parent


def _assigned_before(script: Script, binding: Binding, block: Block, child: Node) -> bool:
    """Whether the variable may get a value in the statements of the block before the child."""
    assert isinstance(child, Stat)
    return any(script.stability.may_assign(binding, one) for one in block.body[: block.body.index(child)])


def _asks(script: Script, binding: Binding, condition: Expr) -> bool:
    return _implies(script, binding, condition) and not script.stability.may_assign(binding, condition)


def _implies(script: Script, binding: Binding, condition: Expr) -> bool:
    if isinstance(condition, Paren):
        return _implies(script, binding, condition.expr)
    if isinstance(condition, NameRef):
        return script.binding(condition) is binding
    if not isinstance(condition, Binary):
        return False
    if condition.op == "and":
        return any(_implies(script, binding, side) for side in (condition.left, condition.right))
    sides = (condition.left, condition.right)
    return condition.op == "~=" and any(
        isinstance(one, Nil) and script.binding(other) is binding for one, other in (sides, sides[::-1])
    )
