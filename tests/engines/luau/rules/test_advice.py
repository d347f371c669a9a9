"""What is said without an edit."""

import pytest

from server.engines.luau.report import ADVICE, NO_GAIN, Change
from server.engines.luau.rules.advice import advice
from server.engines.luau.rules.folklore import FOLKLORE, Folklore
from server.engines.luau.rules.measurements import FIGURES
from tests.engines.luau.looking import script

FOUND = {
    "builtin-in-local": "local floor = math.floor",
    "square": "return x ^ 2",
    "square-root": "return x ^ 0.5",
    "halving": "return x / 2",
    "not-equal": "return not (a == b)",
    "unpack": "return unpack(t)",
    "and-or": "return a and b or c",
    "append": "t[#t + 1] = v",
    "pairs": "for k in pairs(t) do end",
    "max-by-hand": "return math.max(a, b)",
    "concatenation": "return 'a' .. b",
    "tostring": "return tostring(a) .. b",
    "default-value": "x = x or 1",
    "parity": "return x % 2",
    "select": "local function f(...) for i = 1, 3 do g(select(i, ...)) end end",
}

NOT_FOUND = {
    "a local that calls": "local n = math.floor(x)",
    "a local of a global of the script's": "local f = g",
    "a builtin that was replaced": "math = {} local floor = math.floor",
    "a shadowed library": "local math = {} local floor = math.floor",
    "another power": "return x ^ 4",
    "a third": "return x / 3",
    "a negated inequality": "return not (a ~= b)",
    "a choice without and": "return a or b",
    "an append to another table": "t[#u + 1] = v",
    "an append two further": "t[#t + 2] = v",
    "an insert in the middle": "table.insert(t, 1, v)",
    "pairs outside of a loop": "local f = pairs(t)",
    "three numbers": "return math.max(a, b, c)",
    "a concatenation without text": "return a .. b",
    "tostring alone": "return tostring(a)",
    "another default": "x = y or 1",
    "another remainder": "return x % 3",
    "a select outside of a loop": "local function f(...) return select(1, ...) end",
    "a select of the count": "local function f(...) for i = 1, select('#', ...) do end end",
}


def said(source: str) -> list[Change]:
    return advice(script(source))


class TestFolklore:
    def test_every_kind_has_a_scenario(self) -> None:
        assert [folklore.id for folklore in FOLKLORE] == list(FOUND)

    @pytest.mark.parametrize(("kind", "source"), FOUND.items(), ids=FOUND)
    def test_found(self, kind: str, source: str) -> None:
        rules = {f"no-gain-{kind}": change for change in said(source) if (change.rule == f"no-gain-{kind}")}
        change = rules[f"no-gain-{kind}"]
        assert (change.outcome, change.applied, change.tier, change.line) == (NO_GAIN, False, None, 1)

    @pytest.mark.parametrize("source", NOT_FOUND.values(), ids=NOT_FOUND)
    def test_not_found(self, source: str) -> None:
        assert said(source) == []

    def test_the_figures_that_are_quoted_were_measured(self) -> None:
        for folklore in FOLKLORE:
            assert folklore.rows
            for row in folklore.rows:
                assert max(FIGURES[row].interpreted) < 1.5, f"{row} is a gain"

    def test_the_first_place_is_named_and_the_rest_counted(self) -> None:
        (change,) = said("f()\ng(x ^ 2)\ng(x ^ 2, y ^ 3)")
        assert (change.line, change.before) == (2, "x ^ 2")
        assert change.message.endswith("The same holds for 2 more places.")

    def test_one_more_place_is_singular(self) -> None:
        (change,) = said("g(x ^ 2, y ^ 3)")
        assert change.message.endswith("The same holds for 1 more place.")

    def test_only_the_first_of_several_lines_is_shown(self) -> None:
        (change,) = said("return not (a ==\r\nb)")
        assert (change.before, change.line, change.end_line) == ("not (a ==", 1, 2)


class TestEnvironment:
    @pytest.mark.parametrize("name", ["getfenv", "setfenv", "loadstring"])
    def test_what_slows_the_whole_script(self, name: str) -> None:
        (change,) = said(f"f()\nlocal e = {name}(1)")
        assert (change.rule, change.outcome, change.line, change.before) == ("environment", ADVICE, 2, name)
        assert "77" not in change.message, "the figure of native code is no figure of the interpreter"

    def test_a_local_of_that_name_does_not(self) -> None:
        assert said("local function getfenv() end getfenv()") == []


@pytest.mark.parametrize("folklore", FOLKLORE, ids=lambda folklore: folklore.id)
def test_slower_is_said_of_what_every_version_measured_slower(folklore: Folklore) -> None:
    """No version is named: the figures beside the words hold those of all that were measured."""
    measured = [figure for row in folklore.rows for figure in FIGURES[row].interpreted]
    assert "0.6" not in folklore.advice
    assert "0.7" not in folklore.advice
    assert max(measured) < 1 or "is slower" not in folklore.advice
