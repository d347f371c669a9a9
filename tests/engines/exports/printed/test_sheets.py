"""What each audience reads."""

import re
from dataclasses import replace

import pytest

from server.engines.exports.exported import Audience
from server.engines.exports.printed.blocks import Labelled, Listing, Paragraph, Question, Sheet
from server.engines.exports.printed.lesson_sheet import lesson_sheet
from server.engines.exports.printed.quiz_sheet import quiz_sheet
from server.engines.lessons.model import SectionKind
from tests.engines.exports.fixtures import CHOICE, ITEMS, SHORT, lesson, nasty_quiz
from tests.engines.exports.printed.lines import lines_of
from tests.engines.exports.seen import model_answer


def text(sheet: Sheet) -> str:
    return "\n".join(lines_of(sheet))


def questions(sheet: Sheet) -> list[Question]:
    return [block for block in sheet.blocks if isinstance(block, Question)]


def labels(block: Question) -> list[str]:
    return [part.label for part in block.body if isinstance(part, Labelled)]


class TestQuizSheet:
    def test_a_student_reads_nothing_that_gives_an_answer_away(self) -> None:
        sheet = quiz_sheet(nasty_quiz(), Audience.STUDENT)
        shown = text(sheet)
        for item in ITEMS:
            for secret in (item.reason, item.hint, item.watch_for, item.source.quote, item.id):
                assert not secret or secret not in shown
        for key in ("more than four colours", "light it makes", "no sugar", "3/4", "sun=light", "1 1/3"):
            assert key not in shown
        assert not any(labels(one) for one in questions(sheet))

    def test_nothing_of_a_students_sheet_is_bold_but_what_must_not_be_missed(self) -> None:
        sheet = quiz_sheet(nasty_quiz(), Audience.STUDENT)
        assert set(re.findall(r"Run\(text='([^']*)', bold=True", repr(questions(sheet)))) == {"NOT", "EXCEPT"}

    def test_a_teacher_reads_everything(self) -> None:
        shown = text(quiz_sheet(nasty_quiz(), Audience.TEACHER))
        for item in ITEMS:
            for part in (item.stem, item.reason, item.hint, item.watch_for, item.source.quote, item.id, item.code):
                assert part in shown

    def test_the_right_option_is_bold_for_the_teacher(self) -> None:
        (listing,) = [
            part for part in questions(quiz_sheet(nasty_quiz(), Audience.TEACHER))[0].body if isinstance(part, Listing)
        ]
        bold = [isinstance(one, Paragraph) and all(run.bold for run in one.runs) for (one,) in listing.items]
        assert bold == [False, False, True, False]

    def test_a_key_tells_answer_reason_points_and_id_by_number(self) -> None:
        found = questions(quiz_sheet(nasty_quiz(), Audience.KEY))
        assert [(one.number, one.item_id) for one in found] == list(enumerate((item.id for item in ITEMS), 1))
        assert {tuple(labels(one)) for one in found} == {("Why", "Item"), ("Answer", "Why", "Item")}
        assert found[5].points == "3 points"
        assert "".join(run.text for run in found[0].stem) == "C. 1 < 2 & <i>3</i>"

    def test_all_sheets_number_alike(self) -> None:
        sheets = [questions(quiz_sheet(nasty_quiz(), audience)) for audience in Audience]
        numbers = [[(one.number, one.item_id) for one in found] for found in sheets]
        assert numbers[0] == numbers[1] == numbers[2]

    def test_a_version_is_named_in_the_title(self) -> None:
        assert quiz_sheet(replace(nasty_quiz(), version="B"), Audience.KEY).title.endswith("– version B")

    def test_the_model_that_wrote_it_is_named_to_the_teacher_alone(self) -> None:
        quiz = replace(nasty_quiz(), provider="some-model")
        assert "Written with: some-model" in text(quiz_sheet(quiz, Audience.TEACHER))
        assert "some-model" not in text(quiz_sheet(quiz, Audience.STUDENT))
        assert "Written with" not in text(quiz_sheet(nasty_quiz(), Audience.TEACHER))

    def test_there_is_room_to_write_a_word(self) -> None:
        stem = questions(quiz_sheet(nasty_quiz(), Audience.STUDENT))[3].stem
        assert "_" * 20 in "".join(run.text for run in stem)

    def test_who_marks_reads_what_an_answer_in_sentences_is_worth(self) -> None:
        for audience in (Audience.TEACHER, Audience.KEY):
            shown = text(quiz_sheet(nasty_quiz(), audience))
            assert "Rubric" in shown
            assert "Less than that, or nothing" in shown
        assert "Rubric" not in text(quiz_sheet(nasty_quiz(), Audience.STUDENT))

    def test_without_answers_in_sentences_there_is_no_rubric(self) -> None:
        quiz = replace(nasty_quiz(), items=(CHOICE,))
        assert "Rubric" not in text(quiz_sheet(quiz, Audience.KEY))

    def test_the_points_that_pass_are_counted_out(self) -> None:
        quiz = replace(nasty_quiz(), items=(CHOICE, SHORT), passing_percent=70)
        points = CHOICE.points + SHORT.points
        assert f"70 % to pass: {-(-points * 70 // 100)} points" in text(quiz_sheet(quiz, Audience.KEY))


class TestLessonSheet:
    def test_a_student_reads_what_is_for_students(self) -> None:
        shown = text(lesson_sheet(lesson(), Audience.STUDENT))
        assert "Think: what does a plant eat?" in shown
        assert CHOICE.stem in shown
        for secret in ("Hand it out", "Leaves catch light", "bring pots", "min)", CHOICE.reason, model_answer(SHORT)):
            assert secret not in shown

    def test_a_teacher_reads_every_section_with_its_minutes(self) -> None:
        shown = text(lesson_sheet(lesson(), Audience.TEACHER))
        assert "Warm-up (10 min)" in shown
        assert re.search(r"^Notes$", shown, re.MULTILINE)
        assert "Kindergarten" in shown
        assert shown.count("Made from") == 1
        assert "Made from the pack Plants." in shown

    def test_objectives_are_not_told_twice(self) -> None:
        told = replace(lesson().sections[1], kind=SectionKind.OBJECTIVES)
        sheet = lesson_sheet(replace(lesson(), sections=(told,)), Audience.TEACHER)
        assert "O1" not in text(sheet)
        assert "O1" in text(lesson_sheet(lesson(), Audience.TEACHER))

    @pytest.mark.parametrize("audience", list(Audience))
    def test_questions_are_numbered_through_the_lesson(self, audience: Audience) -> None:
        twice = replace(lesson().sections[0], id="s0", items=(CHOICE,))
        found = questions(lesson_sheet(replace(lesson(), sections=(twice, *lesson().sections)), audience))
        assert [one.number for one in found] == [1, 2, 3]

    def test_a_key_holds_sections_with_questions_alone(self) -> None:
        shown = text(lesson_sheet(lesson(), Audience.KEY))
        assert "Exit ticket" in shown
        assert "Warm-up" not in shown
