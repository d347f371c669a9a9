"""Figures of a sentence that are facts: years, amounts and counts, but not numbers of chapters, clocks and names."""

import re
from fractions import Fraction

from server.engines.items.text.figures import MONTHS, Figure, FigureKind, figures_of

_COUNTED = re.compile(
    r"\b(?:has|have|had|about|into|only|lasts?|lasted|takes?|took|needs?|are|is|were|was|nearly|every"
    r"|after|than|of|with"
    r"|contains?|elected for|holds?) $",
    re.IGNORECASE,
)
_IN_A_NAME = re.compile(
    r"(?:\b[A-Z][\w'’-]*|\b(?:No|number|step|chapter|page|figure|table|line|part|grade|version|value)\.?) $"
)
_MONTH_DAY = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) $"
)
_YEAR_OF_A_NAME = re.compile(r"\b(?:War|Compromise|Panic|Crash) of $")
_BEGINS = re.compile(
    r"^(?:In|About|Only|Nearly|Over|Around|By|Since|After|Before|From|At|Some|Almost|The|For|On|Below|Above|To|Of) $"
)
_CLOCK = re.compile(r"^(?::\d| ?[ap]\.?m\b| o'clock)")
_RANGE = re.compile(r"^ (?:to|and|or) (?:about |nearly )?\d")
LEAST_APART = Fraction(3, 20)
"""Of the larger of two amounts: less could be rounding."""
MOST_TIMES = 12
"""How many times as large an amount may be that stands beside another."""


def facts_of(sentence: str) -> tuple[Figure, ...]:
    """In order."""
    return tuple(figure for figure in figures_of(sentence) if _is_fact(sentence, figure))


def _is_fact(sentence: str, figure: Figure) -> bool:
    if figure.value is not None and 0 <= figure.value <= 1 and not figure.unit:
        return False
    before, after = sentence[: figure.start], sentence[figure.end :]
    if figure.kind is FigureKind.WORDED:
        return _COUNTED.search(before) is not None and re.match(r" [a-z]+", after) is not None
    if (
        after[:1].isalpha()
        or re.match(r" \d", after)
        or re.search(r"\d $", before)
        or _CLOCK.match(after)
        or before.endswith(("(", "-", "–", "−", "/", "'", "."))
        or after.startswith(("/", "–", "°", "-1", "-2"))
    ):
        return False
    if figure.kind in (FigureKind.NUMBER, FigureKind.YEAR) and _RANGE.match(after):
        return False
    if figure.kind is FigureKind.NUMBER and after.startswith(")"):
        return False
    if figure.kind in (FigureKind.NUMBER, FigureKind.QUANTITY) and _IN_A_NAME.search(before):
        return _BEGINS.match(before) is not None
    if figure.kind is FigureKind.YEAR and _YEAR_OF_A_NAME.search(before):
        return False
    if figure.kind is FigureKind.YEAR and _MONTH_DAY.search(before):
        return True
    return not (figure.kind is FigureKind.NUMBER and _MONTH_DAY.search(before))


def are_alike(one: Figure, other: Figure) -> bool:
    """Whether both could stand in the same place, and only one be right: of a kind, with the same unit, not near."""
    if one.kind is not other.kind or one.unit != other.unit:
        return False
    if one.value is None or other.value is None:
        return _when(one.text) != _when(other.text) and len(one.text.split()) == len(other.text.split())
    if one.kind is FigureKind.YEAR:
        return 2 <= abs(one.value - other.value) <= 150
    if one.kind is FigureKind.WORDED:
        return one.value != other.value
    low, high = sorted((abs(one.value), abs(other.value)))
    return low > 0 and high <= MOST_TIMES * low and high - low > LEAST_APART * high


def size_of(figure: Figure) -> float:
    """By which figures of a kind are sorted: the value, or of a date the years with their parts."""
    return float(figure.value) if figure.value is not None else _when(figure.text)


def _when(date: str) -> float:
    parts = re.findall(r"[A-Za-z]+|\d+", date)
    month = next((MONTHS.index(part) for part in parts if part in MONTHS), 0)
    numbers = [int(part) for part in parts if part.isdecimal()]
    day = next((number for number in numbers if number <= 31), 0)
    return max(numbers, default=0) + month / 12 + day / 400
