"""Two texts prepared for the side-by-side view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.code.comparison import compare, shown_lines
from desktop.ui.code.grammar import Grammar

TEXTS = st.text(alphabet=st.sampled_from("ab\n\r\"'[]-`{}"), max_size=60)


class TestShownLines:
    @pytest.mark.parametrize(
        ("text", "lines"),
        [
            ("", [""]),
            ("a", ["a"]),
            ("a\n", ["a"]),
            ("a\n\n", ["a", ""]),
            ("a\r\nb\r\n", ["a", "b"]),
            ("a\rb", ["a", "b"]),
            ("\ufeffa", ["a"]),
            ("\n", [""]),
        ],
    )
    def test_are_without_bom_and_line_ends(self, text: str, lines: list[str]) -> None:
        assert shown_lines(text) == lines


class TestCompare:
    def test_neighbouring_changed_rows_are_one_hunk(self, grammar: Grammar) -> None:
        made = compare("a\nb\nc\nd\ne", "a\nB\nC\nd\nE", grammar)
        assert made.hunks == [(1, 2), (4, 4)]

    def test_equal_texts_have_none(self, grammar: Grammar) -> None:
        assert compare("a\r\nb", "a\nb\n", grammar).hunks == []

    def test_every_line_knows_what_is_open_before_it(self, grammar: Grammar) -> None:
        made = compare("--[[ one\ntwo\n]] x", "x", grammar)
        assert made.left.states == [(), ("--]]",), ("--]]",)]

    @given(TEXTS, TEXTS)
    def test_both_texts_can_be_read_off_the_rows(self, grammar: Grammar, left: str, right: str) -> None:
        made = compare(left, right, grammar)
        assert [made.left.lines[row.left] for row in made.rows if row.left is not None] == shown_lines(left)
        assert [made.right.lines[row.right] for row in made.rows if row.right is not None] == shown_lines(right)

    @given(TEXTS, TEXTS)
    def test_hunks_are_exactly_the_changed_rows(self, grammar: Grammar, left: str, right: str) -> None:
        made = compare(left, right, grammar)
        inside = {number for first, last in made.hunks for number in range(first, last + 1)}
        assert inside == {number for number, row in enumerate(made.rows) if row.changed}


class TestRowOfLeftLine:
    def test_counts_from_one(self, grammar: Grammar) -> None:
        made = compare("a\nb", "new\na\nb", grammar)
        assert [made.row_of_left_line(line) for line in (1, 2)] == [1, 2]

    @pytest.mark.parametrize(("line", "row"), [(0, 0), (-3, 0), (99, 1)])
    def test_a_line_that_is_not_there_is_the_nearest(self, grammar: Grammar, line: int, row: int) -> None:
        assert compare("a\nb", "a\nb", grammar).row_of_left_line(line) == row
