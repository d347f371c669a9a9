"""A second solver: sympy reads the check of a problem, and this file reads what the item prints."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

import sympy
from sympy.parsing.sympy_parser import parse_expr, rationalize, standard_transformations

from server.engines.items.model import (
    Difficulty,
    FillIn,
    ItemType,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    TrueFalse,
)
from server.engines.items.values import value_of
from server.engines.maths.making import Made, make_with_problems, types_of
from server.engines.maths.problem import Pairs, Problem, Row
from server.engines.maths.skill import Answers, Skill
from server.engines.maths.skills import SKILLS

Exact = Any
"""An expression of sympy, whose parser is not typed."""

UP = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
FACES = {"≤": "<=", "≥": ">=", "<": "<", ">": ">", "=": "=="}
NEAR = sympy.Rational(1, 1000)


def _mode(data: list[Exact]) -> Exact:
    counts = {one: data.count(one) for one in data}
    (most,) = [one for one, count in counts.items() if count == max(counts.values())]
    return most


def _median(data: list[Exact]) -> Exact:
    ordered, size = sorted(data), len(data)
    return (ordered[(size - 1) // 2] + ordered[size // 2]) / sympy.Integer(2)


NAMES: dict[str, Exact] = {
    "Mean": lambda data: sum(data) / sympy.Integer(len(data)),
    "Median": _median,
    "Mode": _mode,
}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An item whose key the second solver does not find."""

    skill: str
    type: ItemType
    difficulty: Difficulty
    seed: int
    stem: str
    answer: str


def solved(check: str) -> Exact:
    """The value of a check: a number, an expression, or whether a statement is true."""
    value = parse_expr(check, local_dict=dict(NAMES), transformations=(*standard_transformations, rationalize))
    if isinstance(value, list):
        (value,) = value
    return value


def number(text: str) -> Exact:
    """A number as it is printed."""
    exact = value_of(text)
    assert exact is not None, text
    return sympy.Rational(exact.numerator, exact.denominator)


def algebra(text: str) -> Exact:
    """An expression as it is printed: `3x² − 5(x + 2)`."""
    plain = text.replace("−", "-").replace("×", "*").replace("÷", "/")
    plain = re.sub("[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda found: f"**({found[0].translate(UP)})", plain)
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain)
    plain = re.sub(r"(?<=[\da-z)])(?=[a-z(])", "*", plain)
    return sympy.expand(parse_expr(plain, transformations=(*standard_transformations, rationalize)))


def statement(text: str) -> bool:
    """Whether `3/4 > 2/3` is true."""
    one, face, two = re.fullmatch(r"(\S+) ([<>=]) (\S+?)\.?", text).groups()  # type: ignore[union-attr]  # else no test
    a, b = value_of(one), value_of(two)
    assert a is not None
    assert b is not None
    return {"<": a < b, ">": a > b, "=": a == b}[face]


def same_expression(problem: Problem, text: str) -> bool:
    return bool(algebra(text.removeprefix("y = ")) == sympy.expand(solved(problem.check)))


def same_notation(problem: Problem, text: str) -> bool:
    digits, _, power = text.partition(" × ")
    return bool(1 <= number(digits) < 10 and algebra(text) == solved(problem.check)) and power.startswith("10")


def same_factors(problem: Problem, text: str) -> bool:
    primes = [int(re.match(r"\d+", part)[0]) for part in text.split(" × ")]  # type: ignore[index]  # else no test
    return all(sympy.isprime(prime) for prime in primes) and bool(algebra(text) == int(problem.check))


def same_ratio(problem: Problem, text: str) -> bool:
    one, two = map(int, text.split(":"))
    return bool(sympy.gcd(one, two) == 1 and sympy.Rational(one, two) == solved(problem.check))


def same_range(problem: Problem, text: str) -> bool:
    """Both inequalities are tried at the bound of the answer and close to it on either side."""
    _, face, bound = text.split()
    at, x = number(bound), sympy.Symbol("x")
    asked = solved(problem.check)
    told = solved(f"x {FACES[face]} {at}")
    return all(bool(asked.subs(x, place)) == bool(told.subs(x, place)) for place in (at - NEAR, at, at + NEAR))


def same_time(problem: Problem, text: str) -> bool:
    hour, minute, half = re.fullmatch(r"(\d+):(\d\d) ([ap])\.m\.", text).groups()  # type: ignore[union-attr]  # else no test
    minutes = (int(hour) % 12 + (12 if half == "p" else 0)) * 60 + int(minute)
    return bool(minutes == solved(problem.check))


def same_triangle(problem: Problem, text: str) -> bool:
    if ":" in problem.check:
        return _triangle(text) == problem.check.partition(":")[0]
    return _triangle(problem.check) == text


def _triangle(text: str) -> str:
    sides = [int(one) for one in re.findall(r"\d+", text)]
    assert 2 * max(sides) < sum(sides)
    return {1: "equilateral", 2: "isosceles", 3: "scalene"}[len(set(sides))]


def same_sign(problem: Problem, text: str) -> bool:
    if text in FACES:
        one, _, two = re.fullmatch(r"(\(.*?\)) ([<>=]) (\(.*?\))", problem.check).groups()  # type: ignore[union-attr]  # else no test
        return bool(solved(f"{one} - {two}") == 0) if text == "=" else bool(solved(f"{one} {text} {two}"))
    return statement(text)


TEXTS: dict[str, Callable[[Problem, str], bool]] = {
    "scientific-notation": same_notation,
    "prime-factorization": same_factors,
    "simplifying-ratios": same_ratio,
    "linear-inequalities": same_range,
    "end-time": same_time,
    "classifying-triangles": same_triangle,
    "comparing-whole-numbers": same_sign,
    "comparing-fractions": same_sign,
    "comparing-decimals": same_sign,
    "comparing-integers": same_sign,
}
"""Skills whose answers are neither numbers nor expressions."""


def is_right(skill: Skill, problem: Problem, text: str) -> bool:
    """Whether an answer, as it is printed, answers the problem."""
    if skill.answers is Answers.TEXT:
        return TEXTS.get(skill.id, same_expression)(problem, text)
    bare = text.removeprefix(problem.form.before).removesuffix(problem.form.after)
    return bool(number(bare) == solved(problem.check))


def agrees(skill: Skill, made: Made) -> bool:
    """Whether the key of an item is what the second solver finds, and nothing else that is offered is."""
    item, first = made.item, made.of[0]
    match item.answer:
        case MultipleChoice(options=options, key=key) if isinstance(first, Problem):
            return [is_right(skill, first, option) for option in options] == [at == key for at in range(len(options))]
        case Numeric(key=key, accepted=accepted) if isinstance(first, Problem):
            return all(is_right(skill, first, one) for one in (_full(first, key), *(_full(first, w) for w in accepted)))
        case FillIn(key=key, accepted=accepted, bank=bank) if isinstance(first, Problem):
            right = all(is_right(skill, first, _full(first, one)) for one in (key, *accepted) if not _typed(skill, one))
            return right and [one for one in bank if is_right(skill, first, one)] == ([key] if bank else [])
        case TrueFalse(key=told) if isinstance(first, Problem):
            return is_right(skill, first, _stated(first, item.stem)) == told
        case Ordering():
            return _in_order(made, item.answer)
        case Matching():
            return _matched(made, item.answer)
    raise AssertionError(f"{item.type} is not for the second solver")


def _typed(skill: Skill, text: str) -> bool:
    """A spelling of a text for a plain keyboard, which is compared as text."""
    return skill.answers is Answers.TEXT and "-" in text


def _full(problem: Problem, bare: str) -> str:
    return bare if isinstance(problem.answer, str) else problem.form.around(bare)


def _stated(problem: Problem, sentence: str) -> str:
    """What a statement says in the place of the answer."""
    before, after = problem.claim.split("{}")
    return sentence.removeprefix(before).removesuffix(".").removesuffix(after.removesuffix(".")) + (
        "." if problem.claim.endswith("{}") and sentence.endswith("m.") else ""
    )


def _in_order(made: Made, answer: Ordering) -> bool:
    first = made.of[0]
    if isinstance(first, Row):
        values = [value_of(step) for step in answer.right]
        return all(one is not None and two is not None and one < two for one, two in pairwise(values))
    if isinstance(first, Problem) and len(made.of) == 1:
        return answer.right == first.steps and solution_lines_hold(answer.right)
    checks = {one.short: one.check for one in made.of if isinstance(one, Problem)}
    sizes = [solved(checks[step]) for step in answer.right]
    return all(bool(one < two) for one, two in pairwise(sizes))


def solution_lines_hold(lines: tuple[str, ...]) -> bool:
    """Every equation of a solution has the solutions that its last line with `x =` names."""
    x = sympy.Symbol("x")
    told = {number(one) for line in lines if re.search(r": x = ", line) for one in re.findall(r"x = ([−\d/]+)", line)}
    for line in lines:
        found = re.search(r": ((?:[^:=]*x[^:=]*) = [^=.]+?)(?: and| or|\.)", line)
        if found and "y" not in found[1]:
            left, right = (algebra(side) for side in found[1].split(" = "))
            if set(sympy.solve(left - right, x)) != told and not set(sympy.solve(left - right, x)) < told:
                return False
    return bool(told)


SIDES = {"triangle": 3, "quadrilateral": 4, "pentagon": 5, "hexagon": 6, "heptagon": 7, "octagon": 8}
SIDES |= {"nonagon": 9, "decagon": 10}


def _matched(made: Made, answer: Matching) -> bool:
    def value(text: str) -> Fraction | None:
        return Fraction(SIDES[text]) if text in SIDES else value_of(text)

    first = made.of[0]
    if isinstance(first, Pairs):
        prompts = [value(prompt) for prompt, _ in answer.pairs]
        return (
            None not in prompts
            and prompts == [value(match) for _, match in answer.pairs]
            and not set(prompts) & {value(extra) for extra in answer.extra}
        )
    problems = {one.short: one for one in made.of if isinstance(one, Problem)}
    found = [solved(problems[prompt].check) for prompt, _ in answer.pairs]
    form = problems[answer.pairs[0][0]].form
    shown = [number(match.removeprefix(form.before).removesuffix(form.after)) for _, match in answer.pairs]
    return found == shown and not {number(extra) for extra in answer.extra} & set(found)


def items(count: int) -> Iterator[tuple[Skill, ItemType, Difficulty, int]]:
    """So many different requests that go round all skills, types and difficulties."""
    all_of = [(one, kind) for one in SKILLS.values() for kind in sorted(types_of(one))]
    order = random.Random(1)
    seed = 0
    while count > 0:
        order.shuffle(all_of)
        for one, kind in all_of[:count]:
            yield one, kind, tuple(Difficulty)[seed % 4], seed
        count, seed = count - len(all_of), seed + 1


def solve_again(count: int) -> list[Disagreement]:
    """The items, of so many, whose key the second solver does not find. 10,000 take a quarter of a minute."""
    wrong = []
    for one, kind, difficulty, seed in items(count):
        made = make_with_problems(one, kind, difficulty, random.Random(f"{one.id} {kind} {seed}"))
        if made is None or not agrees(one, made):
            stem, answer = (made.item.stem, str(made.item.answer)) if made else ("", "")
            wrong.append(Disagreement(one.id, kind, difficulty, seed, stem, answer))
    return wrong
