"""What would make a script faster at a price: said at the aggressive level, and never done."""

import pytest

from server.engines.luau.report import ADVICE, Change
from server.engines.luau.rules.advice import advice
from server.engines.luau.rules.measurements import FIGURES
from server.engines.luau.rules.suggestions import SUGGESTIONS
from tests.engines.luau.looking import script
from tests.engines.luau.running import code, compared_at

LOOP = "for i = 1, n do s += i * i % 7 + i // 3 - (i - 1) / 2 end"
LIST = "for i = 1, n do local t = {} table.insert(t, i) print(#t) end"
FOUND = {
    "advice-native": {
        "a counting loop": LOOP,
        "a while loop": "while s < n do s += s * s % 7 + s // 3 - (s - 1) / 2 end",
        "a loop in a function": f"local function f(n) local s = 0 {LOOP} return s end",
        "over a table": "for _, v in t do s += v.x * v.x + v.y * v.y - v.z * v.z / 2 % 7 end",
        "in a loop in it": "for i = 1, n do for j = 1, n do s += i * j + i - j * 2 + i // j % 7 end end",
    },
    "advice-vector": {
        "named": "local function add(a, b) return { x = a.x + b.x, y = a.y + b.y, z = a.z + b.z } end",
        "in capitals": "for i = 1, n do t[i] = { X = i * 2, Y = i + 1, Z = 0 } end",
        "in order": "for i = 1, n do t[i] = { i * 2, i + 1, -i } end",
    },
    "advice-clear": {
        "filled by insert": LIST,
        "filled by its length": "while f() do local t = {} for k = 1, n do t[#t + 1] = k end print(#t, t[1]) end",
        "sorted and joined": (
            "repeat local t = {} table.insert(t, 'b') table.sort(t) print(table.concat(t)) until f()"
        ),
        "looped over": "for i = 1, n do local t = {} table.insert(t, i) for _, v in t do print(v) end end",
    },
}
NOT_FOUND = {
    "advice-native": {
        "little to calculate": "for i = 1, n do s += i end",
        "much to compare": "for i = 1, n do f(i < 1, i < 2, i < 3, i < 4, i > 5, i > 6, i > 7, i > 8) end",
        "no loop": "s = i * i % 7 + i // 3 - (i - 1) / 2 + 1",
        "texts": "for i = 1, n do s = s .. 'a' .. 'b' .. 'c' .. 'd' .. 'e' .. i end",
        "in a function that the loop makes": (
            "for i = 1, n do f(function() s += i * i % 7 + i // 3 - (i - 1) / 2 end) end"
        ),
        "a loop that waits": f"while true do {LOOP.replace('for i = 1, n do', '').replace(' end', '')} task.wait() end",
        "one that waits for an event": "while true do s += s * s % 7 + s // 3 - (s - 1) / 2 event:Wait() end",
        "native already": f"--!native\n{LOOP}",
        "a native function": f"@native local function f(n, s) {LOOP} return s end",
        "getfenv": f"getfenv() {LOOP}",
        "setfenv": f"setfenv(1, t) {LOOP}",
        "loadstring": f"loadstring(x)() {LOOP}",
        "a script of the player's": f"local player = game.Players.LocalPlayer {LOOP}",
        "a script of the player's input": f"game:GetService('UserInputService') {LOOP}",
    },
    "advice-vector": {
        "made once": "local a = { x = n + 1, y = n + 2, z = n + 3 }",
        "two": "for i = 1, n do t[i] = { x = i * 2, y = i + 1 } end",
        "four": "for i = 1, n do t[i] = { x = i * 2, y = i + 1, z = i, w = i } end",
        "other names": "for i = 1, n do t[i] = { r = i * 2, g = i + 1, b = i } end",
        "names and places": "for i = 1, n do t[i] = { i * 2, y = i + 1, z = i } end",
        "computed names": "for i = 1, n do t[i] = { [i] = i * 2, [i + 1] = i + 1, [0] = i } end",
        "nothing calculated": "for i = 1, n do t[i] = { x = 1, y = 2, z = 3 } end",
        "texts": "for i = 1, n do t[i] = { 'a' .. i, 'b' .. i, 'c' .. i } end",
        "something else in one": "for i = 1, n do t[i] = { i * 2, i + 1, name } end",
    },
    "advice-clear": {
        "made once": "local t = {} for i = 1, n do table.insert(t, i) end print(#t)",
        "made in a function without a loop": "local function f() local t = {} table.insert(t, 1) print(#t) end",
        "never filled": "for i = 1, n do local t = {} print(#t) end",
        "never used": "for i = 1, n do local t = {} end",
        "filled at once": "for i = 1, n do local t = { i } table.insert(t, i) print(#t) end",
        "handed on": LIST.replace("print(#t)", "f(t)"),
        "stored": LIST.replace("print(#t)", "all[i] = t"),
        "returned": f"local function f() {LIST.replace('print(#t)', 'return t')} end",
        "under another name": LIST.replace("print(#t)", "local u = t print(u)"),
        "captured": LIST.replace("print(#t)", "f(function() return #t end)"),
        "assigned again": LIST.replace("print(#t)", "t = {} print(#t)"),
        "given a metatable": LIST.replace("print(#t)", "setmetatable(t, m)"),
        "a list with holes": LIST.replace("table.insert(t, i)", "t[i * 2] = i"),
        "fields": LIST.replace("table.insert(t, i)", "t.n = i"),
        "getfenv": f"getfenv() {LIST}",
        "weak tables": f"setmetatable(all, {{ __mode = 'v' }}) {LIST}",
    },
}


def said(source: str, level: str = "aggressive") -> dict[str, Change]:
    return {change.rule: change for change in advice(script(source), level)}


@pytest.mark.parametrize(
    ("rule", "source"),
    [pytest.param(rule, source, id=f"{rule}: {name}") for rule in FOUND for name, source in FOUND[rule].items()],
)
def test_said_with_its_price(rule: str, source: str) -> None:
    change = said(source)[rule]
    assert change.outcome == ADVICE
    assert not change.applied
    assert "The price: " in change.message
    assert rule not in said(source, "balanced")
    assert rule not in said(source, "conservative")


@pytest.mark.parametrize(
    ("rule", "source"),
    [pytest.param(rule, text, id=f"{rule}: {name}") for rule in NOT_FOUND for name, text in NOT_FOUND[rule].items()],
)
def test_not_said(rule: str, source: str) -> None:
    assert rule not in said(source)


def test_with_its_line_and_how_many_more() -> None:
    change = said(f"local s, n = 0, 9\n{LOOP}\n{LOOP}\n")["advice-native"]
    assert (change.line, change.before) == (2, LOOP)
    assert change.message.endswith(" The same holds for 1 more place.")


@pytest.mark.parametrize(("suggestion", "row"), [("vector", "vec_table"), ("clear", "clear")])
def test_the_figure_is_that_of_the_table_of_measurements(suggestion: str, row: str) -> None:
    (text,) = [one.advice for one in SUGGESTIONS if one.id == suggestion]
    assert f"that measured {FIGURES[row].spread()} times as fast" in text


def test_nothing_is_edited() -> None:
    source = f"local s, n = 0, 9\n{LOOP}\nprint(s)\n"
    report = compared_at("aggressive", source)
    assert code(report) == source
    assert "advice-native" in {change.rule for change in report.changes}
