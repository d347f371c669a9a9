"""How many of the edited lines a run executed."""

from collections.abc import Iterator

import pytest

from server.engines.luau.coverage import LineCoverage, coverage
from server.engines.luau.edits import Edit
from server.engines.luau.report import Change
from server.engines.luau.revision import Revision
from server.engines.luau.rules.rule import Candidate
from server.engines.luau.syntax.nodes import Node, children
from server.engines.luau.vm.machine import PluauMachine

SCRIPT = """local function used(n)
	local twice = n * 2
	if n > 100 then
		return -1
	end
	return twice, {
		n = n,
	}
end
local function unused()
	return 1
end
type T = number
print(used(1))
"""


def changed(first: int, last: int | None = None) -> Change:
    return Change("rule", first, last or first, True, "applied", "P", "title", "message")


def covered(machine: PluauMachine, *changes: Change, source: str = SCRIPT) -> LineCoverage:
    return coverage(Revision(source), changes, machine.executed)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (2, 2, LineCoverage(1, 1)),
        (4, 4, LineCoverage(1, 0)),
        (3, 4, LineCoverage(2, 1)),
        (7, 7, LineCoverage(1, 1)),
        (11, 11, LineCoverage(1, 0)),
        (13, 13, LineCoverage(1, 0)),
        (14, 14, LineCoverage(1, 1)),
        (1, 14, LineCoverage(14, 11)),
    ],
)
def test_a_line_counts_when_its_statement_ran(
    machine: PluauMachine, first: int, last: int, expected: LineCoverage
) -> None:
    assert covered(machine, changed(first, last)) == expected


def test_lines_of_several_changes_count_once(machine: PluauMachine) -> None:
    assert covered(machine, changed(2), changed(2), changed(14)) == LineCoverage(2, 2)


def test_lines_that_moved_are_found_where_they_are_now(machine: PluauMachine) -> None:
    revision = Revision("print(1)\nif false then\n\tprint(2)\nend\nprint(3)\n")
    edit = Edit(0, 0, "local a = 1\nlocal b = 2\n")
    revision.apply([Candidate("rule", "B", 0, 8, (edit,), "title", "message")])
    executed = [coverage(revision, [changed(line)], machine.executed).executed for line in (1, 3, 5)]
    assert executed == [1, 0, 1]


@pytest.mark.parametrize(
    "source",
    ["local f = print; (f)(2)\n", "local x = 1 do print(x) end return x\n", "repeat local done = true until done\n"],
)
def test_probes_do_not_change_what_the_line_means(machine: PluauMachine, source: str) -> None:
    assert covered(machine, changed(1), source=source) == LineCoverage(1, 1)


def test_a_long_script_is_looked_through_once_for_each_line(
    machine: PluauMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    visited = 0

    def counted(node: Node) -> Iterator[Node]:
        nonlocal visited
        for child in children(node):
            visited += 1
            yield child

    monkeypatch.setattr("server.engines.luau.coverage.children", counted)
    lines = 300
    source = "local n = 0\n" + "n += 1\n" * lines
    assert covered(machine, changed(1, lines), source=source) == LineCoverage(lines, lines)
    assert visited < 10 * lines
