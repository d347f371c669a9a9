"""Rule 8: fields assigned right after `local t = {}` move into the constructor."""

import re
from collections.abc import Iterator

from server.engines.luau.analysis.layout import same_layout
from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.proofs import BOOLEAN, FUNCTION, NUMBER, STRING
from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.rule import Candidate, Rule, Tier, insert
from server.engines.luau.syntax.nodes import (
    Assign,
    Binary,
    Block,
    Call,
    Expr,
    FunctionStat,
    IfExpr,
    Index,
    IndexExpr,
    Local,
    NameRef,
    Paren,
    Stat,
    Table,
    descendants,
)
from server.engines.luau.syntax.tokens import COMMENT

_INDENT = re.compile(r"\n(\t| {2,8})\S")
_LEVEL = "--!optimize"
_TYPES = frozenset((NUMBER, STRING, BOOLEAN, FUNCTION))


def find(script: Script) -> Iterator[Candidate]:
    for binding in script.names.bindings:
        statement = binding.statement
        if not isinstance(statement, Local) or len(statement.names) != 1 or len(statement.values) != 1:
            continue
        literal = statement.values[0]
        block = script.block_of(statement)
        if not isinstance(literal, Table) or literal.items or block is None or binding.writes:
            continue
        fields = _fields(script, block, statement, binding)
        if len(fields) < 2 or (_tier(script, binding) == "B" and not _keeps_order(script, binding, fields)):
            continue
        edits = _edits(script, block, statement, literal, fields)
        if edits is not None:
            yield _candidate(script, binding, statement, fields, edits)


def _fields(script: Script, block: Block, statement: Local, binding: Binding) -> list[Assign]:
    """The assignments `t.name = value` that follow without anything in between."""
    found: list[Assign] = []
    seen: set[str] = set()
    for following in block.body[block.body.index(statement) + 1 :]:
        if not isinstance(following, Assign) or len(following.targets) != 1 or len(following.values) != 1:
            break
        target = following.targets[0]
        if not isinstance(target, Index) or script.binding(target.obj) is not binding or target.name in seen:
            break
        if any(script.binding(node) is binding for node in descendants(following.values[0])):
            break
        seen.add(target.name)
        found.append(following)
    return found


def _edits(
    script: Script, block: Block, statement: Local, literal: Table, fields: list[Assign]
) -> tuple[Edit, ...] | None:
    """Every field keeps its line; only the braces, commas and indentation around them change."""
    end = block.ends[block.body.index(statement)]
    if not script.is_plain(literal.start, literal.end) or not script.is_plain(literal.end, end):
        return None
    edits = [Edit(literal.start + 1, end, "")]
    for field in fields:
        target = field.targets[0]
        name_start = target.end - len(_name(field))
        field_end = block.ends[block.body.index(field)]
        if not script.is_plain(field.start, name_start) or not script.is_plain(field.end, field_end):
            return None
        edits.append(Edit(field.start, name_start, ""))
        edits.append(Edit(field.end, field_end, " }" if field is fields[-1] else ","))
    return (*edits, *_indentation(script, literal, fields))


def _indentation(script: Script, literal: Table, fields: list[Assign]) -> Iterator[Edit]:
    """One more level for the lines below the brace, but for those inside a string or comment."""
    source, lines = script.source, script.tree.lines
    found = _INDENT.search(source)
    unit = found.group(1) if found else "\t"
    for line in range(lines.line(literal.end) + 1, lines.line(fields[-1].end) + 1):
        start = lines.start_of(line)
        if source[start : start + 1] not in ("\n", "\r", "") and not script.inside_token(start):
            yield insert(start, unit)


def _tier(script: Script, binding: Binding) -> Tier:
    """Proven when nothing can see in which order the table keeps its fields."""
    use = script.tables.use_of(binding)
    if use is None or use.escapes:
        return "B"
    return "P" if all(_hides_order(script, ref) for ref in binding.reads) else "B"


def _keeps_order(script: Script, binding: Binding, fields: list[Assign]) -> bool:
    """Whether a loop over all fields sees the order that it saw before, whoever adds more to the table by then.

    The loop may stand where no run comes, so a run alone could not show it.
    """
    if _grows(script, binding, fields) or _is_unoptimized(script):
        return False
    return same_layout([(_name(field), _may_be_nil(script, field.values[0])) for field in fields])


def _name(field: Assign) -> str:
    target = field.targets[0]
    assert isinstance(target, Index)
    return target.name


def _is_unoptimized(script: Script) -> bool:
    """At -O0 Luau does not count the fields that are assigned, so the table grows step by step."""
    orders = (token.text for token in script.tree.tokens if token.kind is COMMENT)
    return any(order.startswith(_LEVEL) and order[len(_LEVEL) :].strip() not in ("1", "2") for order in orders)


def _may_be_nil(script: Script, value: Expr) -> bool:
    if isinstance(value, Paren):
        return _may_be_nil(script, value.expr)
    if isinstance(value, Binary) and value.op == "or":
        return _may_be_nil(script, value.right)
    if isinstance(value, IfExpr):
        return any(_may_be_nil(script, part) for part in (*value.parts[1::2], value.parts[-1]))
    return not isinstance(value, Table) and script.proofs.type_of(value) not in _TYPES


def _grows(script: Script, binding: Binding, fields: list[Assign]) -> bool:
    """Whether the script adds more to the table: Luau makes room for these fields too, but not in a constructor."""
    known = {_name(field) for field in fields}
    return any(_adds(script, ref, known) for ref in binding.reads)


def _adds(script: Script, ref: NameRef, known: set[str]) -> bool:
    place = script.parent(ref)
    if isinstance(place, Call):
        return isinstance(place.func, Index) and place.func.name == "insert"
    if not isinstance(place, Index | IndexExpr) or place.obj is not ref:
        return False
    if isinstance(place, Index) and place.name in known:
        return False
    statement = script.parent(place)
    if isinstance(statement, FunctionStat):
        return statement.target is place
    return isinstance(statement, Assign) and place in statement.targets


def _hides_order(script: Script, ref: NameRef) -> bool:
    """`#` shows it too: with holes, the length hangs on how the table grew."""
    return isinstance(script.parent(ref), (Index, IndexExpr))


def _candidate(
    script: Script, binding: Binding, statement: Local, fields: list[Assign], edits: tuple[Edit, ...]
) -> Candidate:
    last: Stat = fields[-1]
    return Candidate(
        rule=RULE.id,
        tier=_tier(script, binding),
        start=statement.start,
        end=last.end,
        edits=edits,
        title=f"Fields of {binding.name} set in its constructor",
        message=(f"Luau makes a table of the right size when it sees all {len(fields)} fields at once."),
        evidence=(
            f"The fields are set one after the other right after `{binding.name}` is made, no value mentions it, the "
            "values are computed in the same order on the same lines, and nothing iterates over the table or passes "
            "it on."
        ),
    )


RULE = Rule(
    id="constructor",
    title="Fields set in the constructor",
    pattern="local t = {} followed by t.a = x, t.b = y",
    condition=(
        "at least two different names, nothing in between, no value mentions t. Proven when t is neither iterated, "
        "measured nor handed on. Otherwise it needs a run, and the table must come out the same to the last slot: the "
        "script adds no more fields, and no value can be nil whose slot a later name would take"
    ),
    rewrite="local t = { a = x, b = y }, each field on its own line as before",
    measurements=("literal",),
    find=find,
)
