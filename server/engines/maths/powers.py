"""Powers, roots and scientific notation."""

import random
from fractions import Fraction
from typing import NamedTuple

from server.engines.items.model import Bloom, ItemType
from server.engines.items.values import written_decimal
from server.engines.maths.forms import grouped
from server.engines.maths.problem import Problem, bare, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.terms import raised, superscript

LISTS = (ItemType.MATCHING, ItemType.ORDERING)


@skill(
    "powers",
    "Powers of whole numbers",
    Domain.ALGEBRA,
    grades=(5, 8),
    objective="Evaluate powers with whole-number exponents.",
    keywords="exponents, squares, cubes, powers, indices",
    bloom=Bloom.UNDERSTAND,
    also=LISTS,
)
def powers(rng: random.Random, level: int) -> Problem:
    base, exponent = rng.choice(
        (
            [(base, 2) for base in range(3, 10)] + [(2, 3)],
            [(base, 3) for base in range(2, 6)] + [(2, 4), (11, 2), (12, 2)],
            [(2, 5), (2, 6), (3, 4), (4, 4), (6, 3), (7, 3), (13, 2), (15, 2)],
            [(2, 7), (2, 8), (3, 5), (5, 4), (6, 4), (8, 3), (9, 3)],
        )[level]
    )
    value = base**exponent
    return bare(
        raised(str(base), exponent),
        value,
        {
            "multiplies base and exponent": base * exponent,
            "adds base and exponent": base + exponent,
            "swaps base and exponent": exponent**base,
            "multiplies by the base once too often": value * base,
            "multiplies by the base once too few": value // base,
            "doubles the result": 2 * value,
            "writes base and exponent side by side": int(f"{base}{exponent}"),
        },
        f"{' × '.join([str(base)] * exponent)} = {grouped(value)}.",
        f"Use {base} as a factor {exponent} times.",
    )


@skill(
    "square-roots",
    "Square roots of perfect squares",
    Domain.ALGEBRA,
    grades=(7, 9),
    objective="Find the square root of a perfect square.",
    keywords="square root, perfect squares, radicals, roots",
    bloom=Bloom.UNDERSTAND,
    also=LISTS,
)
def square_roots(rng: random.Random, level: int) -> Problem:
    root = rng.randint(*((3, 9), (8, 13), (14, 20), (21, 35))[level])
    if level == 3:
        root = rng.choice((21, 24, 25, 30, 35, 40, 45))
    square = root * root
    return bare(
        f"√{grouped(square)}",
        root,
        {
            "halves the number": Fraction(square, 2),
            "doubles the root": 2 * root,
            "takes a quarter of the number": Fraction(square, 4),
            "squares instead of taking the root": square * square,
            "takes the next smaller number": root - 1,
            "takes the next greater number": root + 1,
            "halves the root": Fraction(root, 2),
            "divides the number by 10": Fraction(square, 10),
        },
        f"{root} × {root} = {grouped(square)}.",
        f"Which number times itself is {grouped(square)}?",
        check=f"sqrt({square})",
    )


def _scientific(digits: Fraction, power: int) -> str:
    return f"{written_decimal(digits)} × 10{superscript(power)}"


@skill(
    "scientific-notation",
    "Scientific notation",
    Domain.ALGEBRA,
    grades=(7, 10),
    objective="Write numbers in scientific notation.",
    keywords="standard form, powers of ten, large numbers, small numbers",
    bloom=Bloom.UNDERSTAND,
    answers=Answers.TEXT,
)
def scientific_notation(rng: random.Random, level: int) -> Problem:
    places = (1, 1, 2, 2)[level]
    digits = Fraction(rng.randint(11, 99) if places == 1 else rng.randint(101, 999), 10**places)
    if (digits * 10 ** (places - 1)).denominator == 1:
        digits += Fraction(1, 10**places)
    power = rng.randint(3, (4, 6, 7, 8)[level])
    if rng.random() < (0, 0.3, 0.5, 0.5)[level]:
        power = -rng.randint(2, 3 + level)
    number = digits * Fraction(10) ** power
    shown = grouped(int(number)) if power > 0 else written_decimal(number)
    zeros = abs(power) - places if power > 0 else abs(power) - 1
    return worded(
        "",
        f"What is {shown} in scientific notation?",
        f"In scientific notation, {shown} is {{}}.",
        _scientific(digits, power),
        {
            "counts one place too many": _scientific(digits, power + (1 if power > 0 else -1)),
            "counts one place too few": _scientific(digits, power - (1 if power > 0 else -1)),
            "takes the wrong sign for the exponent": _scientific(digits, -power),
            "counts only the zeros": _scientific(digits, zeros if power > 0 else -zeros) if zeros > 1 else "",
            "leaves two digits before the point": _scientific(digits * 10, power - 1),
            "puts the point before the first digit": _scientific(digits / 10, power + 1),
        },
        f"The point moves {abs(power)} places to the {'left' if power > 0 else 'right'}: {_scientific(digits, power)}.",
        "Put the point after the first digit that is not zero, then count the places.",
        written_decimal(number),
    )


class _Rule(NamedTuple):
    """One case of the rules: coefficients with exponents, and what students make of them."""

    text: str
    check: str
    right: tuple[int, int]
    reason: str
    wrong: dict[str, tuple[int, int]]


def _power(letter: str, coefficient: int, exponent: int) -> str:
    return f"{coefficient if coefficient > 1 else ''}{raised(letter, exponent)}"


def _product(letter: str, a: int, m: int, b: int, n: int) -> _Rule:
    return _Rule(
        f"{_power(letter, a, m)} × {_power(letter, b, n)}",
        f"{a}*{letter}**{m} * {b}*{letter}**{n}",
        (a * b, m + n),
        f"add the exponents: {m} + {n} = {m + n}",
        {
            "multiplies the exponents": (a * b, m * n),
            "subtracts the exponents": (a * b, abs(m - n)),
            "adds the factors": (a + b, m + n),
            "keeps the larger exponent": (a * b, max(m, n)),
        },
    )


def _quotient(letter: str, a: int, m: int, b: int, n: int) -> _Rule:
    divisor = _power(letter, b, n)
    return _Rule(
        f"{_power(letter, a * b, m)} ÷ {f'({divisor})' if b > 1 else divisor}",
        f"{a * b}*{letter}**{m} / ({b}*{letter}**{n})",
        (a, m - n),
        f"subtract the exponents: {m} − {n} = {m - n}",
        {
            "adds the exponents": (a, m + n),
            "divides the exponents": (a, m // n if m % n == 0 else 0),
            "keeps the first exponent": (a, m),
            "subtracts the factors": (a * b - b, m - n),
            "keeps the second exponent": (a, n),
        },
    )


def _power_of_power(letter: str, a: int, m: int, n: int) -> _Rule:
    return _Rule(
        f"({_power(letter, a, m)}){superscript(n)}",
        f"({a}*{letter}**{m})**{n}",
        (a**n, m * n),
        f"multiply the exponents: {m} × {n} = {m * n}",
        {
            "adds the exponents": (a**n, m + n),
            "multiplies the factor by the exponent": (a * n, m * n if a > 1 else 0),
            "leaves the factor as it is": (a, m * n),
            "keeps the first exponent": (a**n, m),
            "raises the exponent": (a**n, m**n if m**n < 100 else 0),
        },
    )


@skill(
    "exponent-rules",
    "Exponent rules",
    Domain.ALGEBRA,
    grades=(8, 10),
    objective="Simplify expressions by the rules for exponents.",
    keywords="laws of exponents, powers, indices, product of powers, quotient of powers, power of a power",
    answers=Answers.TEXT,
)
def exponent_rules(rng: random.Random, level: int) -> Problem:
    letter = rng.choice("abnxy")
    n, m = sorted(rng.sample(range(2, (6, 8, 9, 12)[level] + 1), 2))
    a, b = (1, 1) if level < 2 else (rng.randint(2, 5), rng.randint(2, 4))
    kind = rng.randrange(2 if level == 0 else 3)
    if kind == 0:
        rule = _product(letter, a, m, b, n)
    elif kind == 1:
        rule = _quotient(letter, a, m + (m - n == 1), b, n)
    else:
        rule = _power_of_power(letter, a, m, min(n, 4))
    answer = _power(letter, *rule.right)
    return worded(
        "",
        f"What is {rule.text} written with one exponent?",
        f"Written with one exponent, {rule.text} is {{}}.",
        answer,
        {phrase: _power(letter, *value) if value[1] > 1 else "" for phrase, value in rule.wrong.items()},
        f"The base is the same, so {rule.reason}. That makes {answer}.",
        "Write out what the exponents mean, with small numbers.",
        rule.check,
    )


SKILLS = (powers, square_roots, scientific_notation, exponent_rules)
