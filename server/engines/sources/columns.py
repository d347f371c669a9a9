"""Pages of two columns whose lines are printed across: the left column is read before the right one."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from server.engines.sources.printed import Printed

LEAST_ROWS = 5
LEAST_SHARE = 0.6
GAP = 12.0
"""Points between the columns, at least."""


def in_reading_order(pieces: Sequence[Printed]) -> list[Printed]:
    """As they are printed, but for pages that print both columns line by line."""
    gutter = _gutter(pieces)
    if gutter is None:
        return list(pieces)
    ordered: list[Printed] = []
    left: list[Printed] = []
    right: list[Printed] = []
    for piece in pieces:
        if piece.x < gutter < piece.right - GAP:
            ordered += [*left, *right, piece]
            left, right = [], []
        else:
            (left if piece.x < gutter else right).append(piece)
    return [*ordered, *left, *right]


def _gutter(pieces: Sequence[Printed]) -> float | None:
    """Where the right column begins; None for pages that are not printed across two columns."""
    rows: dict[int, list[Printed]] = defaultdict(list)
    for piece in pieces:
        if piece.text.strip():
            rows[round(piece.y)].append(piece)
    begins: dict[int, int] = defaultdict(int)
    for row in rows.values():
        for before, piece in pairwise(row):
            if piece.x - before.x > GAP and piece.x > before.right - 2 * GAP and len(before.text.split()) > 1:
                begins[round(piece.x)] += 1
    if not begins:
        return None
    x, count = max(begins.items(), key=lambda one: (one[1], -one[0]))
    return x - 1.0 if count >= LEAST_ROWS and count >= LEAST_SHARE * len(rows) else None
