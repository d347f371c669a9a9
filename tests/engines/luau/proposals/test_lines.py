"""A rewrite as edits of lines."""

from hypothesis import given
from hypothesis import strategies as st

from server.engines.luau.edits import LineMap, apply_edits
from server.engines.luau.proposals.lines import line_edits

TEXTS = st.lists(st.sampled_from(["a", "\tb", "b", "c", "", "end", "x\x0by", "z\r"]), min_size=1, max_size=12).map(
    "\n".join
)


class TestLineEdits:
    @given(before=TEXTS, after=TEXTS)
    def test_they_make_the_one_of_the_other_wherever_it_stands(self, before: str, after: str) -> None:
        source = f"x = 1 {before} y = 2\n"
        assert apply_edits(source, line_edits(before, after, 6)) == f"x = 1 {after} y = 2\n"

    def test_lines_that_stay_are_followed(self) -> None:
        before, after = "f()\nold\nmid\nend", "f()\nnew\nnewer\n\tmid\nend"
        source = f"--\n{before}\nlast"
        moved = LineMap(source, line_edits(before, after, 3))
        assert [moved(line) for line in (2, 4, 5, 6)] == [2, 5, 6, 7]

    def test_the_same_text_needs_none(self) -> None:
        assert line_edits("a\nb", "a\nb", 0) == ()
