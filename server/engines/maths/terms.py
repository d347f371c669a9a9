"""Algebra as it is printed: `3x² − 5x + 6`, `(x + 2)(x − 3)`, `2.4 × 10⁵`."""

from fractions import Fraction

from server.engines.items.values import written

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(base: str, exponent: int) -> str:
    """A power; the base alone for the exponent 1."""
    return base if exponent == 1 else f"{base}{superscript(exponent)}"


def superscript(number: int) -> str:
    """The digits of an exponent."""
    return str(number).translate(SUPERSCRIPTS)


def summed(*terms: tuple[int | Fraction, str]) -> str:
    """A sum of coefficients with what they multiply, without the terms that are zero; `0` when all are."""
    text = ""
    for coefficient, letters in terms:
        if coefficient == 0:
            continue
        size = written(abs(Fraction(coefficient)))
        shown = letters if letters and size == "1" else f"{size}{letters}"
        if text:
            text += f" {'−' if coefficient < 0 else '+'} {shown}"
        else:
            text = f"−{shown}" if coefficient < 0 else shown
    return text or "0"


def linear(slope: int | Fraction, constant: int | Fraction, letter: str = "x") -> str:
    """`3x − 5`."""
    return summed((slope, letter), (constant, ""))


def quadratic(a: int, b: int, c: int) -> str:
    """`x² − 5x + 6`."""
    return summed((a, "x²"), (b, "x"), (c, ""))


def in_parentheses(number: int) -> str:
    """A negative number that follows a sign: `(−4)`."""
    return f"(−{-number})" if number < 0 else str(number)
