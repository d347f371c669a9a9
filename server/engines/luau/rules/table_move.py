"""Rule 21, appending: `table.move` in place of a loop that appends one array to another."""

from collections.abc import Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.copying import appended, library_is_there, walks
from server.engines.luau.rules.rule import Candidate, Rule
from server.engines.luau.syntax.nodes import Expr


def find(script: Script) -> Iterator[Candidate]:
    for walk in walks(script):
        found = appended(script, walk.body)
        if found is None or not walk.is_value(script, found[1]) or not library_is_there(script, walk.loop):
            continue
        source, target = walk.table, found[0]
        if not _are_two_sequences(script, source, target) or script.next_token(walk.loop.end) == "(":
            continue
        if walk.value is not None and target.name in (walk.key.name, walk.value.name):
            continue
        text = f"table.move({source.name}, 1, #{source.name}, #{target.name} + 1, {target.name})"
        yield Candidate(
            rule=RULE.id,
            tier="B",
            start=walk.loop.start,
            end=walk.loop.end,
            edits=(Edit(walk.loop.start, walk.loop.end, text),),
            title=f"{source.name} appended to {target.name} by table.move",
            message="Luau moves all the elements in one go.",
        )


def _are_two_sequences(script: Script, source: Expr, target: Expr) -> bool:
    if not script.sequences.is_sequence(source) or not script.sequences.is_sequence(target):
        return False
    return script.heap.values(source).tables.isdisjoint(script.heap.values(target).tables)


RULE = Rule(
    id="table-move",
    title="Append by table.move",
    pattern="for i = 1, #a do table.insert(b, a[i]) end, b[#b + 1] = a[i], and the same with in a or ipairs",
    condition=(
        "a and b are different tables made in the script that only ever hold values from 1 to their length without a "
        "hole, and have no metatable; nothing else in the loop; no comment in it. It needs a run"
    ),
    rewrite="table.move(a, 1, #a, #b + 1, b)",
    measurements=("copy_move",),
    find=find,
)
