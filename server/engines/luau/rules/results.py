"""What a function gives, whatever it is called with, and whether an operation on that can fail."""

from collections.abc import Collection

from server.engines.luau.analysis.proofs import BOOLEAN, NUMBER, STRING, UNKNOWN
from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.lines import operations_after
from server.engines.luau.rules.regions import own_nodes
from server.engines.luau.syntax.nodes import Binary, Call, Expr, Function, Node, NumericFor, Paren, Return, Unary

_ARITHMETIC = frozenset(("+", "-", "*", "/", "//", "%", "^"))
_COMPARISONS = frozenset(("<", "<=", ">", ">="))


def result_kind(script: Script, function: Function) -> str:
    """The type of the one value that every call gives, or `unknown`."""
    body = function.body.body
    if not body or not isinstance(body[-1], Return):
        return UNKNOWN
    kinds = {
        script.proofs.type_of(node.values[0]) if len(node.values) == 1 else UNKNOWN
        for node in own_nodes(function.body)
        if isinstance(node, Return)
    }
    kind = kinds.pop() if len(kinds) == 1 else UNKNOWN
    return kind if kind in (NUMBER, STRING, BOOLEAN) else UNKNOWN


def operations_may_fail(script: Script, function: Function, calls: Collection[Call]) -> bool:
    """Whether anything that goes on with what these calls of the function give may raise an error."""
    kind = result_kind(script, function)
    return any(
        not _succeeds(script, operation, calls, kind) for call in calls for operation in operations_after(script, call)
    )


def _succeeds(script: Script, operation: Node, calls: Collection[Call], kind: str) -> bool:
    if isinstance(operation, NumericFor):
        bounds = [operation.first, operation.last, *([] if operation.step is None else [operation.step])]
        return all(_kind(script, bound, calls, kind) == NUMBER for bound in bounds)
    return isinstance(operation, (Binary, Unary)) and _kind(script, operation, calls, kind) != UNKNOWN


def _kind(script: Script, expr: Expr, calls: Collection[Call], kind: str) -> str:
    """The type of an expression in which these calls give that type; `unknown` also for one that may fail."""
    if isinstance(expr, Paren):
        return _kind(script, expr.expr, calls, kind)
    if isinstance(expr, Call) and expr in calls:
        return kind
    if isinstance(expr, Unary) and expr.op in ("-", "#"):
        operand = _kind(script, expr.operand, calls, kind)
        return NUMBER if operand == (NUMBER if expr.op == "-" else STRING) else UNKNOWN
    if isinstance(expr, Binary) and expr.op in (*_ARITHMETIC, *_COMPARISONS, ".."):
        kinds = {_kind(script, side, calls, kind) for side in (expr.left, expr.right)}
        if expr.op == "..":
            return STRING if kinds <= {NUMBER, STRING} else UNKNOWN
        if expr.op in _COMPARISONS:
            return BOOLEAN if kinds in ({NUMBER}, {STRING}) else UNKNOWN
        return NUMBER if kinds == {NUMBER} else UNKNOWN
    return script.proofs.type_of(expr)
