"""Rule 5: `for i, v in t` in place of a loop that counts to `#t` and reads `t[i]`."""

from collections.abc import Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.fresh_name import fresh_name, same_local
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.regions import own_nodes
from server.engines.luau.rules.removal import removal
from server.engines.luau.rules.rule import Candidate, Rule, replace
from server.engines.luau.syntax.nodes import (
    Expr,
    IndexExpr,
    Local,
    NameRef,
    Node,
    NumericFor,
    Unary,
)

NAMES = ("v", "value", "item", "element")


def find(script: Script) -> Iterator[Candidate]:
    for node in script.of(NumericFor):
        assert isinstance(node, NumericFor)
        table = counted_table(script, node)
        if table is None or not script.is_plain(node.var.end, node.last.end):
            continue
        reads = [access for access in own_nodes(node.block) if is_element(script, access, node, table)]
        if not reads or not _is_unchanged_sequence(script, node, table):
            continue
        edits = _with_its_local(script, node, table, reads) or _in_place(script, node, table, reads)
        if edits:
            yield _candidate(script, node, table, edits)


def counted_table(script: Script, loop: NumericFor) -> NameRef | None:
    """The local variable `t` of `for i = 1, #t`, when `i` is never assigned."""
    last = loop.last
    if not script.sequences.counts_from_one(loop) or loop.step is not None:
        return None
    if not isinstance(last, Unary) or last.op != "#" or not isinstance(last.operand, NameRef):
        return None
    counter = script.declared[loop.var]
    return last.operand if script.binding(last.operand) is not None and not counter.writes else None


def is_element(script: Script, access: Node, loop: NumericFor, table: NameRef) -> bool:
    """Whether this is `t[i]` of the loop's own table and counter."""
    if not isinstance(access, IndexExpr) or not same_local(script, access.obj, table):
        return False
    binding = script.binding(access.key)
    return binding is not None and binding.decl is loop.var


def _is_unchanged_sequence(script: Script, loop: NumericFor, table: NameRef) -> bool:
    if not script.sequences.is_sequence(table) or not script.stability.stays(table, loop):
        return False
    return not script.stability.may_change(table, None, loop)


def _with_its_local(script: Script, loop: NumericFor, table: NameRef, reads: list[Node]) -> tuple[Edit, ...]:
    """`local v = t[i]` at the top of the loop becomes its variable."""
    first = loop.block.body[0]
    if not isinstance(first, Local) or len(first.names) != 1 or len(first.values) != 1 or first.constant:
        return ()
    if first.values[0] not in reads or first.names[0].name == loop.var.name:
        return ()
    binding = script.declared[first.names[0]]
    removed = removal(script, first)
    if binding.writes or removed is None:
        return ()
    declared = script.source[first.names[0].start : first.names[0].end]
    return (Edit(loop.var.end, loop.last.end, f", {declared} in {table.name}"), removed)


def _in_place(script: Script, loop: NumericFor, table: NameRef, reads: list[Node]) -> tuple[Edit, ...]:
    """Each `t[i]` becomes a new variable of the loop."""
    if not all(_may_be_replaced(script, read) for read in reads):
        return ()
    wishes = [name for name in NAMES if name != loop.var.name]
    name = fresh_name(script, wishes, loop.block, loop.block.start)
    if name is None:
        return ()
    header = Edit(loop.var.end, loop.last.end, f", {name} in {table.name}")
    return (header, *(replace(read, name) for read in reads))


def _may_be_replaced(script: Script, read: Node) -> bool:
    assert isinstance(read, IndexExpr)
    return script.is_plain(read.start, read.end) and stays_on_line(script, read)


def _candidate(script: Script, loop: NumericFor, table: Expr, edits: tuple[Edit, ...]) -> Candidate:
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=loop.start,
        end=loop.block.start,
        edits=edits,
        title=f"Loop over the elements of {script.text(table)}",
        message="The loop hands out each element itself, with no look-up by its number.",
    )


RULE = Rule(
    id="array-loop",
    title="Loop over an array's elements",
    pattern="for i = 1, #t do … t[i] … end",
    condition=(
        "t is a local variable with a table made in the script that only ever holds values from 1 to #t without a hole "
        "and nothing else, and gets no metatable; nothing assigns t or i or changes t in the loop; the variable that "
        "takes the element is not assigned; no operation over several lines. It needs a run"
    ),
    rewrite="for i, v in t do … v … end",
    measurements=("numfor_gen",),
    find=find,
)
