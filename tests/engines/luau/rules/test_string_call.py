"""`string.byte(s, i)` and `string.sub(s, i, j)` in place of the methods."""

import pytest

from tests.engines.luau.looking import rewritten, tiers

RULE = "string-call"
S = "local s = tostring(x) "

REWRITTEN = {
    "sub": ("return s:sub(1, 2)", "return string.sub(s, 1, 2)"),
    "byte": ("return s:byte(i)", "return string.byte(s, i)"),
    "no arguments": ("return s:byte()", "return string.byte(s)"),
    "blanks between the parentheses": ("return s:byte( )", "return string.byte(s )"),
    "all the arguments there are": ("return s:byte(...)", "return string.byte(s, ...)"),
    "several results": ("return s:byte(f())", "return string.byte(s, f())"),
    "odd layout": ("return s : sub ( 1 )", "return string.sub(s,  1 )"),
    "a literal": ("return ('abc'):byte(2)", "return string.byte(('abc'), 2)"),
    "a statement": ("s:byte(1)", "string.byte(s, 1)"),
    "a statement behind a semicolon": (";(s):byte(1)", ";string.byte((s), 1)"),
    "a word right before": ("return(s):byte(1)", "return string.byte((s), 1)"),
    "a result that is used as an object": ("return s:sub(1):upper()", "return string.sub(s, 1):upper()"),
    "a chain": ("return s:sub(1):sub(2):sub(3)", "return string.sub(string.sub(string.sub(s, 1), 2), 3)"),
    "inside an argument": ("return s:sub(s:byte(1))", "return string.sub(s, string.byte(s, 1))"),
    "a comment among the arguments": ("return s:sub(1 --[[ first ]])", "return string.sub(s, 1 --[[ first ]])"),
    "the library in a local of its name": (
        "local string = string return s:sub(1)",
        "local string = string return string.sub(s, 1)",
    ),
    "CRLF": ("return s:byte(1)\r\n", "return string.byte(s, 1)\r\n"),
}

LEFT_ALONE = {
    "an unknown value": "return y:sub(1)",
    "a method that gains nothing": S + "return s:upper(), s:find('x'), s:rep(2)",
    "a number": "local n = 5 return n:sub(1)",
    "a string argument without parentheses": S + "return s:sub '1'",
    "a table argument without parentheses": S + "return s:sub {}",
    "a local called string": S + "local string = {} return s:sub(1)",
    "the library in a local of its name that may be made again": S
    + "f(function() local string = string g(s:sub(1)) end)",
    "another library in a local called string": S + "local string = table return s:sub(1)",
    "a local called string around": S + "do local string = {} do return s:sub(1) end end",
    "a parameter called string": S + "return function(string) return s:sub(1) end",
    "a loop variable called string": S + "for string = 1, 2 do f(s:byte(1)) end",
    "a local called string in the body of a repeat": S + "repeat local string = {} until s:byte(1) == 1",
    "a function called string": S + "local function string() return s:sub(1) end",
    "a global called string": S + "string = {} return s:sub(1)",
    "a field of string": S + "string.sub = f return s:sub(1)",
    "getfenv": S + "getfenv() return s:sub(1)",
    "setfenv": S + "setfenv(1, {}) return s:sub(1)",
    "loadstring": S + "loadstring('x')() return s:sub(1)",
    "a comment before the parenthesis": S + "return s:sub --[[ from ]] (1)",
    "a line end before the method": S + "return s\n:sub(1)",
    "an object over two lines, whose error names the second": S + "return (s ..\n'b'):sub({})",
    "arguments on lines of their own": S + "return s:sub(\n{}\n)",
    "an operand on another line": S + "return y ..\ns:sub(1)",
    "type arguments": S + "return s:sub<<number>>(1)",
}

NEEDS_A_RUN = {
    "an annotation, which nothing checks": "local function f(s: string) return s:sub(1) end g(f)",
    "a function that Luau may inline": "local function f(a) local s = 'x' .. #a return s:sub(1) end return 'a' .. f(x)",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(S + before, RULE) == S + after
    assert set(tiers(S + before, RULE)) == {"P"}


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


@pytest.mark.parametrize("source", NEEDS_A_RUN.values(), ids=NEEDS_A_RUN)
def test_needs_a_run(source: str) -> None:
    assert tiers(source, RULE) == ["B"]


def test_a_local_called_string_is_free_to_use_elsewhere() -> None:
    before = "do local string = 1 f(string) end repeat local string = 2 f(string) until y return s:byte(1)"
    assert rewritten(S + before, RULE).endswith("return string.byte(s, 1)")
