"""What a table that was emptied by `table.clear` shows of what it held before (decision 15)."""

import pytest

from tests.engines.luau.running import printed

FILLED = "local used = {} for i = 1, 9 do used[i] = i end table.clear(used)\n"


def shown(table: str, steps: str) -> list[str]:
    return printed(f"{FILLED}local t = {table}\n{steps}\n")


def test_its_length_with_a_hole_tells_it_from_a_new_one() -> None:
    steps = "t[1] = 1 t[2] = 2 t[4] = 4 print(#t)"
    assert shown("{}", steps) == ["4"]
    assert shown("used", steps) == ["2"]


@pytest.mark.parametrize(
    "steps",
    [
        "for i = 1, 20 do t[#t + 1] = i end print(#t, table.concat(t, ' '))",
        "for i = 1, 5 do table.insert(t, 1, i) end table.remove(t) for i, v in t do print(i, v) end print(#t)",
    ],
)
def test_a_list_without_holes_does_not(steps: str) -> None:
    assert shown("used", steps) == shown("{}", steps)
