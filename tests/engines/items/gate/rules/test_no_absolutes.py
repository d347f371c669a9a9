"""Words that give an option away."""

import pytest

from server.engines.items.gate.rules.no_absolutes import RULE
from tests.engines.items.gate.written import choice, said


class TestNoAbsolutes:
    @pytest.mark.parametrize("word", ["always", "Never", "only", "usually", "sometimes", "all", "might"])
    def test_such_a_word_in_one_option_is_told(self, word: str) -> None:
        assert len(said(RULE, choice("What do plants do?", "They grow.", f"They {word} grow.", "They sleep."))) == 1

    def test_in_every_option_it_tells_nothing(self) -> None:
        assert said(RULE, choice("What holds?", "all grow", "all sleep", "all eat")) == []

    def test_parts_of_words_and_code_pass(self) -> None:
        assert said(RULE, choice("What is it?", "a wall", "a ball", "a hall")) == []
        assert said(RULE, choice("Which line?", "return all", "x = 1", "y = 2", code="return all")) == []
