"""A stretch of changed lines in words: what stands on either side is painted, and cannot be read otherwise."""

from desktop.ui.code.comparison import Comparison, Side
from desktop.ui.translation import counted, tr

MOST_LINES = 5
"""Of a longer stretch the rest is counted."""


def spoken_hunk(comparison: Comparison, number: int) -> str:
    """Which one it is, then its lines on the left and on the right."""
    first, last = comparison.hunks[number]
    rows = comparison.rows[first : last + 1]
    place = tr("Change {number} of {count}.").format(number=number + 1, count=len(comparison.hunks))
    left = [row.left for row in rows if row.left is not None]
    right = [row.right for row in rows if row.right is not None]
    before = _lines(comparison.left, left) or tr("nothing")
    after = _lines(comparison.right, right) or tr("nothing")
    return " ".join((place, tr("Left: {lines}.").format(lines=before), tr("Right: {lines}.").format(lines=after)))


def _lines(side: Side, indexes: list[int]) -> str:
    told = [
        tr("line {line}, {text}").format(line=index + 1, text=side.lines[index].strip() or tr("empty"))
        for index in indexes[:MOST_LINES]
    ]
    if more := len(indexes) - len(told):
        told.append(counted("and 1 more", "and {n} more", more))
    return "; ".join(told)
