"""`select("#", ...)` in place of `#{...}`, and `{...}` in place of `table.pack(...)`."""

import pytest

from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import applied, code, compared, printed

RULE = "arguments"
KNOWN = " print(f(1), f('a', true, {}), f())"

COUNTED = {
    "returned": ("local function f(...) return #{...} end", 'local function f(...) return select("#", ...) end'),
    "in a local function value": (
        "local f = function(...) local n = #{ ... } return n end",
        'local f = function(...) local n = select("#", ...) return n end',
    ),
    "a trailing comma": (
        "local function f(...) return #{...,} + 1 end",
        'local function f(...) return select("#", ...) + 1 end',
    ),
    "a word right before": (
        "local function f(...) return#{...} end",
        'local function f(...) return select("#", ...) end',
    ),
    "a loop's end": (
        "local function f(...) for i = 1, #{...} do g(i) end end",
        'local function f(...) for i = 1, select("#", ...) do g(i) end end',
    ),
    "a parameter, which may be nil, before": (
        "local function f(a, ...) return #{...} end f(nil, 2)",
        'local function f(a, ...) return select("#", ...) end f(nil, 2)',
    ),
}

NOT_COUNTED = {
    "nil among the arguments": "local function f(...) return #{...} end f(1, nil)",
    "an argument that may be nil": "local function f(...) return #{...} end f(1, x)",
    "arguments of a call": "local function f(...) return #{...} end f(1, g())",
    "arguments handed on": "local function f(...) return #{...} end local function g(...) f(...) end g(1)",
    "a parameter filled by a call": "local function f(a, ...) return #{...} end f(g())",
    "a function that is handed on": "local function f(...) return #{...} end g(f)",
    "a function in a field": "local t = {} function t.f(...) return #{...} end t.f(1)",
    "a global function": "function f(...) return #{...} end f(1)",
    "a function that is assigned again": "local function f(...) return #{...} end f = g f(1)",
    "a function without a name": "g(function(...) return #{...} end)",
    "the script's own arguments": "return #{...}",
    "debug, which hands out functions": "local function f(...) return #{...} end f(1) debug.info(1, 'f')",
    "something before": "local function f(...) return #{1, ...} end f(1)",
    "something behind": "local function f(...) return #{..., 1} end f(1)",
    "a key": "local function f(...) return #{[1] = ...} end f(1)",
    "a name": "local function f(...) return #{n = ...} end f(1)",
    "only the first": "local function f(...) return #{(...)} end f(1)",
    "a local called select": "local select = g local function f(...) return #{...} end f(1)",
    "a parameter called select": "local function f(select, ...) return #{...} end f(1)",
    "a global called select": "select = g local function f(...) return #{...} end f(1)",
    "getfenv": "local function f(...) return #{...} end f(1) getfenv()",
    "a comment inside": "local function f(...) return #{... --[[ all ]]} end f(1)",
    "two lines": "local function f(...) return #{\n...} end f(1)",
    "an operand on another line": "local function f(...) return x +\n#{...} end f(1)",
}

PACKED = {
    "read by number": "local t = table.pack(...) for i = 1, 3 do g(t[i]) end",
    "called by number": "local t = table.pack(...) t[1](2)",
    "fields of what is inside": "local t = table.pack(...) t[1].x = 2",
    "ipairs": "local t = table.pack(...) for _, v in ipairs(t) do g(v) end",
    "unpacked between bounds": "local t = table.pack(...) return table.unpack(t, 1, 3)",
    "searched": "local t = table.pack(...) return table.find(t, 1)",
}

PACKED_WITHOUT_NIL = {
    "measured": "local t = table.pack(...) return #t",
    "unpacked": "local t = table.pack(...) return table.unpack(t)",
    "joined": "local t = table.pack(...) return table.concat(t, ' ')",
}

NOT_PACKED = {
    "n": "local t = table.pack(...) return t.n",
    "n as a key": "local t = table.pack(...) return t['n']",
    "a key that may be n": "local t = table.pack(...) return t[x]",
    "pairs, which shows n": "local t = table.pack(...) for k in pairs(t) do g(k) end",
    "in, which shows n": "local t = table.pack(...) for k in t do g(k) end",
    "next, which shows n": "local t = table.pack(...) return next(t)",
    "returned": "local t = table.pack(...) return t",
    "handed on": "local t = table.pack(...) g(t)",
    "held by another name": "local t = table.pack(...) local u = t",
    "changed": "local t = table.pack(...) t[1] = 2",
    "changed in place": "local t = table.pack(...) t[1] += 2",
    "inserted into": "local t = table.pack(...) table.insert(t, 1)",
    "assigned": "local t = table.pack(...) t = g()",
    "a metatable": "local t = table.pack(...) setmetatable(t, {})",
    "compared": "local t = table.pack(...) return t == x",
    "ipairs outside of a loop": "local t = table.pack(...) return ipairs(t)",
    "the wrong argument": "local t = table.pack(...) return table.unpack({}, t, 3)",
    "two names": "local t, u = table.pack(...) return t[1]",
    "something before": "local t = table.pack(1, ...) return t[1]",
    "no local": "return table.pack(...)[1]",
    "a local called table": "local table = x local t = table.pack(...) return t[1]",
    "a field of table": "table.pack = x local t = table.pack(...) return t[1]",
    "getfenv": "getfenv() local t = table.pack(...) return t[1]",
    "a comment": "local t = table.pack(... --[[ all ]]) return t[1]",
}

SCRIPT = """local function total(...)
	local values = table.pack(...)
	local sum = 0
	for i = 1, #{ ... } do
		sum += values[i]
	end
	return sum
end
print(total(), total(1), total(1, 2, 3))
"""


@pytest.mark.parametrize(("before", "after"), COUNTED.values(), ids=COUNTED)
def test_counted(before: str, after: str) -> None:
    assert rewritten(before + KNOWN, RULE) == after + KNOWN
    assert tiers(before + KNOWN, RULE) == ["B"]


@pytest.mark.parametrize("source", NOT_COUNTED.values(), ids=NOT_COUNTED)
def test_not_counted(source: str) -> None:
    assert rewritten(source, RULE) == source


@pytest.mark.parametrize("body", PACKED.values(), ids=PACKED)
def test_packed(body: str) -> None:
    source = f"local function f(...) {body} end h(f)"
    assert rewritten(source, RULE) == source.replace("table.pack(...)", "{ ... }")
    assert tiers(source, RULE) == ["B"]


@pytest.mark.parametrize("body", PACKED_WITHOUT_NIL.values(), ids=PACKED_WITHOUT_NIL)
def test_packed_where_no_argument_is_nil(body: str) -> None:
    source = f"local function f(...) {body} end f(1, 'a')"
    assert rewritten(source, RULE) == source.replace("table.pack(...)", "{ ... }")
    for call in ("f(1, nil)", "f(x)", "h(f)"):
        other = f"local function f(...) {body} end {call}"
        assert rewritten(other, RULE) == other


@pytest.mark.parametrize("body", NOT_PACKED.values(), ids=NOT_PACKED)
def test_not_packed(body: str) -> None:
    source = f"local function f(...) {body} end h(f)"
    assert rewritten(source, RULE) == source


def test_it_is_run_and_applied() -> None:
    report = compared(SCRIPT)
    after = SCRIPT.replace("#{ ... }", 'select("#", ...)').replace("table.pack(...)", "{ ... }")
    assert code(report) == after
    assert applied(report).count(RULE) == 2


def test_both_forms_agree_without_nil_and_differ_with_it() -> None:
    script = """
    local function f(...) return #{...} == select("#", ...) end
    print(f(), f(1), f(1, false), f({}, f, "a", 4, 5), f(nil), f(1, nil))
    """
    assert printed(script) == ["true true true true false false"]
