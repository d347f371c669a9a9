"""Which expressions mean Luau's own functions."""

import pytest

from server.engines.luau.syntax.nodes import Call, NameRef
from tests.engines.luau.looking import script

MEANT = {
    "by its full name": ("probe(math.floor)", "math.floor"),
    "a global function": ("probe(tostring)", "tostring"),
    "kept in a local": ("local floor = math.floor probe(floor)", "math.floor"),
    "the second of two": ("local abs, floor = math.abs, math.floor probe(floor)", "math.floor"),
    "handed from local to local": ("local a = math.floor local b = a probe(b)", "math.floor"),
    "of a library in a local": ("local m = math probe(m.floor)", "math.floor"),
    "of a library in a local of its name": ("local math = math probe(math.floor)", "math.floor"),
    "in a function around": ("local floor = math.floor local function f() probe(floor) end", "math.floor"),
    "read from _G before": ("local n = _G.score probe(math.floor)", "math.floor"),
    "another global written in _G": ("_G.score = 1 probe(math.floor)", "math.floor"),
}

NOT_MEANT = {
    "a local that is assigned again": "local floor = math.floor floor = print probe(floor)",
    "a local without a value": "local floor probe(floor)",
    "a value of a call": "local floor = choose(math.floor) probe(floor)",
    "a value beyond the list": "local abs, floor = math.abs probe(floor)",
    "a parameter": "local function f(floor) probe(floor) end",
    "a replaced library": "math = {} local floor = math.floor probe(floor)",
    "a replaced function": "math.floor = print local floor = math.floor probe(floor)",
    "replaced by way of a local": "local m = math m.floor = print probe(math.floor)",
    "replaced by a function statement": "local m = math function m.floor() end probe(math.floor)",
    "replaced by rawset": "rawset(math, 'floor', print) probe(math.floor)",
    "replaced by rawset of a local": "local m = math rawset(m, 'floor', print) probe(math.floor)",
    "a library with a metatable": "setmetatable(math, {}) probe(math.floor)",
    "replaced in _G": "_G.math = {} probe(math.floor)",
    "replaced inside of _G's": "_G.math.floor = print probe(math.floor)",
    "replaced in _G of _G": "_G._G.math = {} probe(math.floor)",
    "replaced by a computed name": "_G['ma' .. 'th'] = {} probe(math.floor)",
    "replaced by rawset in _G": "rawset(_G, 'math', {}) probe(math.floor)",
    "_G in a local": "local g = _G g.math = {} probe(math.floor)",
    "_G handed on": "patch(_G) probe(math.floor)",
    "an environment that is touched": "local floor = math.floor getfenv() probe(floor)",
    "the table of string methods": "getmetatable('').__index = {} probe(string.len)",
    "a field of another table": "local m = { floor = math.floor } probe(m.floor)",
}


def meant(source: str) -> str | None:
    looked = script(source)
    (call,) = [
        node
        for node in looked.of(Call)
        if isinstance(node, Call) and isinstance(node.func, NameRef) and node.func.name == "probe"
    ]
    return looked.builtin(call.args[0])


@pytest.mark.parametrize(("source", "name"), MEANT.values(), ids=MEANT)
def test_meant(source: str, name: str) -> None:
    assert meant(source) == name


@pytest.mark.parametrize("source", NOT_MEANT.values(), ids=NOT_MEANT)
def test_not_certain(source: str) -> None:
    assert meant(source) is None
