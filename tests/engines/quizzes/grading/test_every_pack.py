"""What holds for the questions of all packs: the key is right, anything else is not, what is shown tells nothing."""

import random
from itertools import islice

import pytest

from server.engines.items.model import Item, Matching, Ordering, ShortAnswer
from server.engines.quizzes.grading.answerable import fits, is_answerable
from server.engines.quizzes.grading.given import from_plain, to_plain
from server.engines.quizzes.grading.layout import layout_of, meant, options_of, seen
from server.engines.quizzes.grading.marking import share_of
from server.engines.quizzes.making import make_quiz
from server.engines.quizzes.request import QuizRequest
from server.engines.tools import bundled_tools
from tests.engines.quizzes.every_topic import entries
from tests.engines.quizzes.grading.answering import by_key, wrongly
from tests.sizes import sized


@pytest.fixture(scope="module")
def items() -> tuple[Item, ...]:
    """Of packs that are drawn; of all of them in the long run."""
    drawn = entries()
    random.Random(7).shuffle(drawn)
    quizzes = (
        make_quiz(QuizRequest(entry.subject, entry.title, grade, count=20, seed=3), entry.subject, bundled_tools())
        for entry, grade in drawn
    )
    return tuple(item for made in islice(quizzes, sized(12, len(drawn))) for item in made.quiz.items)


@pytest.mark.long
class TestItems:
    def test_the_key_is_worth_everything(self, items: tuple[Item, ...]) -> None:
        assert [item.stem for item in items if share_of(item, by_key(item)) != 1] == []

    def test_another_answer_is_worth_nothing(self, items: tuple[Item, ...]) -> None:
        wrong = [(item, given) for item in items if (given := wrongly(item)) is not None]
        assert [item.stem for item, given in wrong if share_of(item, given) != 0] == []
        assert len(wrong) > len(items) / 2

    def test_no_answer_is_worth_nothing(self, items: tuple[Item, ...]) -> None:
        assert {share_of(item, None) for item in items} == {0}

    def test_a_sentence_waits_for_the_teacher(self, items: tuple[Item, ...]) -> None:
        asked = [item for item in items if isinstance(item.answer, ShortAnswer)]
        assert asked
        assert all(share_of(item, from_plain({"text": "Because."})) is None for item in asked)

    def test_all_of_them_can_be_answered(self, items: tuple[Item, ...]) -> None:
        assert all(is_answerable(item) and fits(item.answer, by_key(item)) for item in items)

    def test_an_answer_means_the_same_wherever_its_options_stood(self, items: tuple[Item, ...]) -> None:
        for number, item in enumerate(items):
            layout = layout_of(item, random.Random(number))
            assert sorted(layout) == list(range(len(options_of(item))))
            given = by_key(item)
            assert meant(layout, seen(layout, given)) == given
            assert from_plain(to_plain(given)) == given

    def test_steps_and_matches_never_stand_in_the_order_of_the_key(self, items: tuple[Item, ...]) -> None:
        asked = [item for item in items if isinstance(item.answer, Ordering | Matching)]
        assert asked
        for number, item in enumerate(asked):
            layout = layout_of(item, random.Random(number))
            shown = [options_of(item)[option] for option in layout]
            answer = item.answer
            if isinstance(answer, Ordering):
                assert tuple(shown) != answer.right
            elif isinstance(answer, Matching):
                assert shown[: len(answer.pairs)] != [match for _, match in answer.pairs]
