"""Whole numbers: places, rounding, comparing, and problems told in words."""

import random

from server.engines.items.model import Bloom
from server.engines.maths.comparing import Printed, four_statements, in_order, sign_between
from server.engines.maths.forms import grouped
from server.engines.maths.problem import Problem, Row, bare, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.wording import COLLECTED, counted, name, plural

PLACES = ("ones", "tens", "hundreds", "thousands", "ten thousands", "hundred thousands")


def _distinct_digits(rng: random.Random, count: int) -> list[int]:
    """Units first, all different, none zero."""
    return rng.sample(range(1, 10), count)


def _from_units(digits: list[int]) -> int:
    return sum(digit * 10**place for place, digit in enumerate(digits))


@skill(
    "place-value",
    "Place value",
    Domain.ARITHMETIC,
    grades=(1, 5),
    objective="State the value of a digit in a whole number.",
    keywords="value of a digit, tens and ones, hundreds, digits",
    bloom=Bloom.UNDERSTAND,
)
def place_value(rng: random.Random, level: int) -> Problem:
    digits = _distinct_digits(rng, (2, 3, 4, 6)[level])
    place = rng.randrange(min(1, level), len(digits))
    digit, number = digits[place], _from_units(digits)
    value = digit * 10**place
    wrong = {
        "names the place to the left": value * 10,
        "names the place to the right": value // 10 if place else value,
        "is two places out to the left": value * 100,
        "reads the rest of the number with the digit": number % 10 ** (place + 1),
        "gives the digit alone": digit,
        "gives the value of the place, not of the digit": 10**place,
        "reads the number up to the digit": number // 10**place,
    }
    return worded(
        "",
        f"What is the value of the digit {digit} in {grouped(number)}?",
        f"In {grouped(number)} the digit {digit} has the value {{}}.",
        value,
        wrong,
        f"The {digit} stands in the {PLACES[place]} place: {digit} × {grouped(10**place)} = {grouped(value)}.",
        "Name the places from the right: ones, tens, hundreds and so on.",
        f"{digit} * {10**place}",
    )


@skill(
    "expanded-form",
    "Expanded form",
    Domain.ARITHMETIC,
    grades=(2, 5),
    objective="Write a number that is given in expanded form.",
    keywords="place value, standard form, hundreds tens and ones",
    bloom=Bloom.UNDERSTAND,
)
def expanded_form(rng: random.Random, level: int) -> Problem:
    size = (3, 3, 4, 5)[level]
    digits = _distinct_digits(rng, size)
    if level:
        digits[rng.randrange(size - 1)] = 0
    parts = [digit * 10**place for place, digit in enumerate(digits) if digit][::-1]
    number = sum(parts)
    squeezed = int("".join(str(digit) for digit in digits[::-1] if digit))
    last = parts[-1]
    wrong = {
        "leaves out the place that is empty": squeezed,
        "writes the last part one place too far left": number - last + last * 10,
        "writes the parts one after another": int("".join(str(part) for part in parts)),
        "leaves out the last part": number - last,
        "swaps two digits": number - parts[0] - parts[1] + parts[0] // 10 + parts[1] * 10,
        "writes the first part one place too far right": number - parts[0] + parts[0] // 10,
    }
    return bare(
        " + ".join(grouped(part) for part in parts),
        number,
        wrong,
        f"Each part gives one digit of {grouped(number)}; a place that has no part gets a 0.",
        "Write one digit for every place, from the left.",
    )


@skill(
    "rounding-whole-numbers",
    "Rounding whole numbers",
    Domain.ARITHMETIC,
    grades=(3, 5),
    objective="Round whole numbers to a given place.",
    keywords="rounding, nearest ten, nearest hundred, estimate",
    bloom=Bloom.UNDERSTAND,
)
def rounding_whole_numbers(rng: random.Random, level: int) -> Problem:
    place = (1, rng.choice((1, 2)), rng.choice((2, 3)), rng.choice((2, 3, 4)))[level]
    unit = 10**place
    number = rng.randint(11 * unit // 10, (10, 20, 40, 90)[level] * unit)
    if number % unit == 0:
        number += unit // 10 * 3
    low = number // unit * unit
    right = low + unit if 2 * (number - low) >= unit else low
    smaller = unit // 10
    name_of = PLACES[place].removesuffix("s")
    wrong = {
        "rounds to the other side": 2 * low + unit - right,
        "rounds to a place that is one smaller": (number + smaller // 2) // smaller * smaller if place > 1 else right,
        "rounds to a place that is one larger": (number + 5 * unit) // (10 * unit) * 10 * unit,
        "rounds up and adds one more": right + unit,
        "rounds down and takes one more": right - unit,
        "adds one to the digit and leaves the others": number + unit,
        "takes one from the digit and leaves the others": number - unit,
    }
    return worded(
        "",
        f"What is {grouped(number)} rounded to the nearest {name_of}?",
        f"{grouped(number)} rounded to the nearest {name_of} is {{}}.",
        right,
        wrong,
        f"{grouped(number)} lies between {grouped(low)} and {grouped(low + unit)}; it is "
        f"{'at least' if right > low else 'less than'} halfway, so it rounds to {grouped(right)}.",
        f"Look at the digit to the right of the {PLACES[place]}.",
        f"floor({number}/{unit} + 1/2) * {unit}",
    )


MISTAKE = "looks at the last digits first"


def _pair(rng: random.Random, level: int) -> tuple[Printed, Printed]:
    """The same digits, two of them swapped: what is greater at the left is smaller at the right."""
    size = (2, 3, 4, 6)[level]
    digits = _distinct_digits(rng, size)
    other = [*digits]
    low, high = sorted(rng.sample(range(size), 2))
    other[low], other[high] = other[high], other[low]
    one, two = _from_units(digits), _from_units(other)
    return Printed(grouped(one), one), Printed(grouped(two), two)


def _because(small: Printed, large: Printed) -> str:
    return f"Go from the left to the first digits that differ: {small.text} is less than {large.text}."


def _signs(rng: random.Random, level: int) -> Problem:
    return sign_between(*_pair(rng, level), MISTAKE, _because, "Compare from the left.")


def _whole_order(rng: random.Random, level: int) -> Row:
    size = (2, 3, 4, 6)[level]
    digits = _distinct_digits(rng, size)
    numbers: set[int] = set()
    while len(numbers) < 4:
        rng.shuffle(digits)
        if level == 0:
            digits = _distinct_digits(rng, size)
        numbers.add(_from_units(digits[: size - rng.choice((0, 0, 0, 1))]))
    several = [Printed(grouped(number), number) for number in sorted(numbers)]
    return in_order(several, "numbers", "Compare the digits from the left", "How many digits has each?", MISTAKE)


@skill(
    "comparing-whole-numbers",
    "Comparing whole numbers",
    Domain.ARITHMETIC,
    grades=(1, 4),
    objective="Compare whole numbers with the signs <, > and =.",
    keywords="greater than, less than, comparing numbers, ordering numbers, inequality signs",
    bloom=Bloom.UNDERSTAND,
    answers=Answers.TEXT,
    rows=_whole_order,
    closed=_signs,
)
def comparing_whole_numbers(rng: random.Random, level: int) -> Problem:
    return four_statements(
        lambda: _pair(rng, level),
        MISTAKE,
        _because,
        "Compare the digits from the left, one place after the other.",
    )


@skill(
    "skip-counting",
    "Skip counting and number patterns",
    Domain.ARITHMETIC,
    grades=(1, 4),
    objective="Continue a pattern that grows by the same step.",
    keywords="patterns, number sequences, counting in steps",
    bloom=Bloom.UNDERSTAND,
)
def skip_counting(rng: random.Random, level: int) -> Problem:
    step = rng.choice(((2, 5, 10), (3, 4, 10), (6, 7, 9, 25), (11, 12, 15, 75))[level])
    start = rng.randint(1, (6, 20, 60, 300)[level])
    shown = [start + step * index for index in range(4)]
    right = shown[-1] + step
    return worded(
        "",
        f"A pattern goes {', '.join(map(str, shown))}. Which number comes next?",
        f"The pattern {', '.join(map(str, shown))} goes on with {{}}.",
        right,
        {
            "adds one instead of the step": shown[-1] + 1,
            "adds the step twice": right + step,
            "makes a step that is one too large": right + 1,
            "makes a step that is one too small": right - 1,
            "takes the step from the first number": right - start,
            "adds the first number": shown[-1] + start,
        },
        f"Each number is {step} more than the one before: {shown[-1]} + {step} = {right}.",
        "How much does the pattern grow from one number to the next?",
        f"{start} + {step} * 4",
    )


@skill(
    "addition-subtraction-stories",
    "Addition and subtraction stories",
    Domain.ARITHMETIC,
    grades=(1, 4),
    objective="Solve addition and subtraction problems told in words.",
    keywords="word problems, story problems, adding, subtracting, how many more",
)
def addition_subtraction_stories(rng: random.Random, level: int) -> Problem:
    who, thing = name(rng), rng.choice(COLLECTED)
    low, high = ((3, 9), (11, 49), (101, 499), (1001, 4999))[level]
    had, found = rng.randint(low, high), rng.randint(low, high)
    used = rng.randint(1, min(had, found) - 1)
    if level == 0:
        used = rng.randint(1, 2)
    left = had + found - used
    return worded(
        f"{who} has {counted(had, thing)}, finds {grouped(found)} more and then gives {grouped(used)} away.",
        f"How many {plural(thing)} does {who} have now?",
        f"{who} now has {{}} {plural(thing)}.",
        left,
        {
            "adds all the numbers": had + found + used,
            "leaves out what was given away": had + found,
            "leaves out what was found": had - used,
            "subtracts what was found": had - found + used,
            "subtracts both numbers": had - found - used,
            "leaves out what there was at first": found - used,
        },
        f"{grouped(had)} + {grouped(found)} = {grouped(had + found)}, and {grouped(had + found)} − {grouped(used)} = "
        f"{grouped(left)}.",
        "Add what comes, then subtract what goes.",
        f"{had} + {found} - {used}",
    )


@skill(
    "multiplication-division-stories",
    "Multiplication and division stories",
    Domain.ARITHMETIC,
    grades=(3, 5),
    objective="Solve problems with equal groups told in words.",
    keywords="word problems, story problems, equal groups, arrays, multiplying, dividing",
)
def multiplication_division_stories(rng: random.Random, level: int) -> Problem:
    who, thing = name(rng), rng.choice(COLLECTED)
    groups = rng.randint(*((2, 5), (3, 9), (6, 12), (12, 24))[level])
    each = rng.randint(*((2, 5), (3, 9), (6, 15), (12, 40))[level])
    total = groups * each
    if rng.random() < 0.5:
        return worded(
            f"{who} builds a wall with {groups} rows. Each row takes {counted(each, 'block')}.",
            "How many blocks does the wall take?",
            "The wall takes {} blocks.",
            total,
            {
                "adds instead of multiplying": groups + each,
                "leaves out one row": total - each,
                "counts one row twice": total + each,
                "takes one block too few in each row": total - groups,
                "takes one block too many in each row": total + groups,
            },
            f"{groups} rows of {each} blocks are {groups} × {each} = {grouped(total)} blocks.",
            "Every row is the same: multiply.",
            f"{groups} * {each}",
        )
    return worded(
        f"{who} sorts {counted(total, thing)} into {groups} boxes, the same number in each.",
        f"How many {plural(thing)} are in one box?",
        f"There are {{}} {plural(thing)} in one box.",
        each,
        {
            "subtracts instead of dividing": total - groups,
            "shares among one box too many": each - 1,
            "stops with one round still to share": each + 1,
            "multiplies instead of dividing": total * groups,
            "shares between two boxes only": total // 2 if total % 2 == 0 else total,
        },
        f"{grouped(total)} ÷ {groups} = {each}, because {groups} × {each} = {grouped(total)}.",
        "Share equally: divide.",
        f"{total} / {groups}",
    )


SKILLS = (
    place_value,
    expanded_form,
    rounding_whole_numbers,
    comparing_whole_numbers,
    skip_counting,
    addition_subtraction_stories,
    multiplication_division_stories,
)
