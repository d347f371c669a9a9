"""Numbers, years, dates and quantities in running text, with where they stand."""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from server.engines.items.values import value_of

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"(?:(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}|\d{{1,2}} (?:{_MONTH}) \d{{4}}|(?:{_MONTH}) \d{{4}})"
)
_ERA = r"(?: ?(?:BCE|BC|CE|AD)\b)"
_YEAR = re.compile(rf"\b(?:1[0-9]\d\d|20\d\d)\b(?!{_ERA})|\b\d{{1,4}}{_ERA}")
_MAGNITUDE = r"(?:hundred|thousand|million|billion|trillion)"
UNITS = (
    "miles per hour|kilometers per hour|kilometres per hour|meters per second|metres per second|mph|km/h|m/s²|m/s"
    "|percent|per cent|%|°C|°F|degrees Celsius|degrees Fahrenheit|degrees|kilometers|kilometres|km|meters|metres|m"
    "|centimeters|centimetres|cm|millimeters|millimetres|mm|miles|feet|inches|yards|acres|hectares|kilograms|kg|grams|g"
    "|milligrams|mg|tons|tonnes|pounds|ounces|liters|litres|milliliters|millilitres|ml|gallons|seconds|minutes|hours|days"
    "|weeks|months|years|centuries|decades|volts|watts|amperes|joules|newtons|hertz|dollars|cents|people|species|students"
)
_NUMBER = re.compile(
    rf"(?<![\w.,/:])(?P<number>[$€£]?-?\d+(?:,\d{{3}})*(?:\.\d+)?(?:/\d+)?)(?!\d|(?:s|st|nd|rd|th)\b|:\d)"
    rf"(?:[ -](?P<magnitude>{_MAGNITUDE}))?(?:[ -]?(?P<unit>{UNITS})(?![\w/²³])|(?P<percent>%))?"
)
_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_WORDED = {word: value for value, word in enumerate(_WORDS, start=2)}
_WORDED_NUMBER = re.compile(rf"(?<![\w-])(?P<number>{'|'.join(_WORDED)})(?![\w-])", re.IGNORECASE)


class FigureKind(StrEnum):
    """What a figure is, so that only like ones stand beside each other."""

    DATE = "date"
    YEAR = "year"
    QUANTITY = "quantity"
    NUMBER = "number"
    WORDED = "worded"
    """A number from two to twenty that is written as a word."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`text` from `start` to `end`; `value` is exact, a year before our era negative, None for a date."""

    kind: FigureKind
    text: str
    start: int
    end: int
    value: Fraction | None
    unit: str = ""


def figures_of(text: str) -> list[Figure]:
    """In order, none within another."""
    found: list[Figure] = [_date(one) for one in _DATE.finditer(text)]
    for make, pattern in ((_year, _YEAR), (_number, _NUMBER), (_worded, _WORDED_NUMBER)):
        for one in pattern.finditer(text):
            figure = make(one)
            if figure is not None and not any(figure.start < kept.end and kept.start < figure.end for kept in found):
                found.append(figure)
    return sorted(found, key=lambda figure: figure.start)


def _date(found: re.Match[str]) -> Figure:
    return Figure(FigureKind.DATE, found.group(), found.start(), found.end(), None)


def _year(found: re.Match[str]) -> Figure:
    text = found.group()
    digits = re.match(r"\d+", text)
    assert digits is not None
    year = int(digits.group())
    before = text.rstrip().endswith(("BC", "BCE"))
    return Figure(
        FigureKind.YEAR, text, found.start(), found.end(), Fraction(-year if before else year), "BCE" if before else ""
    )


def _number(found: re.Match[str]) -> Figure | None:
    value = value_of(found["number"].lstrip("$€£"))
    if value is None:
        return None
    unit = found["unit"] or found["percent"] or (found["number"][0] if found["number"][0] in "$€£" else "")
    unit = " ".join(part for part in (found["magnitude"], unit) if part)
    kind = FigureKind.QUANTITY if unit else FigureKind.NUMBER
    return Figure(kind, found.group(), found.start(), found.end(), value, unit)


def _worded(found: re.Match[str]) -> Figure:
    return Figure(
        FigureKind.WORDED, found.group(), found.start(), found.end(), Fraction(_WORDED[found.group().lower()])
    )


def worded(value: int) -> str | None:
    """`7` as `seven`; None beyond twenty."""
    return next((word for word, number in _WORDED.items() if number == value), None)
