"""Types that follow from the text: what a value must be whenever the script gets to it."""

from server.engines.luau.analysis.builtins import (
    BOOLEAN_RESULTS,
    ITERATORS,
    NUMBER_CONSTANTS,
    NUMBER_RESULTS,
    STRING_RESULTS,
    Builtins,
)
from server.engines.luau.analysis.calls import Calls
from server.engines.luau.analysis.names import Binding, Definition, Names
from server.engines.luau.analysis.returns import Returns
from server.engines.luau.analysis.tables import Tables, TableUse, may_be_many
from server.engines.luau.syntax.nodes import (
    Assertion,
    Binary,
    Boolean,
    Call,
    Expr,
    Function,
    GenericFor,
    IfExpr,
    Index,
    IndexExpr,
    Interpolated,
    MethodCall,
    NameRef,
    Nil,
    Number,
    NumericFor,
    Paren,
    String,
    Unary,
)

NUMBER = "number"
STRING = "string"
BOOLEAN = "boolean"
NIL = "nil"
FUNCTION = "function"
UNKNOWN = "unknown"
UNREACHED = "unreached"
"""No value has been found yet: the start of the iteration, below every type."""

_ARITHMETIC = frozenset(("+", "-", "*", "/", "//", "%", "^"))
_COMPARISONS = frozenset(("==", "~=", "<", "<=", ">", ">="))
_TRUTHY = frozenset((NUMBER, STRING, FUNCTION))


def _join(left: str, right: str) -> str:
    if left == UNREACHED:
        return right
    if right == UNREACHED or left == right:
        return left
    return UNKNOWN


class Proofs:
    """Types of expressions and local variables, as the least fixpoint over all definitions and returns."""

    def __init__(self, names: Names, builtins: Builtins, tables: Tables) -> None:
        self._names = names
        self._builtins = builtins
        self._tables = tables
        self.calls = Calls(names)
        self._returns = Returns(names, builtins)
        self._types: dict[Binding, str] = dict.fromkeys(names.bindings, UNREACHED)
        self._returned: dict[Function, str] = dict.fromkeys(self._returns.of_function, UNREACHED)
        while self._improve():
            pass

    def _improve(self) -> bool:
        """One round over all variables and functions. Whether anything became known."""
        changed = False
        for binding, before in self._types.items():
            if before == UNKNOWN:
                continue
            found = UNREACHED
            for definition in binding.definitions:
                found = _join(found, self._defined(binding, definition))
            if found != before:
                self._types[binding] = found
                changed = True
        for function, before in self._returned.items():
            found = before if before == UNKNOWN else self._given_back(function)
            if found != before:
                self._returned[function] = found
                changed = True
        return changed

    def _given_back(self, function: Function) -> str:
        """The type of the first value that a call gives, nil where there is none."""
        found = NIL if function in self._returns.may_end_without else UNREACHED
        for statement in self._returns.of_function[function]:
            found = _join(found, self._value(statement.values, 0))
        return found

    def is_number(self, expr: Expr) -> bool:
        return self.type_of(expr) == NUMBER

    def is_string(self, expr: Expr) -> bool:
        return self.type_of(expr) == STRING

    def type_of_binding(self, binding: Binding) -> str:
        """The type of all that the variable ever holds."""
        return self._types[binding]

    def annotated_as_string(self, expr: Expr) -> bool:
        """A variable that its author annotated `: string`. Nothing checks that when the script runs."""
        if not isinstance(expr, NameRef):
            return False
        binding = self._names.binding_of.get(expr)
        annotation = binding.decl.annotation if binding is not None and binding.decl is not None else None
        return annotation is not None and annotation.kind == "name" and annotation.name == "string"

    def type_of(self, expr: Expr) -> str:
        """The type of the expression's first value, `unknown` unless it follows from the text."""
        if isinstance(expr, NameRef):
            binding = self._names.binding_of.get(expr)
            return UNKNOWN if binding is None else self._types[binding]
        if isinstance(expr, Number):
            return NUMBER
        if isinstance(expr, (String, Interpolated)):
            return STRING
        if isinstance(expr, Binary):
            return self._binary(expr)
        if isinstance(expr, Unary):
            return self._unary(expr)
        if isinstance(expr, (Paren, Assertion)):
            return self.type_of(expr.expr)
        if isinstance(expr, (Call, MethodCall)):
            return self._called(expr)
        if isinstance(expr, (Index, IndexExpr)):
            return self._indexed(expr)
        if isinstance(expr, IfExpr):
            return self._chosen(expr)
        if isinstance(expr, Boolean):
            return BOOLEAN
        if isinstance(expr, Nil):
            return NIL
        return FUNCTION if isinstance(expr, Function) else UNKNOWN

    def _defined(self, binding: Binding, definition: Definition) -> str:
        how = definition.how
        if how == "counter":
            return NUMBER
        if how == "function":
            return FUNCTION
        if how == "compound":
            return self._operator(definition.op, self._types[binding], self.type_of(definition.values[0]))
        if how == "iterated":
            return self._iterated(definition)
        if how == "argument":
            return self._argument(definition) if binding.decl is not None else UNKNOWN
        return self._value(definition.values, definition.position)

    def _value(self, values: list[Expr], position: int) -> str:
        """The type of one value of a list, whose last expression may give several."""
        if position < len(values):
            return self.type_of(values[position])
        return UNKNOWN if values and may_be_many(values[-1]) else NIL

    def _argument(self, definition: Definition) -> str:
        """A parameter has the types that all calls give it, if all calls are known."""
        function = definition.statement
        assert isinstance(function, Function)
        calls = self.calls.reaching(function)
        if calls is None:
            return UNKNOWN
        found = UNREACHED
        for call in calls:
            found = _join(found, self._value(call.args, definition.position))
        return found

    def _binary(self, expr: Binary) -> str:
        op = expr.op
        if op in _COMPARISONS:
            return BOOLEAN
        left, right = self.type_of(expr.left), self.type_of(expr.right)
        if op == "and":
            return self._both(left, right)
        if op == "or":
            return self._either(expr, left, right)
        return self._operator(op, left, right)

    @staticmethod
    def _both(left: str, right: str) -> str:
        return right if left in _TRUTHY else _join(left, right) if left != UNREACHED else UNREACHED

    def _either(self, expr: Binary, left: str, right: str) -> str:
        """Of the left side only what is neither nil nor false gets through: `c and a or b` is a or b."""
        if left == UNREACHED or left in _TRUTHY:
            return left
        return _join(self._when_true(expr.left), right)

    def _when_true(self, expr: Expr) -> str:
        """The type of the expression where it is neither nil nor false."""
        if isinstance(expr, Paren):
            return self._when_true(expr.expr)
        if isinstance(expr, Binary) and expr.op == "and":
            return self._when_true(expr.right)
        if isinstance(expr, Binary) and expr.op == "or":
            return _join(self._when_true(expr.left), self._when_true(expr.right))
        found = self.type_of(expr)
        return UNREACHED if found == NIL else found

    def _operator(self, op: str, left: str, right: str) -> str:
        """Metamethods cannot come in: numbers and strings have none for these operators."""
        operands = {left, right} - {UNREACHED}
        if op in _ARITHMETIC and operands <= {NUMBER}:
            result = NUMBER
        elif op == ".." and operands <= {NUMBER, STRING}:
            result = STRING
        else:
            return UNKNOWN
        return UNREACHED if UNREACHED in (left, right) else result

    def _unary(self, expr: Unary) -> str:
        if expr.op == "not":
            return BOOLEAN
        if expr.op == "#":
            return NUMBER  # Luau refuses a __len that answers with anything else
        operand = self.type_of(expr.operand)
        return operand if operand in (NUMBER, UNREACHED) else UNKNOWN

    def _chosen(self, expr: IfExpr) -> str:
        found = UNREACHED
        for value in [*expr.parts[1::2], expr.parts[-1]]:
            found = _join(found, self.type_of(value))
        return found

    def _called(self, expr: Call | MethodCall) -> str:
        if isinstance(expr, MethodCall):
            receiver = self.type_of(expr.obj)
            if receiver == UNREACHED:
                return UNREACHED
            name: str | None = None
            if receiver == STRING and self._builtins.usable("string"):
                name = f"string.{expr.name}"
        else:
            name = self._builtins.name_of(expr.func)
        if name is None:
            return self._of_own_function(expr)
        if name in STRING_RESULTS:
            return STRING
        if name in NUMBER_RESULTS:
            return NUMBER
        if name == "select" and expr.args and isinstance(expr.args[0], String) and expr.args[0].text[1:-1] == "#":
            return NUMBER
        return BOOLEAN if name in BOOLEAN_RESULTS else UNKNOWN

    def _of_own_function(self, call: Call | MethodCall) -> str:
        called = call.func if isinstance(call, Call) else None
        binding = self._names.binding_of.get(called) if isinstance(called, NameRef) else None
        function = self._returns.function_of(binding)
        return UNKNOWN if function is None else self._returned[function]

    def _indexed(self, expr: Index | IndexExpr) -> str:
        if isinstance(expr, Index):
            name = self._builtins.name_of(expr)
            return NUMBER if name in NUMBER_CONSTANTS else UNKNOWN
        use = self._tables.use_of_expr(expr.obj)
        if use is None or not use.sealed or not use.is_array or not self._stays_inside(expr, use):
            return UNKNOWN
        return self._items(use)

    def _stays_inside(self, expr: IndexExpr, use: TableUse) -> bool:
        """Whether the key is an index of the array, or only ever counts through it."""
        if isinstance(expr.key, Number):
            return expr.key.text.isdecimal() and 1 <= int(expr.key.text) <= len(use.items)
        binding = self._names.binding_of.get(expr.key) if isinstance(expr.key, NameRef) else None
        loop = binding.statement if binding is not None and not binding.writes else None
        if not isinstance(loop, NumericFor):
            return False
        if not (isinstance(loop.first, Number) and loop.first.text == "1"):
            return False
        if loop.step is not None and not (isinstance(loop.step, Number) and loop.step.text == "1"):
            return False
        last = loop.last
        if isinstance(last, Number):
            return last.text.isdecimal() and int(last.text) <= len(use.items)
        return isinstance(last, Unary) and last.op == "#" and self._tables.use_of_expr(last.operand) is use

    def _items(self, use: TableUse) -> str:
        found = UNREACHED
        for value in use.items:
            found = _join(found, self.type_of(value))
        return found

    def _iterated(self, definition: Definition) -> str:
        loop = definition.statement
        assert isinstance(loop, GenericFor)
        if len(loop.values) != 1 or definition.position > 1:
            return UNKNOWN
        source = loop.values[0]
        if isinstance(source, Call):
            if self._builtins.name_of(source.func) not in ITERATORS or len(source.args) != 1:
                return UNKNOWN
            source = source.args[0]
        use = self._tables.use_of_expr(source)
        if use is None or not use.sealed or not use.is_array:
            return UNKNOWN
        return NUMBER if definition.position == 0 else self._items(use)
