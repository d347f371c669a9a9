"""The orders in which options, matches and steps are printed."""

import random
from collections import Counter

import pytest

from server.engines.items.model import MultipleChoice
from server.engines.quizzes.order import choice, is_sorted_by_value, matching, ordering, with_key_at


class TestChoice:
    def test_quantities_rise(self) -> None:
        made = choice("30 cm", ["5 cm", "120 cm", "12 cm"], random.Random(1))
        assert made.options == ("5 cm", "12 cm", "30 cm", "120 cm")
        assert made.right == "30 cm"

    def test_fractions_rise_by_value(self) -> None:
        assert choice("3/4", ["1/2", "7/8", "0.6"], random.Random(1)).options == ("1/2", "0.6", "3/4", "7/8")

    def test_words_stand_in_every_place_about_as_often(self) -> None:
        rng = random.Random(7)
        places = Counter(choice("a cat", ["a dog", "a hen", "a cow"], rng).key for _ in range(2000))
        assert all(430 < places[place] < 570 for place in range(4))

    def test_different_units_are_not_compared(self) -> None:
        orders = {choice("5 cm", ["2 kg", "9 s"], random.Random(seed)).options for seed in range(20)}
        assert len(orders) > 1


class TestIsSortedByValue:
    @pytest.mark.parametrize(("options", "expected"), [(("1", "2", "3"), True), (("1", "two", "3"), False)])
    def test_numbers_alone_are(self, options: tuple[str, ...], expected: bool) -> None:
        assert is_sorted_by_value(MultipleChoice(options, 0)) is expected


class TestWithKeyAt:
    @pytest.mark.parametrize("place", range(3))
    def test_the_right_one_stands_there(self, place: int) -> None:
        moved = with_key_at(MultipleChoice(("right", "b", "c"), 0), place)
        assert (moved.right, moved.key, moved.distractors) == ("right", place, ("b", "c"))


class TestMatching:
    def test_every_match_and_every_extra_is_shown_once(self) -> None:
        made = matching([("a", "1"), ("b", "2"), ("c", "3")], ["4"], random.Random(3))
        assert sorted(made.shown) == ["1", "2", "3", "4"]
        assert made.pairs == (("a", "1"), ("b", "2"), ("c", "3"))


class TestOrdering:
    def test_it_never_stands_right_already(self) -> None:
        for seed in range(200):
            made = ordering(["first", "second", "third"], random.Random(seed))
            assert made.right == ("first", "second", "third")
            assert made.shown != made.right
