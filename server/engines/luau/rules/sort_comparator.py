"""Rule 29: sorting by a function that compares with `<`, which Luau does by itself."""

from collections.abc import Iterator

from server.engines.luau.analysis.calls import function_in
from server.engines.luau.analysis.elements import all_alike
from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.inlining import observes_frames
from server.engines.luau.rules.rule import Candidate, Rule
from server.engines.luau.syntax.nodes import Binary, Call, Expr, Function, NameDecl, NameRef, Node, Paren, Return


def find(script: Script) -> Iterator[Candidate]:
    if observes_frames(script):
        return
    for call in script.of(Call):
        assert isinstance(call, Call)
        if script.builtin(call.func) != "table.sort" or len(call.args) != 2:
            continue
        table, comparator = call.args
        function = _function(script, comparator)
        if function is None or not _is_ascending(script, function) or not all_alike(script, table):
            continue
        if not script.has_comment(table.end, comparator.end):
            yield _candidate(call, table, comparator)


def _function(script: Script, expr: Expr) -> Function | None:
    """A function written in place, or a local one that is never replaced."""
    if isinstance(expr, Function):
        return expr
    binding = script.binding(expr)
    return None if binding is None or binding.writes else function_in(binding)


def _is_ascending(script: Script, function: Function) -> bool:
    """Whether all that the function does is `return a < b` or `return b > a`."""
    if len(function.params) != 2 or function.vararg or len(function.body.body) != 1:
        return False
    statement = function.body.body[0]
    if not isinstance(statement, Return) or len(statement.values) != 1:
        return False
    value = statement.values[0]
    while isinstance(value, Paren):
        value = value.expr
    if not isinstance(value, Binary) or value.op not in ("<", ">"):
        return False
    first, second = (value.left, value.right) if value.op == "<" else (value.right, value.left)
    a, b = function.params
    return _is_param(script, first, a) and _is_param(script, second, b)


def _is_param(script: Script, expr: Node, param: NameDecl) -> bool:
    binding = script.binding(expr) if isinstance(expr, NameRef) else None
    return binding is not None and binding.decl is param


def _candidate(call: Call, table: Expr, comparator: Expr) -> Candidate:
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=call.start,
        end=call.end,
        edits=(Edit(table.end, comparator.end, ""),),
        title="Sorted without a function",
        message=(
            "From smallest to largest is what table.sort does by itself. Without the function Luau compares the values "
            "directly, and calls nothing for each pair."
        ),
    )


RULE = Rule(
    id="sort-comparator",
    title="Sorting without a function",
    pattern="table.sort(t, function(a, b) return a < b end)",
    condition=(
        "t is a table made in the script that only ever holds values from 1 to its length without a hole, all of them "
        "numbers or all of them strings, so that no comparison can fail and none asks a metatable; the function does "
        "nothing else; no comment in it; nothing in the script looks at stack frames. It needs a run"
    ),
    rewrite="table.sort(t)",
    measurements=("sort_closure",),
    find=find,
    level="aggressive",
)
