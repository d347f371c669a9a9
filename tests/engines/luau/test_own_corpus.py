"""A sample of the corpus of our own writing. `dev.py bench --only luau` goes through all of it."""

import pytest

from tests.corpus.corpus import Program, sample
from tests.corpus.examine import LEVELS, MARKED_LEVELS, Finding, Untimed, examine, rule_ids

SIZE = 40
"""What fits into a minute, at every level."""
SEED = 20261515
"""With it the sample has marks of almost every rule, at both levels."""
SHARE = 0.9

pytestmark = pytest.mark.timeout(600)
"""The first test of a level pays for all of the sample, also where the machine is busy."""
SAMPLE = sample(SIZE, SEED)
MARKED = sorted({(mark.level, mark.rule) for program in SAMPLE for mark in program.wanted})


@pytest.fixture(scope="module")
def findings() -> dict[str, list[Finding]]:
    """Every program of the sample at every level."""
    return {level: [_examined(program, level) for program in SAMPLE] for level in LEVELS}


def _examined(program: Program, level: str) -> Finding:
    return examine(program, level, Untimed(), Untimed())


@pytest.mark.parametrize("level", LEVELS)
class TestSample:
    def test_the_same_behaviour(self, findings: dict[str, list[Finding]], level: str) -> None:
        assert {one.program.name: one.same.why for one in findings[level] if not one.same.same} == {}

    def test_traps_are_left_alone(self, findings: dict[str, list[Finding]], level: str) -> None:
        assert {one.program.name: one.wrong() for one in findings[level] if one.wrong()} == {}

    def test_optimizing_again_changes_nothing(self, findings: dict[str, list[Finding]], level: str) -> None:
        assert [one.program.name for one in findings[level] if not one.idempotent] == []

    def test_lines_that_no_edit_names_are_kept(self, findings: dict[str, list[Finding]], level: str) -> None:
        assert {one.program.name: one.strayed for one in findings[level] if one.strayed} == {}


class TestOpportunities:
    @pytest.mark.parametrize("level", MARKED_LEVELS)
    def test_nearly_all_are_taken(self, findings: dict[str, list[Finding]], level: str) -> None:
        wanted = [mark for one in findings[level] for mark in one.judged()]
        left = {one.program.name: one.unapplied() for one in findings[level] if one.unapplied()}
        assert wanted
        assert 1 - sum(map(len, left.values())) / len(wanted) >= SHARE, left

    @pytest.mark.parametrize(("level", "rule"), MARKED)
    def test_each_rule_takes_some(self, findings: dict[str, list[Finding]], level: str, rule: str) -> None:
        assert rule in rule_ids(), "marked in the corpus, and no rule"
        wanted = [mark for one in findings[level] for mark in one.judged() if mark.rule == rule]
        left = [mark for one in findings[level] for mark in one.unapplied() if mark.rule == rule]
        assert len(left) < len(wanted)
