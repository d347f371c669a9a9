"""Random programs of queues, arrays filled from the front, sorts and modules, and of what only looks like them.

Every program ends by itself, prints what it computes, and prints its errors with their lines.
"""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

HEAD = """local n, none, c = 3, nil, { n = 1 }
local function maybe(x) if x and x % 2 == 0 then return x end return nil end
local function two(x) return x, x end
local function id(...) return ... end
local function text(v) return if type(v) == 'table' then 't' else tostring(v) end
local function show(t) local s = '' for k, v in t do s ..= `{k}={text(v)} ` end print(s, #t) end
local calls = {}
local function later() for _, f in calls do f() end return 1 end
local box = setmetatable({}, {
\t__index = function(_, k) later() return 2 end,
\t__lt = function() later() return true end,
})
"""
VALUES = (
    "nil", "false", "none", "i", "i * 2", "'v' .. i", "maybe(i)", "(maybe(i))", "(two(i))", "two(i)", "{ i }", "box.x",
    "(later())", "n + i", "if i > 2 then i else 'x'", "none or i", "maybe(i) or i", "#'abc'", "math.max(i, 2)",
    "error('e' .. i)", "none + 1", "(coroutine.yield(i))", "c.n", "id(i)", "string.sub('abc', i, i)", "i :: any",
)  # fmt: skip
QUEUE = (
    "table.insert(q, {v})", "table.insert(q, {v})", "q[#q + 1] = {v}", "local x = table.remove(q, 1) print(x)",
    "last = table.remove(q, 1) print(last, #q)", "table.remove(q, 1)", "print(#q)", "print(#q > 1, -#q, #q .. 'x')",
    "for k = 1, #q do local x = table.remove(q, 1) print(k, x) end", "n += #q", "if #q > 3 then break end",
    "if #q > 3 then continue end", "while #q > 2 do table.remove(q, 1) end", "put(i)", "print(get())",
    "print(coroutine.resume(thread))", "local x = table.remove(q, 1) :: any print(x)",
    "repeat local x = table.remove(q, 1) until x == nil", "table.insert(calls, function() table.insert(q, 'late') end)",
    "print(#q +\n none)",
)  # fmt: skip
QUEUE_SPOILERS = (
    "print(q[1])", "q[1] = 5", "show(q)", "id(q)", "table.insert(q, 1, 9)", "print(table.remove(q))", "q = {}",
    "print(table.remove(q, 1))", "local y = q", "table.clear(q)", "print(unpack(q))", "c.q = q", "q[#q] = nil",
    "local q = table.remove(q, 1)", "table.insert(q, #q)", "table.insert(q, (table.remove(q, 1)))", "later()",
    "setmetatable(q, { __len = function() return 2 end })", "q.n = 1", "local function f() return q end",
)  # fmt: skip
FRONT = (
    "table.insert(t, 1, {v})", "table.insert(t, 1, {v})", "if maybe(i) then table.insert(t, 1, i) end",
    "local m = maybe(i) if m then table.insert(t, 1, m) end", "if i % 4 == 3 then continue end",
    "if i > 7 then break end", "for k = 1, 3 do table.insert(t, 1, k * i) end", "n += i", "print(i)",
    "local m = maybe(i) if m ~= nil and i > 1 then table.insert(t, 1, m) end",
    "local m = i while m do table.insert(t, 1, m) m = if m > 1 then m - 1 else nil end",
    "if last then table.insert(t, 1, last) end last = maybe(i)", "if i == 9 then return end",
    "if last then last = maybe(i) table.insert(t, 1, last) end", "last = i",
)  # fmt: skip
FRONT_SPOILERS = (
    "print(#t)", "table.insert(t, i)", "id(t)", "show(t)", "t = {}", "print(t[1])", "table.remove(t)", "return t",
    "table.insert(calls, function() show(t) end)", "c.t = t", "table.insert(t, 2, i)", "table.insert(t, i, i)",
)  # fmt: skip
ITEMS = (
    "{ 3, 1, 2 }", "{ 'b', 'a' }", "{ 3, 0 / 0, 1, 2, 0 / 0 }", "{ 1, 'a' }", "{}", "{ 1, nil, 2 }", "{ box, box }",
    "string.split('d,a,c', ',')", "table.create(9, 4)", "{ n, 1 }", "{ c.n, 2 }", "{ 0, -0, 0 }", "{ two(1) }",
)  # fmt: skip
SORT_USES = (
    "table.insert(s, i)", "table.insert(s, 'z')", "s[#s + 1] = i * 7 % 5", "s[1] += 3", "s[1] ..= 'q'",
    "table.insert(s, 1, i)", "table.remove(s, 1)", "show(s)", "s[9] = 1", "id(s)", "local y = s y[2] = 'w'",
    "table.sort(s)", "s = { 2, 1 }", "for k = 1, 5 do s[k] = k * 3 % 4 end",
)  # fmt: skip
COMPARATORS = (
    "function(a, b) return a < b end", "function(a, b) return a < b end", "function(a, b) return b > a end",
    "function(a, b) return a > b end", "function(a, b) return a <= b end", "less",
    "function(a, b) n += 1 return a < b end",
    "function(a, b)\n\treturn a < b\nend",
)  # fmt: skip
BODIES = (
    "return x", "return x + 1", "return math.floor(x)", "return tostring(x)", "if x then return 1 end",
    "n += 1 return n", "return #tostring(x)", "return x, x", "return M.{0}(x)", "local y = M.{0}(x) return y",
    "return M.{0}(1) + M.{1}(2)", "return M.{0}(x) ..\n 'z'", "local y = M.{0}(x) local z = M.{1}(y) return z",
    "for k = 1, M.{0}(3) do n += k end return n", "print(M.{0}(x), M.{1}(n)) return 2", "M.{0}(x)", "return M.{0}",
    "return (M.{0}(x)) * 2", "if M.{0}(x) then return M.{1}(x) end return 0", "return -M.{0}(x)",
    "return function() return M.{0}(x) end", "return pcall(M.{0}, x)", "error('m' .. n)",
)  # fmt: skip
MODULE_SPOILERS = (
    "M.{0} = function() return 9 end", "id(M)", "M['{0}'] = nil", "local o = M o.{0} = id",
    "function M.{0}(x) return 8 end",
    "function M.set(m) m.{0} = id end M.set(M)", "for k, v in M do n += 1 end", "M.extra = 1", "setmetatable(M, {})",
    "function M:{0}2() self.{0} = id end M:{0}2()", "print(M.{0} == M.{1})", "local {0} = 1",
)  # fmt: skip
CAPTURED = (
    "i", "w", "v", "i + n", "v and i", "text(v)", "maybe(i)", "w .. 'x'", "c.n + i", "none", "k0", "(later())",
)  # fmt: skip
CLOSURES = (
    "return {v}", "print({v}, a) return {v}", "n += 1 return {v}, a", "if a then error('f' .. i) end return {v}",
    "local b = a or {v} return b", "return two({v})", "print(pcall(error, {v}))", "return none + {v}",
    "local t = {} for k = 1, 2 do t[k] = {v} end return #t", "coroutine.yield({v}) return i",
    "local function inner(x) return x, {v} end return inner(a)",
)  # fmt: skip
CLOSURE_SPOILERS = (
    "i = 5 return {v}", "return function() return {v} end", "w += 1 return {v}", "return g and {v}", "v = a return {v}",
)  # fmt: skip
CLOSURE_USES = (
    "print(g(1))", "print(g(), g(2, 3))", "print(g(g(none)))", "print(pcall(g, i))", "print(pcall(g))", "print((g(i)))",
    "print(xpcall(g, text, 2))", "if i > 1 then print(g(i)) end", "w += 1 print(g(1))", "v = { 'n' } print(g())",
    "print(pcall(function() print({v}) error('p' .. i) end))", "print(pcall(function(a) return {v}, a end, two(2)))",
    "print(xpcall(function(...)\n\t\t\tprint({v}, ...)\n\t\t\treturn none + i\n\t\tend, text, two(i)))",
    "pcall(function()\n\t\t\tprint({v})\n\t\t\tn += i\n\t\tend)", "print(g(maybe(i)))",
)  # fmt: skip
CLOSURE_USE_SPOILERS = (
    "local h = g print(h(1))", "calls[1] = g", "for k = 1, 2 do print(g(k)) end", "print(id(g)(1))",
    "do local i = 7 print(g(i)) end", "table.insert(calls, function() w += 1 v = none end)", "g = nil",
    "print(g == g)", "calls[1] = function() return g(1) end", "do local w = 3 print(g(w)) end",
    "print(g(later()))", "print(coroutine.wrap(g)(1))",
)  # fmt: skip
COUNTED = (
    "print(i)", "n += i", "if i > 3 then break end", "print(t[i])", "for k = 1, 2 do if k == i then continue end end",
    "if i == 5 then return i end", "local i = 'in' print(i)", "coroutine.yield(i)", "print(maybe(i))", "later()",
    "print(id(i, m))", "if i == 4 then error('w' .. i) end", "local w = i w += 1 print(w)",
    "c.n += i", "print(math.min(i, m))",
)  # fmt: skip
COUNTED_SPOILERS = (
    "i += 1", "if i == 2 then i = 3 continue end", "table.insert(t, 1) if #t > 9 then return end", "m -= 1",
    "table.insert(calls, function() print(i) end)", "table.insert(calls, function() m = 2 end)", "t = { 1 }",
    "if i > 2 then continue end", "print(i ..\n none)",
)  # fmt: skip
BOUNDS = ("m", "#t", "4", "m + 1", "n", "c.n", "none", "#'abc'", "t.n", "m / 2", "maybe(m)", "0 / 0", "i + 1")


ARGUMENTS = ("1", "none", "2.5", "'t'")


class ShapePrograms:
    """Writes one program from one source of randomness."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def program(self) -> str:
        parts = [
            self._pick((self._queue, self._front, self._sort, self._module, self._closure, self._while))()
            for _ in range(3)
        ]
        return HEAD + "".join(parts) + "print(n, last, c.n)\n"

    def _queue(self) -> str:
        shared = (
            "\tlocal function put(v) table.insert(q, v) end\n"
            "\tlocal function get() local x = table.remove(q, 1) return x end\n"
            "\tlocal thread = coroutine.create(function() while true do "
            "local x = table.remove(q, 1) coroutine.yield(x) end end)\n"
        )
        made = self._pick(("{}", "{}", "{ 1 }", "{ none }", "{ 1, 'a', false }", "{ maybe(3) }", "{ 1, none, 3 }"))
        loop = self._loop(self._steps(QUEUE, QUEUE_SPOILERS), 4)
        return self._caught(
            f"\tlocal q, last = {made}\n" + (shared if self._chance(50) else "") + loop + "\tprint(#q)\n"
        )

    def _front(self) -> str:
        loop = self._loop(self._steps(FRONT, FRONT_SPOILERS), 12)
        before = self._pick(("", "", "", "\tprint(#t)\n", "\ttable.insert(t, 0)\n"))
        return self._caught(f"\tlocal t, last = {{}}\n{before}{loop}\tshow(t) table.insert(t, 1) show(t)\n")

    def _sort(self) -> str:
        uses = [self._pick(SORT_USES) for _ in range(self._random.randint(0, 2))]
        uses.append(f"table.sort(s, {self._pick(COMPARATORS)})")
        self._random.shuffle(uses)
        less = "\tlocal function less(a, b) return a < b end local i = 2\n"
        body = "".join(f"\t{use}\n" for use in uses)
        return self._caught(f"{less}\tlocal s = {self._pick(ITEMS)}\n{body}\tshow(s)\n")

    def _module(self) -> str:
        name = self._pick(("M", "N", "O"))
        fields = [f"{self._pick('abcdefgh')}{number}" for number in range(3)]
        parts = [f"local {name} = {{}}\n"]
        for number, field in enumerate(fields):
            body = self._pick(BODIES[:8] if number == 0 else BODIES).format(*fields[:2])
            parts.append(f"function {name}.{field}(x)\n\t{body}\nend\n".replace("M.", f"{name}."))
        if self._chance(35):
            spoiler = self._pick(MODULE_SPOILERS).format(*fields[:2]).replace("M", name)
            parts.insert(self._random.randint(1, len(parts)), f"{spoiler}\n")
        calls = "".join(
            f"print(pcall(function() return {name}.{field}({self._pick(ARGUMENTS)}) end))\n" for field in fields * 2
        )
        return "do end " + "".join(parts) + calls

    def _closure(self) -> str:
        captured = self._pick(CAPTURED)
        bodies = CLOSURE_SPOILERS if self._chance(15) else CLOSURES
        body = self._pick(bodies).replace("{v}", captured)
        made = self._pick(
            (f"local function g(a)\n\t\t\t{body}\n\t\tend", f"local g = function(a)\n\t\t\t{body}\n\t\tend")
        )
        uses = [self._pick(CLOSURE_USES) for _ in range(self._random.randint(1, 3))]
        if self._chance(25):
            uses.append(self._pick(CLOSURE_USE_SPOILERS))
            self._random.shuffle(uses)
        steps = "".join(f"\t\t{use.replace('{v}', captured)}\n" for use in uses)
        loop = self._loop(f"\t\tlocal v = {{ i }}\n\t\t{made}\n{steps}", 3)
        return self._caught(f"\tlocal k0, w = 2, n\n{loop}\tprint(w)\n")

    def _while(self) -> str:
        steps = [self._pick(COUNTED) for _ in range(self._random.randint(1, 3))]
        if self._chance(20):
            steps.append(self._pick(COUNTED_SPOILERS))
        body = "".join(f"\t\tdo {step} end\n" for step in steps)
        bound, by = (
            self._pick(BOUNDS[:4] if self._chance(75) else BOUNDS),
            self._pick(("1", "1", "2", "0.7")),
        )
        up = f"while i <= {bound} do\n{body}\t\ti += {by}\n\tend\n"
        down = f"while {bound} <= i do\n{body}\t\ti = i - {by}\n\t\tend\n"
        made = self._pick(("local i = 1", "local i = 1", "local i: number = 1", "local i = m - 2", "local i, k = 2, 1"))
        loop = f"\t{made}\n\t{up}" if self._chance(75) else f"\tlocal i = 6\n\t{down}"
        around = self._pick(
            ("{0}", "{0}", "\tfor r = 1, 2 do\n{0}\tend\n", "\tlocal r = 0 repeat\n{0}\tr += 1 until r > 1\n")
        )
        after = self._pick(("", "", "", "\tprint(i)\n", "\tlocal i = 2 print(i)\n", "\ti = 2\n"))
        return self._caught(
            f"\tlocal m, t = 3, {{ 7, 8, 9 }}\n{around.format(loop)}{after}\tlater() calls = {{}} print(m)\n"
        )

    def _steps(self, useful: tuple[str, ...], spoilers: tuple[str, ...]) -> str:
        steps = [self._pick(useful) for _ in range(self._random.randint(2, 4))]
        if self._chance(25):
            steps[self._random.randrange(len(steps))] = self._pick(spoilers)
        texts = [step.replace("{v}", self._pick(VALUES)) for step in steps]
        return "".join(f"\t\tdo {text} end\n" if "local" in text else f"\t\t{text}\n" for text in texts if text)

    def _loop(self, body: str, rounds: int) -> str:
        header = self._pick(
            (f"for i = 1, {rounds} do", f"for i = 1, {rounds} do", f"local i = 0 while i < {rounds} do i += 1",
             f"for _, i in ipairs(table.create({rounds}, 4)) do")
        )  # fmt: skip
        return f"\t{header}\n{body}\tend\n"

    def _caught(self, body: str) -> str:
        """In a call that catches what fails, in a thread that can wait, or at the script's own level."""
        kind = self._random.randint(0, 3)
        if kind == 0:
            return f"do\n{body}end\n"
        if kind == 1:
            return f"print(coroutine.wrap(function()\n{body}end)())\n"
        if kind == 2:
            return f"local function run()\n{body}end\nprint(pcall(run))\n"
        return f"print(pcall(function()\n{body}end))\n"

    def _pick(self, options: Sequence[T]) -> T:
        return self._random.choice(options)

    def _chance(self, percent: int) -> bool:
        return self._random.randrange(100) < percent
