"""A run through the questions."""

import pytest

from desktop.services.content_practice import Practice
from tests.desktop.content_samples import assessment, item


@pytest.fixture
def practice() -> Practice:
    """Three questions of four points, one of which people mark themselves."""
    whole = assessment(item("numeric", "a", points=2), item("short_answer", "b"), item("true_false", "c"))
    return Practice(whole.items, 70)


class TestPractice:
    def test_points_of_right_answers_are_counted(self, practice: Practice) -> None:
        assert practice.answer("0.75") is True
        practice.go_on()
        assert practice.answer("Equal.") is None
        assert not practice.answered
        practice.mark(right=True)
        practice.go_on()
        assert practice.answer(True) is False
        practice.go_on()
        assert practice.ended
        score = practice.score
        assert (score.points, score.of, score.right, score.questions, score.percent) == (3, 4, 2, 3, 75)
        assert score.passed

    def test_only_the_first_answer_counts(self, practice: Practice) -> None:
        practice.answer("1")
        practice.answer("3/4")
        practice.mark(right=True)
        assert practice.score.points == 0

    def test_what_is_passed_over_is_wrong(self, practice: Practice) -> None:
        for _ in range(3):
            practice.go_on()
        assert practice.score.points == 0
        assert not practice.score.passed

    def test_nothing_cannot_be_practised(self) -> None:
        with pytest.raises(ValueError, match="nothing"):
            Practice([], 70)
