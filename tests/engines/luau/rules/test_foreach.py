"""For loops and `#t` in place of table.foreach, table.foreachi and table.getn."""

import pytest

from tests.engines.luau.looking import rewritten, tiers

RULE = "foreach"
T = "local t = { 1, 2 } "

PROVEN = {
    "key and value": (
        "table.foreach(t, function(k, v) print(k, v) end)",
        "for k, v in pairs(t) do print(k, v) end",
    ),
    "key only": ("table.foreach(t, function(k) print(k) end)", "for k in pairs(t) do print(k) end"),
    "neither": ("table.foreach(t, function() print('x') end)", "for _ in pairs(t) do print('x') end"),
    "a literal in place": (
        "table.foreach({ 1, x = t }, function(k) print(k) end)",
        "for k in pairs({ 1, x = t }) do print(k) end",
    ),
    "an array": (
        "table.foreachi(t, function(i, v) print(i, v) end)",
        "for i, v in ipairs(t) do print(i, v) end",
    ),
    "types": (
        "table.foreach(t, function(k: number, v: any) print(k, v) end)",
        "for k: number, v: any in pairs(t) do print(k, v) end",
    ),
    "several lines": (
        "table.foreach(t, function(k, v)\n\t-- each\n\tprint(k, v)\nend)",
        "for k, v in pairs(t) do\n\t-- each\n\tprint(k, v)\nend",
    ),
    "a function inside that returns": (
        "table.foreach(t, function(k) local f = function() return k end end)",
        "for k in pairs(t) do local f = function() return k end end",
    ),
    "a loop inside with break and continue": (
        "table.foreach(t, function(k) for i, v in ipairs(t) do if v > k then break else continue end end end)",
        "for k in pairs(t) do for i, v in ipairs(t) do if v > k then break else continue end end end",
    ),
    "string methods inside": (
        "table.foreach(t, function(k) print(tostring(k):upper()) end)",
        "for k in pairs(t) do print(tostring(k):upper()) end",
    ),
    "the name of the table as a parameter": (
        "table.foreach(t, function(t) print(t) end)",
        "for t in pairs(t) do print(t) end",
    ),
    "a word right behind": ("table.foreach(t, function() end)print(1)", "for _ in pairs(t) do end print(1)"),
    "statements on one line": (
        "print(0) table.foreach(t, function() end) print(1)",
        "print(0) for _ in pairs(t) do end print(1)",
    ),
    "CRLF": ("table.foreach(t, function(k)\r\n print(k)\r\nend)\r\n", "for k in pairs(t) do\r\n print(k)\r\nend\r\n"),
    "the length": ("print(table.getn(t))", "print(#t)"),
    "the length under a power": ("print(table.getn(t) ^ 2)", "print((#t) ^ 2)"),
    "the length, then a word": ("local n = table.getn(t)print(n)", "local n = #t print(n)"),
}

NEEDS_A_RUN = {
    "an unknown call that may wait": T + "table.foreach(t, function(k) f(k) end)",
    "an unknown method that may wait": T + "table.foreach(t, function(k) k:f() end)",
    "a wait": T + "table.foreach(t, function(k) task.wait() end)",
    "a yield": T + "table.foreach(t, function(k) coroutine.yield(k) end)",
    "gsub, which calls back": T + "table.foreach(t, function(k) print(string.gsub('x', 'x', f)) end)",
    "an iterator that may wait": T + "table.foreach(t, function(k) for a in f do end end)",
    "an operation over two lines": T + "local a = f() table.foreach(t, function(k) print(k +\na) end)",
}

LEFT_ALONE = {
    "an array in place": "table.foreachi({ f() }, function(k) print(k) end)",
    "an unknown table": "table.foreach(u, function(k) print(k) end)",
    "the length of an unknown table": "print(table.getn(u))",
    "a table with a metatable": T + "setmetatable(t, m) table.foreach(t, function(k) print(k) end)",
    "the length of a table with a metatable": T + "setmetatable(t, m) print(table.getn(t))",
    "a table that someone else has": T + "f(t) table.foreach(t, function(k) print(k) end)",
    "a table that changes meanwhile": T + "table.foreach(t, function(k) t[k] = 1 end)",
    "an array with a hole": "local t = { 1, nil, 3 } table.foreachi(t, function(k) print(k) end)",
    "an array that may hold nil": "local a local t = { 1, a, 3 } table.foreachi(t, function(k) print(k) end)",
    "an array of unknown values": "local t = { f(), 3 } table.foreachi(t, function(k) print(k) end)",
    "an array of unknown length": "local t = { 1, f() } table.foreachi(t, function(k) print(k) end)",
    "fields, which an array has not": "local t = { a = 1 } table.foreachi(t, function(k) print(k) end)",
    "an error, whose level counts frames": T + "table.foreach(t, function(k) error('x', 2) end)",
    "a return": T + "table.foreach(t, function(k) return k end)",
    "a return in a branch": T + "table.foreach(t, function(k) if k then return 1 end end)",
    "varargs": T + "table.foreach(t, function(...) print(...) end)",
    "three parameters": T + "table.foreach(t, function(a, b, c) print(c) end)",
    "a parameter that is assigned": T + "table.foreach(t, function(k, v) k = 1 v += 1 print(k, v) end)",
    "type parameters": T + "table.foreach(t, function<T>(k: T) print(k) end)",
    "a return type": T + "table.foreach(t, function(k): () print(k) end)",
    "an attribute": T + "table.foreach(t, @native function(k) print(k) end)",
    "a name for the function": T + "table.foreach(t, print)",
    "a result that is used": T + "local a = table.foreach(t, function(k) print(k) end)",
    "one argument": T + "table.foreach(t)",
    "three arguments": T + "table.foreach(t, function(k) print(k) end, 1)",
    "the name of the loop variable, which means something": (
        "local _ = 5 " + T + "table.foreach(t, function() print(_) end)"
    ),
    "a local called pairs": "local pairs = f " + T + "table.foreach(t, function(k) print(k) end)",
    "a local called ipairs": "local ipairs = f " + T + "table.foreachi(t, function(k) print(k) end)",
    "a global called pairs": "pairs = f " + T + "table.foreach(t, function(k) print(k) end)",
    "a local called table": "local table = f " + T + "table.foreach(t, function(k) print(k) end) print(table.getn(t))",
    "a field of table": "table.foreach = f " + T + "table.foreach(t, function(k) print(k) end)",
    "getfenv": T + "table.foreach(t, function(k) print(k) end) getfenv()",
    "setfenv": "setfenv(1, {}) " + T + "print(table.getn(t))",
    "a comment before the function": T + "table.foreach(t, --[[ each ]] function(k) print(k) end)",
    "a comment behind the function": T + "table.foreach(t, function(k) print(k) end --[[ each ]])",
    "the function on the next line": T + "table.foreach(t,\nfunction(k) print(k) end)",
    "the length as a statement": T + "table.getn(t)",
    "the length of two": T + "print(table.getn(t, 1))",
    "the length over two lines": T + "print(table.getn(\nt))",
    "the length on the second line of an operation": T + "print(x +\ntable.getn(t))",
    "the length, indexed": T + "print(table.getn(t).x)",
}


@pytest.mark.parametrize(("before", "after"), PROVEN.values(), ids=PROVEN)
def test_proven(before: str, after: str) -> None:
    assert rewritten(T + before, RULE) == T + after
    assert tiers(T + before, RULE) == ["P"]


@pytest.mark.parametrize("source", NEEDS_A_RUN.values(), ids=NEEDS_A_RUN)
def test_needs_a_run(source: str) -> None:
    assert tiers(source, RULE) == ["B"]


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


def test_closures_of_one_round_keep_their_variables() -> None:
    before = "table.foreach(t, function(k) local f = function() print(k) end end)"
    assert rewritten(T + before, RULE) == T + "for k in pairs(t) do local f = function() print(k) end end"
