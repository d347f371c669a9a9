"""Keys from the teacher's text."""

from dataclasses import replace

import pytest

from server.engines.items.gate.rules.key_in_source import RULE
from server.engines.items.model import (
    Answer,
    FillIn,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Origin,
    ShortAnswer,
    TrueFalse,
)
from tests.engines.items.gate.written import CONTEXT, QUOTE, TEXT, item, said

WITH_SOURCE = replace(CONTEXT, sources={"frogs": TEXT})
NUMBERS = "The eggs hatch after 10 days."


def asked(answer: Answer, quote: str = QUOTE) -> Item:
    return item("What do frogs do?", answer, origin=Origin.MATERIAL, quote=quote)


class TestKey:
    @pytest.mark.parametrize(
        "answer",
        [
            MultipleChoice(("Water", "sand", "air"), 0),
            FillIn("eggs"),
            ShortAnswer("lay their eggs in water"),
            TrueFalse(False, "Frogs lay their eggs in water in early spring"),
            Matching((("Frogs", "eggs"), ("water", "early spring"), ("lay", "their")), (), ()),
            Ordering(("Frogs", "lay", "eggs"), (0, 1, 2)),
        ],
        ids=lambda answer: type(answer).__name__,
    )
    def test_what_stands_in_the_quote_passes(self, answer: Answer) -> None:
        assert said(RULE, asked(answer), WITH_SOURCE) == []

    @pytest.mark.parametrize(
        "answer",
        [
            MultipleChoice(("Water", "sand", "air"), 1),
            FillIn("egg"),
            ShortAnswer("lay their eggs in the sea"),
            TrueFalse(False, "Frogs lay their eggs in water in late spring."),
            TrueFalse(True),
            Ordering(("Frogs", "lay", "stones"), (0, 1, 2)),
        ],
        ids=lambda answer: type(answer).__name__,
    )
    def test_what_does_not_is_refused(self, answer: Answer) -> None:
        assert len(said(RULE, asked(answer), WITH_SOURCE)) == 1

    def test_a_number_is_that_of_the_quote(self) -> None:
        assert said(RULE, asked(Numeric("10"), NUMBERS), WITH_SOURCE) == []
        assert len(said(RULE, asked(Numeric("11"), NUMBERS), WITH_SOURCE)) == 2

    def test_an_index_that_is_no_option_says_nothing_here(self) -> None:
        for key in (-1, 3):
            assert said(RULE, asked(MultipleChoice(("sand", "salt", "air"), key)), WITH_SOURCE) == []


class TestPlace:
    def test_no_quote(self) -> None:
        assert said(RULE, asked(FillIn("eggs"), ""), WITH_SOURCE) == ["The place in the source is missing."]

    @pytest.mark.parametrize("by", [-2, 3, 400])
    def test_a_span_that_is_moved(self, by: int) -> None:
        one = asked(FillIn("eggs"))
        assert one.source.start is not None
        assert one.source.end is not None
        moved = replace(one.source, start=one.source.start + by, end=one.source.end + by)
        assert len(said(RULE, replace(one, source=moved), WITH_SOURCE)) == 1

    def test_a_quote_without_a_span_stands_anywhere(self) -> None:
        one = asked(FillIn("eggs"))
        assert said(RULE, replace(one, source=replace(one.source, start=None, end=None)), WITH_SOURCE) == []

    def test_a_quote_that_stands_nowhere(self) -> None:
        assert len(said(RULE, asked(FillIn("eggs"), "Toads lay eggs on land."), WITH_SOURCE)) == 1

    def test_other_line_breaks_are_the_same(self) -> None:
        broken = replace(CONTEXT, sources={"frogs": TEXT.replace("eggs in", "eggs\nin")})
        assert said(RULE, asked(FillIn("eggs")), broken) == []

    def test_a_source_that_is_not_at_hand_is_not_checked(self) -> None:
        assert said(RULE, asked(FillIn("eggs"), "Toads lay eggs on land.")) == []

    def test_items_of_other_origin_are_left_alone(self) -> None:
        assert said(RULE, item("What do frogs lay?", FillIn("stones")), WITH_SOURCE) == []
