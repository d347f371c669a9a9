"""Tables without holes: asked about the last mention of `t`, and held against the real Luau."""

import random

import pytest

from server.engines.luau.syntax.nodes import Call, NameRef
from tests.engines.luau.looking import script
from tests.engines.luau.running import printed


def is_sequence(source: str) -> bool:
    """Whether the argument of the last call of `type` is a sequence."""
    looked = script(source)
    calls = [node for node in looked.of(Call) if isinstance(node, Call) and isinstance(node.func, NameRef)]
    asked = max((call for call in calls if call.func.name == "type"), key=lambda call: call.start)  # type: ignore[attr-defined]
    return looked.sequences.is_sequence(asked.args[0])


KEPT = {
    "a literal": "local t = { 1, 'a', true, {} }",
    "empty": "local t = {}",
    "made with room": "local t = table.create(9)",
    "made full": "local t = table.create(9, 0)",
    "split": "local t = string.split('a,b', ',')",
    "cloned": "local u = { 1 } local t = table.clone(u)",
    "appended": "local t = {} table.insert(t, x) t[#t + 1] = x",
    "put in front": "local t = {} table.insert(t, 1, 5)",
    "removed from, cleared, sorted": "local t = { 1, 2 } table.remove(t, 1) table.sort(t) table.clear(t)",
    "filled": "local t = {} for i = 1, n do t[i] = i end",
    "filled, step 1": "local t = {} for i = 1, 9, 1 do t[i] = 'x' end",
    "filled, with a break": "local t = {} for i = 1, 9 do if x then break end t[i] = 'x' end",
    "filled from another": "local u = { 1 } local t = {} for i = 1, #u do t[i] = u[i] end",
    "filled by ipairs": "local t = {} for i, v in ipairs(x) do t[i] = v end",
    "filled by a sequence": "local u, t = { 1 }, {} for i, v in u do t[i] = v end",
    "filled with tables": "local t = {} for i = 1, 9 do t[i] = {} end",
    "filled, with calls of the unknown": "local t = {} for i = 1, 9 do t[i] = tostring(f()) end",
    "counted up": "local t = { 1 } t[1] += 2 t[x] += 1",
    "handed to a function": "local function f(q) table.insert(q, 1) end local t = {} f(t)",
    "filled with sums": "local s = 0 local t = {} for i = 1, 9 do s = s + i t[i] = s * 2 end",
    "filled anew from itself": "local t = {} for i = 1, 9 do t[i] = i end for i = 1, #t do t[i] = t[i] / 2 end",
    "tables that are handed on": "local t = { {}, {} } f(t[1])",
    "functions": "local t = { function() end } for i = 1, 9 do t[i] = function() return i end end",
    "rows": "local g = {} for y = 1, 3 do g[y] = {} for x = 1, 3 do g[y][#g[y] + 1] = 1 end end local t = g",
}
NOT = {
    "unknown": "local t = x",
    "a hole": "local t = { 1, nil, 3 }",
    "a value that may be nil": "local t = { 1, x }",
    "any number of values": "local t = { 1, f() }",
    "varargs": "local t = { ... }",
    "packed": "local t = table.pack(1, 2)",
    "a field": "local t = { 1, x = 2 }",
    "a field later": "local t = { 1 } t.x = 2",
    "a function as a field": "local t = { 1 } function t.x() end",
    "a key": "local t = { [1] = 1 }",
    "any key": "local t = {} t[x] = 1",
    "a fixed key": "local t = {} t[3] = 1",
    "nil in it": "local t = { 1, 2 } t[1] = nil",
    "filled with what may be nil": "local t = {} for i = 1, 9 do t[i] = x end",
    "filled with elements that may be missing": "local u = { 1 } local t = {} for i = 1, 9 do t[i] = u[i] end",
    "filled later, with elements that may be gone": (
        "local u, t = { 1 }, {} for i = 1, #u do f(function() for j = 1, 1 do t[j] = u[i] end end) end table.clear(u)"
    ),
    "filled with elements of a table that shrinks": (
        "local u = { 1, 2 } local t = {} for i = 1, #u do t[i] = u[i] table.remove(u) end"
    ),
    "filled with sums of the unknown, whose metamethods may give nil": "local t = {} for i = 1, 9 do t[i] = x + i end",
    "filled with fields that a number may not have": "local t = {} for i = 1, 9 do t[i] = x[i] end",
    "filled from 2": "local t = {} for i = 2, 9 do t[i] = 1 end",
    "filled from 0": "local t = {} for i = 0, 9 do t[i] = 1 end",
    "filled with gaps": "local t = {} for i = 1, 9, 2 do t[i] = 1 end",
    "filled backwards": "local t = {} for i = 9, 1, -1 do t[i] = 1 end",
    "filled under a condition": "local t = {} for i = 1, 9 do if x then t[i] = 1 end end",
    "filled with rounds left out": "local t = {} for i = 1, 9 do if x then continue end t[i] = 1 end",
    "filled with another counter": "local t = {} for i = 1, 9 do i = x t[i] = 1 end",
    "filled by an inner loop from outside": "local t = {} for i = 1, 9 do for j = 1, 9 do t[i] = 1 end end",
    "filled while it shrinks": "local t = {} for i = 1, 9 do t[i] = 1 table.remove(t) end",
    "filled while a function shrinks it": (
        "local t = {} local function f() table.clear(t) end for i = 1, 9 do t[i] = 1 f() end"
    ),
    "filled while anyone may shrink it": (
        "local t = {} function g() table.clear(t) end for i = 1, 9 do t[i] = 1 task.wait() end"
    ),
    "filled, one table after the other": "local t = {} for i = 1, 9 do t[i] = 1 t = {} end",
    "filled by pairs of the unknown": "local t = {} for i, v in pairs(x) do t[i] = v end",
    "filled by a function": "local t = {} for i, v in f do t[i] = v end",
    "put anywhere": "local t = {} table.insert(t, x, 5)",
    "nil put in front": "local t = { 1 } table.insert(t, 1, x)",
    "insert of any number of values": "local t = {} table.insert(t, f())",
    "appended while it shrinks": "local t = { 1, 2 } t[#t + 1] = table.remove(t)",
    "appended behind another": "local t, u = {}, { 1 } t[#u + 1] = 1",
    "two at once": "local t = {} t[#t + 1], t[#t + 1] = 1, 2",
    "set raw": "local t = {} rawset(t, 3, 1)",
    "changed by another name": "local t = {} local u = t u.x = 1",
    "handed out": "local t = {} f(t)",
    "a clone of what is none": "local u = { x = 1 } local t = table.clone(u)",
    "by its own elements": "local t = {} for i, v in pairs(t) do t[i] = v end t.x = 1",
    "counted up by the unknown": "local t = { x } t[1] += 1",
    "maybe no table": "local t if x then t = {} end",
}


@pytest.mark.parametrize("source", KEPT.values(), ids=KEPT)
def test_kept(source: str) -> None:
    assert is_sequence(f"{source} type(t)")


@pytest.mark.parametrize("source", NOT.values(), ids=NOT)
def test_not(source: str) -> None:
    assert not is_sequence(f"{source} type(t)")


STARTS = ("{}", "{ 1, 2, 3 }", "table.create(4)", "table.create(3, 7)", "{ 'a' }", "string.split('p,q,r', ',')")
CHANGES = (
    "table.insert(t, N)", "table.insert(t, nil)", "t[#t + 1] = N", "table.remove(t)", "table.remove(t, N)",
    "table.clear(t)", "for i = 1, N do t[i] = i end", "for i = 1, #t do t[i] = { i } end",
    "for i = 1, N do if i == 3 then break end t[i] = i end", "table.insert(t, 1, N)", "local u = t table.insert(u, N)",
    "for i, v in ipairs({ 5, 6, nil, 7 }) do t[i] = v end", "pcall(function() t[N] += 1 end)",
    "t[N] = N", "t[N] = nil", "t.x = N", "t[#t] = nil", "for i = N, 5 do t[i] = i end",
)  # fmt: skip
CHECK = """do
    local n = 0
    for k, v in t do n += 1 if k ~= n or v == nil then print("bad") end end
    if n ~= #t then print("bad") end
end
"""


def test_luau_agrees() -> None:
    """Random histories: whatever is taken for a sequence is gone through from 1 to its length, at every moment."""
    draw = random.Random(5)
    taken = 0
    for _ in range(400):
        count = 12 if draw.random() < 0.7 else len(CHANGES)
        lines = [draw.choice(CHANGES[:count]).replace("N", str(draw.randint(0, 5))) for _ in range(6)]
        source = f"local t = {draw.choice(STARTS)}\n" + "".join(f"do {line} end\n{CHECK}" for line in lines)
        if is_sequence(f"{source} type(t)"):
            taken += 1
            assert printed(source) == [], source
    assert 100 < taken < 390
