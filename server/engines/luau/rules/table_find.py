"""Rule 21, searching: `table.find` in place of a loop that returns where a value is."""

from collections.abc import Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.copying import Walk, library_is_there, walks
from server.engines.luau.rules.rule import Candidate, Rule
from server.engines.luau.syntax.nodes import (
    Binary,
    Boolean,
    Expr,
    If,
    NameRef,
    Nil,
    Number,
    Return,
    String,
    Unary,
)


def find(script: Script) -> Iterator[Candidate]:
    for walk in walks(script):
        wanted = _wanted(script, walk)
        block = script.block_of(walk.loop)
        if wanted is None or block is None or not library_is_there(script, walk.loop):
            continue
        place = block.body.index(walk.loop)
        after = block.body[place + 1] if place + 1 < len(block.body) else None
        if not isinstance(after, Return) or script.has_comment(walk.loop.start, after.end):
            continue
        call = f"table.find({walk.table.name}, {script.text(wanted)})"
        answer = _answer(script, walk, after, call)
        if answer is None or not _is_the_same(script, walk, wanted):
            continue
        yield Candidate(
            rule=RULE.id,
            tier="B",
            start=walk.loop.start,
            end=after.end,
            edits=(Edit(walk.loop.start, after.end, f"return {answer}"),),
            title=f"Search in {walk.table.name} by table.find",
            message="Luau searches an array by itself.",
        )


def _wanted(script: Script, walk: Walk) -> Expr | None:
    """`x` of the body `if value == x then return … end`."""
    test = _test(walk)
    if test is None:
        return None
    for value, wanted in ((test.left, test.right), (test.right, test.left)):
        if walk.is_value(script, value) and _is_simple(script, walk, wanted):
            return wanted
    return None


def _test(walk: Walk) -> Binary | None:
    body = walk.body
    if not isinstance(body, If) or len(body.clauses) != 1 or body.otherwise is not None:
        return None
    condition = body.clauses[0].condition
    return condition if isinstance(condition, Binary) and condition.op == "==" else None


def _is_simple(script: Script, walk: Walk, wanted: Expr) -> bool:
    """A constant or a local variable from outside of the loop."""
    if isinstance(wanted, NameRef):
        binding = script.binding(wanted)
        return binding is not None and binding.decl not in (walk.key, walk.value)
    return isinstance(wanted, (Number, String, Boolean))


def _answer(script: Script, walk: Walk, after: Return, call: str) -> str | None:
    """What to return in place of what the loop and the statement behind it return."""
    assert isinstance(walk.body, If)
    inside = walk.body.clauses[0].block.body
    if len(inside) != 1 or not isinstance(inside[0], Return) or len(inside[0].values) != 1 or len(after.values) != 1:
        return None
    hit, miss = inside[0].values[0], after.values[0]
    if walk.is_key(script, hit):
        if isinstance(miss, Nil):
            return call
        constant = isinstance(miss, (Number, Boolean, String)) or _is_negative(miss)
        return f"{call} or {script.text(miss)}" if constant else None
    if isinstance(hit, Boolean) and isinstance(miss, Boolean) and hit.value is not miss.value:
        return f"{call} {'~=' if hit.value else '=='} nil"
    return None


def _is_negative(expr: Expr) -> bool:
    return isinstance(expr, Unary) and expr.op == "-" and isinstance(expr.operand, Number)


def _is_the_same(script: Script, walk: Walk, wanted: Expr) -> bool:
    """A table without holes, and on one side of `==` nothing that could have `__eq`."""
    if not script.sequences.is_sequence(walk.table):
        return False
    elements = [script.heap.contents(table) for table in script.heap.values(walk.table).tables]
    return script.heap.is_plain(wanted) or all(script.heap.are_plain(found) for found in elements)


RULE = Rule(
    id="table-find",
    title="Search by table.find",
    pattern="for i = 1, #t do if t[i] == x then return i end end return nil, and the same with in t or ipairs",
    condition=(
        "t is a table made in the script that only ever holds values from 1 to #t without a hole, without a metatable; "
        "x is a constant or a local variable; x or the elements cannot have __eq; nothing else in the loop, and the "
        "return right behind it gives nil or a constant. It needs a run"
    ),
    rewrite="return table.find(t, x)",
    measurements=("find",),
    find=find,
)
