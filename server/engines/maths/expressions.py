"""Expressions with letters: their values, like terms, parentheses and factors."""

import random

from server.engines.items.model import Bloom
from server.engines.items.values import written
from server.engines.maths.forms import INTEGER
from server.engines.maths.problem import Problem, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.terms import in_parentheses, linear, quadratic, summed

LETTERS = "abmnxy"


def nonzero(rng: random.Random, low: int, high: int) -> int:
    """An integer of the range that is not 0."""
    return rng.choice([one for one in range(low, high + 1) if one])


@skill(
    "writing-expressions",
    "Writing algebraic expressions",
    Domain.ALGEBRA,
    grades=(5, 7),
    objective="Write algebraic expressions for quantities told in words.",
    keywords="expressions, variables, translating words, algebraic expressions",
    bloom=Bloom.UNDERSTAND,
    answers=Answers.TEXT,
)
def writing_expressions(rng: random.Random, level: int) -> Problem:
    letter = rng.choice("nxy")
    a, b = rng.sample(range(2, (9, 9, 12, 15)[level] + 1), 2)
    if level == 0:
        words, right, check = f"{a} less than {letter}", f"{letter} − {a}", f"{letter} - {a}"
        wrong = {
            "writes the words in their order": f"{a} − {letter}",
            "takes less for a product": f"{a}{letter}",
            "takes less for a sum": f"{letter} + {a}",
            "divides instead of subtracting": f"{letter} ÷ {a}",
        }
        reason = f"Start with {letter} and take {a} away: {right}."
    elif rng.random() < 0.5:
        words, right, check = f"{a} more than {b} times {letter}", f"{b}{letter} + {a}", f"{b}*{letter} + {a}"
        wrong = {
            "swaps the two numbers": f"{a}{letter} + {b}",
            "multiplies the sum": f"{b}({letter} + {a})",
            "takes more for a product": f"{a * b}{letter}",
            "adds all three": f"{letter} + {a + b}",
            "subtracts instead of adding": f"{b}{letter} − {a}",
        }
        reason = f"{b} times {letter} is {b}{letter}, and {a} more makes {right}."
    else:
        words = f"{b} times the sum of {letter} and {a}"
        right, check = f"{b}({letter} + {a})", f"{b}*({letter} + {a})"
        wrong = {
            "multiplies only the first part": f"{b}{letter} + {a}",
            "swaps the two numbers": f"{a}({letter} + {b})",
            "takes the sum for a product": f"{a * b}{letter}",
            "adds all three": f"{letter} + {a + b}",
            "multiplies only the second part": f"{letter} + {a * b}",
        }
        reason = f"The sum is {letter} + {a}; {b} times all of it is {right}."
    return worded(
        "",
        f"Which expression means “{words}”?",
        f"The expression for “{words}” is {{}}.",
        right,
        wrong,
        reason,
        "Which operation is done first, which last?",
        check,
        bank=tuple(sorted((right, *list(wrong.values())[:3]))),
    )


@skill(
    "evaluating-expressions",
    "Evaluating expressions",
    Domain.ALGEBRA,
    grades=(6, 8),
    objective="Evaluate expressions for given values of their variables.",
    keywords="substitution, variables, algebraic expressions, evaluate",
)
def evaluating_expressions(rng: random.Random, level: int) -> Problem:
    letter = rng.choice(LETTERS)
    a, b = rng.randint(2, (5, 7, 9, 9)[level]), rng.randint(1, 12)
    value = rng.randint(2, (6, 9, 9, 9)[level]) * (-1 if level > 1 and rng.random() < 0.6 else 1)
    if level < 3:
        shown = linear(a, b, letter)
        right, check = a * value + b, f"{a}*({value}) + {b}"
        work = f"{a} × {in_parentheses(value)} + {b}"
        wrong = {
            "writes the value next to the factor": int(f"{a}{abs(value)}") + b,
            "adds the factor instead of multiplying": a + value + b,
            "multiplies the sum": a * (value + b),
            "leaves out the number that is added": a * value,
            "subtracts instead of adding": a * value - b,
            "leaves out the sign of the value": a * abs(value) + b,
        }
    else:
        shown = f"{a}{letter}² − {b}"
        right, check = a * value * value - b, f"{a}*({value})**2 - {b}"
        work = f"{a} × {value * value} − {b}"
        wrong = {
            "multiplies before squaring": (a * value) ** 2 - b,
            "doubles instead of squaring": a * 2 * value - b,
            "forgets to square": a * value - b,
            "adds instead of subtracting": a * value * value + b,
            "keeps the minus when squaring": -a * value * value - b,
            "subtracts before multiplying": a * (value * value - b),
        }
    return worded(
        "",
        f"What is the value of {shown} when {letter} = {written(value)}?",
        f"When {letter} = {written(value)}, the value of {shown} is {{}}.",
        right,
        wrong,
        f"Put {written(value)} in place of {letter}: {work} = {written(right)}.",
        f"Write the expression with {in_parentheses(value)} in place of {letter}.",
        check,
        form=INTEGER,
    )


@skill(
    "combining-like-terms",
    "Combining like terms",
    Domain.ALGEBRA,
    grades=(6, 9),
    objective="Simplify expressions by combining like terms.",
    keywords="like terms, simplifying expressions, collecting terms",
    answers=Answers.TEXT,
)
def combining_like_terms(rng: random.Random, level: int) -> Problem:
    letter = rng.choice(LETTERS)
    low = 1 if level < 2 else -9
    while True:
        a, c = rng.randint(2, 9), nonzero(rng, low, 9)
        b, d = nonzero(rng, 1 if level == 0 else -9, 9), 0 if level == 0 else nonzero(rng, low, 9)
        if a + c not in (0, 1, -1) and b + d and abs(c) > 1:
            break
    shown = summed((a, letter), (b, ""), (c, letter), (d, ""))
    right = linear(a + c, b + d, letter)
    return worded(
        "",
        f"What is {shown} in simplest form?",
        f"In simplest form, {shown} is {{}}.",
        right,
        {
            "adds numbers to terms with the letter": summed((a + b + c + d, letter)),
            "subtracts the terms with the letter": linear(a - c, b + d, letter),
            "multiplies the letters": summed((a + c, f"{letter}²"), (b + d, "")),
            "takes the sign of a number for the other one": linear(a + c, b - d if d else -b, letter),
            "multiplies the factors": linear(a * c, b + d, letter),
            "leaves out the second term with the letter": linear(a, b + d, letter),
            "makes both sign slips": linear(a - c, b - d if d else -b, letter),
            "multiplies the factors and takes the wrong sign": linear(a * c, b - d if d else -b, letter),
            "leaves out the second term and takes the wrong sign": linear(a, b - d if d else -b, letter),
        },
        f"{summed((a, letter), (c, letter))} = {summed((a + c, letter))}"
        + (f", and {summed((b, ''), (d, ''))} = {written(b + d)}." if d else f"; {written(b)} stays as it is."),
        f"Which terms have the letter {letter}?",
        f"({a})*{letter} + ({b}) + ({c})*{letter} + ({d})",
    )


@skill(
    "distributive-property",
    "The distributive property",
    Domain.ALGEBRA,
    grades=(6, 9),
    objective="Expand products of a number and a sum.",
    keywords="distribute, expanding brackets, expanding, parentheses, distributive law",
    answers=Answers.TEXT,
)
def distributive_property(rng: random.Random, level: int) -> Problem:
    letter = rng.choice(LETTERS)
    out = rng.randint(2, 9) * (-1 if level > 2 else 1)
    a = 1 if level == 0 else rng.randint(2, 6)
    b = rng.randint(2, 9) * (-1 if level > 0 and rng.random() < 0.5 else 1)
    shown = f"{written(out)}({linear(a, b, letter)})"
    right = linear(out * a, out * b, letter)
    return worded(
        "",
        f"What is {shown} without parentheses?",
        f"Without parentheses, {shown} is {{}}.",
        right,
        {
            "multiplies only the first term": linear(out * a, b, letter),
            "takes the wrong sign for the last term": linear(out * a, -out * b, letter),
            "adds to the last term instead of multiplying": linear(out * a, out + b, letter),
            "multiplies only the last term": linear(a, out * b, letter),
            "combines unlike terms": summed((out * (a + b), letter)),
            "adds to both terms instead of multiplying": linear(out + a, out + b, letter),
            "adds to the first term instead of multiplying": linear(out + a, out * b, letter),
            "multiplies only the first term and takes the wrong sign": linear(out * a, -b, letter),
            "multiplies only the last term and takes the wrong sign": linear(a, -out * b, letter),
        },
        f"Multiply both terms by {written(out)}: {summed((out * a, letter))} and {written(out * b)}.",
        f"Both terms are multiplied by {written(out)}.",
        f"{out}*({a}*{letter} + ({b}))",
    )


@skill(
    "multiplying-binomials",
    "Multiplying binomials",
    Domain.ALGEBRA,
    grades=(8, 11),
    objective="Expand products of two binomials.",
    keywords="expanding brackets, FOIL, quadratic expressions, polynomials, expanding",
    answers=Answers.TEXT,
)
def multiplying_binomials(rng: random.Random, level: int) -> Problem:
    low, high = ((1, 5), (-6, 6), (-9, 9), (-12, 12))[level]
    while True:
        p, q = nonzero(rng, low, high), nonzero(rng, low, high)
        if p + q and p != q and p * q != p + q:
            break
    shown = f"({linear(1, p)})({linear(1, q)})"
    return worded(
        "",
        f"What is {shown} without parentheses?",
        f"Without parentheses, {shown} is {{}}.",
        quadratic(1, p + q, p * q),
        {
            "multiplies only first and last terms": quadratic(1, 0, p * q),
            "adds the numbers instead of multiplying them": quadratic(1, p + q, p + q),
            "swaps sum and product": quadratic(1, p * q, p + q),
            "takes the wrong sign for the product": quadratic(1, p + q, -p * q),
            "takes the wrong sign for the sum": quadratic(1, -p - q, p * q),
            "takes both wrong signs": quadratic(1, -p - q, -p * q),
            "subtracts the numbers for the middle term": quadratic(1, p - q, p * q),
            "subtracts the numbers and takes the wrong sign": quadratic(1, p - q, -p * q),
        },
        f"x × x = x²; {written(p)} and {written(q)} have the sum {written(p + q)} and the product {written(p * q)}.",
        "Multiply every term of the first by every term of the second.",
        f"(x + ({p}))*(x + ({q}))",
    )


def _factored(p: int, q: int) -> str:
    small, large = sorted((p, q))
    return f"({linear(1, small)})({linear(1, large)})"


@skill(
    "factoring-quadratics",
    "Factoring simple quadratics",
    Domain.ALGEBRA,
    grades=(8, 11),
    objective="Factor quadratic expressions with leading coefficient 1.",
    keywords="factoring, factorising, quadratic expressions, trinomials, factorising quadratics",
    bloom=Bloom.ANALYZE,
    answers=Answers.TEXT,
)
def factoring_quadratics(rng: random.Random, level: int) -> Problem:
    low, high = ((1, 5), (-6, 6), (-9, 9), (-12, 12))[level]
    while True:
        p, q = nonzero(rng, low, high), nonzero(rng, low, high)
        if p + q and p != q:
            break
    shown = quadratic(1, p + q, p * q)
    other = _other_pair(p * q, p + q)
    shifted = _factored(p - 1, q + 1) if p != 1 and q != -1 else ""
    return worded(
        "",
        f"What is {shown} as a product of two binomials?",
        f"As a product of two binomials, {shown} is {{}}.",
        _factored(p, q),
        {
            "takes the wrong signs": _factored(-p, -q),
            "takes one wrong sign": _factored(-p, q),
            "takes a pair with the right product and the wrong sum": _factored(*other),
            "takes a pair with the right sum and the wrong product": shifted,
            "takes the wrong sign for the other number": _factored(p, -q),
        },
        f"{written(p)} × {in_parentheses(q)} = {written(p * q)} and {written(p)} + {in_parentheses(q)} = "
        f"{written(p + q)}.",
        f"Which two numbers have the product {written(p * q)} and the sum {written(p + q)}?",
        f"x**2 + ({p + q})*x + ({p * q})",
    )


def _other_pair(product: int, total: int) -> tuple[int, int]:
    """Two numbers with this product and another sum."""
    for one in range(1, abs(product) + 1):
        if product % one == 0 and one + product // one != total:
            return one, product // one
    return 1, product


SKILLS = (
    writing_expressions,
    evaluating_expressions,
    combining_like_terms,
    distributive_property,
    multiplying_binomials,
    factoring_quadratics,
)
