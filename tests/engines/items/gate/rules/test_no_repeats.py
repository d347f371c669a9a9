"""Nothing twice."""

from dataclasses import replace

import pytest

from server.engines.items.gate.rules.no_repeats import RULE
from server.engines.items.model import Item, MultipleChoice
from tests.engines.items.gate.written import choice, item, matching, numeric, ordering, output, said_of_set, short

PAIRS = (("Na", "sodium"), ("Fe", "iron"), ("K", "potassium"))


def told(one: Item, other: Item) -> list[str]:
    return [item_id for item_id, _ in said_of_set(RULE, [one, replace(other, id="second")])]


class TestNoRepeats:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (short("Why does iron rust in wet air?"), short("Why does iron rust in wet air")),
            (
                short("Explain why iron rusts faster in wet air than in dry."),
                short("Explain why iron rusts more in wet air than in dry."),
            ),
            (numeric("What is 1,000 + 5?", "1005"), numeric("What is 1000 + 5 ?", "1005")),
            (
                numeric("How many equal sides does a regular hexagon have in all?", "6"),
                numeric("How many equal sides does a regular hexagon have in total?", "6"),
            ),
            (matching(*PAIRS), matching(*PAIRS[::-1])),
            (ordering("egg", "larva", "pupa"), ordering("larva", "egg", "pupa")),
            (output("print(1)", "1"), output("print(1)", "1")),
            (choice("Which is a noun?", "dog", "run", "red"), choice("Which is a noun?", "dog", "go", "blue")),
        ],
        ids=lambda one: str(one.type),
    )
    def test_the_later_of_two_that_ask_the_same(self, one: Item, other: Item) -> None:
        assert told(one, other) == ["second"]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (numeric("What is 7 × 8?", "56"), numeric("What is 7 × 9?", "63")),
            (numeric("What is 7 × 8?", "56"), numeric("What is 7 + 8?", "15")),
            (output("print(1)", "1"), output("print(2)", "2")),
            (
                numeric("How many sides does a regular hexagon have in total?", "6"),
                numeric("How many sides does a regular pentagon have in total?", "5"),
            ),
            (
                choice("Which word is a noun?", "dog", "run", "red"),
                choice("Which word is a noun?", "cup", "go", "blue"),
            ),
            (short("Why does iron rust?"), short("Why does salt melt ice on a road?")),
            (choice("Which is a noun?", "dog", "run", "red"), choice("Which is a verb?", "run", "dog", "red")),
            (matching(*PAIRS), matching(("Au", "gold"), ("Ag", "silver"), ("Pb", "lead"))),
        ],
        ids=lambda one: str(one.type),
    )
    def test_other_numbers_code_pairs_or_words_pass(self, one: Item, other: Item) -> None:
        assert told(one, other) == []

    def test_half_of_the_options_in_common_is_the_same_question(self) -> None:
        one = choice("Which word is a noun?", "dog", "run", "red", "go")
        assert told(one, choice("Which word is a noun?", "cup", "run", "red", "blue")) == ["second"]
        assert told(one, choice("Which word is a noun?", "cup", "run", "sing", "blue")) == []

    def test_another_type_may_ask_the_same(self) -> None:
        stem = "Which metal rusts in wet air?"
        assert told(choice(stem, "iron", "gold", "tin"), short(stem)) == ["second"]

    def test_unmarked_questions_are_compared_by_their_options(self) -> None:
        one = item("Which word is a noun?", MultipleChoice(("dog", "run", "red"), 3))
        assert told(one, choice("Which word is a noun?", "cup", "go", "blue")) == []

    def test_each_is_told_once(self) -> None:
        one = short("Why does iron rust in wet air?")
        three = [replace(one, id=name) for name in ("a", "b", "c")]
        assert [item_id for item_id, _ in said_of_set(RULE, three)] == ["b", "c"]
