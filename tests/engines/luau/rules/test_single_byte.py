"""`string.byte(s, i) == 97` in place of `string.sub(s, i, i) == "a"`."""

import pytest

from tests.engines.luau.looking import candidates, rewritten, tiers
from tests.engines.luau.running import applied, code, compared, printed

RULE = "single-byte"
S = "local s, i = tostring(x), #tostring(y) "
ANNOTATED = "local function f(s: string) for i = 1, 3 do g(s:sub(i, i) == '-') end end h(f)"

REWRITTEN = {
    "equal": ('return string.sub(s, i, i) == "a"', "return string.byte(s, i) == 97"),
    "unequal": ('return string.sub(s, i, i) ~= "a"', "return string.byte(s, i) ~= 97"),
    "string.sub in a local": (
        "local sub = string.sub return sub(s, i, i) == 'a'",
        "local sub = string.sub return string.byte(s, i) == 97",
    ),
    "the library in a local": (
        "local strings = string return strings.sub(s, i, i) == 'a'",
        "local strings = string return strings.byte(s, i) == 97",
    ),
    "the literal first": ("return ' ' == string.sub(s, i, i)", "return 32 == string.byte(s, i)"),
    "a method": ("return s:sub(i, i) == 'a'", "return string.byte(s, i) == 97"),
    "a method in odd layout": ("return s : sub ( i, i ) == 'a'", "return string.byte(s,  i ) == 97"),
    "a word right before": ("return(s):sub(i, i) == 'a'", "return string.byte((s), i) == 97"),
    "an escape": (r"return s:sub(i, i) == '\n'", "return string.byte(s, i) == 10"),
    "a decimal escape": (r"return s:sub(i, i) == '\065'", "return string.byte(s, i) == 65"),
    "a hexadecimal escape": (r"return s:sub(i, i) == '\xFF'", "return string.byte(s, i) == 255"),
    "an escape by code": (r"return s:sub(i, i) == '\u{41}'", "return string.byte(s, i) == 65"),
    "a zero byte": (r"return s:sub(i, i) == '\0'", "return string.byte(s, i) == 0"),
    "an escaped quote": (r"return s:sub(i, i) == '\''", "return string.byte(s, i) == 39"),
    "an escaped backslash": (r"return s:sub(i, i) == '\\'", "return string.byte(s, i) == 92"),
    "blanks that are skipped": (r"return s:sub(i, i) == '\z  a'", "return string.byte(s, i) == 97"),
    "literal positions": ("return s:sub(1, 1) == 'a'", "return string.byte(s, 1) == 97"),
    "negative positions": ("return s:sub(-1, -1) == 'a'", "return string.byte(s, -1) == 97"),
    "positions by arithmetic": ("return s:sub(i + 1, i + 1) == 'a'", "return string.byte(s, i + 1) == 97"),
    "the last position": ("return s:sub(#s, #s) == 'a'", "return string.byte(s, #s) == 97"),
    "a counter": (
        "for k = 1, #s do if s:sub(k, k) == 'a' then f() end end",
        "for k = 1, #s do if string.byte(s, k) == 97 then f() end end",
    ),
    "a position that is counted by hand": (
        "local k = 1 while s:sub(k, k) == ' ' do k += 1 end",
        "local k = 1 while string.byte(s, k) == 32 do k += 1 end",
    ),
    "several in one condition": (
        "return s:sub(i, i) == 'a' or s:sub(i, i) == 'b'",
        "return string.byte(s, i) == 97 or string.byte(s, i) == 98",
    ),
    "a comment behind": ("return s:sub(i, i) == 'a' -- the first", "return string.byte(s, i) == 97 -- the first"),
    "CRLF": ("return s:sub(i, i) == 'a'\r\n", "return string.byte(s, i) == 97\r\n"),
}

LEFT_ALONE = {
    "string.sub in a local, where string means something else": (
        S + "local sub = string.sub local string = x return sub(s, i, i) == 'a'"
    ),
    "an unknown value": "return string.sub(y, 1, 1) == 'a'",
    "a method of an unknown value": "return y:sub(1, 1) == 'a'",
    "a number, which string.sub takes for a string": "local n = #y return string.sub(n, 1, 1) == '1'",
    "a position that may be nil, at which only string.byte begins by itself": S + "return s:sub(z, z) == 'a'",
    "a position that may be nil now": S + "local k if y then k = 1 end return s:sub(k, k) == 'a'",
    "a position that is a string": S + "local k = '1' return s:sub(k, k) == 'a'",
    "an annotated position": "local function f(s: string, k: number) return s:sub(k, k) == 'a' end g(f)",
    "different positions": S + "return s:sub(i, i + 1) == 'a'",
    "different literals": S + "return s:sub(1, 2) == 'a'",
    "two names": S + "local k = i return s:sub(i, k) == 'a'",
    "a position that is called twice": S + "local function k() return 1 end return s:sub(k(), k()) == 'a'",
    "a random position, drawn twice": S + "return s:sub(math.random(3), math.random(3)) == 'a'",
    "a position in a field": S + "return s:sub(y.i, y.i) == 'a'",
    "a position that is a global": S + "k = 1 return s:sub(k, k) == 'a'",
    "arithmetic on something unknown": S + "return s:sub(y + 1, y + 1) == 'a'",
    "no end": S + "return s:sub(i) == 'a'",
    "a third position": S + "return s:sub(i, i, i) == 'a'",
    "an end that may be several values": S + "return s:sub(i, ...) == 'a'",
    "two characters": S + "return s:sub(i, i) == 'ab'",
    "no character": S + "return s:sub(i, i) == ''",
    "a character of two bytes": S + "return s:sub(i, i) == 'é'",
    "a code of two bytes": S + r"return s:sub(i, i) == '\u{e9}'",
    "a long string": S + "return s:sub(i, i) == [[a]]",
    "an interpolated string": S + "return s:sub(i, i) == `a`",
    "an order": S + "return s:sub(i, i) < 'b'",
    "a number in place of the literal": S + "return s:sub(i, i) == 1",
    "a local called string": S + "local string = {} return s:sub(i, i) == 'a'",
    "a parameter called string": S + "return function(string) return s:sub(i, i) == 'a' end",
    "a global called string": S + "string = {} return s:sub(i, i) == 'a'",
    "a field of string": S + "string.byte = f return string.sub(s, i, i) == 'a'",
    "getfenv": S + "getfenv() return s:sub(i, i) == 'a'",
    "setfenv": S + "setfenv(1, {}) return string.sub(s, i, i) == 'a'",
    "loadstring": S + "loadstring('x')() return string.sub(s, i, i) == 'a'",
    "a comment between the positions": S + "return s:sub(i, --[[ to ]] i) == 'a'",
    "a comment before the parenthesis": S + "return s:sub --[[ from ]] (i, i) == 'a'",
    "a line end before the method": S + "return s\n:sub(i, i) == 'a'",
    "positions on two lines": S + "return s:sub(i,\ni) == 'a'",
    "an operand on another line": S + "return y ..\n(s:sub(i, i) == 'a')",
    "type arguments": S + "return s:sub<<number>>(i, i) == 'a'",
}

SCRIPT = """local s = "a-b" .. tostring(1)
local dashes = 0
for i = -1, #s + 1 do
	if s:sub(i, i) == "-" then
		dashes += 1
	end
end
print(dashes)
"""


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(S + before, RULE) == S + after
    assert set(tiers(S + before, RULE)) == {"B"}


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


def test_an_annotation_is_checked_in_the_run() -> None:
    (candidate,) = candidates(ANNOTATED, RULE)
    assert [ANNOTATED[start:end] for start, end in candidate.strings] == ["s"]
    assert rewritten(ANNOTATED, RULE) == ANNOTATED.replace("s:sub(i, i) == '-'", "string.byte(s, i) == 45")


def test_it_is_run_and_applied() -> None:
    report = compared(SCRIPT)
    assert code(report) == SCRIPT.replace('s:sub(i, i) == "-"', "string.byte(s, i) == 45")
    assert RULE in applied(report)


def test_it_is_not_applied_where_no_run_comes() -> None:
    source = SCRIPT.replace("i = -1, #s", "i = #s + 5, #s")
    assert "string.sub(s, i, i) ==" in code(compared(source))


def test_both_forms_agree_at_every_position() -> None:
    """Also outside of the string, for fractions, for what is no number, and for every byte."""
    script = r"""
    local positions = { 0, 1, 2, 3, 4, -1, -2, -3, -4, 1.5, -1.5, 0.9, 2^31, 2^32 + 1, -2^31, 2^53, 1e300, -1e300,
        math.huge, -math.huge, 0/0 }
    local differing = 0
    for byte = 0, 255 do
        local character = string.char(byte)
        for _, s in { "", character, "b" .. character, character .. "b", "aab" } do
            for _, i in positions do
                if (string.sub(s, i, i) == character) ~= (string.byte(s, i) == byte) then
                    differing += 1
                end
            end
        end
    end
    print(differing)
    """
    assert printed(script) == ["0"]
