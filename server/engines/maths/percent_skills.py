"""Percent: of a quantity, of change, and as decimals and fractions."""

import math
import random
from fractions import Fraction

from server.engines.items.model import Bloom
from server.engines.maths.forms import DECIMAL, PERCENT, Form, Style, decimal
from server.engines.maths.problem import Pairs, Problem, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.wording import COLLECTED, name, plural

RATES = ((10, 20, 25, 50), (5, 15, 30, 40, 60, 75), (12, 35, 45, 65, 80, 90), (2, 8, 16, 18, 24, 36, 55, 85))
"""Percents, by level."""


def _whole_base(rng: random.Random, rate: int, low: int, high: int) -> int:
    """A number of which so many percent are a whole number."""
    unit = 100 // math.gcd(rate, 100)
    return unit * rng.randint(max(1, low // unit), max(2, high // unit))


@skill(
    "percent-of-a-number",
    "Percent of a number",
    Domain.PERCENT,
    grades=(6, 8),
    objective="Find a percent of a quantity.",
    keywords="percentage of an amount, percentages, percents",
)
def percent_of_a_number(rng: random.Random, level: int) -> Problem:
    rate = rng.choice(RATES[level])
    base = _whole_base(rng, rate, 20, (80, 200, 400, 900)[level])
    base += base * (base == 100)
    right = base * rate // 100
    return worded(
        "",
        f"What is {rate}% of {base:,}?",
        f"{rate}% of {base:,} is {{}}.",
        right,
        {
            "gives what is left": base - right,
            "subtracts the percent as a number": base - rate,
            "divides by the percent": base // rate if base % rate == 0 else right,
            "moves the point one place too few": right * 10,
            "moves the point one place too many": Fraction(right, 10),
            "takes 10% whatever the percent": Fraction(base, 10),
            "adds the percent as a number": base + rate,
        },
        f"1% of {base:,} is {decimal(Fraction(base, 100))}, so {rate}% is {rate} times that: {right}.",
        f"Find 1% or 10% of {base:,} first.",
        f"{rate}/100 * {base}",
    )


@skill(
    "percent-change",
    "Percent increase and decrease",
    Domain.PERCENT,
    grades=(6, 9),
    objective="Find a quantity after an increase or a decrease in percent.",
    keywords="percent increase, percent decrease, discount, sale price, percentage change, markup, tax, tip",
)
def percent_change(rng: random.Random, level: int) -> Problem:
    rate = rng.choice(RATES[level])
    base = _whole_base(rng, rate, 20, (80, 200, 400, 900)[level])
    part = base * rate // 100
    down = rng.random() < 0.5
    right = base - part if down else base + part
    if down:
        scene, verb = f"A game that costs ${base:,} is on sale for {rate}% off.", "subtract"
        question, statement = "What is the sale price in dollars?", "The sale price is ${}."
    else:
        scene, verb = f"A club with {base:,} members grows by {rate}%.", "add"
        question, statement = "How many members does it have now?", "It now has {} members."
    return worded(
        scene,
        question,
        statement,
        right,
        {
            "gives the change alone": part,
            "changes it the wrong way": base + part if down else base - part,
            "takes the percent for a number": base - rate if down else base + rate,
            "takes the percent for a number, the wrong way": base + rate if down else base - rate,
            "makes the change twice": right - part if down else right + part,
            "doubles the quantity before the change": 2 * base - part if down else 2 * base + part,
        },
        f"{rate}% of {base:,} is {part:,}; {verb} it: {right:,}.",
        f"Find {rate}% of {base:,}, then {verb} it.",
        f"{base} * (1 {'-' if down else '+'} {rate}/100)",
    )


@skill(
    "finding-the-whole",
    "Finding the whole from a percent",
    Domain.PERCENT,
    grades=(6, 9),
    objective="Find the whole when a part and its percent are known.",
    keywords="reverse percentages, find the whole, percents, original amount",
    bloom=Bloom.ANALYZE,
)
def finding_the_whole(rng: random.Random, level: int) -> Problem:
    rate = rng.choice(RATES[level])
    whole = _whole_base(rng, rate, 20, (80, 200, 400, 900)[level])
    while whole * rate < 300:
        whole *= 2
    part = whole * rate // 100
    thing = plural(rng.choice(COLLECTED))
    return worded(
        f"{name(rng)} has placed {part} {thing}, which is {rate}% of all the {thing} in the plan.",
        f"How many {thing} does the plan have?",
        f"The plan has {{}} {thing}.",
        whole,
        {
            "takes the percent of the part": Fraction(part * rate, 100),
            "adds the percent as a number": part + rate,
            "multiplies the part by the percent": part * rate,
            "adds the percent of the part": part + Fraction(part * rate, 100),
            "finds what is still missing": whole - part,
            "counts the part twice": whole + part,
            "divides by the percent that is missing": Fraction(100 * part, 100 - rate),
            "takes the part for 10%": 10 * part,
        },
        f"{rate}% is {part}, so 1% is {decimal(Fraction(part, rate))} and 100% is {whole}.",
        "Find 1% first, then 100%.",
        f"{part} / ({rate}/100)",
    )


@skill(
    "what-percent",
    "What percent one number is of another",
    Domain.PERCENT,
    grades=(6, 8),
    objective="Express one quantity as a percent of another.",
    keywords="percents, percentages, part of a whole, score",
)
def what_percent(rng: random.Random, level: int) -> Problem:
    rate = rng.choice(RATES[level])
    whole = _whole_base(rng, rate, 20, (60, 80, 100, 200)[level])
    if whole == 100:
        whole = 200
    part = whole * rate // 100
    who = name(rng)
    return worded(
        f"{who} answers {part} of {whole} questions correctly.",
        "What percent of the questions is that?",
        "That is {} of the questions.",
        rate,
        {
            "takes the number of right answers for the percent": part,
            "gives the percent that is missing": 100 - rate,
            "subtracts from 100 what is right": 100 - part,
            "gives the number of wrong answers": whole - part,
            "divides the whole by the part": Fraction(whole, part),
            "moves the point one place too far": Fraction(rate, 10),
            "doubles instead of comparing with 100": 2 * part,
        },
        f"{part}/{whole} = {rate}/100, which is {rate}%.",
        f"Write {part}/{whole} as a fraction with the bottom 100.",
        f"100 * {part}/{whole}",
        form=PERCENT,
    )


def _percent_pairs(rng: random.Random, level: int) -> Pairs:
    rates = rng.sample((*RATES[level], *RATES[(level + 1) % 4]), 5)
    pairs = [
        (f"{rate}%", str(Fraction(rate, 100)) if rate % 25 == 0 else decimal(Fraction(rate, 100))) for rate in rates
    ]
    return Pairs(
        "Match each percent with the number that is equal to it. One number is left over.",
        tuple(pairs[:4]),
        (pairs[4][1],),
        "; ".join(f"{percent} = {equal}" for percent, equal in pairs[:4]) + ".",
        "Percent means out of 100.",
        "equal",
        "A wrong match: moves the point one place instead of two.",
    )


@skill(
    "percent-to-decimal",
    "Percents as decimals",
    Domain.PERCENT,
    grades=(5, 8),
    objective="Convert percents to decimals.",
    keywords="converting percents, percentages, fractions decimals and percents",
    bloom=Bloom.UNDERSTAND,
    answers=Answers.FORM,
    pairs=_percent_pairs,
)
def percent_to_decimal(rng: random.Random, level: int) -> Problem:
    exact = rng.choice(
        (
            tuple(map(Fraction, (20, 35, 48, 75, 90))),
            tuple(map(Fraction, (3, 5, 7, 9, 64))),
            tuple(map(Fraction, (110, 125, 150, 205, 4, 8))),
            (Fraction(1, 2), Fraction(5, 2), Fraction(25, 2), Fraction(75, 2), Fraction(9, 2)),
        )[level]
    )
    value = exact / 100
    return worded(
        "",
        f"What is {decimal(exact)}% as a decimal?",
        f"As a decimal, {decimal(exact)}% is {{}}.",
        value,
        {
            "moves the point one place instead of two": exact / 10,
            "moves the point three places": exact / 1000,
            "leaves out the sign and keeps the number": exact,
            "moves the point the wrong way": exact * 100,
            "moves the point four places": exact / 10000,
        },
        f"Percent means out of 100: {decimal(exact)} ÷ 100 = {decimal(value)}.",
        "Divide by 100.",
        f"({exact}) / 100",
        form=DECIMAL,
    )


@skill(
    "fraction-to-percent",
    "Fractions as percents",
    Domain.PERCENT,
    grades=(5, 8),
    objective="Convert fractions to percents.",
    keywords="converting fractions, percentages, fractions decimals and percents",
    bloom=Bloom.UNDERSTAND,
    pairs=_percent_pairs,
)
def fraction_to_percent(rng: random.Random, level: int) -> Problem:
    bottom = rng.choice(((2, 4, 5, 10), (4, 5, 10, 20), (20, 25, 50), (8, 25, 40, 50))[level])
    top = rng.choice([one for one in range(1, bottom) if math.gcd(one, bottom) == 1])
    percent = Fraction(100 * top, bottom)
    return worded(
        "",
        f"What is {top}/{bottom} as a percent?",
        f"As a percent, {top}/{bottom} is {{}}.",
        percent,
        {
            "writes top and bottom side by side": int(f"{top}{bottom}"),
            "takes the bottom for the percent": bottom,
            "takes the top for the percent": top,
            "takes the top for tenths": 10 * top,
            "gives the percent that is missing": 100 - percent,
            "divides the bottom by the top": Fraction(100 * bottom, top),
            "moves the point one place too few": percent / 10,
        },
        f"{top} ÷ {bottom} = {decimal(percent / 100)}, and {decimal(percent / 100)} × 100 = {decimal(percent)}.",
        "Write it with the bottom 100, or divide and multiply by 100.",
        f"100 * {top}/{bottom}",
        form=Form(Style.DECIMAL, after="%"),
    )


SKILLS = (
    percent_of_a_number,
    percent_change,
    finding_the_whole,
    what_percent,
    percent_to_decimal,
    fraction_to_percent,
)
