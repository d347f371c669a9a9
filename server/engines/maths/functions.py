"""Functions, lines and sequences."""

import random
from fractions import Fraction

from server.engines.items.model import Bloom
from server.engines.items.values import written
from server.engines.maths.expressions import nonzero
from server.engines.maths.forms import INTEGER, RATIONAL
from server.engines.maths.problem import Problem, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.terms import in_parentheses, linear, quadratic, raised, summed
from server.engines.maths.wording import ordinal


def _point(x: int, y: int) -> str:
    return f"({written(x)}, {written(y)})"


@skill(
    "slope-from-points",
    "Slope of a line through two points",
    Domain.ALGEBRA,
    grades=(8, 10),
    objective="Find the slope of a line through two points.",
    keywords="gradient, slope, rate of change, linear functions, rise over run, coordinates",
)
def slope_from_points(rng: random.Random, level: int) -> Problem:
    run = rng.randint(*((1, 3), (2, 5), (2, 7), (3, 9))[level])
    slope = Fraction(nonzero(rng, 1 if level == 0 else -5, 5)) if level < 2 else Fraction(nonzero(rng, -9, 9), run)
    rise = int(slope * run)
    x, y = (
        rng.randint(*((0, 4), (-4, 4), (-6, 6), (-9, 9))[level]),
        rng.randint(*((0, 4), (-4, 4), (-6, 6), (-9, 9))[level]),
    )
    one, two = (x, y), (x + run, y + rise)
    sums = Fraction(2 * y + rise, 2 * x + run) if 2 * x + run else Fraction(0)
    return worded(
        "",
        f"What is the slope of the line through {_point(*one)} and {_point(*two)}?",
        f"The line through {_point(*one)} and {_point(*two)} has the slope {{}}.",
        slope,
        {
            "divides the run by the rise": 1 / slope,
            "subtracts in different orders": -slope,
            "gives the rise alone": rise,
            "gives the run alone": run,
            "adds the coordinates instead of subtracting": sums,
            "divides the run by the rise, with a wrong sign": -1 / slope,
        },
        f"Rise over run: {written(two[1])} − {in_parentheses(y)} = {written(rise)}, {written(two[0])} − "
        f"{in_parentheses(x)} = {run}; {written(rise)} ÷ {run} = {written(slope)}.",
        "How far up does the line go for every step to the right?",
        f"(({two[1]}) - ({y})) / (({two[0]}) - ({x}))",
        form=RATIONAL,
    )


@skill(
    "line-intercepts",
    "Intercepts of a line",
    Domain.ALGEBRA,
    grades=(8, 10),
    objective="Find the intercepts of a line from its equation.",
    keywords="y-intercept, x-intercept, linear functions, slope-intercept form, graphs of lines",
    bloom=Bloom.UNDERSTAND,
)
def line_intercepts(rng: random.Random, level: int) -> Problem:
    m = nonzero(rng, 1 if level == 0 else -(3 + level), 5 + level)
    zero = nonzero(rng, 1 if level == 0 else -6, 6)
    b = -m * zero if level else rng.randint(2, 9)
    line = f"y = {linear(m, b)}"
    if level == 0 or rng.random() < 0.3:
        axis, right = "y", b
        reason = f"At x = 0, y = {written(b)}."
    else:
        axis, right = "x", zero
        reason = f"At y = 0, {summed((m, 'x'))} = {written(-b)}, so x = {written(zero)}."
    other = zero if axis == "y" and level else b
    return worded(
        "",
        f"At which value of {axis} does the line {line} cross the {axis}-axis?",
        f"The line {line} crosses the {axis}-axis at {axis} = {{}}.",
        right,
        {
            "gives the slope": m,
            "takes the wrong sign": -right,
            "gives the crossing of the other axis": other if other != right else m + b,
            "adds slope and constant": m + b,
            "takes the constant with the wrong sign": -b,
            "subtracts the slope instead of dividing": -b - m,
            "takes the slope with the wrong sign": -m,
        },
        reason,
        f"What is the value of {'x' if axis == 'y' else 'y'} on the {axis}-axis?",
        str(b) if axis == "y" else f"solve({m}*x + ({b}), x)",
        form=INTEGER,
    )


@skill(
    "evaluating-functions",
    "Evaluating functions",
    Domain.ALGEBRA,
    grades=(8, 11),
    objective="Evaluate functions written in function notation.",
    keywords="functions, function notation, substitution, f(x)",
)
def evaluating_functions(rng: random.Random, level: int) -> Problem:
    a = 0 if level < 2 else nonzero(rng, -2 if level == 3 else 1, 3)
    b, c = nonzero(rng, -6 if level else 2, 6), nonzero(rng, -9 if level else 1, 9)
    at = nonzero(rng, 2 if level == 0 else -5, 6)
    value = a * at * at + b * at + c
    shown = quadratic(a, b, c)
    parts = [written(a * at * at)] if a else []
    parts += [written(b * at) if not parts else in_parentheses(b * at), in_parentheses(c)]
    return worded(
        f"A function is given by f(x) = {shown}.",
        f"What is f({written(at)})?",
        f"Then f({written(at)}) is equal to {{}}.",
        value,
        {
            "leaves out the constant": value - c,
            "takes the constant with the wrong sign": value - 2 * c,
            "adds the factor instead of multiplying": a * at * at + b + at + c,
            "leaves out the sign of the value": a * at * at + b * abs(at) + c,
            "doubles instead of squaring": 2 * a * at + b * at + c,
            "multiplies the whole expression": at * (a + b + c),
            "takes the wrong sign in the middle": a * at * at - b * at + c,
        },
        f"Put {written(at)} in place of x: {' + '.join(parts)} = {written(value)}.",
        f"Replace every x with {in_parentheses(at)}.",
        f"{a}*({at})**2 + ({b})*({at}) + ({c})",
        form=INTEGER,
    )


@skill(
    "arithmetic-sequences",
    "Arithmetic sequences",
    Domain.ALGEBRA,
    grades=(7, 10),
    objective="Find terms of an arithmetic sequence.",
    keywords="sequences, nth term, common difference, number patterns, linear patterns",
)
def arithmetic_sequences(rng: random.Random, level: int) -> Problem:
    first, step = rng.randint(1, (9, 12, 20, 40)[level]), rng.randint(2, (6, 9, 9, 15)[level])
    if level > 1 and rng.random() < 0.5:
        step = -step
    place = (rng.randint(6, 8), rng.randint(9, 12), rng.randint(15, 21), rng.randint(25, 51))[level]
    terms = [first + step * index for index in range(4)]
    right = first + step * (place - 1)
    shown = ", ".join(written(term) for term in terms)
    return worded(
        f"An arithmetic sequence begins {shown}.",
        f"What is its {ordinal(place)} term?",
        f"Its {ordinal(place)} term is {{}}.",
        right,
        {
            "takes one step too many": right + step,
            "takes one step too few": right - step,
            "leaves out the first term": step * (place - 1),
            "multiplies the first term by the place": first * place,
            "counts the steps from the fourth term on": terms[3] + step * place,
            "multiplies the place by the step": step * place,
            "subtracts the step instead of adding it": first - step * (place - 1),
        },
        f"The step is {written(step)}; {place - 1} steps from {first}: {first} + {place - 1} × {in_parentheses(step)} "
        f"= {written(right)}.",
        f"How many steps lead from the first term to the {ordinal(place)}?",
        f"{first} + ({step}) * ({place} - 1)",
        form=INTEGER,
    )


@skill(
    "geometric-sequences",
    "Geometric sequences",
    Domain.ALGEBRA,
    grades=(8, 11),
    objective="Find terms of a geometric sequence.",
    keywords="sequences, nth term, common ratio, number patterns, exponential growth",
)
def geometric_sequences(rng: random.Random, level: int) -> Problem:
    ratio = rng.choice(((2,), (2, 3), (2, 3, 4), (-2, -3, 3, 5))[level])
    first = rng.randint(1, (5, 5, 6, 4)[level])
    place = (5, rng.randint(5, 6), 6, 6)[level]
    terms = [first * ratio**index for index in range(3)]
    right = first * ratio ** (place - 1)
    gap = terms[1] - terms[0]
    shown = ", ".join(written(term) for term in terms)
    return worded(
        f"A geometric sequence begins {shown}.",
        f"What is its {ordinal(place)} term?",
        f"Its {ordinal(place)} term is {{}}.",
        right,
        {
            "multiplies once too often": right * ratio,
            "multiplies once too few": right // ratio,
            "adds the first difference again and again": first + gap * (place - 1),
            "adds the last difference again and again": terms[2] + (terms[2] - terms[1]) * (place - 3),
            "multiplies the last term by the place": terms[2] * place,
            "leaves out the first term": ratio ** (place - 1),
            "takes the wrong sign": -right,
        },
        f"Each term is {written(ratio)} times the one before; "
        f"{first} × {raised(in_parentheses(ratio), place - 1)} = {written(right)}.",
        "By what is each term multiplied?",
        f"{first} * ({ratio})**({place} - 1)",
        form=INTEGER,
    )


@skill(
    "line-equations",
    "Equations of lines",
    Domain.ALGEBRA,
    grades=(8, 10),
    objective="Write the equation of a line from its slope and a point.",
    keywords="slope-intercept form, linear functions, equation of a line, slope, gradient",
    answers=Answers.TEXT,
)
def line_equations(rng: random.Random, level: int) -> Problem:
    m = nonzero(rng, 2 if level == 0 else -(3 + level), 4 + level)
    x = 0 if level == 0 else nonzero(rng, 1 if level == 1 else -5, 5)
    b = nonzero(rng, 1 if level == 0 else -9, 9)
    y = m * x + b
    if m == b or abs(m) == 1:
        m, b = (3, 5) if m != 3 else (2, 7)
        y = m * x + b
    return worded(
        f"A line has the slope {written(m)} and passes through {_point(x, y)}.",
        "What is its equation?",
        "Its equation is {}.",
        f"y = {linear(m, b)}",
        {
            "swaps slope and constant": f"y = {linear(b, m)}",
            "takes the y of the point for the constant": f"y = {linear(m, y)}" if x else "",
            "takes the wrong sign for the constant": f"y = {linear(m, -b)}",
            "takes the wrong sign for the slope": f"y = {linear(-m, b)}",
            "adds the product to y": f"y = {linear(m, y + m * x)}" if x else "",
            "takes both signs the wrong way": f"y = {linear(-m, -b)}",
            "swaps them and takes the wrong sign": f"y = {linear(b, -m)}",
            "swaps them and takes the other wrong sign": f"y = {linear(-b, m)}",
        },
        f"y = {summed((m, 'x'))} + b, and the point gives {written(y)} = {written(m * x)} + b, so b = {written(b)}.",
        f"Put x = {written(x)} and y = {written(y)} into y = {summed((m, 'x'))} + b.",
        f"{m}*x + (({y}) - ({m})*({x}))",
    )


SKILLS = (
    slope_from_points,
    line_intercepts,
    evaluating_functions,
    arithmetic_sequences,
    geometric_sequences,
    line_equations,
)
