"""The sentences of a text that say most, by how many others speak of the same (TextRank: Mihalcea and Tarau 2004)."""

import math
from collections.abc import Sequence

from server.engines.quizzes.from_source.material import Reading, Statement
from server.engines.sources.model import Role

ROUNDS = 20
DAMPING = 0.85
MOST_COMPARED = 400
"""Sentences; of a longer text every second, third … stands for its neighbours."""


def key_sentences(reading: Reading, count: int) -> list[Statement]:
    """In the order of the text, from as many sections as can be; only such that stand alone."""
    alone = [one for one in reading.statements if one.alone and one.role is not Role.STEP]
    compared = alone[:: max(1, math.ceil(len(alone) / MOST_COMPARED))]
    ranks = _ranks(compared)
    taken: list[int] = []
    while len(taken) < min(count, len(compared)):
        used = [compared[index].objective for index in taken]
        left = [index for index in range(len(compared)) if index not in taken]
        taken.append(max(left, key=lambda index: ranks[index] / (1 + used.count(compared[index].objective))))
    return [compared[index] for index in sorted(taken)]


def _ranks(statements: Sequence[Statement]) -> list[float]:
    likeness = [[0.0 if one is other else _alike(one, other) for other in statements] for one in statements]
    whole = [sum(row) for row in likeness]
    ranks = [1.0] * len(statements)
    for _ in range(ROUNDS):
        ranks = [
            1 - DAMPING + DAMPING * sum(row[at] / whole[at] * ranks[at] for at in range(len(ranks)) if row[at])
            for row in likeness
        ]
    return ranks


def _alike(one: Statement, other: Statement) -> float:
    """Words in common, less for long sentences."""
    shared = len(one.stems & other.stems)
    return shared / (math.log(1 + len(one.stems)) + math.log(1 + len(other.stems))) if shared else 0.0
