"""Ratios, rates, proportions and scale."""

import math
import random
from fractions import Fraction

from server.engines.items.model import Bloom
from server.engines.maths.forms import DOLLARS, money, whole
from server.engines.maths.problem import Problem, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.wording import COLLECTED, name, plural, two_names

COLORS = ("red", "blue", "green", "yellow", "black", "white")


def _coprime(rng: random.Random, low: int, high: int) -> tuple[int, int]:
    """Two different numbers without a common factor."""
    while True:
        a, b = rng.randint(low, high), rng.randint(low, high)
        if a != b and math.gcd(a, b) == 1:
            return a, b


@skill(
    "simplifying-ratios",
    "Simplifying ratios",
    Domain.RATIO,
    grades=(5, 7),
    objective="Write ratios in simplest form.",
    keywords="ratios, equivalent ratios, simplest form",
    answers=Answers.TEXT,
    bloom=Bloom.UNDERSTAND,
)
def simplifying_ratios(rng: random.Random, level: int) -> Problem:
    a, b = _coprime(rng, 2, (5, 7, 9, 13)[level])
    by = rng.choice(((2, 3), (3, 4, 5), (4, 6, 8), (6, 8, 9, 12))[level])
    first, second = rng.sample(COLORS, 2)
    one, two = a * by, b * by
    factor = next((n for n in (2, 3, 5) if by % n == 0 and n < by), 0)
    wrong = {
        "swaps the two parts": f"{b}:{a}",
        "compares the first part with the total": _ratio(a, a + b),
        "subtracts the same number from both parts": _ratio(one - min(one, two) + 1, two - min(one, two) + 1),
        "compares the second part with the total": _ratio(b, a + b),
    }
    if factor:
        wrong["divides only one part fully"] = f"{a}:{two // factor}" if two // factor != b else f"{one // factor}:{b}"
    return worded(
        f"A wall has {one} {first} blocks and {two} {second} blocks.",
        f"What is the ratio of {first} blocks to {second} blocks in simplest form?",
        f"In simplest form, the ratio of {first} blocks to {second} blocks is {{}}.",
        f"{a}:{b}",
        wrong,
        f"Both numbers can be divided by {by}: {one}:{two} = {a}:{b}.",
        f"Which number divides both {one} and {two}?",
        f"{one}/{two}",
    )


def _ratio(one: int, two: int) -> str:
    common = math.gcd(one, two)
    return f"{one // common}:{two // common}"


@skill(
    "sharing-in-a-ratio",
    "Sharing in a ratio",
    Domain.RATIO,
    grades=(6, 8),
    objective="Share a quantity in a given ratio.",
    keywords="ratios, dividing in a ratio, parts of a ratio",
)
def sharing_in_a_ratio(rng: random.Random, level: int) -> Problem:
    a, b = _coprime(rng, 1 + (level > 1), (3, 5, 7, 9)[level])
    one_part = rng.randint(*((2, 6), (3, 9), (5, 12), (11, 25))[level])
    total, right = (a + b) * one_part, a * one_part
    (first, second), thing = two_names(rng), plural(rng.choice(COLLECTED))
    return worded(
        f"{first} and {second} share {total} {thing} in the ratio {a}:{b}.",
        f"How many {thing} does {first} get?",
        f"{first} gets {{}} {thing}.",
        right,
        {
            "gives the share of the other person": b * one_part,
            "gives the size of one part": one_part,
            "divides the total by the first number": Fraction(total, a),
            "shares equally": Fraction(total, 2),
            "multiplies the total by the first number": total * a,
            "gives the difference of the shares": abs(a - b) * one_part,
            "divides the total by the second number": Fraction(total, b),
        },
        f"There are {a} + {b} = {a + b} parts of {total} ÷ {a + b} = {one_part}, and {a} × {one_part} = {right}.",
        "How many equal parts are there in all?",
        f"{total} * {a} / ({a} + {b})",
    )


@skill(
    "unit-rates",
    "Unit rates",
    Domain.RATIO,
    grades=(5, 8),
    objective="Find a rate for one unit.",
    keywords="rates, price per item, unit price, rate per unit, ratios",
)
def unit_rates(rng: random.Random, level: int) -> Problem:
    count = rng.randint(*((2, 5), (3, 8), (4, 12), (6, 15))[level])
    cents = (100, 50, 25, 5)[level]
    price = Fraction(rng.randint(200 // cents, (600, 900, 1500, 2400)[level] // cents) * cents, 100)
    total = price * count
    thing = rng.choice(("poster", "notebook", "puzzle", "ticket", "game card"))
    return worded(
        f"{name(rng)} pays ${money(total)} for {count} {plural(thing)} that all cost the same.",
        f"What does one {thing} cost?",
        f"One {thing} costs {{}}.",
        price,
        {
            "subtracts the number of items": total - count,
            "divides by one item too many": total / (count + 1),
            "divides by one item too few": total / (count - 1),
            "multiplies instead of dividing": total * count,
            "divides by 2": total / 2,
            "divides by 10": total / 10,
        },
        f"${money(total)} ÷ {count} = ${money(price)}.",
        f"Share the price equally among the {count} items.",
        f"({total}) / {count}",
        form=DOLLARS,
    )


@skill(
    "speed",
    "Distance, rate and time",
    Domain.RATIO,
    grades=(6, 8),
    objective="Calculate distance, rate or time from the other two.",
    keywords="speed, rates, kilometers per hour, average speed, distance",
)
def speed(rng: random.Random, level: int) -> Problem:
    rate = rng.randint(*((2, 9), (4, 18), (6, 24), (9, 32))[level]) * 5
    time = rng.randint(2, (4, 6, 8, 12)[level])
    way, kind = rate * time, rng.choice(("bus", "train", "truck"))
    if rng.random() < 0.5:
        return worded(
            f"A {kind} travels {way} km in {time} hours at a steady rate.",
            "How many kilometers does it travel in one hour?",
            "In one hour it travels {}.",
            rate,
            {
                "subtracts the hours": way - time,
                "divides by one hour too many": Fraction(way, time + 1),
                "divides by one hour too few": Fraction(way, time - 1),
                "multiplies instead of dividing": way * time,
                "halves the distance": Fraction(way, 2),
                "divides by 10": Fraction(way, 10),
            },
            f"{way} ÷ {time} = {rate} km in each hour.",
            f"Share {way} km equally among {time} hours.",
            f"{way} / {time}",
            form=whole("km"),
        )
    return worded(
        f"A {kind} travels {rate} km in each hour.",
        f"How far does it travel in {time} hours?",
        f"In {time} hours it travels {{}}.",
        way,
        {
            "adds instead of multiplying": rate + time,
            "counts one hour too few": way - rate,
            "counts one hour too many": way + rate,
            "takes two hours": 2 * rate,
            "multiplies by ten hours": 10 * rate,
        },
        f"{time} × {rate} = {way} km.",
        f"Every hour adds {rate} km.",
        f"{rate} * {time}",
        form=whole("km"),
    )


@skill(
    "proportions",
    "Proportions",
    Domain.RATIO,
    grades=(6, 8),
    objective="Solve proportions.",
    keywords="equivalent ratios, proportional relationships, cross multiplication, solving proportions",
)
def proportions(rng: random.Random, level: int) -> Problem:
    a, b = _coprime(rng, 2, (5, 7, 9, 13)[level])
    by, part = rng.randint(*((2, 4), (3, 7), (4, 9), (6, 12))[level]), 1 if level < 2 else rng.randint(2, 3)
    one, two, new = a * part, b * part, a * by
    right = b * by
    return worded(
        f"A pattern takes {one} red blocks for every {two} blue blocks.",
        f"How many blue blocks go with {new} red blocks?",
        f"{{}} blue blocks go with {new} red blocks.",
        right,
        {
            "adds the same amount to both": two + new - one,
            "turns the ratio over": Fraction(new * one, two),
            "adds one portion too many": right + two,
            "takes one portion too few": right - two,
            "multiplies the two numbers that are given last": new * two,
            "keeps the difference the wrong way round": abs(new - two + one),
        },
        f"{one}:{two} = {new}:{right}, since {new} × {two} = {one} × {right}.",
        f"By what is {one} multiplied to give {new}?",
        f"solve({one} * x - {two} * {new}, x)",
    )


@skill(
    "map-scale",
    "Scale drawings and maps",
    Domain.RATIO,
    grades=(6, 8),
    objective="Use a scale to find real lengths.",
    keywords="scale, maps, scale drawings, scale factor, models",
)
def map_scale(rng: random.Random, level: int) -> Problem:
    per = rng.choice(((2, 5, 10), (4, 6, 8, 15), (12, 15, 25), (35, 45, 75))[level])
    drawn = rng.randint(*((2, 6), (3, 9), (6, 14), (11, 24))[level])
    real = per * drawn
    kind, unit = rng.choice((("map", "km"), ("plan of a game world", "m"), ("plan of a garden", "m")))
    return worded(
        f"On a {kind}, 1 cm stands for {per} {unit}. A path on it is {drawn} cm long.",
        "How long is the real path?",
        "The real path is {} long.",
        real,
        {
            "adds instead of multiplying": per + drawn,
            "divides instead of multiplying": Fraction(max(per, drawn), min(per, drawn)),
            "leaves out one centimeter": real - per,
            "counts one centimeter too many": real + per,
            "takes a scale of ten": drawn * 10,
            "subtracts instead of multiplying": abs(per - drawn),
            "multiplies once more by ten": real * 10,
        },
        f"Each centimeter is {per} {unit}: {drawn} × {per} = {real:,} {unit}.",
        "What do 2 cm stand for?",
        f"{per} * {drawn}",
        form=whole(unit),
    )


SKILLS = (simplifying_ratios, sharing_in_a_ratio, unit_rates, speed, proportions, map_scale)
