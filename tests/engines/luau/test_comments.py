"""Scripts without comments: the same program on the same lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.engines.luau.comments import without_comments
from server.engines.luau.optimize import optimize
from server.engines.luau.syntax.lexer import tokenize
from server.engines.luau.syntax.tokens import COMMENT
from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.checked import CheckedMachine
from tests.engines.luau.programs import programs
from tests.engines.luau.running import code, nothing


@pytest.mark.parametrize(
    ("source", "bare"),
    [
        ("local a = 1 -- one\nprint(a)\n", "local a = 1\nprint(a)\n"),
        ("-- alone\nprint(1)\n", "\nprint(1)\n"),
        ("\t-- indented\nprint(1)", "\nprint(1)"),
        ("print(1) --[[ in ]] print(2)\n", "print(1)   print(2)\n"),
        ("local--[[x]]a = 1", "local a = 1"),
        ("print(3 ---[[x]]\n-2)", "print(3\n-2)"),
        ("print(3 ---2\n)", "print(3\n)"),
        ("print(3 - --[[x]]-2)", "print(3 -  -2)"),
        ("print(1) --[[ a\nb\n]] print(2)", "print(1)\n\n print(2)"),
        ("print(1) --[==[ a ]] \r\n]==]\r\nprint(2)", "print(1)\r\n\r\nprint(2)"),
        ("print(1) -- a\r\nprint(2)", "print(1)\r\nprint(2)"),
        ("print(1) --[[a]] --[[b]] -- c\nprint(2)", "print(1)\nprint(2)"),
        ("--!strict\n--!native\n-- why\nprint(1)", "--!strict\n--!native\n\nprint(1)"),
        ('print("-- no", `-- {1}`, [[\n-- no\n]])', 'print("-- no", `-- {1}`, [[\n-- no\n]])'),
        ("", ""),
        ("-- only", ""),
    ],
)
def test_comments_go_and_lines_stay(source: str, bare: str) -> None:
    assert without_comments(source) == bare
    assert bare.count("\n") == source.count("\n")
    assert without_comments(bare) == bare


@given(program=programs(), places=st.lists(st.integers(0, 10_000), max_size=12), which=st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_the_bytecode_is_the_same(machine: PluauMachine, program: str, places: list[int], which: int) -> None:
    """Comments put between the tokens of a program, and taken out again."""
    comment = ("--[[ c ]]", "--[=[ a\nb ]=]", "-- c\n", "--[[]]--[[]]")[which]
    lines = program.split("\n")
    for place in places:
        lines[place % len(lines)] += f" {comment}"
    commented = "\n".join(lines)
    if machine.compile_error(commented) is None:
        bare = without_comments(commented)
        assert machine.bytecode(bare) == machine.bytecode(commented)
        assert all(token.kind is not COMMENT for token in tokenize(bare))  # a long string may hold one as text
        assert bare.count("\n") == commented.count("\n")


class TestOptimizing:
    SOURCE = "--!strict\nlocal s = tostring(1) -- text\nprint(s:len()) --[[ its\nlength ]]\n"

    def test_the_optimized_script_has_none(self, checked: CheckedMachine) -> None:
        report = optimize(self.SOURCE, file="a", level="balanced", vm=checked, on_step=nothing, preserve_comments=False)
        assert code(report) == "--!strict\nlocal s = tostring(1)\nprint(#s)\n\n"

    def test_byte_order_mark_and_failures_stay(self, checked: CheckedMachine) -> None:
        marked = optimize(
            "\ufeff-- x\nprint(1)", file="a", level="balanced", vm=checked, on_step=nothing, preserve_comments=False
        )
        assert code(marked) == "\ufeff\nprint(1)"
        broken = optimize("local = 1", file="a", level="balanced", vm=checked, on_step=nothing, preserve_comments=False)
        assert (broken.status, broken.optimized_code) == ("failed", None)

    def test_newer_syntax_is_left_alone(self, checked: CheckedMachine) -> None:
        source = "const x = 1 -- newer\n"
        report = optimize(source, file="a", level="balanced", vm=checked, on_step=nothing, preserve_comments=False)
        assert code(report) == source
