"""What snippets print, in the real VM."""

from time import monotonic

import pytest

from server.engines.quizzes.luau_run import run


class TestRun:
    @pytest.mark.parametrize(
        ("code", "printed"),
        [
            ("print(1 + 1)", "2"),
            ("for i = 1, 3 do print(i) end", "1\n2\n3"),
            ("print(#'abc', nil, true)", "3 nil true"),
            ("print('a\\nb')", "a\nb"),
            ("local x = 5", ""),
            ("--!strict\nlocal x: number = 5\nprint(x)", "5"),
            ("task.wait(1)\nprint('later')", "later"),
            ("local p = Instance.new('Part')\np.Name = 'Door'\nprint(p.Name)", "Door"),
            ("print(pcall(error, 'x'))", "false x"),
            (
                "math.randomseed(5)\nlocal a = math.random(1, 6)\nmath.randomseed(5)\nprint(a == math.random(1, 6))",
                "true",
            ),
            ("(print)('bracket first')", "bracket first"),
        ],
    )
    def test_lines_as_they_are_printed(self, code: str, printed: str) -> None:
        assert run(code) == printed
        assert run(code) == printed

    @pytest.mark.parametrize(
        "code",
        [
            "print(",
            "x = = 1",
            "print(1)\0print(2)",
            "error('stop')",
            "print(nil + 1)",
            "task.spawn(function() error('in a thread') end) print(1)",
            "while true do end",
            "while true do task.wait(1) end",
            "for i = 1, 1e9 do print('line') end",
            "local t = {} while true do t[#t + 1] = ('x'):rep(1000) end",
            "print(('x'):rep(100000))",
            "local function f() return f() + 1 end f()",
            "local Module = require(game.ReplicatedStorage.Module) print(Module)",
        ],
    )
    def test_what_does_not_come_to_its_end(self, code: str) -> None:
        assert run(code) is None

    @pytest.mark.parametrize(
        "code",
        ["print({})", "print(print)", "print(math.random())", "print(os.clock())", "print(os.time())", "print(tick())"],
    )
    def test_what_another_time_prints_something_else(self, code: str) -> None:
        assert run(code) is None

    def test_a_snippet_cannot_change_the_next(self) -> None:
        assert run("string.upper = nil; _G.x = 1; print('changed')") in (None, "changed")
        assert run("print(('a'):upper(), _G.x)") == "A nil"

    def test_it_takes_two_seconds_at_most(self) -> None:
        began = monotonic()
        assert run("while true do end") is None
        assert run("local s = ('a'):rep(20000) for i = 1, 1e6 do s:find(('a?'):rep(10) .. 'b') end") is None
        assert monotonic() - began < 5
