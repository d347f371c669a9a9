"""No wrong option that is right."""

import pytest

from server.engines.items.gate.rules.distractors_wrong import RULE
from server.engines.items.model import Item, MultipleChoice, Origin
from tests.engines.items.gate.written import KNOWS_NOUNS, choice, item, said

STEM = "Which of these is meant?"


class TestNouns:
    @pytest.mark.parametrize(
        ("right", "wrong"),
        [("car", "automobile"), ("a cat", "an animal"), ("the Sun", "a star"), ("oaks", "trees")],
    )
    def test_the_same_or_a_wider_noun_is_refused(self, right: str, wrong: str) -> None:
        (message,) = said(RULE, choice(STEM, right, wrong, "quartz"), KNOWS_NOUNS)
        assert wrong in message

    @pytest.mark.parametrize(
        ("right", "wrong"),
        [
            ("lungs", "gills"),
            ("animal", "cat"),
            ("nucleus", "cell"),
            ("atom", "molecule"),
            ("speed", "velocity"),
            ("Sun", "stars"),
        ],
    )
    def test_what_is_taught_apart_passes(self, right: str, wrong: str) -> None:
        assert said(RULE, choice(STEM, right, wrong, "quartz"), KNOWS_NOUNS) == []


class TestWords:
    @pytest.mark.parametrize(
        ("right", "wrong"),
        [
            ("DNA", "DNA molecules"),
            ("oxygen gas", "oxygen"),
            ("enzyme", "enzymes"),
            ("kinetic energy", "energy"),
            ("igneous", "igneous rocks"),
        ],
    )
    def test_the_answer_with_a_word_more_or_less_is_refused(self, right: str, wrong: str) -> None:
        assert len(said(RULE, choice(STEM, right, wrong, "quartz"))) == 1

    @pytest.mark.parametrize(
        ("right", "wrong"),
        [
            ("cell", "cell wall"),
            ("vice president", "president"),
            ("South America", "North America"),
            ("square", "square root"),
            ("energy", "kinetic energy"),
            ("adding", "add"),
            ("not a noun", "a noun"),
        ],
    )
    def test_another_thing_passes(self, right: str, wrong: str) -> None:
        assert said(RULE, choice(STEM, right, wrong, "quartz")) == []

    def test_spellings_pass_where_spelling_is_asked_for(self) -> None:
        asked = choice("Which word is the plural of mouse?", "mice", "mouse", "mouses")
        assert said(RULE, asked, KNOWS_NOUNS) == []
        assert said(RULE, choice("Which plural is written correctly?", "boxes", "box", "boxs"), KNOWS_NOUNS) == []


class TestSource:
    def asked(self, wrong: str) -> Item:
        quote = "Frogs lay their eggs in water in early spring."
        return choice("Where do frogs lay their eggs?", "water", wrong, "sand", origin=Origin.MATERIAL, quote=quote)

    def test_a_word_of_the_same_sentence_is_refused(self) -> None:
        assert len(said(RULE, self.asked("early spring"))) == 1

    def test_a_word_that_the_question_says_itself_passes(self) -> None:
        assert said(RULE, self.asked("frogs")) == []

    def test_numbers_and_other_words_pass(self) -> None:
        assert said(RULE, self.asked("10")) == []
        assert said(RULE, self.asked("trees")) == []


class TestUnmarked:
    def test_without_a_key_there_is_nothing_to_say(self) -> None:
        for key in (-1, 3):
            assert said(RULE, item(STEM, MultipleChoice(("car", "automobile", "train"), key)), KNOWS_NOUNS) == []
