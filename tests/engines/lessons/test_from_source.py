"""Lessons made of a teacher's text."""

import pytest

from contracts.content import LessonDocument
from server.engines.items.gate.rule import Severity
from server.engines.lessons.document import lesson_document
from server.engines.lessons.from_source import lesson_from_sources
from server.engines.lessons.making import MadeLesson
from server.engines.lessons.model import SectionKind, Template
from server.engines.lessons.request import LessonRequest
from server.engines.lessons.scaffold import MARK
from server.engines.tools import bundled_tools
from tests.engines.sources.texts import material_of, source_of


def _made(name: str, template: Template = Template.GRADUAL_RELEASE) -> MadeLesson:
    return lesson_from_sources(
        LessonRequest("Science", "Volcanoes", 6, template=template), [material_of(name)], bundled_tools()
    )


class TestLesson:
    @pytest.mark.parametrize("template", list(Template))
    def test_minutes_add_up_and_there_is_no_hard_flaw(self, template: Template) -> None:
        made = _made("volcanoes.txt", template)
        assert sum(section.minutes for section in made.lesson.sections) == 45
        assert [finding for finding in made.findings if finding.severity is Severity.HARD] == []
        LessonDocument.model_validate(lesson_document(made, 0))

    def test_the_teaching_part_is_sentences_of_the_text_in_their_order(self) -> None:
        text = source_of("volcanoes.txt").text
        section = next(one for one in _made("volcanoes.txt").lesson.sections if one.kind is SectionKind.DIRECT_TEACHING)
        paragraphs = [part for part in section.for_students.split("\n\n") if not part.startswith("#")]
        sentences = [f"{one}." for part in paragraphs for one in part.rstrip(".").split(". ") if len(one) > 20]
        places = [text.find(sentence.split("St. ")[-1]) for sentence in sentences]
        assert len(places) >= 4
        assert -1 not in places
        assert places == sorted(places)

    def test_what_the_text_does_not_give_is_a_frame_and_is_told(self) -> None:
        made = _made("volcanoes.txt")
        roblox = next(one for one in made.lesson.sections if one.kind is SectionKind.ROBLOX_ACTIVITY)
        assert roblox.content.startswith(MARK)
        assert "The text gives nothing for “In Roblox”: there you find a frame to fill in." in made.notes

    def test_of_a_poem_there_is_hardly_more_than_a_frame(self) -> None:
        made = _made("poem-morning.txt")
        assert [finding for finding in made.findings if finding.severity is Severity.HARD] == []
        assert sum(len(section.items) for section in made.lesson.sections) <= 1
