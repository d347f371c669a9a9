"""Which characters of one side of a comparison are selected."""

from collections.abc import Callable
from dataclasses import dataclass

Place = tuple[int, int]
"""Row and character."""

NOTHING = range(0)


@dataclass(frozen=True)
class Selection:
    """From where the mouse went down to where it is; `right` names the side."""

    right: bool
    anchor: Place
    head: Place

    @property
    def ends(self) -> tuple[Place, Place]:
        """First and last place, in order."""
        first, last = sorted((self.anchor, self.head))
        return first, last

    def on_row(self, row: int, length: int) -> range:
        """Selected characters of a line of this length."""
        first, last = self.ends
        if not first[0] <= row <= last[0]:
            return NOTHING
        return range(first[1] if row == first[0] else 0, min(last[1], length) if row == last[0] else length)

    def text(self, line_of_row: Callable[[int], str | None]) -> str:
        """The selected lines joined; rows that are gaps on this side are left out."""
        first, last = self.ends
        lines = ((row, line_of_row(row)) for row in range(first[0], last[0] + 1))
        parts = [(line, self.on_row(row, len(line))) for row, line in lines if line is not None]
        return "\n".join(line[chosen.start : chosen.stop] for line, chosen in parts)
