"""Pieces of a string are collected and joined once."""

import pytest

from server.engines.luau.optimize import optimize
from server.engines.luau.vm.session import Limits
from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import SMALL, UntimedMachine, applied, code, nothing, printed

RULE = "concat-buffer"
S = "local s = '' "

REWRITTEN = {
    "an assignment": (
        "for i = 1, 99 do s = s .. 'x' end print(s)",
        "local parts = {} for i = 1, 99 do table.insert(parts, 'x') end s ..= table.concat(parts) print(s)",
    ),
    "counting down": (
        "for i = 99, 1, -1 do s ..= 'x' end",
        "local parts = {} for i = 99, 1, -1 do table.insert(parts, 'x') end s ..= table.concat(parts)",
    ),
    "from a start that is not written there": (
        "for i = n, 9 do s ..= 'x' end",
        "local parts = {} for i = n, 9 do table.insert(parts, 'x') end s ..= table.concat(parts)",
    ),
    "a compound": (
        "while f() do s ..= 'x' end print(s)",
        "local parts = {} while f() do table.insert(parts, 'x') end s ..= table.concat(parts) print(s)",
    ),
    "a number": (
        "for i = 1, 99 do s ..= i end",
        "local parts = {} for i = 1, 99 do table.insert(parts, i) end s ..= table.concat(parts)",
    ),
    "a chain": (
        "for i = 1, 99 do s = s .. i .. ',' .. #s2 end",
        "local parts = {} for i = 1, 99 do table.insert(parts, i .. ',' .. #s2) end s ..= table.concat(parts)",
    ),
    "a call that gives two values": (
        "for i = 1, 99 do s ..= string.gsub('a', 'b', 'c') end",
        "local parts = {} for i = 1, 99 do table.insert(parts, (string.gsub('a', 'b', 'c'))) end "
        "s ..= table.concat(parts)",
    ),
    "several, under conditions, in inner loops": (
        "for y = 1, 9 do for x = 1, 9 do if x > 1 then s ..= ',' end s ..= x end s = s .. '\\n' end",
        "local parts = {} for y = 1, 9 do for x = 1, 9 do if x > 1 then table.insert(parts, ',') end "
        "table.insert(parts, x) end table.insert(parts, '\\n') end s ..= table.concat(parts)",
    ),
    "with break and continue": (
        "for i = 1, 99 do if f() then break end if g() then continue end s ..= 'x' end",
        "local parts = {} for i = 1, 99 do if f() then break end if g() then continue end table.insert(parts, 'x') end "
        "s ..= table.concat(parts)",
    ),
    "a loop inside that reads it stays": (
        "for y = 1, 9 do print(s) for x = 1, 99 do s ..= x end end",
        "for y = 1, 9 do print(s) local parts = {} for x = 1, 99 do table.insert(parts, x) end "
        "s ..= table.concat(parts) end",
    ),
    "lines and a comment": (
        "do\n\tfor i = 1, 99 do\n\t\ts ..= 'x' -- more\n\tend -- all\n\tprint(s)\nend",
        "do\n\tlocal parts = {}\n\tfor i = 1, 99 do\n\t\ttable.insert(parts, 'x') -- more\n\tend -- all\n"
        "\ts ..= table.concat(parts)\n\tprint(s)\nend",
    ),
    "CRLF": (
        "print(1)\r\nfor i = 1, 99 do\r\n\ts ..= 'x'\r\nend\r\nprint(s)\r\n",
        "print(1)\r\nlocal parts = {}\r\nfor i = 1, 99 do\r\n\ttable.insert(parts, 'x')\r\nend\r\n"
        "s ..= table.concat(parts)\r\nprint(s)\r\n",
    ),
    "a comment over lines behind it": (
        "print(1)\nfor i = 1, 99 do\n\ts ..= 'x'\nend --[[ a\nb ]]\nprint(s)",
        "print(1)\nlocal parts = {}\nfor i = 1, 99 do\n\ttable.insert(parts, 'x')\nend s ..= table.concat(parts) "
        "--[[ a\nb ]]\nprint(s)",
    ),
    "a semicolon": (
        "for i = 1, 99 do s ..= 'x'; end; print(s)",
        "local parts = {} for i = 1, 99 do table.insert(parts, 'x'); end; s ..= table.concat(parts) print(s)",
    ),
    "another name": (
        "local parts = 1 for i = 1, 99 do s ..= 'x' end print(parts)",
        "local parts = 1 local pieces = {} for i = 1, 99 do table.insert(pieces, 'x') end "
        "s ..= table.concat(pieces) print(parts)",
    ),
    "until": (
        "repeat s ..= 'x' until f()",
        "local parts = {} repeat table.insert(parts, 'x') until f() s ..= table.concat(parts)",
    ),
}

LEFT_ALONE = {
    "not in a loop": "s ..= 'x'",
    "read in the loop": "for i = 1, 99 do s ..= 'x' print(s) end",
    "measured in the loop": "while #s < 9 do s ..= 'x' end",
    "asked in until": "repeat s ..= 'x' until s == 'xxx'",
    "returned from the loop": (
        "local function h() local s = '' for i = 1, 99 do s ..= 'x' if f() then return s end end end"
    ),
    "assigned otherwise in the loop": "for i = 1, 99 do s ..= 'x' if i == 5 then s = '' end end",
    "put in front": "for i = 1, 99 do s = 'x' .. s end",
    "around": "for i = 1, 99 do s = (s .. 'x') end",
    "in itself": "for i = 1, 99 do s ..= s .. 'x' end",
    "a number": "local n = 0 for i = 1, 99 do n += i end",
    "no string for certain": "local w = f() for i = 1, 99 do w ..= 'x' end",
    "no string later": "local w = '' for i = 1, 99 do w ..= 'x' end w = nil",
    "a piece that may be anything": "for i = 1, 99 do s ..= f() end",
    "a piece that may be nil": "for i = 1, 99 do s ..= u[i] end",
    "a chain of anything": "for i = 1, 99 do s = s .. f() .. ',' end",
    "captured": "g = function() return s end for i = 1, 99 do s ..= 'x' end",
    "an upvalue": "local function h() for i = 1, 99 do s ..= 'x' end end h()",
    "of the loop": "for i = 1, 99 do local w = '' w ..= 'x' print(w) end",
    "a loop variable": "for _, w in { 'a' } do w ..= 'x' print(w) end",
    "a global": "w = '' for i = 1, 99 do w ..= 'x' end",
    "a field": "local w = { s = '' } for i = 1, 99 do w.s ..= 'x' end",
    "two targets": "local w for i = 1, 99 do s, w = s .. 'x', 1 end",
    "few rounds, counting down": "for i = 31, 1, -1 do s ..= 'x' end",
    "few rounds, of many numbers": "for i = 1, 900, 30 do s ..= 'x' end",
    "no rounds": "for i = 1, 99, -1 do s ..= 'x' end",
    "few rounds": "for i = 1, 31 do s ..= 'x' end",
    "a piece over two lines": "for i = 1, 99 do s ..= #u\n.. 'x' end",
    "a comment in between": "for i = 1, 99 do s = s --[[ more ]] .. 'x' end",
    "a local called table": "local table = f for i = 1, 99 do s ..= 'x' end",
    "a local called table in the loop": "for i = 1, 99 do local table = {} s ..= 'x' end",
    "a global called table": "table = f for i = 1, 99 do s ..= 'x' end",
    "getfenv": "getfenv() for i = 1, 99 do s ..= 'x' end",
    "a parenthesis behind": "for i = 1, 99 do s ..= 'x' end (f)(s)",
    "no name is free": "for i = 1, 99 do s ..= 'x' end print(parts, pieces, chunks)",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(S + before, RULE) == S + after
    assert tiers(S + before, RULE) == ["B"]


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(S + source, RULE) == S + source


def test_applied_after_a_run() -> None:
    machine = UntimedMachine(SMALL)
    source = (
        "local function list(n)\n\tlocal s = '['\n\tfor i = 1, n do\n\t\ts ..= i .. ','\n\tend\n"
        "\treturn s .. ']'\nend\n"
        "print(list(300), list(0))\n"
    )
    report = optimize(source, file="x", level="balanced", vm=machine, on_step=nothing)
    assert applied(report) == [RULE]
    assert "\t\ttable.insert(parts, i .. ',')\n\tend\n\ts ..= table.concat(parts)\n" in code(report)
    assert printed(code(report)) == printed(source)
    again = optimize(code(report), file="x", level="balanced", vm=machine, on_step=nothing)
    assert code(again) == code(report)


@pytest.mark.parametrize(
    "number", ["0", "-0", "1e300", "0.1", "2^53", "1e15", "0/0", "1/0", "-1.5e-300", "123456789.125"]
)
def test_numbers_look_the_same_either_way(number: str) -> None:
    once, joined = printed(f"local n = {number} print('' .. n) print(table.concat({{ n }}))")
    assert once == joined


TIGHT = Limits(memory_bytes=2 * 1024 * 1024, ticks=SMALL.ticks, output_bytes=SMALL.output_bytes)
"""The function is also called with huge numbers; its text, made anew with each piece, soon ends that here."""
PIECES = "local function list(n) local s = '' for i = 1, n do if i > 2 then s ..= ',' end s ..= i end return s end "


@pytest.mark.parametrize(
    ("calls", "joined"),
    [
        ("print(list(16))", 30),
        ("print(list(17))", None),
        ("print(list(40), list(2), list(1), list(4))", 22),
        ("print(list(40), list(20))", None),
        ("if not list then print(list(1)) end", None),
    ],
    ids=["one short", "one long", "mostly short", "mostly long", "never in the run itself"],
)
def test_pays_only_where_the_run_joins_many(calls: str, joined: int | None) -> None:
    source = f"{PIECES}{calls} return list"
    report = optimize(source, file="x", level="balanced", vm=UntimedMachine(TIGHT), on_step=nothing)
    change = next(change for change in report.changes if change.rule == RULE)
    assert (change.outcome, code(report) == source) == (("applied", False) if joined is None else ("no_gain", True))
    assert joined is None or f"joined {joined} pieces at a time" in change.message
