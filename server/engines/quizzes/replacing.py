"""Puts another item in the place of one, and leaves the others as they are."""

import random
from collections.abc import Sequence
from dataclasses import replace

from server.engines.items.model import Item
from server.engines.packs.model import Subject
from server.engines.quizzes.candidates import Tools, candidates_for, context_for
from server.engines.quizzes.from_source.candidates import candidates
from server.engines.quizzes.from_source.making import context_of
from server.engines.quizzes.from_source.material import Material
from server.engines.quizzes.model import Quiz
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.selecting import fitting, select
from server.engines.quizzes.topic import TopicUnknown, look_up


class NoSuchItem(Exception):
    """The quiz has no item of that id."""


def replace_item(
    quiz: Quiz,
    item_id: str,
    seed: int,
    subject: Subject | None,
    tools: Tools,
    materials: Sequence[Material] = (),
) -> Item | None:
    """Of the same type and for the same objective where there is one, else of the same type, else any.

    From `materials` where the quiz was made from files. None where there is none that goes with the others. Raise
    NoSuchItem.
    """
    old = next((item for item in quiz.items if item.id == item_id), None)
    if old is None:
        raise NoSuchItem(item_id)
    rng = random.Random(seed)  # noqa: S311 - chooses only
    asked = QuizRequest(quiz.subject, quiz.topic, quiz.grade, count=1, difficulty=quiz.difficulty)
    wide = replace(asked, count=2 * len(quiz.items) + 2)
    if materials:
        found = candidates(materials, rng, tools.nouns, tools.word_rank)
        context = context_of(asked, materials, found, tools)
    else:
        try:
            topic = look_up(tools.shelf, quiz.topic, subject, quiz.grade)
        except TopicUnknown:
            return None
        context, found = context_for(asked, topic, tools), candidates_for(topic, wide, tools, rng)
    known = {objective.id for objective in quiz.objectives}
    ids = {item.id for item in quiz.items}
    others = [item for item in quiz.items if item.id != item_id]
    usable = [item for item in found if item.id not in ids and (not known or item.objective in known)]
    usable = fitting(usable, others, context)
    for near in (
        [item for item in usable if (item.type, item.objective) == (old.type, old.objective)],
        [item for item in usable if item.type is old.type],
        usable,
    ):
        picked = select(near, asked, context, rng)
        if picked:
            return replace(picked[0], points=old.points)
    return None
