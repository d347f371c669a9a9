"""A field that a loop adds to is kept in a local, and written back."""

import pytest

from server.engines.luau.optimize import optimize
from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import SMALL, UntimedMachine, applied, code, nothing, printed

RULE = "field-accumulator"
C = "local c, t = { n = 0, m = 1, in_ = { k = 1 } }, { 1, 2 } "

REWRITTEN = {
    "a compound": (
        "for i = 1, 9 do c.n += i end",
        "local n = c.n for i = 1, 9 do n += i end c.n = n",
    ),
    "an assignment": (
        "for i = 1, 9 do c.n = c.n * 2 + i end",
        "local n = c.n for i = 1, 9 do n = n * 2 + i end c.n = n",
    ),
    "elements": (
        "for _, v in t do c.n += v end",
        "local n = c.n for _, v in t do n += v end c.n = n",
    ),
    "read as well": (
        "while c.n < 9 do c.n += 1 end",
        "local n = c.n while n < 9 do n += 1 end c.n = n",
    ),
    "a field further in": (
        "for i = 1, 9 do c.in_.k += i end",
        "local k = c.in_.k for i = 1, 9 do k += i end c.in_.k = k",
    ),
    "before the outermost loop": (
        "for i = 1, 9 do for j = 1, 9 do c.n += j end end",
        "local n = c.n for i = 1, 9 do for j = 1, 9 do n += j end end c.n = n",
    ),
    "with break and continue": (
        "for i = 1, 9 do c.n += i if i == 5 then break end if i == 2 then continue end end",
        "local n = c.n for i = 1, 9 do n += i if i == 5 then break end if i == 2 then continue end end c.n = n",
    ),
    "beside other fields": (
        "for i = 1, 9 do c.n += i * c.m end",
        "local n = c.n for i = 1, 9 do n += i * c.m end c.n = n",
    ),
    "lines": (
        "do\n\tfor i = 1, 9 do\n\t\tc.n += i -- more\n\tend -- all\n\tprint(c.n)\nend",
        "do\n\tlocal n = c.n\n\tfor i = 1, 9 do\n\t\tn += i -- more\n\tend -- all\n\tc.n = n\n\tprint(c.n)\nend",
    ),
    "another name": (
        "for n = 1, 9 do c.n += n end",
        "local cN = c.n for n = 1, 9 do cN += n end c.n = cN",
    ),
    "a function that is only made": (
        "local f for i = 1, 9 do c.n += i f = function() return c.n end end",
        "local f local n = c.n for i = 1, 9 do n += i f = function() return c.n end end c.n = n",
    ),
}

LEFT_ALONE = {
    "not in a loop": "c.n += 1",
    "out of view": "for i = 1, 9 do u.n += i end",
    "a metatable": "local w = setmetatable({ n = 0 }, m) for i = 1, 9 do w.n += i end",
    "a table that someone else has": "local w = { n = 0 } f(w) for i = 1, 9 do w.n += i end",
    "self": "function c:add() for i = 1, 9 do self.n += i end end",
    "not a number for certain": "for i = 1, 9 do c.n += i end c.n = nil",
    "not there": "for i = 1, 9 do c.o = (c.o or 0) + i end",
    "a string": "local w = { s = '' } for i = 1, 9 do w.s ..= i end",
    "what may raise": "for i = 1, 9 do c.n += i + t[i] end",
    "what raises": "for i = 1, 9 do c.n += i error(i) end",
    "what may call a metamethod": "for i = 1, 9 do c.n += i local a = u + 1 end",
    "a call of the unknown": "for i = 1, 9 do c.n += i f() end",
    "a call of a function here": "local function h() return c.n end for i = 1, 9 do c.n += i h() end",
    "a wait": "for i = 1, 9 do c.n += i task.wait() end",
    "print, which may raise": "for i = 1, 9 do c.n += i print(i) end",
    "a return": "local function h() for i = 1, 9 do c.n += i if i == 5 then return 1 end end end h()",
    "only under a condition": "for i = 1, 9 do if i > 5 then c.n += i end end",
    "another name for the table, written": "local w = c for i = 1, 9 do c.n += i w.n = 5 end",
    "another name for the table, read": "local w, a = c, 0 for i = 1, 9 do c.n += i a = w.n end",
    "another name made in the loop": "for i = 1, 9 do c.n += i local w = c end",
    "any field": "local a for i = 1, 9 do c.n += i a = c[i] end",
    "all fields": "for i = 1, 9 do c.n += i for k in c do end end",
    "an element that is the table": "local w, a = { c }, 0 for i = 1, 9 do c.n += i a = w[1].n end",
    "a variable that is assigned": "local w = { n = 0 } for i = 1, 9 do w.n += i w = { n = 1 } end",
    "a table on the way that is replaced": "for i = 1, 9 do c.in_.k += i c.in_ = { k = 1 } end",
    "a key": "for i = 1, 9 do t[1] += i end",
    "two targets": "local a for i = 1, 9 do c.n, a = c.n + 1, i end",
    "an operation over two lines": "for i = 1, 9 do c.n = i +\nc.n end",
    "a parenthesis behind": "for i = 1, 9 do c.n += i end (f)(c.n)",
    "no name is free": "for i = 1, 9 do c.n += i end print(n, cN)",
    "bounds that may be no number": "for i = 1, u do c.n += i end",
    "recursion": "local function h() for i = 1, 9 do c.n += i h() end end h()",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(C + before, RULE) == C + after
    assert set(tiers(C + before, RULE)) == {"B"}


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(C + source, RULE) == C + source


def test_carriage_returns_from_the_first_line_on() -> None:
    before = "for i = 1, 9 do local c = { n = 0 } for j = 1, 2 do\r\n c.n += j end end\r\n"
    assert "\n" not in rewritten(before, RULE).replace("\r\n", "")


def test_applied_after_a_run() -> None:
    machine = UntimedMachine(SMALL)
    source = "local stats = { total = 0 }\nfor i = 1, 50 do\n\tstats.total += i\nend\nprint(stats.total)\n"
    report = optimize(source, file="x", level="balanced", vm=machine, on_step=nothing)
    assert applied(report) == [RULE]
    assert code(report) == (
        "local stats = { total = 0 }\nlocal total = stats.total\nfor i = 1, 50 do\n\ttotal += i\nend\n"
        "stats.total = total\nprint(stats.total)\n"
    )
    assert printed(code(report)) == printed(source)
    again = optimize(code(report), file="x", level="balanced", vm=machine, on_step=nothing)
    assert code(again) == code(report)
