"""Rule 21, copies: `table.clone(t)` in place of a loop that copies every field."""

from collections.abc import Iterator

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.copying import Walk, library_is_there, walks
from server.engines.luau.rules.fresh_name import same_local
from server.engines.luau.rules.rule import Candidate, Rule, replace
from server.engines.luau.syntax.nodes import Assign, Index, IndexExpr, Local, NameRef, Table


def find(script: Script) -> Iterator[Candidate]:
    for walk in walks(script):
        target = _copied_to(script, walk)
        block = script.block_of(walk.loop)
        if target is None or block is None or not library_is_there(script, walk.loop):
            continue
        place = block.body.index(walk.loop)
        before = block.body[place - 1] if place else None
        binding = script.binding(target)
        if not isinstance(before, Local) or binding is None or binding.statement is not before:
            continue
        made, removed = _empty(before), _removal(script, walk, block.ends[place])
        if made is None or removed is None or script.has_comment(made.start, made.end):
            continue
        if _is_the_same(script, walk, target, binding):
            edits = (replace(made, f"table.clone({walk.table.name})"), removed)
            yield _candidate(before, walk, binding, edits)


def _copied_to(script: Script, walk: Walk) -> NameRef | None:
    """`c` of the body `c[key] = value`."""
    body = walk.body
    if not isinstance(body, Assign) or len(body.targets) != 1 or len(body.values) != 1:
        return None
    target = body.targets[0]
    if not isinstance(target, IndexExpr) or not isinstance(target.obj, NameRef):
        return None
    copies = walk.is_key(script, target.key) and walk.is_value(script, body.values[0])
    return target.obj if copies and not same_local(script, target.obj, walk.table) else None


def _empty(statement: Local) -> Table | None:
    value = statement.values[0] if len(statement.names) == len(statement.values) == 1 else None
    return value if isinstance(value, Table) and not value.items else None


def _removal(script: Script, walk: Walk, end: int) -> Edit | None:
    """The loop with its lines goes; a comment before it stays, if nothing would become part of it."""
    source = script.source
    start = len(source[: walk.loop.start].rstrip())
    stop = source.find("\n", end)
    rest = source[end : stop if stop >= 0 else len(source)]
    if script.next_token(end) == "(" or (rest.strip() and script.has_comment(start - 1, start)):
        return None
    return Edit(start, end, "")


def _is_the_same(script: Script, walk: Walk, target: NameRef, binding: Binding) -> bool:
    """Whether nothing can tell the clone from the copy, whose fields may lie in another order."""
    if not script.heap.is_table(walk.table):
        return False
    if script.sequences.is_sequence(walk.table) and script.sequences.is_sequence(target):
        return True
    use = script.tables.use_of(binding)
    if walk.in_order or use is None or use.escapes:
        return False
    return all(isinstance(script.parent(ref), (Index, IndexExpr)) for ref in binding.reads)


def _candidate(before: Local, walk: Walk, binding: Binding, edits: tuple[Edit, ...]) -> Candidate:
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=before.start,
        end=walk.loop.end,
        edits=edits,
        title=f"{binding.name} made by table.clone",
        message="Luau copies a whole table in one go.",
    )


RULE = Rule(
    id="table-clone",
    title="Copy by table.clone",
    pattern="local c = {} for k, v in t do c[k] = v end, and the same with pairs, ipairs or a counter",
    condition=(
        "t is a table made in the script without a metatable; nothing stands between or in the loop. Either both are "
        "proven to be arrays without a hole at all times, or c is only ever read and written by key, so that the order "
        "of its fields cannot show. It needs a run"
    ),
    rewrite="local c = table.clone(t)",
    measurements=("copy_clone", "copy_pairs"),
    find=find,
)
