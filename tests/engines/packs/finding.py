"""What the checker of packs says."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """An error must be mended, a note must be looked at."""

    ERROR = "error"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """`place` is the band and the part of it: `6-8 questions[3]`."""

    level: Level
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.level}: {self.place}: {self.message}"


def error(place: str, message: str) -> Finding:
    """Something that must be mended."""
    return Finding(Level.ERROR, place, message)


def note(place: str, message: str) -> Finding:
    """Something that a writer decides."""
    return Finding(Level.NOTE, place, message)
