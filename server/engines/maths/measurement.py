"""Units and time."""

import random
from fractions import Fraction

from server.engines.items.model import Bloom
from server.engines.maths.forms import Form, Style
from server.engines.maths.problem import Problem, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.wording import counted, name

METRIC = (
    ("meters", "centimeters", 100), ("kilometers", "meters", 1000), ("centimeters", "millimeters", 10),
    ("kilograms", "grams", 1000), ("liters", "milliliters", 1000),
)  # fmt: skip
CUSTOMARY = (
    ("feet", "inches", 12), ("yards", "feet", 3), ("pounds", "ounces", 16), ("gallons", "quarts", 4),
    ("hours", "minutes", 60), ("weeks", "days", 7), ("minutes", "seconds", 60), ("days", "hours", 24),
)  # fmt: skip


@skill(
    "metric-units",
    "Converting metric units",
    Domain.MEASUREMENT,
    grades=(4, 7),
    objective="Convert between metric units.",
    keywords="unit conversion, metric system, length, mass, capacity, meters, grams, liters, measurement",
)
def metric_units(rng: random.Random, level: int) -> Problem:
    big, small, factor = rng.choice(METRIC)
    amount = Fraction(rng.randint(2, 12)) if level == 0 else Fraction(rng.randint(11, 99), 10)
    if level == 3:
        amount = Fraction(rng.randint(101, 999), 100)
    down = level < 2 or rng.random() < 0.5
    if down:
        given, asked, number, right = big, small, amount, amount * factor
    else:
        given, asked, number, right = small, big, amount * factor, amount
    return _converted(given, asked, number, right, factor, down)


def _converted(given: str, asked: str, number: Fraction, right: Fraction, factor: int, down: bool) -> Problem:
    form = Form(Style.DECIMAL)
    sign, rule = ("×", "multiply by") if down else ("÷", "divide by")
    big, other = (given, asked) if down else (asked, given)
    one = big.removesuffix("s")
    return worded(
        "",
        f"How many {asked} are in {form.text(number)} {given}?",
        f"{form.text(number)} {given} are {{}} {asked}.",
        right,
        {
            "divides instead of multiplying" if down else "multiplies instead of dividing": number / factor
            if down
            else number * factor,
            "takes a factor that is ten times too small": right / 10 if down else right * 10,
            "takes a factor that is ten times too large": right * 10 if down else right / 10,
            "adds the factor": number + factor,
            "subtracts the factor": abs(number - factor),
            "keeps the number": number,
        },
        f"1 {one} is {factor:,} {other}: {form.text(number)} {sign} {factor:,} = {form.text(right)}.",
        f"How many {other} make 1 {one}? Then {rule} that.",
        f"({number}) {'*' if down else '/'} {factor}",
        form=form,
    )


@skill(
    "customary-units",
    "Converting customary units and time",
    Domain.MEASUREMENT,
    grades=(3, 6),
    objective="Convert between customary units and units of time.",
    keywords="unit conversion, feet and inches, hours and minutes, ounces, measurement",
)
def customary_units(rng: random.Random, level: int) -> Problem:
    big, small, factor = rng.choice(CUSTOMARY)
    amount = rng.randint(*((2, 5), (3, 9), (6, 15), (11, 30))[level])
    down = level < 2 or rng.random() < 0.5
    number, right = (amount, amount * factor) if down else (amount * factor, amount)
    given, asked = (big, small) if down else (small, big)
    one = big.removesuffix("s").replace("feet", "foot")
    return worded(
        "",
        f"How many {asked} are in {number:,} {given}?",
        f"{number:,} {given} are {{}} {asked}.",
        right,
        {
            "adds the factor instead of multiplying": number + factor,
            "takes ten for the factor": 10 * number if down else Fraction(number, 10),
            "divides instead of multiplying" if down else "multiplies instead of dividing": Fraction(number, factor)
            if down
            else number * factor,
            "takes one of the factor too few": right - amount if down else right - 1,
            "takes one of the factor too many": right + amount if down else right + 1,
            "subtracts the factor": number - factor,
            "takes a hundred for the factor": 100 * number if down else Fraction(number, 100),
        },
        f"1 {one} is {factor} {small}: {number:,} {'×' if down else '÷'} {factor} = {right:,}.",
        f"How many {small} make 1 {one}?",
        f"{number} {'*' if down else '/'} {factor}",
    )


def clock(minutes: int) -> str:
    """`2:05 p.m.`, from minutes after midnight."""
    hour, minute = divmod(minutes % 1440, 60)
    return f"{(hour - 1) % 12 + 1}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}"


@skill(
    "elapsed-time",
    "Elapsed time",
    Domain.MEASUREMENT,
    grades=(2, 5),
    objective="Find how much time passes between two clock times.",
    keywords="time, clock, hours and minutes, duration, telling time",
)
def elapsed_time(rng: random.Random, level: int) -> Problem:
    step = (15, 5, 5, 1)[level]
    start = rng.randint(8 * 60 // step, 16 * 60 // step) * step
    long = rng.randint((30, 40, 75, 95)[level] // step, (55, 110, 230, 290)[level] // step) * step
    if level and long % 60 == 0:
        long += 5
    if level and (start % 60 + long % 60) < 60:
        start += 60 - start % 60 - step
    end = start + long
    hours = end // 60 - start // 60
    activity = rng.choice(("A building contest", "A class trip", "A film", "A practice", "A chess round"))
    return worded(
        f"{activity} goes from {clock(start)} to {clock(end)} without a break.",
        "How many minutes does it last?",
        "It lasts {} minutes.",
        long,
        {
            "takes 100 minutes for an hour": hours * 100 + end % 60 - start % 60,
            "counts one hour too many": long + 60,
            "counts one hour too few": long - 60,
            "takes the smaller minutes from the larger": hours * 60 + abs(end % 60 - start % 60),
            "adds the minutes of both times": hours * 60 + end % 60 + start % 60,
            "looks only at the minutes": abs(end % 60 - start % 60),
            "leaves out the minutes of the start": hours * 60 + end % 60,
        },
        f"From {clock(start)} to {clock((start // 60 + 1) * 60)} it is {counted(60 - start % 60, 'minute')}"
        + (
            f", and {end - (start // 60 + 1) * 60} more to {clock(end)}: {long}."
            if end > (start // 60 + 1) * 60
            else "."
        ),
        "Go to the next full hour first.",
        f"({end // 60}*60 + {end % 60}) - ({start // 60}*60 + {start % 60})",
    )


@skill(
    "end-time",
    "Finding the end time",
    Domain.MEASUREMENT,
    grades=(2, 5),
    objective="Find the time when something ends.",
    keywords="time, clock, elapsed time, hours and minutes, schedules",
    bloom=Bloom.APPLY,
    answers=Answers.TEXT,
)
def end_time(rng: random.Random, level: int) -> Problem:
    step = (15, 5, 5, 1)[level]
    start = rng.randint(8 * 60 // step, 10 * 60 // step) * step
    if level > 1:
        start += 120
    long = rng.randint((20, 35, 70, 95)[level] // step, (50, 58, 110, 175)[level] // step) * step
    if start % 60 + long % 60 < 60 and level:
        start += 60 - start % 60 - step
    end = start + long
    hundred = start // 60 * 100 + start % 60 + long // 60 * 100 + long % 60
    slipped = hundred // 100 * 60 + hundred % 100 % 60
    return worded(
        f"{name(rng)} begins to read at {clock(start)} and reads for {long} minutes.",
        "At what time does the reading end?",
        "The reading ends at {}",
        clock(end),
        {
            "forgets to carry the hour": clock(slipped),
            "counts one hour too many": clock(end + 60),
            "counts one hour too few": clock(end - 60),
            "goes back instead of forward": clock(start - long),
            "counts ten minutes too few": clock(end - 10),
            "counts ten minutes too many": clock(end + 10),
        },
        f"{long} minutes after {clock(start)} the clock shows {clock(end)}",
        "Go to the next full hour first.",
        f"{start // 60}*60 + {start % 60} + {long}",
    )


SKILLS = (metric_units, customary_units, elapsed_time, end_time)
