"""Rule 15: a field chain, a row or an element that a loop reads again and again is read once, into a local."""

from collections.abc import Iterable, Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.fresh_name import fresh_name
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.regions import Loop, is_conditional, line_break, loops_around, own_nodes
from server.engines.luau.rules.rule import Candidate, Rule, insert, replace, shorten
from server.engines.luau.syntax.nodes import (
    Assign,
    Binary,
    Block,
    CompoundAssign,
    Expr,
    FunctionStat,
    Index,
    IndexExpr,
    NameRef,
    Node,
    Number,
    Repeat,
    Stat,
    String,
)

Access = Index | IndexExpr
FEWEST_IN_A_ROUND = 3
"""Reads of one element in a round of a loop from which on a local was measured to gain."""

_Shape = tuple[object, ...]


def find(script: Script) -> Iterator[Candidate]:
    if script.observes_collection:
        return
    done: set[Node] = set()
    accesses = sorted(script.of(Index, IndexExpr), key=lambda node: (node.start, -node.end))
    for node in accesses:
        assert isinstance(node, (Index, IndexExpr))
        if node in done or script.parent(node) in done or not _is_worth_it(node) or _is_target(script, node):
            done.update({node} if script.parent(node) in done else ())
            continue
        found = _before_a_loop(script, node) or _in_a_round(script, node)
        if found is None:
            continue
        candidate, reads = found
        done.update(reads)
        if candidate is not None:
            yield candidate


def _is_worth_it(access: Access) -> bool:
    """Two look-ups, or one by a computed key; a single field by name measured no clear gain."""
    return shape_of(access) is not None and (
        isinstance(access, IndexExpr) or isinstance(access.obj, (Index, IndexExpr))
    )


def _is_target(script: Script, access: Access) -> bool:
    parent = script.parent(access)
    if isinstance(parent, Assign):
        return access in parent.targets
    return isinstance(parent, (CompoundAssign, FunctionStat)) and parent.target is access


def _before_a_loop(script: Script, access: Access) -> tuple[Candidate | None, list[Access]] | None:
    """Read before the outermost loop in which it stays the same."""
    chosen: Loop | None = None
    for loop in loops_around(script, access):
        if not script.stability.stays(access, loop):
            break
        chosen = loop
    if chosen is None:
        return None
    reads = _alike(script, access, chosen)
    if all(is_conditional(script, read, chosen) for read in reads):
        return None
    return _candidate(script, access, reads, chosen), reads


def _in_a_round(script: Script, access: Access) -> tuple[Candidate | None, list[Access]] | None:
    """Read at the beginning of each round of the innermost loop."""
    loop = next(loops_around(script, access), None)
    if loop is None or not _is_inside(access, loop.block) or not script.stability.stays(access, loop.block):
        return None
    reads = _alike(script, access, loop.block)
    certain = sum(not is_conditional(script, read, loop.block) for read in reads)
    if len(reads) < FEWEST_IN_A_ROUND or certain < FEWEST_IN_A_ROUND - 1:
        return None
    return _candidate(script, access, reads, loop.block.body[0]), reads


def _is_inside(node: Node, block: Block) -> bool:
    return block.start <= node.start and node.end <= block.end


def _alike(script: Script, access: Access, region: Node) -> list[Access]:
    """The reads of the same thing in the region, in source order."""
    wanted = shape(script, access)
    return [
        node
        for node in own_nodes(region)
        if isinstance(node, (Index, IndexExpr)) and not _is_target(script, node) and shape(script, node) == wanted
    ]


def shape_of(expr: Expr) -> tuple[NameRef, ...] | None:
    """The names in a chain of fields and simple keys; None for anything else."""
    if isinstance(expr, NameRef):
        return (expr,)
    if isinstance(expr, (Number, String)):
        return ()
    if isinstance(expr, Index):
        return shape_of(expr.obj)
    if isinstance(expr, IndexExpr):
        pair = (shape_of(expr.obj), shape_of(expr.key))
    elif isinstance(expr, Binary) and expr.op in ("+", "-"):
        pair = (shape_of(expr.left), shape_of(expr.right))
    else:
        return None
    left, right = pair
    return None if left is None or right is None else left + right


def shape(script: Script, expr: Expr) -> _Shape:
    """Equal for two chains that read the same variables and fields."""
    if isinstance(expr, NameRef):
        return ("name", script.binding(expr) or expr)
    if isinstance(expr, Index):
        return ("field", shape(script, expr.obj), expr.name)
    if isinstance(expr, IndexExpr):
        return ("key", shape(script, expr.obj), shape(script, expr.key))
    if isinstance(expr, Binary) and expr.op in ("+", "-"):
        return (expr.op, shape(script, expr.left), shape(script, expr.right))
    if isinstance(expr, (Number, String)):
        return ("constant", expr.text)
    return ("other", expr)


def _candidate(script: Script, access: Access, reads: list[Access], before: Stat) -> Candidate | None:
    block = script.block_of(before)
    if block is None or not all(_may_be_replaced(script, read) for read in reads):
        return None
    if script.source[before.start] == "(":
        return None  # it would read as a call of what is put before it
    around = script.names.parents.get(block)
    scope = around if isinstance(around, Repeat) else block
    name = fresh_name(script, _wishes(script, access), scope, before.start)
    if name is None:
        return None
    text = script.text(access)
    declaration = f"local {name} = {text}{line_break(script, before)}"
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=before.start,
        end=max(read.end for read in reads),
        edits=(insert(before.start, declaration), *(replace(read, name) for read in reads)),
        title=f"{shorten(text)} read once",
        message="It is the same all the time, so one look-up and a local do.",
    )


def _may_be_replaced(script: Script, read: Access) -> bool:
    return script.is_plain(read.start, read.end) and stays_on_line(script, read)


def _wishes(script: Script, access: Access) -> Iterable[str]:
    if isinstance(access, Index):
        owner = access.obj
        prefix = owner.name if isinstance(owner, (NameRef, Index)) else "its"
        return access.name, f"{prefix}{access.name[:1].upper()}{access.name[1:]}"
    parent = script.parent(access)
    indexed = isinstance(parent, (Index, IndexExpr)) and parent.obj is access
    return ("row", "entry", "current") if indexed else ("value", "current", "entry")


RULE = Rule(
    id="repeated-access",
    title="Repeated look-up read once",
    pattern="a.b.c or g[y] in a loop; t[i] three times in a round",
    condition=(
        "tables made in the script, without metatables; nothing that the loop does, calls or waits for can assign the "
        "variables or change the fields; the look-up itself cannot fail; it is not only made under a condition; the "
        "operations around it stand on its line; no weak tables. It needs a run"
    ),
    rewrite="local c = a.b.c before the loop, local value = t[i] at the top of the round",
    measurements=("field_hoist", "multi_idx", "cse_grid", "cse_idx"),
    find=find,
)
