"""Changes of documents, and taking them back."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.services.content_edits import (
    Edits,
    moved,
    section_of,
    with_item,
    with_item_moved,
    with_section,
    with_section_moved,
    without_item,
    without_section,
)
from tests.desktop.content_samples import assessment, item, lesson


class TestEdits:
    @given(st.lists(st.integers(), max_size=20))
    def test_undoing_all_leads_to_the_beginning_and_redoing_all_to_the_end(self, values: list[int]) -> None:
        edits = Edits(0)
        for value in values:
            edits.change(value)
        end = edits.now
        while edits.can_undo:
            edits.undo()
        assert edits.now == 0
        while edits.can_redo:
            edits.redo()
        assert edits.now == end

    def test_what_changes_nothing_is_no_step(self) -> None:
        edits = Edits("same")
        assert not edits.change("same")
        assert not edits.can_undo

    def test_a_change_after_an_undo_drops_what_was_taken_back(self) -> None:
        edits = Edits("first")
        edits.change("second")
        edits.undo()
        edits.change("third")
        assert not edits.can_redo
        edits.undo()
        assert edits.now == "first"


class TestLesson:
    def test_other_minutes_are_in_the_duration(self) -> None:
        section = section_of(lesson(), "practice")
        assert section is not None
        longer = with_section(lesson(), section.model_copy(update={"minutes": 25}))
        assert longer.duration == 35
        assert sum(one.minutes for one in longer.sections) == 35

    def test_a_section_that_was_made_again_stands_where_the_old_one_stood(self) -> None:
        section = section_of(lesson(), "practice")
        assert section is not None
        changed = with_section(lesson(), section.model_copy(update={"id": "other"}), "practice")
        assert [one.id for one in changed.sections] == ["warm-up", "other", "exit ticket"]

    def test_one_is_moved_as_far_as_there_is_room(self) -> None:
        assert [one.id for one in with_section_moved(lesson(), "practice", 1).sections][2] == "practice"
        assert with_section_moved(lesson(), "warm-up", -1) == lesson()
        assert with_section_moved(lesson(), "none", 1) == lesson()

    def test_without_one_the_rest_and_its_minutes_stay(self) -> None:
        rest = without_section(lesson(), "practice")
        assert ([one.id for one in rest.sections], rest.duration) == (["warm-up", "exit ticket"], 10)


class TestAssessment:
    def test_questions_are_replaced_moved_and_left_out(self) -> None:
        whole = assessment(item("numeric", "a"), item("true_false", "b"))
        other = assessment(item("numeric", "c")).items[0]
        assert [one.id for one in with_item(whole, other, "a").items] == ["c", "b"]
        assert [one.id for one in with_item_moved(whole, "a", 1).items] == ["b", "a"]
        assert [one.id for one in without_item(whole, "a").items] == ["b"]


class TestMoved:
    @given(st.lists(st.integers(), min_size=1), st.integers(-30, 30), st.data())
    def test_nothing_is_lost(self, things: list[int], by: int, data: st.DataObject) -> None:
        place = data.draw(st.integers(0, len(things) - 1))
        assert sorted(moved(things, place, by)) == sorted(things)
