"""The length of the key."""

from server.engines.items.gate.rules.key_length import RULE
from server.engines.items.model import MultipleChoice
from tests.engines.items.gate.written import choice, item, said

LONG = "because the water gets warm and goes up as a gas"
STEM = "Why do puddles disappear?"


class TestKeyLength:
    def test_a_key_that_is_the_longest_by_far(self) -> None:
        assert said(RULE, choice(STEM, LONG, "because of fish", "because of wind")) == [
            "The answer is clearly the longest option."
        ]

    def test_a_key_that_is_the_shortest_by_far(self) -> None:
        assert len(said(RULE, choice(STEM, "by heat", LONG, f"{LONG} too"))) == 1

    def test_keys_of_like_length_pass(self) -> None:
        assert said(RULE, choice(STEM, LONG, f"{LONG[:-6]} rain", LONG.replace("warm", "cold"))) == []

    def test_a_key_that_is_a_little_longer_passes(self) -> None:
        assert said(RULE, choice(STEM, f"{LONG} too", LONG, LONG.replace("warm", "cold"))) == []

    def test_two_long_options_hide_each_other(self) -> None:
        assert said(RULE, choice(STEM, LONG, LONG.replace("warm", "cold"), "by fish")) == []

    def test_a_long_wrong_option_passes(self) -> None:
        assert said(RULE, choice(STEM, "because of fish", LONG, "because of wind")) == []

    def test_short_options_tell_nothing(self) -> None:
        assert said(RULE, choice("Which number?", "twelve", "one", "two")) == []

    def test_an_index_that_is_no_option_says_nothing_here(self) -> None:
        assert said(RULE, item(STEM, MultipleChoice((LONG, "because of fish", "because of wind"), 3))) == []
