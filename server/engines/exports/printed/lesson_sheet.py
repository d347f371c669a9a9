"""A lesson plan as a sheet of blocks."""

from collections.abc import Iterator

from server.engines.exports.exported import Audience
from server.engines.exports.printed.blocks import Block, Heading, Labelled, Listing, Paragraph, Sheet
from server.engines.exports.printed.inline import bold, plain
from server.engines.exports.printed.markdown_text import blocks_of
from server.engines.exports.printed.questions import question
from server.engines.exports.printed.quiz_sheet import MADE_OFFLINE, NAME_AND_DATE, grade_in_words
from server.engines.lessons.model import Lesson, Section, SectionKind, Template

_TEMPLATES = {
    Template.FIVE_E: "5E",
    Template.GRADUAL_RELEASE: "Gradual release",
    Template.WORKSHOP: "Workshop",
}
_DEEPEST_OF_A_SECTION = 3


def lesson_sheet(lesson: Lesson, audience: Audience) -> Sheet:
    """The sheet of that audience. Questions are numbered through the whole lesson, alike for all audiences."""
    shown = f"Answer key: {lesson.title}" if audience is Audience.KEY else lesson.title
    head = {Audience.STUDENT: (NAME_AND_DATE,), Audience.TEACHER: _teacher_head(lesson), Audience.KEY: ()}[audience]
    blocks = (Heading(1, plain(shown)), *head, *_sections(lesson, audience))
    return Sheet(shown, shown, audience, blocks)


def sheet_is_empty(lesson: Lesson, audience: Audience) -> bool:
    """Nothing stands in the lesson for that audience."""
    return next(_sections(lesson, audience), None) is None


def _teacher_head(lesson: Lesson) -> tuple[Block, ...]:
    about = (lesson.subject, lesson.topic, grade_in_words(lesson.grade))
    form = (f"{lesson.duration} minutes", _TEMPLATES[lesson.template])
    blocks: list[Block] = [Paragraph(plain(" · ".join(part for part in group if part))) for group in (about, form)]
    if lesson.made_from:
        blocks.append(Paragraph(plain(lesson.made_from)))
    if lesson.provider != MADE_OFFLINE:
        blocks.append(Labelled("Written with", plain(lesson.provider)))
    told = any(section.kind is SectionKind.OBJECTIVES for section in lesson.sections)
    if lesson.objectives and not told:
        texts = tuple((Paragraph((*bold(one.id), *plain(f" {one.text}"))),) for one in lesson.objectives)
        blocks += [Heading(2, plain("Objectives")), Listing(texts)]
    return tuple(blocks)


def _sections(lesson: Lesson, audience: Audience) -> Iterator[Block]:
    points = any(item.points != 1 for section in lesson.sections for item in section.items)
    number = 1
    for section in lesson.sections:
        text = _text(section, audience)
        if text or section.items:
            yield Heading(2, plain(_heading(section, audience)))
            yield from blocks_of(text, _DEEPEST_OF_A_SECTION)
        for item in section.items:
            yield question(item, number, audience, points=points)
            number += 1


def _text(section: Section, audience: Audience) -> str:
    texts = {Audience.TEACHER: section.content, Audience.STUDENT: section.for_students, Audience.KEY: ""}
    return texts[audience].strip()


def _heading(section: Section, audience: Audience) -> str:
    timed = audience is Audience.TEACHER and section.minutes
    return f"{section.title} ({section.minutes} min)" if timed else section.title
