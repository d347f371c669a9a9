"""Replacing spans of a script, and where its lines went."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in place of `source[start:end]`. `start == end` inserts.

    Where whole lines were moved here, `origin` is the offset at which they stood, or began on a line of something else.
    """

    start: int
    end: int
    text: str
    origin: int | None = None


def overlap(left: Edit, right: Edit) -> bool:
    """Whether two edits get into each other's way.

    Two insertions at one place do, unless they are the same: their order would be a guess.
    """
    if left.start == left.end and right.start == right.end:
        return left.start == right.start and left.text != right.text
    if left.start == left.end:
        return right.start < left.start < right.end
    if right.start == right.end:
        return left.start < right.start < left.end
    return left.start < right.end and right.start < left.end


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """The source with all edits made. Edits that overlap raise ValueError."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda item: (item.start, item.end)):
        if edit.start < position:
            raise ValueError(f"Two edits overlap at offset {edit.start}.")
        pieces.append(source[position : edit.start])
        pieces.append(edit.text)
        position = edit.end
    pieces.append(source[position:])
    return "".join(pieces)


def apart(source: str, edit: Edit) -> Edit:
    """The edit with blanks where it would join two words, as in `s:len()f()` and `return(s):byte()`."""
    left, right = source[edit.start - 1 : edit.start], source[edit.end : edit.end + 1]
    text = edit.text
    if not text:
        joined = edit.start < edit.end and _is_word(left) and _is_word(right)
        return Edit(edit.start, edit.end, " ") if joined else edit
    before = " " if _is_word(left) and _is_word(text[0]) else ""
    after = " " if _is_word(text[-1]) and _is_word(right) else ""
    return replace(edit, text=f"{before}{text}{after}")


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


class OffsetMap:
    """Where offsets of the source are after the edits."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._ends: list[int] = []
        self._shifts: list[int] = [0]
        self.edits = sorted(edits, key=lambda item: (item.start, item.end))
        for edit in self.edits:
            self._ends.append(edit.end)
            self._shifts.append(self._shifts[-1] + len(edit.text) - (edit.end - edit.start))

    def __call__(self, offset: int) -> int:
        """The new place of an offset outside of the replaced spans; inside one, the end of its replacement."""
        return offset + self._shifts[bisect_right(self._ends, offset)]


class LineMap:
    """Lines before the edits to lines after them. Both count from 1.

    Exact for edits that insert or remove whole lines, or leave the number of lines as it is.
    """

    def __init__(self, source: str, edits: Iterable[Edit]) -> None:
        self._lines: list[int] = []
        self._shifts = [0]
        self._moved: dict[int, int] = {}
        for edit in sorted(edits, key=lambda item: (item.start, item.end)):
            if edit.origin is not None:
                self._move(source, edit, edit.origin)
            shift = edit.text.count("\n") - source.count("\n", edit.start, edit.end)
            if shift:
                self._lines.append(_first_line_after(source, edit))
                self._shifts.append(self._shifts[-1] + shift)

        self._origins = {after: before for before, after in self._moved.items()}

    def _move(self, source: str, edit: Edit, origin: int) -> None:
        """Note where moved lines went; of several not the first, if it began with something that stayed."""
        first = source.count("\n", 0, origin) + 1
        place = source.count("\n", 0, edit.start) + 1 + self._shifts[-1]
        count = edit.text.count("\n")
        shared = count > 1 and origin > 0 and source[origin - 1] != "\n"
        self._moved.update((first + number, place + number) for number in range(shared, count))

    def __call__(self, line: int) -> int:
        if line in self._moved:
            return self._moved[line]
        return line + self._shifts[bisect_right(self._lines, line)]

    def back(self, line: int) -> int:
        """The line before the edits that a line after them comes from; for an added line, the one it stands before."""
        if line in self._origins:
            return self._origins[line]
        position = 0
        while position < len(self._lines) and self._lines[position] + self._shifts[position + 1] <= line:
            position += 1
        before = line - self._shifts[position]
        return min(before, self._lines[position]) if position < len(self._lines) else before


def _first_line_after(source: str, edit: Edit) -> int:
    """The first line whose text, or whose rest, comes after the edit."""
    line = source.count("\n", 0, edit.end) + 1
    whole = edit.start == 0 or source[edit.start - 1] == "\n" or edit.start < edit.end
    return line if whole else line + 1
