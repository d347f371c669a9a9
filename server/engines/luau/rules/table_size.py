"""Rule 10: `table.create(n)` in place of `{}` for a table that a loop fills from 1 to n."""

from collections.abc import Iterator
from enum import Enum, auto

from server.engines.luau.analysis.builtins import ITERATORS, READS_TABLE_ONLY
from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.proofs import BOOLEAN, FUNCTION, NUMBER, STRING
from server.engines.luau.analysis.ranges import Ranges
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import is_constant
from server.engines.luau.rules.rule import Candidate, Rule, replace, shorten
from server.engines.luau.syntax.nodes import (
    Assign,
    Block,
    Break,
    Call,
    CompoundAssign,
    Continue,
    Expr,
    Function,
    FunctionStat,
    GenericFor,
    Index,
    IndexExpr,
    Local,
    NameRef,
    Node,
    Number,
    NumericFor,
    Return,
    Stat,
    Table,
    Unary,
    children,
    descendants,
)

COUNTED_BY_COMPILER = 16
"""Luau itself makes room for as many elements when it sees the bound of the loop (`TableShape.cpp`)."""
_SOMETHING = frozenset((NUMBER, STRING, BOOLEAN, FUNCTION))


class _Use(Enum):
    """What one mention does to the table."""

    READ = auto()
    WRITTEN = auto()
    SEEN_WHOLE = auto()
    """Measured, looped over or the like, without change."""
    HANDED_ON = auto()


def find(script: Script) -> Iterator[Candidate]:
    if not script.builtins.usable("table"):
        return
    ranges = Ranges(script)
    for binding in script.names.bindings:
        statement = binding.statement
        if not isinstance(statement, Local) or len(statement.names) != 1 or len(statement.values) != 1:
            continue
        literal = statement.values[0]
        block = script.block_of(statement)
        if not isinstance(literal, Table) or literal.items or block is None or binding.writes:
            continue
        loop = _loop_behind(block, statement)
        if loop is None or not script.is_plain(literal.start, literal.end):
            continue
        if not script.provides("table", statement):
            continue
        room = _room(script, ranges, binding, loop)
        if room is not None:
            yield _candidate(script, binding, literal, loop.last, room)


def _loop_behind(block: Block, statement: Local) -> NumericFor | None:
    """The next statement but for locals that are given constants."""
    for following in block.body[block.body.index(statement) + 1 :]:
        if isinstance(following, NumericFor):
            return following
        if not isinstance(following, Local) or not all(_is_trivial(value) for value in following.values):
            return None
    return None


def _is_trivial(value: Expr) -> bool:
    return is_constant(value) or (isinstance(value, Table) and not value.items)


def _room(script: Script, ranges: Ranges, binding: Binding, loop: NumericFor) -> str | None:
    """How much room to ask for; None when the rule does not fit."""
    if not _is_one(loop.first) or (loop.step is not None and not _is_one(loop.step)):
        return None
    count = ranges.of(loop.last)
    if count is None or count[0] < 0 or count[1] <= COUNTED_BY_COMPILER or not _means_the_same(script, binding, loop):
        return None
    fill = _fill(script, binding, loop)
    if fill is None or any(isinstance(node, (Break, Continue, Return)) for node in _own_nodes(loop.block)):
        return None
    others = [ref for ref in binding.reads if script.parent(ref) is not fill.targets[0]]
    uses = {_use(script, ref) for ref in others}
    if _hides_room(script, uses, fill.values[0]):
        return script.text(loop.last)
    if count[0] < count[1] or _Use.WRITTEN in uses or any(ref.start < loop.end for ref in others):
        return None
    return str(_grown(count[0])) if _is_something(script, fill.values[0]) else None


def _is_one(expr: Expr) -> bool:
    return isinstance(expr, Number) and expr.text == "1"


def _means_the_same(script: Script, binding: Binding, loop: NumericFor) -> bool:
    """Whether the loop's bound can be written where the table is made."""
    if not script.is_plain(loop.last.start, loop.last.end):
        return False
    bindings = [script.binding(node) for node in descendants(loop.last) if isinstance(node, NameRef)]
    return all(one is not None and one.visible_from <= binding.statement.start for one in bindings)


def _fill(script: Script, binding: Binding, loop: NumericFor) -> Assign | None:
    """The statement `t[i] = value` of the loop's own block, i being the counter that nothing else assigns."""
    for statement in loop.block.body:
        if not isinstance(statement, Assign) or len(statement.targets) != 1 or len(statement.values) != 1:
            continue
        target = statement.targets[0]
        if not isinstance(target, IndexExpr) or script.binding(target.obj) is not binding:
            continue
        counter = script.binding(target.key)
        if counter is not None and counter.decl is loop.var and not counter.writes:
            return statement
    return None


def _own_nodes(block: Block) -> Iterator[Node]:
    """What is in a block, without the functions inside."""
    stack: list[Node] = [block]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(child for child in children(current) if not isinstance(child, Function))


def _hides_room(script: Script, uses: set[_Use], value: Expr) -> bool:
    """Whether nothing can tell how much room the table was made with, whatever that is.

    The length of a table with holes tells, and so does the order of a loop over one that grew further.
    """
    if uses <= {_Use.READ, _Use.WRITTEN}:
        return True
    return uses <= {_Use.READ, _Use.SEEN_WHOLE} and _is_something(script, value)


def _grown(count: int) -> int:
    """How much room the table ends with when it grows step by step: Luau doubles it (`rehash` in `ltable.cpp`)."""
    return 1 << (count - 1).bit_length()


def _is_something(script: Script, value: Expr) -> bool:
    return isinstance(value, Table) or script.proofs.type_of(value) in _SOMETHING


def _use(script: Script, ref: NameRef) -> _Use:
    parent = script.parent(ref)
    if isinstance(parent, (Index, IndexExpr)) and parent.obj is ref:
        return _Use.WRITTEN if _is_assigned(script, parent) else _Use.READ
    if isinstance(parent, Unary) and parent.op == "#":
        return _Use.SEEN_WHOLE
    if isinstance(parent, GenericFor) and parent.values == [ref]:
        return _Use.SEEN_WHOLE
    if not isinstance(parent, Call) or parent.args[:1] != [ref]:
        return _Use.HANDED_ON
    name = script.builtin(parent.func)
    if name in ITERATORS:
        loop = script.parent(parent)
        return _Use.SEEN_WHOLE if isinstance(loop, GenericFor) and loop.values == [parent] else _Use.HANDED_ON
    return _Use.SEEN_WHOLE if name in READS_TABLE_ONLY else _Use.HANDED_ON


def _is_assigned(script: Script, access: Expr) -> bool:
    statement = script.parent(access)
    if isinstance(statement, Assign):
        return access in statement.targets
    return isinstance(statement, (CompoundAssign, FunctionStat)) and statement.target is access


def _candidate(script: Script, binding: Binding, literal: Table, last: Expr, room: str) -> Candidate:
    statement: Stat = script.statement_of(literal)
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=statement.start,
        end=statement.end,
        edits=(replace(literal, f"table.create({room})"),),
        title=f"Table {binding.name} made with room for all its elements",
        message=(
            f"The loop fills `{binding.name}` with {shorten(script.text(last))} elements; made with room for them, the "
            "table does not have to grow."
        ),
    )


RULE = Rule(
    id="table-size",
    title="Table made with room for its elements",
    pattern="local t = {} followed by for i = 1, n do t[i] = v end",
    condition=(
        "n is known to be a whole number from 0 to a million, and more than Luau counts by itself; the loop never ends "
        "early; and nothing can tell how much room there was: only elements of t are used, or t is only looked at and "
        "no element is nil, or t is handed on after the loop, n is constant, and t gets the room it would have grown to"
    ),
    rewrite="local t = table.create(n)",
    measurements=("tcreate",),
    find=find,
)
