"""A local function in place of a field of the module that the module calls itself."""

import pytest

from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import applied, code, compared_at, printed

RULE = "module-function"
M = "local M = {}\n"
F = "function M.f(x)\n\treturn x\nend\n"
LOCAL_F = "local function f(x)\n\treturn x\nend M.f = f\n"
CALL = "function M.g(y)\n\treturn M.f(y)\nend\n"
LOCAL_CALL = "function M.g(y)\n\treturn f(y)\nend\n"
RETURN = "return M\n"

REWRITTEN = {
    "called by another function": (M + F + CALL + RETURN, M + LOCAL_F + LOCAL_CALL + RETURN),
    "never returned": (M + F + "print(M.f(1))\n", M + LOCAL_F + "print(f(1))\n"),
    "calling itself": (
        f"{M}function M.f(x)\n\treturn if x > 0 then M.f(x - 1) else x\nend\n{RETURN}",
        f"{M}local function f(x)\n\treturn if x > 0 then f(x - 1) else x\nend M.f = f\n{RETURN}",
    ),
    "in a function inside": (
        f"{M}{F}function M.g()\n\treturn function(y) return M.f(y) end\nend\n{RETURN}",
        f"{M}{LOCAL_F}function M.g()\n\treturn function(y) return f(y) end\nend\n{RETURN}",
    ),
    "called before and after": (
        f"{M}function M.e() return M.f(1) end\n{F}{CALL}{RETURN}",
        f"{M}function M.e() return M.f(1) end\n{LOCAL_F}{LOCAL_CALL}{RETURN}",
    ),
    "with types": (
        f"{M}function M.f<T>(x: T): T\n\treturn x\nend\nprint(M.f(1))\n",
        f"{M}local function f<T>(x: T): T\n\treturn x\nend M.f = f\nprint(f(1))\n",
    ),
    "a semicolon": (f"{M}function M.f() end;\n(M.f)(M.f())\n", f"{M}local function f() end M.f = f;\n(M.f)(f())\n"),
    "handed on as a value": (f"{M}{F}g(M.f, M.f(1))\n", f"{M}{LOCAL_F}g(M.f, f(1))\n"),
    "a text": (f"{M}{F}M.f'x'\n", f"{M}{LOCAL_F}f'x'\n"),
    "fields of the constructor": (f"local M = {{ n = 1 }}\n{F}M.f(M.n)\n", f"local M = {{ n = 1 }}\n{LOCAL_F}f(M.n)\n"),
    "other fields written": (f"{M}M.n = 1\n{F}M.n += 1\nM.f(M.n)\n", f"{M}M.n = 1\n{LOCAL_F}M.n += 1\nf(M.n)\n"),
    "a sum of what can only be numbers": (
        f"{M}function M.f(x) return math.floor(x) end\nlocal n = M.f(1) + M.f(2) * 3\n",
        f"{M}local function f(x) return math.floor(x) end M.f = f\nlocal n = f(1) + f(2) * 3\n",
    ),
    "a text of what can only be one": (
        f"{M}function M.f(x) return tostring(x) end\nprint('a' .. M.f(1), #M.f(2))\n",
        f"{M}local function f(x) return tostring(x) end M.f = f\nprint('a' .. f(1), #f(2))\n",
    ),
    "a bound that can only be a number": (
        f"{M}function M.f(x) return #x end\nfor i = 1, M.f('a') do print(i) end\n",
        f"{M}local function f(x) return #x end M.f = f\nfor i = 1, f('a') do print(i) end\n",
    ),
}
LEFT_ALONE = {
    "never called": M + F + RETURN,
    "called before only": f"{M}function M.g() return M.f(1) end\n{F}{RETURN}",
    "assigned twice": f"{M}{F}{CALL}function M.f(x) return 2 end\n{RETURN}",
    "assigned later": f"{M}{F}{CALL}M.f = print\n{RETURN}",
    "assigned in a function": f"{M}{F}{CALL}function M.reset() M.f = print end\n{RETURN}",
    "assigned by the constructor too": f"local M = {{ f = print }}\n{F}{CALL}{RETURN}",
    "assigned as a value": f"{M}M.f = function(x) return x end\n{CALL}{RETURN}",
    "under a condition": f"{M}if n then function M.f(x) return x end end\n{CALL}{RETURN}",
    "written by a computed name": f"{M}{F}{CALL}M[n] = print\n{RETURN}",
    "read by a computed name": f"{M}{F}{CALL}print(M[n])\n{RETURN}",
    "computed names in the constructor": f"local M = {{ [n] = 1 }}\n{F}{CALL}{RETURN}",
    "items in the constructor": f"local M = {{ 1 }}\n{F}{CALL}{RETURN}",
    "handed on": f"{M}{F}{CALL}share(M)\n{RETURN}",
    "another name": f"{M}{F}{CALL}local N = M\n{RETURN}",
    "in a table": f"{M}{F}{CALL}return {{ M }}\n",
    "returned early": f"{M}{F}{CALL}if n then return M end\n{RETURN}",
    "returned by a function": f"{M}{F}{CALL}function M.self() return M end\n{RETURN}",
    "a class": f"{M}M.__index = M\n{F}{CALL}{RETURN}",
    "a metatable": f"local M = setmetatable({{}}, m)\n{F}{CALL}{RETURN}",
    "given one later": f"{M}{F}{CALL}setmetatable(M, m)\n{RETURN}",
    "replaced": f"{M}{F}{CALL}M = {{}}\n{RETURN}",
    "required": f"local M = require(x)\n{F}{CALL}{RETURN}",
    "a global": f"M = {{}}\n{F}{CALL}{RETURN}",
    "inside of a function": f"local function make()\n{M}{F}{CALL}{RETURN}end\n",
    "a method": f"{M}function M:f(x) return x end\nfunction M.g(y) return M.f(y) end\n{RETURN}",
    "a method that could write to it": f"{M}{F}{CALL}function M:set() self.f = print end\n{RETURN}",
    "a function that could write to it": f"{M}{F}{CALL}function M.set(m) m.f = print end\n{RETURN}",
    "called as a method": f"{M}{F}{CALL}M:h()\n{RETURN}",
    "varargs, which Luau does not inline": f"{M}function M.f(...) return ... end\n{CALL}{RETURN}",
    "an attribute": f"{M}@native function M.f(x) return x end\n{CALL}{RETURN}",
    "its name for a local": f"{M}local f = 1\n{F}{CALL}{RETURN}",
    "its name for a parameter": f"{M}{F}function M.g(f) return M.f(f) end\n{RETURN}",
    "its name for a global": f"{M}{F}{CALL}print(f)\n{RETURN}",
    "a name of Luau's own": f"{M}function M.next(x) return x end\nfunction M.g(y) return M.next(y) end\n{RETURN}",
    "a word of the language's": f"{M}function M.continue(x) return x end\nprint(M.continue(1))\n{RETURN}",
    "a field of a field": f"{M}M.a = {{}}\nfunction M.a.f(x) return x end\nprint(M.a.f(1))\n{RETURN}",
    "a comment in its name": f"{M}function M --[[ of ours ]].f(x) return x end\n{CALL}{RETURN}",
    "a comment in the call": f"{M}{F}print(M --[[ ours ]].f(1))\n{RETURN}",
    "a parenthesis behind": f"{M}{F}(g)(M.f(1))\n{RETURN}",
    "a sum that may fail": f"{M}{F}print(M.f(1) + 1)\n{RETURN}",
    "a sum with what may fail": f"{M}function M.f(x) return #x end\nprint(M.f('a') + n)\n{RETURN}",
    "a function that may give nothing": f"{M}function M.f(x) if x then return 1 end end\nprint(M.f(1) + 1)\n{RETURN}",
    "a function that may give others": (
        f"{M}function M.f(x) if x then return 'a' end return 1 end\nprint(M.f(1) + 1)\n{RETURN}"
    ),
    "a field of what it gives": f"{M}{F}print(M.f(n)[1])\n{RETURN}",
    "an operation over lines in it": f"{M}function M.f(x)\n\treturn x +\n\t\tn\nend\n{CALL}{RETURN}",
    "a caller that would show": f"{M}{F}local function g(y) M.f(y) return y end\nprint(1 + g(n))\n{RETURN}",
    "error with a level": f"{M}{F}{CALL}error('x', 2)\n{RETURN}",
    "debug": f"{M}{F}{CALL}print(debug.info(1, 'n'))\n{RETURN}",
    "getfenv": f"{M}{F}{CALL}getfenv()\n{RETURN}",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(before, RULE) == after
    assert tiers(before, RULE) == ["B"]


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


def test_two_that_call_each_other() -> None:
    source = f"{M}{F}function M.g(y)\n\treturn M.f(y)\nend\nfunction M.h(z)\n\treturn M.g(z)\nend\n{RETURN}"
    after = (
        f"{M}{LOCAL_F}local function g(y)\n\treturn f(y)\nend M.g = g\nfunction M.h(z)\n\treturn g(z)\nend\n{RETURN}"
    )
    assert rewritten(source, RULE) == after


def test_fields_keep_their_order() -> None:
    """Luau lays the table out alike, whichever way a function gets into it."""
    names = [f"name{number}{'x' * (number % 5)}" for number in range(23)]
    functions = "".join(f"function M.{name}()\n\treturn M.{names[0]}\nend\nM.{name}()\n" for name in names)
    source = f"{M}{functions}{RETURN}"
    after = rewritten(source, RULE)
    assert after.count("local function") == len(names)
    before, now = (
        f"local m = (function()\n{one}end)() for k in m do print(k) end m.more = 1 for k in m do print(k) end"
        for one in (source, after)
    )
    assert printed(now) == printed(before)


def test_applied_after_a_run_at_its_level_only() -> None:
    source = (
        f"{M}{F}function M.sum(n: number)\n\tlocal s = 0\n\tfor i = 1, n do\n\t\tlocal x = M.f(i)\n\t\ts += x\n\tend\n"
        f"\treturn s\nend\nprint(M.sum(9))\n{RETURN}"
    )
    report = compared_at("aggressive", source)
    assert RULE in applied(report)
    assert "local x = f(i)" in code(report)
    assert code(report).count("\n") == source.count("\n")
    assert code(compared_at("aggressive", code(report))) == code(report)
    assert RULE not in applied(compared_at("balanced", source))


def test_the_price_is_told_where_there_is_one() -> None:
    (alone,) = [one for one in compared_at("balanced", M + F + "print(M.f(1))\n").changes if one.rule == RULE]
    (shared,) = [one for one in compared_at("balanced", M + F + CALL + RETURN).changes if one.rule == RULE]
    assert "The price: if another script puts a function of its own into `M.f`" in shared.message
    assert "The price" not in alone.message
