"""Edits that need a run, made without one: random programs, rich in what breaks a condition, must stay as they are.

A run sees one way through a script. What a rule asks of the text has to hold on all the others by itself.
"""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.engines.luau.edits import apply_edits
from server.engines.luau.plan import compatible, make_plan
from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.running import seen
from tests.sizes import sized

RULES = ("table-size", "arguments", "plain-pcall", "assert-message", "single-byte", "interpolation")
HEAD = """local s, n = "a1-\\0b" .. tostring(12), #tostring(123)
local odd = setmetatable({}, { __tostring = function() return "odd" end, __concat = function() return "cat" end })
local function giveAll(...) return ... end
local function holes(t, at) t[at] = nil t[at + 9] = 1 print(#t) for k in t do print(k) end end
"""


class Programs:
    """Writes one program after another, on few lines, that print what they come to."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def program(self) -> str:
        kinds = (self._letter, self._arguments, self._fill, self._call, self._assertion, self._text)
        lines = [self._random.choice(kinds)() for _ in range(6)]
        ending = self._pick("", "", "", "error('end', 2)", "print(debug.info(1, 'l'))", "return {}", "_G.x = 1")
        return f"{HEAD}{chr(10).join(lines)}\n{ending}\n"

    def _pick(self, *choices: str) -> str:
        return self._random.choice(choices)

    def _value(self) -> str:
        return self._pick("s", "n", "nil", "odd", "'7'", "true", "-0", "0/0", "2.5", "giveAll()", "giveAll(1, 2)", "{}")

    def _number(self) -> str:
        return self._pick("n", "1", "n + 1", "-1", "n - 9", "n / 2", "2.5", "0", "i", "#s", "math.huge", "0/0")

    def _letter(self) -> str:
        position = self._pick(self._number(), self._number(), self._value())
        other = position if self._random.random() < 0.8 else self._number()
        call = self._pick("string.sub(S, P, Q)", "S:sub(P, Q)").replace("P", position).replace("Q", other)
        letter = self._pick("'a'", "'1'", "'-'", '"\\0"', "'\\98'", "''", "'ab'", "n", "[[a]]")
        test = f"{call.replace('S', self._pick('s', 's', '(s)', 'n', 'odd'))} {self._pick('==', '~=', '<')} {letter}"
        return f"for i = {self._pick('-9', '0', '1')}, 9 do print(pcall(function() return {test} end)) end"

    def _arguments(self) -> str:
        use = self._pick(
            "return #{...}", "local c = #{ ... } return c", "local t = table.pack(...) return #t, t[1], t[n]",
            "local t = table.pack(...) return t.n", "local t = table.pack(...) for k in t do print(k) end",
            "local t = table.pack(...) for _, v in ipairs(t) do print(v) end", "return #{ a, ... }",
            "local t = table.pack(...) return table.unpack(t)", "local t = table.pack(...) return unpack(t, 1, 3)",
            "local t = table.pack(...) return pcall(table.concat, t)",
        )  # fmt: skip
        calls = "".join(
            f" print(f({', '.join(self._value() for _ in range(self._random.randint(0, 4)))}))" for _ in range(2)
        )
        return f"do local function f({self._pick('...', 'a, ...')}) {use} end{calls} end"

    def _fill(self) -> str:
        count = self._pick("40", "32", "64", "n * 9", "c", "c", "n", "#s", "c - 45", "2.5 * c", "c // 1")
        value = self._pick(
            "i", "'x'", "nil", "giveAll(i)", "if i % 2 == 0 then i else nil", "i * n", "t[i - 1]", "#t", "{}"
        )
        fill = self._pick(
            "t[i] = V", "t[i] = V", "t[i] = V", "if i < 30 then t[i] = V end", "t[i] = V if i > 9 then break end"
        )
        use = self._pick(
            "print(#t)", "for k, v in t do print(k) end", "t[33] = nil print(#t)", "print(t[1], t[40], t[41])",
            "holes(t, 33)", "t[41] = 1 print(t[41])", "table.insert(t, 1) print(#t)", "print(next(t))", "holes(t, 3)",
            "print(select('#', table.unpack(t)))", "t.x = 1 for k in pairs(t) do print(k) end",
            "print(pcall(table.concat, t))",
        )  # fmt: skip
        body = f"for i = 1, {count} do {fill.replace('V', value)} end {use}"
        head = self._pick(
            "local c = 40 local t = {}", "local c = 40 local t = {} local a = 0", "local t = {} local c = 40"
        )
        if self._random.random() < 0.4:
            calls = self._pick("f(40) f(50)", "f(40) f(-1)", "f(40) f(0/0)", "f(0) f(1)", "f(40) print(pcall(f))")
            return f"do local function f(c) local t = {{}} {body} end {calls} end"
        return f"do {head} {body} end"

    def _call(self) -> str:
        function = self._pick(
            "error('x' .. a)", "error('x', 2)", "error(a)", "return a, 2", "print(a)", "return a.b",
            "task.wait(a) return 1",
            "return math.floor(a)", "if a then return end print(a)", "return f", "coroutine.yield()",
        )  # fmt: skip
        head = self._pick("local function f(a)", "local function f(a)", "local f = function(a)", "function f(a)")
        inner = self._pick("return f(A)", "f(A)", "return (f(A))", "f(A) f(A)", "return f(A), 1").replace(
            "A", self._pick("", "1", "n", "s", "nil", "'x'", "n.x", "giveAll()", "odd", "n + 1", "1, 2")
        )
        use = self._pick(
            "print(C)", "local ok = C print(ok)", "local ok, v = C print(ok, v)", "C", "print((C))", "print(C, 1)"
        )
        call = f"pcall(function() {inner} end)"
        return f"do {head} {function} end {self._pick('', '', '', 'f = print')} {use.replace('C', call)} end"

    def _assertion(self) -> str:
        condition = self._pick("n > 5", "n", "not n", "false", "odd.x", "giveAll()", "n == 3", "nil", "f(n)", "n.x.y")
        part = self._pick(
            "n", "s", "odd", "type(n)", "typeof(odd)", "'b'", "n * 1e300", "nil", "n.x.y", "name", "-0", "0/0"
        )
        literal = self._pick("'at '", "'\\0'", f"'{'x' * 505}'", "''", '"it\'s "')
        message = self._pick(f"{literal} .. {part}", f"{part} .. {literal}", f"`a {{{part}}}`", literal, part,
            f"string.format('%s is %d', {part}, n)", f"('%d%%'):format({part})", f"'b' .. tostring({part})",
        )  # fmt: skip
        statement = f"{self._pick('', '', 'local v = ', 'return ')}assert({condition}, {message})"
        calls = self._pick("print(pcall(f, 1, 'q'))", "f(true, 'q')", f"f(true, '{'y' * 600}')", "f(1, 'q') f(1, 'r')")
        return f"do local function f(c, name) {statement} end print(pcall(function() {calls} end)) end"

    def _text(self) -> str:
        pieces = [self._pick("%s", "%s", "%%", "{", "}", "`", "a", "%d", "\\n", "%5s") for _ in range(4)]
        values = [
            self._pick("n", "n", "s", "-0", "0/0", self._value()) for piece in pieces if piece[0] == "%" != piece[1:]
        ]
        literal = f'"{"".join(pieces)}"'
        call = self._pick(f"string.format({', '.join([literal, *values])})", f"({literal}):format({', '.join(values)})")
        return f"print(pcall(function() return {call} end))"


def edited(source: str) -> tuple[str, set[str]]:
    """The source with all edits of these rules that fit together, and which rules made them."""
    found = [candidate for candidate in make_plan(source).candidates if candidate.rule in RULES]
    chosen = compatible(found)
    return apply_edits(source, [edit for candidate in chosen for edit in candidate.edits]), {one.rule for one in chosen}


@pytest.mark.long
@settings(deadline=None, max_examples=sized(50, 600))
@given(st.integers(0, 2**32))
def test_behaviour_stays(machine: PluauMachine, seed: int) -> None:
    before = Programs(seed).program()
    after, _ = edited(before)
    if after != before and machine.compile_error(before) is None:
        assert seen(after) == seen(before), f"{before}\n--- became ---\n{after}"


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_fires_often_enough(machine: PluauMachine, rule: str) -> None:
    sources = [Programs(seed).program() for seed in range(120)]
    fired = [source for source in sources if rule in edited(source)[1]]
    assert sum(machine.compile_error(source) is None for source in fired) >= 5
