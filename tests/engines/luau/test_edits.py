"""Edits by span, and where offsets and lines go."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.engines.luau.edits import Edit, LineMap, OffsetMap, apply_edits, overlap


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """Marked lines, and edits as rules make them: inside a line, or of whole lines."""
    count = draw(st.integers(1, 10))
    source = "".join(f"<{line}> \n" for line in range(1, count + 1))
    edits: list[Edit] = []
    for line in range(1, count + 1):
        start = source.index(f"<{line}>")
        stop = source.index("\n", start) + 1
        kind = draw(st.sampled_from(["keep", "insert", "delete", "append"]))
        if kind == "insert":
            edits.append(Edit(start, start, draw(st.sampled_from(["x", "a\n", "a\nb\n"]))))
        elif kind == "delete":
            edits.append(Edit(start, stop, ""))
        elif kind == "append":
            edits.append(Edit(stop - 2, stop - 1, draw(st.sampled_from(["", "tail"]))))
    return source, edits


class TestApplyEdits:
    def test_replaces_inserts_and_deletes(self) -> None:
        assert apply_edits("hello world", [Edit(6, 11, "there"), Edit(0, 0, ">"), Edit(4, 5, "")]) == ">hell there"

    def test_overlapping_edits_are_refused(self) -> None:
        with pytest.raises(ValueError, match="overlap"):
            apply_edits("hello", [Edit(0, 3, "a"), Edit(2, 4, "b")])

    def test_edits_that_only_touch_do_not_overlap(self) -> None:
        assert not overlap(Edit(0, 3, ""), Edit(3, 5, ""))
        assert not overlap(Edit(3, 3, "x"), Edit(3, 5, ""))
        assert overlap(Edit(4, 4, "x"), Edit(3, 5, ""))
        assert overlap(Edit(3, 3, "x"), Edit(3, 3, "y"))


class TestMaps:
    @settings(deadline=None, max_examples=150)
    @given(edited_texts())
    def test_whole_marks_are_found_where_the_maps_say(self, text: tuple[str, list[Edit]]) -> None:
        source, edits = text
        after = apply_edits(source, edits)
        lines, offsets = LineMap(source, edits), OffsetMap(edits)
        for line in range(1, source.count("\n") + 1):
            mark = f"<{line}>"
            if mark not in after:
                continue
            now = after.count("\n", 0, after.index(mark)) + 1
            assert offsets(source.index(mark)) == after.index(mark)
            assert lines(line) == now
            assert lines.back(now) == line

    def test_lines_inserted_before_a_line_move_it_down(self) -> None:
        moved = LineMap("a\nb\nc\n", [Edit(2, 2, "x\ny\n")])
        assert [moved(line) for line in (1, 2, 3)] == [1, 4, 5]
        assert [moved.back(line) for line in (1, 2, 3, 4, 5)] == [1, 2, 2, 2, 3]

    def test_removed_lines_move_the_rest_up(self) -> None:
        moved = LineMap("a\nb\nc\nd\n", [Edit(2, 6, "")])
        assert moved(4) == 2
        assert moved.back(2) == 4

    def test_moved_lines_are_found_where_they_went(self) -> None:
        moved = LineMap("a\nb\nc\nd\ne\n", [Edit(2, 2, "C\nD\n", 4), Edit(4, 8, "")])
        assert [moved(line) for line in (1, 2, 3, 4, 5)] == [1, 4, 2, 3, 5]
        assert [moved.back(line) for line in (1, 2, 3, 4, 5)] == [1, 3, 4, 2, 5]

    def test_a_line_that_moved_lines_began_on_stays(self) -> None:
        moved = LineMap("a\nb(c\nd\ne)\n", [Edit(0, 0, "C\nD\nE\n", 4), Edit(4, 9, "x")])
        assert [moved(line) for line in (1, 2, 3)] == [4, 5, 2]
        alone = LineMap("a\nb(c)\n", [Edit(0, 0, "C\n", 4), Edit(4, 5, "x")])
        assert alone(2) == 1
