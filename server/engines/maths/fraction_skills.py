"""Fractions as numbers: their names, which are equal, and which is greater."""

import math
import random
from fractions import Fraction

from server.engines.items.model import Bloom
from server.engines.items.values import written_mixed
from server.engines.maths.comparing import Printed, four_statements, in_order, sign_between
from server.engines.maths.forms import FRACTION, MIXED
from server.engines.maths.problem import Pairs, Problem, Row, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.wording import COLLECTED, counted, name, plural

COLORS = ("red", "blue", "green", "yellow")


def proper(rng: random.Random, bottoms: tuple[int, ...]) -> tuple[int, int]:
    """Top and bottom of a fraction below 1 in lowest terms."""
    bottom = rng.choice(bottoms)
    return rng.choice([top for top in range(1, bottom) if math.gcd(top, bottom) == 1]), bottom


def mixed(whole: int, top: int, bottom: int) -> str:
    """As it is printed: `2 3/4`."""
    return f"{whole} {top}/{bottom}"


@skill(
    "naming-fractions",
    "Fractions of a set",
    Domain.FRACTIONS,
    grades=(2, 4),
    objective="Name the fraction of a set that has a property.",
    keywords="naming fractions, parts of a whole, parts of a set, numerator and denominator",
    bloom=Bloom.UNDERSTAND,
)
def naming_fractions(rng: random.Random, level: int) -> Problem:
    total = rng.choice(((4, 5, 6), (7, 8, 9, 10), (11, 12, 13), (15, 16, 17, 20))[level])
    part = rng.choice([one for one in range(2, total - 1) if math.gcd(one, total) == 1 and 2 * one != total] or [1])
    rest, thing = total - part, plural(rng.choice(COLLECTED))
    first, second = rng.sample(COLORS, 2)
    return worded(
        f"A bag holds {part} {first} {thing} and {rest} {second} {thing}.",
        f"What fraction of the {thing} are {first}?",
        f"The fraction of the {thing} that are {first} is {{}}.",
        Fraction(part, total),
        {
            "compares the part with the other part": Fraction(part, rest),
            "names the fraction of the other color": Fraction(rest, total),
            "writes the fraction upside down": Fraction(total, part),
            "compares the other part with this one": Fraction(rest, part),
            "takes one part for every color": Fraction(1, part),
            "names only one of the parts": Fraction(1, total),
        },
        f"There are {part} + {rest} = {total} {thing} in all, and {part} of them are {first}: {part}/{total}.",
        f"How many {thing} are there in all?",
        f"{part} / ({part} + {rest})",
        form=FRACTION,
    )


@skill(
    "equivalent-fractions",
    "Equivalent fractions",
    Domain.FRACTIONS,
    grades=(3, 5),
    objective="Find equivalent fractions.",
    keywords="equal fractions, same value, scaling fractions",
    bloom=Bloom.UNDERSTAND,
)
def equivalent_fractions(rng: random.Random, level: int) -> Problem:
    top, bottom = proper(rng, ((3, 4, 5), (4, 5, 6, 8), (6, 7, 8, 9), (8, 9, 11, 12))[level])
    times = rng.randint(*((2, 3), (2, 5), (3, 8), (6, 12))[level])
    new, right = bottom * times, top * times
    return worded(
        "",
        f"What is the numerator of the fraction equal to {top}/{bottom} with the denominator {new}?",
        f"{top}/{bottom} = {{}}/{new}",
        right,
        {
            "adds to the top what was added to the bottom": top + new - bottom,
            "leaves the top as it is": top,
            "gives the number to multiply by": times,
            "multiplies the top by the old bottom": top * bottom,
            "multiplies once too often": right + top,
            "subtracts the top from the new bottom": new - top,
            "divides the new bottom by the top": new // top if top > 1 and new % top == 0 else right,
        },
        f"{bottom} × {times} = {new}, so the top is multiplied by {times} too: {top} × {times} = {right}.",
        f"By what is {bottom} multiplied to give {new}?",
        f"({top}/{bottom}) * {new}",
    )


@skill(
    "simplifying-fractions",
    "Simplifying fractions",
    Domain.FRACTIONS,
    grades=(4, 6),
    objective="Write fractions in lowest terms.",
    keywords="simplify, lowest terms, simplest form, reducing fractions, equivalent fractions",
    answers=Answers.FORM,
    bloom=Bloom.APPLY,
)
def simplifying_fractions(rng: random.Random, level: int) -> Problem:
    top, bottom = proper(rng, ((3, 4, 5), (4, 5, 7, 8), (5, 7, 8, 9, 11), (8, 9, 11, 12, 13))[level])
    by = rng.choice(((2, 3), (3, 4, 5), (4, 6, 8), (6, 8, 9, 12))[level])
    big_top, big_bottom = top * by, bottom * by
    factor = next(one for one in (2, 3, 5) if by % one == 0)
    return worded(
        "",
        f"What is {big_top}/{big_bottom} in lowest terms?",
        f"In lowest terms, {big_top}/{big_bottom} is {{}}.",
        Fraction(top, bottom),
        {
            "subtracts the same number from top and bottom": Fraction(big_top - factor, big_bottom - factor),
            "divides only the bottom": Fraction(big_top, bottom),
            "divides only the top": Fraction(top, big_bottom),
            "divides the top by another number than the bottom": Fraction(big_top // factor, bottom * by // by),
            "writes 1 for the top": Fraction(1, bottom),
            "takes the difference for the bottom": Fraction(top, bottom - top) if bottom - top > top else Fraction(1),
        },
        f"{big_top} and {big_bottom} have the common factor {by}: {big_top} ÷ {by} = {top} and {big_bottom} ÷ {by} = "
        f"{bottom}.",
        f"By which number can both {big_top} and {big_bottom} be divided?",
        f"{big_top}/{big_bottom}",
        form=FRACTION,
    )


def _pair(rng: random.Random, level: int) -> tuple[Printed, Printed]:
    """Two fractions that whole-number thinking puts the wrong way round."""
    if level == 0:
        low, high = sorted(rng.sample(range(2, 11), 2))
        top = 1 if rng.random() < 0.5 else rng.randint(1, low - 1)
        pair = [(top, low), (top, high)]
    else:
        while True:
            bottoms = rng.sample(range(3, (9, 9, 13, 16)[level]), 2)
            tops = [rng.randint(1, bottom - 1) for bottom in bottoms]
            pair = list(zip(tops, bottoms, strict=True))
            one, two = (Fraction(*fraction) for fraction in pair)
            if math.gcd(*pair[0]) == math.gcd(*pair[1]) == 1 and (one < two) == (tops[0] > tops[1]) and one != two:
                break
    rng.shuffle(pair)
    first, second = (Printed(f"{top}/{bottom}", Fraction(top, bottom)) for top, bottom in pair)
    return first, second


def _because(small: Printed, large: Printed) -> str:
    bottom = math.lcm(Fraction(small.value).denominator, Fraction(large.value).denominator)
    tops = [f"{one.text} = {int(one.value * bottom)}/{bottom}" for one in (small, large)]
    return f"With the same bottom: {tops[0]} and {tops[1]}, so {small.text} is less."


COMPARE_HINT = "Write both fractions with the same bottom."
COMPARE_MISTAKE = "compares the tops or the bottoms as whole numbers"


def _signs(rng: random.Random, level: int) -> Problem:
    one, two = _pair(rng, level)
    if rng.random() < 0.25:
        times = rng.randint(2, 3)
        exact = Fraction(one.value)
        two = Printed(f"{exact.numerator * times}/{exact.denominator * times}", exact)
    return sign_between(one, two, COMPARE_MISTAKE, _because, COMPARE_HINT)


def _fraction_order(rng: random.Random, level: int) -> Row:
    bottoms = ((2, 3, 4, 6, 8), (3, 4, 5, 6, 8, 10), (4, 5, 6, 8, 9, 12), (6, 7, 8, 9, 10, 12, 15))[level]
    several: dict[Fraction, Printed] = {}
    while len(several) < 4:
        top, bottom = proper(rng, bottoms)
        several[Fraction(top, bottom)] = Printed(f"{top}/{bottom}", Fraction(top, bottom))
    common = math.lcm(*(value.denominator for value in several))
    return in_order(
        list(several.values()),
        "fractions",
        f"Write them with the bottom {common} and compare the tops",
        COMPARE_HINT,
        COMPARE_MISTAKE,
    )


@skill(
    "comparing-fractions",
    "Comparing fractions",
    Domain.FRACTIONS,
    grades=(3, 6),
    objective="Compare fractions with different numerators and denominators.",
    keywords="ordering fractions, greater than, less than, common denominator, unlike denominators",
    bloom=Bloom.ANALYZE,
    answers=Answers.TEXT,
    closed=_signs,
    rows=_fraction_order,
)
def comparing_fractions(rng: random.Random, level: int) -> Problem:
    return four_statements(lambda: _pair(rng, level), COMPARE_MISTAKE, _because, COMPARE_HINT)


def _mixed_pairs(rng: random.Random, level: int) -> Pairs:
    chosen: dict[Fraction, tuple[int, int, int]] = {}
    while len(chosen) < 4:
        top, bottom = proper(rng, ((2, 3, 4), (3, 4, 5, 6), (5, 6, 7, 8), (7, 8, 9, 11, 12))[level])
        whole = rng.randint(1, (2, 4, 6, 9)[level])
        chosen[whole + Fraction(top, bottom)] = (whole, top, bottom)
    pairs = [(str(value), mixed(*parts)) for value, parts in chosen.items()]
    wholes = [(whole + 1, top, bottom) for value, (whole, top, bottom) in chosen.items() if value + 1 not in chosen]
    return Pairs(
        "Match each improper fraction with its mixed number. One mixed number is left over.",
        tuple(pairs),
        (mixed(*rng.choice(wholes)),),
        "; ".join(f"{improper} = {as_mixed}" for improper, as_mixed in pairs) + ".",
        "Divide the top by the bottom; the remainder is the new top.",
        "equal",
        "A wrong match: counts one whole too many.",
    )


@skill(
    "improper-to-mixed",
    "Improper fractions as mixed numbers",
    Domain.FRACTIONS,
    grades=(4, 6),
    objective="Convert improper fractions to mixed numbers.",
    keywords="mixed numbers, improper fractions, converting fractions",
    bloom=Bloom.UNDERSTAND,
    answers=Answers.FORM,
    pairs=_mixed_pairs,
)
def improper_to_mixed(rng: random.Random, level: int) -> Problem:
    top, bottom = proper(rng, ((3, 4, 5), (3, 4, 5, 6), (5, 6, 7, 8), (7, 8, 9, 11, 12))[level])
    whole = rng.randint(*((2, 3), (2, 5), (3, 7), (5, 12))[level])
    value = whole + Fraction(top, bottom)
    return worded(
        "",
        f"What is {value} as a mixed number?",
        f"As a mixed number, {value} is {{}}.",
        value,
        {
            "takes out one whole too few and keeps the rest": value - 1,
            "counts one whole too many": value + 1,
            "swaps the whole part and the top": top + Fraction(whole, bottom) if whole < bottom else value,
            "counts the rest up to the next whole": whole + Fraction(bottom - top, bottom),
            "puts the whole part below the line": whole + Fraction(top, max(whole, top + 1)),
            "writes the rest over the top": whole + Fraction(top, value.numerator),
        },
        f"{bottom} goes into {value.numerator} {whole} times with {top} left over: {written_mixed(value)}.",
        f"How many times does {bottom} go into {value.numerator}, and what is left?",
        str(value),
        form=MIXED,
    )


@skill(
    "mixed-to-improper",
    "Mixed numbers as improper fractions",
    Domain.FRACTIONS,
    grades=(4, 6),
    objective="Convert mixed numbers to improper fractions.",
    keywords="mixed numbers, improper fractions, converting fractions",
    bloom=Bloom.UNDERSTAND,
    answers=Answers.FORM,
    pairs=_mixed_pairs,
)
def mixed_to_improper(rng: random.Random, level: int) -> Problem:
    top, bottom = proper(rng, ((3, 4, 5), (3, 4, 5, 6), (5, 6, 7, 8), (7, 8, 9, 11, 12))[level])
    whole = rng.randint(*((1, 2), (2, 5), (3, 7), (5, 12))[level])
    value = whole + Fraction(top, bottom)
    return worded(
        "",
        f"What is {mixed(whole, top, bottom)} as an improper fraction?",
        f"As an improper fraction, {mixed(whole, top, bottom)} is {{}}.",
        value,
        {
            "adds the whole part to the top": Fraction(whole + top, bottom),
            "multiplies the whole part by the top": Fraction(whole * top, bottom),
            "writes the digits side by side": Fraction(int(f"{whole}{top}"), bottom),
            "forgets to add the top": Fraction(whole * bottom - 1, bottom),
            "adds the bottom once more": value + 1,
            "multiplies everything": Fraction(whole * (bottom + top), bottom),
            "adds whole part, top and bottom": Fraction(whole + top + bottom, bottom),
        },
        f"{whole} × {bottom} = {whole * bottom}, plus {top} is {value.numerator}: {value}.",
        f"How many parts of size 1/{bottom} are in {counted(whole, 'whole')}?",
        f"{whole} + {top}/{bottom}",
        form=FRACTION,
    )


@skill(
    "fraction-of-a-quantity",
    "A fraction of a quantity",
    Domain.FRACTIONS,
    grades=(3, 6),
    objective="Find a fraction of a whole number.",
    keywords="fraction of a number, fraction of an amount, multiplying fractions by whole numbers",
)
def fraction_of_a_quantity(rng: random.Random, level: int) -> Problem:
    top, bottom = proper(rng, ((2, 3, 4), (3, 4, 5, 6), (5, 6, 7, 8), (8, 9, 11, 12))[level])
    part = rng.randint(*((2, 5), (3, 9), (6, 12), (12, 25))[level])
    total, right = bottom * part, top * part
    who, thing = name(rng), plural(rng.choice(COLLECTED))
    return worded(
        f"{who} has {total} {thing} and uses {top}/{bottom} of them.",
        f"How many {thing} does {who} use?",
        f"{who} uses {{}} {thing}.",
        right,
        {
            "finds one part and stops": part,
            "gives what is left over": total - right,
            "divides by the top": total // top if total % top == 0 else right,
            "subtracts the bottom": total - bottom,
            "takes one part too many": right + part,
            "takes one part too few": right - part,
            "multiplies by the top and forgets to divide": total * top,
        },
        f"One part is {total} ÷ {bottom} = {part}, and {top} × {part} = {right}.",
        f"How many {thing} are in 1/{bottom} of {total}?",
        f"({top}/{bottom}) * {total}",
    )


SKILLS = (
    naming_fractions,
    equivalent_fractions,
    simplifying_fractions,
    comparing_fractions,
    improper_to_mixed,
    mixed_to_improper,
    fraction_of_a_quantity,
)
