"""Results of a quiz, and marking."""

import base64
import csv
import io
from collections.abc import Sequence
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from contracts.attempts import ChoiceGiven, GivenAnswer, TextGiven, TruthGiven
from contracts.shares import NewMark, NewMarks, Progress, ShareResults, Verdict
from server.domain.organizations.membership import Member, MembershipService
from server.domain.sharing.errors import AttemptNotFound, AttemptRunning, InvalidMark, NotAQuiz, ShareNotFound
from server.domain.sharing.results_file import FileFormat, file_of
from server.engines.quizzes.grading.table import Table, as_csv, as_xlsx
from tests.builders.school import ITEMS, POINTS, School, keys, quiz
from tests.builders.school_fixtures import ON_ONE_DATABASE
from tests.server.content_samples import lesson

NASTY = "=HYPERLINK(1)"


def written(form: str, tables: Sequence[Table]) -> str:
    """As an engine writes it."""
    data = as_csv(tables[0]) if form == "csv" else as_xlsx(tables)
    return base64.b64encode(data).decode()


def rows(results: ShareResults) -> list[tuple[str, Progress, float | None]]:
    return [(one.display_name, one.progress, one.points) for one in results.students]


def mark(number: int, points: float | None, comment: str = "") -> NewMarks:
    return NewMarks(marks=[NewMark(number=number, points=points, comment=comment)])


class TestResults:
    def test_a_row_for_everybody_by_name(self, school: School, grace: Member, mia: Member, ben: Member) -> None:
        zoe = school.person("zoe")
        share = school.share(grace, class_id=school.school_class(grace, mia, ben, zoe))
        school.hand_in(mia, share.share_id)
        school.attempts.start(zoe, share.share_id)
        results = school.results.results(grace, share.share_id)
        assert rows(results) == [
            ("Ben", Progress.NOT_STARTED, None),
            ("Mia", Progress.MARKED, POINTS),
            ("zoe", Progress.RUNNING, None),
        ]
        assert (results.mean_percent, results.share.started) == (100, 2)
        assert [one.verdict for one in results.students[1].items] == [Verdict.RIGHT] * len(ITEMS)

    def test_of_a_share_with_everybody_all_students_of_the_school(
        self, school: School, grace: Member, kurt: Member, mia: Member, ben: Member
    ) -> None:
        share = school.share(grace)
        assert [one.display_name for one in school.results.results(grace, share.share_id).students] == ["Ben", "Mia"]

    def test_the_best_attempt_counts(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, attempts=3)
        school.hand_in(mia, share.share_id, {2: TruthGiven(truth=False)})
        best = school.hand_in(mia, share.share_id)
        school.hand_in(mia, share.share_id, {2: TruthGiven(truth=True)})
        (row,) = school.results.results(grace, share.share_id).students
        assert (row.attempt_id, row.attempts, row.percent, row.passed) == (best.attempt_id, 3, 100, True)

    def test_what_ran_out_of_time_is_in_it(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, time_limit_minutes=5)
        begun = school.attempts.start(mia, share.share_id)
        school.answer(mia, begun, keys(begun))
        school.pass_time(timedelta(minutes=6))
        assert rows(school.results.results(grace, share.share_id)) == [("Mia", Progress.MARKED, POINTS)]

    def test_whoever_has_left_stays_in_it_without_an_address(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, class_id=school.school_class(grace, mia))
        school.hand_in(mia, share.share_id)
        MembershipService(school.database).remove(mia.organization_id, mia.user_id)
        results = school.results.results(grace, share.share_id)
        assert [(one.display_name, one.is_member, one.points) for one in results.students] == [("Mia", False, POINTS)]
        assert "@" not in results.model_dump_json()

    def test_what_all_made_of_a_question(self, school: School, grace: Member, mia: Member, ben: Member) -> None:
        share = school.share(grace)
        zoe = school.person("Zoe")
        for one, text in ((mia, "bark"), (ben, "root"), (zoe, "Bark")):
            begun = school.attempts.start(one, share.share_id)
            assert begun.quiz is not None
            wren = begun.quiz.items[0].options.index("wren")
            answers: dict[int, GivenAnswer | None] = {1: ChoiceGiven(choice=wren), 3: TextGiven(text=text)}
            school.answer(one, begun, {**answers, 7: TextGiven(text="Because.")})
            school.attempts.submit(one, share.share_id, begun.attempt_id)
        figures = school.results.results(grace, share.share_id).items
        assert (figures[0].wrong, figures[0].most_wrong, figures[0].most_wrong_count) == (3, "wren", 3)
        assert (figures[1].blank, figures[1].reached) == (3, 0)
        assert (figures[2].most_wrong, figures[2].most_wrong_count) == ("bark", 2)
        assert (figures[6].unmarked, figures[6].reached) == (3, None)

    def test_a_lesson_has_none(self, school: School, grace: Member) -> None:
        share = school.share(grace, lesson())
        with pytest.raises(NotAQuiz):
            school.results.results(grace, share.share_id)

    def test_an_admin_sees_them_and_other_teachers_do_not(
        self, school: School, grace: Member, kurt: Member, mia: Member, stranger: Member
    ) -> None:
        share = school.share(grace)
        done = school.hand_in(mia, share.share_id)
        assert rows(school.results.results(school.admin, share.share_id)) == [("Mia", Progress.MARKED, POINTS)]
        for other in (kurt, stranger):
            with pytest.raises(ShareNotFound):
                school.results.to_mark(other, share.share_id, done.attempt_id)
            with pytest.raises(ShareNotFound):
                school.results.mark(other, share.share_id, done.attempt_id, mark(7, 1))


@ON_ONE_DATABASE
class TestMark:
    def test_open_answers_wait_beside_key_and_rubric(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        done = school.hand_in(mia, share.share_id, {7: TextGiven(text="Air bends it.")})
        seen = school.results.to_mark(grace, share.share_id, done.attempt_id)
        asked = seen.answers[6]
        assert (asked.given, asked.verdict, asked.points) == ("Air bends it.", Verdict.UNMARKED, None)
        assert asked.right.startswith("Air scatters blue light most.")
        assert [level.points for level in asked.rubric] == [3, 0]
        assert (seen.display_name, seen.unmarked, seen.answers[0].right) == ("Mia", 1, "heron")

    def test_what_a_person_gives_counts(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        done = school.hand_in(mia, share.share_id, {7: TextGiven(text="Air bends it.")})
        marked = school.results.mark(grace, share.share_id, done.attempt_id, mark(7, 1.5, "Half of it."))
        assert (marked.points, marked.unmarked) == (1.5, 0)
        assert (marked.answers[6].verdict, marked.answers[6].comment) == (Verdict.PARTLY, "Half of it.")
        (row,) = school.results.results(grace, share.share_id).students
        assert (row.points, row.progress, row.passed) == (1.5, Progress.MARKED, False)

    def test_over_the_machine_and_back(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        done = school.hand_in(mia, share.share_id, {3: TextGiven(text="leafs")})
        over = school.results.mark(grace, share.share_id, done.attempt_id, mark(3, 1))
        assert (over.answers[2].points, over.answers[2].by_machine, over.answers[2].is_marked) == (1, 0, True)
        back = school.results.mark(grace, share.share_id, done.attempt_id, mark(3, None))
        assert (back.answers[2].points, back.answers[2].is_marked, back.points) == (0, False, 0)

    def test_never_more_than_the_question_is_worth_nor_for_none(
        self, school: School, grace: Member, mia: Member
    ) -> None:
        share = school.share(grace)
        done = school.hand_in(mia, share.share_id)
        for wrong in (mark(7, 3.01), mark(9, 0)):
            both = NewMarks(marks=[NewMark(number=1, points=0), *wrong.marks])
            with pytest.raises(InvalidMark):
                school.results.mark(grace, share.share_id, done.attempt_id, both)
        assert school.results.to_mark(grace, share.share_id, done.attempt_id).points == POINTS

    def test_not_before_it_is_handed_in(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        begun = school.attempts.start(mia, share.share_id)
        with pytest.raises(AttemptRunning):
            school.results.mark(grace, share.share_id, begun.attempt_id, mark(7, 1))

    def test_neither_a_trial_nor_an_attempt_at_another_quiz(self, school: School, grace: Member, mia: Member) -> None:
        share, other = school.share(grace), school.share(grace)
        trial, done = school.hand_in(grace, share.share_id), school.hand_in(mia, other.share_id)
        for attempt_id in (trial.attempt_id, done.attempt_id, "none"):
            with pytest.raises(AttemptNotFound):
                school.results.to_mark(grace, share.share_id, attempt_id)


@ON_ONE_DATABASE
class TestFileOf:
    @pytest.fixture
    def results(self, school: School, grace: Member) -> ShareResults:
        evil = school.person(NASTY)
        school.person("Zoe")
        share = school.share(grace, quiz("Birds: a/b? “quoted”"))
        school.hand_in(evil, share.share_id, {6: TextGiven(text="3/4"), 3: TextGiven(text="+cmd|' /C calc'!A0")})
        return school.results.results(grace, share.share_id)

    def _data(self, results: ShareResults, form: FileFormat) -> bytes:
        return base64.b64decode(file_of(results, form, written).content)

    def test_as_csv(self, results: ShareResults) -> None:
        lines = list(csv.reader(io.StringIO(self._data(results, "csv").decode("utf-8-sig"))))
        assert lines[0][:4] == ["student", "member", "progress", "points"]
        assert lines[0][-1] == "q8 (1)"
        assert [line[:6] for line in lines[1:]] == [
            [f"'{NASTY}", "yes", "marked", "1", str(POINTS), "8"],
            ["Zoe", "yes", "not_started", "", str(POINTS), ""],
        ]
        assert [len(line) for line in lines] == [len(lines[0])] * 3

    def test_as_a_workbook_of_two_sheets_in_which_nothing_is_run(self, results: ShareResults) -> None:
        book = load_workbook(io.BytesIO(self._data(results, "xlsx")))
        students, questions = book["Students"], book["Questions"]
        assert (students["A2"].value, students["A2"].data_type, students["D2"].value) == (NASTY, "s", 1)
        assert (questions["B2"].value, questions["A2"].value) == (ITEMS[0].stem, 1)
        typed = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        assert typed == {"s", "n"}
        assert questions["K4"].value == "+cmd|' /C calc'!A0"

    def test_its_name_is_one_that_every_system_takes(self, results: ShareResults) -> None:
        made = file_of(results, "csv", written)
        assert (made.file_name, made.media_type) == ("Birds a b “quoted”.csv", "text/csv")
