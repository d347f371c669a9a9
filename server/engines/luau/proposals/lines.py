"""From two texts of a function to edits of whole lines, so that a line that stays is still known as the same line."""

from difflib import SequenceMatcher

from server.engines.luau.edits import Edit


def line_edits(before: str, after: str, start: int) -> tuple[Edit, ...]:
    """Edits that make `after` of `before`, which begins at the offset `start`."""
    old, new = _lines(before), _lines(after)
    offsets = [start]
    for line in old:
        offsets.append(offsets[-1] + len(line))
    matcher = SequenceMatcher(None, [line.strip() for line in old], [line.strip() for line in new], autojunk=False)
    edits: list[Edit] = []
    for kind, first, last, from_new, to_new in matcher.get_opcodes():
        if kind == "equal":
            edits += [
                Edit(offsets[at], offsets[at + 1], new[from_new + at - first])
                for at in range(first, last)
                if old[at] != new[from_new + at - first]
            ]
        else:
            edits.append(Edit(offsets[first], offsets[last], "".join(new[from_new:to_new])))
    return tuple(edits)


def _lines(text: str) -> list[str]:
    """With their ends. Luau ends a line at a line feed, and nowhere else."""
    pieces = text.split("\n")
    return [*(f"{piece}\n" for piece in pieces[:-1]), *([pieces[-1]] if pieces[-1] else [])]
