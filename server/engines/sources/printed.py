"""A piece of a line as a page prints it."""

from dataclasses import dataclass

LETTER = 0.5
"""Width of a letter for its height, about."""


@dataclass(frozen=True, slots=True)
class Printed:
    """`x` and `y` of its beginning, y upwards, and the height of its letters, all in points."""

    text: str
    x: float
    y: float
    size: float

    @property
    def right(self) -> float:
        """Where it ends, about."""
        return self.x + LETTER * self.size * len(self.text)
