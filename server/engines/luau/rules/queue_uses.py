"""What a script does with a table that it uses as a queue."""

from dataclasses import dataclass, field

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.presence import is_one_value
from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.copying import appended
from server.engines.luau.syntax.nodes import (
    Assertion,
    Assign,
    Call,
    CallStat,
    Expr,
    Local,
    NameRef,
    Node,
    Number,
    Stat,
    Unary,
)


@dataclass(frozen=True, slots=True)
class Push:
    """`table.insert(q, value)` or `q[#q + 1] = value`."""

    statement: Stat
    table: NameRef
    value: Expr


@dataclass(frozen=True, slots=True)
class Pop:
    """`table.remove(q, 1)`, as a statement or as what one local variable gets: `target` is its name."""

    statement: Stat
    call: Call
    target: str | None


@dataclass(slots=True)
class QueueUses:
    """Every mention of the queue but its declaration."""

    pushes: list[Push] = field(default_factory=list)
    pops: list[Pop] = field(default_factory=list)
    lengths: list[Unary] = field(default_factory=list)


def queue_uses(script: Script, binding: Binding) -> QueueUses | None:
    """None when anything else is done with the table than adding behind, taking out in front and counting."""
    uses = QueueUses()
    pushes: dict[Stat, Push] = {}
    for ref in binding.reads:
        statement = script.statement_of(ref)
        push = pushes.get(statement) or _push(script, binding, statement)
        if push is not None and not push.value.start <= ref.start < push.value.end:
            pushes[statement] = push
            continue
        parent = script.parent(ref)
        if isinstance(parent, Unary) and parent.op == "#":
            uses.lengths.append(parent)
            continue
        pop = _pop(script, ref, parent)
        if pop is None:
            return None
        uses.pops.append(pop)
    uses.pushes = list(pushes.values())
    spans = [(push.value.start, push.value.end) for push in uses.pushes]
    inside = any(start <= ref.start < end for start, end in spans for ref in binding.reads)
    return None if inside else uses


def _push(script: Script, binding: Binding, statement: Stat) -> Push | None:
    found = appended(script, statement)
    if found is None or script.binding(found[0]) is not binding or not is_one_value(script, found[1]):
        return None
    table, value = found
    plain = script.is_plain(statement.start, value.start) and script.is_plain(value.end, statement.end)
    return Push(statement, table, value) if plain else None


def _pop(script: Script, ref: NameRef, call: Node) -> Pop | None:
    if not isinstance(call, Call) or script.builtin(call.func) != "table.remove" or len(call.args) != 2:
        return None
    table, place = call.args
    if table is not ref or not isinstance(place, Number) or place.text != "1":
        return None
    if not script.is_plain(call.start, call.end):
        return None
    statement = script.statement_of(call)
    if script.next_token(statement.end) == "(":
        return None
    if isinstance(statement, CallStat):
        return Pop(statement, call, None) if statement.call is call else None
    target = _target(script, statement, call)
    return None if target is None or target == ref.name else Pop(statement, call, target)


def _target(script: Script, statement: Stat, call: Call) -> str | None:
    """The local variable that gets what the call gives, and nothing else happens in the statement."""
    if isinstance(statement, Local) and len(statement.names) == len(statement.values) == 1:
        target, value = statement.names[0].name, statement.values[0]
        known = not statement.constant
    elif isinstance(statement, Assign) and len(statement.targets) == len(statement.values) == 1:
        assigned, value = statement.targets[0], statement.values[0]
        known = script.binding(assigned) is not None
        target = assigned.name if isinstance(assigned, NameRef) else ""
    else:
        return None
    while isinstance(value, Assertion):
        value = value.expr
    return target if known and value is call else None
