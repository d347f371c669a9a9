"""Answers kept on this computer, beside those that the server has."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from contracts.attempts import AttemptView, GivenAnswer, SavedAnswer, StudentItem, StudentQuiz, TruthGiven
from contracts.content import ItemType
from contracts.shares import AttemptState
from desktop.services.kept_answers import KeptAnswer, KeptAnswers, KeptAttempt, newer_here
from desktop.services.local import answer_rows
from desktop.services.local.answer_rows import AnswersRow
from desktop.services.local.database import LocalDatabase
from desktop.services.local.partition import Partition
from tests.desktop.conftest import Run

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
YES, NO = TruthGiven(truth=True), TruthGiven(truth=False)
SAM = Partition("https://school.test", "org-1", "sam")


def attempt(given: GivenAnswer | None, saved_at: datetime | None = NOON) -> AttemptView:
    """One question, and what the server has of it."""
    item = StudentItem(
        number=1, type=ItemType.TRUE_FALSE, stem="Whales are fish.", code="", points=1, options=[], prompts=[], unit=""
    )
    quiz = StudentQuiz(
        title="Animals", subject="Science", grade=5, instructions="", points=1, passing_percent=60, items=[item]
    )
    return AttemptView(
        attempt_id="attempt-1",
        number=1,
        state=AttemptState.RUNNING,
        is_trial=False,
        started_at=NOON,
        due_at=None,
        submitted_at=None,
        score=None,
        share_id="share-1",
        seconds_left=None,
        as_of=NOON,
        saved_at=saved_at,
        quiz=quiz,
        answers=[SavedAnswer(number=1, answer=given)] if given is not None else [],
        results=[],
    )


class TestNewerHere:
    @pytest.mark.parametrize(
        ("held", "given", "minutes", "elsewhere", "is_sent"),
        [
            (YES, YES, 5, [], False),  # the same
            (None, YES, -5, [None], True),  # the clock plays no part where nobody else has answered
            (YES, NO, -5, [None, YES], True),  # sent from here, and changed while it was on its way
            (YES, NO, 5, [None], True),  # from another computer, before
            (YES, NO, -5, [None], False),  # from another computer, afterwards
            (YES, None, -5, [YES], True),  # taken back
            (None, YES, -5, [YES], False),  # taken back on another computer
        ],
    )
    def test_which_of_two_answers_is_the_later_one(
        self,
        held: GivenAnswer | None,
        given: GivenAnswer | None,
        minutes: int,
        elsewhere: list[GivenAnswer | None],
        is_sent: bool,
    ) -> None:
        kept = KeptAnswer(1, given, NOON + timedelta(minutes=minutes), elsewhere)
        assert newer_here(attempt(held), [kept]) == ({1: kept} if is_sent else {})

    def test_a_server_that_lost_all_gets_them_again(self) -> None:
        kept = KeptAnswer(1, YES, NOON, [YES])
        assert newer_here(attempt(None, saved_at=None), [kept]) == {1: kept}

    def test_a_question_that_is_not_in_it_is_left_out(self) -> None:
        assert newer_here(attempt(None), [KeptAnswer(2, YES, NOON, [None])]) == {}


class TestKept:
    def test_comes_back_as_it_was(self, database: LocalDatabase, run: Run[Any]) -> None:
        kept = KeptAttempt("share-1", "attempt-1", [KeptAnswer(1, YES, NOON, [None, NO]), KeptAnswer(2, None, NOON)])
        store = KeptAnswers(database)
        run(store.keep(SAM, KeptAttempt("share-1", "attempt-1", [])))
        run(store.keep(SAM, kept))
        assert run(store.all_of(SAM)) == [kept]

    @pytest.mark.parametrize(
        "other",
        [
            Partition("https://other.test", "org-1", "sam"),
            Partition("https://school.test", "org-2", "sam"),
            Partition("https://school.test", "org-1", "kim"),
        ],
    )
    def test_is_for_one_person_in_one_organization_on_one_server(
        self, database: LocalDatabase, run: Run[Any], other: Partition
    ) -> None:
        store = KeptAnswers(database)
        run(store.keep(SAM, KeptAttempt("share-1", "attempt-1", [KeptAnswer(1, YES, NOON)])))
        assert run(store.all_of(other)) == []
        run(store.forget(other, ["attempt-1"]))
        assert len(run(store.all_of(SAM))) == 1

    def test_goes_after_a_season(self, database: LocalDatabase, run: Run[Any]) -> None:
        row, then = AnswersRow("share-1", "attempt-1", "[]"), datetime.now(UTC) - timedelta(days=91)
        run(database.run(lambda db: answer_rows.keep(db, SAM, row, then)))
        assert run(KeptAnswers(database).all_of(SAM)) == []

    def test_what_cannot_be_read_is_passed_over(self, database: LocalDatabase, run: Run[Any]) -> None:
        row = AnswersRow("share-1", "attempt-1", '[{"number": "?"}]')
        run(database.run(lambda db: answer_rows.keep(db, SAM, row, datetime.now(UTC))))
        assert run(KeptAnswers(database).all_of(SAM)) == []
