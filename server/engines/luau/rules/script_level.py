"""Room at the top level of a script, and moving statements there."""

from collections.abc import Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.rule import insert
from server.engines.luau.syntax.nodes import Stat
from server.engines.luau.syntax.tokens import COMMENT, SPACE, Token

LOCAL_BUDGET = 150
"""Luau allows 200 locals in a function; this much is used at most, to leave room for the author."""


def locals_in_use(script: Script) -> int:
    """Locals declared by the script itself, outside of its functions."""
    return sum(binding.scope.function is None for binding in script.names.bindings)


def moved_in_place(script: Script, statement: Stat, anchor: Stat, removed: Edit) -> tuple[Edit, Edit]:
    """Edits that move a one-line statement before a top-level one while every line keeps its number.

    `removed` takes it from its place. It goes to a blank line above `anchor`, with its comment if it has one there,
    or in front of `anchor` on the same line.
    """
    text = script.text(statement)
    place = _blank_line_above(script, anchor)
    if place is None:
        return insert(anchor.start, f"{text} "), removed
    comment = _comment_after(script, removed.end)
    if comment is None:
        return insert(place, text), removed
    start = script.source.rfind("\n", 0, statement.start) + 1
    if script.source[start : statement.start].strip():
        return insert(place, text), removed
    return insert(place, f"{text} {comment.text}"), Edit(start, comment.end, "")


def _comment_after(script: Script, offset: int) -> Token | None:
    """The line comment that is the rest of the line at an offset."""
    position = script.token_index(offset)
    if position >= len(script.tree.tokens):
        return None
    token = script.tree.tokens[position]
    is_line_comment = token.kind is COMMENT and not token.text.startswith("--[") and "\n" not in token.text
    return token if is_line_comment else None


def _blank_line_above(script: Script, anchor: Stat) -> int | None:
    """The start of the nearest blank line above a top-level statement, with only comments in between.

    Comments that give Luau orders (`--!strict`) must stay above all code.
    """
    for token in _before(script, anchor):
        if token.kind is COMMENT:
            if token.text.startswith("--!"):
                return None
            continue
        last = token.text.rfind("\n")
        previous = token.text.rfind("\n", 0, max(last, 0))
        if previous >= 0:
            return token.start + previous + 1
    return None


def line_above(script: Script, anchor: Stat) -> int:
    """The start of the first line of the comments that stand directly above a top-level statement, or of its own."""
    source = script.source
    place = source.rfind("\n", 0, anchor.start) + 1
    for token in _before(script, anchor):
        if token.kind is COMMENT:
            start = source.rfind("\n", 0, token.start) + 1
            if token.text.startswith("--!") or source[start : token.start].strip():
                break
            place = start
        elif token.text.count("\n") > 1:
            break
    return place


def _before(script: Script, anchor: Stat) -> Iterator[Token]:
    """The blanks and comments before a statement, nearest first."""
    tokens = script.tree.tokens
    position = script.token_index(anchor.start) - 1
    while position >= 0 and tokens[position].kind in (SPACE, COMMENT):
        yield tokens[position]
        position -= 1


def own_lines(script: Script, statement: Stat) -> tuple[int, int] | None:
    """The span of a statement's lines with their line feeds; None when something else shares them."""
    block = script.block_of(statement)
    if block is None:
        return None
    source = script.source
    end = block.ends[block.body.index(statement)]
    start = source.rfind("\n", 0, statement.start) + 1
    stop = source.find("\n", end)
    if stop < 0 or source[start : statement.start].strip() or source[end:stop].strip():
        return None
    if script.next_token(end) == "(":
        return None
    return start, stop + 1


def moved_lines(script: Script, statement: Stat, anchor: Stat) -> tuple[Edit, Edit] | None:
    """Edits that move a statement with its lines to the front of a top-level one, without its indentation."""
    span = own_lines(script, statement)
    if span is None:
        return None
    source, (start, stop) = script.source, span
    indent = source[start : statement.start]
    lines = source[start:stop].split("\n")
    if script.spans_lines(start, stop):
        return None
    added = lines_above(script, anchor, "\n".join(line.removeprefix(indent) for line in lines), start)
    return None if added is None else (added, Edit(start, stop, ""))


def lines_above(script: Script, anchor: Stat, text: str, origin: int) -> Edit | None:
    """The edit that moves lines to the front of a top-level statement and its comments, if it begins its line."""
    own_line = script.source.rfind("\n", 0, anchor.start) + 1
    if script.source[own_line : anchor.start].strip():
        return None
    place = line_above(script, anchor)
    return Edit(place, place, text, origin)


def shown_move(script: Script, text: str, anchor: Stat) -> tuple[str, str]:
    """The moved text before and after, for the report."""
    header = script.text(anchor).split("\n", 1)[0].rstrip()
    return text, f"-- at the top level, before {header}\n{text}"
