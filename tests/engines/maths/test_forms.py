"""How answers are printed, and what may stand beside them."""

from fractions import Fraction

import pytest

from server.engines.maths.forms import (
    DECIMAL,
    DOLLARS,
    FRACTION,
    INTEGER,
    MIXED,
    PERCENT,
    RATIONAL,
    WHOLE,
    Form,
    Number,
    decimal,
    whole,
)


class TestText:
    @pytest.mark.parametrize(
        ("form", "value", "text"),
        [
            (WHOLE, 12000, "12,000"),
            (INTEGER, -1200, "−1,200"),
            (FRACTION, Fraction(6, 8), "3/4"),
            (MIXED, Fraction(7, 4), "1 3/4"),
            (RATIONAL, Fraction(4, 2), "2"),
            (DECIMAL, Fraction(12345, 10), "1,234.5"),
            (DECIMAL, Fraction(-1, 8), "−0.125"),
            (DOLLARS, Fraction(7, 2), "$3.50"),
            (DOLLARS, 4, "$4.00"),
            (PERCENT, 25, "25%"),
            (whole("cm²"), 12, "12 cm²"),
            (Form(after="π cm"), 6, "6π cm"),
        ],
    )
    def test_a_value_in_its_form(self, form: Form, value: Number, text: str) -> None:
        assert form.text(value) == text

    def test_a_decimal_that_does_not_end_is_refused(self) -> None:
        with pytest.raises(ValueError):
            decimal(Fraction(1, 3))


class TestFits:
    @pytest.mark.parametrize(
        ("form", "value", "fits"),
        [
            (WHOLE, 3, True),
            (WHOLE, 0, False),
            (WHOLE, -3, False),
            (WHOLE, Fraction(1, 2), False),
            (INTEGER, -3, True),
            (INTEGER, 0, True),
            (FRACTION, Fraction(1, 2), True),
            (FRACTION, 2, False),
            (FRACTION, Fraction(1, 997), False),
            (DECIMAL, Fraction(1, 8), True),
            (DECIMAL, Fraction(1, 3), False),
            (DOLLARS, Fraction(1, 100), True),
            (DOLLARS, Fraction(1, 1000), False),
        ],
    )
    def test_only_values_of_the_same_kind(self, form: Form, value: Number, fits: bool) -> None:
        assert form.fits(value) is fits


class TestNear:
    @pytest.mark.parametrize("form", [WHOLE, INTEGER, FRACTION, MIXED, RATIONAL, DECIMAL, DOLLARS])
    @pytest.mark.parametrize("value", [Fraction(7, 4), Fraction(7), Fraction(41), Fraction(300)])
    def test_they_fit_are_different_and_begin_close_by(self, form: Form, value: Fraction) -> None:
        near = form.near(value)
        assert all(form.fits(one) and one != value for one in near)
        assert len(set(near)) == len(near)
        if form.fits(value):
            assert any(one < value for one in near)
            assert any(one > value for one in near)
