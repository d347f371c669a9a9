"""Rule 23, queues: a head index in place of `table.remove(q, 1)`, which moves all that is left."""

from collections.abc import Iterator

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.presence import is_present, is_something
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.edits import Edit
from server.engines.luau.rules.closures import captured_by_repeated
from server.engines.luau.rules.declared import constructor_of
from server.engines.luau.rules.fresh_name import fresh_name
from server.engines.luau.rules.inlining import Inlining
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.placement import operator_needs_parentheses
from server.engines.luau.rules.queue_uses import Pop, Push, QueueUses, queue_uses
from server.engines.luau.rules.repetition import is_repeated
from server.engines.luau.rules.rule import Candidate, Rule, insert, replace
from server.engines.luau.syntax.nodes import Binary, Local, Repeat, Table, Unary

_COMPARISONS = frozenset(("==", "~=", "<", "<=", ">", ">="))


def find(script: Script) -> Iterator[Candidate]:
    if script.builtins.environment_touched or script.observes_collection:
        return
    inlining = Inlining(script)
    for binding in script.names.bindings:
        made = constructor_of(binding)
        if made is None or binding.writes or not _begins_well(script, made):
            continue
        uses = queue_uses(script, binding)
        if uses is None or not any(is_repeated(script, pop.call) for pop in uses.pops):
            continue
        if _is_safe(script, binding, uses, inlining):
            yield from _candidates(script, binding, made, uses)


def _begins_well(script: Script, made: Table) -> bool:
    """Whether the length at the beginning is certain: no hole, and no unknown number of values."""
    if any(item.name or item.key is not None for item in made.items):
        return False
    if len(made.items) == 1:
        return not may_be_many(made.items[0].value)
    return all(is_something(script, item.value) and not may_be_many(item.value) for item in made.items)


def _is_safe(script: Script, binding: Binding, uses: QueueUses, inlining: Inlining) -> bool:
    if binding.scope.function is None and captured_by_repeated(script, binding.reads):
        return False  # a function that captures what is assigned is made anew each time
    if any(inlining.shows(script.function_of(ref)) for ref in binding.reads):
        return False
    if not all(stays_on_line(script, length) for length in uses.lengths):
        return False
    return not binding.captured or not any(
        script.stability.may_change(push.table, None, push.value) for push in uses.pushes
    )


def _candidates(script: Script, binding: Binding, made: Table, uses: QueueUses) -> Iterator[Candidate]:
    statement = binding.statement
    block = script.block_of(statement)
    if block is None or not isinstance(statement, Local):
        return
    end = block.ends[block.body.index(statement)]
    if script.next_token(end) == "(":
        return
    around = script.names.parents.get(block)
    scope = around if isinstance(around, Repeat) else block
    name = binding.name
    head = fresh_name(script, ("head", f"{name}Head"), scope, statement.start)
    tail = fresh_name(script, ("tail", f"{name}Tail"), scope, statement.start)
    if head is None or tail is None:
        return
    edits = [insert(end, f" local {head}, {tail} = 1, {_first_free(script, name, made)}")]
    for push in uses.pushes:
        edits.extend(_pushed(script, push, name, tail))
    for pop in uses.pops:
        edits.extend(_popped(pop, name, head))
    edits.extend(replace(length, _length(script, length, f"{tail} - {head}")) for length in uses.lengths)
    yield _candidate(binding, edits)


def _first_free(script: Script, name: str, made: Table) -> str:
    certain = all(is_something(script, item.value) for item in made.items)
    return str(len(made.items) + 1) if certain else f"#{name} + 1"


def _pushed(script: Script, push: Push, name: str, tail: str) -> Iterator[Edit]:
    """Adding nil adds nothing, so the tail moves on only behind what is there."""
    moved = f"{tail} += 1"
    if not is_present(script, push.value):
        moved = f"if {name}[{tail}] ~= nil then {moved} end"
    yield Edit(push.statement.start, push.value.start, f"{name}[{tail}] = ")
    yield Edit(push.value.end, push.statement.end, f" {moved}")


def _popped(pop: Pop, name: str, head: str) -> Iterator[Edit]:
    """Nothing comes out of an empty queue, and its head stays. The slot is emptied, so that nothing is held on to."""
    first = f"{name}[{head}]"
    taken = f"{first} = nil {head} += 1 end"
    if pop.target is None:
        yield Edit(pop.statement.start, pop.statement.end, f"if {first} ~= nil then {taken}")
    else:
        yield Edit(pop.call.start, pop.call.end, first)
        yield insert(pop.statement.end, f" if {pop.target} ~= nil then {taken}")


def _length(script: Script, length: Unary, text: str) -> str:
    parent = script.parent(length)
    compared = isinstance(parent, Binary) and parent.op in _COMPARISONS
    return f"({text})" if operator_needs_parentheses(script, length) and not compared else text


def _candidate(binding: Binding, edits: list[Edit]) -> Candidate:
    last = max(edit.end for edit in edits)
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=binding.statement.start,
        end=last,
        edits=tuple(edits),
        title=f"{binding.name} with a head index",
        message=(
            f"`table.remove({binding.name}, 1)` moves everything that is left one place to the front, each time. Two "
            "numbers that say where the queue begins and ends take its place; nothing is moved any more. The longer "
            "the queue, the more that saves."
        ),
    )


RULE = Rule(
    id="table-queue",
    title="Queue with a head index",
    pattern="local q = {}, table.insert(q, v) or q[#q + 1] = v, x = table.remove(q, 1), #q",
    condition=(
        "q is a local variable with an array of its own that is never assigned again, and nothing else is done with "
        "it: no reading by index, no loop over it, nothing that hands it on; what is added is one value, whose "
        "computation cannot change the queue; what is taken out goes into one local variable or nowhere; no function "
        "that is made more than once captures it; no weak tables; no line of an error can change by inlining. It "
        "needs a run"
    ),
    rewrite="local head, tail = 1, 1, q[tail] = v tail += 1, x = q[head] if x ~= nil then q[head] = nil head += 1 end",
    measurements=("tremove_front",),
    find=find,
    level="aggressive",
)
