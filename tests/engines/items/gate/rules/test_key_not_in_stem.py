"""The question does not tell."""

import pytest

from server.engines.items.gate.rules.key_not_in_stem import RULE
from server.engines.items.model import Item, MultipleChoice
from tests.engines.items.gate.written import choice, fill, item, said


class TestRefuses:
    @pytest.mark.parametrize(
        "one",
        [
            choice("Which part holds chlorophyll, as chloroplasts do?", "chloroplasts", "roots", "stomata"),
            choice("What did the Stamp Act of 1765 tax?", "the stamp act", "tea", "sugar"),
            choice("What is the cell membrane of a plant cell?", "a membrane around the cell", "a root", "a leaf"),
            choice("Which part, the root of a plant or not, drinks?", "root", "plant", "sky"),
            choice("What is a cell made for?", "cell", "cell wall", "leaf"),
            choice("What is it called when water evaporates?", "evaporation", "rain", "ice"),
            choice("Bees pollinate flowers. What is this?", "pollination", "digestion", "erosion"),
            fill("In photosynthesis, plants use light for _____.", "photosynthesis"),
            fill("Merge sort sorts both halves and _____ them.", "merges"),
        ],
        ids=lambda one: one.stem[:30],
    )
    def test_an_answer_that_the_question_says(self, one: Item) -> None:
        assert len(said(RULE, one)) == 1

    def test_an_index_that_is_no_option_says_nothing_here(self) -> None:
        for key in (-1, 3):
            assert said(RULE, item("Which is the root?", MultipleChoice(("root", "leaf", "stem"), key))) == []


class TestLetsPass:
    @pytest.mark.parametrize(
        "one",
        [
            choice("Which gas do plants take in?", "carbon dioxide", "oxygen", "helium"),
            choice("Which word is a verb? The dog chased the ball.", "chased", "dog", "ball"),
            choice(
                "Which triangle has three equal sides?", "equilateral triangle", "right triangle", "scalene triangle"
            ),
            choice("What is a cell made for?", "cell", "cell wall", "cell sap"),
            choice("Why do leaves change color?", "Chlorophyll breaks down; other colors show.", "Frost.", "Wind."),
            choice("What happens when vapor cools down?", "condensation", "evaporation", "rain"),
            choice("What is half of 12?", "6", "12", "24"),
            choice("Which line has 12?", "print(12)", "x = 3", "y = 1", code="print(12)"),
            choice("Who governed the state?", "the governor", "the senate", "the mayor"),
            choice("Where does a train of the state stop?", "station", "harbor", "bridge"),
            fill("Yesterday she (walk) _____ home.", "walked"),
            fill("One mouse ran away, but two _____ stayed.", "mice"),
            fill("The plural of box is _____.", "boxes"),
            fill("Water that runs over the land is called _____.", "runoff"),
            fill("There are _____ minutes in 60 minutes.", "60"),
        ],
        ids=lambda one: one.stem[:30],
    )
    def test_an_answer_that_must_be_known(self, one: Item) -> None:
        assert said(RULE, one) == []
