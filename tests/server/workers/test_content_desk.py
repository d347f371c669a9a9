"""What is done with a document while somebody waits, by real engines."""

import base64
import io
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook

from contracts.content import PRINTED_FORMATS, QUIZ_FORMATS, AssessmentDocument, ExportRequest, LessonDocument
from contracts.library import RemakeSectionRequest, ReplaceItemRequest
from server.domain.content.errors import EngineGaveUp, NotExportable, PartNotFound
from server.engines.exports.formats import FORMATS
from server.engines.quizzes.grading.table import Table, as_csv
from server.sandbox.pool import EnginePool
from server.workers.content_desk import ContentDesk
from tests.server.content_samples import assessment, lesson, plain


@pytest.fixture(scope="module")
def desk() -> Iterator[ContentDesk]:
    pool = EnginePool(1)
    yield ContentDesk(pool)
    pool.close()


class TestCheck:
    def test_a_document_as_it_stands(self, desk: ContentDesk) -> None:
        checked = desk.check(lesson())
        assert checked.quality.hard == []
        assert checked.reading_grade is not None

    def test_minutes_that_do_not_add_up_are_told(self, desk: ContentDesk) -> None:
        short = lesson().model_copy(update={"duration": 60})
        assert [note.rule for note in desk.check(short).quality.hard] == ["minutes-add-up"]


class TestRemakeSection:
    def _remade(self, desk: ContentDesk, section_id: str, remark: str = "") -> LessonDocument:
        made = desk.remake_section(RemakeSectionRequest(lesson=lesson(), section_id=section_id, remark=remark, seed=9))
        sections = [made.section if section.id == section_id else section for section in lesson().sections]
        return lesson().model_copy(update={"sections": sections, "notes": made.notes})

    def test_it_keeps_its_place_and_minutes_and_asks_something_else(self, desk: ContentDesk) -> None:
        before = next(section for section in lesson().sections if section.id == "independent-practice")
        after = self._remade(desk, before.id, "simpler")
        new = next(section for section in after.sections if section.id == before.id)
        assert (new.title, new.minutes) == (before.title, before.minutes)
        assert {item.id for item in new.items} != {item.id for item in before.items}

    @pytest.mark.parametrize("remark", ["", "simpler", "harder", "shorter", "longer", "more hands-on"])
    def test_the_lesson_still_passes_the_gate(self, desk: ContentDesk, remark: str) -> None:
        for section_id in ("guided-practice", "exit-ticket", "direct-teaching"):
            assert desk.check(self._remade(desk, section_id, remark)).quality.hard == []

    def test_no_question_comes_twice(self, desk: ContentDesk) -> None:
        after = self._remade(desk, "independent-practice", "more questions")
        ids = [item.id for section in after.sections for item in section.items]
        assert len(set(ids)) == len(ids)

    def test_simpler_teaches_fewer_ideas(self, desk: ContentDesk) -> None:
        def ideas(document: LessonDocument) -> int:
            teaching = next(section for section in document.sections if section.id == "direct-teaching")
            return teaching.content.count("### ")

        assert ideas(self._remade(desk, "direct-teaching", "simpler")) < ideas(lesson())

    def test_more_hands_on_brings_the_activity(self, desk: ContentDesk) -> None:
        after = self._remade(desk, "warm-up", "More hands-on, please")
        assert "You need:" in next(section for section in after.sections if section.id == "warm-up").content

    def test_a_remark_that_is_not_understood_is_told(self, desk: ContentDesk) -> None:
        assert self._remade(desk, "exit-ticket", "in purple").notes[0].startswith("Without AI these remarks")

    def test_a_section_of_which_there_is_one_text_says_so(self, desk: ContentDesk) -> None:
        assert self._remade(desk, "homework").notes == ["There is no other text for this section. Edit it in place."]

    def test_an_unknown_section_is_not_found(self, desk: ContentDesk) -> None:
        with pytest.raises(PartNotFound):
            self._remade(desk, "nowhere")


class TestReplaceItem:
    def test_by_another_of_its_type(self, desk: ContentDesk) -> None:
        old = assessment().items[0]
        made = desk.replace_item(ReplaceItemRequest(assessment=assessment(), item_id=old.id, seed=5))
        assert made.item is not None
        assert made.item.type == old.type
        assert made.item.id not in {item.id for item in assessment().items}
        items = [made.item, *assessment().items[1:]]
        assert desk.check(assessment().model_copy(update={"items": items})).quality.hard == []

    def test_where_nothing_is_written_about_the_topic_it_is_said(self, desk: ContentDesk) -> None:
        other = assessment().model_copy(update={"topic": "Xylophone maintenance"})
        made = desk.replace_item(ReplaceItemRequest(assessment=other, item_id=other.items[0].id, seed=5))
        assert made.item is None
        assert made.notes == ["There is no other question that goes with the rest."]

    def test_an_unknown_item_is_not_found(self, desk: ContentDesk) -> None:
        with pytest.raises(PartNotFound):
            desk.replace_item(ReplaceItemRequest(assessment=assessment(), item_id="q-none", seed=5))


class TestTablesAs:
    TABLES = (Table("Students", ("student", "points"), (("=1+1", 2.5), ("Mia", None))), Table("Questions", ("q",), ()))

    def test_a_workbook_has_them_all(self, desk: ContentDesk) -> None:
        data = base64.b64decode(desk.tables_as("xlsx", self.TABLES))
        book = load_workbook(io.BytesIO(data))
        assert book.sheetnames == ["Students", "Questions"]
        assert [cell.value for cell in book["Students"][2]] == ["=1+1", 2.5]
        assert book["Students"]["A2"].data_type == "s"

    def test_csv_has_the_first_alone(self, desk: ContentDesk) -> None:
        assert base64.b64decode(desk.tables_as("csv", self.TABLES)) == as_csv(self.TABLES[0])


class TestFileOf:
    def test_the_formats_are_those_of_the_engine(self) -> None:
        assert {one.suffix for one in FORMATS if one.for_lessons} == set(PRINTED_FORMATS)
        assert {one.suffix for one in FORMATS if one.for_quizzes} == {*PRINTED_FORMATS, *QUIZ_FORMATS}

    @pytest.mark.parametrize("suffix", [*PRINTED_FORMATS, *QUIZ_FORMATS])
    def test_a_quiz_in_every_format_under_the_limits_of_an_engine(self, desk: ContentDesk, suffix: str) -> None:
        file = desk.file_of(ExportRequest(assessment=assessment(), format=suffix))
        assert len(base64.b64decode(file.content)) > 100
        assert file.file_name == f"Photosynthesis{suffix}"

    @pytest.mark.parametrize("suffix", PRINTED_FORMATS)
    def test_a_lesson_in_every_format(self, desk: ContentDesk, suffix: str) -> None:
        file = desk.file_of(ExportRequest(lesson=lesson(), format=suffix))
        assert len(base64.b64decode(file.content)) > 500

    def test_a_version_holds_the_same_items_in_another_order(self, desk: ContentDesk) -> None:
        def ids(version: str) -> list[str]:
            wanted = ExportRequest.model_validate({"assessment": assessment(), "format": ".csv", "version": version})
            text = base64.b64decode(desk.file_of(wanted).content).decode("utf-8-sig")
            places = {item.id: text.index(item.id) for item in assessment().items}
            return sorted(places, key=lambda one: places[one])

        assert ids("B") != ids("")
        assert sorted(ids("B")) == sorted(ids(""))

    @pytest.mark.parametrize("suffix", [".gift", ".exe"])
    def test_what_there_is_not_of_a_lesson_is_refused(self, desk: ContentDesk, suffix: str) -> None:
        with pytest.raises(NotExportable, match=r"There are: \.md"):
            desk.file_of(ExportRequest(lesson=lesson(), format=suffix))

    def test_one_document_is_wanted(self, desk: ContentDesk) -> None:
        for wanted in (
            ExportRequest(format=".md"),
            ExportRequest(lesson=lesson(), assessment=assessment(), format=".md"),
        ):
            with pytest.raises(NotExportable):
                desk.file_of(wanted)

    @pytest.mark.parametrize("title", ["../../etc/passwd", "a/b\\c:d", "   ", "\x1b[31m"])
    def test_a_title_cannot_make_a_path(self, desk: ContentDesk, title: str) -> None:
        document = AssessmentDocument.model_validate({**plain(assessment()), "title": title})
        name = desk.file_of(ExportRequest(assessment=document, format=".md")).file_name
        assert not set(name) & set("/\\:\x1b")
        assert not name.startswith(".")


class TestTrouble:
    def test_an_engine_that_is_gone_leaves_the_document_as_it_was(self) -> None:
        pool = EnginePool(1)
        pool.close()
        with pytest.raises(EngineGaveUp):
            ContentDesk(pool).check(assessment())
