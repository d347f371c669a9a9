"""A lesson as plain data, in the shape of the wire, and back."""

from collections.abc import Mapping
from typing import Any

from server.engines.items.plain import Plain, from_plain, objective_to_plain, objectives_from_plain, to_plain
from server.engines.lessons.making import MadeLesson
from server.engines.lessons.model import Lesson, Section, SectionKind, Template
from server.engines.quizzes.document import quality_of


def lesson_document(made: MadeLesson, seed: int) -> Plain:
    """In the shape of `contracts.content.LessonDocument`."""
    lesson = made.lesson
    return {
        "title": lesson.title,
        "subject": lesson.subject,
        "topic": lesson.topic,
        "grade": lesson.grade,
        "duration": lesson.duration,
        "template": lesson.template.value,
        "objectives": [objective_to_plain(objective) for objective in lesson.objectives],
        "sections": [section_to_plain(section) for section in lesson.sections],
        "quality": quality_of(made.findings),
        "provider": lesson.provider,
        "made_from": lesson.made_from,
        "notes": list(made.notes),
        "seed": seed,
    }


def section_to_plain(section: Section) -> Plain:
    """In the shape of the wire."""
    return {
        "id": section.id,
        "kind": section.kind.value,
        "title": section.title,
        "minutes": section.minutes,
        "content": section.content,
        "for_students": section.for_students,
        "items": [to_plain(item) for item in section.items],
    }


def lesson_from_document(document: Mapping[str, Any], lesson_id: str) -> Lesson:
    """Of a document of the wire."""
    return Lesson(
        id=lesson_id,
        title=document["title"],
        subject=document["subject"],
        topic=document["topic"],
        grade=document["grade"],
        duration=document["duration"],
        template=Template(document["template"]),
        objectives=objectives_from_plain(document["objectives"]),
        sections=tuple(_section_from(section) for section in document["sections"]),
        provider=document.get("provider", "offline"),
        made_from=document.get("made_from", ""),
    )


def _section_from(plain: Mapping[str, Any]) -> Section:
    return Section(
        id=plain["id"],
        kind=SectionKind(plain["kind"]),
        title=plain["title"],
        content=plain["content"],
        for_students=plain.get("for_students", ""),
        minutes=plain["minutes"],
        items=tuple(from_plain(item) for item in plain.get("items", ())),
    )
