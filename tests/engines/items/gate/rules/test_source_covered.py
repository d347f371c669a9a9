"""Sections of the source."""

from dataclasses import replace

from server.engines.items.gate.rules.source_covered import RULE
from server.engines.items.model import Item
from tests.engines.items.gate.written import CONTEXT, said_of_set, short

FOUR = replace(CONTEXT, sections=("One", "Two", "Three", "Four"))


def items_of(*sections: str) -> list[Item]:
    made = [short(f"Why is it so, number {number}?") for number in range(len(sections))]
    return [replace(one, source=replace(one.source, section=name)) for one, name in zip(made, sections, strict=True)]


class TestSourceCovered:
    def test_three_of_four_are_enough(self) -> None:
        assert said_of_set(RULE, items_of("One", "Two", "Three", "Three"), FOUR) == []

    def test_two_of_four_are_not(self) -> None:
        (found,) = said_of_set(RULE, items_of("One", "Two", "Two", "One"), FOUR)
        assert found == ("", "The questions come from 2 of 4 sections of the source.")

    def test_few_items_cannot_cover_all(self) -> None:
        assert said_of_set(RULE, items_of("One", "Two"), FOUR) == []
        assert len(said_of_set(RULE, items_of("One", "One"), FOUR)) == 1

    def test_unknown_sections_do_not_count(self) -> None:
        assert len(said_of_set(RULE, items_of("One", "Five", "Six", "Seven"), FOUR)) == 1

    def test_without_sections_nothing_is_said(self) -> None:
        assert said_of_set(RULE, items_of("One")) == []
