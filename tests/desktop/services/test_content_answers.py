"""What counts as right."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.content import AnyItem
from desktop.services.content_answers import Answer, is_right, value_of
from tests.desktop.content_samples import assessment, item


def question(kind: str, **fields: Any) -> AnyItem:
    return assessment(item(kind, **fields)).items[0]


class TestValueOf:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("3/4", Fraction(3, 4)),
            ("0.75", Fraction(3, 4)),
            (".5", Fraction(1, 2)),
            ("75%", Fraction(3, 4)),
            ("1 1/2", Fraction(3, 2)),
            ("1½", Fraction(3, 2)),
            ("-1 1/2", Fraction(-3, 2)),
            ("−2,000", Fraction(-2000)),
            ("1e3", Fraction(1000)),
            ("1/0", None),
            ("nan", None),
            ("1e999999999", None),
            ("1,5", None),
            ("", None),
            ("three", None),
        ],
    )
    def test_numbers_as_people_write_them(self, text: str, value: Fraction | None) -> None:
        assert value_of(text) == value

    @given(st.fractions())
    def test_every_fraction_is_read_as_it_is_written(self, number: Fraction) -> None:
        assert value_of(str(number)) == number


class TestIsRight:
    @pytest.mark.parametrize(
        ("kind", "answer", "right"),
        [
            ("multiple_choice", 1, True),
            ("multiple_choice", 0, False),
            ("multiple_choice", True, False),
            ("true_false", False, True),
            ("true_false", True, False),
            ("fill_in", " HALF. ", True),
            ("fill_in", "one  half", True),
            ("fill_in", "halves", False),
            ("matching", {"1/2": "2/4", "1/3": "2/6"}, True),
            ("matching", {"1/2": "2/6", "1/3": "2/4"}, False),
            ("matching", {"1/2": "2/4"}, False),
            ("ordering", [1, 2, 0], True),
            ("ordering", [0, 1, 2], False),
            ("numeric", "0.75", True),
            ("numeric", "6/8", True),
            ("numeric", "0.74", False),
            ("numeric", "much", False),
            ("luau_output", "1\n2\n", True),
            ("luau_output", "1 2", False),
            ("short_answer", "They are equal.", None),
        ],
    )
    def test_each_type(self, kind: str, answer: Answer, right: bool | None) -> None:
        assert is_right(question(kind), answer) is right

    def test_lowest_terms_are_wanted_as_such(self) -> None:
        asked = question("numeric", stem="What is 6/8 in lowest terms?")
        assert is_right(asked, "3/4")
        assert not is_right(asked, "6/8")

    def test_a_tolerance_lets_near_ones_in_and_no_others(self) -> None:
        asked = question("numeric", key="3.14", tolerance="0.01")
        assert is_right(asked, "3.15")
        assert not is_right(asked, "3.151")

    def test_a_unit_may_be_written(self) -> None:
        asked = question("numeric", key="12", unit="cm")
        assert is_right(asked, "12 cm")
        assert is_right(asked, "12")
        assert not is_right(asked, "cm")
