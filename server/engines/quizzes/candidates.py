"""All items that there are about a topic, and what they are checked against."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from server.engines.items.gate.nouns import NO_NOUNS, Nouns
from server.engines.items.gate.rule import Context
from server.engines.items.model import Item, ItemType, Objective, Origin
from server.engines.items.text.words import content_stems
from server.engines.maths.making import make, types_of
from server.engines.packs.shelf import Shelf
from server.engines.quizzes.aims import nearest_to
from server.engines.quizzes.from_luau import RunLuau
from server.engines.quizzes.from_pack import items_of
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.selecting import DIFFICULTY_SHARES
from server.engines.quizzes.topic import Topic

MOST_OF_A_SKILL = 40
"""Items made of one generator to choose from."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What making needs beside the request."""

    shelf: Shelf
    nouns: Nouns = NO_NOUNS
    word_rank: Callable[[str], int | None] | None = None
    run_luau: RunLuau | None = None


def objectives_of(topic: Topic) -> tuple[Objective, ...]:
    """Those of its packs, then those of generators that none of them means."""
    packs = _of_packs(topic)
    own = [Objective(skill.id, skill.objective, skill.bloom) for skill in topic.skills]
    return (*packs, *(one for one in own if nearest_to(one.text, packs) is None))


def _of_packs(topic: Topic) -> list[Objective]:
    return [objective for chapter in topic.chapters for objective in chapter.objectives]


def context_for(request: QuizRequest, topic: Topic, tools: Tools) -> Context:
    """The terms of the packs may be hard words: they are what is taught."""
    terms = [term.term for chapter in topic.chapters for term in chapter.content.vocabulary]
    return Context(
        grade=request.grade,
        objectives=objectives_of(topic),
        bloom=request.shares,
        taught=frozenset(content_stems(" ".join([request.topic, *terms]))),
        nouns=tools.nouns,
        word_rank=tools.word_rank,
        run_luau=tools.run_luau,
    )


def candidates_for(topic: Topic, request: QuizRequest, tools: Tools, rng: random.Random) -> list[Item]:
    """Not yet checked, and more than are wanted where there are more."""
    found = [
        item for chapter in topic.chapters for item in items_of(chapter.pack, chapter.content, rng, tools.run_luau)
    ]
    wanted = request.types or tuple(ItemType)
    difficulties = list(DIFFICULTY_SHARES[request.difficulty])
    packs = _of_packs(topic)
    for skill in topic.skills:
        types = [kind for kind in wanted if kind in types_of(skill)]
        each = min(MOST_OF_A_SKILL, 1 + 2 * request.count // len(topic.skills))
        meant = nearest_to(skill.objective, packs)
        objective = meant.id if meant is not None else skill.id
        for turn in range(each if types else 0):
            kind, difficulty = types[turn % len(types)], difficulties[turn // len(types) % len(difficulties)]
            item = make(skill, kind, difficulty, rng, objective)
            if item is not None:
                found.append(item)
    return list({item.id: item for item in found}.values())


def about_itself(candidates: Sequence[Item], topic: Topic, asked: str) -> list[Item]:
    """Those that name what was asked for, where that is a part of what the packs are about; else none."""
    titles = {word for chapter in topic.chapters for word in content_stems(chapter.pack.title)}
    narrower = set(content_stems(asked)) - titles
    if not topic.chapters or not narrower:
        return []
    return [item for item in candidates if narrower <= set(content_stems(f"{item.stem} {item.reason}"))]


def made_from(topic: Topic, items: Sequence[Item]) -> str:
    """A sentence for the teacher."""
    titles = [f"“{chapter.pack.title}”" for chapter in topic.chapters]
    parts = [f"the pack{'s' if len(titles) > 1 else ''} {' and '.join(titles)}"] if titles else []
    if any(item.source.origin is Origin.GENERATOR for item in items):
        parts.append("computed exercises")
    return f"Made offline from {' and '.join(parts)}."


def other_bands(topic: Topic, grade: int) -> Iterator[str]:
    """Says of each pack that is not written for the grade which one it is written for."""
    for chapter in topic.chapters:
        if grade not in chapter.band.grades:
            yield f"“{chapter.pack.title}” is written for grades {chapter.band.value}, the nearest there are."
