"""`table.clone` in place of a loop that copies every field."""

import pytest

from server.engines.luau.optimize import optimize
from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import SMALL, UntimedMachine, applied, code, nothing, printed

RULE = "table-clone"
T = "local t, d = { 1, 2, 3 }, { x = 1, y = 2, 3 } "
USED = " print(#c, c[1]) for i, v in c do print(i, v) end"

REWRITTEN = {
    "in": ("local c = {} for k, v in t do c[k] = v end", "local c = table.clone(t)"),
    "pairs": ("local c = {} for k, v in pairs(t) do c[k] = v end", "local c = table.clone(t)"),
    "next": ("local c = {} for k, v in next, t do c[k] = v end", "local c = table.clone(t)"),
    "ipairs": ("local c = {} for k, v in ipairs(t) do c[k] = v end", "local c = table.clone(t)"),
    "counting": ("local c = {} for i = 1, #t do c[i] = t[i] end", "local c = table.clone(t)"),
    "with a type": (
        "local c: { number } = {} for i = 1, #t do c[i] = t[i] end",
        "local c: { number } = table.clone(t)",
    ),
    "over lines": (
        "local c = {}\nfor k, v in t do\n\tc[k] = v\nend\n",
        "local c = table.clone(t)\n",
    ),
    "over lines, CRLF": (
        "local c = {}\r\nfor k, v in t do\r\n\tc[k] = v\r\nend\r\n",
        "local c = table.clone(t)\r\n",
    ),
    "with a comment, which stays": (
        "local c = {} -- mine\n-- all of it\nfor k, v in t do\n\tc[k] = v\nend\n",
        "local c = table.clone(t) -- mine\n-- all of it\n",
    ),
}
KEYED = "print(c.x, c[1]) c.y = 5 c[2] = 1"

LEFT_ALONE = {
    "no table in view": "local c = {} for k, v in u do c[k] = v end",
    "a metatable": "local w = setmetatable({ 1 }, m) local c = {} for k, v in pairs(w) do c[k] = v end",
    "a table that someone else has": "local w = { 1 } f(w) local c = {} for k, v in pairs(w) do c[k] = v end",
    "fields, in an order that shows": "local c = {} for k, v in d do c[k] = v end",
    "only the numbers of it": "local c = {} for k, v in ipairs(d) do c[k] = v end",
    "a hole": "local w = { 1, nil, 3 } local c = {} for k, v in w do c[k] = v end",
    "a hole later": "local c = {} for k, v in t do c[k] = v end c[2] = nil",
    "a field later": "local c = {} for k, v in t do c[k] = v end c.x = 1",
    "a copy that is handed out": "local c = {} for k, v in t do c[k] = v end f(c)",
    "something in between": "local c = {} print(1) for k, v in t do c[k] = v end",
    "something in it": "local c = { 9 } for k, v in t do c[k] = v end",
    "more in the loop": "local c = {} for k, v in t do c[k] = v print(k) end",
    "another value": "local c = {} for k, v in t do c[k] = k end",
    "a computed value": "local c = {} for k, v in t do c[k] = v + 0 end",
    "another key": "local c = {} for k, v in t do c[v] = k end",
    "under a condition": "local c = {} for k, v in t do if v then c[k] = v end end",
    "into another": "local c, b = {}, {} for k, v in t do b[k] = v end",
    "onto itself": "local c = {} for k, v in c do c[k] = v end",
    "another table": "local c = {} for i = 1, #t do c[i] = d[i] end",
    "not from the start": "local c = {} for i = 2, #t do c[i] = t[i] end",
    "one variable": "local c = {} for k in t do c[k] = k end",
    "three variables": "local c = {} for k, v, w in t do c[k] = v end",
    "the same variable": "local c = {} for k, k in t do c[k] = k end",
    "a comment in it": "local c = {} for k, v in t do --[[ each ]] c[k] = v end",
    "a comment in the braces": "local c = { --[[ none ]] } for k, v in t do c[k] = v end",
    "a parenthesis behind": "local c = {} for k, v in t do c[k] = v end (f)(1)",
    "a local called table": "local table = f local c = {} for k, v in t do c[k] = v end",
    "a global called table": "table = f local c = {} for k, v in t do c[k] = v end",
    "getfenv": "getfenv() local c = {} for k, v in t do c[k] = v end",
    "a comment before, and code behind": "local c = {} -- mine\nfor k, v in t do c[k] = v end print(1)",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(T + before + USED, RULE) == T + after + USED
    assert tiers(T + before + USED, RULE) == ["B"]


def test_fields_whose_order_cannot_show() -> None:
    before, after = "local c = {} for k, v in d do c[k] = v end", "local c = table.clone(d)"
    assert rewritten(f"{T}{before} {KEYED}", RULE) == f"{T}{after} {KEYED}"
    for use in ("print(#c)", "for k in c do end", "print(next(c))", "f(c)", "c = nil", "print(c == d)"):
        assert rewritten(f"{T}{before} {use}", RULE) == f"{T}{before} {use}"


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(T + source + USED, RULE) == T + source + USED


def test_applied_after_a_run() -> None:
    machine = UntimedMachine(SMALL)
    source = (
        "local t = { 3, 4, 5 }\nlocal c = {}\nfor i, v in t do\n\tc[i] = v\nend\nc[1] += 1\nprint(c[1], t[1], #c)\n"
    )
    report = optimize(source, file="x", level="balanced", vm=machine, on_step=nothing)
    assert applied(report) == [RULE]
    assert "local c = table.clone(t)\nc[1] += 1\n" in code(report)
    assert printed(code(report)) == printed(source)
