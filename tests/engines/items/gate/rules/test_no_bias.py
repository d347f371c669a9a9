"""Facts, and fair words."""

import pytest

from server.engines.items.gate.rules.no_bias import RULE
from tests.engines.items.gate.written import choice, said, short, true


class TestNoBias:
    @pytest.mark.parametrize("stem", ["Which metal do you think is best?", "In your opinion, which is it?"])
    def test_an_opinion_with_a_key(self, stem: str) -> None:
        assert len(said(RULE, choice(stem, "iron", "gold", "tin"))) == 1

    def test_an_opinion_in_a_short_answer_passes(self) -> None:
        assert said(RULE, short("Which metal do you think is best, and why?")) == []

    @pytest.mark.parametrize("word", ["policeman", "man-made", "Third World", "housewife", "savages"])
    def test_a_word_that_is_better_put_another_way(self, word: str) -> None:
        assert len(said(RULE, true(f"The {word} is meant here."))) == 1

    @pytest.mark.parametrize("stem", ["The police came.", "A normal line is vertical.", "Romans manned the walls."])
    def test_other_words_pass(self, stem: str) -> None:
        assert said(RULE, true(stem)) == []
