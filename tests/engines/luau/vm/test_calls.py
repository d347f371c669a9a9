"""Calls of what a script hands out: found, made, compared, and left out where they cannot be."""

from collections.abc import Sequence

import pytest

from server.engines.luau.analysis.script import Script
from server.engines.luau.exercise.cases import Case, Target, plan_cases
from server.engines.luau.machine import Comparison
from server.engines.luau.syntax.parser import parse
from server.engines.luau.vm.machine import PluauMachine
from server.engines.luau.vm.session import Limits
from server.engines.luau.vm.trace import Effect

LIMITS = Limits(memory_bytes=32 * 1024 * 1024, ticks=1_000_000, output_bytes=512 * 1024)
MODULE = "local M = {}\nfunction M.double(n: number)\n\treturn n * 2\nend\nreturn M\n"


class Prepared:
    """A machine that calls what `source` hands out."""

    def __init__(self, source: str, only: Sequence[Case] | None = None) -> None:
        self.source = source
        self.machine = PluauMachine(LIMITS)
        self.targets: list[Target] = []
        script = Script(parse(source))

        def plan(targets: Sequence[Target]) -> list[Case]:
            self.targets = list(targets)
            return list(only) if only is not None else plan_cases(script, targets, 0)

        self.machine.prepare(source, plan)

    def against(self, after: str) -> Comparison:
        return self.machine.compare(self.source, after, lambda line: line)

    def effects(self) -> tuple[Effect, ...]:
        return self.machine._run(self.source, 0).effects

    def calls(self) -> dict[str, int]:
        """How often each path is called."""
        paths = [case.path for case in self.machine._cases]
        return {path: paths.count(path) for path in dict.fromkeys(paths)}


class TestFound:
    def test_functions_of_what_is_returned_with_line_and_parameters(self) -> None:
        source = (
            "local M = { list = { print, function(a, b, ...) end } }\n"
            "function M:go(x) end\n"
            "function M.new() return setmetatable({}, { __index = M }) end\n"
            "return M, function() end\n"
        )
        assert Prepared(source).targets == [
            Target("=2", 4, 0, False),
            Target("=1.go", 2, 2, False),
            Target("=1.new", 3, 0, False),
            Target("=1.list[2]", 1, 2, True),
        ]

    def test_the_class_of_a_returned_object(self) -> None:
        source = "local C = {}\nC.__index = C\nfunction C:get() end\nreturn setmetatable({ own = function() end }, C)\n"
        assert [target.path for target in Prepared(source).targets] == ["=1.own", "=1~.get"]

    def test_handlers_and_callbacks_with_their_event(self) -> None:
        source = (
            "game.Players.PlayerAdded:Connect(function(player) end)\n"
            "Instance.new('RemoteFunction').OnServerInvoke = function(player, what) end\n"
        )
        assert Prepared(source).targets == [
            Target("@1", 1, 1, False, "PlayerAdded"),
            Target("@2", 2, 2, False, "OnServerInvoke"),
        ]

    def test_each_function_once_and_tables_that_hold_themselves_end(self) -> None:
        source = "local M = {}\nM.self = M\nfunction M.f() end\nM.g = M.f\nreturn M\n"
        assert [target.path for target in Prepared(source).targets] == ["=1.f"]

    def test_keys_that_no_path_can_name_are_left_alone(self) -> None:
        source = (
            "return { ['a b'] = function() end, [1.5] = function() end, [{}] = function() end, ok = function() end }"
        )
        assert [target.path for target in Prepared(source).targets] == ["=1.ok"]


class TestMade:
    def test_the_log_tells_result_error_and_what_was_done_to_arguments(self) -> None:
        source = (
            "local M = {}\n"
            "function M.fill(t) table.insert(t, 7) end\n"
            "function M.fail() error('no') end\n"
            "function M.ask(f) return f('x') end\n"
            "return M\n"
        )
        cases = [
            Case("=1.fill", ("{1}",), ()),
            Case("=1.fail", (), ()),
            Case("=1.ask", ('values.callback("callback", 5)',), ()),
            Case("=1.gone", (), ()),
        ]
        effects = [(one.kind, one.text) for one in Prepared(source, cases).effects()]
        assert effects[effects.index(("case", "1")) :] == [
            ("case", "1"),
            ("result", "()"),
            ("arguments", "(table#1{[1]=1,[2]=7})"),
            ("case", "2"),
            ("thread error", '("script:3: no")'),
            ("case", "3"),
            ("callback", 'callback("x")'),
            ("result", "(5)"),
            ("case", "4"),
            ("result", 'nothing to call at("=1.gone")'),
            ("case", "0"),
        ]

    def test_objects_are_made_used_and_told_at_the_end(self) -> None:
        source = (
            "local C = {}\nC.__index = C\n"
            "function C.new(n) return setmetatable({ n = n }, C) end\n"
            "function C:add(by) self.n += by end\n"
            "return C\n"
        )
        cases = [Case("=1.new", ("1",), (), "=1"), Case("=1.add", ('values.object("=1")', "41"), ())]
        objects = [one.text for one in Prepared(source, cases).effects() if one.kind == "object"]
        assert len(objects) == 1
        assert '["n"]=42' in objects[0]

    def test_a_call_that_waits_goes_on_later(self) -> None:
        source = "return { late = function() task.wait(1) print('late') end }"
        effects = Prepared(source, [Case("=1.late", (), ())]).effects()
        assert Effect("print", "late") in effects

    def test_how_the_script_itself_ended_stays_what_it_was(self) -> None:
        prepared = Prepared("return { late = function() while true do task.wait(1) end end }")
        end = prepared.against(prepared.source).end
        assert end is not None
        assert end.how == "ended"


class TestLeftOut:
    @pytest.mark.parametrize(
        "body",
        [
            "while true do end",
            "local t = {} while true do t[#t + 1] = string.rep('x', 1e6) end",
            "while true do print('x') end",
            "print(tostring({}):sub(-4) < '8000' and 1 or 2, {} < {} )",
        ],
    )
    def test_what_does_not_end_does_not_keep_the_rest_from_being_called(self, body: str) -> None:
        source = f"local M = {{}}\nfunction M.bad() {body} end\nfunction M.good(n: number) return n + 1 end\nreturn M\n"
        prepared = Prepared(source)
        assert prepared.calls().get("=1.good", 0) >= 30
        assert prepared.against(source).equivalent is True
        changed = source.replace("n + 1", "n + 2")
        assert prepared.against(changed).equivalent is False

    def test_what_does_something_else_each_time_is_not_called(self) -> None:
        source = (
            "local M = {}\nlocal keys = {}\n"
            "for i = 1, 40 do keys[{}] = i end\n"
            "function M.any() local all = 0 for _, i in pairs(keys) do all = (all * 41 + i) % 1e9 end return all end\n"
            "function M.good(n: number) return n + 1 end\nreturn M\n"
        )
        prepared = Prepared(source)
        assert prepared.calls().get("=1.any", 0) == 0
        assert prepared.calls()["=1.good"] >= 30

    def test_a_script_that_does_not_end_itself_is_called_nowhere(self) -> None:
        assert Prepared("local M = { f = function() end } while true do end return M").calls() == {}


class TestCompared:
    def test_an_edit_inside_a_function_that_nobody_calls_is_seen(self) -> None:
        prepared = Prepared(MODULE)
        result = prepared.against(MODULE.replace("n * 2", "n + n + 0 * n"))
        assert result.equivalent is False, "not the same for infinity"
        shown = result.counterexample
        assert shown is not None
        assert shown.call in ("module.double(math.huge)", "module.double(-math.huge)", "module.double(-0)")
        assert result.detail.startswith(f"The call {shown.call} does something else: result (")

    def test_equality_says_how_many_calls_it_covers(self) -> None:
        prepared = Prepared(MODULE)
        result = prepared.against(MODULE.replace("n * 2", "2 * n"))
        assert (result.equivalent, result.calls) == (True, 60)
        assert "Then 60 calls of its functions and event handlers with made-up arguments did the same." in result.detail
        assert "not called" not in result.detail

    def test_handlers_of_players_who_never_come_are_compared(self) -> None:
        source = "game.Players.PlayerAdded:Connect(function(player) print('hi ' .. player.Name) end)"
        assert Prepared(source).against(source.replace("hi ", "ho ")).equivalent is False

    def test_probes_in_such_functions_are_reached(self) -> None:
        prepared = Prepared(MODULE)
        assert prepared.machine.executed(MODULE.replace("return n", "__hit__(3) return n")) == frozenset([3])

    def test_another_script_starts_without_them(self) -> None:
        prepared = Prepared(MODULE)
        prepared.machine.prepare("print(1)", lambda _targets: [])
        assert prepared.machine.compare("print(1)", "print(1)", lambda line: line).calls == 0


class TestDriver:
    """A creator's own script that uses what the script returns."""

    DRIVER = "local m = ...\nfor i = 1, 3 do\n\tprint(m.double(i))\nend\n"

    def driven(self, driver: str, source: str = MODULE) -> tuple[PluauMachine, str]:
        machine = PluauMachine(LIMITS)
        return machine, machine.prepare(source, lambda _targets: [], driver)

    def test_is_compared(self) -> None:
        machine, error = self.driven(self.DRIVER)
        same = machine.compare(MODULE, MODULE.replace("n * 2", "n + n"), lambda line: line)
        other = machine.compare(MODULE, MODULE.replace("n * 2", "n * 3"), lambda line: line)
        assert (error, same.equivalent, other.equivalent) == ("", True, False)
        assert "Then the driver did the same." in same.detail

    def test_reaches_probes_and_is_timed(self) -> None:
        work = "i % 7 + i // 5 - i % 11 * 3 + i % 13 / 2 - i // 17"
        machine, _ = self.driven(f"local m = ... for i = 1, 300000 do m.double({work}) end")
        assert machine.executed(MODULE.replace("return n", "__hit__(3) return n")) == frozenset([3])
        timing = machine.measure(MODULE, MODULE, runs=5)
        assert not isinstance(timing, str)
        assert timing.before_ms > 0

    def test_one_that_fails_says_so(self) -> None:
        machine, error = self.driven("local m = ...\nprint(m.double(1))\nm.missing()\n")
        assert error == "driver:3: attempt to call a nil value"
        same = machine.compare(MODULE, MODULE, lambda line: line)
        assert same.equivalent is True
        assert f"Then the driver stopped with the same error: {error}." in same.detail

    def test_one_without_end_shows_nothing(self) -> None:
        machine, _ = self.driven("while true do end")
        assert machine.compare(MODULE, MODULE, lambda line: line).equivalent is None

    def test_comes_before_the_calls_and_is_not_one_of_them(self) -> None:
        machine = PluauMachine(LIMITS)
        script = Script(parse(MODULE))
        machine.prepare(MODULE, lambda targets: plan_cases(script, targets, 0), "error('x')")
        result = machine.compare(MODULE, MODULE.replace("n * 2", "n * 3"), lambda line: line)
        assert result.counterexample is not None
        assert result.counterexample.call.startswith("module.double(")
