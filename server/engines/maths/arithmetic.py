"""Whole numbers: what digits are worth, and the four operations."""

import random

from server.engines.items.model import Bloom, ItemType
from server.engines.maths.forms import INTEGER, WHOLE, grouped
from server.engines.maths.problem import Problem, bare, misled
from server.engines.maths.skill import Domain, skill

ORDERED, MATCHED = ItemType.ORDERING, ItemType.MATCHING


def _digits(rng: random.Random, count: int, low: int = 1) -> list[int]:
    """Digits of a number, units last, none of them smaller than `low`; the first is not zero."""
    return [rng.randint(max(low, 1), 9), *(rng.randint(low, 9) for _ in range(count - 1))]


def _number(digits: list[int]) -> int:
    return int("".join(map(str, digits)))


@skill(
    "addition-facts",
    "Addition within 20",
    Domain.ARITHMETIC,
    grades=(0, 2),
    objective="Add two numbers within 20.",
    keywords="addition facts, adding, sums, number bonds",
    bloom=Bloom.REMEMBER,
    also=(MATCHED, ORDERED),
)
def addition_facts(rng: random.Random, level: int) -> Problem:
    low, high = ((1, 5), (2, 9), (4, 9), (6, 9))[level]
    first, second = rng.randint(low, high), rng.randint(low, high)
    if level == 3:
        first += rng.choice((0, 4, 5))
    total = first + second
    return bare(
        f"{first} + {second}",
        total,
        {
            "counts on from the first number and counts it too": total - 1,
            "counts one too many": total + 1,
            "subtracts instead of adding": abs(first - second),
            "adds the second number twice": total + second,
            "doubles the smaller number": 2 * min(first, second),
            "doubles the larger number": 2 * max(first, second),
        },
        f"Start at {first} and count on {second} more: {total}.",
        "Start at the larger number and count on.",
    )


@skill(
    "subtraction-facts",
    "Subtraction within 20",
    Domain.ARITHMETIC,
    grades=(0, 2),
    objective="Subtract numbers within 20.",
    keywords="subtraction facts, subtracting, take away",
    bloom=Bloom.REMEMBER,
    also=(MATCHED, ORDERED),
)
def subtraction_facts(rng: random.Random, level: int) -> Problem:
    left, taken = rng.randint(2, (5, 8, 9, 12)[level]), rng.randint(*((1, 4), (2, 8), (4, 9), (6, 9))[level])
    start = left + taken
    return bare(
        f"{start} − {taken}",
        left,
        {
            "counts the starting number as the first step back": left + 1,
            "counts one step back too many": left - 1,
            "adds instead of subtracting": start + taken,
            "counts back two too few": left + 2,
            "counts back two too many": left - 2,
            "subtracts twice": left - taken,
        },
        f"{left} + {taken} = {start}, so {start} − {taken} = {left}.",
        f"What do you add to {taken} to get {start}?",
    )


@skill(
    "missing-addend",
    "Missing addends",
    Domain.ARITHMETIC,
    grades=(1, 3),
    objective="Find the missing number in an addition.",
    keywords="missing number, unknown addend, addition and subtraction, number sentences",
    bloom=Bloom.UNDERSTAND,
)
def missing_addend(rng: random.Random, level: int) -> Problem:
    high = (9, 20, 60, 300)[level]
    known, missing = rng.randint(high // 3, high), rng.randint(high // 3, high)
    total = known + missing
    return Problem(
        stem=f"Which number do you add to {known} to get {total}?",
        claim=f"{known} + {{}} = {total}",
        answer=missing,
        wrong=misled(
            {
                "adds the two numbers that are given": known + total,
                "counts on from the known number and counts it too": missing + 1,
                "stops one too early": missing - 1,
                "loses a ten on the way": missing - 10,
                "gains a ten on the way": missing + 10,
            }
        ),
        reason=f"{total} − {known} = {missing}, and {known} + {missing} = {total}.",
        hint=f"Count up from {known} to {total}.",
        check=f"solve({known} + x - {total}, x)",
    )


@skill(
    "adding-whole-numbers",
    "Adding whole numbers",
    Domain.ARITHMETIC,
    grades=(2, 5),
    objective="Add whole numbers of several digits.",
    keywords="addition, multi-digit addition, carrying, regrouping, column addition",
    also=(MATCHED, ORDERED),
)
def adding_whole_numbers(rng: random.Random, level: int) -> Problem:
    size = (2, 3, 4, 5)[level]
    first, second = _digits(rng, size), _digits(rng, size)
    first[-1] = rng.randint(10 - second[-1], 9)
    one, two = _number(first), _number(second)
    total, columns = one + two, [a + b for a, b in zip(first, second, strict=True)]
    return bare(
        f"{grouped(one)} + {grouped(two)}",
        total,
        {
            "forgets what is carried": _number([columns[0], *(column % 10 for column in columns[1:])]),
            "does not carry into the tens": total - 10,
            "carries into the tens twice": total + 10,
            "carries into the hundreds once too often": total + 100,
            "writes down both digits of a column's sum": _number(columns),
        },
        f"The ones make {columns[-1]}: write {columns[-1] % 10} and carry 1. The sum is {grouped(total)}.",
        f"Add the ones first: {first[-1]} + {second[-1]}.",
    )


@skill(
    "subtracting-whole-numbers",
    "Subtracting whole numbers",
    Domain.ARITHMETIC,
    grades=(2, 5),
    objective="Subtract whole numbers of several digits.",
    keywords="subtraction, multi-digit subtraction, borrowing, regrouping",
    also=(MATCHED, ORDERED),
)
def subtracting_whole_numbers(rng: random.Random, level: int) -> Problem:
    size = (2, 3, 4, 5)[level]
    top, bottom = _digits(rng, size), _digits(rng, size)
    top[0], bottom[0] = rng.randint(5, 9), rng.randint(1, 4)
    top[-1] = rng.randint(0, bottom[-1] - 1)
    one, two = _number(top), _number(bottom)
    left = one - two
    return bare(
        f"{grouped(one)} − {grouped(two)}",
        left,
        {
            "takes the smaller digit from the larger in each column": _number(
                [abs(a - b) for a, b in zip(top, bottom, strict=True)]
            ),
            "borrows without taking one from the next column": left + 10,
            "takes one from the next column twice": left - 10,
            "takes the hundred that was borrowed twice": left - 100,
            "adds instead of subtracting": one + two,
        },
        f"{top[-1]} ones are too few to take {bottom[-1]} away, so borrow a ten. Check: "
        f"{grouped(left)} + {grouped(two)} = {grouped(one)}.",
        "Borrow a ten for the ones column.",
    )


@skill(
    "multiplication-facts",
    "Multiplication facts",
    Domain.ARITHMETIC,
    grades=(2, 4),
    objective="Recall products of one-digit numbers.",
    keywords="times tables, multiplying, multiplication tables, products",
    bloom=Bloom.REMEMBER,
    also=(MATCHED, ORDERED),
)
def multiplication_facts(rng: random.Random, level: int) -> Problem:
    first = rng.choice(((2, 5, 10), (3, 4, 6), (6, 7, 8, 9), (7, 8, 9, 11, 12))[level])
    second = rng.randint(*((2, 6), (3, 9), (4, 9), (6, 12))[level])
    product = first * second
    return bare(
        f"{first} × {second}",
        product,
        {
            "counts one group too few": product - first,
            "counts one group too many": product + first,
            "adds instead of multiplying": first + second,
            "counts one group of the other factor too few": product - second,
            "counts one group of the other factor too many": product + second,
        },
        f"{second} groups of {first} make {product}.",
        f"Count in steps of {first}, {second} times.",
    )


@skill(
    "division-facts",
    "Division facts",
    Domain.ARITHMETIC,
    grades=(3, 4),
    objective="Recall quotients from the times tables.",
    keywords="dividing, quotients, sharing equally, times tables",
    bloom=Bloom.REMEMBER,
    also=(MATCHED, ORDERED),
)
def division_facts(rng: random.Random, level: int) -> Problem:
    by = rng.choice(((2, 5, 10), (3, 4, 6), (6, 7, 8, 9), (7, 8, 9, 11, 12))[level])
    each = rng.randint(*((2, 6), (3, 9), (4, 9), (6, 12))[level])
    total = by * each
    return bare(
        f"{total} ÷ {by}",
        each,
        {
            "counts one step too many": each + 1,
            "counts one step too few": each - 1,
            "subtracts instead of dividing": total - by,
            "is two steps out": each - 2,
            "counts two steps too many": each + 2,
            "divides by 2 as well": each // 2,
        },
        f"{each} × {by} = {total}, so {total} ÷ {by} = {each}.",
        f"How many times does {by} go into {total}?",
    )


@skill(
    "multiplying-whole-numbers",
    "Multiplying whole numbers",
    Domain.ARITHMETIC,
    grades=(3, 6),
    objective="Multiply whole numbers of several digits.",
    keywords="multiplication, multi-digit multiplication, long multiplication, product",
    also=(MATCHED, ORDERED),
)
def multiplying_whole_numbers(rng: random.Random, level: int) -> Problem:
    one = rng.randint(*((12, 49), (23, 99), (102, 489), (213, 989))[level])
    two = rng.randint(*((3, 6), (6, 9), (12, 29), (23, 89))[level])
    product, tens, ones = one * two, one // 10 * 10, one % 10
    wrong: dict[str, int] = {
        "counts one group too few": product - one,
        "counts one group too many": product + one,
        "forgets to carry from the ones": product - (ones * (two % 10)) // 10 * 10,
        "carries one ten too many": product + 10,
        "multiplies only the tens": tens * two,
        "adds what is carried before multiplying": product + (ones * (two % 10)) // 10 * 10 * ((two % 10) - 1),
    }
    if two > 10:
        wrong["forgets the zero when multiplying by the tens"] = one * (two % 10) + one * (two // 10)
    return bare(
        f"{grouped(one)} × {two}",
        product,
        wrong,
        f"Split {grouped(one)} into {grouped(tens)} and {ones}: {grouped(tens * two)} + {ones * two} = "
        f"{grouped(product)}.",
        f"Split {grouped(one)} into parts, multiply each part by {two}, and add.",
    )


@skill(
    "dividing-whole-numbers",
    "Dividing whole numbers",
    Domain.ARITHMETIC,
    grades=(4, 6),
    objective="Divide whole numbers of several digits.",
    keywords="division, long division, quotient",
    also=(MATCHED, ORDERED),
)
def dividing_whole_numbers(rng: random.Random, level: int) -> Problem:
    by = rng.randint(*((2, 5), (4, 9), (6, 12), (12, 25))[level])
    each = rng.randint(*((11, 29), (24, 98), (102, 309), (104, 498))[level])
    total = by * each
    return bare(
        f"{grouped(total)} ÷ {by}",
        each,
        {
            "takes the last step once too often": each + 1,
            "stops one step early": each - 1,
            "loses a zero in the quotient": int(str(each).replace("0", "")) if "0" in str(each) else each // 10,
            "writes a zero too many": each * 10,
            "is one out in the tens": each - 10,
            "is one too far in the tens": each + 10,
        },
        f"{grouped(each)} × {by} = {grouped(total)}, so the quotient is {grouped(each)}.",
        f"How many times does {by} go into the first digits of {grouped(total)}?",
    )


@skill(
    "order-of-operations",
    "Order of operations",
    Domain.ARITHMETIC,
    grades=(5, 8),
    objective="Evaluate expressions by the order of operations.",
    keywords="PEMDAS, BODMAS, brackets, parentheses, expressions",
    bloom=Bloom.UNDERSTAND,
    also=(MATCHED, ORDERED),
)
def order_of_operations(rng: random.Random, level: int) -> Problem:
    a, b, c = rng.randint(2, 9), rng.randint(2, 6), rng.randint(2, 9)
    if level == 0:
        return _operations(
            f"{a} + {b} × {c}",
            a + b * c,
            {
                "adds before multiplying": (a + b) * c,
                "adds all three numbers": a + b + c,
                "multiplies the outer numbers": a * c + b,
            },
            f"Multiply first: {b} × {c} = {b * c}.",
        )
    if level == 1:
        start = b * c + rng.randint(3, 20)
        return _operations(
            f"{start} − {b} × {c}",
            start - b * c,
            {
                "subtracts before multiplying": (start - b) * c,
                "subtracts both numbers": start - b - c,
                "adds instead of subtracting": start + b * c,
                "stops after multiplying": b * c,
            },
            f"Multiply first: {b} × {c} = {b * c}.",
        )
    d = rng.randint(2, 4)
    if level == 2:
        return _operations(
            f"{b} × ({a} + {c}) − {d}",
            b * (a + c) - d,
            {
                "leaves out the parentheses": b * a + c - d,
                "subtracts before multiplying": b * (a + c - d),
                "stops before the last step": b * (a + c),
                "adds instead of subtracting": b * (a + c) + d,
                "adds in place of multiplying": b + a + c - d,
            },
            f"Parentheses first: {a} + {c} = {a + c}.",
        )
    return _operations(
        f"{c} + {d}² × ({a} + {b})",
        c + d * d * (a + b),
        {
            "adds before multiplying": (c + d * d) * (a + b),
            "leaves out the parentheses": c + d * d * a + b,
            "doubles instead of squaring": c + 2 * d * (a + b),
            "squares after multiplying": c + (d * (a + b)) ** 2,
            "stops before adding": d * d * (a + b),
        },
        f"Parentheses first: {a} + {b} = {a + b}, then the power: {d}² = {d * d}.",
    )


def _operations(text: str, answer: int, wrong: dict[str, int], first: str) -> Problem:
    return bare(
        text,
        answer,
        wrong,
        f"{first} The value of the whole expression is {grouped(answer)}.",
        f"{first.partition(':')[0]}.",
        form=INTEGER if answer <= 0 else WHOLE,
    )


SKILLS = (
    addition_facts,
    subtraction_facts,
    missing_addend,
    adding_whole_numbers,
    subtracting_whole_numbers,
    multiplication_facts,
    division_facts,
    multiplying_whole_numbers,
    dividing_whole_numbers,
    order_of_operations,
)
