"""Answers worked out from the words of the question alone: its numbers, and the formula of a schoolbook."""

import math
import re
import statistics
from collections.abc import Callable
from fractions import Fraction

import sympy

from server.engines.items.values import value_of
from tests.engines.maths.solving import algebra

Formula = Callable[..., int | Fraction]


def listed(text: str) -> list[Fraction]:
    """All numbers of a text, in their order."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return [one for part in re.findall(r"−?\d+(?:\.\d+)?", plain) if (one := value_of(part)) is not None]


def worked_out(stem: str) -> Fraction:
    """`What is 3/4 + 1/8?`, by sympy from the expression as it is printed."""
    expression = stem.removeprefix("What is ").removesuffix("?")
    expression = re.sub(r"(\d+) (\d+/\d+)", r"(\1 + \2)", expression)
    expression = re.sub(r"(?<![\d/])(\d+/\d+)(?![\d/])", r"(\1)", expression)
    expression = re.sub(r"√([\d,]+)", lambda found: str(math.isqrt(int(found[1].replace(",", "")))), expression)
    expression = re.sub(r"\|([^|]+)\|", lambda found: str(abs(algebra(found[1]))), expression)
    value = sympy.Rational(algebra(expression))
    return Fraction(int(value.p), int(value.q))


BARE = (
    "addition-facts", "subtraction-facts", "adding-whole-numbers", "subtracting-whole-numbers", "multiplication-facts",
    "division-facts", "multiplying-whole-numbers", "dividing-whole-numbers", "order-of-operations", "expanded-form",
    "adding-like-fractions", "subtracting-like-fractions", "adding-unlike-fractions", "subtracting-unlike-fractions",
    "adding-mixed-numbers", "subtracting-mixed-numbers", "multiplying-fractions", "dividing-fractions",
    "adding-decimals", "subtracting-decimals", "multiplying-decimals", "powers-of-ten", "dividing-decimals",
    "adding-integers", "subtracting-integers", "multiplying-integers", "dividing-integers", "absolute-value",
    "powers", "square-roots",
)  # fmt: skip
"""Skills that ask for the value of an expression."""


def _rounded(number: Fraction, unit: Fraction) -> Fraction:
    return math.floor(number / unit + Fraction(1, 2)) * unit


UNITS = {"ten": 10, "hundred": 100, "thousand": 1000, "ten thousand": 10000}
PARTS = {"whole number": 0, "tenth": 1, "hundredth": 2, "thousandth": 3}
IN_SMALL = {
    "meters": 1000, "centimeters": 10, "kilometers": 10**6, "millimeters": 1, "kilograms": 1000, "grams": 1,
    "liters": 1000, "milliliters": 1, "feet": 12, "inches": 1, "yards": 36, "pounds": 16, "ounces": 1, "gallons": 4,
    "quarts": 1, "hours": 3600, "minutes": 60, "seconds": 1, "weeks": 7 * 86400, "days": 86400,
}  # fmt: skip
SIDES = {"quadrilateral": 4, "pentagon": 5, "hexagon": 6, "heptagon": 7, "octagon": 8, "nonagon": 9, "decagon": 10}


def _rounded_in_words(stem: str) -> Fraction:
    number, place = re.findall(r"What is (\S+) rounded to the nearest ([a-z ]+)\?", stem)[0]
    exact = value_of(number)
    assert exact is not None
    return _rounded(exact, Fraction(UNITS[place]) if place in UNITS else Fraction(1, 10 ** PARTS[place]))


def _converted(stem: str) -> Fraction:
    asked, number, given = re.findall(r"How many (\w+) are in (\S+) (\w+)\?", stem)[0]
    exact = value_of(number)
    assert exact is not None
    return exact * IN_SMALL[given] / IN_SMALL[asked]


def _minutes(stem: str) -> int:
    times = [
        (int(hour) % 12 + (12 if half == "p" else 0)) * 60 + int(minute)
        for hour, minute, half in re.findall(r"(\d+):(\d\d) ([ap])\.m\.", stem)
    ]
    return times[1] - times[0]


def _polygon(stem: str) -> int:
    figure = re.findall(r"angles of an? (.+)\?", stem)[0]
    return 180 * ((SIDES.get(figure) or int(listed(figure)[0])) - 2)


def _equation(stem: str) -> Fraction:
    """The greatest solution of the one equation in the question."""
    left, right = re.findall(r"solution of (.+)\?", stem)[0].split(" = ")
    return max(Fraction(str(one)) for one in sympy.solve(algebra(left) - algebra(right), sympy.Symbol("x")))


def _system(stem: str) -> Fraction:
    first, second = re.findall(r"given: (.+) and (.+)\. What", stem)[0]
    sides = [[algebra(side) for side in equation.split(" = ")] for equation in (first, second)]
    found = sympy.solve([left - right for left, right in sides], sympy.symbols("x y"))
    return Fraction(str(found[sympy.Symbol("x")]))


def _function(stem: str) -> Fraction:
    rule, at = re.findall(r"f\(x\) = (.+)\. What is f\((.+)\)\?", stem)[0]
    return Fraction(str(algebra(rule).subs(sympy.Symbol("x"), str(value_of(at)))))


def _expression(stem: str) -> Fraction:
    rule, letter, at = re.findall(r"value of (.+) when (\w) = (.+)\?", stem)[0]
    return Fraction(str(algebra(rule).subs(sympy.Symbol(letter), str(value_of(at)))))


def _intercept(stem: str) -> Fraction:
    rule, axis = re.findall(r"line y = (.+) cross the (.)-axis\?", stem)[0]
    line, x = algebra(rule), sympy.Symbol("x")
    return Fraction(str(line.subs(x, 0) if axis == "y" else sympy.solve(line, x)[0]))


def _slope(stem: str) -> Fraction:
    x1, y1, x2, y2 = listed(stem)
    return (y2 - y1) / (x2 - x1)


def _grid(stem: str) -> int | Fraction:
    x1, y1, x2, y2 = listed(stem)
    return abs(x1 - x2) + abs(y1 - y2)


def _data(stem: str) -> list[Fraction]:
    return listed(re.findall(r" are (.+?)\. ", stem)[0])


def _steady(stem: str) -> Fraction:
    one, two = listed(stem)
    return one * two if "How far" in stem else one / two


def _stories(stem: str) -> Fraction:
    one, two = listed(stem)
    return one / two if "sorts" in stem else one * two


def _remaining(stem: str) -> int:
    one, two = listed(stem)
    return math.ceil(one / two) if "needed" in stem else math.floor(one / two)


def _right_triangle(stem: str) -> int:
    one, two = listed(stem)
    return math.isqrt(int(one**2 + two**2 if "legs" in stem else one**2 - two**2))


def _round_figure(stem: str) -> Fraction:
    size, *height = listed(stem)
    radius = size / 2 if "diameter" in stem else size
    if "circumference" in stem:
        return 2 * radius
    return radius**2 * (height[0] if height else 1)


def _next_prime(limit: int) -> int:
    return next(n for n in range(limit + 1, 3 * limit) if all(n % d for d in range(2, n)))


def _percent_change(stem: str) -> Fraction:
    base, rate = sorted(listed(stem), key=lambda one: f"{one}%" in stem)
    return base * (1 + rate / 100) if "grows" in stem else base * (1 - rate / 100)


def _table(stem: str) -> Fraction:
    counts = {day: Fraction(count) for day, count in re.findall(r"(\w+day) (\d+)", stem)}
    if asked := re.findall(r"more were there on (\w+) than on (\w+)\?", stem):
        return counts[asked[0][0]] - counts[asked[0][1]]
    return sum(counts.values(), Fraction(0))


def _side(stem: str) -> Fraction:
    given, wide = listed(stem)
    return given / wide if "area" in stem else given / 2 - wide


def _of_numbers(formula: Formula) -> Callable[[str], int | Fraction]:
    """The formula of all numbers in the stem, in their order."""
    return lambda stem: formula(*listed(stem))


def _of_fractions(formula: Formula) -> Callable[[str], int | Fraction]:
    """The formula of all numbers in the stem, a fraction counting as one."""
    return lambda stem: formula(*(value_of(one) for one in re.findall(r"\d+/\d+|\d+(?:\.\d+)?", stem.replace(",", ""))))


ORACLES: dict[str, Callable[[str], int | Fraction]] = {
    **dict.fromkeys(BARE, worked_out),
    "missing-addend": _of_numbers(lambda known, total: total - known),
    "rounding-whole-numbers": _rounded_in_words,
    "rounding-decimals": _rounded_in_words,
    "place-value": _of_numbers(
        lambda digit, number: digit * 10 ** (len(str(number)) - 1 - str(number).index(str(digit)))
    ),
    "skip-counting": _of_numbers(lambda a, b, c, d: d + (b - a)),
    "addition-subtraction-stories": _of_numbers(lambda had, found, gave: had + found - gave),
    "multiplication-division-stories": _stories,
    "remainders": _of_numbers(lambda number, by: number % by),
    "interpreting-remainders": _remaining,
    "counting-factors": lambda stem: sum(listed(stem)[0] % n == 0 for n in range(1, int(listed(stem)[0]) + 1)),
    "next-multiple": _of_numbers(lambda of, limit: next(n for n in range(int(limit) + 1, 10**4) if n % of == 0)),
    "next-prime": _of_numbers(lambda limit: _next_prime(int(limit))),
    "greatest-common-factor": _of_numbers(lambda a, b: math.gcd(int(a), int(b))),
    "least-common-multiple": _of_numbers(lambda a, b: math.lcm(int(a), int(b))),
    "naming-fractions": _of_numbers(lambda part, rest: Fraction(part) / (part + rest)),
    "equivalent-fractions": _of_fractions(lambda fraction, bottom: fraction * bottom),
    "simplifying-fractions": _of_fractions(lambda fraction: fraction),
    "improper-to-mixed": _of_fractions(lambda fraction: fraction),
    "mixed-to-improper": _of_fractions(lambda whole, part: whole + part),
    "fraction-of-a-quantity": _of_fractions(lambda total, part: total * part),
    "fractions-to-decimals": _of_fractions(lambda fraction: fraction),
    "decimals-to-fractions": _of_fractions(lambda decimal: decimal),
    "paying-and-change": _of_numbers(lambda price, paid: paid - price),
    "percent-of-a-number": _of_numbers(lambda rate, base: base * rate / 100),
    "percent-change": _percent_change,
    "finding-the-whole": _of_numbers(lambda part, rate: part * 100 / rate),
    "what-percent": _of_numbers(lambda part, whole: part * 100 / whole),
    "percent-to-decimal": _of_numbers(lambda rate: rate / 100),
    "fraction-to-percent": _of_fractions(lambda fraction: fraction * 100),
    "sharing-in-a-ratio": _of_numbers(lambda total, a, b: total * a / (a + b)),
    "unit-rates": _of_numbers(lambda price, count: price / count),
    "speed": _steady,
    "proportions": _of_numbers(lambda one, two, new: two * new / one),
    "map-scale": _of_numbers(lambda _, per, drawn: per * drawn),
    "temperature-change": _of_numbers(lambda start, fall, rise=0: start - fall + rise),
    "evaluating-expressions": _expression,
    "one-step-equations": _equation,
    "two-step-equations": _equation,
    "equations-with-both-sides": _equation,
    "equations-with-parentheses": _equation,
    "quadratic-equations": _equation,
    "systems-of-equations": _system,
    "slope-from-points": _slope,
    "line-intercepts": _intercept,
    "evaluating-functions": _function,
    "arithmetic-sequences": _of_numbers(lambda a, b, c, d, place: a + (b - a) * (place - 1)),
    "geometric-sequences": _of_numbers(lambda a, b, c, place: a * (b / a) ** int(place - 1)),
    "rectangle-area": _of_numbers(lambda long, wide: long * wide),
    "rectangle-perimeter": _of_numbers(lambda long, wide: long + wide + long + wide),
    "missing-side": _side,
    "triangle-area": _of_numbers(lambda base, height: base * height / 2),
    "trapezoid-area": _of_numbers(lambda one, two, height: (one + two) * height / 2),
    "circle-circumference": _round_figure,
    "circle-area": _round_figure,
    "cylinder-volume": _round_figure,
    "composite-area": _of_numbers(lambda a, b, c, d: a * b - c * d),
    "box-volume": _of_numbers(lambda a, b, c: a * b * c),
    "pythagorean-theorem": _right_triangle,
    "grid-distance": _grid,
    "angle-pairs": lambda stem: (90 if "complementary" in stem else 180) - listed(stem)[0],
    "triangle-angles": _of_numbers(lambda one, two: 180 - one - two),
    "polygon-angles": _polygon,
    "metric-units": _converted,
    "customary-units": _converted,
    "elapsed-time": _minutes,
    "mean": lambda stem: statistics.mean(_data(stem)),
    "median": lambda stem: statistics.median(_data(stem)),
    "mode": lambda stem: statistics.mode(_data(stem)),
    "range-of-data": lambda stem: max(_data(stem)) - min(_data(stem)),
    "missing-value-for-mean": _of_numbers(lambda *given: given[-2] * given[-1] - sum(given[:-3])),
    "reading-data": _table,
    "simple-probability": _of_numbers(lambda part, *others: part / (part + sum(others))),
    "complementary-events": _of_fractions(lambda happens: 1 - happens),
    "two-events": _of_fractions(lambda one, two: one * two),
    "counting-outcomes": lambda stem: math.prod(int(one) for one in re.findall(r"(\d+) (?:hats|shirts|badges)", stem)),
    "arrangements": _of_numbers(lambda places, things: math.perm(int(things), int(places))),
}
"""What a question asks for, from its text."""

EXPRESSIONS = {
    "combining-like-terms": r"What is (.+) in simplest form\?",
    "distributive-property": r"What is (.+) without parentheses\?",
    "multiplying-binomials": r"What is (.+) without parentheses\?",
    "factoring-quadratics": r"What is (.+) as a product of two binomials\?",
    "exponent-rules": r"What is (.+) written with one exponent\?",
    "prime-factorization": r"What is (.+) written as a product of prime numbers\?",
    "scientific-notation": r"What is (.+) in scientific notation\?",
}
"""Where the question shows the expression that the answer is equal to."""
