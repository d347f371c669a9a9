"""`table.find` in place of a loop that searches."""

import pytest

from server.engines.luau.optimize import optimize
from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import SMALL, UntimedMachine, applied, code, nothing, printed

RULE = "table-find"
T = "local t = { 1, 2, 3 } "


def inside(body: str) -> str:
    return f"{T}local function at(x) {body} end print(at(1), at(u))"


REWRITTEN = {
    "counting": (
        "for i = 1, #t do if t[i] == x then return i end end return nil",
        "return table.find(t, x)",
    ),
    "in": ("for i, v in t do if v == x then return i end end return nil", "return table.find(t, x)"),
    "ipairs, the other way round": (
        "for i, v in ipairs(t) do if x == v then return i end end return nil",
        "return table.find(t, x)",
    ),
    "a number for nothing": (
        "for i, v in ipairs(t) do if v == x then return i end end return -1",
        "return table.find(t, x) or -1",
    ),
    "false for nothing": (
        "for i, v in ipairs(t) do if v == x then return i end end return false",
        "return table.find(t, x) or false",
    ),
    "whether": (
        "for _, v in t do if v == x then return true end end return false",
        "return table.find(t, x) ~= nil",
    ),
    "whether not": (
        "for _, v in t do if v == x then return false end end return true",
        "return table.find(t, x) == nil",
    ),
    "a constant": ("for i, v in t do if v == 'a' then return i end end return nil", "return table.find(t, 'a')"),
    "over lines": (
        "\n\tfor i, v in t do\n\t\tif v == x then\n\t\t\treturn i\n\t\tend\n\tend\n\treturn nil\n",
        "\n\treturn table.find(t, x)\n",
    ),
}
LEFT_ALONE = {
    "no return behind, so no value at all": "for i, v in t do if v == x then return i end end",
    "a bare return behind": "for i, v in t do if v == x then return i end end return",
    "two values behind": "for i, v in t do if v == x then return i end end return nil, 1",
    "two values inside": "for i, v in t do if v == x then return i, v end end return nil",
    "a computed value behind": "for i, v in t do if v == x then return i end end return f()",
    "something in between": "for i, v in t do if v == x then return i end end print(1) return nil",
    "the value": "for i, v in t do if v == x then return v end end return nil",
    "the same either way": "for i, v in t do if v == x then return true end end return true",
    "an else": "for i, v in t do if v == x then return i else print(v) end end return nil",
    "another test": "for i, v in t do if v ~= x then return i end end return nil",
    "a field": "for i, v in t do if v.x == x then return i end end return nil",
    "a computed value": "for i, v in t do if v == f() then return i end end return nil",
    "a global": "for i, v in t do if v == u then return i end end return nil",
    "the key": "for i, v in t do if v == i then return i end end return nil",
    "no table in view": "for i, v in ipairs(u) do if v == x then return i end end return nil",
    "a hole": "local w = { 1, nil, 3 } for i, v in w do if v == x then return i end end return nil",
    "fields": "local w = { 1, x = 3 } for i, v in w do if v == x then return i end end return nil",
    "elements and value that may have __eq": (
        "local w = {} table.insert(w, u) for i, v in w do if v == x then return i end end return nil"
    ),
    "a comment": "for i, v in t do --[[ each ]] if v == x then return i end end return nil",
    "a comment before the return": "for i, v in t do if v == x then return i end end --[[ none ]] return nil",
    "a local called table": "local table = f for i, v in t do if v == x then return i end end return nil",
    "not from the start": "for i = 2, #t do if t[i] == x then return i end end return nil",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(inside(before), RULE) == inside(after)
    assert tiers(inside(before), RULE) == ["B"]


@pytest.mark.parametrize("body", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(body: str) -> None:
    assert rewritten(inside(body), RULE) == inside(body)


def test_a_global_called_table() -> None:
    source = inside("for i, v in t do if v == x then return i end end return nil")
    assert rewritten(f"table = f {source}", RULE) == f"table = f {source}"


def test_applied_after_a_run() -> None:
    machine = UntimedMachine(SMALL)
    source = (
        "local t = { 3, 4, 5, 0 }\nlocal function at(x)\n\tfor i, v in ipairs(t) do\n\t\tif v == x then\n"
        "\t\t\treturn i\n\t\tend\n\tend\n\treturn nil\nend\nprint(at(4), at(7), at(-0), at(0 / 0), at(nil), at(t))\n"
    )
    report = optimize(source, file="x", level="balanced", vm=machine, on_step=nothing)
    assert applied(report) == [RULE]
    assert "\treturn table.find(t, x)\nend\n" in code(report)
    assert printed(code(report)) == printed(source) == ["2 nil 4 nil nil nil"]
