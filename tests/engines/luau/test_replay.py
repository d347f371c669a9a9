"""A result is made again without running anything: all of it, and without one change."""

import pytest

from server.engines.luau.blame import places
from server.engines.luau.optimize import optimize
from server.engines.luau.proven import GainCheck
from server.engines.luau.replay import replayed
from server.engines.luau.revision import Revision
from tests.corpus.corpus import programs
from tests.engines.luau.running import SMALL, UntimedMachine, code, nothing

NAMES = ("kernels/svg_path", "kernels/checksum", "modules/leaderboard", "kernels/array_joins", "modules/chat_filter")


@pytest.mark.parametrize("name", NAMES)
def test_all_of_it_is_the_result_and_one_change_less_is_not(name: str) -> None:
    (program,) = [one for one in programs() if one.name == name]
    machine = UntimedMachine(SMALL)
    report = optimize(program.source, file="x", level="balanced", vm=machine, on_step=nothing)
    applied = [change for change in report.changes if change.applied]
    proven = frozenset(places([change for change in applied if change.tier == "P"]))
    compared = frozenset(places([change for change in applied if change.tier == "B"]))

    def made(left_out: frozenset[tuple[str, int]]) -> str:
        revision = Revision(program.source, "balanced")
        return replayed(revision, GainCheck(machine), proven - left_out, compared - left_out)

    assert applied
    assert made(frozenset()) == code(report)
    for place in {*proven, *compared}:
        other = made(frozenset({place}))
        assert other != code(report)
        assert machine.compile_error(other) is None
