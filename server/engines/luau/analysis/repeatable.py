"""Numbers that can be computed twice, or not at all, without anyone noticing."""

from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import Binary, Expr, NameRef, Number, Paren, Unary

_ARITHMETIC = frozenset(("+", "-", "*", "/", "//", "%"))


def is_repeatable(script: Script, expr: Expr) -> bool:
    """Whether the expression is a number, the same each time, does nothing else and cannot fail."""
    if isinstance(expr, Paren):
        return is_repeatable(script, expr.expr)
    if isinstance(expr, Unary):
        if expr.op == "#":
            return isinstance(expr.operand, NameRef) and script.proofs.is_string(expr.operand)
        return expr.op == "-" and is_repeatable(script, expr.operand)
    if isinstance(expr, Binary):
        return expr.op in _ARITHMETIC and is_repeatable(script, expr.left) and is_repeatable(script, expr.right)
    if isinstance(expr, NameRef):
        return script.binding(expr) is not None and script.proofs.is_number(expr)
    return isinstance(expr, Number)
