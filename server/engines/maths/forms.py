"""How an answer is printed, and which wrong answers look like it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from server.engines.items.values import written, written_decimal, written_mixed

Number = int | Fraction
MAX_PLACES = 5
MAX_BOTTOM = 400


class Style(Enum):
    """The kinds of number that a set of options is made of."""

    WHOLE = "whole"
    FRACTION = "fraction"
    MIXED = "mixed"
    RATIONAL = "rational"
    """Whole or a fraction, as it comes: a slope, a probability."""
    DECIMAL = "decimal"
    MONEY = "money"
    """A decimal of two places."""


def ends(value: Number) -> bool:
    """Whether it has a decimal of at most `MAX_PLACES` places."""
    return not 10**MAX_PLACES % Fraction(value).denominator


def grouped(value: int) -> str:
    """A whole number with commas from 1,000 on and the sign of a minus."""
    return f"{value:,}".replace("-", "−")


def decimal(value: Number) -> str:
    """A decimal that ends, with commas in its whole part."""
    whole, point, places = written_decimal(abs(Fraction(value))).partition(".")
    return f"{'−' if value < 0 else ''}{int(whole):,}{point}{places}"


def money(value: Number) -> str:
    """Dollars with two places, without the sign of the dollar."""
    whole, point, places = decimal(value).partition(".")
    return f"{whole}.{places.ljust(2, '0')}" if point else f"{whole}.00"


_WRITERS: dict[Style, Callable[[Number], str]] = {
    Style.WHOLE: lambda value: grouped(int(value)),
    Style.FRACTION: written,
    Style.MIXED: written_mixed,
    Style.RATIONAL: written,
    Style.DECIMAL: decimal,
    Style.MONEY: money,
}


@dataclass(frozen=True, slots=True)
class Form:
    """A style with what stands before and after the number: `$3.50`, `12 cm²`, `36π cm²`."""

    style: Style = Style.WHOLE
    before: str = ""
    after: str = ""
    signed: bool = False
    """Whether zero and negative numbers are sensible answers."""

    def number(self, value: Number) -> str:
        """The number alone."""
        return _WRITERS[self.style](value)

    def around(self, number: str) -> str:
        """What is printed, with a number or a blank in it."""
        return f"{self.before}{number}{self.after}"

    def text(self, value: Number) -> str:
        """As an option, or in a statement."""
        return self.around(self.number(value))

    def fits(self, value: Number) -> bool:
        """Whether the value can be written in this form and is not silly in it."""
        exact = Fraction(value)
        if not self.signed and exact <= 0:
            return False
        if self.style is Style.WHOLE:
            return exact.denominator == 1
        if self.style in (Style.FRACTION, Style.MIXED):
            return 1 < exact.denominator <= MAX_BOTTOM
        if self.style is Style.RATIONAL:
            return exact.denominator <= MAX_BOTTOM
        return ends(exact) if self.style is Style.DECIMAL else (exact * 100).denominator == 1

    def near(self, value: Number) -> list[Fraction]:
        """Values a small slip away, nearest first, below and above in turn; all fit the form."""
        exact = Fraction(value)
        near = [exact + sign * step for step in self._steps(exact) for sign in (-1, 1)]
        return [one for one in near if self.fits(one)]

    def _steps(self, exact: Fraction) -> list[Fraction]:
        if self.style is Style.MONEY:
            return [Fraction(1, 10), Fraction(1), Fraction(1, 2), Fraction(2)]
        if self.style is Style.DECIMAL:
            unit = _last_place(exact)
            return [unit, 10 * unit, 2 * unit, 3 * unit]
        unit = Fraction(1, exact.denominator)
        if self.style is Style.WHOLE and abs(exact) >= 100 and exact % 100 == 0:
            unit = Fraction(100)
        elif self.style is Style.WHOLE and abs(exact) >= 20:
            return [Fraction(1), Fraction(10), Fraction(2), Fraction(20)]
        return [unit * times for times in (1, 2, 3, 4, 5)]


def _last_place(exact: Fraction) -> Fraction:
    unit = Fraction(1)
    while exact % unit:
        unit /= 10
    return unit


WHOLE = Form()
INTEGER = Form(signed=True)
FRACTION = Form(Style.FRACTION)
MIXED = Form(Style.MIXED)
RATIONAL = Form(Style.RATIONAL, signed=True)
DECIMAL = Form(Style.DECIMAL)
DOLLARS = Form(Style.MONEY, before="$")
PERCENT = Form(after="%")


def whole(unit: str) -> Form:
    """Whole numbers with a unit after a space."""
    return Form(after=f" {unit}")
