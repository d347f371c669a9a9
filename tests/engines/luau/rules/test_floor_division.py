"""`a // b` in place of `math.floor(a / b)`."""

import pytest

from tests.engines.luau.looking import rewritten, tiers

RULE = "floor-division"
N = "local a, b = #x, #y "

REWRITTEN = {
    "two numbers": ("return math.floor(a / b)", "return a // b"),
    "a product": ("return math.floor(a * b / 2)", "return a * b // 2"),
    "a chain": ("return math.floor(a / b / 2)", "return a / b // 2"),
    "a sum in parentheses": ("return math.floor((a + 1) / 2)", "return (a + 1) // 2"),
    "a negative divisor": ("return math.floor(a/-b)", "return a//-b"),
    "a power": ("return math.floor(a / 2 ^ b)", "return a // 2 ^ b"),
    "in a sum": ("return 1 + math.floor(a / b)", "return 1 + (a // b)"),
    "in a product": ("return math.floor(a / b) * 2", "return (a // b) * 2"),
    "under a power": ("return math.floor(a / b) ^ 2", "return (a // b) ^ 2"),
    "under a minus": ("return -math.floor(a / b)", "return -(a // b)"),
    "under a cast": ("return math.floor(a / b) :: number", "return (a // b) :: number"),
    "a cast inside": ("return math.floor(a / b :: number)", "return a // b :: number"),
    "a call of a number function": ("return math.floor(math.abs(a) / 2)", "return math.abs(a) // 2"),
    "a loop variable": ("for i = 1, n do f(math.floor(i / 2)) end", "for i = 1, n do f(i // 2) end"),
    "nested": ("return math.floor(math.floor(a / b) / b)", "return (a // b) // b"),
    "math.floor in a local": ("local floor = math.floor return floor(a / b)", "local floor = math.floor return a // b"),
    "math by another name": ("local m = math return m.floor(a / b)", "local m = math return a // b"),
    "odd layout": ("return math . floor ( a/b )", "return a//b"),
    "a word right behind": ("local c = math.floor(a / b)f(c)", "local c = a // b f(c)"),
    "a number right behind": ("return math.floor(a / 2)or 1", "return (a // 2)or 1"),
    "a keyword right behind": ("return if y then math.floor(a / 2)else 1", "return if y then a // 2 else 1"),
    "a comment between": ("return math.floor(a /--[[ by ]] b)", "return a //--[[ by ]] b"),
    "CRLF": ("return math.floor(a / b)\r\n", "return a // b\r\n"),
}

LEFT_ALONE = {
    "an unknown left side": N + "return math.floor(z / b)",
    "an unknown right side": N + "return math.floor(a / z)",
    "a string that would be converted": N + "return math.floor('10' / 2)",
    "a table with __div": N + "local v = setmetatable({}, m) return math.floor(v / 2)",
    "tonumber, which may give nil": N + "return math.floor(tonumber(x) / 2)",
    "a number that becomes nil": N + "local c = 1 local function g() c = nil end return math.floor(c / 2)",
    "the second of too few values": "local a, b = 1 return math.floor(a / b)",
    "a loop variable that is assigned": "for i = 1, 2 do i = f() g(math.floor(i / 2)) end",
    "a parameter that someone else may fill": "local function f(c) return math.floor(c / 2) end g(f)",
    "a parameter that a call leaves out": "local function f(c) return math.floor(c / 2) end f(1) f()",
    "varargs": N + "return math.floor(... / 2)",
    "two arguments": N + "return math.floor(a / b, 1)",
    "parentheses around the division": N + "return math.floor((a / b))",
    "another operator": N + "return math.floor(a * b), math.floor(a // b), math.ceil(a / b)",
    "a local called math": N + "local math = {} return math.floor(a / b)",
    "a global called math": N + "math = {} return math.floor(a / b)",
    "a field of math": N + "math.floor = f return math.floor(a / b)",
    "another function by the name of floor": N + "local floor = math.ceil return floor(a / b)",
    "math.floor in a local that is assigned": N + "local floor = math.floor floor = f return floor(a / b)",
    "getfenv": N + "getfenv() return math.floor(a / b)",
    "setfenv": N + "setfenv(1, {}) return math.floor(a / b)",
    "loadstring": N + "loadstring('x')() return math.floor(a / b)",
    "a statement": N + "math.floor(a / b)",
    "a result that is indexed": N + "return math.floor(a / b).x",
    "a comment before the division": N + "return math.floor(--[[ of ]] a / b)",
    "a comment behind the division": N + "return math.floor(a / b --[[ done ]])",
    "a line end inside": N + "return math.floor(a /\nb)",
    "an operand on another line": N + "return z +\nmath.floor(a / b)",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(N + before, RULE) == N + after
    assert set(tiers(N + before, RULE)) == {"P"}


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


def test_a_function_that_luau_may_inline_needs_a_run() -> None:
    assert tiers("local function f(c) return math.floor(#c / 2) end return 1 + f(x)", RULE) == ["B"]
    assert tiers("local function f(c) return math.floor(#c / 2) end print(f(x))", RULE) == ["P"]
    assert tiers("local function f(c, ...) return math.floor(#c / 2) end return 1 + f(x)", RULE) == ["P"]


def test_a_constant_that_would_spread_needs_a_run() -> None:
    assert tiers("local a = 7 local c = math.floor(a / 2) return c", RULE) == ["B"]
    assert tiers("local a = 7 return math.floor(a / 2)", RULE) == ["P"]
