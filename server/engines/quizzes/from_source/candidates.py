"""All that can be asked of a teacher's files."""

import random
from collections.abc import Callable, Sequence

from server.engines.items.gate.nouns import NO_NOUNS, Nouns
from server.engines.items.model import Bloom, Item, Objective
from server.engines.quizzes.from_source.definitions import definitions_of
from server.engines.quizzes.from_source.fill_in import fill_ins
from server.engines.quizzes.from_source.keys import keys_of
from server.engines.quizzes.from_source.matching import cause_matchings, matchings
from server.engines.quizzes.from_source.material import Material, objective_id, reading_of
from server.engines.quizzes.from_source.multiple_choice import choices
from server.engines.quizzes.from_source.ordering import orderings
from server.engines.quizzes.from_source.short_answer import short_answers
from server.engines.quizzes.from_source.true_false import true_falses


def candidates(
    materials: Sequence[Material],
    rng: random.Random,
    nouns: Nouns = NO_NOUNS,
    word_rank: Callable[[str], int | None] | None = None,
) -> list[Item]:
    """Of every kind, not yet checked, and more than are wanted. Many ask for the same sentence: a quiz takes one."""
    reading = reading_of(materials)
    definitions = definitions_of(reading)
    keys = keys_of(reading, definitions, nouns, word_rank)
    found = [
        *choices(keys, definitions, rng),
        *true_falses(keys, definitions, rng),
        *fill_ins(keys, rng),
        *matchings(definitions, nouns, rng),
        *cause_matchings(reading, rng),
        *short_answers(reading, definitions, keys),
        *orderings(reading, rng),
    ]
    return list({item.id: item for item in found}.values())


def objectives_of(materials: Sequence[Material]) -> tuple[Objective, ...]:
    """One for each section."""
    return tuple(
        Objective(
            objective_id(material, index),
            f"Recall and explain the main points of “{section.heading}”",
            Bloom.UNDERSTAND,
        )
        for material in materials
        for index, section in enumerate(material.source.sections)
    )
