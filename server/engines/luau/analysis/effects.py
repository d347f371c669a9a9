"""What executing a piece of code may do. Everything errs on the side of "may"; only "may not" is certain."""

from collections.abc import Iterable, Iterator

from server.engines.luau.analysis.builtins import Builtins
from server.engines.luau.analysis.calls import function_in
from server.engines.luau.analysis.effect import Effect, Store
from server.engines.luau.analysis.heap import Heap
from server.engines.luau.analysis.library import Library
from server.engines.luau.analysis.names import Names
from server.engines.luau.analysis.proofs import BOOLEAN, NUMBER, STRING, Proofs
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
    Number,
    NumericFor,
    Paren,
    Table,
    TableItem,
    TypeNode,
    Unary,
    children,
)


class Effects:
    """Answers per piece of code. Give it nodes of one script."""

    def __init__(self, names: Names, builtins: Builtins, proofs: Proofs, heap: Heap) -> None:
        self._names = names
        self._builtins = builtins
        self._proofs = proofs
        self._heap = heap
        self._library = Library(builtins, proofs, heap)
        self._own: dict[Node, Effect] = {}
        self._whole: dict[Node, Effect] = {}

    def of(self, node: Node) -> Effect:
        """What executing the node does, as often as it likes. For a function: what a call of it does.

        Treat the answer as read-only: it is shared.
        """
        if node not in self._whole:
            whole = Effect()
            whole.add(self.directly(node))
            waiting = list(whole.runs)
            while waiting:
                more = self.directly(waiting.pop())
                waiting.extend(more.runs - whole.runs)
                whole.add(more)
            whole.raises = whole.raises or self._recurs(whole.runs)
            self._whole[node] = whole
        return self._whole[node]

    def _recurs(self, functions: Iterable[Function]) -> bool:
        """Whether one of the functions may come to call itself, which can use up the stack."""
        return any(function in self._reached_from(function) for function in functions)

    def _reached_from(self, function: Function) -> set[Function]:
        found: set[Function] = set()
        waiting = [function]
        while waiting:
            new = self.directly(waiting.pop()).runs - found
            found |= new
            waiting.extend(new)
        return found

    def directly(self, node: Node) -> Effect:
        """What the node itself does, without the functions that it calls or makes."""
        if node not in self._own:
            effect = self._own[node] = Effect()
            for part in own_nodes(node):
                self._note(part, effect)
        return self._own[node]

    def is_constant(self, expr: Index) -> bool:
        """Whether this is one of Luau's own values, such as `math.pi`."""
        return self._builtins.name_of(expr) is not None

    def computes_only(self, call: Call | MethodCall) -> bool:
        """Whether a call of one of Luau's functions gives the same for the same arguments and does nothing else."""
        return self._library.computes_only(call)

    # One node

    def _note(self, node: Node, effect: Effect) -> None:
        if isinstance(node, (Call, MethodCall)):
            self._call(node, effect)
        elif isinstance(node, (Index, IndexExpr)):
            self._access(node, effect)
        elif isinstance(node, (Binary, Unary)):
            self._operator(node, effect)
        elif isinstance(node, (Assign, CompoundAssign, FunctionStat)):
            self._assignment(node, effect)
        elif isinstance(node, GenericFor):
            self._iteration(node, effect)
        elif isinstance(node, NumericFor):
            bounds = (node.first, node.last, *(() if node.step is None else (node.step,)))
            effect.raises = effect.raises or not all(map(self._heap.is_number, bounds))
        elif isinstance(node, (Table, Function)):
            effect.makes_objects = True
        elif isinstance(node, TableItem):
            effect.raises = effect.raises or not self._is_good_key(node.key)
        elif isinstance(node, Interpolated):
            if not all(map(self._heap.is_plain, node.values)):
                effect.may_call_metamethod()
        elif isinstance(node, Instantiation):
            effect.may_do_anything()

    def _is_good_key(self, key: Expr | None) -> bool:
        """Whether a field may be stored under the key: anything but nil and not-a-number."""
        return key is None or self._proofs.type_of(key) in (STRING, BOOLEAN) or self.is_whole(key)

    def is_whole(self, expr: Expr) -> bool:
        """Whether the expression is a number that cannot be not-a-number: a literal or a length."""
        if isinstance(expr, Paren):
            return self.is_whole(expr.expr)
        if isinstance(expr, Unary) and expr.op == "#":
            return True
        return isinstance(expr, Number)

    def _access(self, node: Index | IndexExpr, effect: Effect) -> None:
        if self._builtins.name_of(node) is not None:
            return
        stored = self._is_target(node)
        if not self._heap.is_plain(node.obj):
            effect.may_call_metamethod()
        elif not self._heap.is_table(node.obj):
            effect.raises = effect.raises or stored or not self._proofs.is_string(node.obj)
        elif stored and isinstance(node, IndexExpr):
            effect.raises = effect.raises or not self._is_good_key(node.key)
        if stored:
            effect.stores.append(Store(node, node.obj, node.name if isinstance(node, Index) else None))

    def _is_target(self, access: Node) -> bool:
        statement = self._names.parents.get(access)
        if isinstance(statement, Assign):
            return access in statement.targets
        return isinstance(statement, (CompoundAssign, FunctionStat)) and statement.target is access

    def _assignment(self, node: Assign | CompoundAssign | FunctionStat, effect: Effect) -> None:
        targets = node.targets if isinstance(node, Assign) else [node.target]
        for target in targets:
            if isinstance(target, NameRef):
                binding = self._names.binding_of.get(target)
                if binding is None:
                    effect.assigned_globals.add(target.name)
                else:
                    effect.assigned.add(binding)
        if isinstance(node, CompoundAssign):
            self._arithmetic(node.op, [node.target, node.value], effect)

    def _operator(self, node: Binary | Unary, effect: Effect) -> None:
        if node.op in ("and", "or", "not"):
            return
        if isinstance(node, Unary):
            if node.op == "#":
                self._length(node.operand, effect)
            else:
                self._arithmetic("-", [node.operand], effect)
            return
        operands = [node.left, node.right]
        if node.op in ("==", "~="):
            if not any(map(self._heap.is_plain, operands)):
                effect.may_call_metamethod()
            return
        if node.op in ("<", "<=", ">", ">=") and all(map(self._proofs.is_string, operands)):
            return
        self._arithmetic(node.op, operands, effect)

    def _arithmetic(self, op: str, operands: list[Expr], effect: Effect) -> None:
        allowed = (NUMBER, STRING) if op == ".." else (NUMBER,)
        if all(self._heap.is_number(one) or self._proofs.type_of(one) in allowed for one in operands):
            return
        effect.raises = True
        if not all(map(self._heap.is_plain, operands)):
            effect.may_call_metamethod()

    def _length(self, operand: Expr, effect: Effect) -> None:
        if not self._heap.is_plain(operand):
            effect.may_call_metamethod()
        elif not self._heap.is_table(operand) and not self._proofs.is_string(operand):
            effect.raises = True

    def _iteration(self, loop: GenericFor, effect: Effect) -> None:
        subject, name = self._heap.iterated_table(loop)
        if subject is not None and (name is not None or self._heap.is_table(subject)):
            # a table that loses a field meanwhile can confuse `next`
            effect.raises = effect.raises or name == "next" or not self._heap.is_table(subject)
        else:
            effect.may_call_metamethod()
            effect.may_do_anything()

    def _call(self, node: Call | MethodCall, effect: Effect) -> None:
        if self._library.note(node, effect):
            return
        function = self._callee(node)
        if function is None:
            effect.may_do_anything()
        else:
            effect.runs.add(function)

    def _callee(self, call: Call | MethodCall) -> Function | None:
        """The function that is certain to be called: a local one that is never replaced, or one written in place."""
        called = call.func if isinstance(call, Call) else None
        while isinstance(called, Paren):
            called = called.expr
        if isinstance(called, Function):
            return called
        binding = self._names.binding_of.get(called) if isinstance(called, NameRef) else None
        return None if binding is None or binding.writes else function_in(binding)


def own_nodes(node: Node) -> Iterator[Node]:
    """The node and what is below it, without types and without the insides of functions made there."""
    stack: list[Node] = [node.body if isinstance(node, Function) else node]
    while stack:
        current = stack.pop()
        yield current
        if not isinstance(current, Function):
            stack.extend(child for child in children(current) if not isinstance(child, TypeNode))
