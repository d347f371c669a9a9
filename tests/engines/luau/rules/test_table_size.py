"""`table.create(n)` in place of `{}` before a loop that fills the table from 1 to n."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import applied, code, compared, printed

RULE = "table-size"
FILL = " for i = 1, 40 do t[i] = x end "

REWRITTEN = {
    "elements that are read": "local t = {} for i = 1, 40 do t[i] = x end return t[3]",
    "elements that are written": "local t = {} for i = 1, 40 do t[i] = x end t[50] = nil t[x] += 1",
    "elements that may be nil, if only elements are used": "local t = {} for i = 1, 40 do t[i] = f() end g(t[1])",
    "a table that is measured": "local t = {} for i = 1, 40 do t[i] = i end return #t",
    "a table that is looped over": "local t = {} for i = 1, 40 do t[i] = 'a' end for _, v in t do f(v) end",
    "pairs": "local t = {} for i = 1, 40 do t[i] = true end for k, v in pairs(t) do f(v) end",
    "ipairs": "local t = {} for i = 1, 40 do t[i] = {} end for k, v in ipairs(t) do f(v) end",
    "a table that is joined": "local t = {} for i = 1, 40 do t[i] = tostring(x) end return table.concat(t)",
    "elements from elements before": "local t = {} for i = 1, 40 do t[i] = (t[i - 1] or 0) + x end return t[40]",
    "measured while it is filled": "local t = {} for i = 1, 40 do t[i] = #t * 2 end return t[40]",
    "more in the loop": "local t = {} for i = 1, 40 do local a = f(i) t[i] = a g() end return t[1]",
    "a loop inside": "local t = {} for i = 1, 40 do t[i] = x for k = 1, 2 do f(k) end end return t[1]",
    "a function inside that returns": "local t = {} for i = 1, 40 do t[i] = function() return i end end return t[1]",
    "a step of one": "local t = {} for i = 1, 40, 1 do t[i] = x end return t[1]",
    "a table for each row": "for k = 1, 9 do local t = {} for i = 1, 40 do t[i] = x end f(t[k]) end",
    "a table in a function": "local function f() local t = {} for i = 1, 40 do t[i] = x end return t[1] end f()",
    "constants in between": "local t = {} local a, b = 0, {} for i = 1, 40 do t[i] = x end return t[1]",
    "a type": "local t: { number } = {} for i = 1, 40 do t[i] = x end return t[1]",
    "a semicolon": "local t = {}; for i = 1, 40 do t[i] = x end return t[1]",
    "a comment in between": "local t = {} -- all\nfor i = 1, 40 do t[i] = x end return t[1]",
}

HANDED_ON = {
    "returned": ("40", "return t"),
    "changed by others": ("40", "table.insert(t, 1) table.remove(t) g(t) return #t"),
    "given a metatable": ("100", "setmetatable(t, m)"),
    "captured": ("33", "return function() return t end"),
    "a power of two": ("64", "return t"),
    "by another name": ("17", "local u = t u[9] = nil return #u"),
    "a constant of the script": ("n", "return t"),
}

COUNTS = {
    "a local": ("local n = 40 ", "n"),
    "arithmetic": ("local w, h = 8, 9 ", "w * h"),
    "the length of a string": ("local s = tostring(x) ", "#s"),
    "the length of a table": ("local u = { 1, 2 } ", "#u"),
}

LEFT_ALONE = {
    "as many as Luau counts by itself": "local t = {} for i = 1, 16 do t[i] = x end return t[1]",
    "an unknown number": "local t = {} for i = 1, n do t[i] = x end return t[1]",
    "a negative number": "local n = 3 local t = {} for i = 1, n - 50 do t[i] = x end return t[1]",
    "a number that is negative in one call": (
        "local function f(n) local t = {} for i = 1, n do t[i] = x end g(t[1]) end local a = 3 f(40) f(a - 50)"
    ),
    "a fraction": "local t = {} for i = 1, 40.5 do t[i] = x end return t[1]",
    "no end": "local t = {} for i = 1, math.huge do t[i] = x end return t[1]",
    "too many": "local t = {} for i = 1, 2000000 do t[i] = x end return t[1]",
    "a parameter of a function that others may call": "function f(n) local t = {} for i = 1, n do t[i] = x end end",
    "a start at zero": "local t = {} for i = 0, 40 do t[i] = x end return t[1]",
    "backwards": "local t = {} for i = 40, 1, -1 do t[i] = x end return t[1]",
    "every second": "local t = {} for i = 1, 40, 2 do t[i] = x end return t[1]",
    "a step that is a variable": "local t = {} for i = 1, 40, s do t[i] = x end return t[1]",
    "a counter that is assigned": "local t = {} for i = 1, 40 do i += 1 t[i] = x end return t[1]",
    "another key": "local t = {} for i = 1, 40 do t[i + 1] = x end return t[1]",
    "another table": "local t = {} for i = 1, 40 do u[i] = x end return t[1]",
    "a condition around": "local t = {} for i = 1, 40 do if x then t[i] = x end end return t[1]",
    "a loop around the fill": "local t = {} for i = 1, 40 do for k = 1, 2 do t[i] = x end end return t[1]",
    "a break": "local t = {} for i = 1, 40 do t[i] = x if x then break end end return t[1]",
    "a continue": "local t = {} for i = 1, 40 do if x then continue end t[i] = x end return t[1]",
    "a return": "local function f() local t = {} for i = 1, 40 do t[i] = x if x then return t[1] end end end",
    "two targets": "local t = {} for i = 1, 40 do t[i], y = x, x end return t[1]",
    "addition": "local t = {} for i = 1, 40 do t[i] += x end return t[1]",
    "something inside already": "local t = { 1 } for i = 1, 40 do t[i] = x end return t[1]",
    "two names": "local t, u = {} for i = 1, 40 do t[i] = x end return t[1]",
    "a table that is assigned again": "local t = {} for i = 1, 40 do t[i] = x end t = {}",
    "a call in between": "local t = {} f() for i = 1, 40 do t[i] = x end return t[1]",
    "a condition in between": "local t = {} if x then y = 1 end for i = 1, 40 do t[i] = x end return t[1]",
    "an effect in between": "local t = {} local a = f() for i = 1, 40 do t[i] = x end return t[1]",
    "a bound that is declared in between": "local t = {} local n = 40 for i = 1, n do t[i] = x end return t[1]",
    "a bound that is another variable by then": (
        "local n = 50 local t = {} local n = 40 for i = 1, n do t[i] = x end return t[1]"
    ),
    "a bound of the same name": "local n = {} for i = 1, #n do n[i] = x end return n[1]",
    "handed on with elements that may be nil": "local t = {}" + FILL + "return t",
    "handed on with a size that varies": (
        "local function f(n) local t = {} for i = 1, n do t[i] = 1 end return t end f(40) f(50)"
    ),
    "handed on with the size of a text": "local s = tostring(x) local t = {} for i = 1, #s do t[i] = 1 end return t",
    "changed here and handed on": "local t = {} for i = 1, 40 do t[i] = 1 end t.n = 40 return t",
    "handed on in the loop": "local t = {} for i = 1, 40 do t[i] = 1 g(t) end",
    "measured in the loop and handed on": "local t = {} for i = 1, 40 do t[i] = #t end return t",
    "captured in the loop and handed on": "local t = {} for i = 1, 40 do t[i] = function() g(t) end end return t",
    "measured, but elements may be nil": "local t = {}" + FILL + "return #t",
    "measured after a hole was made": "local t = {} for i = 1, 40 do t[i] = 1 end t[20] = nil return #t",
    "looped over after more was added": "local t = {} for i = 1, 40 do t[i] = 1 end t.n = 1 for k in t do f(k) end",
    "a field function": "local t = {} for i = 1, 40 do t[i] = 1 end function t.f() end return #t",
    "inserted into in the loop": "local t = {} for i = 1, 40 do t[i] = 1 table.insert(t, 1) end return #t",
    "a metatable and elements that may be nil": "local t = {} for i = 1, 40 do t[i] = x end setmetatable(t, m)",
    "pairs outside of a loop": "local t = {} for i = 1, 40 do t[i] = x end return pairs(t)",
    "a local called table": "local table = x local t = {}" + FILL + "return t[1]",
    "a global called table": "table = x local t = {}" + FILL + "return t[1]",
    "a field of table": "table.create = x local t = {}" + FILL + "return t[1]",
    "getfenv": "getfenv() local t = {}" + FILL + "return t[1]",
    "a comment in the braces": "local t = { --[[ later ]] }" + FILL + "return t[1]",
    "braces over two lines": "local t = {\n}" + FILL + "return t[1]",
    "a bound with a comment": "local n = 40 local t = {} for i = 1, (--[[ rows ]] n) do t[i] = x end return t[1]",
}

SCRIPT = """local function squares(count: number)
	local result = {}
	for i = 1, count do
		result[i] = i * i
	end
	return result[count] + #result
end
print(squares(20), squares(0), squares(100))
"""


@pytest.mark.parametrize("source", REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(source: str) -> None:
    assert rewritten(source, RULE) == source.replace("= {}", "= table.create(40)", 1)
    assert tiers(source, RULE) == ["B"]


@pytest.mark.parametrize(("count", "use"), HANDED_ON.values(), ids=HANDED_ON)
def test_what_is_handed_on_is_as_large_as_it_would_have_grown(count: str, use: str) -> None:
    source = f"local n = 40 local t = {{}} for i = 1, {count} do t[i] = i end {use}"
    room = {"17": 32, "33": 64, "40": 64, "64": 64, "100": 128, "n": 64}[count]
    assert rewritten(source, RULE) == source.replace("{}", f"table.create({room})", 1)
    assert tiers(source, RULE) == ["B"]


@pytest.mark.parametrize(("known", "count"), COUNTS.values(), ids=COUNTS)
def test_the_count_is_that_of_the_loop(known: str, count: str) -> None:
    rest = f" for i = 1, {count} do t[i] = x end return t[1]"
    assert rewritten(f"{known}local t = {{}}{rest}", RULE) == f"{known}local t = table.create({count}){rest}"


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


def test_it_is_run_and_applied() -> None:
    source = SCRIPT.replace("squares(0)", "squares(7)").replace("return result[count] + #result", "return #result")
    report = compared(source)
    assert code(report) == source.replace("{}", "table.create(count)")
    assert RULE in applied(report)


@pytest.mark.parametrize("call", ["squares(-1)", "squares(0 / 0)", "squares(math.huge)", "squares(x)", "squares()"])
def test_a_single_call_with_an_unfit_number_is_enough_to_leave_it(call: str) -> None:
    assert rewritten(SCRIPT, RULE) != SCRIPT
    source = SCRIPT.replace("squares(100)", call)
    assert rewritten(source, RULE) == source


class TestWhatItRestsOn:
    def test_what_table_create_does_with_an_unfit_number(self) -> None:
        script = "for _, n in { -1, 0 / 0, 2^40 } do print((pcall(table.create, n))) end print(#table.create(0))"
        assert printed(script) == ["false", "false", "false", "0"]

    @settings(deadline=None, max_examples=40)
    @given(
        st.integers(17, 260),
        st.lists(st.tuples(st.integers(-1, 270), st.booleans()), max_size=60),
    )
    def test_it_comes_out_the_same_to_the_last_slot(self, count: int, changes: list[tuple[int, bool]]) -> None:
        """Whatever is done with the table later: its length, with holes, and its order stay those of the other."""
        steps = ", ".join(f"{{ {key}, {'1' if kept else 'nil'} }}" for key, kept in changes)
        script = f"""
        local function later(t)
            local seen = {{}}
            for _, step in {{ {steps} }} do
                t[step[1]] = step[2]
                table.insert(seen, #t)
            end
            for key in t do
                table.insert(seen, key)
            end
            return table.concat(seen, " ")
        end
        local t = {{}}
        for i = 1, {count} do
            t[i] = i
        end
        local u = table.create({1 << (count - 1).bit_length()})
        for i = 1, {count} do
            u[i] = i
        end
        print(later(t) == later(u))
        """
        assert printed(script) == ["true"]

    def test_with_other_room_it_does_not(self) -> None:
        script = """
        local t = {}
        for i = 1, 40 do t[i] = i end
        local u = table.create(40)
        for i = 1, 40 do u[i] = i end
        t[33], u[33] = nil, nil
        print(#t == #u)
        """
        assert printed(script) == ["false"]
