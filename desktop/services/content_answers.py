"""Whether an answer that somebody gave to a question is right."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from contracts.content import (
    AnyItem,
    FillInItem,
    LuauOutputItem,
    MatchingItem,
    MultipleChoiceItem,
    NumericItem,
    OrderingItem,
    TrueFalseItem,
)

Answer = str | bool | int | Sequence[int] | Mapping[str, str]
"""By type: an option's index, true or false, a text, indices in order, or the match of each prompt."""

_MINUS = str.maketrans({"−": "-", "–": "-", "\u2044": "/"})
_REDUCED = re.compile(r"lowest terms|simplest form|simplify", re.IGNORECASE)
"""Words of a stem that ask for one form of a number."""
_MIXED = re.compile(r"([+-]?\d+)\s+(\d+)\s*/\s*(\d+)")
_RATIO = re.compile(r"([+-]?\d+)\s*/\s*([+-]?\d+)")


def is_right(item: AnyItem, answer: Answer) -> bool | None:
    """None for a short answer, which people compare with the model answer themselves."""
    match item:
        case MultipleChoiceItem() | TrueFalseItem():
            return type(answer) is type(item.key) and answer == item.key
        case OrderingItem():
            return isinstance(answer, Sequence) and list(answer) == item.key
        case MatchingItem():
            return isinstance(answer, Mapping) and dict(answer) == dict(item.key)
        case NumericItem():
            return isinstance(answer, str) and _is_number(item, answer)
        case FillInItem():
            return isinstance(answer, str) and _is_text(answer, [item.key, *item.accepted])
        case LuauOutputItem():
            return isinstance(answer, str) and _lines(answer) == _lines(item.key)
        case _:
            return None


def value_of(text: str) -> Fraction | None:
    """The exact value of `3/4`, `0.75`, `1 1/2`, `75%` or `−2,000`; None of what is no number."""
    plain = unicodedata.normalize("NFKC", text.replace("½", " 1/2")).translate(_MINUS).strip()
    if plain.endswith("%"):
        share = value_of(plain[:-1])
        return None if share is None else share / 100
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    try:
        if mixed := _MIXED.fullmatch(plain):
            whole, top, bottom = (int(part) for part in mixed.groups())
            part = Fraction(top, bottom)
            return whole - part if plain.startswith("-") else whole + part
        if ratio := _RATIO.fullmatch(plain):
            return Fraction(int(ratio.group(1)), int(ratio.group(2)))
        number = Decimal(plain)
        return Fraction(number) if number.is_finite() and abs(number.adjusted()) < 100 else None
    except (InvalidOperation, ZeroDivisionError):
        return None


def _is_number(item: NumericItem, answer: str) -> bool:
    given = _without_unit(answer, item.unit)
    if _is_text(given, [item.key, *item.accepted]):
        return True
    value, wanted = value_of(given), value_of(item.key)
    if value is None or wanted is None or _REDUCED.search(item.stem):
        return False
    if item.tolerance:
        return abs(value - wanted) <= (value_of(item.tolerance) or 0)
    return value == wanted or value in [value_of(one) for one in item.accepted]


def _without_unit(answer: str, unit: str) -> str:
    given = answer.strip()
    if unit and given.casefold().endswith(unit.casefold()) and given.casefold() != unit.casefold():
        given = given[: -len(unit)].strip()
    return given


def _is_text(answer: str, accepted: Sequence[str]) -> bool:
    """Case, spaces and a full stop at the end make no difference."""
    return _folded(answer) in [_folded(one) for one in accepted]


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS).replace("’", "'")
    return " ".join(plain.casefold().split()).rstrip(".")


def _lines(text: str) -> list[str]:
    """What a program prints counts letter by letter, but for space at the end."""
    return [line.rstrip() for line in text.strip("\n").splitlines()]
