"""A local variable that nothing reads, computed without any effect."""

import pytest

from tests.engines.luau.looking import rewritten, tiers

RULE = "unused-local"

REMOVED = {
    "a line of its own": ("f()\nlocal x = 1\ng()", "f()\n\ng()"),
    "with its indentation": ("do\n\tlocal x = 1\n\tg()\nend", "do\n\n\tg()\nend"),
    "with its semicolon": ("f()\nlocal x = 1;\ng()", "f()\n\ng()"),
    "between others on a line": ("f() local x = 1 g()", "f() g()"),
    "first on a line": ("local x = 1 g()", "g()"),
    "last on a line": ("f() local x = 1\ng()", "f()\ng()"),
    "a comment behind": ("local x = 1 -- one\ng()", "-- one\ng()"),
    "a comment in front": ("--[[ one ]] local x = 1\ng()", "--[[ one ]]\ng()"),
    "CRLF": ("f()\r\nlocal x = 1\r\ng()\r\n", "f()\r\n\r\ng()\r\n"),
    "words on both sides": ("f'a'local x = 1 g()", "f'a' g()"),
    "two names": ("local x, y = 1, 'a' f()", "f()"),
    "a name that means something else outside": ("local x = f() do local x = 1 end g(x)", "local x = f() do end g(x)"),
    "in a repeat": ("repeat local x = 1 until f()", "repeat until f()"),
    "in a loop that continues": ("for i = 1, 2 do local x = 1 continue end", "for i = 1, 2 do continue end"),
}

PURE = (
    "nil", "true", "1", "'a'", "`a`", "{}", "{ 1, a = 2, ['b'] = 3 }", "a", "(a)", "not a", "not (a)",
    "n", "-n", "n + 1", "n / 0", "n // 0", "n % 0", "n ^ 2", "n .. s", "#s", "#t", "n < 2", "s < 'b'", "a == nil",
    "a ~= 'x'", "a and n", "a or n", "if a then n else s", "`{n} {s}`", "math.floor(n)", "math.sqrt(-1)", "{ a, n }",
)  # fmt: skip

NOT_PURE = {
    "a call": "f()",
    "a method": "s:upper()",
    "a function": "function() end",
    "a field, which may be computed": "a.x",
    "an index": "a[1]",
    "a field of a global": "game.Players",
    "a global, which may be computed": "g",
    "varargs": "...",
    "a sum of unknown values": "a + 1",
    "a minus of an unknown value": "-a",
    "a length of an unknown value": "#a",
    "a length of a number": "#n",
    "a concatenation of an unknown value": "a .. 's'",
    "a comparison of unknown values": "a < b",
    "an equality of unknown values": "a == b",
    "a comparison of a number and a string": "n < s",
    "a sum of a number and a string": "n + s",
    "an interpolated unknown value": "`{a}`",
    "a computed key, which may be nil": "{ [a] = 1 }",
    "an effect inside a table": "{ f() }",
    "an effect behind an and": "a and f()",
    "an effect in a choice": "if a then f() else 1",
    "a number function with an unknown value": "math.floor(a)",
    "a number function with two values": "math.max(n, n)",
    "another function of math": "math.random(n)",
    "a cast": "f() :: any",
}

LEFT_ALONE = {
    "read": "local x = 1 print(x)",
    "read by a closure": "local x = 1 f(function() return x end)",
    "read by a type": "local x = 1 type T = typeof(x)",
    "assigned": "local x = 1 x = f()",
    "counted up": "local x = 1 x += f()",
    "one of two is read": "local x, y = 1, 2 print(y)",
    "one of two values has an effect": "local x, y = 1, f()",
    "one value too many, with an effect": "local x = 1, f()",
    "no value": "local x",
    "a function": "local function x() end",
    "several lines": "local x = {\n1 }\nf()",
    "a comment inside": "local x = --[[ one ]] 1\nf()",
    "a comment before the semicolon": "local x = 1 --[[ one ]];\nf()",
    "a parenthesis on the next line, which would continue the line before": "local y = f\nlocal x = 1;\n(g or y)()",
    "math that the script replaced": "math = {} local n = 1 print(n) local x = math.floor(n)",
    "weak tables, which see what is held on to": "local a = {} setmetatable(w, { __mode = 'k' }) local x = a f(a)",
}


@pytest.mark.parametrize(("before", "after"), REMOVED.values(), ids=REMOVED)
def test_removed(before: str, after: str) -> None:
    assert rewritten(before, RULE) == after
    assert tiers(before, RULE) == ["P"]


KNOWN = "local a, n, s, t = f(), 1, 'a', { 1 } print(a, n, s, #t)"


@pytest.mark.parametrize("value", PURE)
def test_pure(value: str) -> None:
    assert rewritten(f"{KNOWN}\nlocal x = {value}\nf()", RULE) == f"{KNOWN}\n\nf()"


@pytest.mark.parametrize("value", NOT_PURE.values(), ids=NOT_PURE)
def test_not_pure(value: str) -> None:
    source = f"{KNOWN}\nlocal x = {value}\nf()"
    assert rewritten(source, RULE) == source


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


def test_the_length_of_a_table_that_someone_may_give_a_metatable() -> None:
    source = "local t = {}\nlocal x = #t\nf(t)"
    assert rewritten(source, RULE) == source


def test_a_function_that_luau_may_inline_needs_a_run() -> None:
    assert tiers("local function f() local x = { 1 } return 1 end print(1 + f())", RULE) == ["B"]
    assert tiers("local function f() local x = { 1 } return 1 end print(f())", RULE) == ["P"]


def test_a_loop_that_luau_may_unroll_over_lines_needs_a_run() -> None:
    assert tiers("for i = 1, 3 do local x = { 1 } print(y +\ni) end", RULE) == ["B"]
    assert tiers("for i = 1, 3 do local x = { 1 } print(y + i) end", RULE) == ["P"]
