"""Computes plain arithmetic as it is printed, exactly."""

import math
import re
from fractions import Fraction

_PART = re.compile(r"\s*(?:(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.\d+|\d+)|(.))")
_SIGNS = str.maketrans({"−": "-", "–": "-", "×": "*", "·": "*", "÷": ":"})
_OF = re.compile(r"(?<=[\d%)]) of (?=[\d(√])")
_MIXED = re.compile(r"(?<![\d/.])(\d+) (\d+/\d+)(?![\d/])")
_POWERS = {"²": 2, "³": 3}
LARGEST_POWER = 64
LONGEST = 200


class _Unreadable(Exception):
    """The text is no arithmetic."""


def computed(text: str) -> Fraction | None:
    """The value of `3/4 + 1 1/2 × (2 − 0.5)`; None for what is no arithmetic, divides by zero or has a root that does
    not come out. `3/4` binds like a number; `÷` and `×` go from left to right. `15% of 80` is read too.
    """
    if len(text) > LONGEST:
        return None
    reading = _Reading(_OF.sub("*", _MIXED.sub(r"(\1+\2)", text)).translate(_SIGNS))
    try:
        value = reading.sum()
        reading.end()
    except (_Unreadable, ZeroDivisionError):
        return None
    return value


class _Reading:
    """Recursive descent over the parts."""

    def __init__(self, text: str) -> None:
        self._parts = [number or sign for number, sign in _PART.findall(text.strip())]
        self._at = 0

    def end(self) -> None:
        if self._at < len(self._parts):
            raise _Unreadable

    def sum(self) -> Fraction:
        value = self._product()
        while (sign := self._take("+-")) is not None:
            value = value + self._product() if sign == "+" else value - self._product()
        return value

    def _product(self) -> Fraction:
        value = self._signed()
        while True:
            if (sign := self._take("*:")) is not None:
                value = value * self._signed() if sign == "*" else value / self._signed()
            elif self._peek() in ("(", "√"):
                value *= self._signed()
            else:
                return value

    def _signed(self) -> Fraction:
        if self._take("-") is not None:
            return -self._signed()
        value = self._power()
        while self._take("/") is not None:
            value /= self._power()
        return value

    def _power(self) -> Fraction:
        value = self._atom()
        if (raised := self._take("".join(_POWERS))) is not None:
            return value ** _POWERS[raised]
        if self._take("%") is not None:
            return value / 100
        if self._take("^") is not None:
            exponent = self._signed()
            if exponent.denominator != 1 or abs(exponent) > LARGEST_POWER:
                raise _Unreadable
            return value ** int(exponent)
        return value

    def _atom(self) -> Fraction:
        part = self._peek()
        self._at += 1
        if part == "(":
            value = self.sum()
            if self._take(")") is None:
                raise _Unreadable
            return value
        if part == "√":
            return _root(self._atom())
        if part is None or not part[-1].isdecimal():
            raise _Unreadable
        return Fraction(part.replace(",", ""))

    def _peek(self) -> str | None:
        return self._parts[self._at] if self._at < len(self._parts) else None

    def _take(self, signs: str) -> str | None:
        part = self._peek()
        if part is None or part not in signs:
            return None
        self._at += 1
        return part


def _root(value: Fraction) -> Fraction:
    if value < 0:
        raise _Unreadable
    root = Fraction(math.isqrt(value.numerator), math.isqrt(value.denominator))
    if root * root != value:
        raise _Unreadable
    return root
