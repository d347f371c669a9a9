"""How long a text can come out, where the script tells, for texts that cost nothing but time to make."""

from server.engines.luau.analysis.literals import string_bytes
from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.repeatable import is_repeatable
from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import Binary, Call, Expr, Function, Interpolated, Local, Paren, String

_NUMBER = 32
"""A number as text takes at most 24 bytes (`%.17g`)."""
_TYPE = 64
"""The name of a type; those of Roblox have up to 40 letters."""
_DEEPEST = 40
"""How many variables and operators are followed."""


class Lengths:
    """Answers for one script, and keeps what it has found of variables."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._known: dict[Binding, int | None] = {}
        self._depth = 0

    def most(self, expr: Expr) -> int | None:
        """The most bytes of a string, or of a number as text.

        None when nothing is known, when it may hold a NUL, or when making it may fail, wait or do anything else.
        """
        if self._depth == _DEEPEST:
            return None
        self._depth += 1
        found = self._expression(expr)
        self._depth -= 1
        return found

    def _expression(self, expr: Expr) -> int | None:
        if isinstance(expr, String):
            data = string_bytes(expr)
            return len(data) if data is not None and b"\0" not in data else None
        if isinstance(expr, Paren):
            return self.most(expr.expr)
        if isinstance(expr, Binary) and expr.op == "..":
            return self._sum(0, [expr.left, expr.right])
        if isinstance(expr, Interpolated):
            text = self._script.text(expr)
            return self._sum(len(text.encode()), expr.values) if _is_plain(text) else None
        if isinstance(expr, Call):
            return self._named(expr)
        if is_repeatable(self._script, expr):
            return _NUMBER
        binding = self._script.binding(expr)
        return self._variable(binding) if binding is not None else None

    def _sum(self, total: int, parts: list[Expr]) -> int | None:
        for part in parts:
            most = self.most(part)
            if most is None:
                return None
            total += most
        return total

    def _named(self, call: Call) -> int | None:
        """`type(x)` and `typeof(x)` of a variable."""
        known = self._script.builtin(call.func) in ("type", "typeof") and len(call.args) == 1
        return _TYPE if known and self._script.binding(call.args[0]) is not None else None

    def _variable(self, binding: Binding) -> int | None:
        """A variable that is never assigned again. One that depends on itself has no bound."""
        if binding.writes:
            return None
        if binding not in self._known:
            self._known[binding] = None
            self._known[binding] = self._declared(binding)
        return self._known[binding]

    def _declared(self, binding: Binding) -> int | None:
        statement, position = binding.statement, binding.definitions[0].position
        if isinstance(statement, Local):
            return self.most(statement.values[position]) if position < len(statement.values) else None
        if not isinstance(statement, Function) or binding.decl is None:
            return None
        found: int | None = None
        for call in self._script.proofs.calls.reaching(statement) or ():
            passed = self.most(call.args[position]) if position < len(call.args) else None
            if passed is None:
                return None
            found = passed if found is None else max(found, passed)
        return found


def _is_plain(text: str) -> bool:
    """Whether an interpolated string has no escapes, among which one might be a NUL."""
    return "\\" not in text
