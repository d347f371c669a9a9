"""`if not c then error("…" .. x) end` in place of `assert(c, "…" .. x)`."""

import pytest

from server.engines.luau.rules.assert_message import LONGEST
from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import applied, code, compared, printed, seen

RULE = "assert-message"
N = "local n, v = #tostring(x), f() "

REWRITTEN = {
    "a number": ('assert(v, "at " .. n)', 'if not v then error("at " .. n) end'),
    "a comparison": ("assert(n > 1, 'small: ' .. n)", "if not (n > 1) then error('small: ' .. n) end"),
    "a call": ("assert(f(n), 'small: ' .. n)", "if not f(n) then error('small: ' .. n) end"),
    "a method": ("assert(v:f(), 'small: ' .. n)", "if not v:f() then error('small: ' .. n) end"),
    "a field": ("assert(v.x, 'small: ' .. n)", "if not v.x then error('small: ' .. n) end"),
    "a negation": ("assert(not v, 'small: ' .. n)", "if v then error('small: ' .. n) end"),
    "a negated comparison": ("assert(not (v == 1), 'x' .. n)", "if (v == 1) then error('x' .. n) end"),
    "a negation that is compared": ("assert(not v == 1, 'x' .. n)", "if not (not v == 1) then error('x' .. n) end"),
    "and": ("assert(v and n, 'x' .. n)", "if not (v and n) then error('x' .. n) end"),
    "parentheses": ("assert((f()), 'x' .. n)", "if not (f()) then error('x' .. n) end"),
    "a length": ("assert(#v, 'x' .. n)", "if not (#v) then error('x' .. n) end"),
    "a type": ("assert(v, 'not a ' .. type(v))", "if not v then error('not a ' .. type(v)) end"),
    "a type of Roblox": (
        "assert(v, 'not a ' .. typeof(v) .. '!')",
        "if not v then error('not a ' .. typeof(v) .. '!') end",
    ),
    "arithmetic": ("assert(v, 'x' .. (n + 1) * 2)", "if not v then error('x' .. (n + 1) * 2) end"),
    "an interpolated string": ("assert(v, `at {n}, a {type(v)}`)", "if not v then error(`at {n}, a {type(v)}`) end"),
    "a constant text in a local": (
        "local name = 'speed' assert(v, name .. ' is missing')",
        "local name = 'speed' if not v then error(name .. ' is missing') end",
    ),
    "a parameter that is always short": (
        "local function f(c, s) assert(c, s .. ' is bad') end f(v, 'speed') f(v, 'size')",
        "local function f(c, s) if not c then error(s .. ' is bad') end end f(v, 'speed') f(v, 'size')",
    ),
    "a semicolon": ("assert(v, 'x' .. n);", "if not v then error('x' .. n) end;"),
    "a statement on the same line": ("assert(v, 'x' .. n) f()", "if not v then error('x' .. n) end f()"),
    "a comment behind": ("assert(v, 'x' .. n) -- why", "if not v then error('x' .. n) end -- why"),
    "CRLF": ("assert(v, 'x' .. n)\r\n", "if not v then error('x' .. n) end\r\n"),
}

LEFT_ALONE = {
    "a constant message, which costs nothing": N + "assert(v, 'small')",
    "a constant interpolated string": N + "assert(v, `small`)",
    "no message": N + "assert(v)",
    "more arguments": N + "assert(v, 'x' .. n, 1)",
    "a message from a call": N + "assert(v, 'x' .. f())",
    "tostring, which may run code": N + "assert(v, 'x' .. tostring(v))",
    "a field in the message, which may fail": N + "assert(v, 'x' .. v.name)",
    "something unknown in the message": N + "assert(v, 'x' .. v)",
    "a global in the message": N + "assert(v, 'x' .. y)",
    "a text of unknown length": N + "local s = tostring(x) assert(v, 'x' .. s)",
    "a text that is made longer": N + "local s = '' s = s .. 'x' assert(v, 'x' .. s)",
    "a text that grows with every call": "local function f(s) f(s .. 'x') assert(v, 'x' .. s) end f('a')",
    "a parameter of a function that is handed on": "local function f(s) assert(v, 'x' .. s) end f('a') g(f)",
    "a NUL, at which assert ends": N + "assert(v, 'a\\0b' .. n)",
    "a NUL by number": N + "assert(v, 'a\\x00b' .. n)",
    "an escape in an interpolated string": N + "assert(v, `a\\0b{n}`)",
    "a NUL in a local": N + "local s = '\\0' assert(v, s .. n)",
    "too long, where assert cuts": N + f"assert(v, '{'x' * LONGEST}' .. n)",
    "too long together": N + f"local s = '{'x' * 300}' assert(v, s .. s .. n)",
    "a long string": N + "assert(v, [[x]] .. n)",
    "a number as message": N + "assert(v, n + 1)",
    "a choice": N + "assert(v, v or 'x' .. n)",
    "the type of a field, which may fail": N + "assert(v, 'x' .. type(v.x))",
    "the type of a call": N + "assert(v, 'x' .. type(f()))",
    "a type of its own making": N + "local function type() return f() end assert(v, 'x' .. type(v))",
    "a result that is used": N + "local w = assert(v, 'x' .. n)",
    "a result that is returned": N + "return assert(v, 'x' .. n)",
    "a result that is called": N + "assert(v, 'x' .. n)()",
    "a local called assert": N + "local assert = f assert(v, 'x' .. n)",
    "a global called assert": N + "assert = f assert(v, 'x' .. n)",
    "a local called error": N + "local error = f assert(v, 'x' .. n)",
    "a parameter called error": N + "return function(error) assert(v, 'x' .. n) end",
    "a global called error": N + "error = f assert(v, 'x' .. n)",
    "getfenv": N + "getfenv() assert(v, 'x' .. n)",
    "a comment inside": N + "assert(v --[[ why ]], 'x' .. n)",
    "lines": N + "assert(\n\tv,\n\t'x' .. n\n)",
}

SCRIPT = """local function check(value, name)
	assert(type(value) == "number", name .. " must be a number, not " .. type(value))
	return value
end
print(check(1, "speed"))
print(pcall(function()
	check("fast", "speed")
end))
check(nil, "size")
"""


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(N + before, RULE) == N + after
    assert tiers(N + before, RULE) == ["B"]


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


def test_it_is_run_and_applied() -> None:
    report = compared(SCRIPT)
    after = SCRIPT.replace('assert(type(value) == "number", ', 'if not (type(value) == "number") then error(')
    assert code(report) == after.replace("type(value))\n", "type(value)) end\n")
    assert RULE in applied(report)
    assert seen(code(report)) == seen(SCRIPT)


def test_a_run_in_which_nothing_fails_is_enough() -> None:
    source = SCRIPT.replace('"fast"', "2").replace("nil", "3")
    assert RULE in applied(compared(source))


class TestWhatItRestsOn:
    def test_both_name_the_line_and_say_the_same(self) -> None:
        script = """
        local n = 0 / 0
        print(pcall(function() assert(false, "a" .. n .. -0.1 .. 1e300 .. 2^53) end))
        print(pcall(function() if not false then error("a" .. n .. -0.1 .. 1e300 .. 2^53) end end))
        """
        first, second = printed(script)
        assert first.replace("script:3:", "script:4:") == second

    @pytest.mark.parametrize(("length", "same"), [(LONGEST, "true"), (511, "true"), (512, "false")])
    def test_assert_cuts_long_messages_off(self, length: int, same: str) -> None:
        text = f"string.rep('x', {length})"
        script = f"print(select(2, pcall(function() assert(false, {text}) end)) == select(2, pcall(error, {text}, 0)))"
        script = script.replace("pcall(error, ", "pcall(function() error(").replace(", 0)))", ") end)))")
        assert printed(script) == [same]

    def test_assert_ends_at_a_nul(self) -> None:
        assert printed("print(#select(2, pcall(function() assert(false, 'a\\0b') end)))") == [str(len("script:1: a"))]

    def test_a_number_as_text_is_short(self) -> None:
        script = """
        local longest = 0
        for _, n in { 1 / 3, -1 / 3, 1e308 / 3, -5e-324, 2^53, -2^53 + 1, -1.7976931348623157e308, 1e15 + 0.3 } do
            longest = math.max(longest, #("" .. n), #`{n}`)
        end
        print(longest <= 32)
        """
        assert printed(script) == ["true"]
