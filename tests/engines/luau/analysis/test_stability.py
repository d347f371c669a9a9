"""Which values stay while a loop runs: `E` in `local e = E`, and the statement behind it."""

import pytest

from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import Block, Local, Node
from tests.engines.luau.looking import script

KNOWN = "local t, n = { x = 1, y = { z = 2 } }, 1 local rows = { { 1 }, { 2 } } "


def asked(source: str) -> tuple[Script, Local, Node]:
    looked = script(source)
    marked = [node for node in looked.of(Local) if isinstance(node, Local) and node.names[0].name == "e"]
    block = looked.parent(marked[0])
    assert isinstance(block, Block)
    return looked, marked[0], block.body[block.body.index(marked[0]) + 1]


def stays(source: str) -> bool:
    looked, marked, region = asked(source)
    return looked.stability.stays(marked.values[0], region)


STAYS = [
    "local e = n + 1 while f() do end",
    "local e = t.x while true do t.w = 1 end",
    "local e = t.y.z while f() do g() end",
    "local e = t.x n = 2",
    "local e = rows[n] for i = 1, 2 do rows[1][1] = 2 end",
    "local e = #rows for i = 1, 2 do rows[1][1] = 2 task.wait() end",
    "t.x = 2 local e = t.x while f() do g() end",
    "local function f() local e = t.x for i = 1, 2 do n += i end end f()",
    "local function f() local u = {} u.x = 1 local e = u.x while g() do end u.x = 2 end f()",
    "local e = math.floor(n) + math.pi while f() do end",
    "local u = {} u.x = 3 local function f() local e = t.x for i = 1, 2 do u.x = 1 end end f()",
    "local function set(q) q.x = 1 end local u = {} set(u) local e = t.x for i = 1, 2 do set(u) end",
]
CHANGES = [
    "local e = n while true do n += 1 end",
    "local e = t.x while true do t.x = 1 end",
    "local e = t.x while true do t[n] = 1 end",
    "local e = t.y.z while true do t.y = {} end",
    "local a = t.y local e = t.y.z while true do a.z = 1 end",
    "local a = t local e = t.x while true do a.x = 1 end",
    "local u = { y = { z = 1 }, ['y'] = 1 } local e = u.y.z for i = 1, 2 do end",
    "local function f(p) local a = { y = p.y } f(a) local e = p.y.z for i = 1, 2 do end end f({ y = {} })",
    "t.y = nil local e = t.y.z for i = 1, 2 do end",
    "t[n] = nil local e = t.y.z for i = 1, 2 do end",
    "rawset(t, n, nil) local e = t.y.z for i = 1, 2 do end",
    "local u = {} local e = u.y.z for i = 1, 2 do end",
    "function t.y() end local e = t.y.z for i = 1, 2 do end",
    "local e = rows[n] while true do rows[1] = {} end",
    "local e = rows[n] while true do n += 1 end",
    "local e = #rows while true do table.insert(rows, {}) end",
    "local e = rows[1] table.sort(rows)",
    "local function set() t.x = 2 end local e = t.x while true do set() end",
    "local function set(q) q.x = 2 end local e = t.x while true do set(t) end",
    "g = function() t.x = 2 end local e = t.x while f() do end",
    "g = function() t.x = 2 end local e = t.x for i = 1, 2 do task.wait() end",
    "g = function() t.x = 2 end local e = t.x for i = 1, 2 do u.p = i end",
    "g = function() n = 2 end local e = n while f() do end",
    "t.x = 2 local function f() local e = t.x while g() do end end f() f()",
    "local function f() t.x = 2 local e = t.x while g() do end end f() f()",
    "local q = a and t or u local w = q.y local e = t.y.z for i = 1, 2 do w.z = 1 end",
    "local q = a and { t } or nil local e = t.x for i = 1, 2 do for _, w in q do w.x = 1 end end",
    "local q = table.clone(a and { t } or u) local w = q[1] local e = t.x for i = 1, 2 do w.x = 1 end",
    "local q = table.clone({ t }) local e = t.x for i = 1, 2 do q[1].x = 1 end",
    "local q = table.pack(t) local e = t.x for i = 1, 2 do q[1].x = 1 end",
    "local q = { t } local w = table.remove(q) local e = t.x for i = 1, 2 do w.x = 1 end",
    "local q = { t } local w = rawget(q, 1) local e = t.x for i = 1, 2 do w.x = 1 end",
    "local q = { t } local w = next(q) local e = t.x for i = 1, 2 do f() end",
    "local q = { t } local a, w = next(q) local e = t.x for i = 1, 2 do w.x = 1 end",
    "local w = (function() return t end)() local e = t.x for i = 1, 2 do w.x = 1 end",
    "local function f(...) local w = ... w.x = 1 end local e = t.x for i = 1, 2 do f(t) end",
    "local function f() return 1, t end local a, w = f() local e = t.x for i = 1, 2 do w.x = 1 end",
    "local function f(a, w) w.x = 1 end local function p() return 1, t end local e = t.x for i = 1, 2 do f(p()) end",
    "local q = {} q[t] = 1 local w = next(q) local e = t.x for i = 1, 2 do w.x = 1 end",
    "local w = t :: any local e = t.x for i = 1, 2 do w.x = 1 end",
    "local w = if a then t else u local e = t.x for i = 1, 2 do w.x = 1 end",
    "local w = a and t local e = t.x for i = 1, 2 do w.x = 1 end",
    "local w w, a = t, 1 local e = t.x for i = 1, 2 do w.x = 1 end",
    "for _, w in { t } do local e = t.x for i = 1, 2 do w.x = 1 end end",
    "local e = u.x for i = 1, 2 do end",
    "local e = {} for i = 1, 2 do end",
    "local e = f() for i = 1, 2 do end",
    "local e = g for i = 1, 2 do end",
    "local e = os.clock() for i = 1, 2 do end",
    "local e = t.x.y for i = 1, 2 do end",
    "local e = rows[1] + 1 for i = 1, 2 do end",
]


@pytest.mark.parametrize("source", STAYS)
def test_stays(source: str) -> None:
    assert stays(KNOWN + source)


@pytest.mark.parametrize("source", CHANGES)
def test_may_change(source: str) -> None:
    assert not stays(KNOWN + source)


def test_what_the_region_declares_does_not_stay() -> None:
    looked = script("for i = 1, 2 do local e = i end")
    loop = looked.tree.root.body[0]
    marked = looked.of(Local)[0]
    assert isinstance(marked, Local)
    assert not looked.stability.stays(marked.values[0], loop)
