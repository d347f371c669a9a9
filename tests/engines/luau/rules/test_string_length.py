"""`#s` in place of `s:len()` and `string.len(s)`."""

import pytest

from tests.engines.luau.looking import rewritten, tiers

RULE = "string-length"
S = "local s = tostring(x) "

REWRITTEN = {
    "a method": ("return s:len()", "return #s"),
    "the function": ("return string.len(s)", "return #s"),
    "the function without parentheses": ("return string.len 'abc'", "return #'abc'"),
    "a literal": ("return ('abc'):len()", "return #('abc')"),
    "odd layout": ("return s : len ( )", "return #s"),
    "an operator inside": ("return string.len(s .. 'a')", "return #(s .. 'a')"),
    "an interpolated string": ("return string.len(`a{s}`)", "return #(`a{s}`)"),
    "a call that gives a string": ("return tostring(y):len()", "return #tostring(y)"),
    "a call that gives two values": ("return string.len(s:gsub('a', 'b'))", "return #s:gsub('a', 'b')"),
    "under a power": ("return s:len() ^ 2", "return (#s) ^ 2"),
    "as an exponent": ("return 2 ^ s:len()", "return 2 ^ #s"),
    "under a minus": ("return -s:len()", "return -#s"),
    "under a cast": ("return s:len() :: any", "return (#s) :: any"),
    "in a concatenation": ("return s:len() .. s", "return #s .. s"),
    "a word right behind": ("local n = s:len()f(n)", "local n = #s f(n)"),
    "a keyword right behind": ("if s:len()and s then end", "if #s and s then end"),
    "a word right before": ("return(s):len()", "return#(s)"),
    "a number right before": ("return 1 and('a'..s):len()", "return 1 and#('a'..s)"),
    "statements on one line": ("f(s:len()) g(s:len())", "f(#s) g(#s)"),
    "a comment behind": ("return s:len() -- length", "return #s -- length"),
    "CRLF": ("return s:len()\r\n", "return #s\r\n"),
    "nested": ("return string.len(tostring(s:len()))", "return #tostring(#s)"),
}

LEFT_ALONE = {
    "an unknown value": "return y:len(), string.len(y)",
    "a number": "return string.len(5)",
    "a table with a len method": "local t = { len = f } return t:len()",
    "a parameter": "local function f(a) return a:len() end g(f)",
    "a variable that was also nil": "local a if y then a = 'x' end return a:len()",
    "a variable that becomes a number in a closure": "local a = 'x' local function g() a = 1 end return a:len()",
    "an argument": S + "return s:len(1)",
    "two arguments": S + "return string.len(s, 1)",
    "another method": S + "return s:lenn()",
    "a local called string": S + "local string = {} return string.len(s)",
    "a global called string": S + "string = {} return string.len(s), s:len()",
    "a field of string": S + "function string.len() end return s:len()",
    "_G": S + "_G.string = {} return s:len()",
    "_G by a key": S + "_G[k] = 1 return s:len()",
    "getfenv": S + "getfenv() return s:len()",
    "setfenv": S + "setfenv(1, {}) return s:len()",
    "loadstring": S + "loadstring('x')() return s:len()",
    "a statement": S + "s:len()",
    "something that is indexed": S + "return s:len().x",
    "something that is called": S + "return s:len()()",
    "a method of the result": S + "return s:len():x()",
    "a comment inside": S + "return s:len(--[[ bytes ]])",
    "a comment before the name": S + "return s --[[ it ]] :len()",
    "a line end inside": S + "return s\n:len()",
    "a line end inside the call": S + "return string.len(\ns)",
    "an operand on another line": S + "return y +\ns:len()",
    "a bound on another line": S + "for i = y,\ns:len() do end",
    "an index on another line": S + "return y[\ns:len()]",
    "type arguments": S + "return s:len<<number>>()",
}

NEEDS_A_RUN = {
    "an annotation, which nothing checks": "local function f(s: string) return s:len() end g(f)",
    "a constant that would spread": "local s = 'abc' local n = s:len() return n",
    "a function that Luau may inline": "local function f(a) local s = 'x' .. #a return s:len() end return 1 + f(x)",
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


def test_arguments_on_lines_of_their_own_are_no_operations() -> None:
    assert rewritten(S + "print(\ns:len(),\ny\n)", RULE) == S + "print(\n#s,\ny\n)"


def test_conditions_over_several_lines_are_no_operations() -> None:
    before, after = "if y\nand s:len() > 3\nthen end", "if y\nand #s > 3\nthen end"
    assert rewritten(S + before, RULE) == S + after
