"""What a class has made of a question."""

from fractions import Fraction

from server.engines.items.model import FillIn, MultipleChoice, Ordering, ShortAnswer
from server.engines.quizzes.grading.figures import Answered, figures_of
from server.engines.quizzes.grading.given import Choice, Given, Order, Text
from server.engines.quizzes.grading.marking import share_of
from tests.engines.quizzes.samples import item

CHOICE = item("Which is it?", MultipleChoice(("heron", "otter", "squirrel"), 0))


def answered(*given: Given | None) -> list[Answered]:
    return [Answered(one, share_of(CHOICE, one)) for one in given]


class TestFiguresOf:
    def test_every_answer_is_counted_once(self) -> None:
        found = figures_of(CHOICE, answered(Choice(0), Choice(1), Choice(2), Choice(2), None))
        assert (found.right, found.partly, found.wrong, found.blank, found.unmarked) == (1, 0, 3, 1, 0)
        assert found.reached == Fraction(1, 5)

    def test_the_wrong_option_that_most_chose_is_named(self) -> None:
        found = figures_of(CHOICE, answered(Choice(0), Choice(1), Choice(2), Choice(2)))
        assert (found.most_wrong, found.most_wrong_count) == ("squirrel", 2)

    def test_typed_words_are_counted_together_whatever_their_case(self) -> None:
        asked = item("What is it?", FillIn("leaf"))
        given = [Text("Root"), Text("bark"), Text("root ")]
        found = figures_of(asked, [Answered(one, share_of(asked, one)) for one in given])
        assert (found.most_wrong, found.most_wrong_count) == ("Root", 2)

    def test_what_is_partly_right_is_counted_as_such(self) -> None:
        asked = item("In which order?", Ordering(("a", "b", "c"), (0, 1, 2)))
        found = figures_of(asked, [Answered(Order((1, 2, 0)), Fraction(1, 2))])
        assert (found.right, found.partly, found.wrong, found.most_wrong) == (0, 1, 0, "")

    def test_what_waits_to_be_marked_is_in_no_mean(self) -> None:
        asked = item("Why?", ShortAnswer("Because."))
        found = figures_of(asked, [Answered(Text("So."), None), Answered(Text("Hm."), Fraction(1, 2))])
        assert (found.unmarked, found.reached) == (1, Fraction(1, 2))

    def test_without_answers_there_is_no_mean(self) -> None:
        assert figures_of(CHOICE, []).reached is None
