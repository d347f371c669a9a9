"""`table.sort(t)` in place of sorting by a function that compares with `<`."""

import pytest

from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import applied, code, compared_at, printed

RULE = "sort-comparator"
LESS = "function(a, b) return a < b end"
T = "local t = { 3, 1, 2 } "

REWRITTEN = {
    "numbers": f"{T}table.sort(t, {LESS})",
    "the other way round": f"{T}table.sort(t, function(x, y) return y > x end)",
    "in parentheses": f"{T}table.sort(t, function(a, b) return (a < b) end)",
    "with types": f"{T}table.sort(t, function(a: number, b: number): boolean return a < b end)",
    "over lines": f"{T}table.sort(t, function(a, b)\n\treturn a < b\nend)",
    "strings": f"local t = {{ 'b', 'a' }} table.insert(t, 'c' .. #x) table.sort(t, {LESS})",
    "split": f"local t = string.split(x, ',') table.sort(t, {LESS})",
    "a method's split": f"local s = 'b,a' local t = s:split(',') table.sort(t, {LESS})",
    "a copy": f"{T}local u = table.clone(t) table.sort(u, {LESS})",
    "filled by a loop": f"local t = {{}} for i = 1, 9 do t[i] = i * 7 % 5 end table.sort(t, {LESS})",
    "made with room": f"local t = table.create(9, 0) table.insert(t, 4) table.sort(t, {LESS})",
    "changed in place": f"{T}t[1] += 4 table.sort(t, {LESS})",
    "one of two": f"{T}local u = if c then t else {{ 4 }} table.sort(u, {LESS})",
    "not-a-number": f"local t = {{ 3, 0 / 0, 2 }} table.sort(t, {LESS})",
}
LEFT_ALONE = {
    "downwards": f"{T}table.sort(t, function(a, b) return a > b end)",
    "downwards, the other way": f"{T}table.sort(t, function(a, b) return b < a end)",
    "or equal, which may be invalid": f"{T}table.sort(t, function(a, b) return a <= b end)",
    "of itself": f"{T}table.sort(t, function(a, b) return a < a end)",
    "two of one name": f"{T}table.sort(t, function(a, a) return a < a end)",
    "something else of that name": f"local a = 1 {T}table.sort(t, function(x, b) return a < b end)",
    "a third parameter": f"{T}table.sort(t, function(a, b, c) return a < b end)",
    "varargs": f"{T}table.sort(t, function(a, b, ...) return a < b end)",
    "two results": f"{T}table.sort(t, function(a, b) return a < b, 1 end)",
    "more in it": f"{T}table.sort(t, function(a, b) print(a) return a < b end)",
    "by a field": "local t = { { n = 1 } } table.sort(t, function(a, b) return a.n < b.n end)",
    "numbers and strings": f"local t = {{ 1, 'a' }} table.sort(t, {LESS})",
    "a string later": f"{T}table.insert(t, 'a') table.sort(t, {LESS})",
    "a string in front": f"{T}table.insert(t, 1, 'a') table.sort(t, {LESS})",
    "a string later, by its index": f"{T}t[#t + 1] = 'a' table.sort(t, {LESS})",
    "a string later, by another name": f"{T}local u = t table.insert(u, 'a') table.sort(t, {LESS})",
    "a text made with anything": f"local t = {{ 'b' }} table.insert(t, 'c' .. n) table.sort(t, {LESS})",
    "made a string": f"{T}t[1] ..= 'a' table.sort(t, {LESS})",
    "a string that becomes a number": f"local t = {{ '1', '2' }} t[1] += 1 table.sort(t, {LESS})",
    "tables": f"local t = {{ {{}}, {{}} }} table.sort(t, {LESS})",
    "what has a metatable": f"local t = {{ setmetatable({{}}, m) }} table.sort(t, {LESS})",
    "out of view": f"table.sort(u, {LESS})",
    "shown to others": f"{T}share(t) table.sort(t, {LESS})",
    "values from elsewhere": f"local t = {{}} table.insert(t, f(1)) table.sort(t, {LESS})",
    "a value from elsewhere": f"local t = {{}} table.insert(t, (f(1))) table.sort(t, {LESS})",
    "a copy of another kind": f"local u = {{ 'a' }} local t = table.clone(u) t[1] = 1 table.sort(t, {LESS})",
    "a copy of several kinds": f"local u = {{ 1, 'a' }} local t = table.clone(u) table.sort(t, {LESS})",
    "room made of another kind": f"local t = table.create(4, 'a') table.insert(t, 4) table.sort(t, {LESS})",
    "holes": f"local t = {{ 1, nil, 3 }} table.sort(t, {LESS})",
    "a hole later": f"{T}t[9] = 4 table.sort(t, {LESS})",
    "a metatable": f"local t = setmetatable({{ 3, 1 }}, m) table.sort(t, {LESS})",
    "a comment in it": f"{T}table.sort(t, function(a, b) return a < b --[[ up ]] end)",
    "another sort": f"local table = u {T}table.sort(t, {LESS})",
    "a replaced sort": f"table.sort = f {T}table.sort(t, {LESS})",
    "getfenv": f"getfenv() {T}table.sort(t, {LESS})",
    "debug": f"print(debug.traceback()) {T}table.sort(t, {LESS})",
    "a comparator that is replaced": f"{T}local f = {LESS} f = g table.sort(t, f)",
    "one from elsewhere": f"{T}table.sort(t, g)",
    "a third argument": f"{T}table.sort(t, {LESS}, 1)",
}


@pytest.mark.parametrize("source", REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(source: str) -> None:
    assert rewritten(source, RULE) == f"{source[: source.rindex(', function(')]})"
    assert tiers(source, RULE) == ["B"]


def test_by_a_local_function() -> None:
    before = f"local function up(a, b) return a < b end {T}table.sort(t, up)"
    assert rewritten(before, RULE) == f"local function up(a, b) return a < b end {T}table.sort(t)"


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


def test_applied_after_a_run_at_its_level_only() -> None:
    source = f"local t = {{}}\nfor i = 1, 20 do\n\tt[i] = i * 7 % 13\nend\ntable.sort(t, {LESS})\nprint(t[1], t[20])\n"
    report = compared_at("aggressive", source)
    assert RULE in applied(report)
    assert "table.sort(t)\n" in code(report)
    assert RULE not in applied(compared_at("balanced", source))


VALUES = {
    "not-a-number": "{ 3, 0 / 0, 1, 2, 0 / 0, -1 }",
    "zeros": "{ 0, -0, 1, -0, 0 }",
    "infinite": "{ 1 / 0, -1 / 0, 2 }",
    "strings": "{ 'b', 'a', 'A', '', 'a\\0b', 'a\\0a' }",
    "many, with not-a-number": "many(function(i) return if i % 7 == 0 then 0 / 0 else i * 7919 % 1009 end)",
    "many of few": "many(function(i) return i % 3 end)",
    "many in order": "many(function(i) return i end)",
}


@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_luau_sorts_alike(values: str) -> None:
    """It makes the same comparisons in the same order, also where `<` is no order."""
    before, after = (
        f"local function many(f) local t = {{}} for i = 1, 500 do t[i] = f(i) end return t end local t = {values} "
        f"print(pcall(function() table.sort(t{sorting}) end)) "
        "for _, v in t do print(v, if type(v) == 'number' then 1 / v else #v) end"
        for sorting in (f", {LESS}", "")
    )
    assert printed(before) == printed(after)
