"""A lesson made from a teacher's own text: what the text says as it stands, and frames where it gives nothing."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from server.engines.items.gate.gate import findings
from server.engines.items.gate.rule import Context, Finding
from server.engines.items.ids import item_id
from server.engines.items.model import Item, Objective
from server.engines.lessons import writing
from server.engines.lessons.checks import lesson_findings
from server.engines.lessons.key_sentences import key_sentences
from server.engines.lessons.making import MadeLesson, counts_of, items_wanted, shared_out
from server.engines.lessons.model import Lesson, Section, SectionKind
from server.engines.lessons.request import LessonRequest
from server.engines.lessons.scaffold import MARK, WANTED
from server.engines.lessons.templates import TEMPLATES
from server.engines.lessons.timing import minutes_of
from server.engines.quizzes.aims import aims_of
from server.engines.quizzes.candidates import Tools
from server.engines.quizzes.from_source.candidates import candidates, objectives_of
from server.engines.quizzes.from_source.definitions import Definition, definitions_of
from server.engines.quizzes.from_source.making import context_of, made_from
from server.engines.quizzes.from_source.material import Material, Reading, reading_of
from server.engines.quizzes.making import asked_for
from server.engines.quizzes.selecting import select

MOST_TERMS = 10
SENTENCES_A_MINUTE = 1.0
"""Of a text that is read, explained and asked about."""
LEAST_SENTENCES = 4
_DONE_WITH_ITEMS = {
    SectionKind.GUIDED_PRACTICE: "Do the first question together and show where the text says it. "
    "Then pairs answer one and name the sentence.",
    SectionKind.INDEPENDENT_PRACTICE: "Alone and in silence, with the text at hand. Then compare with a partner.",
    SectionKind.EXIT_TICKET: "Collect the answers at the door, without the text. Begin next time with what went wrong.",
}


@dataclass(frozen=True)
class _Plan:
    request: LessonRequest
    materials: Sequence[Material]
    reading: Reading
    definitions: Sequence[Definition]
    objectives: tuple[Objective, ...]
    items: Mapping[SectionKind, tuple[Item, ...]]


def lesson_from_sources(
    request: LessonRequest, materials: Sequence[Material], tools: Tools, written: Sequence[Item] = ()
) -> MadeLesson:
    """The same request and files make the same lesson. What the files do not give is a frame, marked as such.

    `written` are items that are practised before others.
    """
    rng = random.Random(request.seed)  # noqa: S311 - chooses, and protects nothing
    minutes = minutes_of(TEMPLATES[request.template], request.duration)
    counts = counts_of(minutes)
    asked = items_wanted(request)
    found = candidates(materials, rng, tools.nouns, tools.word_rank)
    context = context_of(asked, materials, found, tools)
    items = select(found, asked, context, rng, written)
    known = objectives_of(materials)
    aims = aims_of(request.objectives, known)
    objectives = asked_for(aims.met, known, items)
    reading = reading_of(materials)
    plan = _Plan(request, materials, reading, definitions_of(reading), objectives, shared_out(items, counts))
    timed = [_timed(plan, part.kind, part.title, length) for part, length in minutes.items()]
    lesson = Lesson(
        id=item_id("lesson", request.topic, request.grade, request.seed, *(one.id for one in items)),
        title=request.topic[:1].upper() + request.topic[1:],
        subject=request.subject,
        topic=request.topic,
        grade=request.grade,
        duration=request.duration,
        template=request.template,
        objectives=objectives,
        sections=(*_before(plan), *timed, *_beside(plan, timed)),
        made_from=made_from(materials),
    )
    notes = (
        *(f"There is no section of the text about “{text}”." for text in aims.unmet),
        *(note for material in materials for note in material.source.notes),
        *_frames(timed),
    )
    return MadeLesson(lesson, (*_flaws(items, context), *lesson_findings(lesson)), notes)


def _flaws(items: Sequence[Item], context: Context) -> Iterator[Finding]:
    return (finding for finding in findings(items, context) if finding.rule != "objectives-met")


def _before(plan: _Plan) -> Iterator[Section]:
    goals = writing.objectives(plan.objectives) if plan.objectives else f"{MARK} What students can do afterwards."
    yield _section(SectionKind.OBJECTIVES, "Objectives", goals, goals)
    if plan.request.standards:
        yield _section(SectionKind.STANDARDS, "Standards", plan.request.standards)
    terms = [f"- **{one.term}**: {one.meaning}." for one in plan.definitions[:MOST_TERMS]]
    text = "\n".join(terms) or f"{MARK} Six to ten terms with a meaning in plain words."
    yield _section(SectionKind.VOCABULARY, "Vocabulary", text, text if terms else "")
    names = "\n".join(f"- “{material.source.name}”, one each" for material in plan.materials)
    yield _section(SectionKind.MATERIALS, "Materials", f"{names}\n- The student sheet, one each")


def _timed(plan: _Plan, kind: SectionKind, title: str, minutes: int) -> Section:
    items = plan.items.get(kind, ())
    if kind is SectionKind.DIRECT_TEACHING:
        text = _teaching(plan, minutes)
        head = "Read this from the text together. After each part, let a student say it in other words."
        return _section(kind, title, f"{head}\n\n{text}" if text else _frame(plan, kind), text, minutes)
    if kind is SectionKind.WARM_UP:
        ask = _warm_up(plan)
        return _section(
            kind, title, f"Ask: {ask}\n\nCollect answers on the board; do not correct anything yet.", ask, minutes
        )
    if kind in _DONE_WITH_ITEMS and items:
        return _section(kind, title, _DONE_WITH_ITEMS[kind], "", minutes, items)
    return _section(kind, title, _frame(plan, kind), "", minutes)


def _teaching(plan: _Plan, minutes: int) -> str:
    """Sentences as they stand, under the headings that they stand under."""
    kept = key_sentences(plan.reading, max(LEAST_SENTENCES, round(minutes * SENTENCES_A_MINUTE)))
    blocks: list[str] = []
    for heading in dict.fromkeys(one.section for one in kept):
        blocks += [f"### {heading}", " ".join(one.quote for one in kept if one.section == heading)]
    return "\n\n".join(blocks)


def _warm_up(plan: _Plan) -> str:
    terms = [one.term for one in plan.definitions[:3]]
    if len(terms) < 3:
        return f"Write down everything that you know about {plan.request.topic}. Then compare with a partner."
    return f"Which of these words have you heard before, and where: {', '.join(terms)}?"


def _beside(plan: _Plan, timed: Sequence[Section]) -> Iterator[Section]:
    roblox = any(section.kind is SectionKind.ROBLOX_ACTIVITY for section in timed)
    yield _section(SectionKind.ACCOMMODATIONS, "Accommodations", writing.accommodations(has_roblox=roblox))
    names = ", ".join(f"“{material.source.name}”" for material in plan.materials)
    notes = (
        f"Every sentence of the teaching part and every answer stands in {names} as it is. Parts that begin with "
        f"{MARK} are not in the text and are yours to fill in."
    )
    yield _section(SectionKind.TEACHER_NOTES, "Teacher notes", notes)


def _frames(timed: Sequence[Section]) -> list[str]:
    named = [f"“{section.title}”" for section in timed if section.content.startswith(MARK)]
    return [f"The text gives nothing for {' and '.join(named)}: there you find a frame to fill in."] if named else []


def _frame(plan: _Plan, kind: SectionKind) -> str:
    return f"{MARK} {WANTED[kind].format(topic=plan.request.topic)}"


def _section(
    kind: SectionKind,
    title: str,
    content: str,
    for_students: str = "",
    minutes: int = 0,
    items: tuple[Item, ...] = (),
) -> Section:
    return Section(kind.value.replace("_", "-"), kind, title, content, for_students, minutes, items)
