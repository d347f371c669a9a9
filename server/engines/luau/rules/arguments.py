"""Rule 13: `select("#", ...)` in place of `#{...}`, and `{...}` in place of `table.pack(...)`."""

from collections.abc import Iterator

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.proofs import BOOLEAN, FUNCTION, NUMBER, STRING
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.rule import Candidate, Rule, replace
from server.engines.luau.syntax.nodes import (
    Assign,
    Call,
    CompoundAssign,
    Expr,
    GenericFor,
    IndexExpr,
    Local,
    NameRef,
    Node,
    Table,
    Unary,
    Varargs,
)

_SOMETHING = frozenset((NUMBER, STRING, BOOLEAN, FUNCTION))
_COUNTING = frozenset(("table.concat", "table.unpack", "unpack"))
"""They ask the table for its length, unless table.unpack is told both ends."""
_BOUNDED_UNPACK = 3


def find(script: Script) -> Iterator[Candidate]:
    for node in script.of(Unary):
        assert isinstance(node, Unary)
        if node.op == "#" and _collects(node.operand):
            yield from _count(script, node)
    for binding in script.names.bindings:
        statement = binding.statement
        if isinstance(statement, Local) and len(statement.names) == len(statement.values) == 1:
            yield from _packed(script, binding, statement.values[0])


def _collects(expr: Expr) -> bool:
    """Whether the expression is `{...}`."""
    if not isinstance(expr, Table) or len(expr.items) != 1:
        return False
    item = expr.items[0]
    return not item.name and item.key is None and isinstance(item.value, Varargs)


def _count(script: Script, length: Unary) -> Iterator[Candidate]:
    if not script.provides("select", length):
        return
    if not script.is_plain(length.start, length.end) or not stays_on_line(script, length):
        return
    if not _none_is_nil(script, length):
        return
    yield Candidate(
        rule=RULE.id,
        tier="B",
        start=length.start,
        end=length.end,
        edits=(replace(length, 'select("#", ...)'),),
        title="Arguments counted without a table",
        message="select counts the arguments where they are, and no table is made.",
    )


def _packed(script: Script, binding: Binding, call: Expr) -> Iterator[Candidate]:
    if not isinstance(call, Call) or script.builtin(call.func) != "table.pack" or call.open < 0:
        return
    if len(call.args) != 1 or not isinstance(call.args[0], Varargs) or not script.is_plain(call.start, call.end):
        return
    counted = _none_is_nil(script, call)
    if binding.writes or not all(_ignores_count(script, ref, counted) for ref in binding.reads):
        return
    yield Candidate(
        rule=RULE.id,
        tier="B",
        start=call.start,
        end=call.end,
        edits=(replace(call, "{ ... }"),),
        title="Arguments collected by a table constructor",
        message=(
            f"`{{ ... }}` makes the table without a function call. The count in "
            f"`{binding.name}.n`, which only table.pack sets, is not used."
        ),
    )


def _none_is_nil(script: Script, node: Node) -> bool:
    """Whether no call passes nil among the further arguments: with nil, the length of the table is anyone's guess."""
    function = script.function_of(node)
    calls = script.proofs.calls.reaching(function) if function is not None else None
    if function is None or calls is None:
        return False
    for call in calls:
        if any(may_be_many(value) for value in call.args[-1:]):
            return False
        if not all(_is_something(script, value) for value in call.args[len(function.params) :]):
            return False
    return True


def _is_something(script: Script, value: Expr) -> bool:
    return isinstance(value, Table) or script.proofs.type_of(value) in _SOMETHING


def _ignores_count(script: Script, ref: NameRef, counted: bool) -> bool:
    """Whether a mention of the table does the same with and without its field `n`.

    `counted` says whether the length is the number of arguments either way.
    """
    parent = script.parent(ref)
    if isinstance(parent, IndexExpr) and parent.obj is ref:
        return script.proofs.is_number(parent.key) and not _is_assigned(script, parent)
    if isinstance(parent, Unary):
        return parent.op == "#" and counted
    if not isinstance(parent, Call) or parent.args[:1] != [ref]:
        return False
    name = script.builtin(parent.func)
    if name == "ipairs":
        loop = script.parent(parent)
        return isinstance(loop, GenericFor) and loop.values == [parent]
    if name in ("table.unpack", "unpack") and len(parent.args) == _BOUNDED_UNPACK:
        return True
    return name == "table.find" or (name in _COUNTING and counted)


def _is_assigned(script: Script, access: IndexExpr) -> bool:
    statement = script.parent(access)
    if isinstance(statement, Assign):
        return access in statement.targets
    return isinstance(statement, CompoundAssign) and statement.target is access


RULE = Rule(
    id="arguments",
    title="Arguments counted and collected directly",
    pattern="#{...}, local t = table.pack(...)",
    condition=(
        "`#{...}`: every call of the function is known and passes no nil. table.pack: t is never assigned, changed or "
        "handed on, its field n is never read, and its length only where no call passes nil. select and table are "
        "Luau's own"
    ),
    rewrite='select("#", ...), { ... }',
    measurements=("va_count", "tpack"),
    find=find,
)
