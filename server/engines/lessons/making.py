"""Makes a lesson from what is known about a topic."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from server.engines.items.gate.rule import Finding
from server.engines.items.ids import item_id
from server.engines.items.model import Difficulty, Item, ItemType
from server.engines.lessons.checks import check_lesson, lesson_findings
from server.engines.lessons.model import Lesson, SectionKind
from server.engines.lessons.request import LessonRequest
from server.engines.lessons.scaffold import scaffold
from server.engines.lessons.sections import Plan, sections_of
from server.engines.lessons.templates import TEMPLATES, Part
from server.engines.lessons.timing import minutes_of
from server.engines.packs.model import Subject
from server.engines.quizzes.aims import aims_of
from server.engines.quizzes.candidates import (
    Tools,
    about_itself,
    candidates_for,
    context_for,
    made_from,
    objectives_of,
    other_bands,
)
from server.engines.quizzes.making import asked_for
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.selecting import select
from server.engines.quizzes.topic import TopicUnknown, look_up

MINUTES_AN_ITEM = 2
LEAST_ITEMS, MOST_ITEMS, EXIT_ITEMS = 3, 8, 3
QUICK = (ItemType.MULTIPLE_CHOICE, ItemType.NUMERIC, ItemType.SHORT_ANSWER, ItemType.TRUE_FALSE, ItemType.LUAU_OUTPUT)
"""Types for the end of a lesson: answered in a minute, read at a glance."""
PRACTISED = (SectionKind.GUIDED_PRACTICE, SectionKind.INDEPENDENT_PRACTICE)


@dataclass(frozen=True, slots=True)
class MadeLesson:
    """`notes` say what could not be done as asked."""

    lesson: Lesson
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


def make_lesson(
    request: LessonRequest, subject: Subject | None, tools: Tools, written: Sequence[Item] = ()
) -> MadeLesson:
    """The same request makes the same lesson. Of a topic that nothing is known about, a frame to fill in.

    `written` are items that are practised before others.
    """
    rng = random.Random(request.seed)  # noqa: S311 - chooses, and protects nothing
    try:
        topic = look_up(tools.shelf, request.topic, subject, request.grade)
    except TopicUnknown as unknown:
        lesson = scaffold(request, unknown.offered)
        return MadeLesson(lesson, tuple(lesson_findings(lesson)), (lesson.sections[-1].content,))
    minutes = minutes_of(TEMPLATES[request.template], request.duration)
    known = objectives_of(topic)
    aims = aims_of(request.objectives, known)
    counts = counts_of(minutes)
    asked = items_wanted(request)
    context = context_for(asked, topic, tools)
    candidates = candidates_for(topic, asked, tools, rng)
    near = about_itself(candidates, topic, request.topic)
    if near:
        written = (*written, *select(near, asked, context, rng, written))
    items = select(candidates, asked, context, rng, written)
    objectives = asked_for(aims.met, known, items)
    plan = Plan(request, topic, objectives, minutes, shared_out(items, counts))
    lesson = Lesson(
        id=item_id("lesson", request.topic, request.grade, request.seed),
        title=request.topic[:1].upper() + request.topic[1:],
        subject=request.subject,
        topic=request.topic,
        grade=request.grade,
        duration=request.duration,
        template=request.template,
        objectives=objectives,
        sections=sections_of(plan),
        made_from=made_from(topic, items),
    )
    notes = [f"There is nothing for the objective “{text}” yet." for text in aims.unmet]
    return MadeLesson(lesson, check_lesson(lesson, context), (*notes, *other_bands(topic, request.grade)))


def items_wanted(request: LessonRequest) -> QuizRequest:
    """What the lesson has time for, as a quiz is asked for."""
    counts = counts_of(minutes_of(TEMPLATES[request.template], request.duration))
    return QuizRequest(
        request.subject,
        request.topic,
        request.grade,
        count=sum(counts.values()),
        difficulty=Difficulty.MEDIUM,
        objectives=request.objectives,
        seed=request.seed,
    )


def counts_of(minutes: dict[Part, int]) -> dict[SectionKind, int]:
    """How many items each section has time for."""
    counts: dict[SectionKind, int] = {}
    for part, length in minutes.items():
        if part.kind in PRACTISED:
            counts[part.kind] = min(MOST_ITEMS, max(LEAST_ITEMS, length // MINUTES_AN_ITEM))
        elif part.kind is SectionKind.EXIT_TICKET:
            counts[part.kind] = EXIT_ITEMS
    return counts


def shared_out(items: Sequence[Item], counts: dict[SectionKind, int]) -> dict[SectionKind, tuple[Item, ...]]:
    """The end of the lesson gets quick ones of different objectives, then practice is served, the easiest first."""
    left = list(items)
    shared: dict[SectionKind, tuple[Item, ...]] = {}
    taken: list[Item] = []
    for _ in range(counts.get(SectionKind.EXIT_TICKET, 0)):
        quick = [item for item in left if item.type in QUICK] or left
        if not quick:
            break
        known = {item.objective for item in taken}
        best = max(quick, key=lambda item: (item.objective not in known, _hardness(item)))
        left.remove(best)
        taken.append(best)
    shared[SectionKind.EXIT_TICKET] = tuple(taken)
    left.sort(key=_hardness)
    for kind in PRACTISED:
        count = counts.get(kind, 0)
        shared[kind], left = tuple(left[:count]), left[count:]
    return shared


def _hardness(item: Item) -> int:
    return list(Difficulty).index(item.difficulty)
