"""Rule 24: `for i = a, n` in place of a `while` loop that counts."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.proofs import NUMBER
from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.inlining import Inlining, may_be_folded
from server.engines.luau.rules.regions import loops_around
from server.engines.luau.rules.removal import removal
from server.engines.luau.rules.rule import Candidate, Rule
from server.engines.luau.rules.script_level import own_lines
from server.engines.luau.syntax.nodes import (
    Assign,
    Binary,
    CompoundAssign,
    Continue,
    Expr,
    Function,
    GenericFor,
    Local,
    NameRef,
    Node,
    Number,
    NumericFor,
    Paren,
    Repeat,
    Stat,
    Unary,
    While,
    children,
)

_UP = {"<=": "+", ">=": "-"}
"""With the counter on the left, the operator of its step."""
_MIRRORED = {"<=": ">=", ">=": "<="}


@dataclass(frozen=True, slots=True)
class _Counting:
    """A loop that goes on while the counter has not passed `bound`, and ends each round with `step`."""

    loop: While
    counter: Binding
    bound: Expr
    step: Stat
    by: str
    """What the counter grows by, as a literal."""


def find(script: Script) -> Iterator[Candidate]:
    if "--!native" in script.source or "@native" in script.source:
        return
    inlining = Inlining(script)
    for loop in script.of(While):
        assert isinstance(loop, While)
        counting = _counting(script, loop)
        if counting is not None and _fits(script, counting) and _keeps_lines(script, counting, inlining):
            candidate = _candidate(script, counting)
            if candidate is not None:
                yield candidate


def _counting(script: Script, loop: While) -> _Counting | None:
    condition = loop.condition
    while isinstance(condition, Paren):
        condition = condition.expr
    if not isinstance(condition, Binary) or condition.op not in _UP or len(loop.block.body) < 2:
        return None
    step = loop.block.body[-1]
    for counter, bound, op in (
        (condition.left, condition.right, condition.op),
        (condition.right, condition.left, _MIRRORED[condition.op]),
    ):
        binding = script.binding(counter)
        by = _step(script, binding, step) if binding is not None else None
        if binding is not None and by is not None and by[0] == _UP[op]:
            return _Counting(loop, binding, bound, step, by[1] if by[0] == "+" else f"-{by[1]}")
    return None


def _step(script: Script, counter: Binding, step: Stat) -> tuple[str, str] | None:
    """Operator and literal of `i += 1` or `i = i + 1`."""
    if isinstance(step, CompoundAssign):
        target, op, value = step.target, step.op, step.value
    elif isinstance(step, Assign) and len(step.targets) == len(step.values) == 1:
        target, whole = step.targets[0], step.values[0]
        if not isinstance(whole, Binary) or script.binding(whole.left) is not counter:
            return None
        op, value = whole.op, whole.right
    else:
        return None
    if script.binding(target) is not counter or not isinstance(value, Number) or not _is_positive(value.text):
        return None
    return op, value.text


def _is_positive(text: str) -> bool:
    try:
        number = float(text.replace("_", ""))
    except ValueError:
        return False
    return 0 < number < math.inf


def _fits(script: Script, one: _Counting) -> bool:
    loop, counter = one.loop, one.counter
    if counter.captured or script.proofs.type_of_binding(counter) != NUMBER:
        return False
    if not script.proofs.is_number(one.bound) or not script.stability.stays(one.bound, loop):
        return False
    if sum(_is_inside(loop, ref) for ref in counter.writes) != 1 or _skips_step(loop):
        return False
    return not _is_seen_after(script, one) and _keeps_zero(script, one)


def _keeps_zero(script: Script, one: _Counting) -> bool:
    """Whether the first value stays what it is, even if it is -0, when Luau unrolls the loop.

    It unrolls between constants only, and there it adds 0 to the first value. A constant may also come from a call
    that it inlines.
    """
    bound = one.bound
    if isinstance(bound, Unary) and bound.op == "#" and script.heap.is_table(bound.operand):
        return True
    if not all(_is_inside(one.loop, ref) for ref in one.counter.writes):
        return True  # such a variable is no constant
    statement, position = one.counter.statement, one.counter.definitions[0].position
    if not isinstance(statement, Local) or position >= len(statement.values):
        return False
    value = statement.values[position]
    if isinstance(value, Binary) and value.op in ("+", "-"):
        return any(isinstance(side, Number) and _is_positive(side.text) for side in (value.left, value.right))
    return isinstance(value, Number) or (isinstance(value, Unary) and value.op == "#")


def _is_inside(loop: While, ref: NameRef) -> bool:
    return loop.start <= ref.start < loop.end


def _skips_step(loop: While) -> bool:
    """Whether `continue` may pass the step over: the loop would then do the same round again."""
    stack: list[Node] = [loop.block]
    while stack:
        current = stack.pop()
        if isinstance(current, Continue):
            return True
        inner = (child for child in children(current) if not isinstance(child, Function))
        stack.extend(child for child in inner if not isinstance(child, (While, Repeat, NumericFor, GenericFor)))
    return False


def _is_seen_after(script: Script, one: _Counting) -> bool:
    """Whether anything may read the counter once the loop is left: behind it, or in a further round around it."""
    counter, loop = one.counter, one.loop
    if any(ref.start >= loop.end for ref in counter.reads):
        return True
    declared = counter.decl
    if declared is None:
        return True
    if isinstance(counter.statement, (NumericFor, GenericFor)):
        around = [counter.statement, *loops_around(script, counter.statement)]
    elif isinstance(counter.statement, Function):
        around = []
    else:
        around = list(loops_around(script, counter.statement))
    return list(loops_around(script, loop)) != around


def _keeps_lines(script: Script, one: _Counting, inlining: Inlining) -> bool:
    """Whether no error names another line when Luau inlines the function around, or unrolls the loop."""
    if inlining.shows(script.function_of(one.loop)):
        return False
    return not (may_be_folded(script, one.bound) and inlining.constants_show)


def _candidate(script: Script, one: _Counting) -> Candidate | None:
    loop = one.loop
    removed = _removed(script, one.step)
    if removed is None or not script.is_plain(loop.start, loop.block.start):
        return None
    first, declaration = _first(script, one)
    by = "" if one.by == "1" else f", {one.by}"
    name = one.counter.name
    header = f"for {name if declaration is None else first[0]} = {first[1]}, {script.text(one.bound)}{by}"
    edits = [Edit(loop.start, loop.condition.end, header), removed]
    if declaration is not None:
        edits.insert(0, declaration)
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=one.counter.statement.start if declaration is not None else loop.start,
        end=loop.end,
        edits=tuple(edits),
        title=f"Loop that counts {name} by itself",
        message=(
            "A numeric for loop counts and compares in one step. The price: as native code, which this script does not "
            "ask for, it was half as fast as the while loop."
        ),
    )


def _first(script: Script, one: _Counting) -> tuple[tuple[str, str], Edit | None]:
    """The counter and its first value; and the edit that removes its declaration, if only the loop uses it."""
    counter = one.counter
    statement, name = counter.statement, counter.name
    kept = ((name, name), None)
    if not isinstance(statement, Local) or len(statement.names) != 1 or len(statement.values) != 1:
        return kept
    value = statement.values[0]
    if not isinstance(value, Number) or not all(_is_inside(one.loop, ref) for ref in (*counter.reads, *counter.writes)):
        return kept
    removed = _removed(script, statement)
    if removed is None:
        return kept
    declared = statement.names[0]
    return (script.source[declared.start : declared.end], value.text), removed


def _removed(script: Script, statement: Stat) -> Edit | None:
    """The edit that takes the statement out, with its lines if it has them for itself."""
    lines = own_lines(script, statement)
    if lines is not None and not script.has_comment(*lines):
        return Edit(*lines, "")
    return removal(script, statement)


RULE = Rule(
    id="counted-while",
    title="Numeric loop in place of while",
    pattern="while i <= n do … i += 1 end, while i >= n do … i -= 1 end",
    condition=(
        "i is a local number that no function captures, assigned in the loop only at its end, by a constant step, and "
        "read nowhere after the loop; n is a number that stays the same in the loop; the first value is not -0, or "
        "Luau cannot unroll the loop; no continue; no line of an error can change by inlining or unrolling; the script "
        "does not ask for native code, in which it would be slower. It needs a run"
    ),
    rewrite="for i = i, n do … end",
    measurements=("while_for",),
    find=find,
    level="aggressive",
)
