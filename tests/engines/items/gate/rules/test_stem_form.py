"""The wording of a question."""

import pytest

from server.engines.items.gate.rules.stem_form import LONGEST, LONGEST_PROBLEM, RULE
from server.engines.items.model import Origin
from tests.engines.items.gate.written import choice, fill, said, short, true


def asked(stem: str, origin: Origin = Origin.TEACHER) -> list[str]:
    return said(RULE, choice(stem, "iron", "gold", "tin", origin=origin))


class TestLength:
    @pytest.mark.parametrize("stem", ["Which metal?", "What is", "Which of these", "Why iron?", "What is it?"])
    def test_too_short(self, stem: str) -> None:
        assert len(asked(stem)) >= 1

    @pytest.mark.parametrize("stem", ["What is inertia?", "Who was Sacagawea?", "Which equation is balanced?"])
    def test_short_and_whole(self, stem: str) -> None:
        assert asked(stem) == []

    def test_generators_and_code_may_ask_in_three_words(self) -> None:
        assert asked("Half of 12?") != []
        assert asked("Half of 12?", Origin.GENERATOR) == []
        assert said(RULE, choice("What is printed?", "1", "2", "3", code="print(1)")) == []

    def test_forty_words_are_not_too_long(self) -> None:
        assert asked(f"{'very ' * 36} heavy is which metal?") == []
        assert asked(f"{'very ' * 37} heavy is which metal?") != []

    def test_too_long(self) -> None:
        story = "On a day in May a smith " + "who was strong " * 12
        assert asked(f"{story} took which metal?") != []
        assert asked(f"{story} took which metal?", Origin.PACK) == []
        assert LONGEST < len(story.split()) + 3 < LONGEST_PROBLEM
        assert asked(f"{story} and {story} took which metal?", Origin.PACK) != []


class TestDangling:
    @pytest.mark.parametrize(
        "stem",
        [
            "This is what metal of the smith?",
            "They used which metal for their tools?",
            "It melts at which temperature in a fire?",
            "These are made of which metal today?",
            "There, pyruvate becomes which other molecule?",
            "He discovered which metal in a mine?",
            "It is found in the ground as which metal?",
            "Its symbol stands for which of the metals?",
            "That changed which of the metals most?",
        ],
    )
    def test_a_word_for_what_is_not_there(self, stem: str) -> None:
        assert asked(stem) == ["The question begins with a word that points at something outside it."]

    @pytest.mark.parametrize(
        "stem",
        [
            "There are 12 metals in a box. Which is heaviest?",
            "It takes 3 hours to melt which metal?",
            "It is important to keep which metal dry?",
            "There is a magnet on which metal?",
            "The smith took which metal first?",
            "Thesis statements say what about metals?",
            "Heat moves fastest through which metal?",
            "It is colder near the poles. Which metal cracks?",
            "It is raining in a mine. Which metal rusts?",
        ],
    )
    def test_a_word_that_needs_nothing_before_it(self, stem: str) -> None:
        assert asked(stem) == []


class TestElsewhere:
    @pytest.mark.parametrize(
        "stem",
        [
            "According to the passage, which metal melts first?",
            "Which metal is shown in the figure above?",
            "Which metal melts first (Smith, 2009)?",
            "Which metal melts first [12]?",
            "Which metal, as Lee et al. found, melts first?",
            "As Figure 3 shows, which metal melts first?",
            "Which metal melts first (see Table 2)?",
            "Based on the diagram below, which metal melts?",
            "The graph shows which metal of the five?",
            "Which metal melts first, as Smith (2009) found?",
            "Which metal melts first.[3] Is it tin?",
            "Which metal does the author name in this chapter?",
        ],
    )
    def test_what_is_not_on_the_sheet(self, stem: str) -> None:
        assert asked(stem) == ["The question points at a figure, a citation or a text that is not there."]

    @pytest.mark.parametrize(
        "stem",
        [
            "A table shows what about a metal best?",
            "Which metal was found first (in 1751)?",
            "Which metal was made famous by a book in 1984?",
            "What does a graph of a metal's temperature look like?",
            "In a text about metals, which comes first?",
            "Which metal was used in the war (August 1945)?",
            "Which metal did the Gold Act (1875) name?",
            "What is the value of scores[2] in this metal game?",
            "Which metal was used in World War I (1914–1918)?",
        ],
    )
    def test_figures_and_years_in_general(self, stem: str) -> None:
        assert asked(stem) == []


class TestEnd:
    def test_a_choice_asks_or_has_a_blank(self) -> None:
        assert asked("The best metal for a knife is.") != []
        assert asked("The best metal for a knife is _____.") == []
        assert asked("Which metal is best? Think of a knife.") == []
        assert asked("Choose the metal that rusts.") == []
        assert asked("Who said “Which metal is best?”") == []

    @pytest.mark.parametrize(
        "stem", ["A _____ is made of _____ today.", "A knife is of ___ today.", "A knife is of iron."]
    )
    def test_a_fill_in_has_one_blank_of_five_underscores(self, stem: str) -> None:
        assert len(said(RULE, fill(stem, "iron"))) == 1

    def test_the_blank_may_stand_in_the_code(self) -> None:
        assert said(RULE, fill("Which line is missing here?", "x += 1", code="x = 0\n_____\nprint(x)")) == []

    def test_a_statement_states(self) -> None:
        assert said(RULE, true("Is iron a metal of the Earth?")) != []
        assert said(RULE, true("Iron is a _____ of the Earth.")) != []
        assert said(RULE, true("Iron is a metal.")) == []

    def test_a_short_answer_may_be_an_order(self) -> None:
        assert said(RULE, short("Explain why iron rusts.")) == []
