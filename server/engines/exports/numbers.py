"""Numeric keys for programs that compare decimals, and for those that compare what is typed."""

import re
from dataclasses import dataclass
from fractions import Fraction

from server.engines.items.model import Numeric
from server.engines.items.values import value_of, written, written_decimal, written_mixed

_PLACES = (2, 3, 4)
_TOLERANCE_PLACES = 6


@dataclass(frozen=True, slots=True)
class DecimalKey:
    """`value` and `tolerance` as decimals with a point and the ASCII sign; every answer in between counts."""

    value: str
    tolerance: str

    @property
    def low(self) -> str:
        """The least answer that counts."""
        return _decimal(Fraction(self.value) - Fraction(self.tolerance))

    @property
    def high(self) -> str:
        """The greatest answer that counts."""
        return _decimal(Fraction(self.value) + Fraction(self.tolerance))


def decimal_key(answer: Numeric) -> DecimalKey | None:
    """The key for a program that compares numbers; None where the answer is typed and compared as text.

    That is so for an exact key written as a fraction, a mixed number or a percentage: such programs take no `3/4`.
    Where a tolerance is asked for, the key is a decimal in any case, to six places where it does not end.
    """
    value, tolerance = value_of(answer.key), value_of(answer.tolerance)
    if value is None or (not tolerance and re.search("[/%]", answer.key)):
        return None
    return DecimalKey(_decimal(value), _decimal(tolerance or Fraction(0)))


def spellings(answer: Numeric) -> tuple[str, ...]:
    """Ways to type the key, the key first: with either minus, and a fraction also as mixed number and as decimal.

    A decimal that does not end is accepted rounded to 2, 3 or 4 places, where rounding leaves it within 2 % of the key.
    """
    found = [answer.key, *answer.accepted]
    value = value_of(answer.key)
    if value is not None and "%" not in answer.key:
        fractions = [written(value), written_mixed(value)] if "/" in answer.key else []
        found += [*fractions, *_decimals(value)]
    both = [spelling for text in found for spelling in (text, text.replace("−", "-"))]
    return tuple(dict.fromkeys(both))


def _decimals(value: Fraction) -> list[str]:
    try:
        return [written_decimal(value)]
    except ValueError:
        rounded = [round(value, places) for places in _PLACES]
        near = [one for one in rounded if abs(one - value) <= abs(value) / 50]
        return [written_decimal(one) for one in near]


def _decimal(value: Fraction) -> str:
    try:
        return written_decimal(value).replace("−", "-")
    except ValueError:
        return written_decimal(round(value, _TOLERANCE_PLACES)).replace("−", "-")
