"""What an expression is, as far as the text shows it: an instance of a class, a signal, some value of the engine.

Flow does not matter: a variable has a type when every value that it is ever given has it. nil is left out of account,
since nothing can be called or read on it, before an edit or after.
"""

from dataclasses import dataclass

from server.engines.luau.analysis.calls import function_in
from server.engines.luau.analysis.names import Binding, Definition
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.modernise.api import CONNECTION, INSTANCE, NAMED_CLASS, OWN_CLASS, SIGNAL, Api
from server.engines.luau.modernise.globals import UntouchedGlobals
from server.engines.luau.syntax.nodes import (
    Assertion,
    Binary,
    Call,
    Expr,
    Function,
    GenericFor,
    IfExpr,
    Index,
    MethodCall,
    NameRef,
    Nil,
    Paren,
    String,
    TypeAlias,
    TypeFunction,
    TypeNode,
    Unary,
)

_DEEPEST = 150
"""Expressions and variables that lead from one to the next."""
LISTENING = frozenset(("Connect", "connect", "Once", "ConnectParallel"))
WAITING = frozenset(("Wait", "wait"))
_ARITHMETIC = frozenset(("+", "-", "*", "/", "//", "%", "^"))
_ITERATORS = frozenset(("pairs", "ipairs"))


@dataclass(frozen=True, slots=True)
class Known:
    """A class by name; `[Player]` is an array. `params` are the types that listeners of a signal are called with."""

    name: str
    params: tuple[str, ...] = ()


ENGINE = Known("(engine)")
"""Something that an instance holds: a child, or a property. Never a table with functions of a script."""
VALUE = Known("(value)")
"""A result of arithmetic with values of the engine: certainly no instance, so it has no children."""
NOTHING = Known("(nil)")
"""nil, and the start of a join."""


class Receivers:
    """Tells what the expressions of one script are. Build and ask it inside `recursion_room`."""

    def __init__(
        self, script: Script, known_api: Api, untouched: UntouchedGlobals, *, believes_annotations: bool = True
    ) -> None:
        self._script = script
        self._believes_annotations = believes_annotations
        self._api = known_api
        self._untouched = untouched
        self._expressions: dict[Expr, Known | None] = {}
        self._bindings: dict[Binding, Known | None] = {}
        self._running_functions_are_private = "debug" not in script.names.globals
        self._own_types = _declared_types(script)
        self._named_functions = {function_in(binding): binding for binding in script.names.bindings}
        self._depth = 0

    def known(self, expr: Expr) -> Known | None:
        """What the expression is; None when the text does not show it."""
        if expr not in self._expressions:
            if self._depth == _DEEPEST:
                return None
            self._expressions[expr] = None  # what depends on itself stays unknown
            self._depth += 1
            self._expressions[expr] = self._looked_at(expr)
            self._depth -= 1
        return self._expressions[expr]

    def constructed(self, call: Call) -> str | None:
        """The class that an `Instance.new` names; `Instance` when it is no plain text."""
        if self._untouched.member_of(call.func) != "Instance.new" or not call.args:
            return None
        return plain_text(call.args[0]) or INSTANCE

    def _looked_at(self, expr: Expr) -> Known | None:
        match expr:
            case Nil():
                return NOTHING
            case NameRef():
                return self._named(expr)
            case Paren():
                return self.known(expr.expr)
            case Assertion():
                return self._annotated(expr.annotation) or self.known(expr.expr)
            case Index():
                return self._indexed(expr)
            case MethodCall():
                return self._method(expr)
            case Call():
                return self._called(expr)
            case Binary():
                return self._binary(expr)
            case Unary():
                return self._unary(expr)
            case IfExpr():
                return self._join([self.known(value) for value in [*expr.parts[1::2], expr.parts[-1]]])
        return None

    def _named(self, ref: NameRef) -> Known | None:
        binding = self._script.binding(ref)
        if binding is not None:
            return self._variable(binding)
        found = self._api.globals.get(ref.name)
        return Known(found) if found and self._untouched.is_untouched(ref) else None

    def _indexed(self, expr: Index) -> Known | None:
        held = self.known(expr.obj)
        if held in (ENGINE, VALUE):
            return held
        if held is None or held.name not in self._api:
            return None
        params = self._api.event(held.name, expr.name)
        if params is not None:
            return Known(SIGNAL, params)
        found = self._api.property(held.name, expr.name)
        if found is not None:
            return Known(found)
        if held.name == "DataModel" and expr.name in self._api.services:
            return Known(expr.name)
        return ENGINE if self._api.is_instance(held.name) else None

    def _method(self, call: MethodCall) -> Known | None:
        held = self.known(call.obj)
        if held is None:
            return None
        if held == ENGINE or held.name == SIGNAL:
            if call.name in LISTENING:
                return Known(CONNECTION)
            if call.name in WAITING:
                return Known(held.params[0]) if held.params else None
        found = self._api.method(INSTANCE if held == ENGINE else held.name, call.name)
        if found == OWN_CLASS:
            return held
        if found == NAMED_CLASS:
            named = plain_text(call.args[0]) if call.args else None
            return Known(named if named is not None and named in self._api else INSTANCE)
        if found == "signal":
            return Known(SIGNAL)
        return Known(found) if found else None

    def _called(self, call: Call) -> Known | None:
        name = self._untouched.member_of(call.func)
        if name == "Instance.new":
            found = self.constructed(call)
            return Known(found if found in self._api else INSTANCE) if found else None
        made = self._api.constructors.get(name or "")
        return Known(made) if made else None

    def _binary(self, expr: Binary) -> Known | None:
        left, right = self.known(expr.left), self.known(expr.right)
        if expr.op == "and":
            return right  # else it is the left one because that is nil or false, on which nothing can be read
        if expr.op == "or":
            return self._join([left, right])
        if expr.op not in _ARITHMETIC or not (self._is_plain(expr.left) and self._is_plain(expr.right)):
            return None
        if left == right == Known("Vector3") and expr.op in "+-*/":
            return left
        return None if left is None and right is None else VALUE

    def _unary(self, expr: Unary) -> Known | None:
        held = self.known(expr.operand)
        if expr.op != "-" or held is None or not self._is_plain(expr.operand):
            return None
        return held if held == Known("Vector3") else VALUE

    def _is_plain(self, expr: Expr) -> bool:
        """Whether an operator on it is the engine's, and no metatable of the script's."""
        held = self.known(expr)
        if held is None:
            return self._script.proofs.is_number(expr)
        return held != NOTHING and not held.name.startswith("[")

    def _join(self, found: list[Known | None]) -> Known | None:
        """What holds of every one of them."""
        joined = NOTHING
        for one in found:
            if one is None:
                return None
            if one in (NOTHING, joined):
                continue
            joined = one if joined == NOTHING else self._both(joined, one)
            if joined == NOTHING:
                return None
        return joined

    def _both(self, left: Known, right: Known) -> Known:
        """NOTHING when the two have nothing in common that helps."""
        if all(one == ENGINE or self._api.is_instance(one.name) for one in (left, right)):
            if ENGINE in (left, right):
                return ENGINE
            others = set(self._api.line(right.name))
            return Known(next(one for one in self._api.line(left.name) if one in others))
        return NOTHING

    # Variables

    def _variable(self, binding: Binding) -> Known | None:
        if binding not in self._bindings:
            self._bindings[binding] = None
            annotation = binding.decl.annotation if binding.decl is not None else None
            said = self._annotated(annotation) if annotation is not None else None
            self._bindings[binding] = said or self._join([self._given(binding, one) for one in binding.definitions])
        return self._bindings[binding]

    def _given(self, binding: Binding, definition: Definition) -> Known | None:
        if definition.how == "values":
            return self._value(definition.values, definition.position)
        if definition.how == "iterated":
            return self._iterated(definition)
        if definition.how == "argument" and binding.decl is not None and isinstance(definition.statement, Function):
            return self._argument(definition.statement, definition.position)
        return None

    def _value(self, values: list[Expr], position: int) -> Known | None:
        """One value of a list, whose last expression may give several."""
        if position < len(values):
            return self.known(values[position])
        return None if values and may_be_many(values[-1]) else NOTHING

    def _iterated(self, definition: Definition) -> Known | None:
        loop = definition.statement
        assert isinstance(loop, GenericFor)
        if len(loop.values) != 1 or definition.position != 1:
            return None
        source = loop.values[0]
        if isinstance(source, Call):
            if self._script.builtin(source.func) not in _ITERATORS or len(source.args) != 1:
                return None
            source = source.args[0]
        held = self.known(source)
        return Known(held.name[1:-1]) if held is not None and held.name.startswith("[") else None

    def _argument(self, function: Function, position: int) -> Known | None:
        """A parameter is what every place gives it that calls the function, if all of them are known."""
        parent = self._script.parent(function)
        if isinstance(parent, MethodCall):
            return self._heard(parent, function, position)
        binding = self._named_functions.get(function)
        if binding is None or binding.writes or not binding.reads or not self._running_functions_are_private:
            return None
        return self._join([self._passed(ref, position) for ref in binding.reads])

    def _passed(self, ref: NameRef, position: int) -> Known | None:
        parent = self._script.parent(ref)
        if isinstance(parent, MethodCall):
            return self._heard(parent, ref, position)
        if isinstance(parent, Call) and parent.func is ref:
            return self._value(parent.args, position)
        return None

    def _heard(self, call: MethodCall, listener: Expr, position: int) -> Known | None:
        """What a listener of a known event is called with."""
        held = self.known(call.obj)
        if held is None or held.name != SIGNAL or call.name not in LISTENING or call.args[:1] != [listener]:
            return None
        return Known(held.params[position]) if position < len(held.params) else None

    def _annotated(self, annotation: TypeNode) -> Known | None:
        """The class that a type names. Nothing checks that when the script runs; it is the author's word."""
        if not self._believes_annotations:
            return None
        if annotation.kind in ("group", "union"):
            parts = [part for part in annotation.parts if isinstance(part, TypeNode)]
            named = [part for part in parts if not (part.kind in ("singleton", "name") and part.name == "nil")]
            return self._annotated(named[0]) if len(named) == 1 else None
        name = annotation.name
        plain = annotation.kind == "name" and not annotation.parts and name not in self._own_types
        return Known(name) if plain and name in self._api else None


def plain_text(expr: Expr) -> str | None:
    """The text of a quoted string without escapes."""
    if not isinstance(expr, String) or expr.text[:1] not in "'\"" or "\\" in expr.text:
        return None
    return expr.text[1:-1]


def _declared_types(script: Script) -> frozenset[str]:
    """Type names of the script itself, wherever they are declared."""
    names = {one.name for one in script.of(TypeAlias, TypeFunction) if isinstance(one, (TypeAlias, TypeFunction))}
    generics = (one for one in script.of(Function, TypeAlias) if isinstance(one, (Function, TypeAlias)))
    return frozenset(names | {generic.name for one in generics for generic in one.generics})
