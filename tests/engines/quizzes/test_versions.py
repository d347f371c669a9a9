"""Versions for neighbours."""

import pytest

from server.engines.items.model import Difficulty, Matching, MultipleChoice, Numeric, Ordering
from server.engines.quizzes.model import Quiz
from server.engines.quizzes.versions import version_of
from tests.engines.quizzes.samples import choice_item, item

QUIZ = Quiz(
    id="quiz",
    title="Zoos",
    subject="Science",
    topic="Zoos",
    grade=6,
    difficulty=Difficulty.MEDIUM,
    items=(
        *(choice_item(number) for number in range(6)),
        item("How many legs has that bird?", MultipleChoice(("2", "4", "6"), 0)),
        item("How many eyes has that bird?", Numeric("2")),
        item("Match them.", Matching((("a", "1"), ("b", "2"), ("c", "3")), ("4",), ("3", "1", "4", "2"))),
        item("Put them in order.", Ordering(("late", "early", "later"), (1, 0, 2))),
    ),
)


class TestVersionOf:
    def test_a_is_the_quiz_as_it_stands(self) -> None:
        assert version_of(QUIZ, "A").items == QUIZ.items

    @pytest.mark.parametrize("letter", ["B", "C"])
    def test_the_others_hold_the_same_items_with_the_same_keys_in_another_order(self, letter: str) -> None:
        other = version_of(QUIZ, letter)
        assert [one.id for one in other.items] != [one.id for one in QUIZ.items]
        known = {one.id: one for one in QUIZ.items}
        assert {one.id for one in other.items} == set(known)
        for one in other.items:
            before = known[one.id].answer
            match one.answer:
                case MultipleChoice():
                    assert isinstance(before, MultipleChoice)
                    assert one.answer.right == before.right
                    assert sorted(one.answer.options) == sorted(before.options)
                case Matching():
                    assert isinstance(before, Matching)
                    assert sorted(one.answer.pairs) == sorted(before.pairs)
                    assert sorted(one.answer.shown) == sorted(before.shown)
                case Ordering():
                    assert isinstance(before, Ordering)
                    assert one.answer.right == before.right
                case _:
                    assert one.answer == before

    def test_numbers_stay_in_order(self) -> None:
        for letter in "BC":
            numbers = next(one for one in version_of(QUIZ, letter).items if "legs" in one.stem)
            assert numbers.answer == MultipleChoice(("2", "4", "6"), 0)

    def test_b_and_c_differ(self) -> None:
        assert version_of(QUIZ, "B").items != version_of(QUIZ, "C").items

    def test_there_is_no_d(self) -> None:
        with pytest.raises(ValueError, match="no version"):
            version_of(QUIZ, "D")
