"""Terms and what they mean, and causes and their effects, to be matched."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, groupby

from server.engines.items.gate.nouns import Nouns
from server.engines.items.model import Bloom, Difficulty, Item
from server.engines.items.text.words import bare, content_stems
from server.engines.quizzes.from_source.definitions import Definition
from server.engines.quizzes.from_source.material import Reading, Statement
from server.engines.quizzes.from_source.reasons import asked_of
from server.engines.quizzes.from_source.sourced import sourced
from server.engines.quizzes.from_source.wording import points_back
from server.engines.quizzes.order import matching

LEAST_PAIRS, MOST_PAIRS = 3, 5
LONGEST_CAUSE = 16
"""Words of a cause or an effect."""
OF_CAUSES = "Match each cause to its effect. One effect is left over."
STEM = "Match each word to its meaning. One meaning is left over."


def matchings(definitions: Sequence[Definition], nouns: Nouns, rng: random.Random) -> Iterator[Item]:
    """As many as there are definitions for, each used once; neighbours stand together."""
    fair = [one for one in definitions if one.is_fair]
    for _, of_material in groupby(fair, key=lambda one: one.statement.material.id + one.statement.material.source.name):
        left = _told_apart(list(of_material), nouns)
        while len(left) > LEAST_PAIRS:
            size = min(MOST_PAIRS, len(left) - 1)
            taken, left = left[: size + 1], left[size + 1 :]
            extra = taken.pop(rng.randrange(len(taken)))
            pairs = [(one.term, one.meaning) for one in taken]
            answer = matching(pairs, [extra.meaning], rng)
            places = [one.statement for one in (*taken, extra)]
            yield sourced(STEM, answer, _each_once(places), Bloom.REMEMBER, Difficulty.MEDIUM)


def cause_matchings(reading: Reading, rng: random.Random) -> Iterator[Item]:
    """Causes of one file that have no word in common with another's effect: else two of them might fit."""
    causes = [one for statement in reading.statements if statement.alone for one in _causes(statement)]
    for _, of_material in groupby(
        causes, key=lambda one: one.statement.material.id + one.statement.material.source.name
    ):
        left: list[_Cause] = []
        for one in of_material:
            if all(not one.stems & other.stems and one.statement is not other.statement for other in left):
                left.append(one)
        while len(left) > LEAST_PAIRS:
            size = min(MOST_PAIRS, len(left) - 1)
            taken, left = left[: size + 1], left[size + 1 :]
            extra = taken.pop(rng.randrange(len(taken)))
            answer = matching([(one.cause, one.effect) for one in taken], [extra.effect], rng)
            places = [one.statement for one in (*taken, extra)]
            yield sourced(OF_CAUSES, answer, _each_once(places), Bloom.UNDERSTAND, Difficulty.HARD)


@dataclass(frozen=True)
class _Cause:
    cause: str
    effect: str
    statement: Statement

    @cached_property
    def stems(self) -> frozenset[str]:
        """Of both parts."""
        return frozenset(content_stems(f"{self.cause} {self.effect}"))


def _causes(statement: Statement) -> Iterator[_Cause]:
    for one in asked_of(statement):
        parts = (one.cause, one.effect)
        if not one.cause or any(points_back(part) or len(part.split()) > LONGEST_CAUSE for part in parts):
            continue
        if not set(content_stems(one.cause)) & set(content_stems(one.effect)):
            yield _Cause(_capital(one.cause), _capital(one.effect), statement)
            return


def _told_apart(definitions: list[Definition], nouns: Nouns) -> list[Definition]:
    """Without those that mean what another one means."""
    out: set[int] = set()
    for (_, one), (index, other) in combinations(enumerate(definitions), 2):
        same = bare(one.meaning) == bare(other.meaning) or nouns.also_true(one.term, other.term)
        if same or one.statement is other.statement:
            out.add(index)
    return [one for index, one in enumerate(definitions) if index not in out]


def _each_once(places: Sequence[Statement]) -> list[Statement]:
    return list(dict.fromkeys(places))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
