"""Lessons made of what the product has."""

import pytest

from contracts.content import LessonDocument
from server.engines.items.gate.rule import Severity
from server.engines.lessons.document import lesson_document, lesson_from_document
from server.engines.lessons.making import MadeLesson, make_lesson
from server.engines.lessons.model import Section, SectionKind, Template
from server.engines.lessons.request import LessonRequest
from server.engines.tools import bundled_tools

EVERY_KIND = {
    SectionKind.OBJECTIVES,
    SectionKind.VOCABULARY,
    SectionKind.MATERIALS,
    SectionKind.WARM_UP,
    SectionKind.DIRECT_TEACHING,
    SectionKind.GUIDED_PRACTICE,
    SectionKind.ROBLOX_ACTIVITY,
    SectionKind.EXIT_TICKET,
    SectionKind.HOMEWORK,
    SectionKind.SUPPORT_AND_STRETCH,
    SectionKind.LANGUAGE_SUPPORT,
    SectionKind.ACCOMMODATIONS,
    SectionKind.MISCONCEPTIONS,
    SectionKind.TEACHER_NOTES,
}


def _made(topic: str = "Photosynthesis", grade: int = 6, subject: str | None = None, **changes: object) -> MadeLesson:
    request = LessonRequest(subject or "Science", topic, grade, seed=4, **changes)  # type: ignore[arg-type]
    return make_lesson(request, subject, bundled_tools())  # type: ignore[arg-type]  # any subject's name


def _section(made: MadeLesson, kind: SectionKind) -> Section:
    return next(section for section in made.lesson.sections if section.kind is kind)


class TestSections:
    @pytest.mark.parametrize("template", Template)
    @pytest.mark.parametrize("duration", [20, 45, 90])
    def test_the_minutes_add_up_and_no_flaw_is_hard(self, template: Template, duration: int) -> None:
        made = _made(template=template, duration=duration)
        assert sum(section.minutes for section in made.lesson.sections) == duration
        assert [one for one in made.findings if one.severity is Severity.HARD] == []

    @pytest.mark.parametrize("template", Template)
    def test_all_that_a_lesson_needs_is_there(self, template: Template) -> None:
        kinds = [section.kind for section in _made(template=template).lesson.sections]
        assert set(kinds) >= EVERY_KIND
        assert len(set(kinds)) == len(kinds)

    def test_every_section_says_something(self) -> None:
        assert all(section.content.strip() for section in _made().lesson.sections)

    def test_standards_stand_as_they_were_written(self) -> None:
        assert _section(_made(standards="MS-LS1-6"), SectionKind.STANDARDS).content == "MS-LS1-6"

    def test_objectives_are_those_that_a_question_asks_for(self) -> None:
        made = _made()
        asked = {item.objective for section in made.lesson.sections for item in section.items}
        assert {objective.id for objective in made.lesson.objectives} == asked

    def test_no_item_is_asked_twice(self) -> None:
        ids = [item.id for section in _made(duration=90).lesson.sections for item in section.items]
        assert len(set(ids)) == len(ids)

    def test_what_the_time_does_not_allow_stands_in_the_notes(self) -> None:
        made = _made(duration=10)
        assert "For another lesson: in Roblox" in _section(made, SectionKind.TEACHER_NOTES).content


class TestStudents:
    def test_what_is_the_teachers_is_not_on_their_sheet(self) -> None:
        made = _made()
        for kind in (SectionKind.MISCONCEPTIONS, SectionKind.TEACHER_NOTES, SectionKind.ACCOMMODATIONS):
            assert _section(made, kind).for_students == ""
        assert "Listen for" not in _section(made, SectionKind.WARM_UP).for_students
        assert "Answer" not in _section(made, SectionKind.GUIDED_PRACTICE).for_students

    def test_they_read_what_is_taught(self) -> None:
        teaching = _section(_made(), SectionKind.DIRECT_TEACHING)
        assert teaching.for_students
        assert "Ask before going on" not in teaching.for_students


class TestTopic:
    def test_mathematics_without_a_pack_is_taught_by_computed_exercises(self) -> None:
        made = _made("Order of operations", 5, "mathematics")
        assert _section(made, SectionKind.GUIDED_PRACTICE).items
        assert "Example." in _section(made, SectionKind.DIRECT_TEACHING).content
        assert sum(section.minutes for section in made.lesson.sections) == 45

    def test_what_nothing_is_written_about_is_a_frame_that_says_so(self) -> None:
        made = _made("Xylophone maintenance")
        assert "To fill in" in _section(made, SectionKind.DIRECT_TEACHING).content
        assert "a frame" in made.notes[0]
        assert not any(section.items for section in made.lesson.sections)
        assert sum(section.minutes for section in made.lesson.sections) == 45

    def test_her_objectives_stand_in_her_words(self) -> None:
        words = "Describe the parts of a leaf and what they do in photosynthesis"
        made = _made(objectives=(words,))
        assert words in [objective.text for objective in made.lesson.objectives]


class TestSeed:
    def test_the_same_makes_the_same(self) -> None:
        assert _made() == _made()


class TestPlain:
    def test_the_document_is_one_of_the_wire_and_comes_back(self) -> None:
        made = _made(template=Template.FIVE_E)
        plain = lesson_document(made, 4)
        document = LessonDocument.model_validate(plain)
        assert document.model_dump(mode="json") == plain
        assert lesson_from_document(document.model_dump(mode="json"), made.lesson.id) == made.lesson


class TestPartOfAPack:
    def test_what_was_asked_for_is_taught(self) -> None:
        taught = _section(_made("commas", 4, "english"), SectionKind.DIRECT_TEACHING)
        assert "### Commas keep things apart" in taught.content
