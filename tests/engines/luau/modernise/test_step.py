"""Modernising as a part of an optimization: asked for or not, and what is said of it."""

from collections.abc import Callable

import pytest

from server.engines.luau.machine import CompileError
from server.engines.luau.modernise.step import MOST_LISTED, modernise
from server.engines.luau.optimize import optimize
from server.engines.luau.report import Report
from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.checked import CheckedMachine
from tests.engines.luau.running import applied, code, nothing

OLD = 'local s = "abc" -- wait()\nwait(1)\nprint(s:len(), #workspace:children(), tick())\n'
NEW = 'local s = "abc" -- wait()\ntask.wait(1)\nprint(#s, #workspace:GetChildren(), tick())\n'


def optimized(machine: PluauMachine, source: str | bytes, *, asked: bool, level: str = "balanced") -> Report:
    return optimize(source, file="s.luau", level=level, vm=machine, on_step=nothing, modernise=asked)


class TestOff:
    def test_nothing_is_modernised_or_said(self, checked: CheckedMachine) -> None:
        report = optimized(checked, OLD, asked=False)
        assert code(report) == OLD.replace("s:len()", "#s")
        assert (report.modernised, report.notes) == ([], [])
        assert not [change for change in report.changes if change.rule.startswith("modernise")]

    def test_it_is_off_unless_asked_for(self, checked: CheckedMachine) -> None:
        report = optimize(OLD, file="s.luau", level="balanced", vm=checked, on_step=nothing)
        assert "task.wait" not in code(report)


class TestOn:
    @pytest.mark.parametrize("level", ["conservative", "balanced"])
    def test_comes_before_the_optimizers_own_edits(self, checked: CheckedMachine, level: str) -> None:
        report = optimized(checked, OLD, asked=True, level=level)
        assert code(report) == NEW
        assert applied(report) == ["string-length"]
        assert report.behaviour.equivalent is True

    def test_each_place_is_told_with_its_lines_and_its_source(self, checked: CheckedMachine) -> None:
        one, two = optimized(checked, OLD, asked=True).modernised
        assert (one.line, one.before, one.after) == (2, "wait(1)", "task.wait(1)")
        assert one.title == "`task.wait` in place of `wait`"
        assert "at least 29 milliseconds" in one.difference
        assert one.source.endswith("/content/en-us/reference/engine/globals/RobloxGlobals.yaml")
        assert (two.line, two.title) == (3, "`GetChildren` in place of `children`")

    def test_the_notes_say_that_nothing_was_shown_and_state_each_difference(self, checked: CheckedMachine) -> None:
        first, *rest = optimized(checked, OLD, asked=True).notes
        assert first.startswith("2 places were modernised, as you asked. Modernised places were not shown to behave")
        assert rest[0].startswith("`wait` became `task.wait` in line 2: task.wait goes on")
        assert rest[1:] == ["1 of them is the same thing under its current name: `GetChildren`."]

    def test_the_notes_gather_what_only_has_another_name(self, checked: CheckedMachine) -> None:
        source = "workspace:children()\nworkspace:children()\nworkspace.ChildAdded:connect(print)\n"
        notes = optimized(checked, source, asked=True).notes
        assert notes[1:] == ["3 of them are the same things under their current names: `GetChildren`, `Connect`."]

    def test_what_is_left_to_a_person_becomes_advice(self, checked: CheckedMachine) -> None:
        (left,) = [one for one in optimized(checked, OLD, asked=True).changes if one.rule == "modernise-tick"]
        assert (left.line, left.outcome, left.applied, left.before) == (3, "advice", False, "tick()")

    def test_a_script_without_old_api_is_as_it_would_be_without(self, checked: CheckedMachine) -> None:
        source = 'local s = "a"\nprint(s:len())\n'
        assert optimized(checked, source, asked=True) == optimized(checked, source, asked=False)

    def test_only_modernised(self, checked: CheckedMachine) -> None:
        report = optimized(checked, "wait(1)\n", asked=True)
        assert (code(report), applied(report)) == ("task.wait(1)\n", [])
        assert (report.behaviour.equivalent, report.behaviour.method) == (None, "modernised, not compared")

    def test_byte_order_mark_line_ends_and_layout_stay(self, checked: CheckedMachine) -> None:
        source = "\ufeffwait( 1 ) -- a\r\n\tworkspace --[[b]] :children()\r\n".encode()
        report = optimized(checked, source, asked=True)
        assert code(report) == "\ufefftask.wait( 1 ) -- a\r\n\tworkspace --[[b]] :GetChildren()\r\n"
        assert [one.before for one in report.modernised] == ["wait( 1 ) -- a", "\tworkspace --[[b]] :children()"]

    def test_a_script_that_the_vm_does_not_know_is_left_alone(self, checked: CheckedMachine) -> None:
        report = optimized(checked, "const n = 1\nwait(n)\n", asked=True)
        assert (code(report), report.modernised) == ("const n = 1\nwait(n)\n", [])

    def test_a_script_that_cannot_be_read_fails_as_before(self, checked: CheckedMachine) -> None:
        assert optimized(checked, "wait(", asked=True).status == "failed"

    def test_an_error_of_the_script_names_the_line_that_it_has_in_the_file(self, checked: CheckedMachine) -> None:
        report = optimized(checked, "wait(1)\nlocal s = 'a'\nprint(s:len())\nerror('x')\n", asked=True)
        end = report.behaviour.run_end
        assert end is not None
        assert (end.how, end.line) == ("failed", 4)


class _Refusing(CheckedMachine):
    """A machine that does not compile what this does not allow."""

    allows: Callable[[str], bool] = staticmethod(lambda source: True)

    def compile_error(self, source: str) -> CompileError | None:
        if not self.allows(source):
            return CompileError(1, "too many locals", in_every_version=True)
        return super().compile_error(source)


class TestLimits:
    def test_a_script_that_would_no_longer_compile_stays_as_it_was(self) -> None:
        machine = _Refusing()
        machine.allows = lambda source: "task" not in source
        step = modernise("wait(1)\n", machine)
        assert (step.text, step.modernised) == ("wait(1)\n", [])
        assert step.notes == ["Nothing was modernised: the script would no longer compile."]

    def test_long_lists_are_cut_and_the_count_is_whole(self, machine: PluauMachine) -> None:
        step = modernise("wait(1)\n" * (MOST_LISTED + 100), machine)
        assert len(step.modernised) == MOST_LISTED
        assert step.notes[0].startswith(f"{MOST_LISTED + 100} places were modernised")
        assert step.notes[1].startswith(f"`wait` became `task.wait` in {MOST_LISTED + 100} places: ")
        assert step.text == "task.wait(1)\n" * (MOST_LISTED + 100)

    def test_long_chains_of_variables_and_calls_end(self, machine: PluauMachine) -> None:
        chain = "local v0 = workspace\n" + "".join(f"local v{n} = v{n - 1}\n" for n in range(1, 190))
        assert modernise(f"{chain}v189:children()", machine).modernised == [], "too far to follow"
        calls = "workspace" + ":clone()" * 400
        assert modernise(f"print({calls})", machine).text == f"print(workspace{':Clone()' * 400})"
