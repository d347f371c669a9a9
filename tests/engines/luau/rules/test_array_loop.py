"""`for i, v in t` in place of counting through an array."""

import pytest

from server.engines.luau.optimize import optimize
from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import SMALL, UntimedMachine, applied, code, nothing, printed

RULE = "array-loop"
T = "local t, n = { 1, 2, 3 }, 0 "

REWRITTEN = {
    "its own local": (
        "for i = 1, #t do local v = t[i] n += v * i end",
        "for i, v in t do n += v * i end",
    ),
    "over several lines, which stay": (
        "for i = 1, #t do -- all\n\tlocal x = t[i]\n\tn += x\nend",
        "for i, x in t do -- all\n\n\tn += x\nend",
    ),
    "with types": (
        "for i: number = 1, #t do local v: number = t[i] n += v end",
        "for i: number, v: number in t do n += v end",
    ),
    "the name of the table": ("for i = 1, #t do local t = t[i] n += t end", "for i, t in t do n += t end"),
    "captured": (
        "for i = 1, #t do local v = t[i] f(function() return v + i end) end",
        "for i, v in t do f(function() return v + i end) end",
    ),
    "in place": ("for i = 1, #t do n += t[i] end", "for i, v in t do n += v end"),
    "in place, twice": ("for i = 1, #t do n += t[i] * t[ i ] end", "for i, v in t do n += v * v end"),
    "in place, another name": (
        "for i = 1, #t do local v = 2 n += t[i] * v end",
        "for i, value in t do local v = 2 n += value * v end",
    ),
    "in place, called": ("for i = 1, #t do t[i].f(t[i]) t[i]:g() end", "for i, v in t do v.f(v) v:g() end"),
    "unknown calls, when only this code knows the table": (
        "for i = 1, #t do f() task.wait() n += t[i] end",
        "for i, v in t do f() task.wait() n += v end",
    ),
    "a word right behind": ("for i = 1, #t do local v = t[i]n+=v end", "for i, v in t do n+=v end"),
    "CRLF": (
        "for i = 1, #t do\r\n\tlocal v = t[i]\r\n\tn += v\r\nend\r\n",
        "for i, v in t do\r\n\r\n\tn += v\r\nend\r\n",
    ),
    "its own local, which is assigned": (
        "for i = 1, #t do local v = t[i] v += 1 f(v) end",
        "for i, value in t do local v = value v += 1 f(v) end",
    ),
    "its own local, called as the counter": (
        "for i = 1, #t do local i = t[i] f(i) end",
        "for i, v in t do local i = v f(i) end",
    ),
    "another element too": (
        "for i = 1, #t do local v = t[i] n += v - (t[i + 1] or 0) end",
        "for i, v in t do n += v - (t[i + 1] or 0) end",
    ),
    "and a function inside, which may be called later": (
        "for i = 1, #t do n += t[i] f(function() return t[i] end) end",
        "for i, v in t do n += v f(function() return t[i] end) end",
    ),
}

LEFT_ALONE = {
    "an unknown table": "for i = 1, #u do n += u[i] end",
    "a hole": "local u = { 1, nil, 3 } for i = 1, #u do f(u[i]) end",
    "a field beside": "local u = { 1, x = 2 } for i = 1, #u do f(u[i]) end",
    "a metatable": "local u = setmetatable({ 1 }, m) for i = 1, #u do f(u[i]) end",
    "a table that someone else has": "local u = { 1 } f(u) for i = 1, #u do n += u[i] end",
    "a parameter of a function called from elsewhere": "function g(u) for i = 1, #u do n += u[i] end end g({ 1 })",
    "a string": "local s = 'abc' for i = 1, #s do f(s[i]) end",
    "an upvalue that is replaced": "local u = { 1 } g = function() u = { 2 } end for i = 1, #u do f(u[i]) end",
    "replaced in the loop": "local u = { 1 } for i = 1, #u do n += u[i] u = { 2, 3 } end",
    "written in the loop": "for i = 1, #t do n += t[i] t[i] = 0 end",
    "counted up in the loop": "for i = 1, #t do t[i] += t[i] end",
    "grown in the loop": "for i = 1, #t do table.insert(t, t[i]) end",
    "shrunk in the loop": "for i = 1, #t do local v = t[i] table.remove(t) f(v) end",
    "changed by another name": "local u = t for i = 1, #t do local v = t[i] u[#u + 1] = 2 f(v) end",
    "changed by a function": "local function add() table.insert(t, 1) end for i = 1, #t do local v = t[i] add() end",
    "changed by whoever is called": "function add() table.insert(t, 1) end for i = 1, #t do f(t[i]) end",
    "changed while it waits": "function add() table.insert(t, 1) end for i = 1, #t do n += t[i] task.wait() end",
    "the counter is assigned": "for i = 1, #t do i += 1 f(t[i]) end",
    "counts from 0": "for i = 0, #t do f(t[i]) end",
    "counts from 2": "for i = 2, #t do f(t[i]) end",
    "counts in twos": "for i = 1, #t, 2 do f(t[i]) end",
    "counts by 1, said so": "for i = 1, #t, 1 do f(t[i]) end",
    "counts down": "for i = #t, 1, -1 do f(t[i]) end",
    "counts to the last but one": "for i = 1, #t - 1 do f(t[i]) end",
    "counts another": "local u = { 1 } for i = 1, #u do f(t[i]) end",
    "reads no element": "for i = 1, #t do f(i) end",
    "reads other elements": "for i = 1, #t do f(t[i + 1]) end",
    "reads in a function only": "for i = 1, #t do f(function() return t[i] end) end",
    "a comment in the header": "for i = 1, --[[ all ]] #t do f(t[i]) end",
    "no name is free": "for i = 1, #t do local v, value, item, element = 1 f(t[i], v) end",
    "names that are mentioned": "for i = 1, #t do f(t[i], v, value, item, element) end",
    "part of an operation over two lines": "for i = 1, #t do local a = f() +\nt[i] end",
    "shadowed in the loop": "for i = 1, #t do local t = f(t) n += t[i] end",
    "getfenv does not matter, but a global does": "w = { 1 } for i = 1, #w do f(w[i]) end",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(T + before, RULE) == T + after
    assert tiers(T + before, RULE) == ["B"]


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(T + source, RULE) == T + source


def test_applied_after_a_run() -> None:
    machine = UntimedMachine(SMALL)
    source = (
        "local data = {}\nfor i = 1, 50 do\n\tdata[i] = i * 2\nend\n"
        "local function sum(list)\n\tlocal total = 0\n\tfor i = 1, #list do\n\t\ttotal += list[i]\n\tend\n"
        "\treturn total\nend\nprint(sum(data), sum({ 1, 2 }))\n"
    )
    report = optimize(source, file="x", level="balanced", vm=machine, on_step=nothing)
    assert applied(report).count(RULE) == 1
    assert "\tfor i, v in list do\n\t\ttotal += v\n" in code(report)
    assert printed(code(report)) == printed(source)
    assert applied(optimize(source, file="x", level="conservative", vm=machine, on_step=nothing)) == []
