"""What code may do: the last statement of each script, or the function that it declares."""

import pytest

from server.engines.luau.analysis.effect import Effect
from server.engines.luau.syntax.nodes import LocalFunction
from tests.engines.luau.looking import script

PLAIN = "local t = { 1, 2, x = 3 } local n, s = 1, 'a' "
UNKNOWN = "local u = require(game) "


def effect(source: str) -> Effect:
    looked = script(source)
    last = looked.tree.root.body[-1]
    return looked.effects.of(last.function if isinstance(last, LocalFunction) else last)


def may(source: str) -> set[str]:
    """The names of what the last statement may do."""
    found = effect(source)
    names = ("yields", "raises", "runs_unknown", "outputs", "makes_objects")
    return {name for name in names if getattr(found, name)}


ANYTHING = {"yields", "raises", "runs_unknown", "outputs"}
METAMETHOD = {"raises", "runs_unknown"}

NOTHING = [
    "local a = n + 1",
    "local a = s .. n",
    "local a = n < 2 and s == 'b'",
    "local a = t[n]",
    "local a = t.x",
    "local a = #t + #s",
    "local a = math.floor(n) + math.max(n, 2) + math.pi",
    "local a = if n then t else nil",
    "local a = `{n}{s}`",
    "for i = 1, n do end",
    "local a = type(u)",
    "local a = u == nil",
    "local a = not u",
    "local a = tostring(n)",
    "local a = string.len",
    "local a = -t.x",
    "for i = 1, t.x do end",
    "for k, v in t do end",
    "for k, v in pairs(t) do end",
]
COMPUTES = [
    "local a = t[n] + 1",
    "local a = t.x.y",
    "local a = string.rep(s, n)",
    "local a = s:upper()",
    "local a = tonumber(s)",
    "local a = t.x < t[1]",
    "local a = #t[1]",
    "for k, v in pairs(u) do end",
    "for k, v in next, u do end",
    "error('x')",
    "local a = rawget(u, 1)",
    "for i = 1, t.y do end",
    "local a = -t.y",
]
METAMETHODS = [
    "local a = u.x",
    "local a = u[1]",
    "local a = #u",
    "local a = -u",
    "local a = u + 1",
    "local a = n .. u",
    "local a = u < 1",
    "local a = u == require(game.x)",
    "local a = `{u}`",
    "local a = tostring(u)",
    "local a = s:format(u)",
    "u.x = 1",
    "local m = setmetatable({}, t) local a = t[n]",
    "t[1] = u local a = t[1].y",
    "local a = table.find(t, u)",
]
UNFOLLOWED = [
    "u()",
    "u.f()",
    "u:f()",
    "t.x()",
    "print:f()",
    "for k in u do end",
    "for k in u, t do end",
    "local a = pcall(print)",
    "task.wait()",
    "coroutine.yield()",
    "local a = string.gsub(s, s, u)",
    "table.sort(t, u)",
    "local f = print f = u f()",
]


class TestWhatItMayDo:
    @pytest.mark.parametrize("source", NOTHING)
    def test_nothing(self, source: str) -> None:
        assert may(PLAIN + UNKNOWN + source) == set()
        assert effect(PLAIN + UNKNOWN + source).is_harmless

    @pytest.mark.parametrize("source", COMPUTES)
    def test_raise(self, source: str) -> None:
        assert may(PLAIN + UNKNOWN + source) == {"raises"}

    @pytest.mark.parametrize("source", METAMETHODS)
    def test_call_a_metamethod(self, source: str) -> None:
        assert may(PLAIN + UNKNOWN + source) >= METAMETHOD
        assert effect(PLAIN + UNKNOWN + source).metamethods

    @pytest.mark.parametrize("source", UNFOLLOWED)
    def test_anything(self, source: str) -> None:
        assert may(PLAIN + UNKNOWN + source) == ANYTHING

    def test_make_an_object(self) -> None:
        assert may("local a = { 1 }") == {"makes_objects"}
        assert may("local a = function() error('x') end") == {"makes_objects"}

    def test_print(self) -> None:
        assert may("print(1)") == {"outputs", "raises"}

    def test_a_builtin_that_is_replaced_is_unknown(self) -> None:
        assert may("math.floor = f local a = math.floor(1)") == ANYTHING
        assert may("local math = f() local a = math.floor(1)") == ANYTHING | METAMETHOD
        assert may("getfenv() local a = math.floor(1)") == ANYTHING | METAMETHOD


NO_NUMBER = {
    "taken away": "c.n = nil",
    "a string": "c.n = 'x'",
    "a function": "function c.n() end",
    "anything": "c.n = f()",
    "the second of a call": "c.a, c.n = f()",
    "any field": "c[f()] = 'x'",
    "raw": "rawset(c, 'n', 'x')",
    "cleared": "table.clear(c)",
    "by another name": "local d = c d.n = 'x'",
    "added to by the unknown": "c.n += f()",
    "not there at first": "c = { a = 1 }",
    "another table": "c = f()",
    "out of view": "f(c)",
}


class TestNumbersInFields:
    def test_only_numbers_are_put_in(self) -> None:
        assert may("local c = { n = 0 } c.n = c.n * 2 c.n += #'x' c.m = 'y' local a = c.n + 1") == set()
        assert may("local t, c = { 1, 2 }, { n = 0 } for _, v in t do c.n += v end") == set()

    @pytest.mark.parametrize("spoiler", NO_NUMBER.values(), ids=NO_NUMBER)
    def test_anything_else_is(self, spoiler: str) -> None:
        assert "raises" in may(f"local c = {{ n = 0 }} {spoiler} local a = c.n + 1")


class TestCalls:
    def test_a_local_function_is_looked_into(self) -> None:
        assert may("local function f(x) return x + 1 end local a = f(1)") == set()
        assert may("local function f(x) return x.y end local a = f({})") >= {"makes_objects"}
        assert may("local function f() g() end local function h() f() end local a = h()") == ANYTHING

    def test_a_function_in_place_is_looked_into(self) -> None:
        assert "yields" in may("(function() task.wait() end)()")

    def test_what_an_argument_may_be_counts(self) -> None:
        assert may("local function f(x) return x + 1 end local a = f(g()) local b = f(1)") == {
            "raises",
            "runs_unknown",
        }

    def test_recursion_may_use_up_the_stack(self) -> None:
        assert may("local function f(x) return f(x) end local a = f(1)") == {"raises"}
        mutual = "local g local function f() return g() end g = function() return f() end local a = f()"
        assert may(mutual) == ANYTHING

    def test_a_function_that_is_replaced_is_unknown(self) -> None:
        assert may("local function f() end f = g local a = f()") == ANYTHING

    def test_a_function_that_is_only_made_is_not_run(self) -> None:
        assert may("local function f() g() end local a = f") == set()


class TestWhatItWrites:
    def test_locals_and_globals(self) -> None:
        source = "local a, b local function f() b = 1 end do a = 1 g = 2 f() end"
        found = effect(source)
        assert {binding.name for binding in found.assigned} == {"a", "b"}
        assert found.assigned_globals == {"g"}

    def test_fields(self) -> None:
        found = effect("local t = {} do t.x = 1 t[1] += 1 table.insert(t, 2) function t.f() end end")
        assert [store.field for store in found.stores].count(None) == 2
        assert {store.field for store in found.stores} == {"x", "f", None}
        assert not found.is_harmless
