"""Few negations."""

from server.engines.items.gate.rules.negation_rare import RULE
from server.engines.items.model import Item
from tests.engines.items.gate.written import choice, said_of_set, short


def asked(number: int, *, negated: bool) -> Item:
    return choice(f"Which of {number} is {'NOT ' if negated else ''}a metal?", "a", "b", "c")


class TestNegationRare:
    def test_two_of_ten_are_too_many(self) -> None:
        (found,) = said_of_set(RULE, [asked(number, negated=number < 2) for number in range(10)])
        assert found == ("", "2 of 10 questions ask for what is NOT so.")

    def test_one_of_a_few_and_two_of_twenty_pass(self) -> None:
        assert said_of_set(RULE, [asked(number, negated=number < 1) for number in range(3)]) == []
        assert said_of_set(RULE, [asked(number, negated=number < 2) for number in range(20)]) == []

    def test_other_types_do_not_count(self) -> None:
        assert said_of_set(RULE, [short("Why is it NOT so?"), short("Why NOT this?")]) == []
