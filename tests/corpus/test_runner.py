"""The runner sees every difference that a script can show, and is itself apart from the product."""

import ast
from pathlib import Path

import pytest

from tests.corpus import runner
from tests.corpus.runner import Outcome, compare, run

DIFFERENT = {
    "what is printed": ("print(1)", "print(2)"),
    "an order": ("print(1) print(2)", "print(2) print(1)"),
    "one line less": ("print(1) print(2)", "print(1)"),
    "a returned value": ("return 1", "return 2"),
    "how many are returned": ("return 1", "return 1, nil"),
    "the sign of zero": ("return { 0 }", "return { -0 }"),
    "the last bit of a number": ("return 0.1 + 0.2", "return 0.3"),
    "the type of a value": ("return 1", "return '1'"),
    "a field": ("return { a = { b = 1 } }", "return { a = { b = 2 } }"),
    "the order of fields": (
        "local t = {} for i = 1, 20 do t['k' .. i] = 0 end return t",
        "local t = {} for i = 20, 1, -1 do t['k' .. i] = 0 end return t",
    ),
    "a metatable": ("return {}", "return setmetatable({}, {})"),
    "one table or two": ("local t = {} return t, t", "return {}, {}"),
    "an error": ("error('a', 0)", "error('b', 0)"),
    "the line of an error": ("error('a')", "\nerror('a')"),
    "an error in a thread": ("task.spawn(function() error('a', 0) end)", "task.spawn(function() end)"),
    "a warning": ("warn('a')", "print('a')"),
    "when something happens": (
        "task.delay(1, print, 'a') task.delay(2, print, 'b')",
        "task.delay(2, print, 'a') task.delay(1, print, 'b')",
    ),
    "a wait": ("print(task.wait(1))", "print(task.wait(2))"),
    "a thread that never ends": ("coroutine.yield()", ""),
    "a syntax error": ("print(1)", "print(1"),
    "what only some worlds show": (
        "print(1)",
        "print(if game:GetService('RunService'):IsStudio() then 2 else 1)",
    ),
}

ALIKE = {
    "names of variables": ("local a = 1 return a", "local b = 1 return b"),
    "addresses": ("print({})", "print({})"),
    "chance": ("print(math.random())", "print(math.random())"),
    "the clock": ("task.wait(3) print(os.clock(), os.time())", "task.wait(3) print(os.clock(), os.time())"),
    "objects": (
        "local f = Instance.new('Folder', workspace) f.Name = 'A' print(f, workspace.A.ClassName)",
        "local f = Instance.new('Folder', workspace) f.Name = 'A' print(f, workspace.A.ClassName)",
    ),
}


def same(before: str, after: str) -> bool:
    first, second = run(before, after)
    return compare(first, second, lambda line: line).same


class TestCompare:
    @pytest.mark.parametrize(("before", "after"), DIFFERENT.values(), ids=DIFFERENT)
    def test_a_difference_is_seen(self, before: str, after: str) -> None:
        assert not same(before, after)

    @pytest.mark.parametrize(("before", "after"), ALIKE.values(), ids=ALIKE)
    def test_no_difference_is_made_up(self, before: str, after: str) -> None:
        assert same(before, after)

    def test_a_line_may_move_with_the_map_only(self) -> None:
        before, after = run("error('a')", "\nerror('a')")
        assert compare(before, after, lambda line: line + 1).same
        assert not compare(before, after, lambda line: line + 2).same

    def test_without_a_map_lines_do_not_count(self) -> None:
        before, after = run("error('a')", "\nerror('a')")
        assert compare(before, after).same

    def test_what_was_lost_is_never_the_same(self) -> None:
        assert not compare(Outcome(lost="gone"), Outcome(lost="gone")).same


class TestRun:
    def test_an_endless_program_is_stopped(self) -> None:
        (outcome,) = run("while true do end", wall_seconds=1.0)
        assert outcome.lost == "stopped after 1 seconds"

    def test_a_program_that_eats_memory_fails_in_its_own_process(self) -> None:
        (outcome,) = run("local t, n = {}, 0 while true do n += 1 t[n] = string.rep('x', 2 ^ 20) .. n end")
        assert "not enough memory" in f"{outcome.events}{outcome.lost}"

    def test_every_world_is_there(self) -> None:
        (outcome,) = run("print(game:GetService('RunService'):IsStudio())")
        printed = [text for kind, text in outcome.events if kind in ("world", "print")]
        assert printed == ["1", "false", "2", "true", "3", "true"]


def test_it_imports_nothing_of_the_product() -> None:
    tree = ast.parse(Path(runner.__file__).read_text(encoding="utf-8"))
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {name.split(".")[0] for name in names} & {"server", "contracts", "desktop", "resources", "tests"} == set()
