"""Options of one kind."""

from server.engines.items.gate.rules.options_parallel import RULE
from tests.engines.items.gate.written import choice, said


class TestOptionsParallel:
    def test_a_number_among_words_or_words_among_numbers(self) -> None:
        assert len(said(RULE, choice("What is it?", "12", "a dog", "a cat"))) == 1
        assert len(said(RULE, choice("What is it?", "a dog", "12", "15"))) == 1

    def test_another_form_of_verb(self) -> None:
        assert len(said(RULE, choice("How is it done?", "to run fast", "a hard stone", "a red ball"))) == 1

    def test_like_options_and_names_among_words_pass(self) -> None:
        assert said(RULE, choice("How many?", "12", "13", "14")) == []
        assert said(RULE, choice("Who was it?", "George Washington", "the farmers", "a smith")) == []
        assert said(RULE, choice("How is it done?", "by heating it", "by a hammer", "by cooling")) == []

    def test_a_wrong_option_of_another_kind_passes(self) -> None:
        assert said(RULE, choice("What is it?", "a dog", "12", "a cat")) == []
