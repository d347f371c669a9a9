"""What attempts are worth."""

from datetime import UTC, datetime

import pytest

from contracts.shares import AttemptState, Verdict
from server.domain.sharing import grades
from server.domain.sharing.models import QuizAttempt, Share
from server.engines.items.model import Item, ShortAnswer, TrueFalse
from tests.engines.quizzes.samples import item

WHY = ShortAnswer("Because of the heat.")


def attempt(**changes: object) -> QuizAttempt:
    return QuizAttempt(**{"number": 1, "state": "running", "answers": {}, "marks": {}, "unmarked": 0, **changes})


def handed_in(items: list[Item], **changes: object) -> QuizAttempt:
    made = attempt(**changes)
    grades.submit(made, items, datetime.now(UTC))
    return made


def quiz_of(*points: int) -> list[Item]:
    return [item(f"Is {number} odd?", TrueFalse(True), points=one) for number, one in enumerate(points, 1)]


class TestSubmit:
    def test_points_are_hundredths_and_add_up(self) -> None:
        made = handed_in(quiz_of(1, 2), answers={"1": {"truth": False}, "2": {"truth": True}})
        assert (made.grades, made.points, made.unmarked, made.state) == ([0, 200], 200, 0, AttemptState.SUBMITTED)

    def test_where_there_are_no_points_nobody_has_to_judge(self) -> None:
        items = [item("Why?", WHY, points=0)]
        made = handed_in(items, answers={"1": {"text": "So."}})
        assert (made.points, made.unmarked) == (0, 0)

    def test_an_answer_without_points_is_right_or_wrong_all_the_same(self) -> None:
        items = quiz_of(0, 0, 0)
        made = handed_in(items, answers={"1": {"truth": True}, "2": {"truth": False}})
        assert [one.verdict for one in grades.graded(made, items)] == [Verdict.RIGHT, Verdict.WRONG, Verdict.BLANK]


class TestScoreOf:
    @pytest.mark.parametrize(
        ("points", "unmarked", "passed"), [(700, 0, True), (700, 3, True), (699, 0, False), (699, 1, None)]
    )
    def test_it_is_passed_once_that_cannot_change(self, points: int, unmarked: int, passed: bool | None) -> None:
        made = attempt(points=points, unmarked=unmarked)
        assert grades.score_of(Share(points=10, passing_percent=70), made).passed is passed

    def test_percents_are_rounded_down(self) -> None:
        score = grades.score_of(Share(points=3, passing_percent=70), attempt(points=200))
        assert (score.points, score.percent) == (2, 66)

    def test_without_points_there_is_no_share_of_them(self) -> None:
        score = grades.score_of(Share(points=0, passing_percent=70), attempt(points=0))
        assert (score.percent, score.passed) == (None, None)


class TestBestOf:
    def test_the_one_with_the_most_points_of_several_the_first(self) -> None:
        made = [attempt(number=number, state="submitted", points=one) for number, one in enumerate((1, 3, 3), 1)]
        best = grades.best_of([attempt(number=9), *made])
        assert best is made[1]

    def test_what_runs_does_not_count(self) -> None:
        assert grades.best_of([attempt()]) is None
