"""Between which whole numbers a value stays, where the text tells."""

from server.engines.luau.analysis.fixed import FixedVariables
from server.engines.luau.analysis.literals import string_bytes
from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import (
    Binary,
    Call,
    Expr,
    Function,
    Local,
    NameRef,
    Number,
    NumericFor,
    Paren,
    Unary,
)

LARGEST = 1_000_000
"""No range goes beyond it. Lengths and counts of arguments are taken to stay below: what they count is in memory."""
_DEEPEST = 40
"""How many variables and operators are followed."""

Range = tuple[int, int]
"""The least and the greatest value."""


class Ranges:
    """Answers for one script, and keeps what it has found of variables."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._variables = FixedVariables(self._declared)
        self._depth = 0

    def of(self, expr: Expr) -> Range | None:
        """None when the value may be beyond LARGEST, a fraction or no number, or when nothing is known."""
        if self._depth == _DEEPEST:
            return None
        self._depth += 1
        found = self._expression(expr)
        self._depth -= 1
        return found if found is not None and -LARGEST <= found[0] <= found[1] <= LARGEST else None

    def _expression(self, expr: Expr) -> Range | None:
        if isinstance(expr, Number):
            digits = expr.text.replace("_", "")
            return (int(digits), int(digits)) if digits.isdecimal() and len(digits) <= len(str(LARGEST)) else None
        if isinstance(expr, Paren):
            return self.of(expr.expr)
        if isinstance(expr, Unary):
            return (0, LARGEST) if expr.op == "#" and self._has_plain_length(expr.operand) else None
        if isinstance(expr, Binary):
            left, right = self.of(expr.left), self.of(expr.right)
            return None if left is None or right is None else _combined(expr.op, left, right)
        if isinstance(expr, Call):
            return (0, LARGEST) if self._counts_arguments(expr) else None
        return self._variables.of(self._script.binding(expr))

    def _has_plain_length(self, operand: Expr) -> bool:
        """A variable that holds a string, or a table that never gets a metatable."""
        if not isinstance(operand, NameRef):
            return False
        use = self._script.tables.use_of_expr(operand)
        return self._script.proofs.is_string(operand) or (use is not None and not use.escapes)

    def _counts_arguments(self, call: Call) -> bool:
        """`select("#", …)`."""
        first = call.args[0] if call.args else None
        return first is not None and string_bytes(first) == b"#" and self._script.builtin(call.func) == "select"

    def _declared(self, binding: Binding) -> Range | None:
        statement, position = binding.statement, binding.definitions[0].position
        if isinstance(statement, Local):
            return self.of(statement.values[position]) if position < len(statement.values) else None
        if isinstance(statement, NumericFor):
            first, last = self.of(statement.first), self.of(statement.last)
            if first is None or last is None or statement.step is not None:
                return None
            return first[0], max(first[0], last[1])
        if isinstance(statement, Function) and binding.decl is not None:
            return self._passed(statement, position)
        return None

    def _passed(self, function: Function, position: int) -> Range | None:
        """The range of a parameter over all calls, if all of them are known."""
        found: Range | None = None
        for call in self._script.proofs.calls.reaching(function) or ():
            passed = self.of(call.args[position]) if position < len(call.args) else None
            if passed is None:
                return None
            found = passed if found is None else (min(found[0], passed[0]), max(found[1], passed[1]))
        return found


def _combined(op: str, left: Range, right: Range) -> Range | None:
    if op == "+":
        return left[0] + right[0], left[1] + right[1]
    if op == "-":
        return left[0] - right[1], left[1] - right[0]
    if op == "*":
        products = [one * other for one in left for other in right]
        return min(products), max(products)
    if op == "//" and left[0] >= 0 and right[0] > 0:
        return left[0] // right[1], left[1] // right[0]
    return None
