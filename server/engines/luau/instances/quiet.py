"""Which code leaves every instance as it is, so that what is read of one stays the same all the while.

Whatever changes an instance can run handlers, in this script and in others; so can a call that is not followed, and
the engine itself goes on while a script waits. Code is quiet when none of these can happen in it: it computes, changes
variables and tables of its own, and of instances it only reads.
"""

from server.engines.luau.analysis.calls import function_in
from server.engines.luau.analysis.effect import Effect
from server.engines.luau.analysis.effects import own_nodes
from server.engines.luau.analysis.library import Library
from server.engines.luau.analysis.script import Script
from server.engines.luau.instances.facts import facts
from server.engines.luau.instances.free import Free
from server.engines.luau.instances.seen import Seen
from server.engines.luau.syntax.nodes import (
    Assign,
    Binary,
    Call,
    CompoundAssign,
    Expr,
    Function,
    FunctionStat,
    GenericFor,
    Index,
    IndexExpr,
    Instantiation,
    Interpolated,
    MethodCall,
    NameRef,
    Node,
    Unary,
)

_HEARD = frozenset(("print", "warn"))
"""Others may listen to what is printed."""
_ASKS = frozenset(("tostring", "string.format", "table.find"))
"""They call no other code than metamethods of their arguments."""
_ITERATES = frozenset(("string.gmatch", "utf8.codes"))
_ARITHMETIC = frozenset(("+", "-", "*", "/", "//", "%", "^", "..", "<", "<=", ">", ">="))


class Quiet:
    """Answers about the code of one script. Ask it inside `recursion_room`."""

    def __init__(self, script: Script, seen: Seen) -> None:
        self._script = script
        self._seen = seen
        self._free = Free(script, seen)
        self._library = Library(script.builtins, script.proofs, script.heap)
        self._known: dict[Node, bool] = {}

    def is_quiet(self, region: Node) -> bool:
        """Whether executing the node, and the functions that it calls, leaves all instances as they are."""
        if region not in self._known:
            self._known[region] = False  # what comes to call itself is not followed
            self._known[region] = all(map(self._allows, own_nodes(region)))
        return self._known[region]

    def _allows(self, node: Node) -> bool:
        """Whether this node does nothing else, apart from what is below it."""
        match node:
            case Call():
                return self._calls(node)
            case MethodCall():
                return self._calls_method(node)
            case Index() | IndexExpr():
                return self._script.builtin(node) is not None or self._free.is_free(node.obj)
            case Binary():
                return self._computes(node)
            case Unary():
                return node.op == "not" or self._free.is_free(node.operand) or self._seen.is_list(node.operand)
            case Interpolated():
                return all(map(self._free.is_free, node.values))
            case Assign():
                return all(map(self._is_own, node.targets))
            case FunctionStat():
                return self._is_own(node.target)
            case CompoundAssign():
                return self._is_own(node.target) and self._free.is_free(node.target) and self._free.is_free(node.value)
            case GenericFor():
                return self._iterates(node)
        return not isinstance(node, Instantiation)

    def _computes(self, node: Binary) -> bool:
        operands = map(self._free.is_free, (node.left, node.right))
        if node.op in ("==", "~="):
            return any(operands)
        return node.op not in _ARITHMETIC or all(operands)

    def _is_own(self, target: Expr) -> bool:
        """Whether assigning to it changes a variable, or a table that has no metatable."""
        return not isinstance(target, (Index, IndexExpr)) or self._script.heap.is_plain(target.obj)

    def _iterates(self, loop: GenericFor) -> bool:
        subject, name = self._script.heap.iterated_table(loop)
        if subject is None:
            return False
        if name is not None or self._script.heap.is_table(subject) or self._seen.is_list(subject):
            return True
        return isinstance(subject, (Call, MethodCall)) and self._library.name_and_arguments(subject)[0] in _ITERATES

    def _calls(self, call: Call) -> bool:
        if self._seen.untouched.member_of(call.func) in facts().constructors:
            return True
        function = self._function(call.func)
        return self.is_quiet(function) if function is not None else self._is_of_luau(call)

    def _function(self, called: Expr) -> Function | None:
        """The local function, never replaced, that is certain to be called."""
        binding = self._script.binding(called) if isinstance(called, NameRef) else None
        return None if binding is None or binding.writes else function_in(binding)

    def _calls_method(self, call: MethodCall) -> bool:
        if self._seen.service(call) is not None or self._seen.is_value(self._seen.known(call.obj)):
            return True
        if self._free.is_instance(call.obj):
            return any(call.name in names for names in (facts().looks, facts().values, facts().tables))
        return self._is_of_luau(call)

    def _is_of_luau(self, call: Call | MethodCall) -> bool:
        """Whether it calls a function of Luau's own, which in turn calls nothing."""
        effect = Effect()
        if not self._library.note(call, effect) or effect.yields:
            return False
        name, args = self._library.name_and_arguments(call)
        if name in _HEARD:
            return False
        return not effect.runs_unknown or (name in _ASKS and all(map(self._free.is_free, args)))
