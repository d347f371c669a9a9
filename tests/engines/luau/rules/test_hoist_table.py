"""A constant table built anew at every call moves to the top level."""

import pytest

from server.engines.luau.rules.script_level import LOCAL_BUDGET
from tests.engines.luau.looking import rewritten, tiers

RULE = "hoist-table"
T = "local t = { 1, 2 }"


def inside(body: str) -> str:
    return f"local function f(i)\n\t{T}\n\t{body}\nend"


MOVED = {
    "in front of the function, on its line": (
        inside("return t[i]"),
        f"{T} local function f(i)\n\n\treturn t[i]\nend",
    ),
    "to a blank line above": (
        f"g()\n\n{inside('return t[i]')}",
        f"g()\n{T}\nlocal function f(i)\n\n\treturn t[i]\nend",
    ),
    "above the comment that belongs to the function": (
        f"g()\n\n-- first\n{inside('return t[i]')}",
        f"g()\n{T}\n-- first\nlocal function f(i)\n\n\treturn t[i]\nend",
    ),
    "below the orders to Luau": (
        f"\n--!strict\n{inside('return t[i]')}",
        f"\n--!strict\n{T} local function f(i)\n\n\treturn t[i]\nend",
    ),
    "with its comment": (
        "g()\n\nfunction f(i)\n\tlocal t = { 1 } -- one\n\treturn t[i]\nend",
        "g()\nlocal t = { 1 } -- one\nfunction f(i)\n\n\treturn t[i]\nend",
    ),
    "with its comment, CRLF": (
        "g()\r\n\r\nfunction f(i)\r\n\tlocal t = { 1 } -- one\r\n\treturn t[i]\r\nend\r\n",
        "g()\r\nlocal t = { 1 } -- one\r\nfunction f(i)\r\n\r\n\treturn t[i]\r\nend\r\n",
    ),
    "out of a loop": ("for i = 1, 9 do local t = { 1 } f(t[i]) end", "local t = { 1 } for i = 1, 9 do f(t[i]) end"),
    "out of a repeat": (
        "repeat local t = { 1 } local i = g() until t[i]",
        "local t = { 1 } repeat local i = g() until t[i]",
    ),
    "out of a method": (
        "function M:f(i) local t = { 1 } return t[i] end",
        "local t = { 1 } function M:f(i) return t[i] end",
    ),
    "out of a function in a call": (
        "g();(function(i) local t = { 1 } return t[i] end)(1)",
        "g();local t = { 1 } (function(i) return t[i] end)(1)",
    ),
    "every kind of constant": (
        "function f(k) local t = { a = -1, ['b'] = 'x', [3] = true, 4.5 } return t[k] end",
        "local t = { a = -1, ['b'] = 'x', [3] = true, 4.5 } function f(k) return t[k] end",
    ),
    "with its type": (
        "function f(i) local t: { number } = { 1 } return t[i] end",
        "local t: { number } = { 1 } function f(i) return t[i] end",
    ),
    "in front of an attribute": (
        "@native function f(i) local t = { 1 } return t[i] end",
        "local t = { 1 } @native function f(i) return t[i] end",
    ),
    "the name of the variable that holds the function": (
        "local t = function(i) local t = { 1 } return t[i] end",
        "local t = { 1 } local t = function(i) return t[i] end",
    ),
}
READS = (
    "return t[i]",
    "return #t",
    "for k, v in t do g(k, v) end",
    "for k, v in pairs(t) do g(v) end",
    "return next(t)",
    "return table.concat(t)",
    "return table.find(t, i)",
    "return unpack(t)",
    "return rawlen(t)",
)

OTHER_USES = {
    "returned": "return t",
    "handed to a function": "g(t)",
    "compared": "return t == i",
    "compared with itself": "return rawequal(t, t)",
    "a key": "u[t] = 1",
    "kept in another table": "u.x = t",
    "kept in another local": "local u = t",
    "kept in a constructor": "return { t }",
    "printed": "print(tostring(t))",
    "changed": "t[1] = i",
    "changed by name": "t.x = i",
    "counted up": "t[1] += i",
    "given a function": "function t.f() end",
    "added to": "table.insert(t, i)",
    "sorted": "table.sort(t)",
    "cleared": "table.clear(t)",
    "frozen": "table.freeze(t)",
    "given a metatable": "setmetatable(t, m)",
    "asked for its metatable": "return getmetatable(t)",
    "called on": "t:f()",
    "assigned": "t = nil",
    "iterated by a function that gets it": "for k in g, t do end",
    "handed to an iterator by pairs": "for k in g, pairs(t) do end",
    "iterated by pairs outside of a loop": "return pairs(t)",
    "the result of a choice": "return i and t",
    "inserted into another": "table.insert(u, t)",
    "looked for": "return table.find(u, t)",
    "raised": "error(t)",
    "yielded": "coroutine.yield(t)",
}

LEFT_ALONE = {
    "of a type around": "local function f(i) type A = { number } local t: A = { 1 } return t[i] end",
    "of a type parameter": "local function f<A>(i: A) local t: { A } = { 1 } return t[i] end",
    "of a type of a loop": "for i = 1, 2 do type A = { number } local t: A = { 1 } print(t[i]) end",
    "of the type of a value": "local function f(i) local t: { typeof(i) } = { 1 } return t[i] end",
    "of a type of a module around": "local function f(i) local M = require(m) local t: M.A = { 1 } return t[i] end",
    "at the top level, once": f"{T} print(t[1])",
    "in a block of the top level": f"do {T} print(t[1]) end",
    "never read": inside("return i"),
    "an empty table": "function f(i) local t = {} return t[i] end",
    "a value from a variable": "function f(i) local t = { i } return t[1] end",
    "a value from a call": "function f(i) local t = { g() } return t[1] end",
    "varargs": "function f(...) local t = { ... } return t[1] end",
    "a table inside": "function f(i) local t = { {} } return t[i] end",
    "a function inside": "function f(i) local t = { function() end } return t[i] end",
    "a computed key": "function f(i) local t = { [i] = 1 } return t[1] end",
    "nil inside": "function f(i) local t = { 1, nil, 3 } return t[i] end",
    "two names": "function f(i) local t, u = { 1 }, 2 return t[i] end",
    "a name that is local outside": f"local t = 1\n{inside('return t[i]')}\nprint(t)",
    "the name of the function": "local function t(i) local t = { 1 } return t[i] end",
    "the name of a parameter": "function f(t) local t = { 1 } return t[1] end",
    "a name that is global elsewhere": f"{inside('return t[i]')}\nprint(t)",
    "a name that is a global function": f"{inside('return t[i]')}\nfunction t() end",
    "a name of Luau's, which another rule may write": "function f(i) local string = { 1 } return string[i] end",
    "a name of Roblox's": "function f(i) local game = { 1 } return game[i] end",
    "a comment inside": "function f(i) local t = { 1 --[[ one ]] } return t[i] end",
    "read on the second line of an operation": inside("return i +\nt[1]"),
    "in front of a parenthesis, which would then continue the statement before": (
        "function f(i) local u = g local t = { 1 } (u)(t[i]) end"
    ),
}


@pytest.mark.parametrize(("before", "after"), MOVED.values(), ids=MOVED)
def test_moved(before: str, after: str) -> None:
    assert rewritten(before, RULE) == after
    assert set(tiers(before, RULE)) == {"P"}


@pytest.mark.parametrize("body", READS)
def test_only_read(body: str) -> None:
    assert rewritten(inside(body), RULE) == f"{T} local function f(i)\n\n\t{body}\nend"


@pytest.mark.parametrize("body", OTHER_USES.values(), ids=OTHER_USES)
def test_a_table_that_may_be_told_from_a_fresh_one(body: str) -> None:
    assert rewritten(inside(body), RULE) == inside(body)


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


def test_several_lines_move_and_need_a_run() -> None:
    before = "g()\n\n-- first\nfunction f(k)\n\tlocal t = {\n\t\ta = 1,\n\t}\n\treturn t[k]\nend\n"
    after = "g()\n\nlocal t = {\n\ta = 1,\n}\n-- first\nfunction f(k)\n\treturn t[k]\nend\n"
    assert rewritten(before, RULE) == after
    assert tiers(before, RULE) == ["B"]


def test_lines_inside_of_a_string_stay_as_they_are() -> None:
    source = "function f(k)\n\tlocal t = {\n\t\ta = [[x\n\ty]],\n\t}\n\treturn t[k]\nend\n"
    assert rewritten(source, RULE) == source


def test_one_of_two_tables_of_the_same_name() -> None:
    source = "function f(i) local t = { 1 } return t[i] end\nfunction g(i) local t = { 2 } return t[i] end"
    after = "local t = { 1 } function f(i) return t[i] end\nfunction g(i) local t = { 2 } return t[i] end"
    assert rewritten(source, RULE) == after
    assert rewritten(after, RULE) == after


def test_room_for_locals_of_the_author_is_left() -> None:
    used = "".join(f"local a{number} = f()\n" for number in range(LOCAL_BUDGET - 1))
    source = f"{used}function f(i) local t = {{ 1 }} local u = {{ 2 }} return t[i] + u[i] end"
    assert len(tiers(source, RULE)) == 1
