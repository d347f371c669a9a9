"""Words around numbers."""

import random

import pytest

from server.engines.maths.wording import NAMES, an, counted, listed, ordinal, plural, two_names


class TestWording:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (counted(1, "block"), "1 block"),
            (counted(1200, "coin"), "1,200 coins"),
            (plural("box"), "boxes"),
            (plural("battery"), "batteries"),
            (plural("key"), "keys"),
            (listed(["a", "b", "c"]), "a, b and c"),
            (listed(["a"]), "a"),
            (an("octagon"), "an octagon"),
            (an("hexagon"), "a hexagon"),
            (ordinal(1), "1st"),
            (ordinal(12), "12th"),
            (ordinal(22), "22nd"),
            (ordinal(113), "113th"),
            (an("8-sided die"), "an 8-sided die"),
        ],
    )
    def test_number_and_article(self, text: str, said: str) -> None:
        assert text == said

    def test_two_people_have_different_names(self) -> None:
        assert all(len(set(two_names(random.Random(seed)))) == 2 for seed in range(200))
        assert len(set(NAMES)) == len(NAMES)
