"""Random programs of loops over tables: what the loop rules look for, and what only looks like it.

Every program ends by itself, prints what it computes, and prints its errors with their lines.
"""

import random

HEAD = """local total, s, n = 0, "", 2
local t, u, g = { 3, 1, 2 }, { 5, 6, 7, 8 }, { { 1, 2 }, { 3, 4 }, { 5, 6 } }
local c = { n = 0, a = { k = 4, b = { x = 2 } }, name = "c" }
local out = {}
local function show(q) for k, v in q do print(k, if type(v) == "table" then #v else v) end print(#q) end
"""
FUNCTIONS = {
    "proxy": """local proxy = setmetatable({}, {
\t__index = function(_, k) t[1] = 9 return 4 end,
\t__newindex = function() c.n += 1 end,
\t__add = function() table.insert(t, 1) return 1 end,
\t__concat = function() n += 1 return "p" end,
\t__len = function() return 2 end,
})
""",
    "grow": "local function grow() table.insert(t, 7) n += 1 return 1 end\n",
    "set": "local function set(q, k, v) q[k] = v end\n",
    "id": "local function id(x) return x end\n",
    "wait": "local function wait() coroutine.yield() return 1 end\n",
}
"""Included where they are mentioned: each spoils what can be known of the tables."""
TAIL = """print(total, s, n, c.n, c.a.k, c.a.b.x, #t, #u, #g, #out)
show(t) show(u) show(out) for _, row in g do show(row) end
"""
HOSTILE = (
    "grow()", "t[2] = nil", "set(t, i, 8)", "set(c, 'n', 5)", "t = { 4, 5 }", "g[1] = { 9 }", "g[2][1] = i",
    "c.a = { k = 1, b = c.a.b }", "c.a.b.x += 1", "table.remove(t)", "table.remove(u, 1)", "n += 1", "print(i)",
    "wait()", "total += proxy.x", "total += (proxy + 1)", "if i == 2 then break end", "if i == 2 then continue end",
    "out[i] = t[i]", "table.insert(out, t[i])", "error('e' .. i)", "table.sort(t)", "u = t", "s = s .. i",
    "print(s)", "print(c.n)", "local t = { 0, 0, 0 }", "local i = 1", "local v = 9", "print(t[i])",
    "f = function() t[1] += 1 n += 1 c.n += 1 end", "if f then f() end", "t.x = 1", "table.clear(t)", "id(c).n = 1",
    "print(t[i + 1])", "table.insert(keep, function() print(t[i], n, c.n) end)", "g[i] = g[1]", "c.n = 'z'",
    "proxy.y = 1", "return", "n = i",
)  # fmt: skip
USEFUL = (
    "total += t[i]", "total += t[i] * t[i] + t[i]", "local v = t[i] total += v", "c.n += 1", "c.n += t[i]",
    "c.n = c.n + i", "s = s .. i", "s ..= 'x'", "s = s .. t[i] .. ','", "total += c.a.k", "total += c.a.b.x * c.a.b.x",
    "for x = 1, 2 do total += g[i][x] end", "for x = 1, 2 do g[i][x] += 1 total += g[i][x] end",
    "for x = 1, #g[n] do total += g[n][x] end", "print(t[i], t[i], t[i])", "out[#out + 1] = t[i]",
    "table.insert(out, t[i])", "out[i] = t[i]", "if t[i] == n then print(i) break end", "total += #t", "total += u[i]",
)  # fmt: skip
COPIES = (
    "local w = {}\nfor k, v in t do w[k] = v end\n",
    "local w = {}\nfor k, v in pairs(t) do w[k] = v end\n",
    "local w = {}\nfor k, v in pairs(c) do w[k] = v end\n",
    "local w = {}\nfor k, v in ipairs(u) do w[k] = v end\n",
    "local w = {}\nfor k = 1, #t do w[k] = t[k] end\n",
    "for k = 1, #t do table.insert(out, t[k]) end\nlocal w = out\n",
    "for k = 1, #u do out[#out + 1] = u[k] end\nlocal w = {}\n",
    "for k, v in t do table.insert(t, v) if k > 5 then break end end\nlocal w = out\n",
    "local w = u\nfor _, v in t do table.insert(w, v) end\n",
    "local w = { 1 }\nfor _, v in ipairs(t) do w[#w + 1] = v end\n",
    "local w = t\nfor k, v in t do if v == 2 then return k end end do return nil end\n",
    "local function at(x)\nfor k = 1, #u do if u[k] == x then return k end end\nreturn nil\nend\n"
    "local w = { at(6), at(1) }\n",
    "local function has(x)\nfor _, v in ipairs(t) do if x == v then return true end end\nreturn false\nend\n"
    "print(has(1), has(0), has(0 / 0), has(nil), has(t)) local w = u\n",
    "local function at(x)\nfor k, v in g do if v == x then return k end end\nreturn -1\nend\n"
    "local w = { at(6), at(g[2]) }\n",
)
USES = (
    "print(w[1], w[2], w.n, #w)", "print(w.n, w[1])", "w[1] = 4 print(w[1])", "show(w)", "w[2] = nil print(#w)",
    "w.x = 1",
    "table.insert(w, 5) print(#w)", "setmetatable(w, {})", "keep.w = w", "for k, v in w do print(k, v) end",
)  # fmt: skip
HEADERS = (
    "for i = 1, #t do", "for i = 1, #t do", "for i = 1, #u do", "for i = 1, 3 do", "for i = 1, n do",
    "for i = 1, #g do",
    "for i, w in t do", "for i, w in ipairs(u) do", "for i, w in pairs(t) do", "for _, i in ipairs({ 1, 2, 3 }) do",
)  # fmt: skip


class LoopPrograms:
    """Writes one program after another from one source of randomness."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def program(self) -> str:
        body = "".join(self._part(number) for number in range(self._random.randint(1, 3)))
        known = "".join(text for name, text in FUNCTIONS.items() if name in body)
        return f"local keep, f = {{}}, nil\n{HEAD}{known}{body}{TAIL}for _, later in keep do pcall(later) end\n"

    def _part(self, number: int) -> str:
        loop = self._copy() if self._random.random() < 0.3 else self._loop()
        kind = self._random.randint(0, 3)
        if kind == 0 and "return" not in loop:
            return loop if self._odd() else f"do\n{loop}end\n"
        if kind == 1:
            return f"print(pcall(function()\n{loop}end))\n"
        if kind == 2:
            between = self._random.choice(("", "grow()\n", "t[1] = 4\n", "c.n = 3\n", "n = 1\n"))
            inner = f"local co = coroutine.wrap(function()\n{loop}end)\npcall(co)\n{between}pcall(co)\n"
            return f"do\n{inner}end\n"
        asked = self._random.choice(("t", "u", "out", "{ 1, 2 }", "t", "u", "proxy"))
        return (
            f"local function p{number}(t)\n{loop}end\nprint(pcall(p{number}, {asked}))\n"
            if self._odd()
            else (f"local function p{number}(t)\n{loop}end\np{number}({asked})\n")
        )

    def _odd(self) -> bool:
        return self._random.random() < 0.5

    def _copy(self) -> str:
        spoiler = f"{self._random.choice(HOSTILE)}\n" if self._random.random() < 0.1 else ""
        uses = "".join(f"do {self._random.choice(USES)} end\n" for _ in range(self._random.randint(1, 2)))
        return f"local i = 1 {self._random.choice(COPIES)}{uses}while i < 3 do i += 1 {spoiler}end\n"

    def _loop(self) -> str:
        lines = [self._random.choice(USEFUL) for _ in range(self._random.randint(1, 2))]
        for _ in range(self._random.choice((0, 0, 0, 0, 1, 1, 2))):
            lines.insert(self._random.randint(0, len(lines)), self._random.choice(HOSTILE))
        body = "".join(f"\tdo {line} end\n" if line == "return" else f"\t{line}\n" for line in lines)
        before = self._random.choice(
            (
                "",
                "",
                "local t = { 4, 5, 6 }\n",
                "local s, n = 'q', 1\n",
                "local c = { n = 0, a = { k = 1, b = { x = 1 } } }\n",
            )
        )
        after = self._random.choice(("", "print(s, total, c.n)\n", "print(t[1], n)\n"))
        end = "do return end\n" if self._random.random() < 0.05 else ""
        return f"{before}{self._random.choice(HEADERS)}\n{body}end\n{after}{end}"
