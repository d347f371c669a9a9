"""Arithmetic that stands in a pack, computed exactly and without `eval`."""

import ast
import operator
from collections.abc import Callable
from fractions import Fraction

_OPERATIONS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: lambda one, other: Fraction(one // other),
    ast.Mod: operator.mod,
    ast.Pow: lambda base, exponent: Fraction(base ** int(exponent)),
}
LARGEST_EXPONENT = 64


def computed(works: str) -> Fraction:
    """The value of `works`: numbers, + − × ÷ * / // % **, and parentheses. Raise ValueError for anything else."""
    text = works.replace("×", "*").replace("÷", "/").replace("−", "-").replace(",", "").strip()
    try:
        return _value(ast.parse(text, mode="eval").body, text)
    except (SyntaxError, ZeroDivisionError) as error:
        raise ValueError(f"`{works}` cannot be computed: {error}") from error


def _value(node: ast.expr, text: str) -> Fraction:
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        return Fraction(ast.get_source_segment(text, node) or "")
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand, text)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        left, right = _value(node.left, text), _value(node.right, text)
        if isinstance(node.op, ast.Pow) and abs(right) > LARGEST_EXPONENT:
            raise ValueError(f"`{text}` has too large an exponent")
        return _OPERATIONS[type(node.op)](left, right)
    raise ValueError(f"`{text}` is more than arithmetic")
