"""The step itself: old names out, current ones in, and what is left to a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from server.engines.luau.edits import apart
from server.engines.luau.machine import VirtualMachine
from server.engines.luau.modernise.api import api
from server.engines.luau.modernise.table import SAME, Entry, old_names
from server.engines.luau.modernise.uses import Use, find_uses
from server.engines.luau.plan import compatible
from server.engines.luau.report import ADVICE, Change, Modernised
from server.engines.luau.revision import Revision
from server.engines.luau.rules.rule import Candidate
from server.engines.luau.syntax.depth import recursion_room

PASSES = 8
"""One edit can stand inside another: `Game.Workspace`, `math.pow(math.pow(x, 2), 2)`."""
MOST_LISTED = 500
"""Edits that are listed one by one, and places that are advised on."""
CAVEAT = (
    "Modernised places were not shown to behave the same. What is said about speed and behaviour compares with the "
    "modernised script."
)


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a script. `text` has the lines of the original; `notes` are for the person who asked."""

    text: str
    modernised: list[Modernised]
    notes: list[str]


def modernise(text: str, machine: VirtualMachine) -> Step:
    """Put current API in place of old API where it is certain what is used. Raises LuauSyntaxError."""
    revision = Revision(text)
    made: list[Modernised] = []
    entries: dict[str, tuple[Entry, str, list[int]]] = {}
    for _ in range(PASSES):
        uses = _innermost([use for use in _uses(revision) if use.edits])
        by_candidate = {_candidate(revision, use): use for use in uses}
        chosen = compatible(list(by_candidate))
        if not chosen:
            break
        for candidate in chosen:
            use = by_candidate[candidate]
            one = _modernised(revision, candidate, use)
            made.append(one)
            entries.setdefault(use.entry.id, (use.entry, use.old, []))[2].append(one.line)
        revision.apply(chosen)
    if machine.compile_error(revision.text) is not None:
        return Step(text, [], ["Nothing was modernised: the script would no longer compile."])
    return Step(revision.text, _listed(made), _notes(len(made), entries.values()))


def left_to_a_person(revision: Revision) -> list[Change]:
    """What old API is still there in the text as it is now: one entry per name, at its first place."""
    first: dict[str, tuple[Use, int]] = {}
    for use in _uses(revision):
        if use.entry.basis == "alternative":
            continue  # both ways are current
        known, count = first.get(use.entry.id, (use, 0))
        first[use.entry.id] = known, count + 1
    return [_advice(revision, use, count) for use, count in first.values()]


def _uses(revision: Revision) -> list[Use]:
    with recursion_room():
        return find_uses(revision.plan().script, old_names(), api())


def _innermost(uses: list[Use]) -> list[Use]:
    """Without rewrites around another rewrite: whether its operands need parentheses is known only after that one."""
    rewrites = [use for use in uses if use.entry.how == "rewrite"]
    around = {one.node for one, inner in pairwise(rewrites) if inner.node.start < one.node.end}
    return [use for use in uses if use.node not in around]


def _candidate(revision: Revision, use: Use) -> Candidate:
    source = revision.text
    edits = tuple(apart(source, edit) for edit in use.edits)
    start, end = min(edit.start for edit in edits), max(edit.end for edit in edits)
    return Candidate(use.entry.id, "P", start, end, edits, _title(use), use.entry.difference)


def _title(use: Use) -> str:
    new = use.entry.replacement
    if use.entry.service:
        new = f'{new}("{use.entry.service}")'
    return f"`{new}` in place of `{use.old}`"


def _modernised(revision: Revision, candidate: Candidate, use: Use) -> Modernised:
    change = revision.change(candidate, "", True)
    return Modernised(change.line, change.before, change.after, candidate.title, use.entry.difference, use.entry.source)


def _listed(made: list[Modernised]) -> list[Modernised]:
    return sorted(made, key=lambda one: one.line)[:MOST_LISTED]


def _notes(count: int, entries: Iterable[tuple[Entry, str, list[int]]]) -> list[str]:
    if not count:
        return []
    places = f"{count} place{'s' if count > 1 else ''} {'were' if count > 1 else 'was'} modernised, as you asked."
    notes = [f"{places} {CAVEAT}"]
    same: dict[str, int] = {}
    for entry, old, lines in entries:
        if entry.difference == SAME:
            same[entry.replacement] = same.get(entry.replacement, 0) + len(lines)
        else:
            notes.append(_became(old, entry, lines))
    return [*notes, *_other_names(same)]


def _other_names(same: dict[str, int]) -> list[str]:
    """One note for all that only has another name."""
    if not same:
        return []
    names, count = ", ".join(f"`{name}`" for name in same), sum(same.values())
    if count == 1:
        return [f"1 of them is the same thing under its current name: {names}."]
    return [f"{count} of them are the same things under their current names: {names}."]


def _became(old: str, entry: Entry, lines: list[int]) -> str:
    if len(lines) == 1:
        return f"`{old}` became `{entry.replacement}` in line {lines[0]}: {entry.difference}"
    return f"`{old}` became `{entry.replacement}` in {len(lines)} places: {entry.difference}"


def _advice(revision: Revision, use: Use, count: int) -> Change:
    script = revision.plan().script
    entry = use.entry
    more = count - 1
    rest = f"The same holds for {more} more place{'s' if more > 1 else ''}." if more else ""
    line = revision.original_line(script.line(use.node.start))
    return Change(
        rule=entry.id,
        line=line,
        end_line=line,
        applied=False,
        outcome=ADVICE,
        tier=None,
        title=f"`{use.old}` is no longer recommended",
        message=" ".join(filter(None, (entry.difference, use.reason, rest))),
        before=script.text(use.node).split("\n", 1)[0].rstrip("\r")[:400],
    )
