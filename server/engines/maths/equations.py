"""Equations, inequalities and systems, built from their solution."""

import random
from fractions import Fraction

from server.engines.items.model import Bloom, ItemType
from server.engines.items.values import written
from server.engines.maths.expressions import nonzero
from server.engines.maths.forms import INTEGER
from server.engines.maths.problem import Problem, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.terms import in_parentheses, linear, quadratic, summed

STEPS = (ItemType.ORDERING,)


def _solution(rng: random.Random, level: int) -> int:
    """Positive at first, then of either sign; never 0 or 1."""
    size = rng.randint(2, (9, 9, 12, 15)[level])
    return -size if level > 1 and rng.random() < 0.4 else size


def _move(number: int) -> str:
    """What takes a term away from both sides."""
    verb, joint = ("Subtract", "from") if number > 0 else ("Add", "to")
    return f"{verb} {abs(number)} {joint} both sides"


@skill(
    "one-step-equations",
    "One-step equations",
    Domain.ALGEBRA,
    grades=(5, 7),
    objective="Solve equations in one step.",
    keywords="solving equations, linear equations, variables, inverse operations",
)
def one_step_equations(rng: random.Random, level: int) -> Problem:
    x, by = _solution(rng, level), rng.randint(2, (9, 15, 20, 40)[level])
    kind = rng.choice(("add", "subtract") if level == 0 else ("add", "subtract", "multiply", "divide"))
    if kind == "add":
        shown, plain, how = f"x + {by} = {written(x + by)}", f"x + {by} - ({x + by})", f"Subtract {by} from both sides"
        wrong = {"adds instead of subtracting": x + 2 * by, "gives the right side": x + by, "turns the sign": -x}
        wrong |= {"subtracts twice": x - by, "counts one too many": x + 1, "counts one too few": x - 1}
    elif kind == "subtract":
        shown, plain, how = f"x − {by} = {written(x - by)}", f"x - {by} - ({x - by})", f"Add {by} to both sides"
        wrong = {"subtracts instead of adding": x - 2 * by, "gives the right side": x - by, "adds twice": x + by}
        wrong |= {"counts one too many": x + 1, "counts one too few": x - 1, "turns the sign": -x}
    elif kind == "multiply":
        shown, plain, how = f"{by}x = {written(by * x)}", f"{by}*x - ({by * x})", f"Divide both sides by {by}"
        wrong = {"subtracts instead of dividing": by * x - by, "multiplies instead of dividing": by * by * x}
        wrong |= {"turns the sign": -x, "counts one step too many": x + 1, "counts one step too few": x - 1}
    else:
        shown, plain, how = f"x ÷ {by} = {written(x)}", f"x/{by} - ({x})", f"Multiply both sides by {by}"
        x *= by
        wrong = {"adds instead of multiplying": x // by + by, "gives the right side": x // by, "turns the sign": -x}
        wrong |= {"counts one group too many": x + x // by, "counts one group too few": x - x // by}
        wrong |= {"subtracts instead of multiplying": x // by - by}
    return worded(
        "",
        f"What is the solution of {shown}?",
        f"The solution of {shown} is x = {{}}.",
        x,
        wrong,
        f"{how}: x = {written(x)}.",
        "Which operation undoes what is done to x?",
        f"solve({plain}, x)",
        form=INTEGER,
    )


@skill(
    "two-step-equations",
    "Two-step equations",
    Domain.ALGEBRA,
    grades=(6, 9),
    objective="Solve equations in two steps.",
    keywords="solving equations, linear equations, inverse operations",
    also=STEPS,
)
def two_step_equations(rng: random.Random, level: int) -> Problem:
    x, a = _solution(rng, level), rng.randint(2, (5, 9, 9, 12)[level])
    b = rng.randint(1, 12) * (1 if level == 0 else rng.choice((-1, 1)))
    right = a * x + b
    shown = f"{linear(a, b)} = {written(right)}"
    return worded(
        "",
        f"What is the solution of {shown}?",
        f"The solution of {shown} is x = {{}}.",
        x,
        {
            "moves the number without changing its sign": Fraction(right + b, a),
            "divides before moving the number, on one side only": Fraction(right, a) - b,
            "forgets to divide": right - b,
            "subtracts the factor instead of dividing": right - b - a,
            "turns the sign of the solution": -x,
            "leaves out the number": Fraction(right, a),
            "multiplies instead of dividing": (right - b) * a,
        },
        f"{_move(b)}: {a}x = {written(a * x)}. Divide by {a}: x = {written(x)}.",
        f"{_move(b)} first.",
        f"solve({a}*x + ({b}) - ({right}), x)",
        form=INTEGER,
        steps=(
            f"Write the equation: {shown}.",
            f"{_move(b)}: {a}x = {written(a * x)}.",
            f"Divide both sides by {a}: x = {written(x)}.",
            f"Check: {a} × {in_parentheses(x)} {'+' if b > 0 else '−'} {abs(b)} = {written(right)}.",
        ),
    )


@skill(
    "equations-with-both-sides",
    "Equations with variables on both sides",
    Domain.ALGEBRA,
    grades=(8, 10),
    objective="Solve equations with the variable on both sides.",
    keywords="solving equations, linear equations, multi-step equations, both sides",
    also=STEPS,
)
def equations_with_both_sides(rng: random.Random, level: int) -> Problem:
    x = _solution(rng, level)
    c = rng.randint(1, (4, 6, 9, 12)[level])
    a, b = c + rng.randint(2, (4, 6, 8, 9)[level]), nonzero(rng, 1 if level == 0 else -12, 12)
    d = (a - c) * x + b
    shown, gap = f"{linear(a, b)} = {linear(c, d)}", a - c
    return worded(
        "",
        f"What is the solution of {shown}?",
        f"The solution of {shown} is x = {{}}.",
        x,
        {
            "adds the terms with x instead of subtracting": Fraction(d - b, a + c),
            "makes a sign slip when moving a number": Fraction(d + b, gap),
            "forgets to divide": d - b,
            "turns the sign of the solution": -x,
            "makes both sign slips": Fraction(d + b, a + c),
            "leaves out the number on the left": Fraction(d, gap),
            "leaves out the number on the right": Fraction(-b, gap),
            "subtracts the factor instead of dividing": d - b - gap,
        },
        f"{summed((gap, 'x'))} = {written(d - b)} after moving, and {written(d - b)} ÷ {gap} = {written(x)}.",
        f"Subtract {summed((c, 'x'))} from both sides.",
        f"solve({a}*x + ({b}) - ({c}*x + ({d})), x)",
        form=INTEGER,
        steps=(
            f"Write the equation: {shown}.",
            f"Subtract {summed((c, 'x'))} from both sides: {linear(gap, b)} = {written(d)}.",
            f"{_move(b)}: {summed((gap, 'x'))} = {written(d - b)}.",
            f"Divide both sides by {gap}: x = {written(x)}.",
        ),
    )


@skill(
    "equations-with-parentheses",
    "Equations with parentheses",
    Domain.ALGEBRA,
    grades=(7, 10),
    objective="Solve equations that contain parentheses.",
    keywords="solving equations, linear equations, distributive property, multi-step equations",
    also=STEPS,
)
def equations_with_parentheses(rng: random.Random, level: int) -> Problem:
    x, a = _solution(rng, level), rng.randint(2, (4, 6, 9, 12)[level])
    b = nonzero(rng, 1 if level == 0 else -9, 9)
    while x + b == 0:
        b = nonzero(rng, 1 if level == 0 else -9, 9)
    right = a * (x + b)
    shown = f"{a}({linear(1, b)}) = {written(right)}"
    return worded(
        "",
        f"What is the solution of {shown}?",
        f"The solution of {shown} is x = {{}}.",
        x,
        {
            "multiplies only the first term": Fraction(right - b, a),
            "makes a sign slip when moving the number": x + 2 * b,
            "forgets to move the number": x + b,
            "forgets to divide": right - b,
            "turns the sign of the solution": -x,
            "subtracts the factor instead of dividing": right - a - b,
            "divides only after moving the wrong way": Fraction(right + b, a),
        },
        f"Divide both sides by {a}: {linear(1, b)} = {written(x + b)}, so x = {written(x)}.",
        f"Divide both sides by {a}, or multiply out.",
        f"solve({a}*(x + ({b})) - ({right}), x)",
        form=INTEGER,
        steps=(
            f"Write the equation: {shown}.",
            f"Multiply out: {linear(a, a * b)} = {written(right)}.",
            f"{_move(a * b)}: {a}x = {written(a * x)}.",
            f"Divide both sides by {a}: x = {written(x)}.",
        ),
    )


TURNED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤"}
STRICT = {"<": "≤", ">": "≥", "≤": "<", "≥": ">"}
PLAIN = {"<": "<", ">": ">", "≤": "<=", "≥": ">="}


@skill(
    "linear-inequalities",
    "Linear inequalities",
    Domain.ALGEBRA,
    grades=(6, 9),
    objective="Solve linear inequalities.",
    keywords="inequalities, solving inequalities, greater than, less than",
    answers=Answers.TEXT,
)
def linear_inequalities(rng: random.Random, level: int) -> Problem:
    edge, sign = _solution(rng, level), rng.choice(sorted(TURNED))
    a = 1 if level == 0 else rng.randint(2, 9) * (-1 if level > 1 and rng.random() < 0.6 else 1)
    b = nonzero(rng, 1 if level == 0 else -12, 12)
    bound = a * edge + b
    shown = f"{linear(a, b)} {sign if a > 0 else TURNED[sign]} {written(bound)}"
    turn = f" Dividing by {written(a)} turns the sign." if a < 0 else ""
    divided = f" Divide by {written(a)}: x {sign} {written(edge)}.{turn}" if a != 1 else ""
    slipped = Fraction(bound + b, a)
    whole = slipped.denominator == 1
    return worded(
        "",
        f"What is the solution of {shown}?",
        f"The solution of {shown} is {{}}.",
        f"x {sign} {written(edge)}",
        {
            "forgets to turn the sign" if a < 0 else "turns the sign without need": f"x {TURNED[sign]} {written(edge)}",
            "takes the bound in, or leaves it out": f"x {STRICT[sign]} {written(edge)}",
            "makes a sign slip when moving the number": f"x {sign} {written(slipped)}" if whole else "",
            "makes a sign slip and turns the sign": f"x {TURNED[sign]} {written(slipped)}" if whole else "",
            "turns the sign of the bound": f"x {sign} {written(-edge)}",
            "turns the sign and takes the bound in, or leaves it out": f"x {TURNED[STRICT[sign]]} {written(edge)}",
        },
        f"{_move(b)}: {summed((a, 'x'))} {sign if a > 0 else TURNED[sign]} {written(a * edge)}.{divided}",
        "Solve it like an equation and watch the sign.",
        f"{a}*x + ({b}) {PLAIN[sign if a > 0 else TURNED[sign]]} {bound}",
    )


@skill(
    "systems-of-equations",
    "Systems of two equations",
    Domain.ALGEBRA,
    grades=(8, 11),
    objective="Solve systems of two linear equations.",
    keywords="simultaneous equations, elimination, substitution, linear systems",
    bloom=Bloom.ANALYZE,
    also=STEPS,
)
def systems_of_equations(rng: random.Random, level: int) -> Problem:
    x, y = _solution(rng, level), _solution(rng, level)
    while x == y:
        y = _solution(rng, level)
    a, b = (1, 1) if level == 0 else (rng.randint(2, 3 + 2 * level), rng.randint(1, 1 + level))
    c = 1 if level < 2 else rng.randint(1, 4)
    one, two = a * x + b * y, c * x - b * y
    first = f"{summed((a, 'x'), (b, 'y'))} = {written(one)}"
    second = f"{summed((c, 'x'), (-b, 'y'))} = {written(two)}"
    return worded(
        f"Two equations are given: {first} and {second}.",
        "What is x?",
        "Then x = {}.",
        x,
        {
            "gives y": y,
            "forgets to divide": one + two,
            "subtracts the right sides when adding the equations": Fraction(one - two, a + c),
            "turns the sign of the solution": -x,
            "divides by the factor of the first equation only": Fraction(one + two, a),
            "subtracts the factors of x": Fraction(one + two, a - c) if a != c else 0,
            "takes only the first equation": Fraction(one, a),
            "adds y to it": x + y,
        },
        f"Adding the equations gives {summed((a + c, 'x'))} = {written(one + two)}, so x = {written(x)}.",
        "Add the two equations: y drops out.",
        f"solve([{a}*x + {b}*y - ({one}), {c}*x - {b}*y - ({two})], [x, y])[x]",
        form=INTEGER,
        steps=(
            f"Write the equations: {first} and {second}.",
            f"Add them: {summed((a + c, 'x'))} = {written(one + two)}.",
            f"Divide both sides by {a + c}: x = {written(x)}.",
            f"Put x = {written(x)} into the first equation: {summed((b, 'y'))} = {written(b * y)}."
            + ("" if b == 1 else f" So y = {written(y)}."),
        ),
    )


@skill(
    "quadratic-equations",
    "Quadratic equations",
    Domain.ALGEBRA,
    grades=(8, 11),
    objective="Solve quadratic equations by factoring.",
    keywords="quadratics, factoring, zeros, roots, solving equations, parabolas",
    bloom=Bloom.ANALYZE,
    also=STEPS,
)
def quadratic_equations(rng: random.Random, level: int) -> Problem:
    high = (6, 7, 9, 12)[level]
    while True:
        small, large = sorted(rng.sample(range(1 if level == 0 else -high, high + 1), 2))
        if small and large and small + large:
            break
    shown = f"{quadratic(1, -small - large, small * large)} = 0"
    product = f"({linear(1, -small)})({linear(1, -large)})"
    return worded(
        "",
        f"What is the greater solution of {shown}?",
        f"The greater solution of {shown} is x = {{}}.",
        large,
        {
            "gives the smaller solution": small,
            "takes the sign from the factor": -large,
            "takes the sign from the factor and the other solution": -small,
            "gives the sum of the solutions": small + large,
            "gives the factor of x": -small - large,
            "gives the product of the solutions": small * large,
            "takes the product with the wrong sign": -small * large,
        },
        f"{product} = 0, so x is {written(small)} or {written(large)}.",
        f"Which two numbers have the product {written(small * large)} and the sum {written(-small - large)}?",
        f"Max(*solve(x**2 + ({-small - large})*x + ({small * large}), x))",
        form=INTEGER,
        steps=(
            f"Write the equation: {shown}.",
            f"Factor the left side: {product} = 0.",
            f"Set each factor equal to 0: {linear(1, -small)} = 0 or {linear(1, -large)} = 0.",
            f"Read off the solutions: x = {written(small)} or x = {written(large)}.",
        ),
    )


SKILLS = (
    one_step_equations,
    two_step_equations,
    equations_with_both_sides,
    equations_with_parentheses,
    linear_inequalities,
    systems_of_equations,
    quadratic_equations,
)
