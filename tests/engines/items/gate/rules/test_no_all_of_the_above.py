"""No option about options."""

import pytest

from server.engines.items.gate.rules.no_all_of_the_above import RULE
from tests.engines.items.gate.written import choice, said


class TestNoAllOfTheAbove:
    @pytest.mark.parametrize(
        "option",
        [
            "All of the above",
            "none of the above",
            "All of these",
            "None of these answers is correct.",
            "Both of the above",
            "Two of the above",
            "Some of the above",
            "Both A and C",
            "A and B",
            "A and B only",
            "a, b and c",
            "(a) and (b)",
            "Either B or C",
            "Neither A nor D",
            "Options A and C",
            "I and II only",
            "I, II and III",
            "Both 1 and 2",
            "All are correct",
            "none",
            "The answer cannot be determined.",
        ],
    )
    def test_it_is_refused(self, option: str) -> None:
        assert len(said(RULE, choice("Which is right?", "iron", "gold", option))) == 1

    @pytest.mark.parametrize(
        "option",
        [
            "all living things",
            "none of its energy",
            "both parents",
            "vitamins A and C",
            "Neither side won the war.",
            "points A and B",
            "World War I",
            "all of the water below the ground",
            "I and my brother",
            "2 and 3",
            "Some plants store water above the ground.",
            "cannot be seen",
            "some temperature below zero",
            "all of those who could vote",
            "A",
        ],
    )
    def test_what_speaks_of_the_world_passes(self, option: str) -> None:
        assert said(RULE, choice("Which is right?", "iron", "gold", option)) == []
