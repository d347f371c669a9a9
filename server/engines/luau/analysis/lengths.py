"""How long a text can come out, where the script tells, for texts that cost nothing but time to make."""

import re

from server.engines.luau.analysis.fixed import FixedVariables
from server.engines.luau.analysis.literals import string_bytes
from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.proofs import BOOLEAN
from server.engines.luau.analysis.repeatable import is_repeatable
from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import (
    Binary,
    Call,
    Expr,
    Function,
    Interpolated,
    Local,
    MethodCall,
    Paren,
    String,
)

_NUMBER = 32
"""A number as text takes at most 24 bytes (`%.17g`), and 20 as a whole one."""
_TYPE = 64
"""The name of a type; those of Roblox have up to 40 letters."""
_FORMAT = re.compile(rb"%[sd%]|[^%]")
_DEEPEST = 40
"""How many variables and operators are followed."""


class Lengths:
    """Answers for one script, and keeps what it has found of variables."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._variables = FixedVariables(self._declared)
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
        if isinstance(expr, (Call, MethodCall)):
            return self._called(expr)
        if is_repeatable(self._script, expr):
            return _NUMBER
        return self._variables.of(self._script.binding(expr))

    def _sum(self, total: int, parts: list[Expr]) -> int | None:
        for part in parts:
            most = self.most(part)
            if most is None:
                return None
            total += most
        return total

    def _called(self, call: Call | MethodCall) -> int | None:
        """`type(x)` and `typeof(x)` of a variable, `tostring(x)` of what has no code of its own, and string.format."""
        if isinstance(call, MethodCall):
            usable = call.name == "format" and isinstance(call.obj, Paren) and self._script.builtins.usable("string")
            return self._formatted(call.obj.expr, call.args) if usable and isinstance(call.obj, Paren) else None
        name = self._script.builtin(call.func)
        if name == "string.format" and call.args:
            return self._formatted(call.args[0], call.args[1:])
        if len(call.args) != 1:
            return None
        value = call.args[0]
        if name == "tostring":
            is_boolean = self._script.binding(value) is not None and self._script.proofs.type_of(value) == BOOLEAN
            return _NUMBER if is_boolean else self.most(value)
        return _TYPE if name in ("type", "typeof") and self._script.binding(value) is not None else None

    def _formatted(self, pattern: Expr, values: list[Expr]) -> int | None:
        """Nothing but `%s` for texts and numbers, `%d` for numbers, and `%%`."""
        data = string_bytes(pattern)
        if data is None or b"\0" in data:
            return None
        pieces = _FORMAT.findall(data)
        wanted = [piece for piece in pieces if piece in (b"%s", b"%d")]
        if b"".join(pieces) != data or len(wanted) != len(values):
            return None
        if any(
            piece == b"%d" and not is_repeatable(self._script, value)
            for piece, value in zip(wanted, values, strict=True)
        ):
            return None
        return self._sum(len(data), values)

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
