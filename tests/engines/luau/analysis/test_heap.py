"""Which tables stay in view: asked about the arguments of `type`, which keeps nothing."""

import pytest

from server.engines.luau.syntax.nodes import Call, NameRef
from tests.engines.luau.looking import script


def plain(source: str) -> list[bool]:
    """For the argument of every call of `type`, in source order, whether it has no metatable for certain."""
    looked = script(source)
    calls = [node for node in looked.of(Call) if isinstance(node, Call)]
    asked = [call for call in calls if isinstance(call.func, NameRef) and call.func.name == "type"]
    return [looked.heap.is_plain(call.args[0]) for call in sorted(asked, key=lambda call: call.start)]


STAY = {
    "a literal": "local t = {} type(t)",
    "an alias": "local t = {} local a = t type(a)",
    "a choice": "local t, u = {}, {} local a = x and t or u type(a)",
    "assigned later": "local t t = {} type(t)",
    "read, written, measured and iterated": "local t = {} t.x = y[1] for k in t do end print(#t, t[1]) type(t)",
    "filled and sorted": "local t = {} table.insert(t, 1) table.sort(t) table.clear(t) type(t)",
    "an argument of a local function": "local function f(a) type(a) end f({}) f({})",
    "the result of a local function": "local function f() return {} end type(f())",
    "an element": "local t = {} t[1] = {} type(t[1])",
    "a field of a literal": "local t = { x = { y = {} } } type(t.x.y)",
    "an inserted element": "local t = {} table.insert(t, {}) for i, v in ipairs(t) do type(v) end",
    "an element of a copy": "local t = { {} } local u = table.clone(t) type(u[1])",
    "iterated directly": "local t = { {} } for _, v in t do type(v) end",
    "made by the library": "type(table.create(3)) type(('a,b'):split(','))",
    "captured": "local t = {} local function f() return #t end return f",
    "compared": "local t = {} local a = t == u type(t)",
    "a number from arithmetic": "local t = { 1 } local a = t[1] + 1 type(a)",
    "never called": "local function f(a) type(a) end",
}
ESCAPE = {
    "a metatable": "local t = setmetatable({}, m) type(t)",
    "given a metatable": "local t = {} setmetatable(t, m) type(t)",
    "an alias is given a metatable": "local t = {} local a = t setmetatable(a, m) type(t)",
    "handed to an unknown function": "local t = {} f(t) type(t)",
    "handed to a method": "local t = {} u:f(t) type(t)",
    "its own method": "local t = {} t:f() type(t)",
    "returned by the script": "local t = {} type(t) return t",
    "returned by an exported function": "local t = {} function f() return t end type(t)",
    "returned by a local function that is handed on": "local t = {} local function f() return t end g(f) type(t)",
    "put into a global": "local t = {} g = t type(t)",
    "put into an unknown table": "local t = {} u.x = t type(t)",
    "put into a table that escapes": "local t, u = {}, {} u.x = t f(u) type(t)",
    "put into a table that escapes, by insert": "local t, u = {}, {} table.insert(u, t) f(u) type(t)",
    "put into a literal that escapes": "local t = {} f({ t }) type(t)",
    "a key": "local t, u = {}, {} u[t] = 1 type(t)",
    "a key of a literal": "local t = {} local u = { [t] = 1 } type(t)",
    "a key that an unknown table is asked for": "local t = {} local a = u[t] type(t)",
    "an operand": "local t = {} local a = t + u type(t)",
    "compared by order": "local t = {} local a = t < u type(t)",
    "frozen": "local t = {} table.freeze(t) type(t)",
    "printed": "local t = {} print(t) type(t)",
    "unpacked": "local t = { {} } f(unpack(t)) type(t[1])",
    "handed out by an iterator": "local t = {} for _ in f, t do end type(t)",
    "from a function that iterates": "local f = function() return u end for _, v in f do type(v) end",
    "an unknown argument": "local function f(a) type(a) end f({}) f(u)",
    "an argument of a function called from elsewhere": "local function f(a) type(a) end f({}) g = f",
    "self": "local t = {} function t:f() type(self) end",
    "varargs": "local function f(...) type(...) end f({})",
    "in varargs": "local t = {} local function f(...) g(...) end f(t) type(t)",
    "a second result": "local t = {} local function f() return 1, t end type(t)",
    "an unknown element": "local t = { u } type(t[1])",
    "an element of unknown number": "local t = { f() } type(t[2])",
    "an unknown copy": "local t = table.clone(u) type(t)",
    "from arithmetic on the unknown": "local a = u + 1 type(a)",
    "a global": "t = {} type(t)",
    "sorted by a function": "local t = { {} } table.sort(t, f) type(t[1])",
    "yielded": "local t = {} coroutine.yield(t) type(t)",
    "raised": "local t = {} error(t) type(t)",
    "asserted": "local t = {} assert(t) type(t)",
    "swapped with the unknown": "local a, b = {}, u a, b = b, a type(a)",
    "compound": "local a = {} a += u type(a)",
    "debug may call anything": "local function f(a) type(a) end f({}) debug.info(1, 'f')",
}


@pytest.mark.parametrize("source", STAY.values(), ids=STAY)
def test_in_view(source: str) -> None:
    assert all(plain(source))


@pytest.mark.parametrize("source", ESCAPE.values(), ids=ESCAPE)
def test_out_of_view(source: str) -> None:
    assert not any(plain(source))
