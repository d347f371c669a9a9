"""A look-up that a loop makes again and again is made once."""

import pytest

from server.engines.luau.optimize import optimize
from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import SMALL, UntimedMachine, applied, code, nothing, printed

RULE = "repeated-access"
KNOWN = "local t, g, n = { a = { k = 1, b = { x = 2 } } }, { { 1, 2 }, { 3, 4 } }, 0 "

REWRITTEN = {
    "a chain of fields": (
        "while n < 9 do n += t.a.k end",
        "local k = t.a.k while n < 9 do n += k end",
    ),
    "the whole chain, everywhere": (
        "for i = 1, 9 do n += t.a.b.x * t.a.b.x end",
        "local x = t.a.b.x for i = 1, 9 do n += x * x end",
    ),
    "on a line of its own, as the loop is": (
        "do\n\tn = 1\n\tfor i = 1, 9 do\n\t\tn += t.a.k\n\tend\nend",
        "do\n\tn = 1\n\tlocal k = t.a.k\n\tfor i = 1, 9 do\n\t\tn += k\n\tend\nend",
    ),
    "CRLF": (
        "n = 1\r\nfor i = 1, 9 do\r\n\tn += t.a.k\r\nend\r\n",
        "n = 1\r\nlocal k = t.a.k\r\nfor i = 1, 9 do\r\n\tn += k\r\nend\r\n",
    ),
    "a row": (
        "for y = 1, 2 do for x = 1, 2 do n += g[y][x] end end",
        "for y = 1, 2 do local row = g[y] for x = 1, 2 do n += row[x] end end",
    ),
    "a row beside": (
        "for y = 2, 2 do for x = 1, 2 do n += g[y - 1][x] end end",
        "for y = 2, 2 do local row = g[y - 1] for x = 1, 2 do n += row[x] end end",
    ),
    "a row that is written": (
        "for y = 1, 2 do for x = 1, 2 do g[y][x] = x g[y][x] += 1 end end",
        "for y = 1, 2 do local row = g[y] for x = 1, 2 do row[x] = x row[x] += 1 end end",
    ),
    "a row that is measured": (
        "for y = 1, 2 do for x = 1, #g[y] do n += g[y][x] end end",
        "for y = 1, 2 do local row = g[y] for x = 1, #row do n += row[x] end end",
    ),
    "before the outermost loop": (
        "for y = 1, 2 do for x = 1, 2 do n += t.a.k end end",
        "local k = t.a.k for y = 1, 2 do for x = 1, 2 do n += k end end",
    ),
    "in a condition": ("while n < t.a.k do n += 1 end", "local k = t.a.k while n < k do n += 1 end"),
    "in until": ("repeat n += 1 until n > t.a.k", "local k = t.a.k repeat n += 1 until n > k"),
    "in a function": (
        "local function f() for i = 1, 9 do n += t.a.k end end f()",
        "local function f() local k = t.a.k for i = 1, 9 do n += k end end f()",
    ),
    "not in the functions inside": (
        "for i = 1, 9 do n += t.a.k f(function() return t.a.k end) end",
        "local k = t.a.k for i = 1, 9 do n += k f(function() return t.a.k end) end",
    ),
    "while another field changes": (
        "for i = 1, 9 do n += t.a.k t.a.j = i end",
        "local k = t.a.k for i = 1, 9 do n += k t.a.j = i end",
    ),
    "while the unknown is called, which cannot get at it": (
        "for i = 1, 9 do f() task.wait() n += t.a.k end",
        "local k = t.a.k for i = 1, 9 do f() task.wait() n += k end",
    ),
    "another name": (
        "for i = 1, 9 do local k = i n += t.a.k * k end",
        "local aK = t.a.k for i = 1, 9 do local k = i n += aK * k end",
    ),
    "an element three times in a round": (
        "for i = 2, #g do f(g[i], g[i], g[i]) end",
        "for i = 2, #g do local value = g[i] f(value, value, value) end",
    ),
    "an element in a round over lines": (
        "for i = 2, #g do\n\tf(g[i], g[i])\n\tf(g[i])\nend",
        "for i = 2, #g do\n\tlocal value = g[i]\n\tf(value, value)\n\tf(value)\nend",
    ),
}

LEFT_ALONE = {
    "not in a loop": "n = t.a.k + t.a.k",
    "one field by name": "for i = 1, 9 do n += t.a end",
    "Luau's own": "for i = 1, 9 do n += math.max(i, math.pi) end",
    "of the unknown": "for i = 1, 9 do n += u.a.k end",
    "of a table with a metatable": "local w = setmetatable({ a = {} }, m) for i = 1, 9 do n += w.a.k end",
    "of a table that someone else has": "local w = { a = { k = 1 } } f(w) for i = 1, 9 do n += w.a.k end",
    "of what may be nil": "local w = { a = c and {} } for i = 1, 9 do n += w.a.k end",
    "of a field that is taken away": "local w = { a = {} } w.a = nil for i = 1, 9 do n += w.a.k end",
    "a field that is assigned": "for i = 1, 9 do n += t.a.k t.a.k = i end",
    "a field that is counted up": "for i = 1, 9 do n += t.a.k t.a.k += 1 end",
    "a table on the way that is replaced": "for i = 1, 9 do n += t.a.k t.a = { k = i } end",
    "a field that any key may be": "for i = 1, 9 do n += t.a.k t.a[f()] = i end",
    "changed by another name": "local w = t.a for i = 1, 9 do n += t.a.k w.k = i end",
    "changed by a function": "local function h() t.a.k = 2 end for i = 1, 9 do n += t.a.k h() end",
    "changed by whoever is called": "function h() t.a.k = 2 end for i = 1, 9 do n += t.a.k f() end",
    "changed while it waits": "function h() t.a.k = 2 end for i = 1, 9 do n += t.a.k task.wait() end",
    "changed by a metamethod": "function h() t.a.k = 2 end for i = 1, 9 do n += t.a.k + u end",
    "a variable that is assigned": "local w = t for i = 1, 9 do n += w.a.k w = f() end",
    "a key that is assigned": "for i = 1, 9 do n += g[n][1] end",
    "a key of the loop": "for i = 1, 9 do f(g[i]) end",
    "twice in a round": "for i = 2, #g do f(g[i], g[i]) end",
    "a row that is replaced in the round": "for i = 2, #g do f(g[i], g[i], g[i]) g[i] = {} end",
    "an element that changes under another index": "for i = 2, #g do f(g[i], g[i], g[i]) g[i + 1] = 1 end",
    "only under a condition": "for i = 1, 9 do if c then n += t.a.k end end",
    "only in an else": "for i = 1, 9 do if c then f() else n += t.a.k end end",
    "only in a later condition": "for i = 1, 9 do if c then f() elseif t.a.k then f() end end",
    "only behind and": "for i = 1, 9 do n = c and t.a.k end",
    "only in an if expression": "for i = 1, 9 do n = if c then t.a.k else 1 end",
    "in a function in a loop": "for i = 1, 9 do f(function() return t.a.k end) end",
    "in the bounds of a loop": "for i = 1, t.a.k do f() end",
    "in the values of a loop": "for k in pairs(t.a.b) do f() end",
    "on the second line of an operation": "for i = 1, 9 do n = i +\nt.a.k end",
    "with a comment inside": "for i = 1, 9 do n += t.a --[[ the a ]].k end",
    "over two lines": "for i = 1, 9 do n += t.a\n.k end",
    "a call in it": "for i = 1, 9 do n += g[f()][1] end",
    "no name is free": "for i = 1, 9 do local k, aK = 1, 2 n += t.a.k * k end",
    "names that mean something behind it": "for i = 1, 9 do n += t.a.k end print(k, aK)",
    "in front of a parenthesis": "for i = 2, #g do (f)(g[i], g[i], g[i]) end",
    "weak tables": "local w = { __mode = 'k' } for i = 1, 9 do n += t.a.k end",
    "what the loop declares": "for i = 1, 9 do local w = { a = { k = i } } n += w.a.k end",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(KNOWN + before, RULE) == KNOWN + after
    assert set(tiers(KNOWN + before, RULE)) <= {"B"}


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(KNOWN + source, RULE) == KNOWN + source


def test_applied_after_a_run() -> None:
    machine = UntimedMachine(SMALL)
    source = (
        "local grid = {}\nfor y = 1, 20 do\n\tgrid[y] = {}\n\tfor x = 1, 20 do\n\t\tgrid[y][x] = x * y\n\tend\nend\n"
        "local config = { world = { scale = 2, offset = 1 } }\n"
        "local function sum()\n\tlocal total = 0\n\tfor y = 1, 20 do\n\t\tfor x = 1, 20 do\n"
        "\t\t\ttotal += grid[y][x] * config.world.scale + config.world.offset\n\t\tend\n\tend\n\treturn total\nend\n"
        "print(sum())\n"
    )
    report = optimize(source, file="x", level="balanced", vm=machine, on_step=nothing)
    assert applied(report).count(RULE) == 4
    assert "\t\t\ttotal += row[x] * scale + offset\n" in code(report)
    assert printed(code(report)) == printed(source)
    again = optimize(code(report), file="x", level="balanced", vm=machine, on_step=nothing)
    assert code(again) == code(report)
