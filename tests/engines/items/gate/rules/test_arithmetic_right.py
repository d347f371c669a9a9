"""Keys that can be computed."""

from dataclasses import replace

import pytest

from server.engines.items.gate.rules.arithmetic_right import RULE
from server.engines.items.model import MultipleChoice
from tests.engines.items.gate.written import choice, false, fill, item, numeric, said, true


class TestAsked:
    @pytest.mark.parametrize(
        ("stem", "key"),
        [
            ("What is 3/4 + 1/8?", "7/8"),
            ("What is 3/8 + 1/8? Give your answer in simplest form.", "1/2"),
            ("Calculate 2 + 3 × 4.", "14"),
            ("15% of 80 = ?", "12"),
            ("What is 15% of 80?", "12"),
            ("What is the value of 2³ + 1?", "9"),
            ("7 × 8 =", "56"),
            ("Compute: (−2)² − √16", "0"),
            ("How much is 1 1/2 × 4?", "6"),
        ],
    )
    def test_a_right_key_passes_and_any_other_is_refused(self, stem: str, key: str) -> None:
        assert said(RULE, numeric(stem, key)) == []
        assert len(said(RULE, numeric(stem, f"1{key}"))) == 1

    @pytest.mark.parametrize(
        "stem",
        [
            "Mia has 3 bags with 4 apples. How many apples?",
            "What is the square root of 16?",
            "Round 3.14159 × 2 to one decimal.",
            "Solve for x: 2x − 7 = 9",
            "In which year was the war of 1812 − 1815?",
            "What is 5/0?",
        ],
    )
    def test_what_is_no_plain_sum_is_left_alone(self, stem: str) -> None:
        assert said(RULE, numeric(stem, "99")) == []

    def test_a_rounded_key_is_right_within_its_tolerance(self) -> None:
        assert said(RULE, numeric("What is 10 ÷ 3?", "3.33", tolerance="0.01")) == []
        assert said(RULE, numeric("What is 10 ÷ 3?", "3.33")) != []
        assert said(RULE, numeric("What is 10 ÷ 3?", "3.53", tolerance="0.01")) != []

    def test_a_fill_in_is_computed_too(self) -> None:
        assert said(RULE, fill("7 × 8 = _____", "56")) == []
        assert said(RULE, fill("7 × 8 = _____", "54")) != []


class TestOptions:
    def test_the_key_is_what_comes_out(self) -> None:
        right = choice("What is 2/8 + 3/8?", "5/8", "5/16", "6/8")
        assert said(RULE, right) == []
        assert len(said(RULE, replace(right, answer=MultipleChoice(("5/8", "5/16", "6/8"), 1)))) == 2

    def test_a_wrong_option_that_is_right_in_other_words(self) -> None:
        assert said(RULE, choice("What is 1/4 + 1/4?", "1/2", "0.5", "1/8")) == ["The option “0.5” is right."]

    def test_where_the_form_is_asked_for_an_equal_number_is_wrong(self) -> None:
        stem = "What is 3/8 + 3/8? Give your answer in simplest form."
        assert said(RULE, choice(stem, "3/4", "6/8", "6/16")) == []
        assert said(RULE, choice(stem, "1/4", "6/8", "6/16")) != []

    def test_with_units_the_number_counts(self) -> None:
        assert said(RULE, choice("What is 2 × 3?", "6 cm", "5 cm", "8 cm")) == []

    def test_a_rounded_option_is_right(self) -> None:
        assert said(RULE, choice("What is 10 ÷ 3?", "3.33", "3.6", "30")) == []
        assert said(RULE, choice("What is 10 ÷ 3?", "3.34", "3.6", "30")) != []

    def test_an_index_that_is_no_option_says_nothing_here(self) -> None:
        assert said(RULE, item("What is 2 × 3?", MultipleChoice(("6", "5", "8"), 5))) == []


class TestStatement:
    @pytest.mark.parametrize(
        "stem", ["8 × 4 = 32", "3/4 = 6/8", "1/2 > 1/3", "0.5 is equal to 1/2.", "2² ≠ 5", "3 ≤ 3"]
    )
    def test_true_ones(self, stem: str) -> None:
        assert said(RULE, true(stem)) == []
        assert len(said(RULE, false(stem, "something else"))) == 1

    @pytest.mark.parametrize("stem", ["8 × 4 = 30", "1/3 > 1/2", "1/3 + 1/3 = 2/6", "−2 is greater than 1."])
    def test_false_ones(self, stem: str) -> None:
        assert said(RULE, false(stem, "something else")) == []
        assert len(said(RULE, true(stem))) == 1

    def test_words_are_left_alone(self) -> None:
        assert said(RULE, true("A week has 9 days.")) == []
