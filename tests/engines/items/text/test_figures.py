"""Figures in running text."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.engines.items.text.figures import FigureKind, figures_of, worded


class TestFiguresOf:
    @pytest.mark.parametrize(
        ("text", "kind", "figure", "value", "unit"),
        [
            ("on July 4, 1776, in", FigureKind.DATE, "July 4, 1776", None, ""),
            ("on 6 June 1944 at", FigureKind.DATE, "6 June 1944", None, ""),
            ("in May 1999.", FigureKind.DATE, "May 1999", None, ""),
            ("in 1776 they", FigureKind.YEAR, "1776", 1776, ""),
            ("in 44 BCE he", FigureKind.YEAR, "44 BCE", -44, "BCE"),
            ("in 476 CE it", FigureKind.YEAR, "476 CE", 476, ""),
            ("about 3.5 km from", FigureKind.QUANTITY, "3.5 km", Fraction(7, 2), "km"),
            ("at 9.8 m/s² down", FigureKind.QUANTITY, "9.8 m/s²", Fraction(49, 5), "m/s²"),
            ("at 25 kilometers per hour", FigureKind.QUANTITY, "25 kilometers per hour", 25, "kilometers per hour"),
            ("for $3.50 each", FigureKind.QUANTITY, "$3.50", Fraction(7, 2), "$"),
            ("at -5 °C it", FigureKind.QUANTITY, "-5 °C", -5, "°C"),
            ("about 50% of", FigureKind.QUANTITY, "50%", 50, "%"),
            ("some 5 million people live", FigureKind.QUANTITY, "5 million people", 5, "million people"),
            ("all 13 colonies", FigureKind.NUMBER, "13", 13, ""),
            ("use 3/4 cup", FigureKind.NUMBER, "3/4", Fraction(3, 4), ""),
            ("of 1,234,567 stars", FigureKind.NUMBER, "1,234,567", 1234567, ""),
            ("has Eight legs", FigureKind.WORDED, "Eight", 8, ""),
        ],
    )
    def test_one_with_its_place(self, text: str, kind: FigureKind, figure: str, value: Fraction, unit: str) -> None:
        (found,) = figures_of(text)
        assert (found.kind, found.text, found.value, found.unit) == (kind, figure, value, unit)
        assert text[found.start : found.end] == figure

    @pytest.mark.parametrize(
        "text",
        [
            "the 1990s",
            "the 19th century",
            "at 12:30",
            "twenty-five",
            "two-thirds",
            "World War II",
            "CO2",
            "v1.2.3x",
            "often",
        ],
    )
    def test_what_is_no_number_of_its_own(self, text: str) -> None:
        assert figures_of(text) == []

    def test_several_in_order(self) -> None:
        found = figures_of("In 1969, on July 20, 1969, two of 3 men walked 100 m.")
        assert [one.text for one in found] == ["1969", "July 20, 1969", "two", "3", "100 m"]

    @given(st.text(alphabet="0123456789 ,./-$%:abckmJulyBCE", max_size=40))
    def test_none_lies_within_another(self, text: str) -> None:
        found = figures_of(text)
        assert all(one.text == text[one.start : one.end] for one in found)
        assert all(one.end <= other.start for one, other in pairwise(found))


class TestWorded:
    def test_from_two_to_twenty(self) -> None:
        assert worded(7) == "seven"
        assert worded(20) == "twenty"
        assert worded(1) is worded(21) is None
