"""What a student sees and does with what was shared, before a team's server."""

from datetime import timedelta

from PySide6.QtCore import Qt

from contracts.attempts import ChoiceGiven
from contracts.shares import AttemptState, NewMark, NewMarks
from desktop.services.errors import ServerUnreachable
from desktop.views.assessments.answer_fields import ChoiceField
from desktop.views.content.prose import Prose
from desktop.views.shared.answers import given_in
from tests.desktop.looking import click
from tests.desktop.views.shared.conftest import StudentPage
from tests.server.content_samples import lesson

INSTRUCTIONS = "Take your time."


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
        assert INSTRUCTIONS in page.said

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

    def test_the_keyboard_is_on_what_was_chosen_before(self, page: StudentPage) -> None:
        page.share()
        page.begin()
        page.fill(1, ChoiceGiven(choice=2))
        page.panel.quiz.show_question(1)
        page.panel.quiz.show_question(0)
        field = page.panel.quiz.field
        assert isinstance(field, ChoiceField)
        assert field.buttons[2].hasFocus()

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
        assert "your answers are kept on this computer" in page.panel.quiz.banner.content.text  # type: ignore[union-attr]  # there is one
        page.sign_in()
        assert page.presenter.unsent == 0
        stored = page.school.attempts.show(page.student.member, share.share_id, attempt.attempt_id)
        assert {one.number: one.answer for one in stored.answers} == {2: given[2]}

    def test_a_comment_is_told_as_the_teachers(self, page: StudentPage) -> None:
        share = page.share()
        page.begin()
        page.hand_in()
        attempt = page.presenter.attempt
        assert attempt is not None
        marks = NewMarks(marks=[NewMark(number=7, points=1, comment="Half of it.")])
        page.school.results.mark(page.server.owner.member, share.share_id, attempt.attempt_id, marks)
        page.panel.go_back()
        page.settle()
        page.presenter.show_attempt(attempt.attempt_id)
        page.settle()
        assert "Your teacher: Half of it." in page.said

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
        assert INSTRUCTIONS not in page.said
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


class TestOpenShare:
    def test_leads_from_elsewhere_to_one_of_the_list(self, page: StudentPage) -> None:
        page.share(attempts=3)
        wanted = page.share(attempts=4)
        page.panel.open_share(wanted.share_id)
        page.settle()
        assert "4 attempts left" in page.said

    def test_a_quiz_that_runs_is_not_left_for_it(self, page: StudentPage) -> None:
        other, _running = page.share(), page.share()
        page.begin()
        attempt = page.presenter.attempt
        page.panel.open_share(other.share_id)
        page.settle()
        assert page.presenter.attempt is attempt
        assert page.panel.quiz.isVisible()


class TestRefusal:
    def test_a_look_that_began_before_it_does_not_wipe_it(self, page: StudentPage) -> None:
        page.presenter.look()
        begun = page.presenter._looks
        page.settle()
        page.presenter._on_refused(ServerUnreachable("it broke off"))
        page.presenter._on_list([], begun)
        assert page.presenter.problem
        page.presenter.look()
        page.settle()
        assert page.presenter.problem == ""
