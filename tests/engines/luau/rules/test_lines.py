"""Which line an error names: what the rules take for granted, shown in the VM, and what they ask."""

import pytest

from server.engines.luau.rules.lines import operations_after, stays_on_line
from server.engines.luau.syntax.nodes import Call, NameRef
from tests.engines.luau.looking import script
from tests.engines.luau.running import seen


def probe(source: str) -> tuple[bool, bool]:
    """Whether the call of `probe` stays on its line, and whether an operation follows it."""
    looked = script(source)
    for node in looked.of(Call):
        assert isinstance(node, Call)
        if isinstance(node.func, NameRef) and node.func.name == "probe":
            return stays_on_line(looked, node), any(operations_after(looked, node))
    raise AssertionError("no probe")


FOLLOWED = (
    "return 1 + probe()", "return -probe()", "return #probe()", "return 'a' .. probe() .. 'b'", "return probe() < 1",
    "return t[probe()]", "return (probe()) ^ 2", "return (probe() or 1) + 1", "n += probe()", "t.x, t.y = probe(), 1",
    "for i = 1, probe() do end", "for i in probe() do end", "return { [probe()] = 1 }", "return 1 + probe().x",
)  # fmt: skip
NEUTRAL = (
    "probe()", "local a = probe()", "return probe()", "return f(probe())", "f:g(1, probe())", "return { probe() }",
    "return { a = probe() }", "return probe() == 1", "return not probe()", "return probe() and a + 1", "t.x = probe()",
    "if probe() then end", "while probe() do end", "return probe().x", "return 1 + f(probe())", "return `{probe()}`",
    "return 1 + #function() probe() end",
)  # fmt: skip


@pytest.mark.parametrize("source", FOLLOWED)
def test_followed_by_an_operation(source: str) -> None:
    assert probe(source) == (True, True)


@pytest.mark.parametrize("source", NEUTRAL)
def test_followed_by_none(source: str) -> None:
    assert probe(source) == (True, False)


@pytest.mark.parametrize(
    "source",
    ["return a +\nprobe()", "return probe() +\na", "n +=\nprobe()", "for i = 1,\nprobe() do end", "return probe(\n)"],
)
def test_an_operation_over_two_lines(source: str) -> None:
    assert not probe(source)[0]


@pytest.mark.parametrize("source", ["return a and\nprobe()", "return f(\nprobe(),\n1)", "local a =\nprobe()"])
def test_what_sets_its_line_itself_may_stand_anywhere(source: str) -> None:
    assert probe(source)[0]


def error_line(body: str, declaration: str) -> str:
    """Where a failing function of three lines says it failed."""
    run = seen(f"{declaration}\nlocal ok, text = pcall(function(n)\n{body}\nend) print(text)")
    return run.effects[0][1].split(":")[1]


class TestLuau:
    """Should one of these fail with a newer Luau, the rules may prove more than they do."""

    def test_an_operator_takes_the_line_of_its_last_compiled_operand(self) -> None:
        assert error_line("return n +\nx", "x = 5") == "4"
        assert error_line("return n +\nx", "local x = 5") == "3"

    def test_an_operator_after_an_inlined_call_takes_a_line_of_the_inlined_function(self) -> None:
        assert error_line("return 1 + g()", "function g() return nil end") == "3"
        assert error_line("return 1 + g()", "local function g() return nil end") == "1"

    @pytest.mark.parametrize("use", ["n.x = g()", "return g().x", "return n(g())", "return g()()", "n:m(g())"])
    def test_what_sets_its_line_itself(self, use: str) -> None:
        declaration = "function g() return nil end"
        assert error_line(use, declaration) == error_line(use, f"local {declaration}") == "3"
