"""Three to five options, all different."""

import pytest

from server.engines.items.gate.rules.options_differ import RULE
from tests.engines.items.gate.written import choice, said

STEM = "Which of these is right?"


class TestCount:
    @pytest.mark.parametrize("wrong", [("b",), ("b", "c", "d", "e", "f")])
    def test_two_or_six_are_refused(self, wrong: tuple[str, ...]) -> None:
        assert len(said(RULE, choice(STEM, "a", *wrong))) == 1

    @pytest.mark.parametrize("wrong", [("b", "c"), ("b", "c", "d", "e")])
    def test_three_to_five_pass(self, wrong: tuple[str, ...]) -> None:
        assert said(RULE, choice("Which?", "x", *wrong)) == []

    def test_an_empty_one_is_refused(self) -> None:
        assert said(RULE, choice(STEM, "iron", " ", "gold")) == ["An option is empty."]


class TestTheSame:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("iron", "Iron"),
            ("iron", "iron."),
            ("the Sun", "Sun"),
            ("an atom", "“atom”"),
            ("0.5", "1/2"),
            ("50%", "0.5"),
            ("1 1/2", "3/2"),
            ("1,000", "1000"),
            ("½", "2/4"),
            ("−3", "-3"),
            ("5 cm", "5.0 cm"),
            ("$3.50", "$3.5"),
            ("9 square feet", "9.0 square feet."),
            ("x + 2", "x+2"),
        ],
    )
    def test_it_is_refused(self, one: str, other: str) -> None:
        assert said(RULE, choice(STEM, one, other, "something else")) == [
            f"Two options are the same: “{one}” and “{other}”."
        ]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("x + 2", "x − 2"),
            ("2x", "x²"),
            ("5 cm", "5 m"),
            ("3", "−3"),
            ("a < b", "a > b"),
            ("count += 1", "count = 1"),
            ("print(#t)", "print(t)"),
            ("H₂O", "HO₂"),
            ("AB", "BA"),
            ("10²", "102"),
        ],
    )
    def test_what_only_looks_alike_passes(self, one: str, other: str) -> None:
        assert said(RULE, choice(STEM, one, other, "something else")) == []


class TestWhatTheQuestionIsAbout:
    def test_equal_numbers_differ_where_the_form_is_asked_for(self) -> None:
        assert said(RULE, choice("What is 4/8 in simplest form?", "1/2", "2/4", "4/8")) == []
        assert said(RULE, choice("Which decimal is equal to one half?", "0.5", "1/2", "2.0")) == []

    def test_wrong_ones_may_be_equal_where_one_is_left_out(self) -> None:
        assert said(RULE, choice("Which of these is NOT equal to 3/5?", "0.35", "0.6", "60%")) == []
        assert said(RULE, choice("Which of these is NOT equal to 3/5?", "0.35", "35%", "0.6")) != []

    def test_commas_and_capitals_differ_where_writing_is_asked_for(self) -> None:
        assert (
            said(RULE, choice("Which sentence is written correctly?", "We run now.", "we run now.", "We run now")) == []
        )
        assert said(RULE, choice("Which day is spelled right?", "Friday", "friday", "fryday")) == []

    def test_the_very_same_is_refused_there_too(self) -> None:
        assert said(RULE, choice("Which word is the plural of child?", "children", "children", "childs")) != []
        assert said(RULE, choice("Which word is the plural of child?", "children", "children.", "childs")) != []
        assert said(RULE, choice("What is 4/8 in simplest form?", "1/2", "1/2", "4/8")) != []
