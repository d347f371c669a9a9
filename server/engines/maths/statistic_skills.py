"""Mean, median, mode and range, and reading a list of data."""

import random
from fractions import Fraction

from server.engines.items.model import Bloom
from server.engines.maths.forms import WHOLE
from server.engines.maths.problem import Problem, worded
from server.engines.maths.skill import Domain, skill
from server.engines.maths.wording import listed, name

SIZES = ((3, 4), (4, 5), (5, 6), (6, 8))
HIGHS = (9, 20, 50, 99)


def _shown(data: list[int]) -> str:
    return listed([str(one) for one in data])


def _spread(data: list[int]) -> int:
    return max(data) - min(data)


def _middle(data: list[int]) -> Fraction:
    ordered, half = sorted(data), len(data) // 2
    return Fraction(ordered[half]) if len(data) % 2 else Fraction(ordered[half - 1] + ordered[half], 2)


@skill(
    "mean",
    "The mean of a data set",
    Domain.STATISTICS,
    grades=(5, 8),
    objective="Calculate the mean of a data set.",
    keywords="average, mean, measures of center, mean median mode, data",
)
def mean(rng: random.Random, level: int) -> Problem:
    size, high = rng.choice(SIZES[level]), HIGHS[level]
    while True:
        data = [rng.randint(1, high) for _ in range(size)]
        total = sum(data)
        if total % size == 0 and len(set(data)) > 2 and total // size not in data:
            break
    right = total // size
    return worded(
        f"The scores in a game are {_shown(data)}.",
        "What is the mean score?",
        "The mean score is {}.",
        right,
        {
            "gives the median": _middle(data),
            "adds and forgets to divide": total,
            "divides by one score too many": Fraction(total, size + 1),
            "divides by one score too few": Fraction(total, size - 1),
            "takes the middle of the smallest and the largest": Fraction(min(data) + max(data), 2),
            "gives the range": _spread(data),
            "takes the middle one without ordering": data[size // 2],
            "divides by 2": Fraction(total, 2),
        },
        f"The sum is {total}, and {total} ÷ {size} = {right}.",
        "Add all scores; then divide by how many there are.",
        f"Mean({data})",
    )


@skill(
    "median",
    "The median of a data set",
    Domain.STATISTICS,
    grades=(5, 8),
    objective="Find the median of a data set.",
    keywords="median, measures of center, mean median mode, data, middle value",
)
def median(rng: random.Random, level: int) -> Problem:
    size, high = (5, 5, 7, rng.choice((6, 8)))[level], HIGHS[level] + 5
    while True:
        data = rng.sample(range(1, high), size)
        right = _middle(data)
        if data != sorted(data) and right.denominator == 1 and right != data[size // 2]:
            break
    ordered = sorted(data)
    pair = f" of {ordered[size // 2 - 1]} and {ordered[size // 2]}" if size % 2 == 0 else ""
    return worded(
        f"The heights of some plants in centimeters are {_shown(data)}.",
        "What is the median height?",
        "The median height in centimeters is {}.",
        int(right),
        {
            "takes the middle one without ordering": data[size // 2],
            "gives the mean": Fraction(sum(data), size),
            "gives the range": _spread(data),
            "takes the middle of the smallest and the largest": Fraction(min(data) + max(data), 2),
            "goes one place too far": ordered[size // 2 + 1],
            "stops one place too early": ordered[(size - 1) // 2 - 1],
        },
        f"In order: {', '.join(map(str, ordered))}. The middle{pair} is {right}.",
        "Write the numbers in order first.",
        f"Median({data})",
    )


@skill(
    "mode",
    "The mode of a data set",
    Domain.STATISTICS,
    grades=(4, 7),
    objective="Find the mode of a data set.",
    keywords="mode, most common value, mean median mode, data",
    bloom=Bloom.UNDERSTAND,
)
def mode(rng: random.Random, level: int) -> Problem:
    values = rng.sample(range(2, HIGHS[level] + 4), (4, 5, 6, 7)[level])
    right, second = values[0], values[1]
    data = [*values, right, right, second] if level else [*values, right]
    rng.shuffle(data)
    return worded(
        f"The numbers of blocks in some towers are {_shown(data)}.",
        "What is the mode?",
        "The mode is {}.",
        right,
        {
            "gives the median": _middle(data),
            "gives the largest number": max(data),
            "gives the smallest number": min(data),
            "gives how often it occurs": data.count(right),
            "takes a number that occurs less often": second,
            "gives the range": _spread(data),
            "gives the mean": Fraction(sum(data), len(data)),
        },
        f"{right} occurs {_times(data.count(right))}, more often than any other number.",
        "Which number occurs most often?",
        f"Mode({data})",
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


@skill(
    "range-of-data",
    "The range of a data set",
    Domain.STATISTICS,
    grades=(4, 7),
    objective="Find the range of a data set.",
    keywords="range, spread, variability, mean median mode range, data",
    bloom=Bloom.UNDERSTAND,
)
def range_of_data(rng: random.Random, level: int) -> Problem:
    low = -9 if level == 3 else 2
    while True:
        data = rng.sample(range(low, HIGHS[level] + 8), (5, 6, 7, 7)[level])
        right = _spread(data)
        if data[-1] - data[0] != right and right not in data:
            break
    shown = _shown(data).replace("-", "−")
    return worded(
        f"The elevations of some places in meters are {shown}.",
        "What is the range of these elevations in meters?",
        "The range of these elevations in meters is {}.",
        right,
        {
            "gives the largest number": max(data),
            "adds the smallest and the largest": max(data) + min(data),
            "subtracts the first from the last": abs(data[-1] - data[0]),
            "gives the median": _middle(data),
            "subtracts the second smallest": max(data) - sorted(data)[1],
            "counts both ends": right + 1,
            "counts the numbers": len(data),
        },
        f"Largest minus smallest: {max(data)} − {f'({min(data)})'.replace('-', '−') if min(data) < 0 else min(data)} = "
        f"{right}.",
        "Which is the largest, and which the smallest?",
        f"Max({', '.join(map(str, data))}) - Min({', '.join(map(str, data))})",
    )


@skill(
    "missing-value-for-mean",
    "Finding a value from the mean",
    Domain.STATISTICS,
    grades=(6, 9),
    objective="Find a missing value of a data set from its mean.",
    keywords="average, mean, missing value, measures of center, data",
    bloom=Bloom.ANALYZE,
)
def missing_value_for_mean(rng: random.Random, level: int) -> Problem:
    size, high = (3, 4, 4, 5)[level], HIGHS[level] + 6
    average = rng.randint(high // 3, high - 3)
    while True:
        data = [max(1, average + rng.randint(-average // 2, average // 3)) for _ in range(size - 1)]
        right = average * size - sum(data)
        if right > 0 and right != average and right not in data:
            break
    total = sum(data)
    return worded(
        f"{name(rng)} has scored {_shown(data)} in {size - 1} rounds and wants "
        f"a mean of {average} after {size} rounds.",
        "Which score is needed in the last round?",
        "The score needed in the last round is {}.",
        right,
        {
            "takes the mean itself": average,
            "subtracts the sum from the mean": abs(average - total),
            "leaves out the last round": abs(average * (size - 1) - total),
            "takes one round too many": average * (size + 1) - total,
            "gives the mean of the scores so far": Fraction(total, size - 1),
            "completes the sum of the first and the last score": abs(2 * average - data[0]),
        },
        f"All {size} rounds must make {size} × {average} = {average * size}; {average * size} − {total} = {right}.",
        f"What must all {size} scores add up to?",
        f"{size} * {average} - ({' + '.join(map(str, data))})",
    )


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@skill(
    "reading-data",
    "Reading a data table",
    Domain.STATISTICS,
    grades=(2, 5),
    objective="Answer questions from a list of data.",
    keywords="data, tables, bar graphs, charts, reading graphs, how many more",
    bloom=Bloom.UNDERSTAND,
)
def reading_data(rng: random.Random, level: int) -> Problem:
    days = DAYS[: (3, 4, 5, 5)[level]]
    counts = rng.sample(range(*((2, 12), (5, 30), (12, 80), (45, 400))[level]), len(days))
    thing = rng.choice(("books borrowed", "visitors", "tickets sold", "players online"))
    first, second = rng.sample(range(len(days)), 2)
    if counts[first] < counts[second]:
        first, second = second, first
    table = ", ".join(f"{day} {count}" for day, count in zip(days, counts, strict=True))
    more = counts[first] - counts[second]
    if rng.random() < 0.5:
        return worded(
            f"A table shows the {thing}: {table}.",
            f"How many more were there on {days[first]} than on {days[second]}?",
            f"On {days[first]} there were {{}} more than on {days[second]}.",
            more,
            {
                "adds the two numbers": counts[first] + counts[second],
                "gives the larger number": counts[first],
                "gives the smaller number": counts[second],
                "counts one too many": more + 1,
                "counts one too few": more - 1,
                "forgets that ten was borrowed": more + 10,
                "takes ten too many": more - 10,
            },
            f"{counts[first]} − {counts[second]} = {more}.",
            "Find the two numbers and compare them.",
            f"{counts[first]} - {counts[second]}",
            form=WHOLE,
        )
    total = sum(counts)
    return worded(
        f"A table shows the {thing}: {table}.",
        "How many were there on all these days together?",
        "On all these days together there were {}.",
        total,
        {
            "leaves out the last day": total - counts[-1],
            "leaves out the first day": total - counts[0],
            "counts the largest number twice": total + max(counts),
            "counts the smallest number twice": total + min(counts),
            "does not carry the ten": total - 10,
            "carries the ten twice": total + 10,
        },
        f"{' + '.join(map(str, counts))} = {total}.",
        "Add the numbers of all days.",
        " + ".join(map(str, counts)),
    )


SKILLS = (mean, median, mode, range_of_data, missing_value_for_mean, reading_data)
