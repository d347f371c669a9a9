"""Pairs that must be known."""

from dataclasses import replace

from server.engines.items.gate.rules.matching_fair import RULE
from server.engines.items.model import Matching
from tests.engines.items.gate.written import matching, said

PAIRS = (("melting", "An ice cube turns to water."), ("freezing", "A pond gets hard."), ("boiling", "A kettle sings."))


class TestMatchingFair:
    def test_pairs_without_a_hint_pass(self) -> None:
        assert said(RULE, matching(*PAIRS)) == []

    def test_no_match_too_many(self) -> None:
        assert len(said(RULE, matching(*PAIRS, extra=()))) == 1

    def test_a_shared_word_in_any_form(self) -> None:
        for told in ("Ice melts in a hand.", "A melting ice cube."):
            assert len(said(RULE, matching(("melting", told), *PAIRS[1:]))) == 1

    def test_small_words_may_be_shared(self) -> None:
        assert said(RULE, matching(("of the sea", "the salt of it"), *PAIRS[1:])) == []

    def test_a_word_that_others_share_too_tells_nothing(self) -> None:
        energies = (
            ("kinetic energy", "energy of motion"),
            ("thermal energy", "energy of heat"),
            ("light", "what shines"),
        )
        assert said(RULE, matching(*energies)) == []

    def test_two_prompts_or_two_matches_the_same(self) -> None:
        assert len(said(RULE, matching(("melting", "One."), ("Melting", "Two."), PAIRS[2]))) == 1
        assert len(said(RULE, matching(PAIRS[0], ("freezing", PAIRS[0][1]), PAIRS[2]))) == 1
        assert len(said(RULE, matching(*PAIRS, extra=("A pond gets hard",)))) == 1

    def test_signs_tell_matches_apart(self) -> None:
        assert said(RULE, matching(("is more than", ">"), ("is less than", "<"), ("equals", "="), extra=("≠",))) == []

    def test_what_is_shown_is_every_match_once(self) -> None:
        one = matching(*PAIRS)
        assert isinstance(one.answer, Matching)
        assert len(said(RULE, replace(one, answer=replace(one.answer, shown=one.answer.shown[1:])))) == 1
        assert said(RULE, replace(one, answer=replace(one.answer, shown=one.answer.shown[::-1]))) == []
