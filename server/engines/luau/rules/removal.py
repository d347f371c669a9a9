"""Taking a whole statement out of a script without moving any line."""

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.syntax.nodes import Stat


def removal(script: Script, statement: Stat) -> Edit | None:
    """The edit that removes a one-line statement with its semicolon and its indentation.

    None when a comment would go with it, when it spans lines, or when the line after would read as a call of the line
    before (`(f or g)()` after `local x = y`).
    """
    block = script.block_of(statement)
    if block is None:
        return None
    end = block.ends[block.body.index(statement)]
    if not script.is_plain(statement.start, end) or script.next_token(end) == "(":
        return None
    source = script.source
    start = statement.start
    while start > 0 and source[start - 1] in " \t":
        start -= 1
    at_line_start = start == 0 or source[start - 1] == "\n"
    while end < len(source) and source[end] in " \t":
        end += 1
    at_line_end = end == len(source) or source[end] in "\r\n"
    if at_line_start and at_line_end:
        return Edit(start, end, "")
    if at_line_start:
        return Edit(statement.start, end, "")
    if at_line_end:
        return Edit(start, end, "")
    return Edit(start, end, " ")
