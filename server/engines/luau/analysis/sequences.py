"""Which tables are sequences at every moment: values from 1 to `#t` without a hole, and nothing else.

Luau keeps such a table in its array part, so that a loop over it goes from 1 to `#t` in order, and its length does not
hang on how it grew.
"""

from collections.abc import Iterator

from server.engines.luau.analysis.builtins import CHANGES_TABLE, Builtins
from server.engines.luau.analysis.heap import Heap
from server.engines.luau.analysis.names import Names
from server.engines.luau.analysis.proofs import BOOLEAN, FUNCTION, NUMBER, STRING, Proofs
from server.engines.luau.analysis.stability import Stability
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.syntax.nodes import (
    Assertion,
    Assign,
    Binary,
    Block,
    Call,
    CompoundAssign,
    Continue,
    Expr,
    Function,
    FunctionStat,
    GenericFor,
    Index,
    IndexExpr,
    MethodCall,
    NameRef,
    Node,
    Number,
    NumericFor,
    Paren,
    Stat,
    Table,
    Unary,
    descendants,
)

_SOMETHING = frozenset((NUMBER, STRING, BOOLEAN, FUNCTION))
_SHIFTS = frozenset(("table.remove", "table.clear", "table.sort"))


class Sequences:
    """Answers about expressions of one script."""

    def __init__(self, names: Names, builtins: Builtins, proofs: Proofs, heap: Heap, stability: Stability) -> None:
        self._names = names
        self._builtins = builtins
        self._proofs = proofs
        self._heap = heap
        self._stability = stability
        self._known: dict[Expr, bool] = {}
        self._changes = [(obj, node) for node in names.parents for obj in self._changed_by(node)]

    def is_sequence(self, expr: Expr) -> bool:
        """Whether the expression can only give tables in view that are sequences whenever anyone looks."""
        return self._heap.is_table(expr) and all(map(self._is_kept, self._heap.values(expr).tables))

    def is_something(self, expr: Expr) -> bool:
        """Whether the expression can never give nil."""
        if isinstance(expr, (Paren, Assertion)):
            return self.is_something(expr.expr)
        if isinstance(expr, (Table, Function)):
            return True
        if self._proofs.type_of(expr) in _SOMETHING or self._heap.is_table(expr) or self._heap.is_number(expr):
            return True
        return self._is_iterated(expr) if isinstance(expr, NameRef) else self.is_element(expr)

    def is_element(self, expr: Expr) -> bool:
        """Whether this is `t[i]` in `for i = 1, #t`, of a sequence that stays as it is in the loop."""
        if not isinstance(expr, IndexExpr) or not isinstance(expr.obj, NameRef):
            return False
        loop = self.loop_of(expr.key)
        if not isinstance(loop, NumericFor) or not self.counts_from_one(loop) or not self.is_sequence(expr.obj):
            return False
        last, binding = loop.last, self._names.binding_of.get(expr.obj)
        if not isinstance(last, Unary) or last.op != "#" or not isinstance(last.operand, NameRef):
            return False
        if self._names.binding_of.get(last.operand) is not binding:
            return False
        if self._stability.function_of(expr) is not self._stability.function_of(loop):
            return False  # called later, it may find another table
        return self._stability.stays(expr.obj, loop) and not self._stability.may_change(expr.obj, None, loop)

    def loop_of(self, expr: Expr) -> NumericFor | GenericFor | None:
        """The loop whose first variable this is, if nothing else is ever assigned to it."""
        binding = self._names.binding_of.get(expr) if isinstance(expr, NameRef) else None
        if binding is None or binding.writes or binding.definitions[0].position != 0:
            return None
        return binding.statement if isinstance(binding.statement, (NumericFor, GenericFor)) else None

    @staticmethod
    def counts_from_one(loop: NumericFor) -> bool:
        steps = loop.step is None or (isinstance(loop.step, Number) and loop.step.text == "1")
        return steps and isinstance(loop.first, Number) and loop.first.text == "1"

    def _is_iterated(self, ref: NameRef) -> bool:
        """The second variable of a loop over the fields of a table."""
        binding = self._names.binding_of.get(ref)
        if binding is None or binding.writes or not isinstance(binding.statement, GenericFor):
            return False
        subject, name = self._heap.iterated_table(binding.statement)
        from_table = subject is not None and (name is not None or self._heap.is_table(subject))
        return from_table and binding.definitions[0].position == 1

    # What makes and what changes a table

    def _is_kept(self, table: Expr) -> bool:
        if table not in self._known:
            self._known[table] = False  # for a question about itself
            self._known[table] = self._begins_as_one(table) and all(
                self._keeps(obj, node) for obj, node in self._changes if table in self._heap.values(obj).tables
            )
        return self._known[table]

    def _begins_as_one(self, table: Expr) -> bool:
        if isinstance(table, Table):
            plain = all(not item.name and item.key is None and self.is_something(item.value) for item in table.items)
            return plain and not any(may_be_many(item.value) for item in table.items[-1:])
        if isinstance(table, MethodCall):
            return True  # s:split()
        name = self._builtins.name_of(table.func) if isinstance(table, Call) else None
        assert isinstance(table, Call)
        if name == "table.create":
            return len(table.args) == 1 or (len(table.args) == 2 and self.is_something(table.args[1]))
        if name == "table.clone":
            return self.is_sequence(table.args[0])
        return name == "string.split"

    def _changed_by(self, node: Node) -> Iterator[Expr]:
        targets: list[Expr] = []
        if isinstance(node, Assign):
            targets = node.targets
        elif isinstance(node, (CompoundAssign, FunctionStat)):
            targets = [node.target]
        elif isinstance(node, Call) and node.args and self._builtins.name_of(node.func) in CHANGES_TABLE:
            yield node.args[0]
        for target in targets:
            if isinstance(target, (Index, IndexExpr)):
                yield target.obj

    def _keeps(self, obj: Expr, node: Node) -> bool:
        """Whether the change makes a sequence of a sequence."""
        if isinstance(node, Call):
            return self._call_keeps(node)
        if isinstance(node, CompoundAssign):
            # on a missing field it raises
            operands = (node.target, node.value)
            return isinstance(node.target, IndexExpr) and all(map(self._heap.is_plain, operands))
        if not isinstance(node, Assign) or len(node.targets) != 1 or len(node.values) != 1:
            return False
        target, value = node.targets[0], node.values[0]
        if not isinstance(target, IndexExpr):
            return False
        return self._appends(obj, target.key, value) or self._fills(obj, target.key, value, node)

    def _call_keeps(self, call: Call) -> bool:
        name, args = self._builtins.name_of(call.func), call.args
        if name in _SHIFTS:
            return True
        if name != "table.insert" or may_be_many(args[-1]):
            return False
        if len(args) == 2:
            return True  # nil at the end is no change
        first = args[1]
        return len(args) == 3 and isinstance(first, Number) and first.text == "1" and self.is_something(args[2])

    def _appends(self, obj: Expr, key: Expr, value: Expr) -> bool:
        """`t[#t + 1] = value`, where the value does not change `t` meanwhile."""
        if not isinstance(key, Binary) or key.op != "+" or not isinstance(key.left, Unary) or key.left.op != "#":
            return False
        if not isinstance(key.right, Number) or key.right.text != "1":
            return False
        binding = self._names.binding_of.get(obj) if isinstance(obj, NameRef) else None
        measured = key.left.operand
        if binding is None or not isinstance(measured, NameRef) or self._names.binding_of.get(measured) is not binding:
            return False
        return not self._stability.may_assign(binding, value) and not self._stability.may_change(obj, None, value)

    def _fills(self, obj: Expr, key: Expr, value: Expr, statement: Stat) -> bool:
        """`t[i] = value` in every round of a loop that counts from 1, in which nothing else changes `t`."""
        loop = self.loop_of(key)
        if loop is None or self._names.parents[statement] is not loop.block or not self._goes_from_one(loop):
            return False
        if not isinstance(obj, NameRef) or not self.is_something(value) or _skips(loop.block):
            return False
        if not self._stability.stays(obj, loop):
            return False
        return not self._stability.may_change(obj, None, loop, apart_from=statement)

    def _goes_from_one(self, loop: NumericFor | GenericFor) -> bool:
        if isinstance(loop, NumericFor):
            return self.counts_from_one(loop)
        subject, name = self._heap.iterated_table(loop)
        return subject is not None and (name == "ipairs" or self.is_sequence(subject))


def _skips(block: Block) -> bool:
    """Whether a round of the loop may be left for the next one."""
    return any(isinstance(node, Continue) for node in descendants(block))
