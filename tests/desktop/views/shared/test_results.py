"""What teachers see of their own shares and do with the results, before a team's server."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from contracts.attempts import ChoiceGiven, GivenAnswer, StudentItem, TextGiven
from contracts.session import Role
from contracts.shares import AttemptState, ShareRules, ShareView
from desktop.services.job_runner import JobRunner
from desktop.services.kept_answers import KeptAnswers
from desktop.services.local.database import LocalDatabase
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.ui.toast import ToastText
from desktop.views.shared.marking_dialog import MarkingDialog
from desktop.views.shared.panel import BY_ME, WITH_ME, SharedPanel
from desktop.views.shared.presenter import SharedPresenter
from desktop.views.shared.results_presenter import ResultsPresenter
from desktop.views.shared.results_view import QUESTIONS
from desktop.views.shared.rules_dialog import RulesDialog
from server.domain.organizations.membership import Member
from tests.builders.school import School
from tests.builders.team_server import team_server
from tests.desktop.conftest import Run
from tests.desktop.looking import click
from tests.desktop.services.waiting import recorded
from tests.desktop.views.team_page import TeamPage, shown
from tests.server.content_samples import lesson


@dataclass
class TeacherPage(TeamPage):
    """Panel and presenter, driven as a teacher would."""

    panel: SharedPanel
    presenter: ResultsPresenter
    shared: SharedPresenter
    school: School
    toasts: list[ToastText]

    @property
    def busy(self) -> bool:
        return self.presenter.busy or self.shared.busy

    @property
    def grace(self) -> Member:
        """A teacher."""
        return self.server.people["Grace"].member

    @property
    def listed(self) -> list[str]:
        """Own shares as they are read aloud."""
        return _spoken(self.presenter.list)

    @property
    def questions(self) -> list[str]:
        """Figures as they are read aloud."""
        return _spoken(self.presenter.questions)

    @property
    def table(self) -> list[list[str]]:
        """Of the students."""
        model = self.panel.own.results.table.model()
        columns = range(model.columnCount())
        return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]

    def share(self, **rules: object) -> ShareView:
        """Grace shares the quiz."""
        return self.school.share(self.grace, None, **rules)

    def student(self, name: str) -> Member:
        return self.server.join(name, Role.STUDENT).member

    def show(self) -> None:
        """What Grace has shared."""
        self.sign_in(self.server.people["Grace"])
        self.panel.show_tab(BY_ME)
        self.settle()

    def open(self) -> None:
        """The results of the first of the list."""
        self.show()
        QTest.keyClick(self.panel.own.list, Qt.Key.Key_Return)
        self.settle()

    def mark(self) -> None:
        """What the chosen student has handed in."""
        QTest.keyClick(self.panel.own.results.table, Qt.Key.Key_Return)
        self.settle()

    def dialog(self) -> MarkingDialog:
        """The one that is open."""
        (found,) = (one for one in self.panel.findChildren(MarkingDialog) if one.isVisible())
        return found


def _spoken(model: Any) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


@pytest.fixture
def page(
    tmp_path: Path,
    theme: Theme,
    workspace: Workspace,
    jobs: JobRunner,
    database: LocalDatabase,
    run: Run[Any],
    qtbot: QtBot,
) -> Iterator[TeacherPage]:
    """Of a window of ordinary size, before anybody is signed in; Grace is a teacher."""
    with team_server(tmp_path / "team") as server:
        server.join("Grace")
        shared, presenter = SharedPresenter(workspace, jobs, KeptAnswers(database)), ResultsPresenter(workspace, jobs)
        panel = SharedPanel(theme, shared, presenter)
        shared.setParent(panel)
        presenter.setParent(panel)
        shown(panel, qtbot)
        made = TeacherPage(
            panel,
            server,
            workspace,
            run,
            presenter,
            shared,
            School(server.database),
            recorded(presenter.toast_wanted),
        )
        yield made
        made.close()


class TestList:
    def test_students_have_no_second_list(self, page: TeacherPage) -> None:
        page.sign_in(page.server.join("Sam", Role.STUDENT))
        assert not page.panel.tabs.isVisible()
        page.panel.show_tab(BY_ME)
        assert page.panel.tabs.index == WITH_ME

    def test_says_when_nothing_was_shared(self, page: TeacherPage) -> None:
        page.show()
        assert "You have not shared anything yet" in page.said

    def test_says_with_whom_and_how_many_have_begun(self, page: TeacherPage) -> None:
        mia = page.student("Mia")
        share = page.share(class_id=page.school.school_class(page.grace, mia))
        page.school.attempts.start(mia, share.share_id)
        page.show()
        assert page.listed == ["Animals and more, open, Quiz · for 5b · begun by 1 student"]

    def test_what_others_have_shared_is_not_in_it_for_an_admin(self, page: TeacherPage) -> None:
        page.share()
        page.sign_in(page.server.owner)
        page.panel.show_tab(BY_ME)
        page.settle()
        assert page.presenter.is_known
        assert page.listed == []

    def test_a_lesson_has_no_results_to_open(self, page: TeacherPage) -> None:
        page.school.share(page.grace, lesson())
        page.open()
        assert page.presenter.results is None
        assert not page.panel.open_button.isEnabled()
        assert page.panel.own.why_not_open() == "Only quizzes have results."

    def test_what_was_read_stays_when_the_server_goes(self, page: TeacherPage) -> None:
        page.share()
        page.show()
        page.lose_server()
        assert len(page.listed) == 1
        assert "There is no connection to the team. Shown as it was last." in page.said

    def test_the_next_person_sees_nothing_of_it(self, page: TeacherPage) -> None:
        page.share()
        page.open()
        page.sign_in(page.server.join("Sam", Role.STUDENT))
        assert page.presenter.results is None
        assert page.listed == []
        assert not page.panel.own.isVisible()


class TestResults:
    def test_a_row_for_each_student(self, page: TeacherPage) -> None:
        mia, ben = page.student("Mia"), page.student("Ben")
        page.student("Zoe")
        share = page.share()
        page.school.hand_in(mia, share.share_id)
        page.school.attempts.start(ben, share.share_id)
        page.open()
        assert [row[:4] for row in page.table] == [
            ["Ben", "running", "", ""],
            ["Mia", "passed", "12 of 12", "100 %"],
            ["Zoe", "not begun", "", ""],
        ]
        assert page.table[1][4].startswith("Today")
        assert "1 of 3 handed in · 100 % on average" in page.said

    def test_who_has_left_is_said(self, page: TeacherPage) -> None:
        mia = page.student("Mia")
        share = page.share()
        page.school.hand_in(mia, share.share_id)
        page.server.parts.organizations.remove(page.server.owner.member, mia.user_id, page.server.here)
        page.open()
        assert page.table[0][0] == "Mia (former member)"

    def test_of_each_question_how_many_were_right_and_what_was_wrong_most(self, page: TeacherPage) -> None:
        share = page.share()
        for name in ("Mia", "Ben"):
            member = page.student(name)
            attempt = page.school.attempts.start(member, share.share_id)
            assert attempt.quiz is not None
            page.school.answer(member, attempt, {1: _choosing(attempt.quiz.items[0], "wren")})
            page.school.attempts.submit(member, share.share_id, attempt.attempt_id)
        page.school.hand_in(page.student("Zoe"), share.share_id)
        page.open()
        page.panel.own.results.show_tab(QUESTIONS)
        assert page.questions[0] == (
            "1. Which bird fishes?, 33 % right, 1 right · 2 wrong · most chosen wrong answer: wren, 2 times"
        )
        assert page.questions[1] == "2. Whales are fish., 33 % right, 1 right · 2 without an answer"

    def test_what_waits_to_be_marked_is_counted(self, page: TeacherPage) -> None:
        share = page.share()
        page.school.hand_in(page.student("Mia"), share.share_id, {7: TextGiven(text="Because of the sea.")})
        page.open()
        assert page.table[0][1] == "1 answer to be marked"
        assert "1 answer to be marked" in page.said

    def test_the_chosen_student_stays_chosen(self, page: TeacherPage) -> None:
        mia = page.student("Mia")
        page.student("Ben")
        share = page.share()
        page.open()
        page.panel.own.results.choose(1)
        page.school.hand_in(mia, share.share_id)
        page.presenter.look()
        page.settle()
        chosen = page.panel.own.results.chosen()
        assert chosen is not None
        assert chosen.display_name == "Mia"
        assert page.table[1][1] == "passed"

    def test_back_leads_to_the_list(self, page: TeacherPage) -> None:
        page.share()
        page.open()
        click(page.panel.back)
        page.settle()
        assert page.panel.own.list.isVisible()
        assert page.panel.title.text() == "Shared by me"

    def test_what_went_wrong_with_the_other_list_is_not_told_here(self, page: TeacherPage) -> None:
        page.share()
        page.show()
        page.panel.open_share("gone")
        page.settle()
        assert page.shared.problem
        assert page.shared.problem in page.said
        page.panel.show_tab(BY_ME)
        assert page.shared.problem not in page.said

    def test_a_share_that_is_gone_is_told(self, page: TeacherPage) -> None:
        share = page.share()
        page.show()
        page.school.shares.delete(page.grace, share.share_id)
        page.panel.open_chosen()
        page.settle()
        assert page.presenter.problem
        assert page.presenter.problem in page.said


class TestExport:
    @pytest.mark.parametrize(("name", "begins"), [("all.csv", b"\xef\xbb\xbf"), ("All.XLSX", b"PK")])
    def test_the_name_says_which_file_it_is(self, page: TeacherPage, tmp_path: Path, name: str, begins: bytes) -> None:
        page.student("Mia")
        page.share()
        page.open()
        click(page.panel.own.results.export_button)
        (dialog,) = page.panel.findChildren(QFileDialog)
        assert dialog.selectedFiles()[0].endswith("Animals and more.csv")
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
        assert not page.panel.own.results.export_button.isEnabled()
        page.settle()
        assert (tmp_path / name).read_bytes().startswith(begins)
        assert [one.title for one in page.toasts] == [f"{name} is written"]
        assert page.panel.own.results.export_button.isEnabled()

    def test_a_file_that_cannot_be_written_is_told(self, page: TeacherPage, tmp_path: Path) -> None:
        page.share()
        page.open()
        page.presenter.export(tmp_path / "nowhere" / "all.csv")
        page.settle()
        assert [one.title for one in page.toasts] == ["all.csv was not written"]


class TestMarking:
    @pytest.fixture
    def share(self, page: TeacherPage) -> ShareView:
        """Mia has answered the question for sentences alone, and her results are open."""
        share = page.share()
        page.school.hand_in(page.student("Mia"), share.share_id, {7: TextGiven(text="Because of the sea.")})
        page.open()
        return share

    def test_shows_the_answer_beside_what_is_right(self, page: TeacherPage, share: ShareView) -> None:
        page.mark()
        assert "Answer: Because of the sea." in page.said
        assert "Right: Air scatters blue light most." in page.said
        assert page.dialog().focusWidget() is page.dialog().fields[7].points

    def test_points_and_comment_count_and_are_kept(self, page: TeacherPage, share: ShareView) -> None:
        page.mark()
        fields = page.dialog().fields[7]
        fields.points.setText("1.5")
        fields.comment.setText("Half of it.")
        click(page.dialog().save_button)
        page.settle()
        assert page.table[0][1:4] == ["not passed", "1.5 of 12", "12 %"]
        page.mark()
        fields = page.dialog().fields[7]
        assert (fields.points.text(), fields.comment.text()) == ("1.5", "Half of it.")
        fields.points.clear()
        click(page.dialog().save_button)
        page.settle()
        assert page.table[0][1] == "1 answer to be marked"

    @pytest.mark.parametrize("points", ["3.01", "-1", "many", "nan"])
    def test_points_that_the_question_does_not_give_are_not_sent(
        self, page: TeacherPage, share: ShareView, points: str
    ) -> None:
        page.mark()
        page.dialog().fields[7].points.setText(points)
        assert not page.dialog().save_button.isEnabled()
        page.dialog().fields[7].points.setText("3")
        assert page.dialog().save_button.isEnabled()

    def test_a_refusal_keeps_what_was_typed(self, page: TeacherPage, share: ShareView) -> None:
        page.mark()
        page.dialog().fields[7].points.setText("2")
        page.school.shares.delete(page.grace, share.share_id)
        click(page.dialog().save_button)
        page.settle()
        content = page.dialog().problem.content
        assert content is not None
        assert content.text
        assert page.dialog().fields[7].points.text() == "2"
        assert page.dialog().save_button.isEnabled()

    def test_the_next_person_sees_nothing_of_it(self, page: TeacherPage, share: ShareView) -> None:
        page.mark()
        page.sign_in(page.server.join("Kurt"))
        assert not any(one.isVisible() for one in page.panel.findChildren(MarkingDialog))

    def test_what_is_not_handed_in_cannot_be_marked(self, page: TeacherPage) -> None:
        share = page.share()
        page.school.attempts.start(page.student("Mia"), share.share_id)
        page.open()
        assert not page.panel.own.results.mark_button.isEnabled()
        QTest.keyClick(page.panel.own.results.table, Qt.Key.Key_Return)
        page.settle()
        assert page.presenter.problem == ""


def _choosing(asked: StudentItem, option: str) -> GivenAnswer:
    return ChoiceGiven(choice=asked.options.index(option))


class TestRules:
    def rules(self, page: TeacherPage) -> RulesDialog:
        """The dialog, opened as a person does."""
        click(page.panel.change_button)
        (found,) = (one for one in page.panel.findChildren(RulesDialog) if one.isVisible())
        return found

    def is_open(self, page: TeacherPage) -> bool:
        return any(one.isVisible() for one in page.panel.findChildren(RulesDialog))

    def stored(self, page: TeacherPage, share: ShareView) -> ShareRules:
        return page.school.shares.show(page.grace, share.share_id).rules

    def test_are_shown_as_they_are_and_saved_whole(self, page: TeacherPage) -> None:
        closes = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
        share = page.share(attempts=2, closes_at=closes, time_limit_minutes=20, show_results="after_close")
        page.show()
        dialog = self.rules(page)
        assert dialog.rules.rules() == share.rules
        assert dialog.save_button.toolTip() == "Nothing is changed yet."
        dialog.rules.attempts.setValue(3)
        click(dialog.save_button)
        page.settle()
        assert self.stored(page, share) == share.rules.model_copy(update={"attempts": 3})
        assert not self.is_open(page)

    def test_say_what_becomes_of_those_who_are_at_it(self, page: TeacherPage) -> None:
        page.share()
        page.show()
        assert "where their time is up now, what is saved is handed in" in self.rules(page).told.text()

    def test_hold_for_an_attempt_that_runs(self, page: TeacherPage) -> None:
        share, sam = page.share(), page.student("Sam")
        running = page.school.attempts.start(sam, share.share_id)
        page.open()
        dialog = self.rules(page)
        dialog.rules.limited.setChecked(True)
        dialog.rules.minutes.setValue(1)
        click(dialog.save_button)
        page.settle()
        page.school.pass_time(timedelta(minutes=2))
        over = page.school.attempts.show(sam, share.share_id, running.attempt_id)
        assert over.state is AttemptState.SUBMITTED

    def test_what_was_taken_back_is_not_changed(self, page: TeacherPage) -> None:
        share = page.share()
        page.school.shares.end(page.grace, share.share_id)
        page.show()
        assert not page.panel.change_button.isEnabled()
        assert page.panel.change_button.toolTip() == "It has been taken back. Share it anew."

    def test_a_refusal_keeps_what_was_chosen(self, page: TeacherPage) -> None:
        share = page.share()
        page.show()
        dialog = self.rules(page)
        page.school.shares.end(page.grace, share.share_id)
        dialog.rules.attempts.setValue(3)
        click(dialog.save_button)
        page.settle()
        assert dialog.problem.content is not None
        assert dialog.rules.attempts.value() == 3

    def test_close_with_the_window_of_the_person(self, page: TeacherPage) -> None:
        page.share()
        page.show()
        self.rules(page)
        page.sign_in(page.server.owner)
        assert not self.is_open(page)
