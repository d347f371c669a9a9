"""Keys over a set."""

from dataclasses import replace

import pytest

from server.engines.items.gate.rules.keys_spread import RULE
from server.engines.items.model import Item, MultipleChoice
from tests.engines.items.gate.written import choice, false, item, said_of_set, true

OPTIONS = ("iron", "gold", "lead", "zinc")


def keyed(key: int, number: int) -> Item:
    return item(f"Which metal is number {number}?", MultipleChoice(OPTIONS, key))


class TestPosition:
    def test_one_place_for_most_keys(self) -> None:
        (found,) = said_of_set(RULE, [keyed(2 if number else 1, number) for number in range(8)])
        assert found == ("", "In more than half of the questions the right option is the third.")

    def test_half_of_them_is_not_too_many(self) -> None:
        assert said_of_set(RULE, [keyed(2 if number < 4 else number % 2, number) for number in range(8)]) == []

    def test_five_options_have_a_fifth(self) -> None:
        five = [item(f"Which is {n}?", MultipleChoice((*OPTIONS, "tin"), 4)) for n in range(8)]
        assert said_of_set(RULE, five) == [("", "In more than half of the questions the right option is the fifth.")]

    def test_keys_in_all_places_or_a_small_set_pass(self) -> None:
        assert said_of_set(RULE, [keyed(number % 4, number) for number in range(8)]) == []
        assert said_of_set(RULE, [keyed(2, number) for number in range(7)]) == []


class TestLength:
    def test_the_key_is_the_longest_too_often(self) -> None:
        items = [
            replace(choice(f"Which is it, {n}?", "a very long one", "short", "brief"), id=str(n)) for n in range(5)
        ]
        (found,) = said_of_set(RULE, items)
        assert found == ("", "In 5 of 5 questions the right option is the longest.")

    def test_two_of_five_are_not_too_often(self) -> None:
        long = [choice(f"Which is it, {n}?", "a very long one", "short", "brief") for n in range(2)]
        assert said_of_set(RULE, [*long, *(keyed(number, number) for number in range(3))]) == []

    def test_a_letter_more_and_longer_numbers_pass(self) -> None:
        for options in (("an electron", "a positron", "a neutron"), ("500,000", "5,000", "500")):
            items = [replace(choice(f"Which is it, {number}?", *options), id=str(number)) for number in range(5)]
            assert said_of_set(RULE, items) == []

    @pytest.mark.parametrize("key", [-1, 4])
    def test_an_unmarked_question_does_not_count(self, key: int) -> None:
        assert said_of_set(RULE, [keyed(key, number) for number in range(9)]) == []


class TestTruth:
    def test_nearly_all_are_true(self) -> None:
        (found,) = said_of_set(RULE, [true(f"Statement {number}.") for number in range(5)])
        assert found == ("", "Nearly every statement is true.")

    def test_four_of_five_pass(self) -> None:
        assert said_of_set(RULE, [*(true(f"Statement {number}.") for number in range(4)), false("No.", "Yes.")]) == []

    def test_some_of_each_pass(self) -> None:
        mixed = [true("One."), true("Two."), true("Three."), false("Four.", "No."), false("Five.", "No.")]
        assert said_of_set(RULE, mixed) == []
