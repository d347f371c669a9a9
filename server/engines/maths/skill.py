"""What a skill is: data by which a topic finds it, and the function that makes a problem of it."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from server.engines.items.model import Bloom, ItemType
from server.engines.maths.problem import Pairs, Problem, Row

Maker = Callable[[random.Random, int], Problem]
"""Takes the randomness and the level: 0 easy, 1 medium, 2 hard, 3 expert."""
RowMaker = Callable[[random.Random, int], Row]
PairsMaker = Callable[[random.Random, int], Pairs]


class Domain(StrEnum):
    """The parts of school mathematics."""

    ARITHMETIC = "arithmetic"
    FRACTIONS = "fractions"
    DECIMALS = "decimals"
    RATIO = "ratio"
    PERCENT = "percent"
    INTEGERS = "integers"
    ALGEBRA = "algebra"
    GEOMETRY = "geometry"
    MEASUREMENT = "measurement"
    STATISTICS = "statistics"
    PROBABILITY = "probability"


class Answers(StrEnum):
    """What the answers of a skill are."""

    NUMBER = "number"
    FORM = "form"
    """A number in the form that is asked for: `3/4` does not answer what decimal 3/4 is."""
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Skill:
    """Something that a class practises. All texts are for people, except the id."""

    id: str
    title: str
    domain: Domain
    grades: range
    objective: str
    """Begins with a verb that can be seen done."""
    keywords: tuple[str, ...]
    """Other names by which people look for it."""
    maker: Maker
    bloom: Bloom = Bloom.APPLY
    answers: Answers = Answers.NUMBER
    also: frozenset[ItemType] = frozenset()
    """Matching and ordering, where several short problems, or the lines of a solution, make a good one."""
    closed: Maker | None = None
    """Makes what is stated or has a blank, where that is not the problem with options."""
    rows: RowMaker | None = None
    pairs: PairsMaker | None = None


def skill(
    slug: str,
    title: str,
    domain: Domain,
    grades: tuple[int, int],
    objective: str,
    keywords: str,
    bloom: Bloom = Bloom.APPLY,
    answers: Answers = Answers.NUMBER,
    also: tuple[ItemType, ...] = (),
    closed: Maker | None = None,
    rows: RowMaker | None = None,
    pairs: PairsMaker | None = None,
) -> Callable[[Maker], Skill]:
    """Make the function below it a skill. Grades are first and last; keywords are separated by commas."""

    def made(maker: Maker) -> Skill:
        return Skill(
            id=slug,
            title=title,
            domain=domain,
            grades=range(grades[0], grades[1] + 1),
            objective=objective,
            keywords=tuple(word.strip() for word in keywords.split(",")),
            maker=maker,
            bloom=bloom,
            answers=answers,
            also=frozenset(also),
            closed=closed,
            rows=rows,
            pairs=pairs,
        )

    return made
