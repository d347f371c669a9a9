"""A script before and after an edit: same, different, or not shown."""

import pytest

from server.engines.luau.machine import Comparison
from server.engines.luau.report import RunEnd
from server.engines.luau.vm.machine import PluauMachine
from server.engines.luau.vm.session import Limits


@pytest.fixture(scope="module")
def machine() -> PluauMachine:
    return PluauMachine(Limits(memory_bytes=32 * 1024 * 1024, ticks=200_000, output_bytes=64 * 1024))


def compared(machine: PluauMachine, before: str, after: str, shift: int = 0) -> Comparison:
    return machine.compare(before, after, lambda line: line + shift)


class TestEqual:
    def test_the_same_effects_in_the_same_order(self, machine: PluauMachine) -> None:
        result = compared(machine, "local s = 'abc' print(s:len()) print(2)", "local s = 'abc' print(#s) print(2)")
        assert result.equivalent is True
        assert result.detail.startswith("3 effects in the same order.")

    def test_iteration_order_inside_returned_tables_does_not_matter(self, machine: PluauMachine) -> None:
        before, after = "local t = {} t.a = 1 t.b = 2 return t", "return {b = 2, a = 1}"
        assert compared(machine, before, after).equivalent is True

    def test_error_lines_are_mapped(self, machine: PluauMachine) -> None:
        result = compared(
            machine, "print(pcall(error, 'x'))\nerror('boom')", "\n\nprint(pcall(error, 'x'))\nerror('boom')", 2
        )
        assert result.equivalent is True
        assert 'Both stop with the same error at line 2: ("script:2: boom").' in result.detail

    @pytest.mark.parametrize(
        ("source", "end"),
        [
            ("print(1)", RunEnd("ended")),
            ("print(1)\nerror('boom')", RunEnd("failed", 2, "boom")),
            ("error('boom', 0)", RunEnd("failed", None, "boom")),
            ("print(nil + 1)", RunEnd("failed", 1, "attempt to perform arithmetic (add) on nil and number")),
            ("print(workspace.ChildAdded:Wait())", RunEnd("waiting")),
            ("while true do task.wait(1) end", RunEnd("horizon")),
        ],
    )
    def test_it_is_known_how_far_both_got(self, machine: PluauMachine, source: str, end: RunEnd) -> None:
        assert compared(machine, source, source).end == end

    def test_the_line_where_both_stopped_is_that_of_the_original(self, machine: PluauMachine) -> None:
        assert compared(machine, "error('x')", "\n\nerror('x')", 2).end == RunEnd("failed", 1, "x")

    def test_returned_functions_are_said_not_to_be_called(self, machine: PluauMachine) -> None:
        before, after = (
            "local M = {} function M.f() return 1 end return M",
            "local M = {} function M.f() return 2 end return M",
        )
        result = compared(machine, before, after)
        assert result.equivalent is True
        assert "compared by name and not called; what they keep inside was not compared" in result.detail

    def test_handlers_are_said_to_be_called_only_when_events_happen(self, machine: PluauMachine) -> None:
        source = "workspace.ChildAdded:Connect(print)"
        assert "only as far as events happen here" in compared(machine, source, source).detail

    def test_what_is_missing_outside_roblox_is_named(self, machine: PluauMachine) -> None:
        source = "local store = game:GetService('DataStoreService'):GetDataStore('x') print(store)"
        result = compared(machine, source, source)
        assert result.equivalent is True
        assert "Both stop with the same error at line 1" in result.detail
        assert "Not available outside Roblox: DataStoreService.GetDataStore." in result.detail

    def test_what_lies_beyond_the_horizon_is_said_not_to_be_run(self, machine: PluauMachine) -> None:
        source = "while true do task.wait(1) end"
        assert "30 seconds of virtual time" in compared(machine, source, source).detail


class TestDifferent:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("print(1)", "print(2)"),
            ("print(1) print(2)", "print(2) print(1)"),
            ("print(1)", "print(1) print(1)"),
            ("return 0", "return -0"),
            ("return {1}", "return {1, 2}"),
            ("local t = {} return t, t", "return {}, {}"),
            ("error('a')", "error('a', 0)"),
            ("print(1)", "print(1) coroutine.yield()"),
            ("task.wait(1)", "task.wait(1) while true do task.wait() end"),
            ("coroutine.yield()", "task.wait(99)"),
            ("workspace.Gravity = 1", "workspace.Gravity = 2"),
            ("return {f = print}", "return {f = 1}"),
            ("print('\\255')", "print('\\\\udcff')"),
            ("print('\\255')", "print('\\\\xff')"),
        ],
    )
    def test_another_effect_is_found(self, machine: PluauMachine, before: str, after: str) -> None:
        assert compared(machine, before, after).equivalent is False

    def test_an_error_on_another_statement_is_another_error(self, machine: PluauMachine) -> None:
        assert compared(machine, "error('x')", "\n\nerror('x')", 1).equivalent is False

    def test_the_first_difference_is_quoted(self, machine: PluauMachine) -> None:
        assert compared(machine, "print(1) print(2)", "print(1) print(3)").detail == (
            "Effect 2 differs: print 2, then print 3."
        )


class TestNotShown:
    def test_a_script_that_does_not_repeat_itself(self, machine: PluauMachine) -> None:
        source = "local t = {} for i = 1, 30 do t[{}] = i end for _, v in t do print(v) end"
        result = compared(machine, source, source)
        assert result.equivalent is None
        assert result.detail.startswith("Not deterministic")

    def test_a_difference_in_a_script_that_repeats_itself_only_mostly_is_not_blamed_on_the_edit(
        self, machine: PluauMachine
    ) -> None:
        unsteady = "local t = {[{}] = 1, [{}] = 2, [{}] = 3} for _, v in t do print(v) end"
        assert compared(machine, unsteady, "print(0)").equivalent is None

    @pytest.mark.parametrize(
        ("source", "reason"),
        [
            ("while true do end", "does not end by itself"),
            ("while true do print(string.rep('x', 100)) end", "prints without end"),
            ("return string.rep('x', 1e9)", "more memory"),
            ("local t = {} for i = 1, 2500 do t = {t} end return t", "nested more than 2000 deep"),
        ],
    )
    def test_a_script_that_is_stopped_by_a_limit(self, machine: PluauMachine, source: str, reason: str) -> None:
        result = compared(machine, source, source)
        assert result.equivalent is None
        assert reason in result.detail

    def test_an_edit_that_no_longer_ends(self, machine: PluauMachine) -> None:
        result = compared(machine, "print(1)", "print(1) while true do end")
        assert result.equivalent is None
        assert "the edited script was stopped" in result.detail


class TestElsewhere:
    """What a script is told by Roblox comes out differently in a second world."""

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("print(if game:GetService('RunService'):IsServer() then 1 else 2)", "print(1)"),
            ("print(if game:GetService('RunService'):IsStudio() then 1 else 2)", "print(2)"),
            ("print(os.time() > 1650000000)", "print(true)"),
            ("print(DateTime.now().UnixTimestamp > 1650000000)", "print(true)"),
            ("print(math.random(1, 1000000) == math.random(1, 1000000))", "print(math.random() > 2, nil == 1)"),
            ("print(#game.Players:GetPlayers())", "print(0)"),
            ("print(game.Players.LocalPlayer == nil)", "print(true)"),
        ],
    )
    def test_an_edit_that_holds_in_one_only_is_refused(self, machine: PluauMachine, before: str, after: str) -> None:
        result = compared(machine, before, after)
        assert result.equivalent is False

    def test_chance_is_another_chance_there(self, machine: PluauMachine) -> None:
        before = "local n = math.random(1, 1000000) print(n)"
        first = machine._run(before, 0).effects[0].text
        second = machine._run(before, 0, elsewhere=True).effects[0].text
        assert first != second
        assert compared(machine, before, f"print({first})").detail.startswith(
            "As a client in Studio, at another time: "
        )

    def test_equality_says_that_it_holds_there_too(self, machine: PluauMachine) -> None:
        assert compared(machine, "print(1)", "print(2 - 1)").detail.endswith(
            "The same as a client in Studio, at another time."
        )

    def test_where_the_original_cannot_be_compared_the_first_world_decides(self, machine: PluauMachine) -> None:
        before = "if not game:GetService('RunService'):IsServer() then while true do end end print(1)"
        result = compared(machine, before, before.replace("print(1)", "print(2 - 1)"))
        assert result.equivalent is True
        assert "client in Studio" not in result.detail

    def test_a_place_that_only_the_second_world_reaches_counts(self, machine: PluauMachine) -> None:
        source = "if game:GetService('RunService'):IsClient() then print(1) end"
        assert machine.compare(source, source, lambda line: line).equivalent is True
        assert machine.executed(source.replace("print", "__hit__(4) print")) == frozenset([4])

    def test_a_value_must_be_a_string_in_both(self, machine: PluauMachine) -> None:
        source = "local x = if game:GetService('RunService'):IsClient() then 1 else 'a' print(x)"
        assert machine.compare(source, source, lambda line: line).equivalent is True
        assert machine.executed(source.replace("print(x)", "print(__hit__(2, x))")) == frozenset()
