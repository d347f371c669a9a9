"""Numeric keys as programs take them."""

import pytest

from server.engines.exports.numbers import DecimalKey, decimal_key, spellings
from server.engines.items.model import Numeric


class TestDecimalKey:
    @pytest.mark.parametrize(
        ("answer", "value", "tolerance"),
        [
            (Numeric("3"), "3", "0"),
            (Numeric("−3"), "-3", "0"),
            (Numeric("1,002.50"), "1002.5", "0"),
            (Numeric("2.5", tolerance="0.1"), "2.5", "0.1"),
            (Numeric("3/4", tolerance="0.01"), "0.75", "0.01"),
            (Numeric("1/3", tolerance="0.01"), "0.333333", "0.01"),
        ],
    )
    def test_a_decimal_has_a_point_and_the_sign_of_a_keyboard(
        self, answer: Numeric, value: str, tolerance: str
    ) -> None:
        assert decimal_key(answer) == DecimalKey(value, tolerance)

    @pytest.mark.parametrize("key", ["3/4", "1 1/2", "50%", "half past two"])
    def test_what_such_programs_do_not_read_is_typed(self, key: str) -> None:
        assert decimal_key(Numeric(key)) is None

    def test_the_bounds_are_exact(self) -> None:
        key = DecimalKey("1002.5", "0.05")
        assert (key.low, key.high) == ("1002.45", "1002.55")


class TestSpellings:
    @pytest.mark.parametrize(
        ("key", "found"),
        [
            ("3", ("3",)),
            ("−3", ("−3", "-3")),
            ("3/4", ("3/4", "0.75")),
            ("6/8", ("6/8", "3/4", "0.75")),
            ("−5/4", ("−5/4", "-5/4", "−1 1/4", "-1 1/4", "−1.25", "-1.25")),
            ("1/3", ("1/3", "0.33", "0.333", "0.3333")),
            ("1/300", ("1/300", "0.0033")),
            ("50%", ("50%",)),
            ("half", ("half",)),
        ],
    )
    def test_the_key_is_typed_in_these_ways(self, key: str, found: tuple[str, ...]) -> None:
        assert spellings(Numeric(key)) == found

    def test_other_spellings_of_the_item_count_too(self) -> None:
        assert spellings(Numeric("1/2", accepted=("2/4",))) == ("1/2", "2/4", "0.5")
