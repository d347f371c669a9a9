"""Compiling, bytecode and probes."""

import pytest

from server.engines.luau.machine import CompileError, VirtualMachine
from server.engines.luau.vm.machine import PluauMachine
from server.engines.luau.vm.session import Limits


@pytest.fixture(scope="module")
def machine() -> PluauMachine:
    return PluauMachine(Limits(ticks=20_000))


class TestInterface:
    def test_the_machine_is_what_the_optimizer_asks_for(self, machine: PluauMachine) -> None:
        virtual: VirtualMachine = machine
        assert virtual.version == "0.686"


class TestCompileError:
    def test_a_valid_script_has_none(self, machine: PluauMachine) -> None:
        assert machine.compile_error("local x: number = 1\nreturn `{x}`") is None
        assert machine.compile_error("") is None

    def test_the_first_error_carries_its_line(self, machine: PluauMachine) -> None:
        assert machine.compile_error("local a = 1\nlocal b = = 2") == CompileError(
            2, "Expected identifier when parsing expression, got '='"
        )

    def test_syntax_newer_than_the_vm_is_an_error(self, machine: PluauMachine) -> None:
        error = machine.compile_error("const x = 1")
        assert error is not None
        assert error.line == 1

    def test_a_nul_character_is_an_error_since_luau_would_ignore_the_rest(self, machine: PluauMachine) -> None:
        error = machine.compile_error("local a = 1\n\0 this is not Luau")
        assert error is not None
        assert error.line == 2


class TestBytecode:
    def test_names_comments_and_layout_do_not_change_it(self, machine: PluauMachine) -> None:
        one = machine.bytecode("local a = f() return a + 1")
        assert one == machine.bytecode("-- note\nlocal result = f()\nreturn result + 1")
        assert one != machine.bytecode("local a = f() return a + 2")


class TestExecuted:
    def test_probes_that_were_reached_are_returned(self, machine: PluauMachine) -> None:
        source = "__hit__(1); if workspace == nil then __hit__(2); end task.delay(1, function() __hit__(3); end)"
        assert machine.executed(source) == {1, 3}

    def test_probes_before_an_error_count(self, machine: PluauMachine) -> None:
        assert machine.executed("__hit__(1); error('x') __hit__(2);") == {1}

    def test_probes_before_a_limit_count(self, machine: PluauMachine) -> None:
        assert machine.executed("__hit__(1); while true do __hit__(2); end __hit__(3);") == {1, 2}

    def test_values_pass_through_and_count_when_they_are_strings_each_time(self, machine: PluauMachine) -> None:
        """The last one is given two values and gives one back."""
        source = (
            "for _, v in { 'a', 'b' } do assert(__hit__(1, v) == v) end "
            "for _, v in { 'a', 1, 'b' } do __hit__(2, v) end "
            "assert(__hit__(3, nil) == nil) assert(select('#', __hit__(4, 'a', 'b')) == 1) print(#__hit__(5, 'abc'))"
        )
        assert machine.executed(source) == {1, 4, 5}

    def test_values_are_not_known_when_the_run_was_stopped(self, machine: PluauMachine) -> None:
        assert machine.executed("__hit__(1); __hit__(2, 'a') while true do end") == {1}
        assert machine.executed("__hit__(1); __hit__(2, 'a') error('x')") == {1, 2}

    def test_probes_do_not_use_up_the_budget_of_a_script_that_fits_it(self, machine: PluauMachine) -> None:
        plain = "for i = 1, 15000 do end"
        assert machine.compare(plain, plain, lambda line: line).equivalent is True
        assert machine.executed("for i = 1, 15000 do __hit__(1); end __hit__(2);") == {1, 2}
