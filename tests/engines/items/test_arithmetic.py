"""Plain arithmetic, computed exactly."""

from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.engines.items.arithmetic import LARGEST_POWER, LONGEST, computed
from server.engines.items.values import written

OPERATIONS = "+−×÷"


@dataclass(frozen=True)
class Sum:
    """A tree of arithmetic; a leaf has no `sign`."""

    value: Fraction | None
    text: str
    is_leaf: bool = False


def joined(left: Sum, sign: str, right: Sum) -> Sum:
    """With brackets around whatever is no leaf."""
    text = f"{bracketed(left)} {sign} {bracketed(right)}"
    if left.value is None or right.value is None or (sign == "÷" and right.value == 0):
        return Sum(None, text)
    value = {
        "+": lambda a, b: a + b,
        "−": lambda a, b: a - b,
        "×": lambda a, b: a * b,
        "÷": lambda a, b: a / b,
    }[sign](left.value, right.value)
    return Sum(value, text)


def bracketed(one: Sum) -> str:
    return one.text if one.is_leaf else f"({one.text})"


LEAVES = st.fractions(min_value=0, max_value=50, max_denominator=12).map(lambda value: Sum(value, written(value), True))
SUMS = st.recursive(LEAVES, lambda inner: st.builds(joined, inner, st.sampled_from(OPERATIONS), inner), max_leaves=8)


class TestComputed:
    @given(SUMS)
    def test_what_is_printed_computes_to_its_value(self, one: Sum) -> None:
        if len(one.text) <= LONGEST:
            assert computed(one.text) == one.value

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("3/4 + 1 1/2 × (2 − 0.5)", 3),
            ("10 − 2 − 3", 5),
            ("24 ÷ 4 ÷ 2", 3),
            ("2 + 3 × 4", 14),
            ("1/2 ÷ 1/4", 2),
            ("3/4/2", Fraction(3, 8)),
            ("8 ÷ 2(2 + 2)", 16),
            ("2(3)(4)", 24),
            ("3 − −2", 5),
            ("2 × −3", -6),
            ("−5 + 3", -2),
            ("7 : 2", Fraction(7, 2)),
            ("2³ + 3²", 17),
            ("-2²", -4),
            ("(−2)²", 4),
            ("2^3^2", 512),
            ("2^-1", Fraction(1, 2)),
            ("√16 + 1", 5),
            ("√(9 + 16)", 5),
            ("2√9", 6),
            ("√0.25", Fraction(1, 2)),
            ("1,000 + 1", 1001),
            ("3 1/2 − 1 3/4", Fraction(7, 4)),
            ("15% of 80", 12),
            ("1/2 of (20 + 4)", 12),
            ("20%", Fraction(1, 5)),
            ("2 ^ 64", 2**64),
        ],
    )
    def test_signs_and_what_binds_first(self, text: str, value: Fraction) -> None:
        assert computed(text) == value

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "()",
            "((1)",
            "1)",
            "1 +",
            "× 2",
            "1/0",
            "5 ÷ (2 − 2)",
            "0^-1",
            "√2",
            "√(−4)",
            "5!",
            "x + 1",
            "2 3",
            "3.5.2",
            "1,00",
        ],
    )
    def test_what_is_no_arithmetic_or_does_not_come_out(self, text: str) -> None:
        assert computed(text) is None

    def test_what_would_take_long_is_not_tried(self) -> None:
        assert computed(f"2^{LARGEST_POWER + 1}") is None
        assert computed("9^64^64") is None
        assert computed("1 + " * LONGEST + "1") is None
        assert computed("(" * 150 + "1") is None

    @given(st.text(alphabet="0123456789 +−×÷*/().,^²³√%of-", max_size=40))
    def test_no_text_breaks_it(self, text: str) -> None:
        computed(text)
