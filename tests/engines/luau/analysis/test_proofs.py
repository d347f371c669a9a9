"""Types are proven only where they follow from the text."""

import pytest

from tests.engines.luau.looking import probe_types, script

PROVEN = [
    ("probe(1, 'a', `b`, true, nil)", ["number", "string", "string", "boolean", "nil"]),
    ("probe(#x, not x, x == y, -1)", ["number", "boolean", "boolean", "number"]),
    ("local x = 1 probe(x, x + 2, x .. 'a')", ["number", "number", "string"]),
    ("local x = 1 x = x + 1 x *= 2 probe(x)", ["number"]),
    ("local s = '' for i = 1, 9 do s ..= i end probe(s)", ["string"]),
    ("for i = a, b do probe(i) end", ["number"]),
    ("probe(math.floor(x), tostring(x), ('x'):rep(3), string.sub(x, 1))", ["number", "string", "string", "string"]),
    ("probe(math.pi, math.huge, select('#', ...))", ["number", "number", "number"]),
    ("probe(if a then 1 else 2, if a then 1 else 'x')", ["number", "unknown"]),
    ("probe('a' or x, 1 and 2, x or 1)", ["string", "number", "unknown"]),
    ("local t = {'a', 'b'} for _, v in t do probe(v) end", ["string"]),
    ("local t = {'a', 'b'} for i, v in ipairs(t) do probe(i, v) end", ["number", "string"]),
    ("local t = {1, 2} for i = 1, #t do probe(t[i]) end probe(t[2])", ["number", "number"]),
    ("local function f(a, b) probe(a, b) end f(1, 'x') f(2, 'y')", ["number", "string"]),
    ("local a, b = 1, 'x' a, b = 2, 'y' probe(a, b)", ["number", "string"]),
    ("probe((1), 1 :: any)", ["number", "number"]),
    ("probe(x and 'a' or 'b', x == y and 1 or 2, x and 'a' or 1)", ["string", "number", "unknown"]),
    ("probe(x and 'a' or y and 'b' or 'c', (x and 1) or 2, nil or 'a')", ["string", "number", "string"]),
    ("probe(x and nil or 'b')", ["string"]),
    ("probe(x and 'a' or y and 'b', x == y or x ~= z)", ["unknown", "boolean"]),
    ("local s = x and f() or 'b' local function f() return 'a' end probe(s)", ["unknown"]),
    ("local function f() return 'a' end local s = x and f() or 'b' s = y and f() or s probe(s)", ["string"]),
    ("local function f() return 1 end probe(f(), f() + 1)", ["number", "number"]),
    ("local f = function(x) if x then return 'a' else error('no') end end probe(f(y))", ["string"]),
    ("local function f(x) if x then return 1 end return 2, 'b' end probe(f(y)) g(f)", ["number"]),
    ("local function f(n) if n < 2 then return n end return f(n - 1) + f(n - 2) end probe(f(9))", ["number"]),
    ("local function f() return function() return 'a' end end probe(f())", ["function"]),
    ("local function f(s) return s .. 'x' end local t = f('a') probe(t, f(t))", ["string", "string"]),
    ("local n = 0 local function add() n += 1 end probe(n)", ["number"]),
]

NOT_PROVEN = [
    "probe(x, f(), ..., t.x, t[1], {})",
    "local x probe(x + 1)",
    "local x = 1 x = 'a' probe(x)",
    "local x = 1 x = f() probe(x)",
    "local x = 1 local function g() x = nil end probe(x)",
    "local a, b = 1 probe(b + 1)",
    "local a, b = f() probe(b)",
    "function f(a) probe(a) end f(1)",
    "local function f(a) probe(a) end f(1) g(f)",
    "local function f(a) probe(a) end f(1) f()",
    "local function f(a) probe(a) end f(1) f('x')",
    "local function f(a) probe(a) end f(g())",
    "local function f(a) probe(a) end f(1) debug.info(1, 'f')",
    "local function f(a: string) probe(a) end g(f)",
    "probe(x + 1, x .. 'a', -x, 'a' + 1)",
    "local math = {} probe(math.floor(1))",
    "math = {} probe(math.floor(1))",
    "function math.floor() end probe(math.floor(1))",
    "getfenv() probe(math.floor(1), tostring(1))",
    "local t = {'a', 'b'} t[1] = 1 for _, v in t do probe(v) end",
    "local t = {'a', 'b'} g(t) for _, v in t do probe(v) end",
    "local t = {'a', 'b'} local u = t for _, v in t do probe(v) end",
    "local t = {'a', nil} for _, v in t do probe(t[1]) end",
    "local t = {'a', ...} for _, v in t do probe(v) end",
    "local t = {'a', f()} for _, v in t do probe(v) end",
    "local t = {x = 'a'} for _, v in t do probe(v) end",
    "local t = {'a', 1} for _, v in t do probe(v) end",
    "local t = {'a'} probe(t[2], t[0], t.x)",
    "local t = {'a'} for i = 0, #t do probe(t[i]) end",
    "local t = {'a'} for i = 1, #t + 1 do probe(t[i]) end",
    "local t = {'a'} for i = 1, #t do i += 1 probe(t[i]) end",
    "local t = {'a'} for _, v in f, t do probe(v) end",
    "for k, v in pairs(t) do probe(k, v) end",
    "for i = 1, 2 do i = f() probe(i) end",
    "function t:m() probe(self) end",
    "probe(tonumber(x), string.byte(x), string.find(x, y))",
    "probe(x and nil or 1 and y, x and (y or 'a') or 'b', x or y and 'a')",
    "local s = 'a' s = x and s or nil probe(s)",
    "probe(x and y or 'b', (x or 'a') and y)",
    "local function f(x) if x then return 1 end end probe(f(y))",
    "local function f(x) if x then return 1 elseif y then return 2 end end probe(f(y))",
    "local function f(x) while x do return 1 end end probe(f(y))",
    "local function f(x) if x then return 1 end return 'a' end probe(f(y))",
    "local function f(...) return ... end probe(f(1))",
    "local function f() return end probe(f())",
    "local function f() return g() end probe(f())",
    "local function f() return 1 end f = g probe(f())",
    "local error = print local function f(x) if x then return 1 else error('no') end end probe(f(y))",
    "local function f(x) return x end probe(f(1), f('a'))",
    "function f() return 1 end probe(f())",
    "local t = { f = function() return 1 end } probe(t.f(), t:f())",
    "local function f() return f() end probe(f() + x)",
    "string.upper = f probe(('x'):upper())",
]


class TestProofs:
    @pytest.mark.parametrize(("source", "expected"), PROVEN)
    def test_proven(self, source: str, expected: list[str]) -> None:
        assert probe_types(source) == expected

    @pytest.mark.parametrize("source", NOT_PROVEN)
    def test_not_proven(self, source: str) -> None:
        assert set(probe_types(source)) <= {"unknown", "nil"}


class TestTables:
    def use(self, source: str) -> tuple[bool, bool] | None:
        looked = script(source)
        binding = next(one for one in looked.names.bindings if one.name == "t")
        found = looked.tables.use_of(binding)
        return (found.escapes, found.changed) if found else None

    @pytest.mark.parametrize(
        "mention",
        ["t.x", "t[k]", "#t", "rawlen(t)", "next(t)", "table.concat(t)", "table.find(t, 1)", "unpack(t)", "t.x.y"],
    )
    def test_reading(self, mention: str) -> None:
        assert self.use(f"local t = {{ 1 }} print({mention})") == (False, False)

    @pytest.mark.parametrize("loop", ["t", "pairs(t)", "ipairs(t)", "next, t"])
    def test_iterating(self, loop: str) -> None:
        assert self.use(f"local t = {{ 1 }} for k in {loop} do end") == (False, False)

    @pytest.mark.parametrize(
        "change",
        ["t.x = 1", "t[k] = 1", "t.x += 1", "function t.f() end", "table.insert(t, 1)", "table.sort(t)"],
    )
    def test_changing(self, change: str) -> None:
        assert self.use(f"local t = {{ 1 }} {change}") == (False, True)

    @pytest.mark.parametrize(
        "mention",
        [
            "return t",
            "f(t)",
            "f(1, t)",
            "local u = t",
            "x.y = t",
            "local u = { t }",
            "t:m()",
            "print(t == u)",
            "local u = setmetatable(t, m)",
            "local u = rawset(t, 1, 2)",
            "local f = pairs(t)",
            "for k in f, t do end",
            "u[t] = 1",
            "local u = t or {}",
            "type T = typeof(t)",
            "local u = (t)",
        ],
    )
    def test_handing_out(self, mention: str) -> None:
        assert self.use(f"local t = {{ 1 }} {mention}") == (True, True)

    def test_a_variable_that_is_assigned_again_is_unknown(self) -> None:
        assert self.use("local t = { 1 } t = {}") is None
        assert self.use("local t = f()") is None
