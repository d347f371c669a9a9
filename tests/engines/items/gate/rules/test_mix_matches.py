"""The mix of levels."""

from dataclasses import replace

from server.engines.items.gate.rules.mix_matches import RULE
from server.engines.items.model import Bloom
from tests.engines.items.gate.written import CONTEXT, said_of_set, short

HALF = replace(CONTEXT, bloom={Bloom.REMEMBER: 0.5, Bloom.UNDERSTAND: 0.5})


class TestMixMatches:
    def test_what_was_asked_for_or_nearly(self) -> None:
        for remembered in (4, 5, 6):
            levels = [Bloom.REMEMBER] * remembered + [Bloom.UNDERSTAND] * (10 - remembered)
            assert said_of_set(RULE, [short(f"Why {n}?", bloom=level) for n, level in enumerate(levels)], HALF) == []

    def test_far_from_it(self) -> None:
        found = said_of_set(RULE, [short(f"Why {n}?", bloom=Bloom.REMEMBER) for n in range(10)], HALF)
        assert found[0] == ("", "10 of 10 questions are at the level remember; 50% were asked for.")
        assert len(found) == 2

    def test_without_a_wish_nothing_is_said(self) -> None:
        assert said_of_set(RULE, [short("Why?")]) == []
        assert said_of_set(RULE, [], HALF) == []
