"""Rule 23, front inserts: append in the loop and turn the array round once, in place of moving all of it each time."""

from collections.abc import Iterator

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.presence import is_one_value, is_present
from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.declared import constructor_of
from server.engines.luau.rules.inlining import Inlining
from server.engines.luau.rules.regions import Loop, known_rounds, line_after
from server.engines.luau.rules.rule import Candidate, Rule, insert
from server.engines.luau.syntax.nodes import (
    Call,
    CallStat,
    GenericFor,
    NameRef,
    Node,
    Number,
    NumericFor,
    Repeat,
    While,
)

FEWEST_ROUNDS = 8
"""What is moved for fewer elements is not worth another loop."""


def find(script: Script) -> Iterator[Candidate]:
    inlining = Inlining(script)
    for binding in script.names.bindings:
        made = constructor_of(binding)
        if made is None or made.items or not binding.reads:
            continue
        loop = _loop_behind(script, binding)
        if loop is None or _is_short(loop) or inlining.shows(script.function_of(loop)):
            continue
        calls = _calls(script, binding, loop)
        place = line_after(script, loop)
        if calls and place is not None and any(ref.start >= loop.end for ref in binding.reads):
            yield _candidate(binding, loop, calls, place)


def _loop_behind(script: Script, binding: Binding) -> Loop | None:
    """The loop with the first mention of the variable, in the block that declares it."""
    block = script.block_of(binding.statement)
    node: Node = min(binding.reads, key=lambda ref: ref.start)
    while script.names.parents.get(node) not in (block, None):
        node = script.parent(node)
    inside = isinstance(node, (While, Repeat, NumericFor, GenericFor)) and block is not None
    return node if inside and isinstance(node, (While, Repeat, NumericFor, GenericFor)) else None


def _is_short(loop: Loop) -> bool:
    rounds = known_rounds(loop)
    return rounds is not None and rounds < FEWEST_ROUNDS


def _calls(script: Script, binding: Binding, loop: Loop) -> list[Call]:
    """The front inserts in the loop; none if it mentions the table in any other way, or anyone may see it meanwhile."""
    if any(ref.start < loop.end for ref in binding.writes):
        return []
    found: list[Call] = []
    for ref in binding.reads:
        if ref.start >= loop.end:
            continue
        call = script.parent(ref)
        if not isinstance(call, Call) or not _is_front_insert(script, call, ref):
            return []
        if script.function_of(call) is not binding.scope.function:
            return []
        found.append(call)
    return found


def _is_front_insert(script: Script, call: Call, ref: NameRef) -> bool:
    if script.builtin(call.func) != "table.insert" or len(call.args) != 3 or call.args[0] is not ref:
        return False
    _, place, value = call.args
    if not isinstance(place, Number) or place.text != "1" or not isinstance(script.parent(call), CallStat):
        return False
    return script.is_plain(ref.end, value.start) and is_one_value(script, value) and is_present(script, value)


def _candidate(binding: Binding, loop: Loop, calls: list[Call], place: tuple[int, str]) -> Candidate:
    name = binding.name
    i, j = ("left", "right") if name in ("i", "j") else ("i", "j")
    swapped = f"local {j} = #{name} + 1 - {i} {name}[{i}], {name}[{j}] = {name}[{j}], {name}[{i}]"
    after, separator = place
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=loop.start,
        end=loop.end,
        edits=(
            *(Edit(call.args[0].end, call.args[2].start, ", ") for call in calls),
            insert(after, f"{separator}for {i} = 1, #{name} // 2 do {swapped} end"),
        ),
        title=f"{name} filled from behind and turned round",
        message=(
            "To insert in front moves all the elements that are there, each time. They are added behind, and the whole "
            "is turned round once after the loop; the more elements, the more that saves."
        ),
    )


RULE = Rule(
    id="front-insert",
    title="Array filled from behind and turned round",
    pattern="local t = {} and a loop with table.insert(t, 1, v)",
    condition=(
        "t is empty when the loop begins, and the loop and the function around it do nothing else with it before the "
        "loop ends, so that nobody can see it meanwhile; each value is one that cannot be nil; more than a few "
        "rounds; no comment between the arguments; no line of an error can change by inlining. It needs a run"
    ),
    rewrite="table.insert(t, v) in the loop, and after it a loop that exchanges t[i] and t[#t + 1 - i]",
    measurements=("insert_front",),
    find=find,
    level="aggressive",
)
