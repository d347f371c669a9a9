"""A person leaves changes out: the others are made, shown safe and measured without them."""

import pytest

from server.engines.luau.blame import Place
from server.engines.luau.machine import Comparison, Timing
from server.engines.luau.optimize import optimize
from server.engines.luau.report import APPLIED, LEFT_OUT, Change, Report
from tests.engines.luau.checked import CheckedMachine
from tests.engines.luau.running import code, nothing

SCRIPT = """\
local s = tostring(12)
local n = 0
for i = 1, 9 do
	n += s:len()
end
print(n, math.floor(n / 2), s:len())
"""


def run(machine: CheckedMachine, *left_out: Place, source: str = SCRIPT, modernise: bool = False) -> Report:
    return optimize(
        source,
        file="script.luau",
        level="balanced",
        vm=machine,
        on_step=nothing,
        left_out=left_out,
        modernise=modernise,
    )


def of(report: Report, outcome: str) -> list[Change]:
    return [change for change in report.changes if change.outcome == outcome]


def made(report: Report) -> list[Change]:
    return of(report, APPLIED)


class TestLeftOut:
    def test_a_proven_change_is_not_made_and_is_listed(self, checked: CheckedMachine) -> None:
        everything = run(checked)
        assert "\tn += #s\n" in code(everything)
        (place,) = {(change.rule, change.line) for change in made(everything) if change.line == 4}
        report = run(checked, place)
        assert "\tn += s:len()\n" in code(report)
        assert code(report).endswith("#s)\n"), "the same rule elsewhere stays"
        (change,) = of(report, LEFT_OUT)
        assert (change.rule, change.line, change.applied, change.tier, change.evidence) == (*place, False, None, "")
        assert change.message.endswith(" You left it out.")
        assert change.after, "what it would have been is told"

    def test_a_compared_change_too(self, checked: CheckedMachine) -> None:
        source = "local t = {5, 6}\nfor i = 1, #t do\n\tlocal v = t[i]\n\tprint(v)\nend\n"
        everything = run(checked, source=source)
        (change,) = [change for change in made(everything) if change.tier == "B"]
        report = run(checked, (change.rule, change.line), source=source)
        assert "\tlocal v = t[i]\n" in code(report)
        assert [(one.rule, one.line) for one in of(report, LEFT_OUT)] == [(change.rule, change.line)]

    def test_the_claim_is_about_what_remains(self, checked: CheckedMachine) -> None:
        seen: list[tuple[str, str]] = []

        def timing(before: str, after: str) -> Timing | str:
            seen.append((before, after))
            return Timing(10, 5, 2.0, 15, 1.9, 2.1)

        checked.timing = timing
        everything = run(checked)
        place = next((change.rule, change.line) for change in made(everything) if change.line == 4)
        seen.clear()
        report = run(checked, place)
        assert (SCRIPT, code(report)) in seen
        assert all("#s\nend" not in before + after for before, after in seen), "nothing is run or timed with it"
        assert report.behaviour.equivalent is True
        assert all(change.speedup is None for change in of(report, LEFT_OUT))

    def test_all_of_them_leave_the_script_as_it_is(self, checked: CheckedMachine) -> None:
        places = [(change.rule, change.line) for change in made(run(checked))]
        report = run(checked, *places)
        assert code(report) == SCRIPT
        assert not made(report)
        assert {(change.rule, change.line) for change in of(report, LEFT_OUT)} == set(places)
        assert report.measurement is None

    def test_again_with_the_same_choice_comes_out_the_same(self, checked: CheckedMachine) -> None:
        place = next((change.rule, change.line) for change in made(run(checked)))
        assert run(checked, place).changes == run(checked, place, place).changes

    @pytest.mark.parametrize("place", [("string-length", 400), ("no-such-rule", 4), ("string-length", 1)])
    def test_a_place_where_nothing_comes_up_is_ignored(self, checked: CheckedMachine, place: Place) -> None:
        assert run(checked, place) == run(checked)

    def test_what_follows_from_it_does_not_appear(self, checked: CheckedMachine) -> None:
        source = "local a = {}\nlocal b = {a}\nprint('x')\n"
        lines = {change.line for change in made(run(checked, source=source))}
        first = [(change.rule, change.line) for change in made(run(checked, source=source)) if change.line == 2]
        assert lines == {1, 2}, "with the second gone nothing uses the first"
        report = run(checked, *first, source=source)
        assert code(report) == source
        assert [change.line for change in of(report, LEFT_OUT)] == [2]
        assert of(report, APPLIED) == []

    def test_lines_are_those_of_the_original_when_it_is_modernised(self, checked: CheckedMachine) -> None:
        source = f"wait(0)\n{SCRIPT}"
        everything = run(checked, source=source, modernise=True)
        place = next((change.rule, change.line) for change in made(everything) if change.line == 5)
        report = run(checked, place, source=source, modernise=True)
        assert "\tn += s:len()\n" in code(report)
        assert report.modernised

    def test_a_run_that_refutes_the_others_does_not_bring_it_back(self, checked: CheckedMachine) -> None:
        place = next((change.rule, change.line) for change in made(run(checked)) if change.line == 4)
        checked.verdict = lambda after: Comparison(False, "run", "It differs.") if "#s)" in after else None
        report = run(checked, place)
        assert "n += s:len()" in code(report)
        assert "s:len())" in code(report)
