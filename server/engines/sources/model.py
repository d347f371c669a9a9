"""A source as the makers of questions know it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a passage is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    STEP = "step"
    """An item of a numbered list. Its number is not in the text."""
    ENTRY = "entry"
    """A line of a glossary: `Term: what it means`."""


@dataclass(frozen=True, slots=True)
class Block:
    """A passage as a reader finds it, before it has a place in the cleaned text."""

    role: Role
    text: str
    level: int = 0
    """Of a heading, 1 for the highest."""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is printed, where a file has no paragraphs of its own."""

    text: str
    page: int | None = None
    size: float = 0.0
    """Of the letters, in points; 0 where it is not known."""
    apart: bool = False
    """Whether there is space between this line and the one before."""


@dataclass(slots=True)
class Draft:
    """What a reader gives: blocks, and what the teacher should know."""

    blocks: list[Block]
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block in its place: `start` and `end` count characters of the cleaned text."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceSection:
    """A heading and what stands below it, up to the next heading of any level. `start` is behind the heading."""

    heading: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """A cleaned file. Every offset counts characters of `text`."""

    name: str
    """The file's, as the teacher knows it."""
    text: str
    """Passages, an empty line between any two."""
    passages: tuple[Passage, ...]
    sections: tuple[SourceSection, ...]
    """In order; what stands above the first heading is a section named after the file."""
    pages: tuple[int, ...] = ()
    """Where each page begins; empty where the file has none."""
    notes: tuple[str, ...] = ()
    """What was left out, for the teacher."""
    words: int = 0

    def page_at(self, offset: int) -> int | None:
        """Counted from 1; None where the file has no pages."""
        return max(1, sum(start <= offset for start in self.pages)) if self.pages else None

    def section_at(self, offset: int) -> SourceSection:
        """The section that holds a character."""
        return next((one for one in reversed(self.sections) if one.start <= offset), self.sections[0])
