"""Decimals: comparing, rounding, the operations, and the fractions that they are."""

import random
from fractions import Fraction

from server.engines.items.model import Bloom, ItemType
from server.engines.maths.comparing import Printed, four_statements, in_order, sign_between
from server.engines.maths.forms import DECIMAL, DOLLARS, FRACTION, decimal, money
from server.engines.maths.problem import Pairs, Problem, Row, bare, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.wording import name

LISTS = (ItemType.MATCHING, ItemType.ORDERING)
PLACES = {0: "whole number", 1: "tenth", 2: "hundredth", 3: "thousandth"}


def tenths(rng: random.Random, low: int, high: int, places: int = 1) -> Fraction:
    """A decimal with exactly so many places; `low` and `high` count units of its last place."""
    units = rng.randint(low, high)
    return Fraction(units + (units % 10 == 0), 10**places)


def _pair(rng: random.Random, level: int) -> tuple[Printed, Printed]:
    """A short decimal that is greater than a longer one."""
    whole = 0 if level == 0 else rng.randint(0, 9)
    tenth = rng.randint(2, 9)
    short = whole + Fraction(tenth, 10)
    places = 2 if level < 2 else 3
    longer = whole + Fraction(rng.randint(10 ** (places - 1) + 1, tenth * 10 ** (places - 1) - 1), 10**places)
    if (longer * 10 ** (places - 1)).denominator == 1:
        longer -= Fraction(1, 10**places)
    if level == 3:
        short += Fraction(rng.randint(1, 9), 100)
    pair = [Printed(decimal(short), short), Printed(decimal(longer), longer)]
    rng.shuffle(pair)
    return pair[0], pair[1]


def _because(small: Printed, large: Printed) -> str:
    return f"Compare place by place from the left: {small.text} is less than {large.text}."


COMPARE_MISTAKE = "takes the longer decimal for the greater one"
COMPARE_HINT = "Write both with the same number of places."


def _signs(rng: random.Random, level: int) -> Problem:
    one, two = _pair(rng, level)
    if rng.random() < 0.25:
        two = Printed(f"{one.text}0", one.value)
    return sign_between(one, two, COMPARE_MISTAKE, _because, COMPARE_HINT)


def _decimal_order(rng: random.Random, level: int) -> Row:
    whole, values = 0 if level == 0 else rng.randint(0, 9), set[Fraction]()
    while len(values) < 4:
        places = rng.choice(((1, 2), (1, 2), (1, 2, 3), (2, 3))[level])
        values.add(whole + tenths(rng, 1, 10**places - 1, places))
    several = [Printed(decimal(value), value) for value in sorted(values)]
    return in_order(several, "decimals", "Compare the tenths first, then the hundredths", COMPARE_HINT, COMPARE_MISTAKE)


@skill(
    "comparing-decimals",
    "Comparing decimals",
    Domain.DECIMALS,
    grades=(4, 6),
    objective="Compare decimals with different numbers of places.",
    keywords="ordering decimals, greater than, less than, decimal place value",
    bloom=Bloom.UNDERSTAND,
    answers=Answers.TEXT,
    closed=_signs,
    rows=_decimal_order,
)
def comparing_decimals(rng: random.Random, level: int) -> Problem:
    return four_statements(lambda: _pair(rng, level), COMPARE_MISTAKE, _because, COMPARE_HINT)


@skill(
    "rounding-decimals",
    "Rounding decimals",
    Domain.DECIMALS,
    grades=(5, 7),
    objective="Round decimals to a given place.",
    keywords="rounding, nearest tenth, nearest hundredth, decimal places",
    bloom=Bloom.UNDERSTAND,
)
def rounding_decimals(rng: random.Random, level: int) -> Problem:
    place = (0, 1, rng.choice((1, 2)), 2)[level]
    unit = Fraction(1, 10**place)
    extra = 1 if level < 2 else 2
    number = tenths(rng, 10 ** (extra + place) + 1, 10 ** (extra + place + 1) * 3, place + extra)
    low = number // unit * unit
    right = low + unit if number - low >= unit / 2 else low
    wider = unit * 10
    return worded(
        "",
        f"What is {decimal(number)} rounded to the nearest {PLACES[place]}?",
        f"{decimal(number)} rounded to the nearest {PLACES[place]} is {{}}.",
        right,
        {
            "rounds to the other side": 2 * low + unit - right,
            "rounds to a place that is one too large": (number + wider / 2) // wider * wider,
            "rounds up and adds one more": right + unit,
            "rounds down and takes one more": right - unit,
            "adds one to the digit and keeps the rest": number + unit,
            "rounds to a place that is one too small": (number + unit / 20) // (unit / 10) * (unit / 10),
        },
        f"{decimal(number)} lies between {decimal(low)} and {decimal(low + unit)}, and is "
        f"{'at least' if right > low else 'less than'} halfway.",
        f"Look at the digit after the {PLACES[place]}s." if place else "Look at the tenths.",
        f"floor(({number})*{10**place} + 1/2) / {10**place}",
        form=DECIMAL,
    )


def _two_decimals(rng: random.Random, level: int) -> tuple[Fraction, Fraction]:
    """With one place each, then with different numbers of places."""
    places = ((1, 1), (1, 2), (2, 1), (3, 1))[level]
    first, second = (tenths(rng, 11, (9, 30, 60, 90)[level] * 10**count, count) for count in places)
    return first, second


def _as_wholes(first: Fraction, second: Fraction, sign: int) -> Fraction:
    """What comes out when the last digits are lined up, not the points."""
    one, two = decimal(first).replace(",", ""), decimal(second).replace(",", "")
    places = max(len(one.partition(".")[2]), len(two.partition(".")[2]))
    return abs(Fraction(int(one.replace(".", "")) + sign * int(two.replace(".", "")), 10**places))


@skill(
    "adding-decimals",
    "Adding decimals",
    Domain.DECIMALS,
    grades=(4, 6),
    objective="Add decimals.",
    keywords="decimal addition, adding, sum of decimals",
    also=LISTS,
)
def adding_decimals(rng: random.Random, level: int) -> Problem:
    first, second = _two_decimals(rng, level)
    total = first + second
    return bare(
        f"{decimal(first)} + {decimal(second)}",
        total,
        {
            "lines up the last digits, not the points": _as_wholes(first, second, 1),
            "does not carry across the point": total - 1,
            "carries across the point twice": total + 1,
            "does not carry from the hundredths": total - Fraction(1, 10),
            "moves the point one place to the left": total / 10,
            "moves the point one place to the right": total * 10,
            "subtracts instead of adding": abs(first - second),
        },
        f"Line up the points: {decimal(first)} + {decimal(second)} = {decimal(total)}.",
        "Write the numbers so that the points stand below each other.",
        form=DECIMAL,
    )


@skill(
    "subtracting-decimals",
    "Subtracting decimals",
    Domain.DECIMALS,
    grades=(4, 6),
    objective="Subtract decimals.",
    keywords="decimal subtraction, subtracting, difference of decimals",
    also=LISTS,
)
def subtracting_decimals(rng: random.Random, level: int) -> Problem:
    first, second = _two_decimals(rng, level)
    while first == second:
        first, second = _two_decimals(rng, level)
    high, low = max(first, second), min(first, second)
    left = high - low
    return bare(
        f"{decimal(high)} − {decimal(low)}",
        left,
        {
            "lines up the last digits, not the points": _as_wholes(high, low, -1),
            "borrows across the point without taking one away": left + 1,
            "takes one away twice after borrowing": left - 1,
            "adds instead of subtracting": high + low,
            "moves the point one place to the left": left / 10,
            "borrows a tenth without taking it away": left + Fraction(1, 10),
            "takes the smaller part after the point from the larger": high // 1 - low // 1 + abs(high % 1 - low % 1),
        },
        f"Line up the points: {decimal(high)} − {decimal(low)} = {decimal(left)}.",
        "Write the numbers so that the points stand below each other; fill up with zeros.",
        form=DECIMAL,
    )


@skill(
    "multiplying-decimals",
    "Multiplying decimals",
    Domain.DECIMALS,
    grades=(5, 7),
    objective="Multiply decimals.",
    keywords="decimal multiplication, product of decimals, multiply",
    also=LISTS,
)
def multiplying_decimals(rng: random.Random, level: int) -> Problem:
    first = tenths(rng, 2, (9, 29, 49, 99)[level], 1 if level < 3 else 2)
    second = Fraction(rng.randint(2, 9)) if level == 0 else tenths(rng, 2, (9, 9, 19, 49)[level], 1)
    product = first * second
    return bare(
        f"{decimal(first)} × {decimal(second)}",
        product,
        {
            "puts the point one place too far right": product * 10,
            "puts the point one place too far left": product / 10,
            "puts the point two places too far right": product * 100,
            "adds instead of multiplying": first + second,
            "multiplies the parts on either side of the point separately": first // 1 * (second // 1)
            + first % 1 * (second % 1),
            "puts the point two places too far left": product / 100,
        },
        f"Without points the product is {decimal(first * second * 10 ** _places(first, second))}; the factors have "
        f"{_places(first, second)} {'place' if _places(first, second) == 1 else 'places'} after the point in all: "
        f"{decimal(product)}.",
        "Multiply without the points, then count the places of both factors.",
        form=DECIMAL,
    )


def _places(*numbers: Fraction) -> int:
    return sum(len(decimal(number).partition(".")[2]) for number in numbers)


@skill(
    "powers-of-ten",
    "Multiplying and dividing by powers of ten",
    Domain.DECIMALS,
    grades=(4, 6),
    objective="Multiply and divide by 10, 100 and 1,000.",
    keywords="powers of ten, decimal point, dividing decimals, moving the decimal point, place value",
    bloom=Bloom.UNDERSTAND,
    also=LISTS,
)
def powers_of_ten(rng: random.Random, level: int) -> Problem:
    power = rng.choice(((1,), (1, 2), (2, 3), (2, 3))[level])
    number = tenths(rng, 12, (99, 999, 999, 9999)[level], (1, 1, 2, 3)[level])
    by, divides = 10**power, rng.random() < 0.5 and number.denominator * 10**power <= 10**5
    right = number / by if divides else number * by
    sign, way = ("÷", "left") if divides else ("×", "right")
    return bare(
        f"{decimal(number)} {sign} {by:,}",
        right,
        {
            "moves the digits one place too few": right * 10 if divides else right / 10,
            "moves the digits one place too many": right / 10 if divides else right * 10,
            "moves the digits the wrong way": number * by if divides else number / by,
            "moves the digits two places too many": right / 100 if divides else right * 100,
            "moves the digits the wrong way by one place": number * 10 if divides else number / 10,
        },
        f"{by:,} has {power} {'zero' if power == 1 else 'zeros'}, so the point moves {power} "
        f"{'place' if power == 1 else 'places'} to the {way}: {decimal(right)}.",
        f"How many zeros has {by:,}?",
        form=DECIMAL,
    )


@skill(
    "dividing-decimals",
    "Dividing decimals",
    Domain.DECIMALS,
    grades=(5, 7),
    objective="Divide decimals.",
    keywords="decimal division, dividing by decimals, quotient of decimals",
    also=LISTS,
)
def dividing_decimals(rng: random.Random, level: int) -> Problem:
    by = Fraction(rng.randint(2, 9)) if level < 2 else tenths(rng, 2, (9, 39)[level - 2])
    each = tenths(rng, 2, (19, 99, 99, 199)[level])
    if level > 1 and rng.random() < 0.5:
        each = Fraction(rng.randint(3, 40))
    total = by * each
    return bare(
        f"{decimal(total)} ÷ {decimal(by)}",
        each,
        {
            "puts the point one place too far left": each / 10,
            "puts the point one place too far right": each * 10,
            "multiplies instead of dividing": total * by,
            "subtracts instead of dividing": total - by,
            "puts the point two places too far left": each / 100,
            "puts the point two places too far right": each * 100,
        },
        f"{decimal(each)} × {decimal(by)} = {decimal(total)}, so the quotient is {decimal(each)}.",
        "Make the divisor a whole number by moving both points the same way."
        if level > 1
        else "Divide as usual and keep the point in its place.",
        form=DECIMAL,
    )


ENDING = (
    ((1, 2), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 10), (3, 10), (7, 10), (9, 10)),
    ((1, 4), (3, 4), (3, 5), (4, 5), (1, 20), (3, 20), (7, 20), (9, 20), (11, 20), (13, 20)),
    ((1, 8), (3, 8), (5, 8), (7, 8), (3, 20), (11, 20), (4, 25), (7, 25), (9, 25), (12, 25)),
    ((5, 8), (7, 8), (3, 16), (5, 16), (9, 16), (11, 40), (7, 40), (13, 25), (17, 50), (19, 50)),
)
"""Tops and bottoms of fractions whose decimals end, by level."""


def _equal_pairs(rng: random.Random, level: int) -> Pairs:
    chosen = rng.sample(ENDING[level], 5)
    pairs = [(f"{top}/{bottom}", decimal(Fraction(top, bottom))) for top, bottom in chosen]
    return Pairs(
        "Match each fraction with the decimal that is equal to it. One decimal is left over.",
        tuple(pairs[:4]),
        (pairs[4][1],),
        "; ".join(f"{fraction} = {equal}" for fraction, equal in pairs[:4]) + ".",
        "Divide the top by the bottom, or make the bottom 10, 100 or 1,000.",
        "equal",
        "A wrong match: writes top and bottom around the point.",
    )


@skill(
    "fractions-to-decimals",
    "Fractions as decimals",
    Domain.DECIMALS,
    grades=(4, 7),
    objective="Convert fractions to decimals.",
    keywords="converting fractions, fractions and decimals, equivalent decimals",
    bloom=Bloom.UNDERSTAND,
    answers=Answers.FORM,
    pairs=_equal_pairs,
)
def fractions_to_decimals(rng: random.Random, level: int) -> Problem:
    top, bottom = rng.choice(ENDING[level])
    value = Fraction(top, bottom)
    places = max(len(str(bottom)), 1)
    return worded(
        "",
        f"What is {top}/{bottom} as a decimal?",
        f"As a decimal, {top}/{bottom} is {{}}.",
        value,
        {
            "writes top and bottom around the point": top + Fraction(bottom, 10**places),
            "writes the bottom after the point": Fraction(bottom, 10**places),
            "writes the digits of both after the point": Fraction(int(f"{top}{bottom}"), 10 ** len(f"{top}{bottom}")),
            "divides the bottom by the top": 1 / value,
            "puts the point one place too far left": value / 10,
            "puts the point one place too far right": value * 10,
            "writes the top after the point": Fraction(top, 10 ** len(str(top))),
        },
        f"{top} ÷ {bottom} = {decimal(value)}.",
        f"Divide {top} by {bottom}.",
        f"{top}/{bottom}",
        form=DECIMAL,
    )


@skill(
    "decimals-to-fractions",
    "Decimals as fractions",
    Domain.DECIMALS,
    grades=(4, 7),
    objective="Convert decimals to fractions in lowest terms.",
    keywords="converting decimals, fractions and decimals, equivalent fractions",
    bloom=Bloom.UNDERSTAND,
    answers=Answers.FORM,
    pairs=_equal_pairs,
)
def decimals_to_fractions(rng: random.Random, level: int) -> Problem:
    top, bottom = rng.choice(ENDING[level])
    value = Fraction(top, bottom)
    digits = decimal(value).partition(".")[2]
    plain = f"{int(digits)}/{10 ** len(digits)}"
    by = next((prime for prime in (2, 5) if int(digits) % prime == 0), 1)
    return worded(
        "",
        f"What is {decimal(value)} as a fraction in lowest terms?",
        f"As a fraction in lowest terms, {decimal(value)} is {{}}.",
        value,
        {
            "writes the digits below a 1": Fraction(1, int(digits)),
            "takes a place that is one too small": value / 10,
            "takes a place that is one too large": value * 10,
            "takes the digits for parts of the next number": Fraction(int(digits), int(digits) + 1),
            "divides only the bottom when simplifying": value * by,
            "divides only the top when simplifying": value / by,
        },
        f"{decimal(value)} is {plain}" + ("." if plain == str(value) else f", in lowest terms {value}."),
        f"How many {'tenths' if len(digits) == 1 else 'hundredths' if len(digits) == 2 else 'parts'} is it?",
        decimal(value),
        form=FRACTION,
    )


@skill(
    "paying-and-change",
    "Paying and getting change",
    Domain.MEASUREMENT,
    grades=(2, 5),
    objective="Work out the change from a purchase.",
    keywords="money, change, dollars and cents, shopping, subtracting decimals",
)
def paying_and_change(rng: random.Random, level: int) -> Problem:
    paid = Fraction((5, 10, 20, 50)[level])
    step = (50, 25, 5, 1)[level]
    price = Fraction(rng.randint(20 * int(paid) // step, 95 * int(paid) // step) * step, 100)
    who, thing = name(rng), rng.choice(("notebook", "puzzle", "sandwich", "poster", "game card"))
    change = paid - price
    return worded(
        f"{who} buys a {thing} for ${money(price)} and pays with ${paid}.",
        "How much change is due?",
        "The change is {}.",
        change,
        {
            "forgets that a dollar was taken for the cents": change + 1,
            "takes a dollar too many for the cents": change - 1,
            "subtracts the dollars and keeps the cents of the price": paid - price // 1 + price % 1,
            "adds price and payment": paid + price,
            "takes ten cents too many": change - Fraction(1, 10),
            "gives ten cents too many": change + Fraction(1, 10),
        },
        f"${money(paid)} − ${money(price)} = ${money(change)}.",
        f"Count up from ${money(price)} to ${money(paid)}.",
        f"{paid} - {money(price)}",
        form=DOLLARS,
    )


SKILLS = (
    comparing_decimals,
    rounding_decimals,
    adding_decimals,
    subtracting_decimals,
    multiplying_decimals,
    powers_of_ten,
    dividing_decimals,
    fractions_to_decimals,
    decimals_to_fractions,
    paying_and_change,
)
