"""The fuzz: no edit of tokens crashes the engine, hangs it, or loses a byte."""

import pytest

from tests.engines.luau.token_edits import MOST_CHARACTERS, edited_scripts, run
from tests.sizes import sized

EDITS = sized(1000, 100_000)


@pytest.mark.long
def test_nothing_goes_wrong() -> None:
    found = run(seed=20261126, edits=EDITS)
    assert found.troubles == []
    assert found.edits >= EDITS
    assert found.parsed > found.scripts / 20, "many edited scripts are Luau still"
    assert found.with_candidates > 20


def test_the_scripts_are_short_and_repeatable() -> None:
    first, second = ([scripts.next() for _ in range(50)] for scripts in (edited_scripts(7), edited_scripts(7)))
    assert first == second
    assert all(len(source) <= MOST_CHARACTERS for source, _ in first)
