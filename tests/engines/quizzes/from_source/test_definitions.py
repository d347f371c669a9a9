"""What a sentence says a word means."""

import pytest

from server.engines.quizzes.from_source.definitions import Definition, definitions_of
from server.engines.quizzes.from_source.material import reading_of
from tests.engines.quizzes.from_source.samples import FILLER, material


def _defined(sentence: str) -> list[Definition]:
    return definitions_of(reading_of([material(f"{FILLER * 3}\n\n{sentence}")]))


class TestDefinitions:
    @pytest.mark.parametrize(
        ("sentence", "term", "meaning"),
        [
            (
                "Myopia, or nearsightedness, is the inability to see distant things clearly.",
                "myopia",
                "the inability to see distant things clearly",
            ),
            (
                "The rate of flow (RF) is the volume of water that passes a point in a second.",
                "rate of flow",
                "the volume of water that passes a point in a second",
            ),
            (
                "The steepest part of a river bed is commonly referred to as the headwater.",
                "headwater",
                "The steepest part of a river bed",
            ),
            (
                "Roots take up water by osmosis, the movement of water across a membrane.",
                "osmosis",
                "the movement of water across a membrane",
            ),
            (
                "Memory is the set of processes used to encode, store, and retrieve what was learned.",
                "memory",
                "the set of processes used to encode, store, and retrieve what was learned",
            ),
        ],
    )
    def test_of_many_forms(self, sentence: str, term: str, meaning: str) -> None:
        found = next(one for one in _defined(sentence) if one.statement.text == sentence)
        assert (found.term, found.meaning) == (term, meaning)

    @pytest.mark.parametrize(
        "sentence",
        [
            "Drought is the leading cause of hunger in the valley.",
            "In the cold winter, the level of the river falls.",
            "The rate of flow is the rate that a river has.",
            "A river otter is a shy animal.",
        ],
    )
    def test_what_tells_something_else_of_it_defines_nothing(self, sentence: str) -> None:
        assert [one for one in _defined(sentence) if one.statement.text == sentence] == []
