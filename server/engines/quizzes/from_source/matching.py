"""Terms and what they mean, to be matched."""

import random
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from server.engines.items.gate.nouns import Nouns
from server.engines.items.model import Bloom, Difficulty, Item
from server.engines.items.text.words import bare
from server.engines.quizzes.from_source.definitions import Definition
from server.engines.quizzes.from_source.material import Statement
from server.engines.quizzes.from_source.sourced import sourced
from server.engines.quizzes.order import matching

LEAST_PAIRS, MOST_PAIRS = 3, 5
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
