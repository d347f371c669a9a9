"""What happens to tables that a script keeps in a local variable."""

from dataclasses import dataclass

from server.engines.luau.analysis.builtins import CHANGES_TABLE, ITERATORS, READS_TABLE_ONLY, Builtins
from server.engines.luau.analysis.names import Binding, Names
from server.engines.luau.syntax.nodes import (
    Assign,
    Boolean,
    Call,
    CallStat,
    CompoundAssign,
    Expr,
    FunctionStat,
    GenericFor,
    Index,
    IndexExpr,
    Local,
    MethodCall,
    NameRef,
    Nil,
    Node,
    Number,
    String,
    Table,
    Unary,
    Varargs,
)


@dataclass(frozen=True, slots=True)
class TableUse:
    """A table literal held by exactly one local variable that is never assigned again.

    It never gets a metatable and nobody else ever sees it unless `escapes`; it stays as written unless `changed`.
    """

    literal: Table
    escapes: bool
    changed: bool

    @property
    def sealed(self) -> bool:
        return not self.escapes and not self.changed

    @property
    def items(self) -> list[Expr]:
        return [item.value for item in self.literal.items]

    @property
    def is_array(self) -> bool:
        """Positional items only, none of them nil or of unknown number: the length is the number of items."""
        return all(
            not item.name and item.key is None and not isinstance(item.value, (Nil, Varargs))
            for item in self.literal.items
        ) and all(not may_be_many(value) for value in self.items[-1:])


def may_be_many(expr: Expr) -> bool:
    """Whether the expression may give any number of values at the end of a list."""
    return isinstance(expr, (Call, MethodCall, Varargs))


def is_constant(expr: Expr) -> bool:
    """A literal number, string or boolean, perhaps negated."""
    if isinstance(expr, Unary):
        return expr.op == "-" and isinstance(expr.operand, Number)
    return isinstance(expr, (Number, String, Boolean))


class Tables:
    """Answers, per local variable, what becomes of the table in it."""

    def __init__(self, names: Names, builtins: Builtins) -> None:
        self._names = names
        self._builtins = builtins
        self._known: dict[Binding, TableUse | None] = {}

    def use_of(self, binding: Binding | None) -> TableUse | None:
        """None when the variable does not simply hold one table literal."""
        if binding is None:
            return None
        if binding not in self._known:
            self._known[binding] = self._examine(binding)
        return self._known[binding]

    def use_of_expr(self, expr: Expr) -> TableUse | None:
        return self.use_of(self._names.binding_of.get(expr)) if isinstance(expr, NameRef) else None

    def _examine(self, binding: Binding) -> TableUse | None:
        statement = binding.statement
        if binding.writes or not isinstance(statement, Local) or len(binding.definitions) != 1:
            return None
        position = binding.definitions[0].position
        if position >= len(statement.values) or not isinstance(statement.values[position], Table):
            return None
        literal = statement.values[position]
        assert isinstance(literal, Table)
        changed = False
        for ref in binding.reads:
            effect = self._effect(ref)
            if effect == "escapes":
                return TableUse(literal, escapes=True, changed=True)
            changed = changed or effect == "changes"
        return TableUse(literal, escapes=False, changed=changed)

    def _effect(self, ref: NameRef) -> str:
        """What one mention does to the table: "reads", "changes" or "escapes"."""
        parent = self._names.parents[ref]
        if isinstance(parent, (Index, IndexExpr)) and parent.obj is ref:
            return "changes" if self._is_target(parent) else "reads"
        if isinstance(parent, Unary) and parent.op == "#":
            return "reads"
        if isinstance(parent, GenericFor):
            return "reads" if self._is_iterated(parent, ref) else "escapes"
        if isinstance(parent, Call) and parent.args and parent.args[0] is ref:
            return self._effect_of_call(parent)
        return "escapes"

    def _effect_of_call(self, call: Call) -> str:
        name = self._builtins.name_of(call.func)
        parent = self._names.parents[call]
        if name in ITERATORS:
            return "reads" if isinstance(parent, GenericFor) and parent.values == [call] else "escapes"
        if name in READS_TABLE_ONLY:
            return "reads"
        if name in CHANGES_TABLE and (name != "rawset" or isinstance(parent, CallStat)):
            return "changes"
        return "escapes"

    def _is_iterated(self, loop: GenericFor, ref: NameRef) -> bool:
        """`in t` or `in next, t`: any other iterator function would be handed the table."""
        if loop.values == [ref]:
            return True
        return loop.values[1:] == [ref] and self._builtins.name_of(loop.values[0]) == "next"

    def _is_target(self, access: Node) -> bool:
        """Whether `t.x` or `t[k]` is assigned rather than read."""
        statement = self._names.parents[access]
        if isinstance(statement, Assign):
            return access in statement.targets
        return isinstance(statement, (CompoundAssign, FunctionStat)) and statement.target is access
