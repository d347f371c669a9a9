"""Which line stands beside which: laws that hold for any two texts."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.code import alignment
from desktop.ui.code.alignment import Row, align

LINES = st.lists(st.sampled_from(["", "end", "local x = 1", "local y = 2", "print(x)", "return x"]), max_size=14)


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """A text and what became of it: lines taken out, put in, and moved."""
    before = [f"line {number}" for number in range(draw(st.integers(0, 30)))] + draw(LINES)
    after = list(before)
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(after)))
        if draw(st.booleans()):
            after[at:at] = draw(LINES)
        else:
            del after[at : at + draw(st.integers(0, 4))]
    return before, after


def check(left: list[str], right: list[str], rows: list[Row]) -> None:
    """Both texts can be read off the rows, and equal rows are equal."""
    assert [row.left for row in rows if row.left is not None] == list(range(len(left)))
    assert [row.right for row in rows if row.right is not None] == list(range(len(right)))
    for row in rows:
        if not row.changed:
            assert row.left is not None
            assert row.right is not None
            assert left[row.left] == right[row.right]
        assert row.left is not None or row.right is not None


class TestAlign:
    @given(LINES, LINES)
    def test_rows_hold_both_texts_in_order(self, left: list[str], right: list[str]) -> None:
        check(left, right, align(left, right))

    @given(edited())
    def test_rows_hold_an_edited_text(self, texts: tuple[list[str], list[str]]) -> None:
        check(*texts, align(*texts))

    @given(edited())
    def test_stretches_that_are_not_compared_lose_nothing(self, texts: tuple[list[str], list[str]]) -> None:
        with patch.object(alignment, "MOST_COMPARED", 4):
            check(*texts, align(*texts))

    @given(LINES)
    def test_a_text_beside_itself_has_no_change(self, lines: list[str]) -> None:
        assert align(lines, lines) == [Row(n, n, changed=False) for n in range(len(lines))]

    def test_a_line_put_in_stands_beside_a_gap(self) -> None:
        assert align(["a", "b"], ["a", "new", "b"]) == [
            Row(0, 0, changed=False),
            Row(None, 1, changed=True),
            Row(1, 2, changed=False),
        ]

    def test_a_changed_line_stands_beside_the_old_one(self) -> None:
        assert align(["a", "b", "c"], ["a", "B", "c"])[1] == Row(1, 1, changed=True)

    def test_a_unique_line_holds_the_rest_in_place(self) -> None:
        rows = align(["x", "end", "key", "end"], ["end", "key", "y"])
        assert Row(2, 1, changed=False) in rows

    def test_a_large_file_with_an_edit_in_the_middle_keeps_its_ends(self) -> None:
        left = ["end"] * 3_000
        right = ["end"] * 1_500 + ["new"] + ["end"] * 1_500
        rows = align(left, right)
        check(left, right, rows)
        assert [row for row in rows if row.changed] == [Row(None, 1_500, changed=True)]
