"""Numbers as people write them, exactly."""

import re
import unicodedata
from fractions import Fraction

_MINUS = str.maketrans({"−": "-", "–": "-", "﹣": "-"})
_MIXED = re.compile(r"(?P<sign>-?)(?P<whole>\d+) (?P<top>\d+)/(?P<bottom>\d+)")
_FRACTION = re.compile(r"(?P<top>-?\d+)/(?P<bottom>-?\d+)")
_DECIMAL = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?")
_BUILT_IN = re.compile(r"(\d)?([¼½¾⅐-⅞])")
"""A fraction that is one character, and the whole number before it."""
_UNIT = r"%|°C|°F|°|(?:(?:square|cubic) )?[^\W\d_][\w²³/]*(?: (?:per|an?) [a-z]+)?"
_WITH_UNIT = re.compile(
    rf"(?P<sign>[-−–]?)(?P<before>[$€£]?)(?P<number>[-−–]?[\d.,/¼½¾⅐-⅞ ]*[\d¼½¾⅐-⅞])\s?(?P<after>{_UNIT})?"
)


def value_of(text: str) -> Fraction | None:
    """The exact value of `3`, `-3`, `1,000`, `0.5`, `1/2`, `½`, `1 1/2` or `50%`; None for anything else."""
    written = _BUILT_IN.sub(_spelt, text.strip()).translate(_MINUS)
    if written.endswith("%"):
        inner = value_of(written[:-1])
        return None if inner is None else inner / 100
    written = re.sub(r"^(-?)\+?\s*", r"\1", written)
    if found := _MIXED.fullmatch(written):
        if int(found["bottom"]) == 0:
            return None
        value = int(found["whole"]) + Fraction(int(found["top"]), int(found["bottom"]))
        return -value if found["sign"] else value
    if found := _FRACTION.fullmatch(written):
        return None if int(found["bottom"]) == 0 else Fraction(int(found["top"]), int(found["bottom"]))
    if written.strip("-") and written.strip("-") != "." and _DECIMAL.fullmatch(written):
        return Fraction(written.replace(",", ""))
    return None


def _spelt(built_in: re.Match[str]) -> str:
    value = Fraction(unicodedata.numeric(built_in[2])).limit_denominator(10)
    return f"{built_in[1]} {value}" if built_in[1] else str(value)


def quantity_of(text: str) -> tuple[Fraction, str] | None:
    """(value, unit) of `5 cm`, `$3.50`, `20 °C`, `9 square feet`, `60 miles per hour` or a bare number, whose unit is
    empty; None for anything else.
    """
    bare = value_of(text)
    if bare is not None:
        return bare, ""
    found = _WITH_UNIT.fullmatch(text.strip())
    if found is None or bool(found["before"]) == bool(found["after"]):
        return None
    value = value_of(found["sign"] + found["number"])
    return None if value is None else (value, found["before"] or found["after"])


def written(value: Fraction | int) -> str:
    """As a whole number, else as a fraction in lowest terms; negative with the sign of a minus."""
    exact = Fraction(value)
    text = str(abs(exact))
    return f"−{text}" if exact < 0 else text


def written_mixed(value: Fraction | int) -> str:
    """As `written`, with the whole part of an improper fraction before it: `1 1/2`."""
    exact = Fraction(value)
    whole, rest = divmod(abs(exact), 1)
    if not whole or not rest:
        return written(exact)
    return f"{'−' if exact < 0 else ''}{whole} {rest}"


def written_decimal(value: Fraction | int) -> str:
    """As a decimal that ends. Raise ValueError for one that does not."""
    exact = Fraction(value)
    rest, places = exact.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        raise ValueError(f"{exact} has no decimal that ends")
    places += max(twos, fives)
    digits = abs(exact.numerator) * 10**places // exact.denominator
    text = str(digits).rjust(places + 1, "0")
    shown = f"{text[:-places]}.{text[-places:]}" if places else text
    return f"−{shown}" if exact < 0 else shown
