"""`table.move` in place of a loop that appends one array to another."""

import pytest

from server.engines.luau.optimize import optimize
from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import SMALL, UntimedMachine, applied, code, nothing, printed

RULE = "table-move"
AB = "local a, b = { 1, 2, 3 }, { 9 } "
MOVED = "table.move(a, 1, #a, #b + 1, b)"

REWRITTEN = (
    "for i = 1, #a do table.insert(b, a[i]) end",
    "for i = 1, #a do b[#b + 1] = a[i] end",
    "for _, v in a do table.insert(b, v) end",
    "for _, v in ipairs(a) do b[#b + 1] = v end",
    "for _, v in pairs(a) do table.insert(b, v) end",
    "for _, v in a do\n\ttable.insert(b, v)\nend",
)
LEFT_ALONE = {
    "no table in view": "for _, v in ipairs(u) do table.insert(b, v) end",
    "into one out of view": "for _, v in ipairs(a) do table.insert(u, v) end",
    "into one with a metatable": "local w = setmetatable({}, m) for _, v in a do table.insert(w, v) end",
    "into one with a hole": "local w = { 1, nil, 2 } for _, v in a do table.insert(w, v) end",
    "from one with a hole": "local w = { 1, nil, 2 } for i = 1, #w do table.insert(b, w[i]) end",
    "from one with fields": "local w = { 1, x = 2 } for _, v in w do table.insert(b, v) end",
    "into itself": "for i = 1, #a do table.insert(a, a[i]) end",
    "into itself by another name": "local w = a for i = 1, #a do table.insert(w, a[i]) end",
    "into what may be itself": "local w = if c then a else b for i = 1, #a do table.insert(w, a[i]) end",
    "another element": "for i = 1, #a do table.insert(b, a[1]) end",
    "the number": "for i = 1, #a do table.insert(b, i) end",
    "the key": "for k, v in a do table.insert(b, k) end",
    "a computed value": "for _, v in a do table.insert(b, v * 2) end",
    "in front": "for _, v in a do table.insert(b, 1, v) end",
    "more in the loop": "for _, v in a do table.insert(b, v) print(v) end",
    "under a condition": "for _, v in a do if v > 1 then table.insert(b, v) end end",
    "at another place": "for _, v in a do b[#a + 1] = v end",
    "a comment in it": "for _, v in a do -- each\n table.insert(b, v) end",
    "a parenthesis behind": "for _, v in a do table.insert(b, v) end (f)(1)",
    "a local called table": "local table = f for _, v in a do b[#b + 1] = v end",
    "a function of that name": "local table = { insert = f } for _, v in a do table.insert(b, v) end",
    "a global called table": "table = f for _, v in a do b[#b + 1] = v end",
    "not all of it": "for i = 2, #a do table.insert(b, a[i]) end",
}


@pytest.mark.parametrize("before", REWRITTEN)
def test_rewritten(before: str) -> None:
    assert rewritten(f"{AB}{before} print(#b)", RULE) == f"{AB}{MOVED} print(#b)"
    assert tiers(AB + before, RULE) == ["B"]


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(AB + source, RULE) == AB + source


def test_applied_after_a_run() -> None:
    machine = UntimedMachine(SMALL)
    source = (
        "local a, b, e = { 1, 2 }, { 9 }, {}\nfor _, v in a do\n\ttable.insert(b, v)\nend\n"
        "for _, v in e do\n\ttable.insert(b, v)\nend\nprint(#b, b[1], b[2], b[3])\nerror('x')\n"
    )
    report = optimize(source, file="x", level="balanced", vm=machine, on_step=nothing)
    assert RULE in applied(report)
    assert "table.move(a, 1, #a, #b + 1, b)\n" in code(report)


def test_nothing_to_move() -> None:
    assert printed("local a, b = {}, { 1 } table.move(a, 1, #a, #b + 1, b) print(#b, b[1])") == ["1 1"]
