"""No question that answers another."""

from server.engines.items.gate.rules.no_leaks import RULE
from server.engines.items.model import MultipleChoice
from tests.engines.items.gate.written import choice, false, fill, item, said_of_set, short, true

ASKED = choice("What is the process by which plants make sugar from light?", "photosynthesis", "erosion", "rusting")


class TestNoLeaks:
    def test_another_question_says_the_answer(self) -> None:
        told = short("Explain how plants make sugar from light by photosynthesis.")
        assert said_of_set(RULE, [ASKED, told]) == [(ASKED.id, "Another question says its answer, “photosynthesis”.")]
        assert len(said_of_set(RULE, [told, ASKED])) == 1

    def test_a_fill_in_is_told_too(self) -> None:
        asked = fill("Plants make sugar from light by _____.", "photosynthesis")
        assert len(said_of_set(RULE, [asked, true("By photosynthesis plants make sugar from light.")])) == 1

    def test_what_is_about_something_else_passes(self) -> None:
        other = short("Which gas is set free in photosynthesis, and where does it go?")
        assert said_of_set(RULE, [ASKED, other]) == []

    def test_half_of_the_words_in_common_are_enough(self) -> None:
        asked = choice("Which metal makes steel bridges strong?", "iron", "tin", "zinc")
        assert len(said_of_set(RULE, [asked, true("Iron is the metal of steel.")])) == 1
        assert said_of_set(RULE, [asked, true("Iron is a metal.")]) == []

    def test_keys_of_two_letters_and_code_are_left_alone(self) -> None:
        told = true("The level pH of acid water says how acid it is.")
        assert said_of_set(RULE, [choice("Which level says how acid water is?", "pH", "mm", "kg"), told]) == []
        coded = choice("Which level of acid water is printed?", "how acid", "a", "b", code="print(level)")
        assert said_of_set(RULE, [coded, told]) == []

    def test_one_word_in_common_is_not_enough(self) -> None:
        asked = choice("What does a tadpole use to breathe?", "gills", "lungs", "legs")
        assert said_of_set(RULE, [asked, short("What happens to the gills while a tadpole grows up?")]) == []

    def test_a_false_statement_tells_nothing(self) -> None:
        statement = "Plants make light from sugar by photosynthesis in this process."
        assert said_of_set(RULE, [ASKED, false(statement, "Plants make sugar.")]) == []
        assert len(said_of_set(RULE, [ASKED, true(statement)])) == 1

    def test_numbers_and_unmarked_questions_are_left_alone(self) -> None:
        asked = choice("How many legs does an insect have?", "6", "8", "10")
        unmarked = item("How many legs does a spider have?", MultipleChoice(("eight", "six", "ten"), 3))
        assert said_of_set(RULE, [asked, unmarked, true("An insect has 6 legs, so many legs.")]) == []
