"""Which line of one text stands beside which line of another."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_COMPARED = 1_000_000
"""Product of two stretches' lengths up to which they are compared line by line; beyond, one replaces the other."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a side-by-side view: line indices from 0, None for a gap. Unchanged rows hold equal lines."""

    left: int | None
    right: int | None
    changed: bool


def align(left: Sequence[str], right: Sequence[str]) -> list[Row]:
    """Rows that name every line of both sides once and in order.

    Lines that are unique on both sides anchor the rest (the patience method), so that large files take linear time.
    """
    rows: list[Row] = []
    at_left = at_right = 0
    for start_left, start_right, length in [*_equal_runs(left, right), (len(left), len(right), 0)]:
        rows.extend(_replaced(at_left, start_left, at_right, start_right))
        rows.extend(Row(start_left + step, start_right + step, changed=False) for step in range(length))
        at_left, at_right = start_left + length, start_right + length
    return rows


def _replaced(left: int, left_end: int, right: int, right_end: int) -> Iterator[Row]:
    """Pairs removed with added lines as far as they go; the longer side stands beside gaps."""
    for step in range(max(left_end - left, right_end - right)):
        yield Row(
            left + step if left + step < left_end else None,
            right + step if right + step < right_end else None,
            changed=True,
        )


def _equal_runs(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(left, right, length) of equal stretches, in order. Walks an explicit stack of stretches still to compare."""
    work: list[tuple[int, int, int, int] | tuple[int, int, int]] = [(0, len(left), 0, len(right))]
    while work:
        item = work.pop()
        if len(item) == 3:
            yield item
            continue
        work.extend(reversed(_split(left, right, *item)))


def _split(
    left: Sequence[str], right: Sequence[str], left_start: int, left_end: int, right_start: int, right_end: int
) -> list[tuple[int, int, int, int] | tuple[int, int, int]]:
    """Takes equal ends off a stretch and cuts the middle at its anchors; equal runs come out as triples."""
    head = tail = 0
    shorter = min(left_end - left_start, right_end - right_start)
    while head < shorter and left[left_start + head] == right[right_start + head]:
        head += 1
    while tail < shorter - head and left[left_end - 1 - tail] == right[right_end - 1 - tail]:
        tail += 1
    inner = (left_start + head, left_end - tail, right_start + head, right_end - tail)
    pieces: list[tuple[int, int, int, int] | tuple[int, int, int]] = []
    if head:
        pieces.append((left_start, right_start, head))
    if inner[0] < inner[1] and inner[2] < inner[3]:
        pieces.extend(_middle(left, right, *inner))
    if tail:
        pieces.append((left_end - tail, right_end - tail, tail))
    return pieces


def _middle(
    left: Sequence[str], right: Sequence[str], left_start: int, left_end: int, right_start: int, right_end: int
) -> list[tuple[int, int, int, int] | tuple[int, int, int]]:
    anchors = _anchors(left, right, left_start, left_end, right_start, right_end)
    if anchors:
        pieces: list[tuple[int, int, int, int] | tuple[int, int, int]] = []
        for at_left, at_right in [*anchors, (left_end, right_end)]:
            pieces.append((left_start, at_left, right_start, at_right))
            left_start, right_start = at_left, at_right
            if at_left < left_end:
                pieces.append((at_left, at_right, 1))
                left_start, right_start = at_left + 1, at_right + 1
        return pieces
    if (left_end - left_start) * (right_end - right_start) > MOST_COMPARED:
        return []
    matcher = SequenceMatcher(None, left[left_start:left_end], right[right_start:right_end], autojunk=False)
    return [(left_start + a, right_start + b, size) for a, b, size in matcher.get_matching_blocks() if size]


def _anchors(
    left: Sequence[str], right: Sequence[str], left_start: int, left_end: int, right_start: int, right_end: int
) -> list[tuple[int, int]]:
    """The longest ordered choice of lines that are there exactly once on each side."""
    here, there = Counter(left[left_start:left_end]), Counter(right[right_start:right_end])
    place = {right[index]: index for index in range(right_start, right_end) if there[right[index]] == 1}
    pairs = [
        (index, place[left[index]])
        for index in range(left_start, left_end)
        if here[left[index]] == 1 and left[index] in place
    ]
    return _longest_increasing(pairs)


def _longest_increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    ends: list[int] = []
    holders: list[int] = []
    previous: list[int] = []
    for number, (_, at_right) in enumerate(pairs):
        length = bisect_left(ends, at_right)
        previous.append(holders[length - 1] if length else -1)
        ends[length : length + 1] = [at_right]
        holders[length : length + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = holders[-1] if holders else -1
    while number >= 0:
        chain.append(pairs[number])
        number = previous[number]
    return chain[::-1]
