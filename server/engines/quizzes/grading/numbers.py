"""When a number that somebody typed is the one that was asked for."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from server.engines.items.model import Item, Numeric
from server.engines.items.values import value_of
from server.engines.quizzes.grading.texts import folded

LONGEST_NUMBER = 100
"""Characters: longer ones cost more to read than they can mean."""

_ONE_FORM = re.compile(r"lowest terms|simplest form|simplify", re.IGNORECASE)
"""Words of a stem that ask for one way of writing the number."""
_DECIMAL_COMMA = re.compile(r"[-−–+]?(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+)")
"""`2,5` as half the world writes it; in `2,500` the three digits are thousands, as the product prints them."""


def is_number(item: Item, answer: Numeric, text: str) -> bool:
    """By value, whatever its form, but where the stem asks for one; the unit may be written with it."""
    if len(text) > LONGEST_NUMBER:
        return False
    given = _without_unit(text, answer.unit)
    right = [answer.key, *answer.accepted]
    if folded(given) in {folded(one) for one in right}:
        return True
    if _ONE_FORM.search(item.stem):
        return False
    wanted = [value for one in right if (value := _of_key(one)) is not None]
    tolerance = _of_key(answer.tolerance) or Fraction(0)
    is_percent = answer.key.strip().endswith("%")
    return any(abs(value - one) <= tolerance for value in _values(given, is_percent=is_percent) for one in wanted)


def _of_key(text: str) -> Fraction | None:
    """None for more digits than Python reads."""
    return value_of(text) if len(text) <= LONGEST_NUMBER else None


def _values(text: str, *, is_percent: bool) -> Iterator[Fraction]:
    """What the text may mean as a number. Where a percentage is asked for, the sign may be left out."""
    value = _value(text)
    if value is None:
        return
    yield value
    if is_percent and not text.rstrip().endswith(("%", "\uff05")):
        yield value / 100


def _value(text: str) -> Fraction | None:
    stripped = text.strip()
    if _DECIMAL_COMMA.fullmatch(stripped):
        stripped = stripped.replace(",", ".")
    found = value_of(stripped)
    if found is not None:
        return found
    return value_of(unicodedata.normalize("NFKC", stripped).replace("\u2044", "/"))


def _without_unit(text: str, unit: str) -> str:
    """A unit of another name stays, and makes it no number."""
    given, name = text.strip(), unit.strip()
    if not name or folded(given) == folded(name):
        return given
    if given.casefold().endswith(name.casefold()):
        return given[: -len(name)].strip()
    if given.casefold().startswith(name.casefold()):
        return given[len(name) :].strip()
    return given
