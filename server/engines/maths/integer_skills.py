"""Integers: signs, absolute value and the four operations."""

import random

from server.engines.items.model import Bloom, ItemType
from server.engines.items.values import written
from server.engines.maths.comparing import Printed, four_statements, in_order, sign_between
from server.engines.maths.forms import INTEGER
from server.engines.maths.problem import Problem, Row, bare, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.terms import in_parentheses

LISTS = (ItemType.MATCHING, ItemType.ORDERING)
SIZES = ((1, 9), (2, 15), (6, 30), (12, 90))


def _signed(rng: random.Random, level: int) -> tuple[int, int]:
    """Two integers of different sizes, at least one of them negative."""
    low, high = SIZES[level]
    one, two = rng.sample(range(low, high + 1), 2)
    signs = rng.choice(((-1, 1), (1, -1), (-1, -1)))
    return one * signs[0], two * signs[1]


@skill(
    "adding-integers",
    "Adding integers",
    Domain.INTEGERS,
    grades=(6, 8),
    objective="Add positive and negative integers.",
    keywords="integer addition, negative numbers, adding negatives, signed numbers",
    also=LISTS,
)
def adding_integers(rng: random.Random, level: int) -> Problem:
    one, two = _signed(rng, level)
    total = one + two
    side = "left" if two < 0 else "right"
    return bare(
        f"{written(one)} + {in_parentheses(two)}",
        total,
        {
            "leaves out the signs": abs(one) + abs(two),
            "gives the sum the wrong sign": -total,
            "subtracts the second number": one - two,
            "adds the sizes and makes the sum negative": -abs(one) - abs(two),
            "takes the difference and makes it positive": abs(abs(one) - abs(two)),
            "takes the difference and makes it negative": -abs(abs(one) - abs(two)),
        },
        f"Start at {written(one)} and go {abs(two)} to the {side}: {written(total)}.",
        "Which way do you go on the number line?",
        form=INTEGER,
    )


@skill(
    "subtracting-integers",
    "Subtracting integers",
    Domain.INTEGERS,
    grades=(6, 8),
    objective="Subtract positive and negative integers.",
    keywords="integer subtraction, negative numbers, subtracting negatives, signed numbers",
    also=LISTS,
)
def subtracting_integers(rng: random.Random, level: int) -> Problem:
    one, two = _signed(rng, level)
    left = one - two
    return bare(
        f"{written(one)} − {in_parentheses(two)}",
        left,
        {
            "adds the second number as it is": one + two,
            "changes the sign of the first number": -one - two,
            "gives the result the wrong sign": -left,
            "leaves out the signs and adds": abs(one) + abs(two),
            "leaves out the signs and subtracts": abs(one) - abs(two),
            "adds the sizes and makes the result negative": -abs(one) - abs(two),
        },
        f"Add the opposite: {written(one)} + {in_parentheses(-two)} = {written(left)}.",
        "Subtracting is adding the opposite.",
        form=INTEGER,
    )


@skill(
    "multiplying-integers",
    "Multiplying integers",
    Domain.INTEGERS,
    grades=(6, 8),
    objective="Multiply positive and negative integers.",
    keywords="integer multiplication, negative numbers, product of integers, signs",
    also=LISTS,
)
def multiplying_integers(rng: random.Random, level: int) -> Problem:
    low, high = ((2, 6), (3, 9), (4, 12), (7, 19))[level]
    one, two = rng.sample(range(low, high + 1), 2)
    signs = rng.choice(((-1, 1), (1, -1), (-1, -1)))
    one, two = one * signs[0], two * signs[1]
    product = one * two
    return bare(
        f"{written(one)} × {in_parentheses(two)}",
        product,
        {
            "gives the product the wrong sign": -product,
            "adds instead of multiplying": one + two,
            "adds the sizes": abs(one) + abs(two),
            "adds the sizes and keeps a minus": -abs(one) - abs(two),
            "subtracts instead of multiplying": one - two,
            "counts one group too few": product - product // abs(product) * abs(one),
            "counts one group too many": product + product // abs(product) * abs(one),
        },
        f"{abs(one)} × {abs(two)} = {abs(product)}, and the signs are {_signs_of(one, two)}: {written(product)}.",
        "Multiply the sizes, then find the sign.",
        form=INTEGER,
    )


def _signs_of(one: int, two: int) -> str:
    return "alike, so the result is positive" if (one < 0) == (two < 0) else "different, so the result is negative"


@skill(
    "dividing-integers",
    "Dividing integers",
    Domain.INTEGERS,
    grades=(6, 8),
    objective="Divide positive and negative integers.",
    keywords="integer division, negative numbers, quotient of integers, signs",
    also=LISTS,
)
def dividing_integers(rng: random.Random, level: int) -> Problem:
    low, high = ((2, 6), (3, 9), (4, 12), (7, 19))[level]
    each, by = rng.sample(range(low, high + 1), 2)
    signs = rng.choice(((-1, 1), (1, -1), (-1, -1)))
    each, by = each * signs[0] * signs[1], by * signs[1]
    total = each * by
    return bare(
        f"{written(total)} ÷ {in_parentheses(by)}",
        each,
        {
            "gives the quotient the wrong sign": -each,
            "subtracts instead of dividing": total - by,
            "adds instead of dividing": total + by,
            "counts one step too many": each + (1 if each > 0 else -1),
            "counts one step too few": each - (1 if each > 0 else -1),
            "counts one step too few and takes the wrong sign": -each + (1 if each > 0 else -1),
        },
        f"{abs(total)} ÷ {abs(by)} = {abs(each)}, and the signs are {_signs_of(total, by)}: {written(each)}.",
        "Divide the sizes, then find the sign.",
        form=INTEGER,
    )


@skill(
    "absolute-value",
    "Absolute value",
    Domain.INTEGERS,
    grades=(6, 8),
    objective="Evaluate expressions with absolute values.",
    keywords="distance from zero, modulus, opposite numbers",
    bloom=Bloom.UNDERSTAND,
    also=LISTS,
)
def absolute_value(rng: random.Random, level: int) -> Problem:
    one, two = _signed(rng, level)
    if one > 0:
        one = -one
    two = abs(two)
    if level < 2:
        text, value, check = f"|{written(one)}| + {two}", abs(one) + two, f"Abs({one}) + {two}"
        inside, reason = one + two, f"|{written(one)}| = {-one}, the distance from 0"
    else:
        text, value, check = f"|{written(one)} + {two}| + {-one}", abs(one + two) - one, f"Abs({one} + {two}) + {-one}"
        inside, reason = (
            two,
            f"{written(one)} + {two} = {written(one + two)}, and its distance from 0 is {abs(one + two)}",
        )
    return bare(
        text,
        value,
        {
            "keeps the minus inside the bars": inside,
            "takes the opposite of the whole": -value,
            "subtracts instead of adding": abs(abs(one) - two) if level < 2 else abs(one + two) + one,
            "makes every number positive inside the bars": abs(one) + two + (abs(one) if level > 1 else 0),
            "adds the first size twice": value - one,
            "adds the second number twice": value + two,
        },
        f"{reason}. The value is {value}.",
        "The absolute value is the distance from 0.",
        form=INTEGER,
        check=check,
    )


def _pair(rng: random.Random, level: int) -> tuple[Printed, Printed]:
    """Two negative numbers, or a negative one and a smaller positive one: the size says the opposite."""
    low, high = SIZES[level]
    small, large = sorted(rng.sample(range(low, high + 1), 2))
    values = [-large, rng.choice((-small, small))]
    rng.shuffle(values)
    first, second = (Printed(written(value), value) for value in values)
    return first, second


def _because(small: Printed, large: Printed) -> str:
    return f"On the number line {small.text} is to the left of {large.text}, so it is less."


COMPARE_MISTAKE = "compares the sizes and leaves out the signs"
COMPARE_HINT = "Think of the number line: what is further left is less."


def _signs(rng: random.Random, level: int) -> Problem:
    return sign_between(*_pair(rng, level), COMPARE_MISTAKE, _because, COMPARE_HINT)


def _integer_order(rng: random.Random, level: int) -> Row:
    high = SIZES[level][1]
    values = {*rng.sample(range(-high, 0), 3), rng.randint(0, high)}
    several = [Printed(written(value), value) for value in sorted(values)]
    return in_order(several, "integers", "From left to right on the number line", COMPARE_HINT, COMPARE_MISTAKE)


@skill(
    "comparing-integers",
    "Comparing integers",
    Domain.INTEGERS,
    grades=(5, 7),
    objective="Compare positive and negative integers.",
    keywords="ordering integers, negative numbers, number line, greater than, less than",
    bloom=Bloom.UNDERSTAND,
    answers=Answers.TEXT,
    closed=_signs,
    rows=_integer_order,
)
def comparing_integers(rng: random.Random, level: int) -> Problem:
    return four_statements(lambda: _pair(rng, level), COMPARE_MISTAKE, _because, COMPARE_HINT)


@skill(
    "temperature-change",
    "Temperature and other changes below zero",
    Domain.INTEGERS,
    grades=(5, 7),
    objective="Model changes below zero with integers.",
    keywords="negative numbers, integers in context, temperature, number line",
)
def temperature_change(rng: random.Random, level: int) -> Problem:
    low, high = SIZES[min(level, 2)]
    start = rng.randint(low, high)
    fall = rng.randint(start + 1, start + high)
    if level > 1:
        start, fall = -start, rng.randint(low, high)
    rise = rng.randint(1, high) if level % 2 else 0
    end = start - fall + rise
    later = f" and then rises by {rise} °C" if rise else ""
    return worded(
        f"The temperature is {written(start)} °C. It falls by {fall} °C{later}.",
        "What is the temperature now in °C?",
        "Now the temperature in °C is {}.",
        end,
        {
            "adds instead of subtracting": start + fall + rise,
            "leaves out the minus of the result": -end,
            "goes down after the rise as well": start - fall - rise,
            "leaves out the sign of the start": -start - fall + rise,
            "counts zero as a step": end + 1,
            "counts the start as a step": end - 1,
            "goes up where it falls, and down where it rises": start + fall - rise,
        },
        f"{written(start)} − {fall}{f' + {rise}' if rise else ''} = {written(end)}.",
        "Go down and up on the number line.",
        f"{start} - {fall} + {rise}",
        form=INTEGER,
    )


SKILLS = (
    adding_integers,
    subtracting_integers,
    multiplying_integers,
    dividing_integers,
    absolute_value,
    comparing_integers,
    temperature_change,
)
