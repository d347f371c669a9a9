"""Puts another item in the place of one, and leaves the others as they are."""

import random
from dataclasses import replace

from server.engines.items.model import Item
from server.engines.packs.model import Subject
from server.engines.quizzes.candidates import Tools, candidates_for, context_for
from server.engines.quizzes.model import Quiz
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.selecting import fitting, select
from server.engines.quizzes.topic import TopicUnknown, look_up


class NoSuchItem(Exception):
    """The quiz has no item of that id."""


def replace_item(quiz: Quiz, item_id: str, seed: int, subject: Subject | None, tools: Tools) -> Item | None:
    """Of the same type and for the same objective where there is one, else of the same type, else any.

    None where there is none that goes with the others. Raise NoSuchItem.
    """
    old = next((item for item in quiz.items if item.id == item_id), None)
    if old is None:
        raise NoSuchItem(item_id)
    rng = random.Random(seed)  # noqa: S311 - chooses only
    try:
        topic = look_up(tools.shelf, quiz.topic, subject, quiz.grade)
    except TopicUnknown:
        return None
    asked = QuizRequest(quiz.subject, quiz.topic, quiz.grade, count=1, difficulty=quiz.difficulty)
    context = context_for(asked, topic, tools)
    ids = {item.id for item in quiz.items}
    others = [item for item in quiz.items if item.id != item_id]
    wide = replace(asked, count=2 * len(quiz.items) + 2)
    candidates = [item for item in candidates_for(topic, wide, tools, rng) if item.id not in ids]
    candidates = fitting(candidates, others, context)
    for near in (
        [item for item in candidates if (item.type, item.objective) == (old.type, old.objective)],
        [item for item in candidates if item.type is old.type],
        candidates,
    ):
        picked = select(near, asked, context, rng)
        if picked:
            return replace(picked[0], points=old.points)
    return None
