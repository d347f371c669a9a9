"""The loop rules' own conditions, without the run that the engine adds: all edits are made, and nothing changes."""

from collections import Counter

import pytest

from server.engines.luau.plan import compatible, make_plan
from server.engines.luau.revision import edited
from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.loops import LoopPrograms
from tests.engines.luau.running import seen
from tests.engines.luau.test_properties import NEED_A_RUN, without_lines
from tests.sizes import sized

ENDS = ("ended", "failed", "waiting")
PROGRAMS = sized(200, 3000)


def after_all_edits(source: str, fired: Counter[str]) -> str:
    for _ in range(4):
        chosen = compatible([one for one in make_plan(source).candidates if one.rule in NEED_A_RUN])
        if not chosen:
            break
        fired.update(one.rule for one in chosen)
        source = edited(source, chosen)
    return source


@pytest.mark.long
def test_edits_change_nothing(machine: PluauMachine) -> None:
    fired: Counter[str] = Counter()
    for seed in range(PROGRAMS):
        source = LoopPrograms(seed).program()
        assert machine.compile_error(source) is None, source
        after = after_all_edits(source, fired)
        if after != source:
            assert machine.compile_error(after) is None, after
            before = seen(source)
            if before.ending in ENDS:
                assert without_lines(before) == without_lines(seen(after)), f"{source}\n--- became ---\n{after}"
    assert all(fired[rule] >= 5 for rule in NEED_A_RUN), fired
