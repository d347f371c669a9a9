"""Random programs, rich in what the rules look for and in what only looks like it.

Every program ends by itself, prints what it computes, and prints its errors with their lines.
"""

import random

SHARED_NAMES = ("a", "b", "t", "s", "string", "math", "pairs", "names", "_")
"""Few enough that programs shadow, reassign and capture."""
KNOWN = (
    "local s, n = 'abc' .. tostring(1), #tostring(12)",
    "local t = { 1, 2, x = 3 }",
    "local a, b = #s, 'w' .. #s",
    "local function f(x) return x end",
    "function h(x, y) return y end",
    "local function g(x) local names = { 1, 2 } return names[x] end",
)
FAILING = """K = 5
g0 = 'abc'
v0 = {}
v0 = 7
function h(a) local b = a return nil end
function w(a) return a + 1 end
local t, s, up = { 1, 2, 3 }, "abc" .. tostring(5), 4
local c = {}
c.x = 3
c.y = 4
"""
FIELDS = ("x", "y", "z", "len", "n")


class Programs:
    """Writes one program after another from one source of randomness."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._depth = 0

    def program(self) -> str:
        opening = self._pick("", "", "--!strict\n", "-- a note\n\n", "local weak = nil\n")
        known = "".join(f"{line}\n" for line in KNOWN if self._chance(70))
        body = "".join(self._top() for _ in range(self._random.randint(4, 12)))
        ending = "print(pcall(function() return a, b, t, s, g0, g1 end))\n"
        return opening + known + body + ending

    def _top(self) -> str:
        """A line of the script's own block; most of what may fail is caught there, so that the rest still runs."""
        kind = self._random.randint(0, 9)
        if kind == 0:
            return f"{self._pick('g0', 'g1', 'K')} = {self._pick('1', 's', '{}', 'n', 'print', '{ 1, 2 }')}\n"
        if kind <= 3:
            return self._compound(self._pick_number(13, 14), "", top=True) + self._pick("\n", " ", "\n\n", ";")
        if kind == 4:
            return self._line("", top=True)
        inner = "".join(self._line("\t", top=True) for _ in range(self._random.randint(1, 4)))
        return f"print(pcall(function()\n{inner}end))\n"

    def _pick_number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def statement(self) -> str:
        """One statement with an expression that may fail, its parts spread over lines at random, in a caught call."""
        parts = self._pick(
            "return E", "local z = E return z", "n.y = E", "q.y, q.z = E, n.y", "q[E] = n.y", "q.x += E",
            "for k = 1, E do n.z() end", "for k in E do end", "if E then n() end n()", "print(E, n.x)",
            "repeat local r = E until r + n",
        ).replace("E", self._failing())  # fmt: skip
        text = "".join(self._pick(" ", " ", " ", "\n") if part == " " else part for part in parts)
        return f"print(pcall(function(n) local q = {{}} {text} end, nil))\n"

    def _failing(self) -> str:
        """An operation on `n`, which is nil, beside something that a rule may rewrite."""
        rewritten = self._pick(
            "s:len()", "string.len(s)", "s:sub(1, 2)", "s:byte(1)", "math.floor(#s / 3)", "table.getn(t)", "K", "g0",
            "v0", "h(1)", "c.x", "w(2)", "('q'):len()", "(function() local u = { 3 } return u[1] end)()", "up",
        )  # fmt: skip
        return self._pick(
            "n + E", "E + n", "n .. E", "n < E", "n[E]", "n(1, E)", "n.x(E)", "-n + E", "n:x(E)", "(n)(E) + 1",
            "E + 1 + n", "1 + (E) * n", "E and n.x", "n .. E .. 'z'", "(if E then n.x else n + E)", "{ [n] = E }",
            "`{ E }` + n", "#n + E", "E == n.x", "(E or 1) + n", "w(E) + n", "h(n) + E",
        ).replace("E", rewritten)  # fmt: skip

    def failing(self) -> str:
        """A program of statements that fail, each of which prints the line that its error names."""
        return FAILING + "".join(self.statement() for _ in range(3))

    def _pick(self, *choices: str) -> str:
        return self._random.choice(choices)

    def _chance(self, percent: int) -> bool:
        return self._random.random() * 100 < percent

    def _name(self) -> str:
        return self._pick("a", "b", "t", "s", "a", "b", "t", "s", *SHARED_NAMES)

    # Expressions

    def _string(self) -> str:
        return self._pick(
            "s", "('ab' .. #t)", "tostring(a)", "('xyz')", "(s .. 'q')", "`i{b}`", "string.rep('o', 3)", "a", "'lit'",
            "tostring(b):upper()", "string.format('%s', a)",
        )  # fmt: skip

    def _number(self) -> str:
        return self._pick(
            "1", "2", "0", "-3", "7.5", "#s", "n", "b", "#t", "math.huge", "(0 / 0)", "i", "-0", "a", "1e300"
        )

    def _prefix_string(self) -> str:
        text = self._string()
        return f"({text})" if text[0] in "'`" else text

    def _expression(self) -> str:
        kind = self._random.randint(0, 15)
        gap = self._pick("", "", "", "", " ", "\n", " --[[ c ]] ")
        if kind <= 2:
            return self._pick(f"{self._prefix_string()}:len({gap})", f"string.len({gap}{self._string()})")
        if kind <= 4:
            method = self._pick("sub", "byte", "sub", "byte", "rep", "upper")
            arguments = self._pick("1", "2, 3", self._number(), "", "{}", "nil", "-1, -1")
            return f"{self._prefix_string()}{gap}:{method}({arguments})"
        if kind <= 6:
            return f"math.floor({gap}{self._number()} / {gap}{self._number()})"
        if kind == 7:
            operator = self._pick("+", "-", "*", "/", "//", "%", "..", "<", "==", "~=", "and", "or", "^")
            return f"({self._simple()} {operator}{self._pick(' ', ' ', ' ', chr(10))}{self._expression()})"
        if kind == 8:
            return self._pick(f"#{self._pick('s', 't', 'a', 'b')}", f"-({self._number()})", f"not {self._simple()}")
        if kind == 9:
            return f"table.getn({self._pick('t', '{ 1, 2 }', 'a')})"
        if kind == 10:
            return f"{self._pick('a', 'b', 'f', 'g', 'h')}({self._simple()})"
        if kind == 11:
            return f"{self._pick('t', 't', 'names', 'list', 'rows')}[{self._pick('1', '2', 'i', 'n', 'a', '#t')}]"
        if kind == 12:
            return f"t.{self._pick(*FIELDS)}"
        if kind == 13:
            return f"(if {self._simple()} then {self._simple()} else {self._simple()})"
        return self._simple()

    def _simple(self) -> str:
        return self._pick(
            "a", "b", "n", "s", "t", "i", "1", "'k'", "nil", "true", "t.x", "g0", "g1", "{}", "K",
        ) if self._chance(60) else self._pick(self._string(), self._number())  # fmt: skip

    # Statements

    def _block(self, count: int, indent: str, top: bool = False) -> str:
        return "".join(self._line(indent, top) for _ in range(count))

    def _line(self, indent: str, top: bool) -> str:
        text = self._statement(indent, top)
        end = self._pick("\n", "\n", "\n", ";\n", " -- why\n", " ", "\n\n")
        start = "" if "\n" in text and text[0] == "\n" else indent
        return f"{start}{text}{end}"

    def _statement(self, indent: str, top: bool) -> str:
        self._depth += 1
        deep = self._depth > 3
        kind = self._random.randint(0, 12 if deep else 21)
        try:
            return self._compound(kind, indent, top) if kind > 12 else self._plain(kind, top)
        finally:
            self._depth -= 1

    def _plain(self, kind: int, top: bool) -> str:
        if kind <= 2:
            return f"local {self._name()} = {self._expression()}"
        if kind == 3:
            return (
                f"local {self._pick('u', 'v', 'w')} = {self._pick(self._simple(), self._number(), '{ 1 }', 's .. n')}"
            )
        if kind == 4:
            return f"{self._pick('g0', 'g1', 'K', 'g0', self._name())} = {self._expression()}"
        if kind == 5:
            return f"{self._pick('a', 'b', 's', 'g0', 't.x')} {self._pick('+=', '..=', '-=')} {self._expression()}"
        if kind == 6:
            items = self._pick("1, 2, 3", "'p', 'q'", "x = 1, y = 'z'", "a, 2", "1, nil, 3", "", "n, s", "[1] = 5")
            return f"local {self._pick('t', 'names', 'list', 'rows', 'string')} = {{ {items} }}"
        if kind == 7:
            fields = [f"t.{name} = {self._expression()}" for name in self._random.sample(FIELDS, 3)]
            return "local t = {}" + "".join(self._pick("\n", " ", "; ", " -- f\n") + field for field in fields)
        if kind == 8:
            return self._pick("t[1] = n", "t.x = a", "table.insert(t, b)", "b = t", "setmetatable(t, { __len = f })",
                              "setmetatable(t, { __index = function(_, k) return k end })")  # fmt: skip
        if kind == 9:
            return "local n, s = " + self._pick("1, 'q'", "2", "#'abc', tostring(a)", "f()", "#'abc', 'w' .. #'xy'")
        if top and kind == 10 and self._chance(15):
            return self._pick(
                "string = nil", "math = {}", "_G.x = 1", "local e = getfenv()", "print(debug.info(1, 'l'))"
            )
        return f"print({self._expression()}, {self._expression()})"

    def _compound(self, kind: int, indent: str, top: bool) -> str:
        inner = indent + "\t"
        body = self._block(self._random.randint(1, 4), inner)
        if kind <= 14:
            head = self._pick("local function f(a)", "local function g(s: string)", "function h(a, b)",
                              "function g1(n)", "local function f(...)", "local h = function(i)")  # fmt: skip
            result = self._pick(f"return {self._expression()}", "", f"error('bad', {self._pick('1', '2', '0')})")
            return f"{head}\n{body}{inner}{result}\n{indent}end"
        if kind == 15:
            return f"print(pcall(function(i)\n{body}{inner}return {self._expression()}\n{indent}end))"
        if kind == 16:
            params = self._pick("k, v", "i", "", "_, v", "a, b")
            what = self._pick("foreach", "foreachi")
            return f"table.{what}({self._pick('t', 't', 'names', 'a')}, function({params})\n{body}{indent}end)"
        if kind == 17:
            values = self._pick("pairs(t)", "ipairs(t)", "t", "next, t", "ipairs({ 1, 2 })", "f, ipairs(t)")
            return f"for i, v in {values} do\n{body}{indent}end"
        if kind == 18:
            return f"for i = 1, {self._pick('3', '#t', '2', 'n and 2')} do\n{body}{indent}end"
        if kind == 19:
            condition = self._pick(f"true or {self._expression()}", f"{self._expression()} or true")
            return f"repeat\n{body}{indent}until {condition}"
        if kind == 20:
            return f"if {self._expression()} then\n{body}{indent}else\n{self._block(1, inner)}{indent}end"
        calls = self._pick("f(a)", "g(s)", "h(1, 2)", "f('x') f(n)", "g('q') g(s)")
        return f"{calls} print(pcall({self._pick('f', 'g', 'h', 'g1')}, {self._simple()}))"
