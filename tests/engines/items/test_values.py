"""Numbers as people write them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.engines.items.values import quantity_of, value_of, written, written_decimal, written_mixed

FRACTIONS = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)


class TestValueOf:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("3", 3),
            (" 7 ", 7),
            ("+3", 3),
            ("-3", -3),
            ("−3", -3),
            ("–3", -3),
            ("- 3", -3),
            ("1,000", 1000),
            ("12,345,678", 12345678),
            ("1,000.5", Fraction(2001, 2)),
            ("0.5", Fraction(1, 2)),
            (".5", Fraction(1, 2)),
            ("1/2", Fraction(1, 2)),
            ("3/-4", Fraction(-3, 4)),
            ("1 1/2", Fraction(3, 2)),
            ("−1 1/2", Fraction(-3, 2)),
            ("½", Fraction(1, 2)),
            ("2¾", Fraction(11, 4)),
            ("⅓", Fraction(1, 3)),
            ("50%", Fraction(1, 2)),
            ("100 %", 1),
        ],
    )
    def test_what_is_a_number(self, text: str, value: Fraction) -> None:
        assert value_of(text) == value

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " ",
            "-",
            ".",
            "--3",
            "-.",
            "5.",
            "1,00",
            "1,0000",
            "1/0",
            "1 1/0",
            "1 /2",
            "3e5",
            "x",
            "3 x",
            "²",
            "1/2/3",
            "1-2",
        ],
    )
    def test_what_is_none(self, text: str) -> None:
        assert value_of(text) is None


class TestQuantityOf:
    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("5", 5, ""),
            ("5 cm", 5, "cm"),
            ("5cm", 5, "cm"),
            ("$3.50", Fraction(7, 2), "$"),
            ("-$5", -5, "$"),
            ("€1,000", 1000, "€"),
            ("−20 °C", -20, "°C"),
            ("9.8 m/s²", Fraction(49, 5), "m/s²"),
            ("1 1/2 cups", Fraction(3, 2), "cups"),
            ("2 ¾ cups", Fraction(11, 4), "cups"),
            ("9 square feet", 9, "square feet"),
            ("60 miles per hour", 60, "miles per hour"),
            ("$15", 15, "$"),
            ("50%", Fraction(1, 2), ""),
        ],
    )
    def test_a_number_with_its_unit(self, text: str, value: Fraction, unit: str) -> None:
        assert quantity_of(text) == (value, unit)

    @pytest.mark.parametrize(
        "text", ["cm", "", "7 o'clock", "3 apples and 2 pears", "2x + 1", "12:30", "3-4", "5 is odd", "5 €"]
    )
    def test_what_is_none(self, text: str) -> None:
        assert quantity_of(text) is None


class TestWritten:
    @pytest.mark.parametrize(
        ("value", "plain", "mixed"),
        [
            (5, "5", "5"),
            (0, "0", "0"),
            (Fraction(-3, 4), "−3/4", "−3/4"),
            (Fraction(7, 2), "7/2", "3 1/2"),
            (Fraction(-7, 2), "−7/2", "−3 1/2"),
            (Fraction(6, 3), "2", "2"),
        ],
    )
    def test_plain_and_mixed(self, value: Fraction, plain: str, mixed: str) -> None:
        assert (written(value), written_mixed(value)) == (plain, mixed)

    @given(FRACTIONS)
    def test_what_is_written_is_read_back(self, value: Fraction) -> None:
        assert value_of(written(value)) == value
        assert value_of(written_mixed(value)) == value


class TestWrittenDecimal:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (Fraction(1, 8), "0.125"),
            (Fraction(-7, 2), "−3.5"),
            (5, "5"),
            (Fraction(1, 100), "0.01"),
            (Fraction(3, 50), "0.06"),
        ],
    )
    def test_one_that_ends(self, value: Fraction, text: str) -> None:
        assert written_decimal(value) == text

    def test_one_that_does_not(self) -> None:
        with pytest.raises(ValueError, match="1/3 has no decimal that ends"):
            written_decimal(Fraction(1, 3))

    @given(st.integers(-(10**6), 10**6), st.integers(0, 5))
    def test_it_is_read_back(self, number: int, places: int) -> None:
        value = Fraction(number, 10**places)
        assert value_of(written_decimal(value)) == value
