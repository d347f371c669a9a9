"""Appending and turning round in place of inserting in front."""

import pytest

from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import applied, code, compared_at, printed

RULE = "front-insert"
T = "local t = {}"
TURNED = "for i = 1, #t // 2 do local j = #t + 1 - i t[i], t[j] = t[j], t[i] end"
END = "print(t)"

REWRITTEN = {
    "counting": "for i = 1, n do table.insert(t, 1, i) end",
    "counting down": "for i = 99, 1, -1 do table.insert(t, 1, i) end",
    "over a table": "for _, v in ipairs(u) do table.insert(t, 1, v) end",
    "while it is there": "local v = f() while v do table.insert(t, 1, v) v = g[v] end",
    "while it is not nil": "local v = f() while v ~= nil do table.insert(t, 1, v) v = g[v] end",
    "while it is there and more": "local v = f() while v and n > 1 do print(n) table.insert(t, 1, v) v = g[v] end",
    "until": "repeat table.insert(t, 1, #x) until f()",
    "in a loop in a loop": "while f() do for i = 1, n do table.insert(t, 1, i) end end",
    "in both branches": "for i = 1, n do if f() then table.insert(t, 1, i) else table.insert(t, 1, 2) end end",
    "where it was asked for": "while f() do local v = g() if v then table.insert(t, 1, v) end end",
    "ways out": "for i = 1, n do if f(i) then break elseif g(i) then continue end table.insert(t, 1, i) end",
    "a return": "for i = 1, n do if f(i) then return end table.insert(t, 1, i) end",
    "new tables": "for i = 1, n do table.insert(t, 1, { i, f(i) }) end",
    "a call that gives one text": "for i = 1, n do table.insert(t, 1, string.sub(x, i, i)) end",
    "a method that gives one text": "for i = 1, n do table.insert(t, 1, tostring(x):lower()) end",
    "a call that gives one number": "for i = 1, n do table.insert(t, 1, math.max(i, 3)) end",
    "a wait": "for i = 1, n do task.wait() table.insert(t, 1, i) end",
}
LEFT_ALONE = {
    "what may be nil": f"{T} for i = 1, n do table.insert(t, 1, g[i]) end {END}",
    "a local that may be nil": f"{T} local v for i = 1, n do table.insert(t, 1, v) end {END}",
    "assigned since it was asked for": f"{T} local v = 1 while v do v = g[v] table.insert(t, 1, v) end {END}",
    "assigned in the round before": (
        f"{T} local v = f() if v then end for i = 1, n do if f(v) then table.insert(t, 1, v) end v = nil end {END}"
    ),
    "asked for outside of the loop that changes it": (
        f"{T} local v while f() do if v then for i = 1, n do table.insert(t, 1, v) v = g[v] end end end {END}"
    ),
    "declared since it was asked for": f"{T} local v = 1 while v do local v = g[1] table.insert(t, 1, v) end {END}",
    "asked for in the other branch": f"{T} local v while f() do if v then f() else table.insert(t, 1, v) end end {END}",
    "asked for or not": f"{T} local v while v or f() do table.insert(t, 1, v) v = g[v] end {END}",
    "asked whether it is missing": f"{T} local v while v == nil do table.insert(t, 1, v) v = g[1] end {END}",
    "changed by what is called since": (
        f"{T} local v = 1 local function h() v = nil end while v do h() table.insert(t, 1, v) end {END}"
    ),
    "changed by what is asked next": (
        f"{T} local v = 1 local function h() v = nil return 1 end while v and h() do table.insert(t, 1, v) end {END}"
    ),
    "several values of a call": f"{T} for i = 1, n do table.insert(t, 1, f(i)) end {END}",
    "two values of a call of Luau's": f"{T} for i = 1, n do table.insert(t, 1, math.modf(i)) end {END}",
    "two texts of a call of Luau's": f"{T} for i = 1, n do table.insert(t, 1, string.gsub(x, 'a', 'b')) end {END}",
    "no value of a call of Luau's": f"{T} for i = 1, n do table.insert(t, 1, string.byte(x, i)) end {END}",
    "varargs": f"{T} for i = 1, n do table.insert(t, 1, ...) end {END}",
    "its length in the loop": f"{T} for i = 1, n do table.insert(t, 1, #t) end {END}",
    "its length as a condition": f"{T} while #t < n do table.insert(t, 1, 1) end {END}",
    "read in the loop": f"{T} for i = 1, n do table.insert(t, 1, i) print(t[1]) end {END}",
    "taken from in the loop": f"{T} for i = 1, n do table.insert(t, 1, i) table.remove(t) end {END}",
    "handed on in the loop": f"{T} for i = 1, n do table.insert(t, 1, i) f(t) end {END}",
    "returned from the loop": f"{T} for i = 1, n do table.insert(t, 1, i) if f() then return t end end {END}",
    "seen by a function": f"{T} local function look() print(t) end for i = 1, n do table.insert(t, 1, i) look() end",
    "seen by a function of the loop": f"{T} for i = 1, n do table.insert(t, 1, i) f(function() print(t) end) end {END}",
    "inserted by a function": f"{T} for i = 1, n do f(function() table.insert(t, 1, i) end) end {END}",
    "inserted by a function before": (
        f"{T} local function put() table.insert(t, 1, 1) end for i = 1, n do put() end {END}"
    ),
    "added behind as well": f"{T} for i = 1, n do table.insert(t, 1, i) table.insert(t, i) end {END}",
    "not empty": f"local t = {{ 1 }} for i = 1, n do table.insert(t, 1, i) end {END}",
    "filled before": f"{T} table.insert(t, 7) for i = 1, n do table.insert(t, 1, i) end {END}",
    "another name before": f"{T} local u = t for i = 1, n do table.insert(t, 1, i) end {END}",
    "made elsewhere": f"local t = f() for i = 1, n do table.insert(t, 1, i) end {END}",
    "with a metatable": f"local t = setmetatable({{}}, m) for i = 1, n do table.insert(t, 1, i) end {END}",
    "a parameter": f"local function f(t) for i = 1, n do table.insert(t, 1, i) end {END} end",
    "assigned in the loop": f"{T} for i = 1, n do table.insert(t, 1, i) t = {{}} end {END}",
    "declared outside of a loop around it": f"{T} while f() do print(t) for i = 1, n do table.insert(t, 1, i) end end",
    "in the second place": f"{T} for i = 1, n do table.insert(t, 2, i) end {END}",
    "in a computed place": f"{T} for i = 1, n do table.insert(t, k, i) end {END}",
    "a method of the unknown": f"{T} for i = 1, n do table.insert(t, 1, x:lower()) end {END}",
    "a method that gives several": f"{T} for i = 1, n do table.insert(t, 1, tostring(x):gsub('a', 'b')) end {END}",
    "a method that may give nil": f"{T} for i = 1, n do table.insert(t, 1, tostring(x):byte(9)) end {END}",
    "no loop": f"{T} if f() then table.insert(t, 1, i) end {END}",
    "few rounds, counting down": f"{T} for i = 5, 1, -1 do table.insert(t, 1, i) end {END}",
    "few rounds": f"{T} for i = 1, 5 do table.insert(t, 1, i) end {END}",
    "never used": f"{T} for i = 1, n do table.insert(t, 1, i) end",
    "a comment between the arguments": f"{T} for i = 1, n do table.insert(t, --[[ in front ]] 1, i) end {END}",
    "a parenthesis behind": f"{T} for i = 1, n do table.insert(t, 1, i) end (f)(t)",
    "another library": f"local table = u {T} for i = 1, n do table.insert(t, 1, i) end {END}",
    "a replaced function": f"table.insert = f {T} for i = 1, n do table.insert(t, 1, i) end {END}",
    "getfenv": f"getfenv() {T} for i = 1, n do table.insert(t, 1, i) end {END}",
    "inlining that would show": (
        f"local function g() {T} for i = 1, n do table.insert(t, 1, i) end return t end print(1 +\n g())"
    ),
}


@pytest.mark.parametrize("loop", REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(loop: str) -> None:
    before = f"local function h() {T} {loop} {END} end"
    appending = loop.replace("table.insert(t, 1, ", "table.insert(t, ")
    assert rewritten(before, RULE) == f"local function h() {T} {appending} {TURNED} {END} end"
    assert tiers(before, RULE) == ["B"]


def test_on_a_line_of_its_own() -> None:
    before = f"{T}\nfor i = 1, n do\n\ttable.insert(t, 1, i)\nend -- up\n{END}\n"
    assert rewritten(before, RULE) == f"{T}\nfor i = 1, n do\n\ttable.insert(t, i)\nend -- up\n{TURNED}\n{END}\n"


def test_names_of_its_own() -> None:
    before = "local i = {} for _, v in ipairs(u) do table.insert(i, 1, v) end print(i)"
    turned = "for left = 1, #i // 2 do local right = #i + 1 - left i[left], i[right] = i[right], i[left] end"
    assert (
        rewritten(before, RULE) == f"local i = {{}} for _, v in ipairs(u) do table.insert(i, v) end {turned} print(i)"
    )


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


@pytest.mark.parametrize("count", [0, 1, 2, 3, 8, 9, 100])
def test_the_same_array(count: int) -> None:
    source = (
        f"local n = {count} {T} for i = 1, n do if i % 5 == 4 then continue end if i == 90 then break end "
        "table.insert(t, 1, if i % 3 == 0 then false else i) end "
        "print(#t) for k, v in t do print(k, v) end table.insert(t, 'end') print(#t, t[#t], next(t))"
    )
    after = rewritten(source, RULE)
    assert "table.insert(t, 1" not in after
    assert printed(after) == printed(source)


def test_an_error_in_the_loop_leaves_nothing_to_see() -> None:
    source = (
        f"local function make(n) {T} for i = 1, n do if i == 9 then error('nine') end table.insert(t, 1, i) end "
        "return table.concat(t, ' ') end print(make(8), pcall(make, 9))"
    )
    after = rewritten(source, RULE)
    assert "table.insert(t, i)" in after
    assert printed(after) == printed(source)


def test_applied_after_a_run_at_its_level_only() -> None:
    source = f"{T}\nfor i = 1, 30 do\n\ttable.insert(t, 1, i)\nend\nprint(t[1], t[30])\nerror(t[2])\n"
    report = compared_at("aggressive", source)
    assert RULE in applied(report)
    assert (
        code(report) == f"{T}\nfor i = 1, 30 do\n\ttable.insert(t, i)\nend\n{TURNED}\nprint(t[1], t[30])\nerror(t[2])\n"
    )
    assert code(compared_at("aggressive", code(report))) == code(report)
    assert code(compared_at("balanced", source)) == source
