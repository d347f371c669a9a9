"""A student's answers outlive the window: they are on this computer until the quiz is handed in."""

from collections.abc import Sequence

import pytest

from contracts.attempts import GivenAnswer
from contracts.shares import AttemptState
from desktop.services.job_runner import JobRunner
from desktop.services.kept_answers import KeptAnswers, KeptAttempt
from desktop.services.local import account_rows
from desktop.services.local.account_rows import Waiting
from desktop.services.local.partition import partition_of
from desktop.services.workspace import Workspace
from desktop.views.shared.presenter import SharedPresenter
from tests.desktop.services.waiting import until
from tests.desktop.views.shared.conftest import StudentPage


@pytest.fixture
def quiz(page: StudentPage) -> StudentPage:
    """A quiz has begun."""
    page.share()
    page.begin()
    return page


def kept(page: StudentPage) -> Sequence[KeptAttempt]:
    """What is on the disk of this computer for the student."""
    session = page.workspace.session
    assert session is not None
    found: Sequence[KeptAttempt] = page.run(KeptAnswers(page.database).all_of(partition_of(session)))
    return found


def on_server(page: StudentPage) -> dict[int, GivenAnswer | None]:
    """What the server has of the attempt that runs."""
    assert page.presenter.attempt is not None
    share_id, attempt_id = page.presenter.attempt.share_id, page.presenter.attempt.attempt_id
    stored = page.school.attempts.show(page.student.member, share_id, attempt_id)
    return {one.number: one.answer for one in stored.answers}


def restart(page: StudentPage, workspace: Workspace, jobs: JobRunner) -> SharedPresenter:
    """The window is closed without a word, and another one is opened over the same disk."""
    page.run(until(lambda: not page.presenter.busy, "what was asked of the disk"))
    page.workspace.connected.disconnect(page.presenter._on_connected)
    page.presenter.watch(False)
    return SharedPresenter(workspace, jobs, KeptAnswers(page.database), page.panel)


def signed_in_again(page: StudentPage, presenter: SharedPresenter) -> None:
    page.sign_in()
    page.run(until(lambda: not presenter.busy, "the second window to come to rest"))


class TestAfterRestart:
    def test_what_the_server_was_not_told_is_sent_though_nobody_opens_the_quiz(
        self, quiz: StudentPage, workspace: Workspace, jobs: JobRunner
    ) -> None:
        given = quiz.key()
        quiz.lose_server()
        quiz.fill(2, given[2])
        quiz.fill(5, given[5])
        assert on_server(quiz) == {}
        signed_in_again(quiz, restart(quiz, workspace, jobs))
        assert on_server(quiz) == {2: given[2], 5: given[5]}

    def test_it_goes_on_where_it_was(self, quiz: StudentPage, workspace: Workspace, jobs: JobRunner) -> None:
        given = quiz.key()
        quiz.fill(1, given[1])
        quiz.settle()
        share_id = quiz.presenter.attempt.share_id  # type: ignore[union-attr]  # it runs
        second = restart(quiz, workspace, jobs)
        signed_in_again(quiz, second)
        second.open(share_id)
        quiz.run(until(lambda: second.detail is not None, "the quiz"))
        second.start()
        quiz.run(until(lambda: second.attempt is not None, "the attempt"))
        assert second.given == {1: given[1]}
        assert second.unsent == 0


class TestGone:
    def test_once_it_is_handed_in(self, quiz: StudentPage) -> None:
        quiz.fill(1, quiz.key()[1])
        quiz.settle()
        (attempt,) = kept(quiz)
        assert [(one.number, one.given) for one in attempt.answers] == [(1, quiz.key()[1])]
        quiz.hand_in()
        assert kept(quiz) == []

    def test_where_it_was_handed_in_meanwhile(self, quiz: StudentPage, workspace: Workspace, jobs: JobRunner) -> None:
        quiz.lose_server()
        quiz.fill(1, quiz.key()[1])
        attempt = quiz.presenter.attempt
        assert attempt is not None
        ended = quiz.school.attempts.submit(quiz.student.member, attempt.share_id, attempt.attempt_id)
        assert ended.state is AttemptState.SUBMITTED
        signed_in_again(quiz, restart(quiz, workspace, jobs))
        assert kept(quiz) == []

    def test_with_the_rows_of_the_account(self, quiz: StudentPage) -> None:
        quiz.fill(1, quiz.key()[1])
        quiz.settle()
        session = quiz.workspace.session
        assert session is not None
        owner = partition_of(session)
        waiting = quiz.run(quiz.database.run(lambda db: account_rows.count_waiting(db, owner.server, owner.user_id)))
        assert waiting == Waiting(requests=0, quizzes=1)
        quiz.run(quiz.database.run(lambda db: account_rows.wipe(db, owner.server, "somebody else")))
        assert len(kept(quiz)) == 1
        quiz.run(quiz.database.run(lambda db: account_rows.wipe(db, owner.server, owner.user_id)))
        assert kept(quiz) == []


class TestSaid:
    def test_that_they_are_kept(self, quiz: StudentPage) -> None:
        assert "Your answers are kept on this computer until you hand them in." in quiz.said

    def test_that_they_are_not_where_the_disk_refuses(self, quiz: StudentPage) -> None:
        quiz.run(quiz.database.run(lambda db: db.execute("DROP TABLE kept_answers")))
        quiz.fill(1, quiz.key()[1])
        quiz.settle()
        assert "Your answers are kept on this computer" not in quiz.said
        assert on_server(quiz) == {1: quiz.key()[1]}
        quiz.lose_server()
        assert "this computer cannot keep your answers" in quiz.said
