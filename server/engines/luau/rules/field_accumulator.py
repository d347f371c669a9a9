"""Rule 17: a field that a loop adds to is kept in a local meanwhile, and written back once."""

from collections.abc import Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.fresh_name import fresh_name
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.regions import Loop, is_conditional, line_after, line_break, loops_around, own_nodes
from server.engines.luau.rules.repeated_access import shape, shape_of
from server.engines.luau.rules.rule import Candidate, Rule, insert, replace
from server.engines.luau.syntax.nodes import (
    Assign,
    Call,
    CompoundAssign,
    Expr,
    Index,
    IndexExpr,
    MethodCall,
    NameRef,
    Node,
    Repeat,
    Return,
)


def find(script: Script) -> Iterator[Candidate]:
    done: set[Node] = set()
    for statement in sorted(script.of(CompoundAssign, Assign), key=lambda node: node.start):
        target = _target(statement)
        if target is None or target in done or shape_of(target) is None:
            continue
        loop = _outermost(script, target)
        if loop is None:
            continue
        accesses = _alike(script, target, loop)
        done.update(accesses)
        candidate = _candidate(script, target, accesses, loop)
        if candidate is not None:
            yield candidate


def _target(statement: Node) -> Index | None:
    if isinstance(statement, CompoundAssign):
        target = statement.target
    else:
        assert isinstance(statement, Assign)
        target = statement.targets[0]
        if len(statement.targets) != 1 or len(statement.values) != 1:
            return None
    return target if isinstance(target, Index) else None


def _outermost(script: Script, target: Index) -> Loop | None:
    """The outermost loop that nothing can leave or interrupt, and in which the field is reached in one way only."""
    if not script.heap.is_table(target.obj) or not script.heap.is_number(target):
        return None
    chosen: Loop | None = None
    for loop in loops_around(script, target):
        effect = script.effects.of(loop)
        if effect.yields or effect.raises or effect.runs_unknown or effect.runs:
            break
        if not script.stability.stays(target.obj, loop) or not _is_reached_in_one_way(script, target, loop):
            break
        if is_conditional(script, target, loop):
            break
        chosen = loop
    return chosen


def _alike(script: Script, target: Index, loop: Loop) -> list[Index]:
    wanted = shape(script, target)
    return [node for node in own_nodes(loop) if isinstance(node, Index) and shape(script, node) == wanted]


def _is_reached_in_one_way(script: Script, target: Index, loop: Loop) -> bool:
    """Whether the loop has no other name for the table, no other key for the field, and no way out but its end."""
    holders = script.heap.values(target.obj).tables
    same = set(_alike(script, target, loop))
    for node in own_nodes(loop):
        if isinstance(node, Return):
            return False
        if not isinstance(node, (NameRef, Index, IndexExpr, Call, MethodCall)) or node in same:
            continue
        if isinstance(node, (Index, IndexExpr)) and _may_be_it(script, node, target, holders):
            return False
        if not _is_looked_into(script, node) and not holders.isdisjoint(script.heap.values(node).tables):
            return False
    return True


def _may_be_it(script: Script, access: Index | IndexExpr, target: Index, holders: frozenset[Expr]) -> bool:
    if isinstance(access, Index) and access.name != target.name:
        return False
    return not holders.isdisjoint(script.heap.values(access.obj).tables)


def _is_looked_into(script: Script, node: Node) -> bool:
    parent = script.parent(node)
    return isinstance(parent, (Index, IndexExpr)) and parent.obj is node


def _candidate(script: Script, target: Index, accesses: list[Index], loop: Loop) -> Candidate | None:
    block = script.block_of(loop)
    after = line_after(script, loop)
    if block is None or after is None or not all(_may_be_replaced(script, access) for access in accesses):
        return None
    owner = target.obj
    prefix = owner.name if isinstance(owner, (NameRef, Index)) else "its"
    wishes = (target.name, f"{prefix}{target.name[:1].upper()}{target.name[1:]}")
    around = script.names.parents.get(block)
    name = fresh_name(script, wishes, around if isinstance(around, Repeat) else block, loop.start)
    if name is None:
        return None
    text = script.text(target)
    place, separator = after
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=loop.start,
        end=loop.end,
        edits=(
            insert(loop.start, f"local {name} = {text}{line_break(script, loop)}"),
            *(replace(access, name) for access in accesses),
            insert(place, f"{separator}{text} = {name}"),
        ),
        title=f"{text} kept in a local during the loop",
        message="A local is read and written directly, a field is looked up each time.",
    )


def _may_be_replaced(script: Script, access: Index) -> bool:
    return script.is_plain(access.start, access.end) and stays_on_line(script, access)


RULE = Rule(
    id="field-accumulator",
    title="Field kept in a local during a loop",
    pattern="t.n += x in a loop",
    condition=(
        "t is a table made in the script, without a metatable, and only numbers are ever put into the field; the loop "
        "cannot raise, wait, return or call anything of the script's, and reaches the field in no other way; it adds "
        "in every round, on one line. It needs a run"
    ),
    rewrite="local n = t.n before the loop, n += x in it, t.n = n after it",
    measurements=("field_acc",),
    find=find,
)
