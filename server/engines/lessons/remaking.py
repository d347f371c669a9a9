"""Makes one section of a lesson again, and leaves the others as they are."""

import random
from collections.abc import Sequence
from dataclasses import replace

from server.engines.items.model import Difficulty, Item
from server.engines.lessons import writing
from server.engines.lessons.making import LEAST_ITEMS, MOST_ITEMS
from server.engines.lessons.model import Lesson, Section, SectionKind
from server.engines.lessons.remarks import UNDERSTOOD, Remark, read_remark
from server.engines.lessons.request import LessonRequest
from server.engines.lessons.sections import Plan, sections_of
from server.engines.lessons.templates import TEMPLATES, Part
from server.engines.packs.model import Subject
from server.engines.quizzes.candidates import Tools, candidates_for, context_for
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.selecting import fitting, select
from server.engines.quizzes.topic import Topic, TopicUnknown, look_up

STEP = 2
"""Items, or minutes' worth of ideas in threes, by which more is more."""


class NoSuchSection(Exception):
    """The lesson has no section of that id."""


def remake_section(
    lesson: Lesson, section_id: str, remark: str, seed: int, subject: Subject | None, tools: Tools
) -> tuple[Section, tuple[str, ...]]:
    """The section in its new form, and what of the remark could not be done. Raise NoSuchSection."""
    old = next((section for section in lesson.sections if section.id == section_id), None)
    if old is None:
        raise NoSuchSection(section_id)
    wanted = read_remark(remark)
    notes = [] if wanted.understood else [f"Without AI these remarks are understood: {UNDERSTOOD}. It was made anew."]
    try:
        topic = look_up(tools.shelf, lesson.topic, subject, lesson.grade)
    except TopicUnknown:
        return old, (f"Nothing is written about “{lesson.topic}”, so there is no other text. Edit it in place.",)
    new = _made_again(lesson, old, wanted, topic, random.Random(seed), tools)  # noqa: S311 - chooses only
    if (new.content, new.for_students, new.items) == (old.content, old.for_students, old.items):
        notes.append("There is no other text for this section. Edit it in place.")
    return replace(new, id=old.id, title=old.title, minutes=old.minutes), tuple(notes)


def _made_again(
    lesson: Lesson, old: Section, remark: Remark, topic: Topic, rng: random.Random, tools: Tools
) -> Section:
    items = _items(lesson, old, remark, topic, rng, tools) if old.items else ()
    minutes = {part: _minutes(lesson, part, old, remark) for part in TEMPLATES[lesson.template]}
    request = LessonRequest(lesson.subject, lesson.topic, lesson.grade, lesson.duration, lesson.template)
    plan = Plan(request, topic, lesson.objectives, minutes, {old.kind: items})
    new = next((section for section in sections_of(plan) if section.kind is old.kind), old)
    if old.kind is SectionKind.STANDARDS:
        return old
    if remark.hands_on and plan.chapter is not None and old.kind not in (SectionKind.ACTIVITY, SectionKind.HOMEWORK):
        one = plan.chapter.content.activity
        return replace(
            new,
            content=f"{writing.activity(one)}\n\n{new.content}",
            for_students="\n\n".join(part for part in (writing.activity(one, teacher=False), new.for_students) if part),
        )
    return new


def _minutes(lesson: Lesson, part: Part, old: Section, remark: Remark) -> int:
    """Those of the lesson; for the text of the section that is made again, as if there were more or less of them."""
    minutes = next((section.minutes for section in lesson.sections if section.kind is part.kind), part.least)
    if part.kind is not old.kind:
        return minutes
    size = remark.size - (1 if remark.difficulty is Difficulty.EASY else 0)
    return max(part.least, minutes + size * STEP * writing.MINUTES_A_CONCEPT)


def _items(
    lesson: Lesson, old: Section, remark: Remark, topic: Topic, rng: random.Random, tools: Tools
) -> tuple[Item, ...]:
    """Others than before where there are enough, none that the lesson asks elsewhere; locked ones stay."""
    locked = tuple(item for item in old.items if item.locked)
    count = min(MOST_ITEMS, max(LEAST_ITEMS, len(old.items) + remark.size * STEP)) - len(locked)
    if count <= 0:
        return locked
    others = [item for section in lesson.sections if section.id != old.id for item in section.items]
    asked = QuizRequest(lesson.subject, lesson.topic, lesson.grade, count=count, difficulty=remark.difficulty)
    context = context_for(asked, topic, tools)
    known = {objective.id for objective in lesson.objectives}
    there = {item.id for item in (*others, *old.items)}
    kept = (*others, *locked)
    candidates = [
        item
        for item in fitting(candidates_for(topic, asked, tools, rng), kept, context)
        if item.objective in known and item.id not in {one.id for one in kept}
    ]
    fresh = [item for item in candidates if item.id not in there]
    picked = select(fresh, asked, context, rng)
    if len(picked) < count:
        picked = _topped_up(picked, select(candidates, asked, context, rng), count)
    return (*locked, *picked)


def _topped_up(picked: Sequence[Item], more: Sequence[Item], count: int) -> tuple[Item, ...]:
    """With some of those before, where there are not enough others."""
    ids = {item.id for item in picked}
    return (*picked, *(item for item in more if item.id not in ids))[:count]
