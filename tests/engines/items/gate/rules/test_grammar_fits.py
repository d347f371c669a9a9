"""Articles and verbs at the blank."""

from server.engines.items.gate.rules.grammar_fits import RULE
from tests.engines.items.gate.written import choice, fill, said


class TestArticle:
    def test_an_article_that_goes_with_some_only(self) -> None:
        for stem in ("A whale is a _____.", "A whale is an _____."):
            assert len(said(RULE, choice(stem, "mammal", "insect", "fish"))) == 1
            assert len(said(RULE, fill(stem, "mammal", "insect", "fish"))) == 1

    def test_one_that_goes_with_all_or_with_any(self) -> None:
        assert said(RULE, choice("A whale is a _____.", "mammal", "unicorn", "fish")) == []
        assert said(RULE, choice("A whale is a(n) _____.", "mammal", "insect", "fish")) == []
        assert said(RULE, choice("The sign is an _____.", "X", "F", "8")) == []

    def test_without_a_bank_there_is_nothing_to_say(self) -> None:
        assert said(RULE, fill("A whale is a _____.", "mammal")) == []


class TestVerb:
    def test_a_verb_that_goes_with_some_only(self) -> None:
        assert len(said(RULE, choice("_____ are made of cells.", "Plants", "A rock", "Water"))) == 1

    def test_one_that_goes_with_all(self) -> None:
        assert said(RULE, choice("_____ are made of cells.", "Plants", "Bacteria", "Mice")) == []
        assert said(RULE, choice("_____ is made of cells.", "Glass", "A bus", "Grass")) == []

    def test_sheep_go_with_both(self) -> None:
        assert said(RULE, choice("_____ are made of cells.", "Plants", "Sheep", "Mice")) == []
