"""Which values have no metamethods of the script's: plain tables, and whatever is Luau's or the engine's own."""

from functools import cached_property

from server.engines.luau.analysis.names import Binding, Definition
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.instances.facts import facts
from server.engines.luau.instances.seen import Seen
from server.engines.luau.modernise.receivers import ENGINE
from server.engines.luau.syntax.nodes import (
    Assertion,
    Binary,
    Call,
    CompoundAssign,
    Expr,
    GenericFor,
    IfExpr,
    MethodCall,
    NameRef,
    Paren,
    Unary,
)

_COMPARING = frozenset(("==", "~=", "<", "<=", ">", ">="))


class Free:
    """Answers about the expressions of one script. Ask it inside `recursion_room`."""

    def __init__(self, script: Script, seen: Seen) -> None:
        self._script = script
        self._seen = seen
        self._assumed: set[Binding] | None = None
        """While variables are gone through: those that are not found to hold anything else so far."""

    def is_free(self, expr: Expr) -> bool:
        if self._script.heap.is_plain(expr) or self._is_engine(expr):
            return True
        match expr:
            case NameRef():
                return self._script.binding(expr) in self._held
            case Paren() | Assertion():
                return self.is_free(expr.expr)
            case Unary():
                return expr.op == "not" or self.is_free(expr.operand)
            case Binary():
                return expr.op in _COMPARING or (self.is_free(expr.left) and self.is_free(expr.right))
            case IfExpr():
                return all(map(self.is_free, [*expr.parts[1::2], expr.parts[-1]]))
            case Call():
                return self._seen.untouched.member_of(expr.func) in facts().constructors
            case MethodCall():
                return expr.name in facts().values and self.is_instance(expr.obj)
        return False

    def is_instance(self, expr: Expr) -> bool:
        """Whether a method that is called on it can only be one of an instance."""
        return self._seen.known(expr) == ENGINE or self._seen.class_of(expr) is not None

    def _is_engine(self, expr: Expr) -> bool:
        """Whether it is the engine's own, and no array, which the script may give a metatable later."""
        known = self._seen.known(expr)
        return known is not None and not known.name.startswith("[")

    @property
    def _held(self) -> set[Binding]:
        return self._settled if self._assumed is None else self._assumed

    @cached_property
    def _settled(self) -> set[Binding]:
        """The variables that never hold anything else, found by ruling out one after the other."""
        left = self._assumed = set(self._script.names.bindings)
        while True:
            out = {binding for binding in left if not all(map(self._is_given, binding.definitions))}
            if not out:
                break
            left -= out
        self._assumed = None
        return left

    def _is_given(self, one: Definition) -> bool:
        if one.how == "values":
            if one.position < len(one.values):
                return self.is_free(one.values[one.position])
            return not one.values or not may_be_many(one.values[-1])
        if one.how == "compound":
            assert isinstance(one.statement, CompoundAssign)
            return self.is_free(one.statement.target) and self.is_free(one.statement.value)
        if one.how == "iterated":
            assert isinstance(one.statement, GenericFor)
            return one.position == 0 and self._counts(one.statement)
        return one.how in ("counter", "function")

    def _counts(self, loop: GenericFor) -> bool:
        """Whether the first variable of the loop is a number or a key of the engine's."""
        subject, name = self._script.heap.iterated_table(loop)
        return name == "ipairs" or (subject is not None and self._seen.is_list(subject))
