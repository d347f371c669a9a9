"""Where a table keeps its fields, against the real VM."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.engines.luau.analysis.layout import same_layout
from tests.engines.luau.looking import rewritten
from tests.engines.luau.running import printed
from tests.sizes import sized

LATER = """
local function receiver(t, again)
    for _, name in again do
        t[name] = 1
    end
    for index = 1, GROWTH do
        t["x" .. index] = true
        t[index] = true
    end
end
receiver(t, { AGAIN })
local order = {}
for name in t do
    table.insert(order, tostring(name))
end
print(#t, table.concat(order, " "))
"""
"""Somebody else fills the table, first the fields that were nil, and then looks at the order of all of them."""

names = st.lists(st.text("abcdefgh", min_size=1, max_size=6).map(lambda text: f"k{text}"), unique=True, min_size=2)
fields = names.flatmap(lambda found: st.tuples(*(st.tuples(st.just(name), st.booleans()) for name in found)))


def order(table: str, found: tuple[tuple[str, bool], ...], growth: int, *, before: str = "") -> list[str]:
    again = ", ".join(f'"{name}"' for name, _ in found)
    later = LATER.replace("GROWTH", str(growth)).replace("AGAIN", again)
    return printed(f"{before}local function given(...) return ... end\n{table}{later}")


def step_by_step(found: tuple[tuple[str, bool], ...]) -> str:
    return "local t = {} " + " ".join(f"t.{name} = {value(is_nil)}" for name, is_nil in found)


def at_once(found: tuple[tuple[str, bool], ...]) -> str:
    return "local t = { " + ", ".join(f"{name} = {value(is_nil)}" for name, is_nil in found) + " }"


def value(is_nil: bool) -> str:
    return "given(nil)" if is_nil else "given(1)"


@pytest.mark.long
@settings(max_examples=sized(100, 1500), deadline=None)
@given(fields, st.integers(0, 9))
def test_the_same_layout_shows_the_same_order_whoever_adds_more(
    found: tuple[tuple[str, bool], ...], growth: int
) -> None:
    if same_layout(found):
        assert order(step_by_step(found), found, growth) == order(at_once(found), found, growth)


@pytest.mark.parametrize(
    "found",
    [
        (("a", True), ("c", False)),
        (("k", False), ("o", False), ("f", True), ("n", False)),
        (("h", False), ("d", False), ("j", True), ("n", False)),
    ],
    ids=["its own slot", "moved out of the way", "moved by another"],
)
def test_a_nil_whose_slot_a_later_name_takes(found: tuple[tuple[str, bool], ...]) -> None:
    """The VM shows another order, and so the answer is no."""
    assert order(step_by_step(found), found, 0) != order(at_once(found), found, 0)
    assert not same_layout(found)


@pytest.mark.parametrize(
    ("found", "same"),
    [
        ((("a", True), ("b", True)), True),
        ((("a", False), ("c", True)), True),
        ((("a", True), ("n" * 32, False)), False),
        ((("n" * 32, False), ("a", True)), True),
    ],
    ids=["slots of their own", "only the last", "a long name", "a long name and only the last"],
)
def test_known(found: tuple[tuple[str, bool], ...], same: bool) -> None:
    assert same_layout(found) is same
    if same:
        assert order(step_by_step(found), found, 3) == order(at_once(found), found, 3)


def test_without_optimization_the_order_differs_and_the_rule_stays_away() -> None:
    found = tuple((name, False) for name in ("e", "i", "m", "o"))
    level = "--!optimize 0\n"
    assert order(step_by_step(found), found, 0, before=level) != order(at_once(found), found, 0, before=level)
    source = f"{step_by_step(found)}\nreturn t\n".replace("given(1)", "1")
    assert rewritten(source, "constructor") != source
    assert rewritten(f"--!optimize 0\n{source}", "constructor") == f"--!optimize 0\n{source}"
    assert rewritten(f"--!optimize 1\n{source}", "constructor") != f"--!optimize 1\n{source}"
