"""A script's own globals become locals."""

import pytest

from server.engines.luau.rules.script_level import LOCAL_BUDGET
from tests.engines.luau.looking import rewritten, tiers

RULE = "global-to-local"

REWRITTEN = {
    "a variable": ("x = f() print(x)", "local x = f() print(x)"),
    "a function": ("function g() end g()", "local function g() end g()"),
    "a recursive function": ("function g(n) return g(n - 1) end", "local function g(n) return g(n - 1) end"),
    "a variable that holds a function": ("g = function() end g()", "local g = function() end g()"),
    "several at once": ("x, y = f() print(x, y)", "local x, y = f() print(x, y)"),
    "fewer values than names": ("x, y = 1 print(x, y)", "local x, y = 1 print(x, y)"),
    "assigned again later": ("x = 1 print(x) x = 2", "local x = 1 print(x) x = 2"),
    "counted up in a function": ("x = 0 function f() x += 1 end", "local x = 0 function f() x += 1 end"),
    "captured in a loop": (
        "x = 1 for i = 1, 9 do f(function() return x end) end",
        "local x = 1 for i = 1, 9 do f(function() return x end) end",
    ),
    "a name that is local elsewhere": (
        "do local x = 1 f(x) end x = 2 g(x)",
        "do local x = 1 f(x) end local x = 2 g(x)",
    ),
    "statements on one line": ("a = f() b = f() print(a, b)", "local a = f() local b = f() print(a, b)"),
    "a comment in front": ("--[[ count ]] x = 1 -- one\nprint(x)", "--[[ count ]] local x = 1 -- one\nprint(x)"),
    "CRLF": ("x = 1\r\nprint(x)\r\n", "local x = 1\r\nprint(x)\r\n"),
    "a word without blank in front": ("f'a'x = 1 print(x)", "f'a'local x = 1 print(x)"),
    "typeof": ("x = 1 type T = typeof(x) print(x)", "local x = 1 type T = typeof(x) print(x)"),
}

LEFT_ALONE = {
    "a constant read on the second line of an operation": "x = 1 print(y +\nx)",
    "read before": "print(x) x = 1 print(x)",
    "read by an earlier function": "local function f() return x end x = 1 f()",
    "assigned by an earlier function": "local function f() x = 1 end x = 2 print(x)",
    "read in its own value": "x = x or 1 print(x)",
    "read by a function in its own value": "x = function() return x end print(x)",
    "one of two is known before": "print(y) x, y = 1, 2 print(x, y)",
    "never read": "x = 1",
    "in a block": "do x = 1 end print(x)",
    "in a function": "local function f() x = 1 end f() print(x)",
    "in a branch": "if y then x = 1 end print(x)",
    "the same name twice": "x, x = 1, 2 print(x)",
    "together with a field": "x, t.y = 1, 2 print(x)",
    "a compound assignment": "x += 1 print(x)",
    "a method": "function x:y() end print(x)",
    "a name of Luau's": "print = f print(1)",
    "a name of Roblox's": "workspace = f() print(workspace)",
    "_G": "x = 1 print(_G.x)",
    "_G by another name": "local g = _G x = 1 print(x)",
    "getfenv": "x = 1 print(x, getfenv().x)",
    "setfenv": "setfenv(1, {}) x = 1 print(x)",
    "loadstring": "x = 1 loadstring('print(x)')() print(x)",
    "an attribute": "@native function g() end g()",
    "weak tables, which see what is held on to": "x = {} setmetatable(t, { __mode = 'k' }) print(x)",
    "a function, and debug": "function g() end g() print(debug.traceback())",
    "a function, and an error of the caller's": "function g() error('x', 2) end g()",
    "a function, and error by another name": "function g() end g() local e = error",
    "a function, and error handed on": "function g() end pcall(error, 'x', 2) g()",
    "a variable that holds a function, and debug": "g = function() end g() print(debug.traceback())",
}

NEEDS_A_RUN = {
    "a function whose result is added to": "function g() end print(1 + g())",
    "a function whose result is compared": "function g() end print(g() < 1)",
    "a function whose result is a bound": "function g() end for i = 1, g() do end",
    "a function whose result is a key": "function g() end print(t[g()])",
    "a function whose result changes a variable": "function g() end local n = 0 n += g()",
    "a function with an operation over two lines": "function g(a, b) return a +\nb end g(1)",
    "a variable with a function whose result is added to": "g = function() end print(1 + g())",
    "a constant that goes to a function that Luau may inline": "x = 1 local function f(a) return a end print(1 + f(x))",
    "a constant that becomes another": "x = 1 local n = x print(y +\nn)",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(before, RULE) == after
    assert set(tiers(before, RULE)) == {"P"}


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


@pytest.mark.parametrize("source", NEEDS_A_RUN.values(), ids=NEEDS_A_RUN)
def test_needs_a_run(source: str) -> None:
    assert tiers(source, RULE) == ["B"]


def test_frames_do_not_concern_plain_variables() -> None:
    source = "x = 1 print(x) print(debug.traceback())"
    assert rewritten(source, RULE) == f"local {source}"


def test_an_error_of_level_one_looks_at_no_caller() -> None:
    source = "function g() error('x', 1) error('y', 0) error('z') end g()"
    assert rewritten(source, RULE) == f"local {source}"


def test_a_call_in_a_neutral_place_hides_inlining() -> None:
    calls = "g() local a = g() t.x = g() print(g(), a.b) if g() == 1 then end return g()"
    assert tiers(f"function g() end {calls}", RULE) == ["P"]


def test_room_for_locals_of_the_author_is_left() -> None:
    used = "".join(f"local a{number} = f()\n" for number in range(LOCAL_BUDGET - 1))
    assert rewritten(f"{used}x = 1 y = 2 print(x, y)", RULE) == f"{used}local x = 1 y = 2 print(x, y)"
