"""Negations in capitals."""

import pytest

from server.engines.items.gate.rules.negation_seen import RULE
from tests.engines.items.gate.written import choice, said


def asked(stem: str) -> list[str]:
    return said(RULE, choice(stem, "iron", "gold", "tin"))


class TestNegationSeen:
    @pytest.mark.parametrize(
        "stem",
        [
            "Which of these is not a metal?",
            "All of these are metals except which?",
            "Which metal does not rust?",
            "Which of these isn't a metal?",
            "What is never found in a mine?",
        ],
    )
    def test_a_small_not_is_told(self, stem: str) -> None:
        assert len(asked(stem)) == 1

    @pytest.mark.parametrize(
        "stem",
        [
            "Which of these is NOT a metal?",
            "All of these are metals EXCEPT which?",
            "Iron is not a gas. What is it?",
            "Which knot holds a boat?",
            "Which notes does a piano play?",
        ],
    )
    def test_capitals_and_other_sentences_pass(self, stem: str) -> None:
        assert asked(stem) == []
