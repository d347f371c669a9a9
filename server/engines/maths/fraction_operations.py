"""Fractions: the four operations."""

import math
import random
from fractions import Fraction

from server.engines.items.model import ItemType
from server.engines.items.values import written, written_mixed
from server.engines.maths.forms import FRACTION, MIXED
from server.engines.maths.fraction_skills import mixed, proper
from server.engines.maths.problem import Problem, bare
from server.engines.maths.skill import Domain, skill
from server.engines.maths.wording import counted

LISTS = (ItemType.MATCHING, ItemType.ORDERING)


@skill(
    "adding-like-fractions",
    "Adding fractions with like denominators",
    Domain.FRACTIONS,
    grades=(3, 5),
    objective="Add fractions with the same denominator.",
    keywords="adding fractions, fraction addition, like denominators, same denominator, common denominator",
    also=LISTS,
)
def adding_like_fractions(rng: random.Random, level: int) -> Problem:
    while True:
        bottom = rng.choice(((4, 5, 6), (6, 7, 8, 9), (9, 10, 11, 12), (13, 14, 15, 16))[level])
        a, b = rng.randint(1, bottom - 2), rng.randint(1, bottom - 2)
        if (a + b < bottom or level > 1) and (a + b) % bottom:
            break
    total = Fraction(a + b, bottom)
    return bare(
        f"{a}/{bottom} + {b}/{bottom}",
        total,
        {
            "adds the tops and the bottoms": Fraction(a + b, 2 * bottom),
            "multiplies the tops": Fraction(a * b, bottom),
            "subtracts the tops": Fraction(abs(a - b), bottom),
            "adds one top too often": Fraction(a + 2 * b, bottom),
            "multiplies tops and bottoms": Fraction(a * b, bottom * bottom),
        },
        f"The parts are the same size, so add the tops: {a} + {b} = {a + b}, which makes {_shown(a + b, bottom)}.",
        "Both count parts of the same size: how many are there?",
        form=FRACTION,
    )


def _shown(top: int, bottom: int) -> str:
    """As it comes out, and in lowest terms where that is something else."""
    lowest = written(Fraction(top, bottom))
    return lowest if lowest == f"{top}/{bottom}" else f"{top}/{bottom} = {lowest}"


@skill(
    "subtracting-like-fractions",
    "Subtracting fractions with like denominators",
    Domain.FRACTIONS,
    grades=(3, 5),
    objective="Subtract fractions with the same denominator.",
    keywords="subtracting fractions, fraction subtraction, like denominators, same denominator",
    also=LISTS,
)
def subtracting_like_fractions(rng: random.Random, level: int) -> Problem:
    bottom = rng.choice(((5, 6, 7), (6, 7, 8, 9), (9, 10, 11, 12), (13, 14, 15, 16))[level])
    b = rng.randint(1, bottom - 3)
    a = rng.randint(b + 1, bottom - 1)
    return bare(
        f"{a}/{bottom} − {b}/{bottom}",
        Fraction(a - b, bottom),
        {
            "adds the tops": Fraction(a + b, bottom),
            "adds the bottoms": Fraction(a - b, 2 * bottom),
            "subtracts from a whole instead": Fraction(bottom - b, bottom),
            "gives what is missing to a whole": Fraction(bottom - a, bottom),
            "counts both ends when counting back": Fraction(a - b + 1, bottom),
            "counts one step too many": Fraction(a - b - 1, bottom),
        },
        f"The parts are the same size, so subtract the tops: {a} − {b} = {a - b}, which makes {_shown(a - b, bottom)}.",
        "Both count parts of the same size: how many are left?",
        form=FRACTION,
    )


def _unlike(rng: random.Random, level: int) -> tuple[int, int, int, int]:
    """Two fractions with different bottoms: at first one bottom is a multiple of the other."""
    while True:
        if level < 2:
            small = rng.choice(((2, 3, 4), (2, 3, 4, 5, 6))[level])
            first, second = small, small * rng.choice((2, 3)[: level + 1])
        else:
            first, second = rng.sample(((3, 4, 5, 6), (6, 7, 8, 9, 10, 12))[level - 2], 2)
        (a, b), (c, d) = proper(rng, (first,)), proper(rng, (second,))
        if Fraction(a, b) + Fraction(c, d) != 1 and Fraction(a, b) != Fraction(c, d):
            return (a, b, c, d) if rng.random() < 0.5 else (c, d, a, b)


@skill(
    "adding-unlike-fractions",
    "Adding fractions with unlike denominators",
    Domain.FRACTIONS,
    grades=(4, 6),
    objective="Add fractions with different denominators.",
    keywords="adding fractions, fraction addition, unlike denominators, different denominators, common denominator",
    also=LISTS,
)
def adding_unlike_fractions(rng: random.Random, level: int) -> Problem:
    a, b, c, d = _unlike(rng, level)
    common = math.lcm(b, d)
    top, other = a * common // b, c * common // d
    return bare(
        f"{a}/{b} + {c}/{d}",
        Fraction(a, b) + Fraction(c, d),
        {
            "adds the tops and the bottoms": Fraction(a + c, b + d),
            "adds the tops and keeps the larger bottom": Fraction(a + c, max(b, d)),
            "finds the common bottom and leaves the tops as they are": Fraction(a + c, common),
            "adds the tops and keeps the smaller bottom": Fraction(a + c, min(b, d)),
            "changes only the first top": Fraction(top + c, common),
            "changes only the second top": Fraction(a + other, common),
            "multiplies instead of adding": Fraction(a * c, b * d),
            "multiplies each top by its own bottom": Fraction(a * b + c * d, b * d),
        },
        f"With the bottom {common}: {top}/{common} + {other}/{common} = {_shown(top + other, common)}.",
        f"Write both fractions with the bottom {common}.",
        form=FRACTION,
    )


@skill(
    "subtracting-unlike-fractions",
    "Subtracting fractions with unlike denominators",
    Domain.FRACTIONS,
    grades=(4, 6),
    objective="Subtract fractions with different denominators.",
    keywords="subtracting fractions, fraction subtraction, unlike denominators, common denominator",
    also=LISTS,
)
def subtracting_unlike_fractions(rng: random.Random, level: int) -> Problem:
    a, b, c, d = _unlike(rng, level)
    if Fraction(a, b) < Fraction(c, d):
        a, b, c, d = c, d, a, b
    common = math.lcm(b, d)
    top, other = a * common // b, c * common // d
    wrong = {
        "finds the common bottom and leaves the tops as they are": Fraction(abs(a - c), common),
        "subtracts the tops and keeps the larger bottom": Fraction(abs(a - c), max(b, d)),
        "adds instead of subtracting": Fraction(top + other, common),
        "changes only the first top": Fraction(top - c, common),
        "changes only the second top": Fraction(abs(a - other), common),
        "multiplies instead of subtracting": Fraction(a * c, b * d),
    }
    if b != d:
        wrong["subtracts the tops and the bottoms"] = Fraction(abs(a - c), abs(b - d))
    return bare(
        f"{a}/{b} − {c}/{d}",
        Fraction(a, b) - Fraction(c, d),
        wrong,
        f"With the bottom {common}: {top}/{common} − {other}/{common} = {_shown(top - other, common)}.",
        f"Write both fractions with the bottom {common}.",
        form=FRACTION,
    )


@skill(
    "adding-mixed-numbers",
    "Adding mixed numbers",
    Domain.FRACTIONS,
    grades=(4, 6),
    objective="Add mixed numbers.",
    keywords="mixed numbers, adding fractions, fraction addition, mixed number addition",
    also=LISTS,
)
def adding_mixed_numbers(rng: random.Random, level: int) -> Problem:
    while True:
        b = rng.choice(((4, 5, 6), (5, 6, 7, 8), (4, 6, 8), (6, 8, 9, 10))[level])
        d = b if level < 2 else rng.choice((b // 2, b * 2))
        (a, b), (c, d) = proper(rng, (b,)), proper(rng, (d,))
        parts = Fraction(a, b) + Fraction(c, d)
        if parts != 1 and (parts > 1) == (level % 2 == 1):
            break
    m, n = rng.randint(1, 3 + 2 * level), rng.randint(1, 3 + 2 * level)
    total, common = m + n + parts, math.lcm(b, d)
    wrong = {
        "adds the bottoms too": m + n + Fraction(a + c, b + d),
        "forgets to carry the whole": m + n + parts - 1 if parts > 1 else total - 1,
        "carries a whole that is not there": total + 1,
        "adds only the fractions and keeps one whole part": m + parts,
        "multiplies the whole parts": m * n + parts,
        "multiplies the fractions": m + n + Fraction(a * c, b * d),
        "adds the tops over the larger bottom": m + n + Fraction(a + c, max(b, d)),
    }
    carried = f", and {written(parts)} = {written_mixed(parts)}" if parts > 1 else ""
    return bare(
        f"{mixed(m, a, b)} + {mixed(n, c, d)}",
        total,
        wrong,
        f"Wholes: {m} + {n} = {m + n}. Parts: {_shown(int(parts * common), common)}{carried}. Together "
        f"{written_mixed(total)}.",
        "Add the wholes and the parts on their own.",
        form=MIXED,
    )


@skill(
    "subtracting-mixed-numbers",
    "Subtracting mixed numbers",
    Domain.FRACTIONS,
    grades=(4, 6),
    objective="Subtract mixed numbers.",
    keywords="mixed numbers, subtracting fractions, fraction subtraction, regrouping",
    also=LISTS,
)
def subtracting_mixed_numbers(rng: random.Random, level: int) -> Problem:
    while True:
        b = rng.choice(((4, 5, 6), (5, 6, 7, 8), (6, 8, 9), (9, 10, 11, 12))[level])
        a, c = rng.sample(range(1, b), 2)
        if (a < c) == (level > 0) and math.gcd(a, b) == math.gcd(c, b) == 1:
            break
    n = rng.randint(1, 2 + level)
    m = n + rng.randint(2, 4 + level)
    left = m + Fraction(a, b) - n - Fraction(c, b)
    borrowed = f" {counted(a, 'part')} cannot lose {c}, so take one whole apart: {m - 1} {a + b}/{b}." if a < c else ""
    return bare(
        f"{mixed(m, a, b)} − {mixed(n, c, b)}",
        left,
        {
            "takes the smaller top from the larger": m - n + Fraction(abs(a - c), b),
            "takes a whole apart and keeps counting it": left + 1,
            "takes one whole too many": left - 1,
            "adds the parts": m - n + Fraction(a + c, b),
            "adds instead of subtracting": m + n + Fraction(a + c, b),
            "takes ten parts for a whole": m - n - 1 + Fraction(10 + a - c, b),
        },
        f"{borrowed} The wholes and the parts that are left make {written_mixed(left)}.".strip(),
        "Are there enough parts to take away, or must a whole be taken apart?",
        form=MIXED,
    )


@skill(
    "multiplying-fractions",
    "Multiplying fractions",
    Domain.FRACTIONS,
    grades=(5, 7),
    objective="Multiply fractions.",
    keywords="fraction multiplication, multiply, product of fractions, fraction of a fraction",
    also=LISTS,
)
def multiplying_fractions(rng: random.Random, level: int) -> Problem:
    bottoms = ((2, 3, 4), (3, 4, 5, 6), (5, 6, 7, 8), (7, 8, 9, 10, 12))[level]
    (a, b), (c, d) = proper(rng, bottoms), proper(rng, bottoms)
    return bare(
        f"{a}/{b} × {c}/{d}",
        Fraction(a * c, b * d),
        {
            "adds tops and bottoms": Fraction(a + c, b + d),
            "turns the second fraction over": Fraction(a * d, b * c),
            "multiplies the tops and keeps one bottom": Fraction(a * c, max(b, d)),
            "multiplies the tops and adds the bottoms": Fraction(a * c, b + d),
            "adds the tops and multiplies the bottoms": Fraction(a + c, b * d),
            "multiplies only the bottoms": Fraction(1, b * d),
            "squares the larger bottom": Fraction(a * c, max(b, d) ** 2),
            "multiplies across, top by bottom": Fraction(b * c, a * d),
        },
        f"Tops: {a} × {c} = {a * c}. Bottoms: {b} × {d} = {b * d}. That is {_shown(a * c, b * d)}.",
        "Multiply top by top and bottom by bottom.",
        form=FRACTION,
    )


@skill(
    "dividing-fractions",
    "Dividing fractions",
    Domain.FRACTIONS,
    grades=(5, 8),
    objective="Divide fractions.",
    keywords="fraction division, divide, reciprocal, quotient of fractions",
    also=LISTS,
)
def dividing_fractions(rng: random.Random, level: int) -> Problem:
    bottoms = ((2, 3, 4, 5), (3, 4, 5, 6), (5, 6, 7, 8), (7, 8, 9, 10, 12))[level]
    while True:
        (a, b), (c, d) = proper(rng, bottoms), proper(rng, bottoms)
        value = Fraction(a, b) / Fraction(c, d)
        if value.denominator > 1 and b != d:
            break
    return bare(
        f"{a}/{b} ÷ {c}/{d}",
        value,
        {
            "multiplies without turning the second fraction over": Fraction(a * c, b * d),
            "turns the first fraction over": Fraction(b * c, a * d),
            "turns both fractions over": Fraction(b * d, a * c),
            "divides the larger top and bottom by the smaller": Fraction(max(a, c), min(a, c))
            / Fraction(max(b, d), min(b, d)),
            "subtracts instead of dividing": abs(Fraction(a, b) - Fraction(c, d)),
            "multiplies the tops and keeps one bottom": Fraction(a * c, b),
            "forgets the top of the second fraction": Fraction(a * d, b),
        },
        f"Multiply by the reciprocal: {a}/{b} × {d}/{c} = {_shown(a * d, b * c)}.",
        f"Turn {c}/{d} over and multiply.",
        form=FRACTION,
    )


SKILLS = (
    adding_like_fractions,
    subtracting_like_fractions,
    adding_unlike_fractions,
    subtracting_unlike_fractions,
    adding_mixed_numbers,
    subtracting_mixed_numbers,
    multiplying_fractions,
    dividing_fractions,
)
