"""What a student sees and does with what was shared, before a team's server."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from contracts.attempts import GivenAnswer
from contracts.session import Role
from contracts.shares import AttemptState, ShareView
from desktop.services.job_runner import JobRunner
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.content.prose import Prose
from desktop.views.shared.answers import given_in, put_into
from desktop.views.shared.panel import SharedPanel
from desktop.views.shared.presenter import SharedPresenter
from desktop.views.shared.results_presenter import ResultsPresenter
from server.domain.accounts.sign_ins import Opened
from tests.builders.school import School, keys
from tests.builders.team_server import team_server
from tests.desktop.conftest import Run
from tests.desktop.looking import click
from tests.desktop.views.team_page import TeamPage, shown
from tests.server.content_samples import lesson


@dataclass
class StudentPage(TeamPage):
    """Panel and presenter, driven as a student would."""

    panel: SharedPanel
    presenter: SharedPresenter
    school: School
    student: Opened

    @property
    def busy(self) -> bool:
        return self.presenter.busy

    def share(self, **rules: str | int) -> ShareView:
        return self.school.share(self.server.owner.member, None, **rules)

    def open(self) -> None:
        """The first of the list."""
        self.presenter.look()
        self.settle()
        QTest.keyClick(self.panel.list, Qt.Key.Key_Return)
        self.settle()

    def begin(self) -> None:
        self.open()
        start = self.panel.detail.start_button
        assert start is not None
        click(start)
        self.settle()

    def key(self) -> dict[int, GivenAnswer | None]:
        """What is right in the attempt that runs."""
        assert self.presenter.attempt is not None
        return keys(self.presenter.attempt)

    def fill(self, number: int, given: GivenAnswer | None) -> None:
        """Puts an answer into its field."""
        self.panel.quiz.show_question(number - 1)
        assert self.panel.quiz.field is not None
        put_into(self.panel.quiz.field, given)
        self.panel.quiz.look()

    def hand_in(self) -> str:
        """Presses the button and says yes; what was asked."""
        click(self.panel.quiz.hand_in)
        (box,) = (one for one in self.panel.findChildren(QMessageBox) if one.isVisible())
        asked = box.text()
        (yes,) = (one for one in box.buttons() if one.text().replace("&", "") == "Hand in")
        click(yes)
        self.settle()
        return asked


@pytest.fixture
def page(
    tmp_path: Path, theme: Theme, workspace: Workspace, jobs: JobRunner, run: Run[Any], qtbot: QtBot
) -> Iterator[StudentPage]:
    """Sam's, a student, in a window of ordinary size."""
    with team_server(tmp_path / "team") as server:
        student = server.join("Sam", Role.STUDENT)
        presenter = SharedPresenter(workspace, jobs)
        results = ResultsPresenter(workspace, jobs)
        panel = SharedPanel(theme, presenter, results)
        presenter.setParent(panel)
        results.setParent(panel)
        shown(panel, qtbot)
        made = StudentPage(panel, server, workspace, run, presenter, School(server.database), student)
        made.sign_in(student)
        yield made
        made.close()


class TestList:
    def test_says_when_nothing_is_shared(self, page: StudentPage) -> None:
        assert "Nothing is shared with you yet" in page.said

    def test_says_what_is_shared_by_whom_and_how_far_it_has_come(self, page: StudentPage) -> None:
        page.share()
        page.presenter.look()
        page.settle()
        spoken = page.presenter.list.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "Animals and more, open, Quiz · from Ada"


class TestQuiz:
    def test_before_it_begins_it_says_attempts_and_time(self, page: StudentPage) -> None:
        page.share(attempts=3, time_limit_minutes=20)
        page.open()
        assert "8 questions · 12 points · 3 attempts left · 20 minutes from the start" in page.said

    def test_every_kind_of_answer_is_taken_from_its_field_and_graded(self, page: StudentPage) -> None:
        page.share()
        page.begin()
        for number, given in page.key().items():
            page.fill(number, given)
        assert page.presenter.unanswered == []
        assert page.hand_in() == "It cannot be changed afterwards."
        attempt = page.presenter.attempt
        assert attempt is not None
        assert attempt.score is not None
        assert attempt.score.points == attempt.score.of
        assert "12 of 12 points, 100 %" in page.said

    def test_an_empty_field_is_no_answer(self, page: StudentPage) -> None:
        page.share()
        page.begin()
        for place in range(8):
            page.panel.quiz.show_question(place)
            assert page.panel.quiz.field is not None
            assert given_in(page.panel.quiz.field) is None
        assert len(page.presenter.unanswered) == 8

    def test_handing_in_asks_about_what_has_no_answer(self, page: StudentPage) -> None:
        page.share()
        page.begin()
        page.fill(2, page.key()[2])
        assert page.hand_in() == "7 questions have no answer. It cannot be changed afterwards."

    def test_answers_that_were_saved_are_there_when_it_goes_on(self, page: StudentPage) -> None:
        page.share()
        page.begin()
        given = page.key()
        for number in (1, 4, 5):
            page.fill(number, given[number])
        page.panel.go_back()
        page.settle()
        assert page.presenter.attempt is None
        assert page.panel.detail.start_button is not None
        click(page.panel.detail.start_button)
        page.settle()
        for number in (1, 4, 5):
            page.panel.quiz.show_question(number - 1)
            assert page.panel.quiz.field is not None
            assert given_in(page.panel.quiz.field) == given[number]

    def test_what_is_answered_while_the_server_is_gone_is_sent_when_it_is_back(self, page: StudentPage) -> None:
        share = page.share()
        page.begin()
        attempt, given = page.presenter.attempt, page.key()
        assert attempt is not None
        page.lose_server()
        page.fill(2, given[2])
        assert page.presenter.unsent == 1
        assert "your answers are kept while this window is open" in page.panel.quiz.banner.content.text  # type: ignore[union-attr]  # there is one
        page.sign_in(page.student)
        assert page.presenter.unsent == 0
        stored = page.school.attempts.show(page.student.member, share.share_id, attempt.attempt_id)
        assert {one.number: one.answer for one in stored.answers} == {2: given[2]}

    def test_a_result_that_may_not_be_seen_is_not_shown(self, page: StudentPage) -> None:
        page.share(show_results="never")
        page.begin()
        page.hand_in()
        assert page.presenter.attempt is not None
        assert page.presenter.attempt.state is AttemptState.SUBMITTED
        assert "Your teacher decides when the result can be seen." in page.said


class TestTime:
    def test_once_it_is_up_the_quiz_is_handed_in_and_no_attempt_is_left(self, page: StudentPage) -> None:
        page.share(time_limit_minutes=1)
        page.begin()
        assert "1 minute left" in page.said or "59 seconds left" in page.said
        page.school.pass_time(timedelta(minutes=2))
        page.panel.go_back()
        page.settle()
        assert "No attempt is left." in page.said
        assert "Attempt 1" in page.said


class TestLesson:
    def test_is_read_without_what_is_the_teachers(self, page: StudentPage) -> None:
        share = page.school.share(page.server.owner.member, lesson())
        page.open()
        given = page.school.shared.show(page.student.member, share.share_id).lesson
        assert given is not None
        assert [one.text for one in page.panel.detail.findChildren(Prose)] == [
            section.text for section in given.sections if section.text
        ]
        assert all(section.title in page.said for section in given.sections)
