"""Two texts prepared for the side-by-side view. Pure: built on a worker thread, then only read."""

from dataclasses import dataclass

from desktop.ui.code.alignment import Row, align
from desktop.ui.code.grammar import START, Grammar, State


@dataclass(frozen=True)
class Side:
    """One text: its lines, and for each the highlighting state before it."""

    lines: list[str]
    states: list[State]


@dataclass(frozen=True)
class Comparison:
    """`hunks` are the first and last row of each stretch of changed rows."""

    left: Side
    right: Side
    rows: list[Row]
    hunks: list[tuple[int, int]]

    def row_of_left_line(self, line: int) -> int:
        """The row of a line of the left text, counted from 1; the nearest when there is none."""
        index = max(0, min(line, len(self.left.lines)) - 1)
        return next((number for number, row in enumerate(self.rows) if row.left == index), 0)


def compare(left: str, right: str, grammar: Grammar) -> Comparison:
    """Takes some 100 ms for ten thousand lines: not for the GUI thread."""
    sides = _side(left, grammar), _side(right, grammar)
    rows = align(sides[0].lines, sides[1].lines)
    return Comparison(sides[0], sides[1], rows, _hunks(rows))


def shown_lines(text: str) -> list[str]:
    """Lines as they are shown: without BOM, line ends and the empty line after a final line end."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines


def _side(text: str, grammar: Grammar) -> Side:
    lines = shown_lines(text)
    states: list[State] = []
    state = START
    for line in lines:
        states.append(state)
        _, state = grammar.spans(line, state)
    return Side(lines, states)


def _hunks(rows: list[Row]) -> list[tuple[int, int]]:
    hunks: list[tuple[int, int]] = []
    for number, row in enumerate(rows):
        if not row.changed:
            continue
        if hunks and hunks[-1][1] == number - 1:
            hunks[-1] = (hunks[-1][0], number)
        else:
            hunks.append((number, number))
    return hunks
