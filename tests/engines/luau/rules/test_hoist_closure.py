"""A function that captures what is new each time is made once, and given that at each call."""

import pytest

from tests.engines.luau.looking import candidates, rewritten, tiers
from tests.engines.luau.running import applied, code, compared, printed

RULE = "hoist-closure"


def looped(inner: str, rest: str) -> str:
    return f"local k = 1\n\n-- outer\nfor i = 1, 9 do\n\t{inner}\n\t{rest}\nend\n"


def moved(inner: str, rest: str) -> str:
    return f"local k = 1\n\n{inner}\n-- outer\nfor i = 1, 9 do\n\t{rest}\nend\n"


def inside(inner: str, rest: str) -> str:
    return f"local k = 1\n\nlocal function around(n, m)\n\t{inner}\n\t{rest}\nend\n"


def left_inside(inner: str, rest: str) -> str:
    return f"local k = 1\n\n{inner}\nlocal function around(n, m)\n\t{rest}\nend\n"


G = "local function g(a) return a + i end"
H = "local function g(i, a) return a + i end"
MOVED = {
    "a loop variable": (looped(G, "print(g(1))"), moved(H, "print(g(i, 1))")),
    "several calls": (looped(G, "print(g(1) + g(2))"), moved(H, "print(g(i, 1) + g(i, 2))")),
    "a call in a call": (looped(G, "print(g(g(2)))"), moved(H, "print(g(i, g(i, 2)))")),
    "arguments on lines of their own": (looped(G, "g(\n\t\t1\n\t)"), moved(H, "g(i,\n\t\t1\n\t)")),
    "more arguments than parameters": (looped(G, "g(1, 2, f())"), moved(H, "g(i, 1, 2, f())")),
    "no argument": (looped(G, "g()"), moved(H, "g(i)")),
    "no parameter": (
        looped("local function g() return i end", "g()"),
        moved("local function g(i) return i end", "g(i)"),
    ),
    "varargs": (
        looped("local function g(...) return i, ... end", "g(f())"),
        moved("local function g(i, ...) return i, ... end", "g(i, f())"),
    ),
    "type parameters": (
        looped("local function g<T>(a: T): T print(i) return a end", "g(1)"),
        moved("local function g<T>(i, a: T): T print(i) return a end", "g(i, 1)"),
    ),
    "an attribute": (
        looped("@native local function g(a) return a + i end", "g(1)"),
        moved("@native local function g(i, a) return a + i end", "g(i, 1)"),
    ),
    "a function in a variable": (
        looped("local g = function(a) return a + i end", "g(1)"),
        moved("local g = function(i, a) return a + i end", "g(i, 1)"),
    ),
    "a table of the round": (
        looped("local t = {}\n\tlocal function g() t[1] = i end", "g() print(t[1])"),
        moved("local function g(t, i) t[1] = i end", "local t = {}\n\tg(t, i) print(t[1])"),
    ),
    "handed to pcall": (looped(G, "print(pcall(g, 1))"), moved(H, "print(pcall(g, i, 1))")),
    "handed to pcall alone": (looped(G, "print(pcall(g))"), moved(H, "print(pcall(g, i))")),
    "handed to xpcall": (looped(G, "xpcall(g, f, 1)"), moved(H, "xpcall(g, f, i, 1)")),
    "handed to xpcall alone": (looped(G, "xpcall(g, f)"), moved(H, "xpcall(g, f, i)")),
    "a parameter of a function": (
        inside("local function g(a) return a + n end", "return g(m)"),
        left_inside("local function g(n, a) return a + n end", "return g(n, m)"),
    ),
    "two of them, in the order of use": (
        inside("local function g(a) return a + m + n end", "return g(1)"),
        left_inside("local function g(m, n, a) return a + m + n end", "return g(m, n, 1)"),
    ),
    "self": (
        "local M = {}\nfunction M:f()\n\tlocal function g(a) return self.k + a end\n\treturn g(1)\nend\n",
        "local M = {}\nlocal function g(self, a) return self.k + a end\nfunction M:f()\n\treturn g(self, 1)\nend\n",
    ),
    "beside a local and a global of the script": (
        looped("local function g(a) return print(k, a, i) end", "g(1)"),
        moved("local function g(i, a) return print(k, a, i) end", "g(i, 1)"),
    ),
    "assigned by the code that calls": (
        inside("local function g(a) return a + n end", "n += 1 print(g(1)) n = nil"),
        left_inside("local function g(n, a) return a + n end", "n += 1 print(g(n, 1)) n = nil"),
    ),
    "used by a function inside": (
        looped("local function g() return function() return i end end", "g()"),
        moved("local function g(i) return function() return i end end", "g(i)"),
    ),
    "a variable that the function hides": (
        looped("local function g(a) print(i) local i = a return i end", "g(1)"),
        moved("local function g(i, a) print(i) local i = a return i end", "g(i, 1)"),
    ),
    "called at the end of the loop around both": (
        "local k = 1\nrepeat\n\tlocal i = f()\n\tlocal function g(a) return a + i end\nuntil g(1)\n",
        "local k = 1\nlocal function g(i, a) return a + i end\nrepeat\n\tlocal i = f()\nuntil g(i, 1)\n",
    ),
    "a changing variable of the script in a function that is made once": (
        "local c = 0\nlocal function around(n)\n\tlocal function g() c += n end\n\tg()\nend\nc = 1\n",
        "local c = 0\nlocal function g(n) c += n end\nlocal function around(n)\n\tg(n)\nend\nc = 1\n",
    ),
}

PROTECTED = {
    "on one line": ("pcall(function() f(i) f(2) end)", "local function attempt(i) f(i) f(2) end", "pcall(attempt, i)"),
    "with arguments": (
        "print(pcall(function(a) return a + i end, 1))",
        "local function attempt(i, a) return a + i end",
        "print(pcall(attempt, i, 1))",
    ),
    "with varargs": (
        "pcall(function(...) f(i, ...) end, ...)",
        "local function attempt(i, ...) f(i, ...) end",
        "pcall(attempt, i, ...)",
    ),
    "with a handler": (
        "xpcall(function() f(i) f(2) end, function(e) return e end)",
        "local function attempt(i) f(i) f(2) end",
        "xpcall(attempt, function(e) return e end, i)",
    ),
    "with a result type": (
        "pcall(function(): number return i + 1 end)",
        "local function attempt(i): number return i + 1 end",
        "pcall(attempt, i)",
    ),
    "over lines": (
        "local ok = pcall(function()\n\t\t-- try\n\t\tf(i)\n\t\tf(2)\n\tend)",
        "local function attempt(i)\n\t-- try\n\tf(i)\n\tf(2)\nend",
        "local ok = pcall(attempt, i)",
    ),
    "with a table that others have": (
        "local t = {} f(t) pcall(function() t[1] = i f(2) end)",
        "local function attempt(t, i) t[1] = i f(2) end",
        "local t = {} f(t) pcall(attempt, t, i)",
    ),
    "with a name that is taken": (
        "local attempt = pcall(function() f(i) f(2) end)",
        "local function protected(i) f(i) f(2) end",
        "local attempt = pcall(protected, i)",
    ),
}

LEFT_ALONE = {
    "what captures nothing that is new": looped("local function g(a) return a + k end", "g(1)"),
    "recursive": looped("local function g(a) if a > 0 then return g(a - i) end return i end", "g(1)"),
    "returned": inside("local function g(a) return a + n end", "return g"),
    "compared": looped(G, "print(g == f, g(1))"),
    "stored": looped(G, "t[i] = g g(1)"),
    "handed to a function": looped(G, "f(g, 1)"),
    "handed to table.sort": looped("local function g(a, b) return a < b + i end", "table.sort(t, g)"),
    "handed to pcall as an argument": looped(G, "pcall(f, g)"),
    "handed to a thread": looped(G, "coroutine.wrap(g)(1)"),
    "a pcall that is the script's own": "local function pcall(f) keep(f) end\n" + looped(G, "pcall(g)"),
    "a replaced pcall": "pcall = f\n" + looped(G, "pcall(g)"),
    "xpcall without a handler": looped(G, "xpcall(g)"),
    "xpcall with handlers of a call": looped(G, "xpcall(g, f())"),
    "captured by another function": looped(G, "f(function() return g(1) end)"),
    "captured by another function outside of loops": inside(
        "local function g(a) return a + n end", "f(function() return g(1) end)"
    ),
    "assigned": looped(G, "g(1) g = nil"),
    "never called": looped(G, "print(1)"),
    "called with a text": looped(G, "g 'x'"),
    "called in parentheses": looped(G, "(g)(1)"),
    "called in a further loop": looped(G, "for j = 1, 9 do g(j) end"),
    "a variable that the function assigns": looped("local function g(a) i += a end", "g(1)"),
    "a variable that another function assigns": looped(G, "local function h() i = 5 end print(g(h()))"),
    "a variable that changes, read by a function inside": looped(
        "local function g() return function() return i end end",
        "local r = g() i += 1 print(r())",
    ),
    "a variable of a function further out that changes": (
        "local function o(n)\n\treturn function()\n\t\tlocal function g(a) return a + n end\n\t\treturn g(1)\n\tend, "
        "function() n += 1 end\nend\n"
    ),
    "a variable of a function further out that changes here": (
        "local function o(n)\n\treturn function()\n\t\tlocal function g(a) return a + n end\n"
        "\t\tn += 1\n\t\treturn g(1)\n\tend\nend\n"
    ),
    "a constant": inside("local c = 5\n\tlocal function g(a) return a + c end", "return g(n)"),
    "nothing yet": inside("local c\n\tlocal function g(a) return a == c end", "return g(n)"),
    "a function": inside(
        "local function h() return n end\n\tlocal function g(a) return h() end", "h = nil return g(n)"
    ).replace("h = nil ", "keep(h) "),
    "the function around": inside("local function g(a) return around(a, n) end", "return g(n)"),
    "a recursion through the function around": (
        "local function o(n)\n\tlocal function g(a) return o(a) + n end\n\tif n > 0 then g(n - 1) end\nend\n"
    ),
    "a variable of a block that is made once": (
        "do\n\tlocal c = f()\n\tfor i = 1, 9 do\n\t\tlocal function g(a) return a + c end\n\t\tg(1)\n\tend\nend\n"
    ),
    "hidden where it is called": looped(G, "do local i = 2 print(g(1), i) end"),
    "in a type": looped("local function g(a) local b: typeof(i) = a return b, i end", "g(1)"),
    "five variables": "local function o(a, b, c, d, e)\n\tlocal function g() f(a, b, c, d, e) end\n\tg()\nend\n",
    "a type of its author's": looped("local g: (number) -> number = function(a) return a + i end", "g(1)"),
    "a type that is declared around": looped(f"type A = number\n\t{G.replace('(a)', '(a: A)')}", "g(1)"),
    "a name that is taken around": f"local g = 1\n{looped(G, 'g(1)')}",
    "a name that is global elsewhere": looped(G, "g(1)") + "g()",
    "a name of Luau's": looped(G.replace("g", "print"), "print(1)"),
    "sharing its line": looped(f"local b = 1 {G}", "g(b)"),
    "over a text of several lines": looped("local function g(a) return [[x\n\ty]], i end", "g(1)"),
    "after something else on the line": f"local a = 1 for i = 1, 9 do\n\t{G}\n\tg(1)\nend\n",
    "debug": looped(G, "g(1)") + "print(debug.info(1, 's'))",
    "an error of the caller's": looped("local function g(a) error(i, 2) end", "g(1)"),
    "getfenv": looped(G, "g(1)") + "getfenv()",
    "weak tables": looped(G, "g(1)") + "setmetatable(t, { __mode = 'k' })",
    "two variables of one name": (
        "local function o(i)\n\tlocal f = i\n\tlocal i = f + 1\n\tlocal function g() return i end\n"
        "\tdo local i = 3 return g(), i end\nend\n"
    ),
    "pcall once": "local n = f()\npcall(function() f(n) f(2) end)\n",
    "pcall of what captures nothing new": looped("pcall(function() f(k) f(2) end)", "f(i)"),
    "pcall of one call of a local function": "local function h(x) return x end\n"
    + looped("print(pcall(function() return h(i) end))", "f(i)"),
    "pcall in an operation over lines": looped("f(-pcall(function()\n f(i) f(2) end))", "f(i)"),
    "pcall of what uses a table that nobody else has": looped(
        "local t = {} pcall(function() t[1] = f(i) f(2) end)", "print(t[1])"
    ),
    "a local function that uses such a table, handed to pcall": looped(
        "local t = {}\n\tlocal function g() t[1] = f(i) end", "pcall(g) print(t[1])"
    ),
    "pcall over a text of several lines": looped("pcall(function() f(i) f([[a\n\tb]]) end)", "f(i)"),
    "pcall in which the variable is assigned": looped("pcall(function() i += 1 f(i) end)", "f(i)"),
    "pcall in which a function keeps what changes": looped(
        "pcall(function() keep(function() return i end) end)", "i += 1"
    ),
    "pcall of an attributed function": looped("pcall(@native function() f(i) f(2) end)", "f(i)"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), MOVED.values(), ids=MOVED)
def test_moved(before: str, after: str) -> None:
    assert rewritten(before, RULE) == after
    assert tiers(before, RULE) == ["B"]


@pytest.mark.parametrize(("call", "function", "after"), PROTECTED.values(), ids=PROTECTED)
def test_taken_out_of_pcall(call: str, function: str, after: str) -> None:
    source = f"local k = 1\n\n-- outer\nfor i = 1, 9 do\n\t{call}\nend\n"
    assert rewritten(source, RULE) == f"local k = 1\n\n{function}\n-- outer\nfor i = 1, 9 do\n\t{after}\nend\n"
    assert tiers(source, RULE) == ["B"]


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


def test_crlf_is_kept() -> None:
    source = looped("pcall(function()\n\t\tf(i)\n\t\tf(2)\n\tend)", "f(1)")
    expected = moved("local function attempt(i)\n\tf(i)\n\tf(2)\nend", "pcall(attempt, i)\n\tf(1)")
    assert rewritten(source.replace("\n", "\r\n"), RULE) == expected.replace("\n", "\r\n")


def test_applied_after_a_run_where_errors_name_the_lines() -> None:
    source = (
        "local sum = 0\nfor i = 1, 6 do\n\tlocal ok, problem = pcall(function()\n\t\tif i % 3 == 0 then\n"
        '\t\t\terror("three")\n\t\tend\n\t\tsum += i\n\tend)\n\tprint(ok, problem)\nend\nprint(sum)\n'
    )
    report = compared(source)
    assert applied(report) == [RULE]
    assert "pcall(attempt, i)" in code(report)
    assert printed(source)[2] == "false script:5: three"
    assert printed(code(report))[2] == "false script:4: three"
    assert code(compared(code(report))) == code(report)


def test_an_error_in_a_moved_function_names_its_line() -> None:
    source = (
        "for i = 1, 3 do\n\tlocal function check(x)\n\t\tif x == i then\n\t\t\terror(`bad {x}`)\n\t\tend\n"
        "\t\treturn x + i\n\tend\n\tprint(pcall(check, 2), check(7))\nend\n"
    )
    report = compared(source)
    assert applied(report) == [RULE]
    assert "pcall(check, i, 2), check(i, 7)" in code(report)


class TestShown:
    def test_a_local_function_with_its_first_call(self) -> None:
        (found,) = candidates(looped(G, "print(g(g(1)))"), RULE)
        assert found.shown == (
            "local function g(a)\n…\ng(g(1))",
            "-- at the top level, before for i = 1, 9 do\nlocal function g(i, a)\n…\ng(i, g(i, 1))",
        )

    def test_what_is_taken_out_of_pcall(self) -> None:
        (found,) = candidates(looped("pcall(function() f(i) f(2) end)", "f(1)"), RULE)
        assert found.shown == (
            "pcall(function() f(i) f(2) end)",
            "-- at the top level, before for i = 1, 9 do\nlocal function attempt(i)\n…\npcall(attempt, i)",
        )
