"""`pcall(f, x)` in place of `pcall(function() return f(x) end)`."""

import pytest

from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import applied, code, compared, printed

RULE = "plain-pcall"
F = "local function f(a, b) return g(a), b end local x, y = g(), g() "
NOTHING = "local function f(a) if a then return end g(a) end local x = g() "

REWRITTEN = {
    "results": ("local ok, v = pcall(function() return f(x) end)", "local ok, v = pcall(f, x)"),
    "no arguments": ("local ok, v = pcall(function() return f() end)", "local ok, v = pcall(f)"),
    "several arguments": ("print(pcall(function() return f(x, y) end))", "print(pcall(f, x, y))"),
    "constants": (
        "print(pcall(function() return f(1, 'a', -2, true, nil) end))",
        "print(pcall(f, 1, 'a', -2, true, nil))",
    ),
    "a string without parentheses": ("print(pcall(function() return f 'a' end))", "print(pcall(f, 'a'))"),
    "a semicolon": ("print(pcall(function() return f(x); end))", "print(pcall(f, x))"),
    "a return type": ("print(pcall(function(): any return f(x) end))", "print(pcall(f, x))"),
    "odd layout": ("print(pcall( function ( ) return f ( x ,y ) end ))", "print(pcall( f, x ,y ))"),
    "results that are dropped": ("pcall(function() return f(x) end)", "pcall(f, x)"),
    "no results and a statement": ("pcall(function() f(x) end)", "pcall(f, x)"),
    "no results and one receiver": ("local ok = pcall(function() f(x) end)", "local ok = pcall(f, x)"),
    "no results and one target": ("x = pcall(function() f(x) end)", "x = pcall(f, x)"),
    "no results and not the last": ("print(pcall(function() f(x) end) and 1)", "print(pcall(f, x) and 1)"),
    "no results in parentheses": ("print((pcall(function() f(x) end)))", "print((pcall(f, x)))"),
    "no results in a condition": ("if pcall(function() f(x) end) then g() end", "if pcall(f, x) then g() end"),
    "no results, negated": ("if not pcall(function() f(x) end) then g() end", "if not pcall(f, x) then g() end"),
    "no results in a loop": ("repeat until pcall(function() f(x) end)", "repeat until pcall(f, x)"),
    "no results, a value each": (
        "local ok, v = pcall(function() f(x) end), 1",
        "local ok, v = pcall(f, x), 1",
    ),
    "lines": ("local ok, v = pcall(function()\n\treturn f(x)\nend)\ng()", "local ok, v = pcall(f, x)\ng()"),
    "lines of a statement": ("pcall(function()\n\n\tf(x, y)\nend)", "pcall(f, x, y)"),
    "lines of arguments": ("print(pcall(function()\n\treturn f(x)\nend))", "print(pcall(f, x))"),
    "CRLF": ("local ok = pcall(function()\r\n\treturn f(x)\r\nend)\r\n", "local ok = pcall(f, x)\r\n"),
    "a comment behind": ("pcall(function() f(x) end) -- may fail", "pcall(f, x) -- may fail"),
    "error with its own level": ("error('x') error('x', 1) error({}, 0) pcall(function() f(x) end)", None),
    "inside a function that returns": ("function h() return pcall(function() return f(x) end) end", None),
}

LEFT_ALONE = {
    "results that would come out": F + "local ok, v = pcall(function() f(x) end)",
    "results that would be printed": F + "print(pcall(function() f(x) end))",
    "results that would be returned": F + "function h() return pcall(function() f(x) end) end",
    "results in a table": F + "y = { pcall(function() f(x) end) }",
    "results in a method's arguments": F + "y:h(pcall(function() f(x) end))",
    "results of a loop": F + "for k in pcall(function() f(x) end) do end",
    "one result of several": F + "print(pcall(function() return (f(x)) end))",
    "something beside": F + "print(pcall(function() return f(x), 1 end))",
    "more statements": F + "pcall(function() g() f(x) end)",
    "nothing": F + "pcall(function() end)",
    "a value": F + "print(pcall(function() return f end))",
    "a global function": F + "pcall(function() return g(x) end)",
    "a global function of the script": "function f() end pcall(function() return f(1) end)",
    "a field": F + "pcall(function() return x.f(x) end)",
    "a method": F + "pcall(function() return x:f() end)",
    "a parameter, which may be nil": "local function h(f) return pcall(function() return f(1) end) end h(g)",
    "a local of something unknown": "local f = g() pcall(function() return f(1) end)",
    "a function of Luau's, whose error would lose its line": "local f = math.floor pcall(function() return f({}) end)",
    "a name of Luau's": "pcall(function() return math.floor({}) end)",
    "a function that is assigned again": F + "f = nil pcall(function() return f(x) end)",
    "an argument that may fail": F + "pcall(function() return f(x.y) end)",
    "an argument with an effect": F + "pcall(function() return f(g()) end)",
    "arithmetic, which may fail": F + "pcall(function() return f(x + 1) end)",
    "a global argument": F + "pcall(function() return f(z) end)",
    "a new table": F + "pcall(function() return f({}) end)",
    "a new table without parentheses": F + "pcall(function() return f {} end)",
    "parameters, which are nil": F + "pcall(function(x) return f(x) end)",
    "varargs": F + "pcall(function(...) return f(...) end)",
    "varargs that are not used": F + "pcall(function(...) return f(x) end)",
    "arguments of pcall": F + "pcall(function() return f(x) end, 1)",
    "an attribute": F + "pcall(@native function() return f(x) end)",
    "type parameters": F + "pcall(function<T>() return f(x) end)",
    "type arguments": F + "pcall(function() return f<<number>>(x) end)",
    "xpcall": F + "xpcall(function() return f(x) end, print)",
    "a local called pcall": F + "local pcall = g pcall(function() return f(x) end)",
    "a global called pcall": F + "pcall = g pcall(function() return f(x) end)",
    "getfenv": F + "getfenv() pcall(function() return f(x) end)",
    "a comment inside": F + "pcall(function() --[[ may fail ]] return f(x) end)",
    "a comment line inside": F + "pcall(function()\n\t-- may fail\n\treturn f(x)\nend)",
    "arguments on two lines": F + "pcall(function() return f(x,\ny) end)",
    "an operation on another line": F + "print(pcall(function() return f(x)\nend) .. x)",
    "an error that names the caller": F + "error('x', 2) pcall(function() return f(x) end)",
    "an error with an unknown level": F + "error('x', y) pcall(function() return f(x) end)",
    "error by another name": F + "local e = error pcall(function() return f(x) end)",
    "debug": F + "debug.traceback() pcall(function() return f(x) end)",
    "a module that it uses": F + "require(x) pcall(function() return f(x) end)",
    "a module that it is": F + "pcall(function() return f(x) end) return {}",
    "what scripts share": F + "_G.h = f pcall(function() return f(x) end)",
    "what modules share": F + "shared.h = f pcall(function() return f(x) end)",
    "a function that an event may bring": F + "x.Event:Connect(g) pcall(function() return f(x) end)",
    "a function that a call may bring": F + "x:Invoke() pcall(function() return f(x) end)",
}

SCRIPT = """local function halve(n)
	if n % 2 ~= 0 then
		error("odd " .. n)
	end
	return n / 2, "even"
end
local function check(n)
	halve(n)
end
for n = 1, 4 do
	local ok, half, kind = pcall(function()
		return halve(n)
	end)
	print(ok, half, kind)
	local fine, problem = pcall(function()
		check(n)
	end)
	print(fine, problem)
end
error("the end")
"""


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str | None) -> None:
    expected = before.replace("function() return f(x) end", "f, x").replace("function() f(x) end", "f, x")
    assert rewritten(F + before, RULE) == F + (expected if after is None else after)
    assert tiers(F + before, RULE) == ["B"]


def test_without_return_when_the_function_returns_nothing() -> None:
    source = NOTHING + "print(pcall(function() f(x) end))"
    assert rewritten(source, RULE) == NOTHING + "print(pcall(f, x))"
    inside = NOTHING.replace("g(a)", "g(function() return 1 end)")
    assert rewritten(inside + "print(pcall(function() f(x) end))", RULE) == inside + "print(pcall(f, x))"


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


@pytest.mark.parametrize("ending", [" return {}", " require(x)", " _G.h = f", " x.Event:Connect(g)"])
def test_in_a_module_when_the_function_runs_only_what_is_known(ending: str) -> None:
    known = "local function k(n) if n > 3 then error('large') end return tostring(n) end local n = g() "
    moved = f"{known}local function f(a) return {{ a }}, k(5) end print(pcall(CALL)){ending}"
    before = moved.replace("CALL", "function() return f(n) end")
    assert rewritten(before, RULE) == moved.replace("CALL", "f, n")
    for unknown in ("g(a)", "a.x", "a + 1", "a()", "{ a }, a == n, a < n", "`{a}`"):
        other = before.replace("{ a }", unknown)
        assert rewritten(other, RULE) == other


def test_it_is_run_and_applied_and_later_lines_are_followed() -> None:
    report = compared(SCRIPT)
    after = SCRIPT.replace("function()\n\t\treturn halve(n)\n\tend", "halve, n")
    assert code(report) == after.replace("function()\n\t\tcheck(n)\n\tend", "check, n")
    assert applied(report).count(RULE) == 2


class TestWhatItRestsOn:
    def test_an_error_that_names_the_caller_tells_both_forms_apart(self) -> None:
        script = "local function f() error('x', 2) end print(pcall(f)) print(pcall(function() return f() end))"
        assert printed(script) == ["false x", "false script:1: x"]

    def test_so_does_one_of_a_function_of_luau(self) -> None:
        script = "print(pcall(math.floor, {})) print(pcall(function() return math.floor({}) end))"
        first, second = printed(script)
        assert second == first.replace("false ", "false script:1: ")

    def test_waiting_and_errors_of_the_function_itself_do_not(self) -> None:
        script = """
        local function f(a) task.wait(a) error("late " .. a) end
        local x = 1
        print(pcall(f, x)) print(pcall(function() return f(x) end))
        """
        first, second = printed(script)
        assert first == second == "false script:2: late 1"
