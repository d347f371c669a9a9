"""A numeric for loop in place of a while loop that counts."""

import pytest

from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import applied, code, compared_at, printed

RULE = "counted-while"
N = "local n = #arg\n"

REWRITTEN = {
    "up to a length": (
        "local t = { 1, 2 }\nlocal i = 1\nwhile i <= #t do\n\tprint(t[i])\n\ti += 1\nend\n",
        "local t = { 1, 2 }\nfor i = 1, #t do\n\tprint(t[i])\nend\n",
    ),
    "with i = i + 1": ("local i = 1 while i <= 9 do f(i) i = i + 1 end", "for i = 1, 9 do f(i) end"),
    "turned round": (f"{N}local i = 1 while n >= i do f(i) i += 1 end", f"{N}for i = 1, n do f(i) end"),
    "in parentheses": ("local i = 1 while (i <= 9) do f(i) i += 1 end", "for i = 1, 9 do f(i) end"),
    "down": ("local i = 9 while i >= 1 do f(i) i -= 1 end", "for i = 9, 1, -1 do f(i) end"),
    "down with i = i - 2": ("local i = 9 while 1 <= i do f(i) i = i - 2 end", "for i = 9, 1, -2 do f(i) end"),
    "by two": ("local i = 1 while i <= 9 do f(i) i += 2 end", "for i = 1, 9, 2 do f(i) end"),
    "by a fraction": ("local i = 0 while i <= 1 do f(i) i += 0.1 end", "for i = 0, 1, 0.1 do f(i) end"),
    "with a type": ("local i: number = 1 while i <= 9 do f(i) i += 1 end", "for i: number = 1, 9 do f(i) end"),
    "a first value that is computed": (
        f"{N}local i = n - 2 while i <= n do f(i) i += 1 end",
        f"{N}local i = n - 2 for i = i, n do f(i) end",
    ),
    "a first value that is read before": (
        "local i = 1 f(i) while i <= 9 do f(i) i += 1 end",
        "local i = 1 f(i) for i = i, 9 do f(i) end",
    ),
    "beside another": (
        "local i, j = 1, 2 while i <= 9 do f(i) i += 1 end",
        "local i, j = 1, 2 for i = i, 9 do f(i) end",
    ),
    "assigned after": (
        "local i = 1 while i <= 9 do f(i) i += 1 end i = 5",
        "local i = 1 for i = i, 9 do f(i) end i = 5",
    ),
    "a way out": (
        "local i = 1 while i <= 9 do if f(i) then break end i += 1 end",
        "for i = 1, 9 do if f(i) then break end end",
    ),
    "continue of a loop inside": (
        "local i = 1 while i <= 9 do for j = 1, i do if f(j) then continue end end i += 1 end",
        "for i = 1, 9 do for j = 1, i do if f(j) then continue end end end",
    ),
    "in a loop, with its own counter": (
        "while f() do local i = 1 while i <= 9 do f(i) i += 1 end end",
        "while f() do for i = 1, 9 do f(i) end end",
    ),
    "in a function": (
        "local function g(a, n) local i = a + 1 while i <= n do f(i) i += 1 end end g(1, 2)",
        "local function g(a, n) local i = a + 1 for i = i, n do f(i) end end g(1, 2)",
    ),
    "a parameter up to a length": (
        "local t = {} local function g(i) while i <= #t do f(i) i += 1 end end g(1)",
        "local t = {} local function g(i) for i = i, #t do f(i) end end g(1)",
    ),
    "any number where it is assigned again": (
        "local i = -0 i = 1 while i <= 9 do f(i) i += 1 end",
        "local i = -0 i = 1 for i = i, 9 do f(i) end",
    ),
    "an operation over lines where nothing is unrolled": (
        "local t = {} local i = 1 while i <= #t do f(i +\n o.x) i += 1 end",
        "local t = {} for i = 1, #t do f(i +\n o.x) end",
    ),
    "with comments": (
        "local i = 1 -- first\nwhile i <= 9 do -- all\n\tf(i)\n\ti += 1 -- next\nend\n",
        "-- first\nfor i = 1, 9 do -- all\n\tf(i)\n\t-- next\nend\n",
    ),
    "a local that hides it": (
        "local i = 1 while i <= 9 do do local i = 'x' f(i) end i += 1 end",
        "for i = 1, 9 do do local i = 'x' f(i) end end",
    ),
}
LEFT_ALONE = {
    "native code": "--!native\nlocal i = 1 while i <= 9 do f(i) i += 1 end",
    "a native function": "@native function h() local i = 1 while i <= 9 do f(i) i += 1 end end",
    "less than": "local i = 1 while i < 9 do f(i) i += 1 end",
    "not equal": "local i = 1 while i ~= 9 do f(i) i += 1 end",
    "two conditions": "local i = 1 while i <= 9 and f(i) do f(i) i += 1 end",
    "the wrong way": "local i = 1 while i <= 9 do f(i) i -= 1 end",
    "the wrong way down": "local i = 1 while i >= 9 do f(i) i += 1 end",
    "multiplied": "local i = 1 while i <= 9 do f(i) i *= 2 end",
    "by nothing": "local i = 1 while i <= 9 do f(i) i += 0 end",
    "by a variable": "local i, d = 1, 1 while i <= 9 do f(i) i += d end",
    "by less than nothing": "local i = 1 while i <= 9 do f(i) i += -1 end",
    "of another": "local i, j = 1, 1 while i <= 9 do f(i) i = j + 1 end",
    "another counts": "local i, j = 1, 1 while i <= 9 do f(i) j += 1 end",
    "the other way round": "local i = 1 while i <= 9 do f(i) i = 9 - i end",
    "two at once": "local i, j = 1, 1 while i <= 9 do f(i) i, j = i + 1, 2 end",
    "not at the end": "local i = 1 while i <= 9 do i += 1 f(i) end",
    "only counting": "local i = 1 while i <= 9 do i += 1 end",
    "assigned inside": "local i = 1 while i <= 9 do if f(i) then i = 5 end i += 1 end",
    "counted twice": "local i = 1 while i <= 9 do f(i) i += 1 i += 1 end",
    "read after": "local i = 1 while i <= 9 do f(i) i += 1 end f(i)",
    "counted on after": "local i = 1 while i <= 9 do f(i) i += 1 end i += 1",
    "read in the condition around": "repeat local i = 1 while i <= 9 do f(i) i += 1 end until i > 5",
    "read in the next round around": "local i = 1 while f() do while i <= 9 do f(i) i += 1 end end",
    "captured": "local i = 1 while i <= 9 do f(function() return i end) i += 1 end",
    "captured before": "local i = 1 local function g() i = 1 end while i <= 9 do g() i += 1 end",
    "continue": "local i = 1 while i <= 9 do if f(i) then i += 0 continue end i += 1 end",
    "continue without": "local i = 1 while i <= 9 do if f(i) then continue end i += 1 end",
    "a global": "i = 1 while i <= 9 do f(i) i += 1 end",
    "a field": "local o = { i = 1 } while o.i <= 9 do f(o) o.i += 1 end",
    "no number": "local i = f() while i <= 9 do f(i) i += 1 end",
    "no number up to a length": "local t = {} local i = f() while i <= #t do f(i) i += 1 end",
    "a parameter up to the length of a constant": "local function g(i) while i <= #'abc' do f(i) i += 1 end end g(1)",
    "a parameter of anybody": "function g(i) while i <= 9 do f(i) i += 1 end end",
    "a bound of anybody": "function g(n) local i = 1 while i <= n do f(i) i += 1 end end",
    "a bound that changes": f"{N}local i = 1 while i <= n do n -= 1 i += 1 end",
    "a bound that is changed by a function": (
        f"{N}local function g() n -= 1 end local i = 1 while i <= n do g() i += 1 end"
    ),
    "a bound that a function of others may change": (
        f"{N}keep(function() n -= 1 end) local i = 1 while i <= n do f() i += 1 end"
    ),
    "a list that grows": "local t = { 1 } local i = 1 while i <= #t do if f() then table.insert(t, i) end i += 1 end",
    "a list of others": "local t = f() local i = 1 while i <= #t do f(t[i]) i += 1 end",
    "a list with a metatable": "local t = setmetatable({}, m) local i = 1 while i <= #t do f(t[i]) i += 1 end",
    "a list that others have": "local t = { 1 } keep(t) local i = 1 while i <= #t do f(t[i]) i += 1 end",
    "a bound that hangs on it": "local i = 1 while i <= i + 1 do if f(i) then break end i += 1 end",
    "a random bound": "local i = 1 while i <= math.random(9) do f(i) i += 1 end",
    "a bound that is a call": "local i = 1 while i <= f() do f(i) i += 1 end",
    "a bound that may be nil": "local n if f() then n = 5 end local i = 1 while i <= n do f(i) i += 1 end",
    "less than zero, and so perhaps -0": "local i = -0 while i <= 9 do f(i) i += 1 end",
    "a parameter, which may be -0": "local function g(i, n) while i <= n do f(i) i += 1 end end g(1, 2)",
    "what comes of a parameter": "local function g(a, n) local i = a while i <= n do f(i) i += 1 end end g(1, 2)",
    "a product, which may be -0": "local function g(a, n) local i = a * 2 while i <= n do f(i) i += 1 end end g(1, 2)",
    "a comment in the condition": "local i = 1 while i --[[ at most ]] <= 9 do f(i) i += 1 end",
    "a condition over lines": "local i = 1 while i\n<= 9 do f(i) i += 1 end",
    "a comment in the step": "local i = 1 while i <= 9 do f(i) i --[[ on ]] += 1 end",
    "an operation over lines": "local i = 1 while i <= 9 do f(i +\n o.x) i += 1 end",
    "inlining that would show": (
        "local t = {} local function g() local i, s = 1, 0 while i <= #t do s += i i += 1 end return s end "
        "print(o.x + g())"
    ),
    "a constant that would show": (
        "local function h(a) return a end local i = 1 while i <= 9 do f(h(i) + o.x) i += 1 end"
    ),
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(before, RULE) == after
    assert tiers(before, RULE) == ["B"]


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


NUMBERS = ("1", "0", "-0", "0.5", "-3", "2 ^ 53 - 2", "0 / 0", "1 / 0", "-1 / 0")
STEPS = ("1", "2", "0.1", "0.7", "1e300")


@pytest.mark.parametrize("first", NUMBERS)
@pytest.mark.parametrize("last", NUMBERS)
def test_the_same_numbers(first: str, last: str) -> None:
    """Whatever the bounds, in both directions; loops that go on for ever are left by a break."""
    parts = [
        f"do local i, n, c = {first}, {last}, 0 i = i while i {op} n do print(i, 1 / i) c += 1 "
        f"if c > 4 then break end i {sign}= {by} end end\n"
        for op, sign in (("<=", "+"), (">=", "-"))
        for by in STEPS
    ]
    source = "".join(parts)
    after = rewritten(source, RULE)
    assert "while" not in after
    assert printed(after) == printed(source)


@pytest.mark.parametrize("first", ["0", "1", "-3 + 3", "2 - 2"])
def test_the_same_numbers_where_the_loop_may_be_unrolled(first: str) -> None:
    source = f"local i = {first} while i <= 3 do print(i, 1 / i) i += 1 end"
    after = rewritten(source, RULE)
    assert "while" not in after
    assert printed(after) == printed(source)


def test_applied_at_its_level_only() -> None:
    source = "local t = { 4, 5, 6 }\nlocal i = 1\nwhile i <= #t do\n\tprint(t[i])\n\ti += 1\nend\n"
    report = compared_at("aggressive", source)
    assert RULE in applied(report)
    assert "while" not in code(report)
    (made,) = [change for change in report.changes if change.rule == RULE]
    assert "half as fast" in made.message
    assert "0.5 times with native code" in made.figures
    assert code(compared_at("balanced", source)) == source
