"""Which values stay what they are while a piece of code is executed."""

from server.engines.luau.analysis.effect import Store
from server.engines.luau.analysis.effects import Effects
from server.engines.luau.analysis.heap import Heap
from server.engines.luau.analysis.names import Binding, Names
from server.engines.luau.analysis.proofs import Proofs
from server.engines.luau.analysis.tables import Tables
from server.engines.luau.syntax.nodes import (
    Assertion,
    Binary,
    Boolean,
    Call,
    Expr,
    Function,
    IfExpr,
    Index,
    IndexExpr,
    Interpolated,
    MethodCall,
    NameRef,
    Nil,
    Node,
    Number,
    Paren,
    String,
    Unary,
)


class Stability:
    """Answers about an expression and a region: a statement, block or expression in which it may be evaluated."""

    def __init__(self, names: Names, proofs: Proofs, tables: Tables, heap: Heap, effects: Effects) -> None:
        self._names = names
        self._proofs = proofs
        self._tables = tables
        self._heap = heap
        self._effects = effects
        self._stores: list[Store] | None = None

    def is_pure(self, expr: Expr) -> bool:
        """Whether evaluating the expression once more or once less changes nothing: no effect, error or metamethod."""
        return self._effects.of(expr).is_harmless

    def is_repeatable(self, expr: Expr) -> bool:
        """Whether the expression is pure, and gives the same value again while what it reads stays the same.

        A table or function that is made anew is not the same value.
        """
        return self.is_pure(expr) and self._gives_the_same(expr)

    def stays(self, expr: Expr, region: Node) -> bool:
        """Whether a repeatable expression has one and the same value all the while that the region is executed.

        It may stand before the region or in it, but must not read what is declared in the region.
        """
        return self.is_repeatable(expr) and self._stays(expr, region)

    def may_assign(self, binding: Binding, region: Node) -> bool:
        """Whether the local variable may be assigned while the region is executed."""
        effect = self._effects.of(region)
        if binding in effect.assigned:
            return True
        if not (effect.runs_unknown or effect.yields):
            return False
        home, here = binding.scope.function, self.function_of(region)
        return any(here is not home or self._names.functions[ref] is not home for ref in binding.writes)

    def may_change(self, obj: Expr, field: str | None, region: Node, apart_from: Node | None = None) -> bool:
        """Whether the table that `obj` gives may be changed meanwhile: in its field, or anywhere without one.

        True also for tables that are not in view. The statement `apart_from` does not count.
        """
        if not self._heap.is_plain(obj):
            return True
        effect = self._effects.of(region)
        stores = [store for store in effect.stores if self._names.parents[store.node] is not apart_from]
        if any(self._touches(store, obj, field) for store in stores):
            return True
        if not (effect.runs_unknown or effect.yields):
            return False
        return any(self._touches(store, obj, field) and not self._waits(store, obj, region) for store in self._all())

    def function_of(self, node: Node) -> Function | None:
        """The function around a node, None for the script itself."""
        current = self._names.parents.get(node)
        while current is not None and not isinstance(current, Function):
            current = self._names.parents.get(current)
        return current

    def _touches(self, store: Store, obj: Expr, field: str | None) -> bool:
        if field is not None and store.field is not None and field != store.field:
            return False
        return not self._heap.values(store.obj).tables.isdisjoint(self._heap.values(obj).tables)

    def _waits(self, store: Store, obj: Expr, region: Node) -> bool:
        """Whether a store outside of the region cannot come meanwhile: it belongs to the code that is in the region.

        The script itself runs once. A function may run several times at once, but each time with its own tables, if
        these are only known by one variable of the function.
        """
        here = self.function_of(region)
        if self.function_of(store.node) is not here:
            return False
        if here is None:
            return True
        binding = self._names.binding_of.get(obj) if isinstance(obj, NameRef) else None
        use = self._tables.use_of(binding)
        return binding is not None and use is not None and not use.escapes and binding.scope.function is here

    def _all(self) -> list[Store]:
        """Every place of the script that changes a table."""
        if self._stores is None:
            root: Node = next(iter(self._names.scopes))
            functions = [node for node in self._names.parents if isinstance(node, Function)]
            self._stores = [store for part in (root, *functions) for store in self._effects.directly(part).stores]
        return self._stores

    def _gives_the_same(self, expr: Expr) -> bool:
        if isinstance(expr, (Number, String, Boolean, Nil)):
            return True
        if isinstance(expr, NameRef):
            return expr in self._names.binding_of
        if isinstance(expr, (Paren, Assertion)):
            return self._gives_the_same(expr.expr)
        if isinstance(expr, Index):
            return self._effects.is_constant(expr) or self._gives_the_same(expr.obj)
        if isinstance(expr, IndexExpr):
            return self._gives_the_same(expr.obj) and self._gives_the_same(expr.key)
        if isinstance(expr, Unary):
            return self._gives_the_same(expr.operand)
        if isinstance(expr, Binary):
            return self._gives_the_same(expr.left) and self._gives_the_same(expr.right)
        if isinstance(expr, IfExpr):
            return all(map(self._gives_the_same, expr.parts))
        if isinstance(expr, Interpolated):
            return all(map(self._gives_the_same, expr.values))
        if isinstance(expr, (Call, MethodCall)):
            args = expr.args if isinstance(expr, Call) else [expr.obj, *expr.args]
            return self._effects.computes_only(expr) and all(map(self._gives_the_same, args))
        return False

    def _stays(self, expr: Expr, region: Node) -> bool:
        """For an expression that gives the same while what it reads stays."""
        if isinstance(expr, NameRef):
            binding = self._names.binding_of[expr]
            declared_inside = region.start <= binding.statement.start < region.end
            return not declared_inside and not self.may_assign(binding, region)
        if isinstance(expr, (Index, IndexExpr)):
            return self._field_stays(expr, region)
        if isinstance(expr, Unary) and expr.op == "#" and not self._proofs.is_string(expr.operand):
            return self._stays(expr.operand, region) and not self.may_change(expr.operand, None, region)
        return all(self._stays(part, region) for part in _parts(expr))

    def _field_stays(self, expr: Index | IndexExpr, region: Node) -> bool:
        if isinstance(expr, Index) and self._effects.is_constant(expr):
            return True
        field = expr.name if isinstance(expr, Index) else None
        if isinstance(expr, IndexExpr) and not self._stays(expr.key, region):
            return False
        return self._stays(expr.obj, region) and not self.may_change(expr.obj, field, region)


def _parts(expr: Expr) -> list[Expr]:
    if isinstance(expr, (Paren, Assertion)):
        return [expr.expr]
    if isinstance(expr, Unary):
        return [expr.operand]
    if isinstance(expr, Binary):
        return [expr.left, expr.right]
    if isinstance(expr, IfExpr):
        return expr.parts
    if isinstance(expr, Interpolated):
        return expr.values
    if isinstance(expr, Call):
        return expr.args
    return [expr.obj, *expr.args] if isinstance(expr, MethodCall) else []
