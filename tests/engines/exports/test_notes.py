"""Sentences about questions."""

import pytest

from server.engines.exports.notes import of_questions, questions


class TestQuestions:
    @pytest.mark.parametrize(
        ("numbers", "words"),
        [((3,), "question 3"), ((3, 7), "questions 3 and 7"), ((1, 3, 7), "questions 1, 3 and 7")],
    )
    def test_numbers_are_listed_as_people_do(self, numbers: tuple[int, ...], words: str) -> None:
        assert questions(numbers) == words


class TestOfQuestions:
    def test_a_sentence_begins_with_a_capital(self) -> None:
        assert of_questions("{} had to go.", (1,)) == ("Question 1 had to go.",)

    def test_nothing_is_said_of_no_questions(self) -> None:
        assert of_questions("{} had to go.", ()) == ()
