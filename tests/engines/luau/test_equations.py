"""The equations that proven edits stand on, in the real VM, over special values and random ones."""

import math
import random
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.luau.running import printed

SPECIAL = (
    "0", "-0", "1", "-1", "2", "-2", "3", "-3", "7", "10", "0.1", "-0.1", "0.5", "-0.5", "1.5", "-2.5", "255", "2^31",
    "2^32", "-2^31", "2^52", "2^53", "2^53 + 2", "-2^53", "2^63", "2^64", "1e15", "1e16", "1e100", "-1e100", "1e308",
    "-1e308", "math.huge", "-math.huge", "0/0", "-(0/0)", "5e-324", "-5e-324", "2.2250738585072014e-308", "1e-300",
    "0.9999999999999999", "1.0000000000000002", "4503599627370495.5",
)  # fmt: skip
SAME = """
local function same(x, y)
    return (x ~= x and y ~= y) or (x == y and 1 / x == 1 / y)
end
local differing = 0
local function check(x, y, ...)
    if not same(x, y) then
        differing += 1
        print("differs", x, y, ...)
    end
end
"""
"""Equal also in the sign of zero, and not-a-number equals itself."""


def random_doubles(seed: int, count: int) -> list[str]:
    """Doubles over all bit patterns, and quotients close to whole numbers, where rounding down is decided."""
    draw = random.Random(seed)
    found: list[float] = []
    while len(found) < count // 2:
        (value,) = struct.unpack("<d", struct.pack("<Q", draw.getrandbits(64)))
        if math.isfinite(value):
            found.append(value)
    for _ in range(count - len(found)):
        whole = float(draw.randint(-(10**6), 10**6)) * draw.choice((1.0, 0.1, 1 / 3, 1e10))
        found.append(math.nextafter(whole, draw.choice((-math.inf, math.inf))))
    return [f"{value!r}" for value in found]


def no_pair_differs(values: list[str], before: str, after: str) -> None:
    """Check `before` against `after`, functions of `a` and `b`, compiled as variables and over all pairs."""
    script = f"""{SAME}
    local values = {{ {", ".join(values)} }}
    local function before(a, b) return {before} end
    local function after(a, b) return {after} end
    for _, a in values do
        for _, b in values do
            check(before(a, b), after(a, b), a, b)
        end
    end
    print(differing)
    """
    assert printed(script) == ["0"]


class TestFloorDivision:
    def test_special_values(self) -> None:
        no_pair_differs(list(SPECIAL), "math.floor(a / b)", "a // b")

    @pytest.mark.parametrize("seed", range(4))
    def test_random_values(self, seed: int) -> None:
        no_pair_differs([*random_doubles(seed, 110), *SPECIAL[:20]], "math.floor(a / b)", "a // b")

    def test_constants_that_the_compiler_folds(self) -> None:
        pairs = [(a, b) for a in SPECIAL[::2] for b in SPECIAL]
        lines = "\n".join(f"check(math.floor(({a}) / ({b})), ({a}) // ({b}))" for a, b in pairs)
        assert printed(f"{SAME}{lines}\nprint(differing)") == ["0"]

    def test_the_check_sees_the_sign_of_zero(self) -> None:
        assert printed(f"{SAME} check(0, -0) check(0/0, 0/0) print(differing)")[-1] == "1"


STRINGS = st.lists(st.binary(max_size=12), min_size=1, max_size=12)
POSITIONS = st.lists(
    st.sampled_from(["0", "1", "2", "-1", "-2", "5", "99", "-99", "1.0", "'1'", "2^31 - 1", "-2^31"]), max_size=3
)


def luau_string(data: bytes) -> str:
    return '"' + "".join(f"\\{byte:03}" for byte in data) + '"'


class TestStrings:
    @settings(deadline=None, max_examples=30)
    @given(STRINGS)
    def test_length(self, strings: list[bytes]) -> None:
        listed = ", ".join(map(luau_string, strings))
        script = f"for _, s in {{ {listed} }} do print(s:len() == #s and string.len(s) == #s, #s) end"
        assert printed(script) == [f"true {len(data)}" for data in strings]

    @settings(deadline=None, max_examples=30)
    @given(STRINGS, POSITIONS)
    def test_methods_and_functions(self, strings: list[bytes], positions: list[str]) -> None:
        """Also in what they raise: a missing argument has the same number in both forms."""
        listed = ", ".join(map(luau_string, strings))
        arguments = ", ".join(positions)
        comma = ", " if positions else ""
        script = f"""
        for _, s in {{ {listed} }} do
            local _, c = pcall(function() return table.concat({{ s:sub({arguments}) }}, ",") end)
            local _, d = pcall(function() return table.concat({{ string.sub(s{comma}{arguments}) }}, ",") end)
            local _, e = pcall(function() return table.concat({{ s:byte({arguments}) }}, ",") end)
            local _, f = pcall(function() return table.concat({{ string.byte(s{comma}{arguments}) }}, ",") end)
            local function plain(text) return (string.gsub(text, "script:%d+: ", "")) end
            print(plain(c) == plain(d) and plain(e) == plain(f))
        end
        """
        assert set(printed(script)) == {"true"}


class TestWhatTypesRestOn:
    """What `proofs` and `builtins` take for granted about Luau."""

    @pytest.mark.parametrize(
        ("script", "expected"),
        [
            ("print(pcall(function() return #setmetatable({}, { __len = function() return 'x' end }) end))", "false"),
            ("print(pcall(tostring, setmetatable({}, { __tostring = function() return {} end })))", "false"),
            ("print(type(tostring(setmetatable({}, { __tostring = function() return 'x' end }))))", "string"),
            ("for i = '1', 2 do print(type(i)) break end", "number"),
            ("print(type(1 .. 2), type('a' .. 1))", "string string"),
            ("print(pcall(function() return ('x').y end))", "true nil"),
            (
                "local m = { __lt = function() return 1 end } print(type(setmetatable({}, m) < setmetatable({}, m)))",
                "boolean",
            ),
            ("print(pcall(function() string.byte = print end))", "false"),
            ("print(pcall(function() math.floor = print end))", "false"),
            ("print(pcall(rawset, string, 'byte', print))", "false"),
            ("print(pcall(function() getmetatable('').__index = print end))", "false"),
            ("print(type(select('#')), type(select('#', nil)))", "number number"),
            ("print(type(table.concat({ 1 })), type(table.concat({})))", "string string"),
        ],
    )
    def test_holds(self, script: str, expected: str) -> None:
        assert printed(script)[0].startswith(expected)


class TestLoops:
    @settings(deadline=None, max_examples=25)
    @given(st.lists(st.sampled_from(["1", "'a'", "true", "{}", "k = 2", "[9] = 3", "j = {}"]), max_size=9))
    def test_foreach_visits_as_pairs_does(self, items: list[str]) -> None:
        """The loop keeps the order, and an array without nil is counted the same by all three."""
        script = f"""
        local t = {{ {", ".join(items)} }}
        local first, second = {{}}, {{}}
        table.foreach(t, function(k, v) table.insert(first, `{{k}}={{type(v)}}`) end)
        for k, v in pairs(t) do table.insert(second, `{{k}}={{type(v)}}`) end
        print(table.concat(first, " ") == table.concat(second, " "))
        first, second = {{}}, {{}}
        table.foreachi(t, function(k, v) table.insert(first, `{{k}}={{type(v)}}`) end)
        for k, v in ipairs(t) do table.insert(second, `{{k}}={{type(v)}}`) end
        print(table.concat(first, " ") == table.concat(second, " "), table.getn(t) == #t)
        """
        assert printed(script) == ["true", "true true"]

    def test_foreachi_goes_over_nil_where_ipairs_stops(self) -> None:
        script = """
        local a
        local t = { 1, a, 3 }
        table.foreachi(t, function(k) print(k) end)
        for k in ipairs(t) do print("ipairs", k) end
        """
        assert printed(script) == ["1", "2", "3", "ipairs 1"]


class TestConstructor:
    @settings(deadline=None, max_examples=25)
    @given(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=10, unique=True), st.data())
    def test_fields_and_effects_come_in_the_same_order(self, names: list[str], data: st.DataObject) -> None:
        values = [data.draw(st.sampled_from(["f(1)", "nil", "f(2, 3)", "{}", "1"])) for _ in names]
        pairs = list(zip(names, values, strict=True))
        script = f"""
        local seen = {{}}
        local function f(...) table.insert(seen, (...)) return ... end
        local t = {{}}
        {" ".join(f"t.{name} = {value}" for name, value in pairs)}
        local first = table.concat(seen)
        seen = {{}}
        local u = {{ {", ".join(f"{name} = {value}" for name, value in pairs)} }}
        print(first == table.concat(seen))
        for _, name in string.split("{",".join(names)}", ",") do print(type(t[name]) == type(u[name])) end
        """
        assert set(printed(script)) == {"true"}
