"""Where an expression stands: what may be written there without changing how the line is read."""

from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import (
    Assertion,
    Binary,
    Call,
    CallStat,
    Expr,
    Index,
    IndexExpr,
    Instantiation,
    MethodCall,
    NameRef,
    Paren,
    String,
    Unary,
)


def is_primary(expr: Expr) -> bool:
    """Whether a unary operator in front applies to the whole expression."""
    return isinstance(expr, (NameRef, Paren, Index, IndexExpr, Call, MethodCall, String))


def is_prefix(script: Script, expr: Expr) -> bool:
    """Whether something is indexed, called or instantiated on the expression: then only a call chain fits."""
    parent = script.parent(expr)
    if isinstance(parent, Call):
        return parent.func is expr
    if isinstance(parent, (Index, IndexExpr, MethodCall)):
        return parent.obj is expr
    return isinstance(parent, Instantiation)


def is_statement(script: Script, expr: Expr) -> bool:
    """Whether a call is a statement of its own."""
    return isinstance(script.parent(expr), CallStat)


def unary_needs_parentheses(script: Script, expr: Expr) -> bool:
    """Whether `#x` in place of the expression would bind differently."""
    parent = script.parent(expr)
    if isinstance(parent, Binary):
        return parent.op == "^" and parent.left is expr
    return isinstance(parent, Assertion)


def operator_needs_parentheses(script: Script, expr: Expr) -> bool:
    """Whether `a // b` in place of the expression needs parentheses; said generously, to read well too."""
    return isinstance(script.parent(expr), (Binary, Unary, Assertion))
