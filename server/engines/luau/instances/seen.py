"""What the expressions of a script are, by what the text shows alone: no annotation is believed."""

from server.engines.luau.analysis.names import Binding, Definition
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.instances.facts import facts
from server.engines.luau.modernise.api import CONNECTION, SIGNAL, api
from server.engines.luau.modernise.globals import UntouchedGlobals
from server.engines.luau.modernise.receivers import ENGINE, LISTENING, VALUE, WAITING, Known, Receivers, plain_text
from server.engines.luau.syntax.nodes import (
    Assertion,
    Binary,
    Call,
    Expr,
    Function,
    GenericFor,
    Index,
    MethodCall,
    NameRef,
    Paren,
)
from server.engines.word_sets import words

_ITERATORS = frozenset(("pairs", "ipairs"))
_GIVING = words(
    """
    PlayerAdded PlayerRemoving CharacterAdded CharacterRemoving CharacterAppearanceLoaded ChildAdded ChildRemoved
    DescendantAdded DescendantRemoving Touched TouchEnded MouseClick MouseHoverEnter MouseHoverLeave Triggered
    OnServerEvent
    """
)
"""Events whose listeners get an instance for each argument whose type is known, never nil."""


class Seen(Receivers):
    """Like `Receivers`, but certain: an array is only what a call gives in place, a type is not taken on trust."""

    def __init__(self, script: Script) -> None:
        self.untouched = UntouchedGlobals(script)
        self._asked: set[Binding] = set()
        """Parameters that are being looked at: of a function that calls itself."""
        super().__init__(script, api(), self.untouched, believes_annotations=False)

    def class_of(self, expr: Expr) -> str | None:
        """The class of the instance that the expression gives, if it does not give nil."""
        known = self.known(expr)
        return known.name if known is not None and self._api.is_instance(known.name) else None

    def is_value(self, known: Known | None) -> bool:
        """Whether it is a value such as a vector, whose methods only compute."""
        if known is None or known.name in (SIGNAL, CONNECTION):
            return False
        return known == VALUE or (known.name in self._api and not self._api.is_instance(known.name))

    def is_list(self, expr: Expr) -> bool:
        """Whether the expression makes an array of instances, as `GetChildren` does: nobody else has it yet."""
        known = self.known(expr) if isinstance(expr, MethodCall) else None
        return known is not None and known.name.startswith("[")

    def service(self, expr: Expr) -> str | None:
        """The service that `game:GetService("…")` gives, if it is one that every game has."""
        if not isinstance(expr, MethodCall) or expr.name != "GetService" or len(expr.args) != 1:
            return None
        game = expr.obj
        if not isinstance(game, NameRef) or game.name != "game" or not self.is_own_global(game):
            return None
        name = plain_text(expr.args[0])
        return name if name in facts().services else None

    def is_own_global(self, ref: NameRef) -> bool:
        """Whether the name means `game`, `workspace` or `script` as Roblox gives them."""
        return ref.name in ("game", "workspace", "script") and self.untouched.is_untouched(ref)

    # Whether it may be nil

    def is_there(self, expr: Expr) -> bool:
        """Whether the expression certainly gives a value, and not nil."""
        match expr:
            case NameRef():
                binding = self._script.binding(expr)
                return self.is_own_global(expr) if binding is None else self.always_holds(binding)
            case Paren() | Assertion():
                return self.is_there(expr.expr)
            case Binary():
                return expr.op == "or" and self.is_there(expr.right)
            case Call():
                return self.constructed(expr) is not None
            case MethodCall():
                return self._gives(expr)
        return False

    def always_holds(self, binding: Binding) -> bool:
        """Whether the variable, which is given a value only once, certainly does not hold nil."""
        if len(binding.definitions) != 1:
            return False
        one = binding.definitions[0]
        if one.how == "values":
            return one.position < len(one.values) and self.is_there(one.values[one.position])
        if one.how == "iterated":
            return self._iterated(one) is not None
        if one.how != "argument" or binding.decl is None or not isinstance(one.statement, Function):
            return False
        if binding in self._asked or not self._running_functions_are_private:
            return False
        self._asked.add(binding)
        given = self._is_always_given(one.statement, one.position)
        self._asked.discard(binding)
        return given

    def _is_always_given(self, function: Function, position: int) -> bool:
        """Whether every place that calls the function is in view and gives it something in this position."""
        parent = self._script.parent(function)
        if isinstance(parent, MethodCall):
            return self._is_listening(parent, function)
        binding = self._named_functions.get(function)
        if binding is None or binding.writes:
            return False
        return all(self._is_passed(ref, position) for ref in binding.reads)

    def _is_passed(self, ref: NameRef, position: int) -> bool:
        parent = self._script.parent(ref)
        if isinstance(parent, MethodCall):
            return self._is_listening(parent, ref)
        if not isinstance(parent, Call) or parent.func is not ref:
            return False
        return position < len(parent.args) and self.is_there(parent.args[position])

    def _is_listening(self, call: MethodCall, listener: Expr) -> bool:
        return call.name in LISTENING and call.args[:1] == [listener] and self._is_giving(call.obj)

    def _gives(self, call: MethodCall) -> bool:
        if call.name in WAITING:
            return self._is_giving(call.obj)
        if call.name == "WaitForChild" and len(call.args) == 1 and not may_be_many(call.args[0]):
            return self.class_of(call.obj) is not None
        return self.service(call) is not None

    def _is_giving(self, signal: Expr) -> bool:
        known = self.known(signal)
        return isinstance(signal, Index) and signal.name in _GIVING and known is not None and known.name == SIGNAL

    # What `Receivers` takes on trust, or does not need to know

    def _iterated(self, definition: Definition) -> Known | None:
        loop = definition.statement
        assert isinstance(loop, GenericFor)
        source = loop.values[0]
        if isinstance(source, Call) and self._script.builtin(source.func) in _ITERATORS and len(source.args) == 1:
            source = source.args[0]
        return super()._iterated(definition) if self.is_list(source) else None

    def _indexed(self, expr: Index) -> Known | None:
        found = super()._indexed(expr)
        return VALUE if found is None and self.is_value(self.known(expr.obj)) else found

    def _method(self, call: MethodCall) -> Known | None:
        found = super()._method(call)
        held = self.known(call.obj)
        if found is not None or held is None:
            return found
        looked = facts().looks.get(call.name) is not None and (held == ENGINE or self._api.is_instance(held.name))
        return VALUE if looked or self.is_value(held) else None
