"""A local function that needs nothing from the function around it moves to the top level."""

import pytest

from tests.engines.luau.looking import rewritten, tiers

RULE = "hoist-function"


def around(inner: str, rest: str = "return g(i)") -> str:
    return f"local k = 1\n\n-- outer\nlocal function f(i)\n\t{inner}\n\t{rest}\nend\n"


def moved(inner: str, rest: str = "return g(i)") -> str:
    return f"local k = 1\n\n{inner}\n-- outer\nlocal function f(i)\n\t{rest}\nend\n"


MOVED = {
    "of its own parameters": "local function g(a) return a + 1 end",
    "of a local of the script": "local function g(a) return a + k end",
    "of a global": "local function g(a) return print(a) end",
    "recursive": "local function g(a) return if a > 1 then g(a - 1) else 1 end",
    "with locals of its own": "local function g(a) local b = a for c = 1, b do a += c end return a end",
    "with varargs": "local function g(...) return ... end",
    "with an attribute": "@native local function g(a) return a end",
    "with types of its own": "local function g(a: number) type N = number local b: N = a return b end",
    "with type parameters of its own": "local function g<T>(a: T): T return a end",
    "with a type of the script": "local function g(a: Known): Known return a :: Known end",
    "with a name that is local around, hidden by its own": "local function g(i) return i end",
}

LEFT_ALONE = {
    "at the top level": "local function g(a) return a end\nprint(g(1))",
    "of a parameter around": around("local function g(a) return a + i end"),
    "of a local around": around("local b = 1\n\tlocal function g(a) return a + b end"),
    "of the function around": around("local function g(a) return f(a) end"),
    "returned": around("local function g(a) return a end", "return g"),
    "handed to a function": around("local function g(a) return a end", "return pcall(g, i)"),
    "compared": around("local function g(a) return a end", "return g == i"),
    "kept in a table": around("local function g(a) return a end", "return { g }"),
    "a key": around("local function g(a) return a end", "t[g] = 1"),
    "assigned": around("local function g(a) return a end", "g = nil"),
    "called by itself only": around("local function g(a) return g(a) end", "return i"),
    "never called": around("local function g(a) return a end", "return i"),
    "the name of the function around": "local function g(i)\n\tlocal function g(a) return a end\n\treturn g(i)\nend",
    "the name of a parameter": "local function f(g)\n\tlocal function g(a) return a end\n\treturn g(1)\nend",
    "a name that is global elsewhere": around("local function g(a) return a end") + "g()",
    "a name of Luau's": around("local function print(a) return a end", "return print(i)"),
    "in a function with type parameters": around("local function g(a: T) return a end").replace("f(i)", "f<T>(i: T)"),
    "of a type around": around("type A = number\n\tlocal function g(a: A) return a end"),
    "of a type that is declared below": around(
        "local function g(a: { A }) return a end", "type A = number return g(i)"
    ),
    "with a type around inside": around("type A = number\n\tlocal function g(a) return a :: A end"),
    "with a result of a type around": around("type A = number\n\tlocal function g(a): A? return a end"),
    "of a type function around": around("type function A() end\n\tlocal function g(a: A<>) return a end"),
    "of a type of a module around": around("local M = require(m)\n\tlocal function g(a: M.A) return a end"),
    "of a pack around": around("local function g(a: (A...) -> ()) a() end").replace("f(i)", "f<A...>(i)"),
    "sharing its line": "local function f(i)\n\tlocal a = 1 local function g() return 1 end\n\treturn g()\nend",
    "sharing its last line": "local function f(i)\n\tlocal function g()\n\treturn 1 end return g()\nend",
    "inside of one line": "local function f(i) local function g() return 1 end return g() end",
    "over a string of several lines": around("local function g(a) return [[x\n\ty]] end"),
    "debug": around("local function g(a) return a end") + "print(debug.info(1, 's'))",
    "an error of the caller's": around("local function g(a) error('x', 2) end"),
    "getfenv": around("local function g(a) return a end") + "getfenv()",
    "setfenv": around("local function g(a) return a end") + "setfenv(1, {})",
}


@pytest.mark.parametrize("inner", MOVED.values(), ids=MOVED)
def test_moved(inner: str) -> None:
    assert rewritten(around(inner), RULE) == moved(inner)
    assert tiers(around(inner), RULE) == ["B"]


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


def test_its_lines_lose_the_indentation_of_its_old_place() -> None:
    inner = "local function g(a)\n\t\t-- double\n\t\treturn a * 2\n\tend"
    assert rewritten(around(inner), RULE) == moved(inner.replace("\n\t", "\n"))


def test_crlf_is_kept() -> None:
    inner = "local function g(a)\n\t\treturn a\n\tend"
    expected = moved(inner.replace("\n\t", "\n")).replace("\n", "\r\n")
    assert rewritten(around(inner).replace("\n", "\r\n"), RULE) == expected


def test_one_of_two_functions_of_the_same_name() -> None:
    inner = "local function g(a) return a end"
    source = around(inner) + around(inner)
    once = rewritten(source, RULE)
    assert once == moved(inner) + around(inner)
    assert rewritten(once, RULE) == once


def test_a_module_and_a_type_of_the_script_are_known_above() -> None:
    inner = "local function g(a: M.A, b: Later) return a end"
    source = f"local M = require(m)\n{around(inner)}type Later = number\n"
    assert tiers(source, RULE) == ["B"]
    assert tiers(source.replace("local k = 1", "do local M = nil end"), RULE) == ["B"]
