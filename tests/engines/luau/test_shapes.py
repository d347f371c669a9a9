"""The conditions of rules that change the shape of code, without the run that the engine adds: nothing changes."""

import re
from collections import Counter

import pytest

from server.engines.luau.plan import compatible
from server.engines.luau.revision import Revision
from server.engines.luau.rules import all_rules
from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.running import Seen, seen
from tests.engines.luau.shapes import ShapePrograms
from tests.sizes import sized

ENDS = ("ended", "failed", "waiting")
PROGRAMS = sized(120, 1000)
RULES = {rule.id for rule in all_rules() if rule.level == "aggressive"} | {"hoist-closure"}
_ADDRESS = re.compile("0x[0-9a-f]+")


def after_all_edits(source: str, fired: Counter[str]) -> Revision:
    revision = Revision(source, "aggressive")
    for _ in range(4):
        chosen = compatible([one for one in revision.plan().candidates if one.rule in RULES])
        if not chosen:
            break
        fired.update(one.rule for one in chosen)
        revision.apply(chosen)
    return revision


def with_lines(run: Seen, revision: Revision | None = None) -> list[str]:
    """What a run showed, with the lines that errors name taken to where they are after the edits."""

    def moved(found: re.Match[str]) -> str:
        line = int(found.group(1))
        return f"script:{revision.current_line(line) if revision is not None else line}"

    return [run.ending, *(re.sub(r"script:(\d+)", moved, _ADDRESS.sub("", text)) for _, text in run.effects)]


@pytest.mark.long
def test_edits_change_nothing(machine: PluauMachine) -> None:
    fired: Counter[str] = Counter()
    for seed in range(PROGRAMS):
        source = ShapePrograms(seed).program()
        if machine.compile_error(source) is not None:
            continue
        revision = after_all_edits(source, fired)
        if revision.text != source:
            assert machine.compile_error(revision.text) is None, revision.text
            before = seen(source)
            if before.ending in ENDS:
                after = with_lines(seen(revision.text))
                assert after == with_lines(before, revision), f"{seed}\n{source}\n--- became ---\n{revision.text}"
    assert all(fired[rule] >= PROGRAMS // 20 for rule in RULES), fired
