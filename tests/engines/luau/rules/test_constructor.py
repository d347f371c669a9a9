"""Fields assigned right after `local t = {}` move into the constructor."""

import pytest

from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import printed

RULE = "constructor"
AFTER = "\nprint(t.a, t.b)"

REWRITTEN = {
    "two fields": (
        "local t = {}\nt.a = 1\nt.b = 2",
        "local t = {\n\ta = 1,\n\tb = 2 }",
    ),
    "on one line": ("local t = {} t.a = 1 t.b = 2", "local t = { a = 1, b = 2 }"),
    "semicolons": ("local t = {};\nt.a = 1;\nt.b = 2;", "local t = {\n\ta = 1,\n\tb = 2 }"),
    "values with effects, in their order": (
        "local t = {}\nt.a = f()\nt.b = g()",
        "local t = {\n\ta = f(),\n\tb = g() }",
    ),
    "nil": ("local t = {}\nt.a = nil\nt.b = 1", "local t = {\n\ta = nil,\n\tb = 1 }"),
    "a call with several results": ("local t = {} t.a = 1 t.b = f()", "local t = { a = 1, b = f() }"),
    "varargs": ("local t = {} t.a = ... t.b = ...", "local t = { a = ..., b = ... }"),
    "a function that does not mention it": (
        "local t = {}\nt.a = function()\n\treturn 1\nend\nt.b = 2",
        "local t = {\n\ta = function()\n\t\treturn 1\n\tend,\n\tb = 2 }",
    ),
    "comments stay": (
        "local t = {} -- all\n-- first\nt.a = 1 -- one\nt.b = 2 -- two",
        "local t = { -- all\n\t-- first\n\ta = 1, -- one\n\tb = 2 } -- two",
    ),
    "blank lines stay": ("local t = {}\n\nt.a = 1\n\nt.b = 2", "local t = {\n\n\ta = 1,\n\n\tb = 2 }"),
    "a string of several lines": (
        "local t = {}\nt.a = [[x\ny]]\nt.b = 2",
        "local t = {\n\ta = [[x\ny]],\n\tb = 2 }",
    ),
    "a type": ("local t: T = {}\nt.a = 1\nt.b = 2", "local t: T = {\n\ta = 1,\n\tb = 2 }"),
    "CRLF": ("local t = {}\r\nt.a = 1\r\nt.b = 2", "local t = {\r\n\ta = 1,\r\n\tb = 2 }"),
    "the same name again": ("local t = {} t.a = 1 t.b = 2 t.a = 3", "local t = { a = 1, b = 2 } t.a = 3"),
    "up to a value that mentions it": (
        "local t = {} t.a = 1 t.b = 2 t.c = t.a",
        "local t = { a = 1, b = 2 } t.c = t.a",
    ),
    "up to another statement": ("local t = {} t.a = 1 t.b = 2 f() t.c = 3", "local t = { a = 1, b = 2 } f() t.c = 3"),
    "an inner table of the same name": (
        "local t = {} t.a = 1 t.b = function() local t = 2 return t end",
        "local t = { a = 1, b = function() local t = 2 return t end }",
    ),
    "a word right behind": ("local t = {}t.a = 1 t.b = f'x'g()", "local t = {a = 1, b = f'x' }g()"),
}

LEFT_ALONE = {
    "one field": "local t = {} t.a = 1",
    "a table that holds something": "local t = { 1 } t.a = 1 t.b = 2",
    "something in between": "local t = {} f() t.a = 1 t.b = 2",
    "a value that reads it": "local t = {} t.a = t t.b = 2",
    "a function that captures it": "local t = {} t.a = function() return t end t.b = 2",
    "a first field that reads it": "local t = {} t.a = #t t.b = t.a",
    "a computed key": "local t = {} t[1] = 1 t[2] = 2",
    "another table": "local t = {} u.a = 1 u.b = 2",
    "two at once": "local t = {} t.a, t.b = 1, 2",
    "counted up": "local t = {} t.a += 1 t.b += 1",
    "methods": "local t = {} function t.a() end function t.b() end",
    "assigned again": "local t = {} t.a = 1 t.b = 2 t = nil",
    "two names": "local t, u = {} t.a = 1 t.b = 2",
    "a field of a field": "local t = {} t.a.b = 1 t.a.c = 2",
    "a comment in the braces": "local t = { --[[ none ]] } t.a = 1 t.b = 2",
    "a comment before the semicolon": "local t = {} --[[ x ]]; t.a = 1 t.b = 2",
    "a comment in the name": "local t = {} t --[[ x ]].a = 1 t.b = 2",
    "a name over two lines": "local t = {} t\n.a = 1 t.b = 2",
    "braces over two lines": "local t = {\n} t.a = 1 t.b = 2",
    "in parentheses": "local t = ({}) t.a = 1 t.b = 2",
    "a global": "t = {} t.a = 1 t.b = 2",
}

NEEDS_A_RUN = {
    "iterated": "for k, v in t do print(k, v) end",
    "iterated by pairs": "for k, v in pairs(t) do print(k, v) end",
    "asked for a next key": "print(next(t))",
    "returned": "return t",
    "handed to a function": "f(t)",
    "given a metatable": "setmetatable(t, m)",
    "a key": "u[t] = 1",
    "called on": "t:a()",
    "measured": "print(#t)",
    "a field of it set again": "f() t.a = 3 return t",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(before + AFTER, RULE) == after + AFTER
    assert tiers(before + AFTER, RULE) == ["P"]


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


GROWS = {
    "by a field": "f() t.c = 3 return t",
    "by a key": "t[k] = 3 return t",
    "by items": "t[1] = 1 t[2] = 2 t[4] = 4 print(#t)",
    "by a method": "function t:m() end return t",
    "by an append": "table.insert(t, 1) return t",
    "in a function that no run may call": "local function add() t.c = 3 end return { t, add }",
}


@pytest.mark.parametrize("use", GROWS.values(), ids=GROWS)
def test_what_grows_later_is_left_alone_where_its_order_shows(use: str) -> None:
    assert tiers(f"local t = {{}} t.a = 1 t.b = 2 g() {use}", RULE) == []


def test_what_grows_later_is_rewritten_where_its_order_is_hidden() -> None:
    assert tiers("local t = {} t.a = 1 t.b = 2 g() t.c = 3 print(t.a)", RULE) == ["P"]


@pytest.mark.parametrize("use", NEEDS_A_RUN.values(), ids=NEEDS_A_RUN)
def test_what_may_show_the_order_of_its_fields_needs_a_run(use: str) -> None:
    assert tiers(f"local t = {{}} t.a = 1 t.b = 2 {use}", RULE) == ["B"]


SLOTS = {
    "a value that may be nil, whose slot the next takes": ("f()", "c", []),
    "one that is nil": ("nil", "c", []),
    "a choice that may be nil": ("if x then 1 else y", "c", []),
    "an alternative that may be nil": ("(x or y)", "c", []),
    "a slot of its own": ("f()", "b", ["B"]),
    "a table": ("{ f() }", "c", ["B"]),
    "a function": ("function() end", "c", ["B"]),
    "a string": ("x and tostring(y) or ''", "c", ["B"]),
    "a choice between values": ("if x then 1 elseif y then 'b' else true", "c", ["B"]),
    "an alternative": ("(x or 1)", "c", ["B"]),
}


@pytest.mark.parametrize(("value", "later", "tier"), SLOTS.values(), ids=SLOTS)
def test_what_is_handed_on_must_come_out_the_same_to_the_last_slot(value: str, later: str, tier: list[str]) -> None:
    """`a` and `c` share a slot of a table of two, `a` and `b` do not."""
    assert tiers(f"local t = {{}} t.a = {value} t.{later} = 1 return t", RULE) == tier


def test_the_last_value_may_be_nil() -> None:
    assert tiers("local t = {} t.a = 1 t.c = f() return t", RULE) == ["B"]


def test_the_order_stays_when_a_receiver_adds_fields() -> None:
    before = (
        "local function fill(t) for i = 1, 20 do t['x' .. i] = i end return t end\n"
        "local t = {}\nt.one = 1\nt.two = {}\nt.three = 'x'\nfor name in fill(t) do print(name) end\n"
    )
    after = rewritten(before, RULE)
    assert after != before
    assert printed(after) == printed(before)


def test_a_function_that_luau_may_inline_needs_a_run() -> None:
    body = "local t = {} t.a = i t.b = 2 return t.a"
    assert tiers(f"local function f(i) {body} end print(1 + f(1))", RULE) == ["B"]
    assert tiers(f"local function f(i) {body} end print(f(1))", RULE) == ["P"]


def test_the_indentation_follows_the_script() -> None:
    before = "do\n    local t = {}\n    t.a = 1\n    t.b = 2\n    print(t.a)\nend"
    after = "do\n    local t = {\n        a = 1,\n        b = 2 }\n    print(t.a)\nend"
    assert rewritten(before, RULE) == after


def test_one_inside_of_another() -> None:
    before = "local t = {}\nt.a = function()\n\tlocal u = {}\n\tu.x = 1\n\tu.y = 2\n\treturn u.x\nend\nt.b = 2"
    after = (
        "local t = {\n\ta = function()\n\t\tlocal u = {\n\t\t\tx = 1,\n\t\t\ty = 2 }\n\t\treturn u.x\n\tend,\n\tb = 2 }"
    )
    assert rewritten(before + AFTER, RULE) == after + AFTER
