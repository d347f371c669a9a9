"""Algebra as it is printed."""

from fractions import Fraction

import pytest

from server.engines.maths.terms import in_parentheses, linear, quadratic, raised, summed


class TestTerms:
    @pytest.mark.parametrize(
        ("text", "printed"),
        [
            (linear(3, -5), "3x − 5"),
            (linear(-1, 0), "−x"),
            (linear(1, Fraction(1, 2), "n"), "n + 1/2"),
            (quadratic(1, -5, 6), "x² − 5x + 6"),
            (quadratic(1, 0, -9), "x² − 9"),
            (quadratic(-2, 1, 0), "−2x² + x"),
            (summed((0, "x"), (0, "")), "0"),
            (summed((2, "x"), (-1, "y"), (7, "")), "2x − y + 7"),
            (raised("x", 1), "x"),
            (raised("10", -12), "10⁻¹²"),
            (in_parentheses(-4), "(−4)"),
            (in_parentheses(4), "4"),
        ],
    )
    def test_signs_ones_and_zeros(self, text: str, printed: str) -> None:
        assert text == printed
