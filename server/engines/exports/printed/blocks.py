"""The layout that printed formats share: a sheet is a list of blocks, and a renderer draws each kind of block."""

from dataclasses import dataclass

from server.engines.exports.exported import Audience


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style. A line feed in it is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is the sheet's title; no level is left out."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Labelled:
    """A word in bold, then what it stands for: `Why: ...`. Faint ones are for those who look for them: ids, sources."""

    label: str
    runs: Runs
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """List items, each of blocks: with bullets, numbers or letters (`A.`)."""

    items: tuple[tuple["Block", ...], ...]
    marker: str = "bullet"
    """`bullet`, `number`, `letter`, or `circle` for what is ticked."""
    start: int = 1


@dataclass(frozen=True, slots=True)
class Code:
    """Fixed-width lines, kept as they are."""

    text: str
    luau: bool = True


@dataclass(frozen=True, slots=True)
class AnswerLines:
    """Room to write."""

    count: int


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with room behind each, on one line: name, date. `after` is printed behind the last: a unit."""

    labels: tuple[str, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class WordBox:
    """Words to choose from, in a frame."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are shares of the line, 1 in all. A cell is one paragraph or more, split at line feeds."""

    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A numbered question; its parts stay on one page where they fit on one."""

    number: int
    item_id: str
    stem: Runs
    points: str
    """`2 points`; empty where nothing is said of points."""
    body: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, where there are pages."""


Block = Heading | Paragraph | Labelled | Listing | Code | AnswerLines | Fields | WordBox | Table | Question | PageBreak


@dataclass(frozen=True, slots=True)
class Sheet:
    """`running` is printed at the head of every page, `title` is also the file's own title."""

    title: str
    running: str
    audience: Audience
    blocks: tuple[Block, ...]
    language: str = "en-US"


def text_of(runs: Runs) -> str:
    """The runs as plain text."""
    return "".join(run.text for run in runs)
