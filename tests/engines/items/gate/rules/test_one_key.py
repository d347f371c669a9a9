"""One key that can be read."""

from dataclasses import replace

import pytest

from server.engines.items.gate.rules.one_key import RULE
from server.engines.items.model import Item, MultipleChoice, Ordering
from tests.engines.items.gate.written import (
    choice,
    false,
    fill,
    item,
    matching,
    numeric,
    ordering,
    output,
    said,
    short,
    true,
)

PAIRS = (("Na", "sodium"), ("Fe", "iron"), ("K", "potassium"))


class TestOneKey:
    @pytest.mark.parametrize(
        "one",
        [
            choice("Which gas do plants take in?", "carbon dioxide", "oxygen", "helium"),
            true("Frogs lay eggs."),
            false("Frogs lay stones.", "Frogs lay eggs."),
            fill("Frogs lay _____.", "eggs"),
            numeric("What is 1/2 + 1/2?", "1", "1.0", "2/2"),
            numeric("What is 10 ÷ 3?", "3.33", tolerance="0.01"),
            matching(*PAIRS),
            ordering("one", "two", "three"),
            short("Why does ice melt?"),
            output("print(1)", "1"),
        ],
        ids=lambda one: str(one.type),
    )
    def test_a_readable_key_of_each_type_passes(self, one: Item) -> None:
        assert said(RULE, one) == []

    @pytest.mark.parametrize("key", [-1, 3, 99])
    def test_an_index_that_is_no_option(self, key: int) -> None:
        one = item("Which?", MultipleChoice(("a", "b", "c"), key))
        assert said(RULE, one) == ["No option is marked as the right one."]

    def test_a_false_statement_without_the_true_one(self) -> None:
        assert len(said(RULE, false("Frogs lay stones.", "  "))) == 1

    @pytest.mark.parametrize("one", [fill("Frogs lay _____.", " "), short("Why?", ""), output("print(1)", "")])
    def test_an_empty_key(self, one: Item) -> None:
        assert said(RULE, one) == ["The answer is missing."]

    def test_two_pairs_or_an_empty_prompt(self) -> None:
        assert len(said(RULE, matching(*PAIRS[:2]))) == 1
        assert len(said(RULE, matching(("", "sodium"), *PAIRS[1:]))) == 1

    @pytest.mark.parametrize("key", [(0, 1), (0, 1, 1), (0, 1, 3), ()])
    def test_an_order_that_does_not_name_every_step_once(self, key: tuple[int, ...]) -> None:
        one = replace(ordering("one", "two", "three"), answer=Ordering(("one", "two", "three"), key))
        assert len(said(RULE, one)) == 1

    def test_two_steps_are_no_order(self) -> None:
        assert len(said(RULE, ordering("one", "two"))) == 1

    @pytest.mark.parametrize("key", ["", "about 3", "three", "3 apples", "1/0"])
    def test_a_number_that_is_none(self, key: str) -> None:
        assert said(RULE, numeric("How many?", key)) == [f"The answer {key!r} is no number."]

    def test_another_way_of_writing_with_another_value(self) -> None:
        assert len(said(RULE, numeric("What is 1/2?", "0.5", "50%", "5/100"))) == 1

    def test_a_tolerance_that_is_no_number(self) -> None:
        assert said(RULE, numeric("How far?", "5", tolerance="a little")) == ["The tolerance is no number."]
