"""Popular rewrites that gain nothing on today's Luau: found, named, and left alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import (
    Assign,
    Binary,
    Call,
    CallStat,
    Expr,
    GenericFor,
    IndexExpr,
    Local,
    NameRef,
    Node,
    Number,
    NumericFor,
    Paren,
    String,
    Unary,
    Varargs,
    While,
    descendants,
)

_TWO_WAY = frozenset(("math.max", "math.min"))


@dataclass(frozen=True, slots=True)
class Folklore:
    """A pattern in code and the rewrite that people expect to make it faster. `rows` are measurement rows."""

    id: str
    title: str
    advice: str
    rows: tuple[str, ...]
    find: Callable[[Script], Iterator[Node]]


def _builtin_locals(script: Script) -> Iterator[Node]:
    for node in script.of(Local):
        assert isinstance(node, Local)
        values = node.values
        if values and len(values) == len(node.names) and all(_is_library_function(script, value) for value in values):
            yield node


def _is_library_function(script: Script, value: Expr) -> bool:
    name = script.builtin(value)
    return name is not None and ("." in name or name in ("tostring", "tonumber", "type", "typeof", "select", "next"))


def _binaries(op: str, test: Callable[[Script, Binary], bool]) -> Callable[[Script], Iterator[Node]]:
    def find(script: Script) -> Iterator[Node]:
        return (node for node in script.of(Binary) if isinstance(node, Binary) and node.op == op and test(script, node))

    return find


def _calls(names: frozenset[str], test: Callable[[Script, Call], bool]) -> Callable[[Script], Iterator[Node]]:
    def find(script: Script) -> Iterator[Node]:
        return (
            node
            for node in script.of(Call)
            if isinstance(node, Call) and script.builtin(node.func) in names and test(script, node)
        )

    return find


def _is_number(expr: Expr, *texts: str) -> bool:
    return isinstance(expr, Number) and expr.text in texts


def _negated_equality(script: Script) -> Iterator[Node]:
    for node in script.of(Unary):
        assert isinstance(node, Unary)
        inner = node.operand.expr if isinstance(node.operand, Paren) else None
        if node.op == "not" and isinstance(inner, Binary) and inner.op == "==":
            yield node


def _choice(_: Script, node: Binary) -> bool:
    return isinstance(node.left, Binary) and node.left.op == "and"


def _appends(script: Script) -> Iterator[Node]:
    """`t[#t + 1] = v`."""
    for node in script.of(Assign):
        assert isinstance(node, Assign)
        target = node.targets[0]
        if not isinstance(target, IndexExpr) or not isinstance(target.key, Binary) or target.key.op != "+":
            continue
        length = target.key.left
        if not isinstance(length, Unary) or length.op != "#" or not _is_number(target.key.right, "1"):
            continue
        if script.text(length.operand) == script.text(target.obj):
            yield node


def _append_call(script: Script, call: Call) -> bool:
    return len(call.args) == 2 and isinstance(script.parent(call), CallStat)


def _in_loop_header(script: Script, call: Call) -> bool:
    return isinstance(script.parent(call), GenericFor) and len(call.args) == 1


def _default(script: Script) -> Iterator[Node]:
    """`x = x or value`."""
    for node in script.of(Assign, Local):
        assert isinstance(node, (Assign, Local))
        value = node.values[0] if len(node.values) == 1 else None
        if not isinstance(value, Binary) or value.op != "or" or not isinstance(value.left, NameRef):
            continue
        first = node.targets[0] if isinstance(node, Assign) else node.names[0]
        if isinstance(value.right, (Binary, Call)) or script.text(first) != value.left.name:
            continue
        yield node


def _concatenations(script: Script, node: Binary) -> bool:
    """The outermost `..` of a chain with both text and something else in it."""
    parent = script.parent(node)
    if isinstance(parent, Binary) and parent.op == "..":
        return False
    return any(isinstance(part, String) for part in (node.left, node.right, *_parts(node)))


def _parts(node: Binary) -> Iterator[Expr]:
    current: Expr = node
    while isinstance(current, Binary) and current.op == "..":
        yield current.left
        current = current.right
    yield current


def _tostring_operand(script: Script, call: Call) -> bool:
    parent = script.parent(call)
    return isinstance(parent, Binary) and parent.op == ".."


def _select_loops(script: Script) -> Iterator[Node]:
    for loop in script.of(NumericFor, While):
        yield from (node for node in descendants(loop) if isinstance(node, Call) and _is_select(script, node))


def _is_select(script: Script, call: Call) -> bool:
    """`select(i, ...)` with a position rather than `"#"`."""
    if script.builtin(call.func) != "select" or len(call.args) != 2:
        return False
    return isinstance(call.args[1], Varargs) and not isinstance(call.args[0], String)


FOLKLORE = (
    Folklore(
        "builtin-in-local",
        "Built-in functions kept in locals",
        "Keeping a built-in function in a local is an old Lua habit. Luau already resolves the full name ahead of time",
        ("math_local", "nonfast_local", "tostring_local", "type_cmp"),
        _builtin_locals,
    ),
    Folklore(
        "square",
        "Powers of two",
        "Writing x * x in place of x ^ 2 changes next to nothing; Luau multiplies either way",
        ("pow2",),
        _binaries("^", lambda _, node: _is_number(node.right, "2", "3")),
    ),
    Folklore(
        "square-root",
        "Square roots by power",
        "Writing math.sqrt(x) in place of x ^ 0.5 changes nothing",
        ("sqrt",),
        _binaries("^", lambda _, node: _is_number(node.right, "0.5", ".5")),
    ),
    Folklore(
        "halving",
        "Division by two",
        "Multiplying by 0.5 is not faster than dividing by 2",
        ("div2",),
        _binaries("/", lambda _, node: _is_number(node.right, "2")),
    ),
    Folklore(
        "not-equal",
        "Negated comparisons",
        "`a ~= b` compiles to the same code as `not (a == b)`",
        ("noteq",),
        _negated_equality,
    ),
    Folklore(
        "unpack",
        "Calls of unpack",
        "table.unpack is the same function as unpack",
        ("unpack",),
        _calls(frozenset(("unpack",)), lambda *_: True),
    ),
    Folklore(
        "and-or",
        "Choices with and/or",
        "An if expression in place of `a and b or c` reads better and measures about the same",
        ("and_or",),
        _binaries("or", _choice),
    ),
    Folklore(
        "append",
        "Appending to an array",
        "`t[#t + 1] = v` and table.insert(t, v) measure about the same; table.insert says what it does",
        ("insert_len",),
        lambda script: iter(
            [*_appends(script), *_calls(frozenset(("table.insert",)), _append_call)(script)],
        ),
    ),
    Folklore(
        "pairs",
        "Loops over pairs and ipairs",
        "Dropping pairs or ipairs from a loop header gains nothing on real tables, and it changes which tables work",
        ("pairs_gen", "pairs_dict", "ipairs_gen"),
        _calls(frozenset(("pairs", "ipairs")), _in_loop_header),
    ),
    Folklore(
        "max-by-hand",
        "Calls of math.max and math.min",
        "Comparing by hand in place of math.max or math.min is slower, and treats not-a-number differently",
        ("max_if",),
        _calls(_TWO_WAY, lambda _, call: len(call.args) == 2),
    ),
    Folklore(
        "concatenation",
        "Strings joined with ..",
        "An interpolated string in place of `..` is slower, and accepts nil where `..` reports it",
        ("concat_interp",),
        _binaries("..", _concatenations),
    ),
    Folklore(
        "tostring",
        "tostring before joining",
        "Leaving out tostring for a number before `..` changes nothing",
        ("tostr_concat",),
        _calls(frozenset(("tostring",)), _tostring_operand),
    ),
    Folklore(
        "default-value",
        "Default values with or",
        "Testing for nil in place of `x = x or value` is not faster, and differs for false",
        ("ifnil_default",),
        _default,
    ),
    Folklore(
        "parity",
        "Remainders by two",
        "bit32.band in place of `% 2` is faster on one Luau version and slower on another, and it gives other results "
        "for fractions and large numbers",
        ("mod_and",),
        _binaries("%", lambda _, node: _is_number(node.right, "2")),
    ),
    Folklore(
        "select",
        "select in a loop",
        "Collecting the arguments with {...} first is slower than select(i, ...), which Luau runs as a fast call",
        ("select_loop",),
        _select_loops,
    ),
)
