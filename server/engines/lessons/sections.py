"""The sections of a lesson, in the order in which a teacher reads them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from server.engines.items.model import Item, Objective
from server.engines.lessons import writing
from server.engines.lessons.model import Section, SectionKind
from server.engines.lessons.request import LessonRequest
from server.engines.lessons.templates import Part
from server.engines.packs.model import BandContent
from server.engines.quizzes.topic import Chapter, Topic

MOST_TERMS = 10
LONG_ENOUGH = 60
"""Minutes of a lesson that has time for both worked examples and all discussion prompts."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the sections are written from."""

    request: LessonRequest
    topic: Topic
    objectives: tuple[Objective, ...]
    minutes: Mapping[Part, int]
    items: Mapping[SectionKind, tuple[Item, ...]]

    @property
    def chapter(self) -> Chapter | None:
        """The pack that the lesson follows; None where there are generators only."""
        return self.topic.chapters[0] if self.topic.chapters else None

    @property
    def kinds(self) -> frozenset[SectionKind]:
        """Of the timed sections."""
        return frozenset(part.kind for part in self.minutes)

    def items_of(self, kind: SectionKind) -> tuple[Item, ...]:
        """What is asked in a section."""
        return self.items.get(kind, ())


def sections_of(plan: Plan) -> tuple[Section, ...]:
    """What comes before the lesson, the lesson by its minutes, what goes with it."""
    return (*_before(plan), *_timed(plan), *_beside(plan))


def _before(plan: Plan) -> Iterator[Section]:
    goals = writing.objectives(plan.objectives)
    yield _section(SectionKind.OBJECTIVES, "Objectives", goals, goals)
    if plan.request.standards:
        yield _section(SectionKind.STANDARDS, "Standards", plan.request.standards)
    if plan.chapter is not None:
        terms = writing.vocabulary(plan.chapter.content.vocabulary[:MOST_TERMS])
        yield _section(SectionKind.VOCABULARY, "Vocabulary", terms, terms)
    yield _section(SectionKind.MATERIALS, "Materials", _materials(plan))


def _materials(plan: Plan) -> str:
    lines = ["The student sheet, one each"]
    if plan.chapter is not None and SectionKind.ACTIVITY in plan.kinds:
        lines += plan.chapter.content.activity.materials
    if plan.chapter is not None and SectionKind.ROBLOX_ACTIVITY in plan.kinds:
        lines.append("Computers with Roblox Studio, one for two students, or one at the front to build together")
    return "\n".join(f"- {line}" for line in lines)


def _timed(plan: Plan) -> Iterator[Section]:
    for part, minutes in plan.minutes.items():
        content, for_students = _WRITERS[part.kind](plan, minutes)
        kind = part.kind
        yield _section(kind, part.title, content, for_students, minutes, plan.items_of(kind))


def _warm_up(plan: Plan, minutes: int) -> tuple[str, str]:
    del minutes
    if plan.chapter is None:
        ask = f"Write down everything that you know about {plan.request.topic.lower()}. Then compare with a partner."
        return f"Ask: {ask}\n\nCollect words on the board; do not correct anything yet.", ask
    content = plan.chapter.content
    return writing.warm_up(content), content.warm_up.prompt


def _teaching(plan: Plan, minutes: int) -> tuple[str, str]:
    if plan.chapter is None:
        return _computed(plan), ""
    content = plan.chapter.content
    asked = (objective.id for objective in plan.objectives)
    concepts = writing.concepts_for(minutes, content, asked, plan.request.topic)
    blocks = [writing.teaching(concepts, content), writing.worked(content.worked_examples[0])]
    return "\n\n".join(blocks), writing.reading(concepts)


def _computed(plan: Plan) -> str:
    """Worked examples from the exercises of the practice, solved."""
    items = plan.items_of(SectionKind.GUIDED_PRACTICE)[:2]
    head = "Work these out at the board, saying each step aloud, and let students say why it is allowed."
    return "\n\n".join([head, *(writing.computed(item) for item in items)])


def _guided(plan: Plan, minutes: int) -> tuple[str, str]:
    del minutes
    head = (
        "Do the first question together, saying each step aloud. Then pairs do one and compare, and one is explained."
    )
    if plan.chapter is None:
        return head, ""
    examples = plan.chapter.content.worked_examples
    shown = examples[1 : 3 if plan.request.duration >= LONG_ENOUGH else 2]
    content = "\n\n".join([head, *(writing.worked(example) for example in shown)])
    return content, "\n\n".join(writing.worked(example, solved=False) for example in shown)


def _independent(plan: Plan, minutes: int) -> tuple[str, str]:
    del plan
    text = f"Alone and in silence for {max(1, minutes - 2)} minutes, then two minutes to compare with a partner."
    return f"{text} Walk round and look for the mistakes named beside the questions.", ""


def _activity(plan: Plan, minutes: int) -> tuple[str, str]:
    del minutes
    if plan.chapter is None:
        text = f"In pairs, make up two tasks about {plan.request.topic.lower()} for another pair, with the answers."
        return text, text
    one = plan.chapter.content.activity
    return writing.activity(one), writing.activity(one, teacher=False)


def _roblox(plan: Plan, minutes: int) -> tuple[str, str]:
    del minutes
    if plan.chapter is None:
        text = (
            "Build a quiz wall in Roblox Studio: a Part for each of three tasks of today, with the task on a"
            " SurfaceGui, and three smaller Parts with answers, of which one is right. Try the wall of another pair."
        )
        return text, text
    one = plan.chapter.content.roblox
    return writing.roblox(one), writing.roblox(one, teacher=False)


def _exit_ticket(plan: Plan, minutes: int) -> tuple[str, str]:
    del plan, minutes
    return (
        "Collect the answers at the door and sort them into three piles: sure, nearly, not yet. Begin there next time.",
        "",
    )


_WRITERS: Mapping[SectionKind, Callable[[Plan, int], tuple[str, str]]] = {
    SectionKind.WARM_UP: _warm_up,
    SectionKind.DIRECT_TEACHING: _teaching,
    SectionKind.GUIDED_PRACTICE: _guided,
    SectionKind.INDEPENDENT_PRACTICE: _independent,
    SectionKind.ACTIVITY: _activity,
    SectionKind.ROBLOX_ACTIVITY: _roblox,
    SectionKind.EXIT_TICKET: _exit_ticket,
}


def _beside(plan: Plan) -> Iterator[Section]:
    chapter = plan.chapter
    if chapter is not None:
        content = chapter.content
        yield _section(SectionKind.HOMEWORK, "Homework", content.homework, content.homework)
        yield _section(SectionKind.SUPPORT_AND_STRETCH, "Support and stretch", writing.support_and_stretch(content))
        frames = writing.language_support(content)
        yield _section(SectionKind.LANGUAGE_SUPPORT, "Language support", frames, frames)
    roblox = SectionKind.ROBLOX_ACTIVITY in plan.kinds
    yield _section(SectionKind.ACCOMMODATIONS, "Accommodations", writing.accommodations(has_roblox=roblox))
    if chapter is not None:
        yield _section(SectionKind.MISCONCEPTIONS, "Misconceptions", writing.misconceptions(chapter.content))
        yield _section(SectionKind.TEACHER_NOTES, "Teacher notes", _notes(plan, chapter))


def _notes(plan: Plan, chapter: Chapter) -> str:
    content = chapter.content
    blocks = [content.summary, "**To talk about, if there is time**", writing.discussion(content)]
    blocks += _left_out(plan, content)
    if chapter.pack.references:
        lines = [f"- {one.title}, {one.publisher}" for one in chapter.pack.references]
        blocks += ["**To look things up**", "\n".join(lines)]
    return "\n\n".join(blocks)


def _left_out(plan: Plan, content: BandContent) -> list[str]:
    """What the time did not allow, for the next lesson."""
    blocks: list[str] = []
    if SectionKind.ACTIVITY not in plan.kinds:
        blocks += ["**With more time: something to do with hands**", writing.activity(content.activity)]
    if SectionKind.ROBLOX_ACTIVITY not in plan.kinds:
        blocks += ["**For another lesson: in Roblox**", writing.roblox(content.roblox)]
    return blocks


def _section(
    kind: SectionKind,
    title: str,
    content: str,
    for_students: str = "",
    minutes: int = 0,
    items: tuple[Item, ...] = (),
) -> Section:
    return Section(kind.value.replace("_", "-"), kind, title, content, for_students, minutes, items)
