"""Which tables an expression may give, over the tables that the script makes in view.

A points-to analysis in the manner of Andersen: it knows no order of execution and no single fields. A table that goes
where the text cannot follow it (an unknown function, a global, a metatable) escapes; from then on anything may hold
it, change it or give it a metatable. All other tables are plain: no metamethod, and no change but those in view.
"""

from collections.abc import Callable

from server.engines.luau.analysis.builtins import CHANGES_TABLE, ITERATORS, Builtins
from server.engines.luau.analysis.calls import Calls
from server.engines.luau.analysis.names import Binding, Definition, Names
from server.engines.luau.analysis.proofs import BOOLEAN, NUMBER, STRING, Proofs
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.analysis.values import ANY, NOTHING, NUMBERS, NUMERIC, OTHER, UNKNOWN, Contents, Values, joined
from server.engines.luau.syntax.nodes import (
    Assertion,
    Assign,
    Binary,
    Boolean,
    Call,
    CallStat,
    CompoundAssign,
    Expr,
    Function,
    FunctionStat,
    GenericFor,
    IfExpr,
    Index,
    IndexExpr,
    Instantiation,
    Interpolated,
    MethodCall,
    NameRef,
    Nil,
    Node,
    Number,
    Paren,
    Return,
    String,
    Table,
    TableItem,
    Unary,
)
from server.engines.word_sets import words

_MAKES_TABLE = frozenset(("table.create", "table.clone", "table.pack", "string.split"))
_KEEPS_NOTHING = words(
    """
    type typeof rawlen rawequal rawget tostring table.find table.concat table.maxn table.getn table.clear
    table.isfrozen table.remove
    """
)
"""They keep none of their arguments; of the contents they hand out at most what the call gives."""
_SPILLS = words("table.sort table.unpack unpack next table.foreach table.foreachi")
"""They hand the contents of their first argument on, but not the table itself."""
_NO_TABLE = words("tonumber type typeof rawlen rawequal table.find table.concat table.maxn table.getn table.isfrozen")
_NO_TABLE_LIBRARIES = ("string.", "math.", "bit32.", "utf8.")


class Heap:
    """The answers hold for the whole run of a script."""

    def __init__(self, names: Names, builtins: Builtins, proofs: Proofs) -> None:
        self._names = names
        self._builtins = builtins
        self._proofs = proofs
        self._calls = Calls(names)
        self._held: dict[Binding, Values] = dict.fromkeys(names.bindings, NOTHING)
        self._contents = Contents()
        self._returned: dict[Function, Values] = {}
        self._escaped: set[Expr] = set()
        self._stores: dict[str | None, list[Expr]] = {}
        """Where tables are changed, by field, or None for any."""
        self._settled: dict[Expr, Values] = {}
        self._is_settled = False
        self._cleared: list[Expr] = []
        self._asked: set[Index] = set()
        """The fields whose values are being looked up, which may lead in a circle."""
        self._changed = False
        self._flows: list[Callable[[], None]] = []
        for node in list(names.parents):
            self._collect(node)
        self._solve()
        self._is_settled = True

    def values(self, expr: Expr) -> Values:
        """What the expression may give as its first value."""
        found = self._value(expr)
        return found if self.are_plain(found) else found | UNKNOWN

    def contents(self, table: Expr) -> Values:
        """What the fields of a table may hold. `table` is one of `Values.tables`."""
        return UNKNOWN if table in self._escaped else self._contents.of(table, ANY)

    def is_plain(self, expr: Expr) -> bool:
        """Whether whatever the expression gives has no metamethods: no table or object from out of view."""
        return self.are_plain(self._value(expr))

    def is_table(self, expr: Expr) -> bool:
        """Whether the expression can only give tables without a metatable, which are also never frozen."""
        found = self._value(expr)
        if not self.are_plain(found) or not found.tables:
            return False
        return not (found.other or found.number) or (isinstance(expr, Index) and self._is_kept_table(expr))

    def is_number(self, expr: Expr) -> bool:
        """Whether the expression can only give numbers, or raise."""
        if self._value(expr).only_numbers or self._proofs.is_number(expr):
            return True
        if isinstance(expr, Paren):
            return self.is_number(expr.expr)
        if not isinstance(expr, Index) or not self.is_table(expr.obj):
            return False
        holders = self._value(expr.obj).tables
        if any(not holders.isdisjoint(self._value(obj).tables) for obj in self._cleared):
            return False
        return all(self._always_holds_number(holder, expr.name) for holder in holders)

    def _always_holds_number(self, holder: Expr, name: str) -> bool:
        """Whether the constructor sets the field, and nothing but numbers is ever put into it."""
        set_at_once = isinstance(holder, Table) and any(item.name == name for item in holder.items)
        return set_at_once and self._contents.put_in(holder, name).only_numbers

    def _is_kept_table(self, access: Index) -> bool:
        """Whether the field holds, in every table that it may be of, the table that its constructor put there."""
        if access in self._asked or not self.is_table(access.obj):
            return False
        holders = self._value(access.obj).tables
        for obj in (*self._stores.get(access.name, ()), *self._stores.get(None, ())):
            if not holders.isdisjoint(self._value(obj).tables):
                return False
        self._asked.add(access)
        kept = all(self._is_built_in(holder, access.name) for holder in holders)
        self._asked.discard(access)
        return kept

    def _is_built_in(self, holder: Expr, name: str) -> bool:
        if not isinstance(holder, Table) or any(not isinstance(item.key, Number | None) for item in holder.items):
            return False
        items = [item for item in holder.items if item.name == name]
        return bool(items) and self.is_table(items[-1].value)

    def are_plain(self, found: Values) -> bool:
        """Whether none of the values has metamethods."""
        return not found.unknown and self._escaped.isdisjoint(found.tables)

    # Solving

    def _solve(self) -> None:
        primitive = (NUMBER, STRING, BOOLEAN)
        doubtful = [one for one in self._names.bindings if self._proofs.type_of_binding(one) not in primitive]
        self._changed = True
        while self._changed:
            self._changed = self._contents.changed = False
            for binding in doubtful:
                for definition in binding.definitions:
                    self._hold(binding, self._defined(binding, definition))
            for flow in self._flows:
                flow()
            for table in list(self._escaped):
                self._escape(self._contents.of(table, ANY))
            self._changed = self._changed or self._contents.changed

    def _hold(self, binding: Binding, found: Values) -> None:
        joined = self._held[binding] | found
        if joined != self._held[binding]:
            self._held[binding] = joined
            self._changed = True

    def _escape(self, found: Values) -> None:
        if not found.tables <= self._escaped:
            self._escaped |= found.tables
            self._changed = True

    def _store(self, obj: Expr, field: str, found: Values) -> None:
        """The value goes into whatever `obj` is."""
        holders = self._value(obj)
        self._contents.put(holders.tables, field, found)
        if holders.unknown:
            self._escape(found)

    def _spill(self, obj: Expr) -> None:
        for table in self._value(obj).tables:
            self._escape(self._contents.of(table, ANY))

    # Values

    def _value(self, expr: Expr) -> Values:
        known = self._settled.get(expr)
        if known is None:
            known = self._evaluate(expr)
            if self._is_settled:
                self._settled[expr] = known
        return known

    def _evaluate(self, expr: Expr) -> Values:
        if isinstance(expr, NameRef):
            return self._named(expr)
        if isinstance(expr, Table):
            return Values(frozenset((expr,)))
        if isinstance(expr, (Paren, Assertion)):
            return self._value(expr.expr)
        if isinstance(expr, (Index, IndexExpr)):
            return self._indexed(expr)
        if isinstance(expr, (Call, MethodCall)):
            return self._called(expr)
        if isinstance(expr, Number):
            return NUMERIC
        if isinstance(expr, (String, Boolean, Nil, Interpolated, Function)):
            return OTHER
        if isinstance(expr, IfExpr):
            return joined(self._value(part) for part in (*expr.parts[1::2], expr.parts[-1]))
        if isinstance(expr, Unary):
            if expr.op == "-":
                return self._computed("-", expr.operand)
            return OTHER if expr.op == "not" else NUMERIC
        if isinstance(expr, Binary):
            if expr.op in ("and", "or"):
                left = OTHER if expr.op == "and" else self._value(expr.left)  # only nil and false get past `and`
                return left | self._value(expr.right)
            comparison = expr.op in ("==", "~=", "<", "<=", ">", ">=")
            return OTHER if comparison else self._computed(expr.op, expr.left, expr.right)
        return UNKNOWN

    def _named(self, ref: NameRef) -> Values:
        primitive = self._primitive(ref)
        if primitive is not None:
            return primitive
        binding = self._names.binding_of.get(ref)
        return UNKNOWN if binding is None else self._held[binding]

    def _primitive(self, expr: Expr) -> Values | None:
        """What is known without any table."""
        kind = self._proofs.type_of(expr)
        if kind == NUMBER:
            return NUMERIC
        return OTHER if kind in (STRING, BOOLEAN) else None

    def _computed(self, op: str, *operands: Expr) -> Values:
        """Without a metamethod an operator gives a number, or `..` a string, or raises."""
        if not all(self.are_plain(self._value(one)) for one in operands):
            return UNKNOWN
        return OTHER if op == ".." else NUMERIC

    def _indexed(self, expr: Index | IndexExpr) -> Values:
        primitive = self._primitive(expr)
        return primitive or self._inside(self._value(expr.obj), self._field(expr))

    def _field(self, access: Index | IndexExpr) -> str:
        if isinstance(access, Index):
            return access.name
        return NUMBERS if self._proofs.is_number(access.key) else ANY

    def _inside(self, holders: Values, field: str) -> Values:
        found = joined(self._contents.of(table, field) for table in holders.tables)
        return found | (OTHER if self.are_plain(holders) else UNKNOWN)

    def _called(self, expr: Call | MethodCall) -> Values:
        if isinstance(expr, MethodCall):
            if not self._proofs.is_string(expr.obj) or not self._builtins.usable("string"):
                return UNKNOWN
            name: str | None = f"string.{expr.name}"
        else:
            name = self._builtins.name_of(expr.func)
        if name is None:
            function = self._known_function(expr)
            return UNKNOWN if function is None else self._returned.get(function, NOTHING) | OTHER
        if name in _MAKES_TABLE:
            made = Values(frozenset((expr,)))
            copies_metatable = name == "table.clone" and not (len(expr.args) == 1 and self.is_plain(expr.args[0]))
            return made | UNKNOWN if copies_metatable else made
        if name in ("table.remove", "rawget") and expr.args:
            return self._inside(self._value(expr.args[0]), NUMBERS if name == "table.remove" else ANY)
        primitive = self._primitive(expr)
        if primitive is not None:
            return primitive
        return OTHER if name in _NO_TABLE or name.startswith(_NO_TABLE_LIBRARIES) else UNKNOWN

    def _known_function(self, call: Expr) -> Function | None:
        """The function that is called, if all of its calls are in view."""
        if not isinstance(call, Call) or not isinstance(call.func, NameRef):
            return None
        binding = self._names.binding_of.get(call.func)
        return None if binding is None else self._calls.function_of(binding)

    def _listed(self, values: list[Expr], position: int) -> Values:
        if position < len(values):
            return self._value(values[position])
        return UNKNOWN if values and may_be_many(values[-1]) else OTHER

    def _defined(self, binding: Binding, definition: Definition) -> Values:
        how, statement = definition.how, definition.statement
        if how == "counter":
            return NUMERIC
        if how == "function":
            return OTHER
        if how == "compound":
            assert isinstance(statement, CompoundAssign)
            return self._computed(statement.op, statement.target, statement.value)
        if how == "iterated":
            assert isinstance(statement, GenericFor)
            return self._iterated(statement, definition.position)
        if how == "argument":
            assert isinstance(statement, Function)
            calls = self._calls.reaching(statement)
            if binding.decl is None or calls is None:
                return UNKNOWN
            return joined(self._listed(call.args, definition.position) for call in calls)
        return self._listed(definition.values, definition.position)

    def _iterated(self, loop: GenericFor, position: int) -> Values:
        """`in f` calls a function, whose results are out of view."""
        subject, name = self.iterated_table(loop)
        if subject is None or position > 1:
            return UNKNOWN
        if position == 1:
            found = self._value(subject)
            field = NUMBERS if name == "ipairs" else ANY
            inside = joined(self._contents.put_in(table, field) for table in found.tables)
            called = name is None and (found.other or found.number)
            return inside if self.are_plain(found) and not called else inside | UNKNOWN
        return NUMERIC if name == "ipairs" else UNKNOWN

    def iterated_table(self, loop: GenericFor) -> tuple[Expr | None, str | None]:
        """What `in t`, `in pairs(t)`, `in ipairs(t)` or `in next, t` goes over, and the name of the iterator."""
        first = loop.values[0]
        if len(loop.values) == 1:
            name = self._builtins.name_of(first.func) if isinstance(first, Call) else None
            if isinstance(first, Call) and name in ITERATORS and len(first.args) == 1:
                return first.args[0], name
            return first, None
        if len(loop.values) == 2 and self._builtins.name_of(first) == "next":
            return loop.values[1], "next"
        return None, None

    # Flows

    def _collect(self, node: Node) -> None:
        if isinstance(node, Call):
            self._collect_call(node)
        elif isinstance(node, MethodCall):
            self._sink(node.obj, *node.args)
        elif isinstance(node, Assign):
            for position, target in enumerate(node.targets):
                self._collect_target(target, node.values, position)
        elif isinstance(node, CompoundAssign):
            self._sink(node.value, node.target)
            if not isinstance(node.target, NameRef):
                self._collect_compound(node)
        elif isinstance(node, Binary) and node.op not in ("and", "or", "==", "~="):
            self._sink(node.left, node.right)
        elif isinstance(node, Unary) and node.op == "-":
            self._sink(node.operand)
        elif isinstance(node, IndexExpr):
            self._flows.append(lambda: self._use_key(node))
        elif isinstance(node, Table):
            self._collect_items(node)
        elif isinstance(node, Return):
            self._collect_return(node)
        elif isinstance(node, FunctionStat):
            if isinstance(node.target, Index):
                self._collect_target(node.target, [node.function], 0)
        elif isinstance(node, GenericFor):
            if self.iterated_table(node)[0] is None:
                self._sink(*node.values)
        elif isinstance(node, Instantiation):
            self._sink(node.expr)

    def _sink(self, *exprs: Expr) -> None:
        """The expressions' values go out of view. Most kinds of expression never give a table that is in view."""
        for expr in exprs:
            if isinstance(expr, NameRef) and self._primitive(expr) is not None:
                continue
            if isinstance(expr, (NameRef, Table, Paren, Assertion, Index, IndexExpr, Call, IfExpr)) or (
                isinstance(expr, Binary) and expr.op in ("and", "or")
            ):
                self._flows.append(self._escaping(expr))

    def _escaping(self, expr: Expr) -> Callable[[], None]:
        return lambda: self._escape(self._value(expr))

    def _use_key(self, access: IndexExpr) -> None:
        """An `__index` function would be handed the key. Keys that are stored are dealt with where that happens."""
        if not self.are_plain(self._value(access.obj)):
            self._escape(self._value(access.key))

    def _collect_target(self, target: Expr, values: list[Expr], position: int) -> None:
        if isinstance(target, NameRef):
            if target not in self._names.binding_of:
                self._flows.append(lambda: self._escape(self._listed(values, position)))
        elif isinstance(target, (Index, IndexExpr)):
            obj = target.obj
            self._note_store(target)
            self._flows.append(lambda: self._store(obj, self._field(target), self._listed(values, position)))
            if isinstance(target, IndexExpr):
                self._sink(target.key)

    def _note_store(self, target: Index | IndexExpr) -> None:
        self._stores.setdefault(target.name if isinstance(target, Index) else None, []).append(target.obj)

    def _collect_compound(self, node: CompoundAssign) -> None:
        target = node.target
        if isinstance(target, (Index, IndexExpr)):
            obj = target.obj
            self._note_store(target)
            self._flows.append(
                lambda: self._store(obj, self._field(target), self._computed(node.op, target, node.value))
            )
            if isinstance(target, IndexExpr):
                self._sink(target.key)

    def _collect_items(self, table: Table) -> None:
        for item in table.items:
            fill = self._filling(table, item)
            if isinstance(item.value, (Number, String, Boolean, Nil, Function)):
                fill()  # it never gives more than now
            else:
                self._flows.append(fill)
            if item.key is not None:
                self._sink(item.key)

    def _filling(self, table: Table, item: TableItem) -> Callable[[], None]:
        field = item.name or (NUMBERS if item.key is None or self._proofs.is_number(item.key) else ANY)
        return lambda: self._contents.put((table,), field, self._item(table, item))

    def _item(self, table: Table, item: TableItem) -> Values:
        positional = item.key is None and not item.name
        many = positional and item is table.items[-1] and may_be_many(item.value)
        return self._value(item.value) | (UNKNOWN if many else NOTHING)

    def _collect_return(self, node: Return) -> None:
        function = self._function_around(node)
        known = function if function is not None and self._calls.reaching(function) is not None else None
        rest = node.values
        if known is not None and node.values:
            first, rest = node.values[0], node.values[1:]
            self._flows.append(lambda: self._give(known, self._value(first)))
        self._sink(*rest)

    def _give(self, function: Function, found: Values) -> None:
        before = self._returned.get(function, NOTHING)
        joined = before | found
        if joined != before:
            self._returned[function] = joined
            self._changed = True

    def _function_around(self, node: Node) -> Function | None:
        current: Node | None = node
        while current is not None and not isinstance(current, Function):
            current = self._names.parents.get(current)
        return current

    def _collect_call(self, call: Call) -> None:
        name, args = self._builtins.name_of(call.func), call.args
        if name in CHANGES_TABLE and args:
            self._stores.setdefault(None, []).append(args[0])
            if name == "table.clear":
                self._cleared.append(args[0])
        many = bool(args) and may_be_many(args[-1])
        if name is None:
            function = self._known_function(call)
            self._sink(*(args if function is None else args[len(function.params) :]))
        elif name in _KEEPS_NOTHING or (name in ITERATORS and self._is_header(call)):
            return
        elif name in _SPILLS and args:
            self._flows.append(lambda: self._spill(args[0]))
            self._sink(*args[1:])
        elif name == "table.clone" and len(args) == 1:
            self._flows.append(lambda: self._copy(args[0], call))
        elif name == "table.insert" and len(args) in (2, 3) and not many:
            self._flows.append(lambda: self._store(args[0], NUMBERS, self._value(args[-1])))
        elif name == "rawset" and len(args) == 3 and isinstance(self._names.parents[call], CallStat):
            self._flows.append(lambda: self._store(args[0], ANY, self._value(args[2])))
            self._sink(args[1])
        elif name in ("table.create", "table.pack"):
            self._flows.append(lambda: self._contents.put((call,), ANY, self._packed(args)))
        else:
            self._sink(*args)

    def _copy(self, source: Expr, target: Expr) -> None:
        for table in self._value(source).tables:
            self._contents.copy(table, target)

    def _packed(self, args: list[Expr]) -> Values:
        many = bool(args) and may_be_many(args[-1])
        return joined(map(self._value, args)) | (UNKNOWN if many else NOTHING)

    def _is_header(self, call: Call) -> bool:
        parent = self._names.parents[call]
        return isinstance(parent, GenericFor) and parent.values == [call]
