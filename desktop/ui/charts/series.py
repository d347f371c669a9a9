"""What a chart shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt


class Shape(StrEnum):
    """Bars stand on one another, lines beside."""

    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Series:
    """One value for each place of the axis, None where there is none. `role` names a colour of the theme."""

    name: str
    role: str
    values: Sequence[float | None]
    pen: Qt.PenStyle = Qt.PenStyle.SolidLine
    """Lines are told apart by it as well as by their colour."""


@dataclass(frozen=True, slots=True)
class ChartData:
    """`places` are written below the axis where there is room, `spoken` says each in full."""

    places: Sequence[str]
    spoken: Sequence[str]
    series: Sequence[Series]
    shown: Callable[[float], str]
    """A value in words."""
    ticks: Callable[[float], list[float]]

    def highest(self, shape: Shape) -> float:
        """What the axis must reach."""
        if shape is Shape.LINES:
            return max((value for one in self.series for value in one.values if value is not None), default=0.0)
        columns = zip(*(one.values for one in self.series), strict=True)
        return max((sum(value or 0 for value in column) for column in columns), default=0.0)

    def told(self, place: int) -> str:
        """A place and its values, in a sentence."""
        known = ((one.name, one.values[place]) for one in self.series)
        values = ", ".join(f"{name} {self.shown(value)}" for name, value in known if value is not None)
        return f"{self.spoken[place]}: {values}" if values else f"{self.spoken[place]}: –"
