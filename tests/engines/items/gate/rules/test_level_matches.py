"""Verbs and levels."""

import pytest

from server.engines.items.gate.rules.level_matches import RULE
from server.engines.items.model import Bloom
from tests.engines.items.gate.written import said, short


class TestLevelMatches:
    @pytest.mark.parametrize(
        ("stem", "bloom"),
        [
            ("Name three metals.", Bloom.EVALUATE),
            ("Design a bridge.", Bloom.REMEMBER),
            ("Justify your choice.", Bloom.UNDERSTAND),
        ],
    )
    def test_a_verb_of_a_level_far_away(self, stem: str, bloom: Bloom) -> None:
        assert len(said(RULE, short(stem, bloom=bloom))) == 1

    @pytest.mark.parametrize(
        ("stem", "bloom"),
        [
            ("Name three metals.", Bloom.UNDERSTAND),
            ("Explain why iron rusts.", Bloom.APPLY),
            ("Why does iron rust?", Bloom.CREATE),
            ("Design a bridge.", Bloom.CREATE),
        ],
    )
    def test_a_near_level_or_no_verb_passes(self, stem: str, bloom: Bloom) -> None:
        assert said(RULE, short(stem, bloom=bloom)) == []
