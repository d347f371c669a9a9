"""Between which whole numbers a value stays."""

import pytest

from server.engines.luau.analysis.ranges import LARGEST, Ranges
from server.engines.luau.syntax.nodes import Call, NameRef
from tests.engines.luau.looking import script


def probe_range(source: str) -> tuple[int, int] | None:
    """The range of the argument of the only call of `probe`."""
    looked = script(source)
    calls = [node for node in looked.of(Call) if isinstance(node, Call) and isinstance(node.func, NameRef)]
    (call,) = [node for node in calls if isinstance(node.func, NameRef) and node.func.name == "probe"]
    return Ranges(looked).of(call.args[0])


KNOWN = {
    "a literal": ("probe(20)", (20, 20)),
    "digits in groups": ("probe(1_000)", (1000, 1000)),
    "the largest": (f"probe({LARGEST})", (LARGEST, LARGEST)),
    "parentheses": ("probe((3))", (3, 3)),
    "a local": ("local n = 20 probe(n)", (20, 20)),
    "the second of two": ("local a, n = 1, 2 probe(n)", (2, 2)),
    "a sum": ("local n = 20 probe(n + 1)", (21, 21)),
    "a difference": ("local n = 20 probe(1 - n)", (-19, -19)),
    "a product": ("local w, h = 64, 32 probe(w * h)", (2048, 2048)),
    "a whole quotient": ("local n = 7 probe(n // 2)", (3, 3)),
    "a counter": ("for i = 1, 20 do probe(i) end", (1, 20)),
    "a counter of a counter": ("for i = 1, 20 do for k = i, i + 5 do probe(k) end end", (1, 25)),
    "a loop that never runs": ("for i = 5, 1 do probe(i) end", (5, 5)),
    "a parameter": ("local function f(n) probe(n) end f(3) f(20)", (3, 20)),
    "the length of a string": ("local s = 'abc' probe(#s)", (0, LARGEST)),
    "the number of arguments": ("local function f(...) local n = select('#', ...) probe(n) end", (0, LARGEST)),
    "the length of a table": ("local t = { 1 } table.insert(t, 2) probe(#t)", (0, LARGEST)),
}

UNKNOWN = {
    "a fraction": "probe(2.5)",
    "an exponent": "probe(1e3)",
    "a hexadecimal number": "probe(0x10)",
    "too large": f"probe({LARGEST + 1})",
    "too large a product": "local n = 1001 probe(n * n)",
    "too large on the way": f"probe({LARGEST} + 1 - 1)",
    "a negative literal": "probe(-1)",
    "a global": "n = 20 probe(n)",
    "assigned again": "local n = 20 n = f() probe(n)",
    "added to": "local n = 20 n += 1 probe(n)",
    "no value": "local n probe(n)",
    "a quotient": "local n = 20 probe(n / 2)",
    "a whole quotient by zero": "local n = 0 probe(5 // n)",
    "a remainder": "probe(5 % 3)",
    "a power": "probe(2 ^ 3)",
    "a call": "probe(f())",
    "an argument": "local function f(...) probe(select(1, ...)) end",
    "another select": "local select = f local function g(...) probe(select('#', ...)) end",
    "the counter of steps": "for i = 1, 20, 2 do probe(i) end",
    "a counter that is assigned": "for i = 1, 20 do i = f() probe(i) end",
    "a counter to an unknown end": "for i = 1, n do probe(i) end",
    "a loop variable": "for i in t do probe(i) end",
    "a parameter of a function that is handed on": "local function f(n) probe(n) end f(3) g(f)",
    "a parameter that a call leaves out": "local function f(n) probe(n) end f(3) f()",
    "a parameter that is something else": "local function f(n) probe(n) end f(3) f(x)",
    "a parameter that counts down": "local function f(n) probe(n) if n > 0 then f(n - 1) end end f(3)",
    "a parameter that nothing passes": "local function f(n) probe(n) end",
    "the length of something unknown": "probe(#t)",
    "the length of a table that may get a metatable": "local t = {} g(t) probe(#t)",
    "the length of a literal table with an effect": "probe(#{ f() })",
    "one more than a length": "local s = 'abc' probe(#s + 1)",
}


@pytest.mark.parametrize(("source", "expected"), KNOWN.values(), ids=KNOWN)
def test_known(source: str, expected: tuple[int, int]) -> None:
    assert probe_range(source) == expected


@pytest.mark.parametrize("source", UNKNOWN.values(), ids=UNKNOWN)
def test_unknown(source: str) -> None:
    assert probe_range(source) is None


def test_many_calls_of_many_calls_take_no_time() -> None:
    lines = ["local function f0(n) probe(n) end"]
    lines += [f"local function f{depth}(n) {f'f{depth - 1}(n) ' * 20} end" for depth in range(1, 30)]
    assert probe_range("\n".join([*lines, "f29(7)"])) == (7, 7)
