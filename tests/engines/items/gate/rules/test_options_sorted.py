"""Numbers in order."""

import pytest

from server.engines.items.gate.rules.options_sorted import RULE
from tests.engines.items.gate.written import choice, said


class TestOptionsSorted:
    @pytest.mark.parametrize(
        "options", [("2", "1", "3"), ("1/2", "1/4", "3/4"), ("$5", "$3", "$9"), ("1776", "1812", "1765")]
    )
    def test_numbers_without_order(self, options: tuple[str, ...]) -> None:
        assert len(said(RULE, choice("How many?", *options))) == 1

    @pytest.mark.parametrize(
        "options",
        [
            ("1", "2", "3"),
            ("9", "5", "1"),
            ("1/4", "1/2", "3/4"),
            ("b", "a", "c"),
            ("5 cm", "3 m", "7 km"),
            ("2", "x", "1"),
        ],
    )
    def test_in_order_or_not_comparable(self, options: tuple[str, ...]) -> None:
        assert said(RULE, choice("How many?", *options)) == []
