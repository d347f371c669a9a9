"""Rule 14: a string that a loop builds piece by piece is collected in a table and joined once."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.proofs import NUMBER, STRING
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.edits import Edit
from server.engines.luau.rules.fresh_name import fresh_name, same_local
from server.engines.luau.rules.regions import Loop, known_rounds, line_after, line_break, loops_around
from server.engines.luau.rules.rule import Candidate, Rounds, Rule, insert
from server.engines.luau.syntax.nodes import (
    Assign,
    Binary,
    CompoundAssign,
    Expr,
    NameRef,
    Repeat,
)

WHY = "Left out: in the run it joined {rounds} pieces at a time; a table pays from about 32 on."
NAMES = ("parts", "pieces", "chunks")
FEWEST_ROUNDS = 32
"""Pieces from which on the table was measured to gain: with 8 it took two to four times as long, with 256 half or
less (`dev.py bench --only luau_pieces`).
"""


@dataclass(frozen=True, slots=True)
class _Append:
    """`s = s .. piece` or `s ..= piece`."""

    statement: Assign | CompoundAssign
    piece: Expr


def find(script: Script) -> Iterator[Candidate]:
    if not script.builtins.usable("table"):
        return
    for binding in script.names.bindings:
        if binding.captured or not binding.writes or binding.decl is None:
            continue
        appends = [found for ref in binding.writes if (found := _append(script, ref)) is not None]
        if appends:
            yield from _candidates(script, binding, appends)


def _candidates(script: Script, binding: Binding, appends: list[_Append]) -> Iterator[Candidate]:
    done: set[Loop] = set()
    mentions = sorted({*binding.reads, *binding.writes}, key=lambda ref: ref.start)
    appends = sorted(appends, key=lambda one: one.statement.start)
    for append in appends:
        loop = _outermost(script, binding, mentions, appends, append)
        if loop is None or loop in done:
            continue
        done.add(loop)
        inside = _inside(loop, appends)
        if _is_short(script, loop, inside):
            continue
        edits = _edits(script, binding, loop, inside)
        if edits:
            yield _candidate(binding, loop, inside, edits)


def _append(script: Script, target: NameRef) -> _Append | None:
    statement = script.parent(target)
    if isinstance(statement, CompoundAssign) and statement.op == "..":
        piece = statement.value
    elif isinstance(statement, Assign) and len(statement.targets) == len(statement.values) == 1:
        value = statement.values[0]
        if not isinstance(value, Binary) or value.op != ".." or not same_local(script, value.left, target):
            return None
        piece = value.right
    else:
        return None
    if script.proofs.type_of(target) != STRING or script.proofs.type_of(piece) not in (STRING, NUMBER):
        return None
    one_line = script.line(statement.start) == script.line(statement.end)
    fits = one_line and script.is_plain(statement.start, piece.start)
    return _Append(statement, piece) if fits else None


def _outermost(
    script: Script, binding: Binding, mentions: list[NameRef], appends: list[_Append], append: _Append
) -> Loop | None:
    """The outermost loop in which the string is only ever appended to."""
    chosen: Loop | None = None
    for loop in loops_around(script, append.statement):
        if loop.start <= binding.statement.start < loop.end or not _only_appends(script, mentions, appends, loop):
            break
        chosen = loop
    return chosen


def _only_appends(script: Script, mentions: list[NameRef], appends: list[_Append], loop: Loop) -> bool:
    """Each append mentions the string once as target, and once more on the right or as a compound's own value."""
    inside = {one.statement for one in _inside(loop, appends)}
    first = bisect_left(mentions, loop.start, key=lambda ref: ref.start)
    last = bisect_left(mentions, loop.end, key=lambda ref: ref.start)
    expected = sum(1 if isinstance(statement, CompoundAssign) else 2 for statement in inside)
    return last - first == expected and all(script.statement_of(ref) in inside for ref in mentions[first:last])


def _inside(loop: Loop, appends: list[_Append]) -> list[_Append]:
    """Those in the loop, of all in the order of the script."""
    first = bisect_left(appends, loop.start, key=lambda one: one.statement.start)
    return appends[first : bisect_left(appends, loop.end, key=lambda one: one.statement.start)]


def _is_short(script: Script, loop: Loop, appends: list[_Append]) -> bool:
    """Whether the loop is known to add few pieces only."""
    if any(next(loops_around(script, one.statement)) is not loop for one in appends):
        return False
    rounds = known_rounds(loop)
    return rounds is not None and rounds * len(appends) < FEWEST_ROUNDS


def _edits(script: Script, binding: Binding, loop: Loop, appends: list[_Append]) -> tuple[Edit, ...]:
    block = script.block_of(loop)
    if block is None or not script.provides("table", loop):
        return ()
    if not all(script.provides("table", one.statement) for one in appends):
        return ()
    after = line_after(script, loop)
    if after is None:
        return ()
    around = script.names.parents.get(block)
    name = fresh_name(script, NAMES, around if isinstance(around, Repeat) else block, loop.start)
    if name is None:
        return ()
    place, separator = after
    return (
        insert(loop.start, f"local {name} = {{}}{line_break(script, loop)}"),
        *(edit for one in appends for edit in _collected(one, name)),
        insert(place, f"{separator}{binding.name} ..= table.concat({name})"),
    )


def _collected(append: _Append, name: str) -> tuple[Edit, Edit]:
    """A call that may give several values is cut to one, as `..` did."""
    inner = ("(", ")") if may_be_many(append.piece) else ("", "")
    head = Edit(append.statement.start, append.piece.start, f"table.insert({name}, {inner[0]}")
    return head, insert(append.piece.end, f"{inner[1]})")


def _candidate(binding: Binding, loop: Loop, appends: list[_Append], edits: tuple[Edit, ...]) -> Candidate:
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=loop.start,
        end=loop.end,
        edits=edits,
        title=f"Pieces of {binding.name} joined once",
        message=(
            "Each `..` copies the whole string so far. The pieces are collected and joined once; the more pieces there "
            "are, the more that saves."
        ),
        rounds=Rounds(FEWEST_ROUNDS, entry=0, inside=tuple(1 + 2 * number for number in range(len(appends))), why=WHY),
    )


RULE = Rule(
    id="concat-buffer",
    title="String pieces joined once",
    pattern="s = s .. x or s ..= x in a loop",
    condition=(
        "s is a local variable that no function captures and that can only hold strings; the loop mentions it only to "
        "add to it; each piece can only be a string or a number, on one line; `table` is Luau's own there; more than a "
        "few rounds, also in the script's own run. It needs a run"
    ),
    rewrite="local parts = {}, table.insert(parts, x) in the loop, s ..= table.concat(parts) after it",
    measurements=("concat_loop",),
    find=find,
)
