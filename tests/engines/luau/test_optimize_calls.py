"""Functions that nobody calls, and a creator's driver, through the whole optimizer."""

from collections.abc import Iterator

import pytest

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.optimize import optimize
from server.engines.luau.rules import all_rules
from server.engines.luau.rules.rule import Candidate, Rule
from tests.engines.luau.checked import CheckedMachine, balanced
from tests.engines.luau.running import applied, nothing

PROVEN = "local s = tostring(1)\nprint(s:len())\n"


class TestCalls:
    """Functions that nobody calls are called."""

    MODULE = (
        "local Names = {}\n"
        "function Names.first(name: string)\n\treturn name:sub(1, 1)\nend\n"
        "function Names.size(name: string, mark)\n\tif mark == 3 then\n\t\treturn name:len()\n\tend\nend\n"
        "return Names\n"
    )

    def test_edits_in_them_are_applied_with_calls_as_evidence(self, checked: CheckedMachine) -> None:
        report = balanced(checked, self.MODULE)
        assert applied(report) == ["string-call", "string-length"]
        assert report.behaviour.cases == 120
        assert (report.behaviour.edited_lines, report.behaviour.edited_lines_executed) == (2, 2)
        assert "120 calls" in report.changes[0].evidence

    def test_without_runs_nothing_is_called_or_counted(self, checked: CheckedMachine) -> None:
        report = balanced(checked, self.MODULE, run_scripts=False)
        assert (applied(report), report.behaviour.cases, report.behaviour.edited_lines) == ([], 0, 0)

    def test_an_edit_that_a_call_refutes_stays_out_and_the_call_is_shown(
        self, checked: CheckedMachine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def find(script: Script) -> Iterator[Candidate]:
            start = script.source.find("return name:len()")
            if start >= 0:
                edit = Edit(start, start + 17, "return name:len() + 1")
                yield Candidate("wrong", "B", start, start + 17, (edit,), "Wrong", "It is wrong.")

        wrong = Rule("wrong", "Wrong", "", "", "", (), find)
        monkeypatch.setattr("server.engines.luau.plan.all_rules", lambda: (*all_rules(), wrong))
        report = balanced(checked, self.MODULE)
        assert "wrong" not in applied(report)
        (refusal,) = [change for change in report.changes if change.rule == "wrong"]
        shown = report.behaviour.counterexample
        assert shown is not None
        assert shown.call.startswith("module.size(")
        assert shown.call.endswith(", 3)")
        assert refusal.message.startswith(f"It is wrong. Not applied: the call {shown.call} does something else")
        assert report.behaviour.equivalent is True

    def test_another_seed_makes_other_calls(self, checked: CheckedMachine) -> None:
        cases = []
        for seed in (1, 1, 2):
            optimize(self.MODULE, file="a", level="balanced", vm=checked, on_step=nothing, run_scripts=True, seed=seed)
            cases.append(list(checked._cases))
        assert cases[0] == cases[1] != cases[2]


class TestDriver:
    def test_edits_that_only_it_reaches_are_applied(self, checked: CheckedMachine) -> None:
        source = "local M = {}\nlocal function size(s: string)\n\treturn s:len()\nend\nM[true] = size\nreturn M\n"
        alone = balanced(checked, source)
        driven = optimize(
            source,
            file="a",
            level="balanced",
            vm=checked,
            on_step=nothing,
            run_scripts=True,
            driver="print((...)[true]('abc'))",
        )
        assert (applied(alone), applied(driven)) == ([], ["string-length"])

    @pytest.mark.parametrize(
        ("driver", "problem"),
        [
            ("local x = = 1", "Line 1 of the driver: Expected identifier when parsing expression, got '='"),
            ("x = '\0'", "The driver: This is a binary file (it contains NUL bytes), not a Luau script."),
        ],
    )
    def test_one_that_is_no_luau_is_told(self, checked: CheckedMachine, driver: str, problem: str) -> None:
        report = optimize(
            PROVEN, file="a", level="balanced", vm=checked, on_step=nothing, run_scripts=True, driver=driver
        )
        assert report.error is not None
        assert (report.status, report.error.error, report.error.detail) == ("failed", "DriverError", problem)

    def test_one_that_stops_with_an_error_is_noted(self, checked: CheckedMachine) -> None:
        report = optimize(
            PROVEN, file="a", level="balanced", vm=checked, on_step=nothing, run_scripts=True, driver="error('no')"
        )
        assert report.notes == [
            "The driver stopped with an error: driver:1: no. What it would have done was not compared."
        ]
        assert applied(report) == ["string-length"]
