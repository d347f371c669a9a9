"""In which order options stand."""

import random

import pytest

from server.engines.items.model import Answer, FillIn, Matching, MultipleChoice, Ordering, TrueFalse
from server.engines.quizzes.grading.given import Choice
from server.engines.quizzes.grading.layout import layout_of, meant
from tests.engines.quizzes.samples import item


def layouts(answer: Answer, count: int = 60) -> set[tuple[int, ...]]:
    return {layout_of(item("What is it?", answer), random.Random(seed)) for seed in range(count)}


class TestLayoutOf:
    def test_options_stand_elsewhere_for_each(self) -> None:
        assert len(layouts(MultipleChoice(("heron", "otter", "squirrel"), 0))) == 6
        assert len(layouts(FillIn("leaf", (), ("leaf", "root", "bark")))) == 6

    @pytest.mark.parametrize(
        "options",
        [
            ("2 cm", "5 cm", "11 cm"),
            ("Line 1", "Line 2", "Line 3"),
            ("heron", "otter", "All of the above"),
            ("heron", "otter", "Both A and B"),
        ],
    )
    def test_what_has_an_order_of_its_own_keeps_it(self, options: tuple[str, ...]) -> None:
        assert layouts(MultipleChoice(options, 1)) == {(0, 1, 2)}

    def test_steps_stand_in_every_order_but_the_right_one(self) -> None:
        found = layouts(Ordering(("b", "c", "a"), (2, 0, 1)))
        assert len(found) == 5
        assert (2, 0, 1) not in found

    def test_matches_never_stand_beside_their_prompts_all_together(self) -> None:
        found = layouts(Matching((("1", "a"), ("2", "b")), ("c",), ("a", "b", "c")))
        assert len(found) == 5
        assert (0, 1, 2) not in found

    def test_of_two_the_other_way_round_tells_nothing(self) -> None:
        assert layouts(Ordering(("b", "a"), (1, 0))) == {(0, 1), (1, 0)}
        assert layouts(Matching((("1", "a"), ("2", "b")), (), ("a", "b"))) == {(0, 1), (1, 0)}

    def test_of_alike_options_any_order_will_do(self) -> None:
        assert layouts(Ordering(("a", "a"), (0, 1)))

    def test_where_nothing_is_chosen_nothing_stands(self) -> None:
        assert layouts(TrueFalse(True)) == {()}


class TestMeant:
    @pytest.mark.parametrize("place", [-1, 3])
    def test_a_place_that_there_is_not_is_an_error(self, place: int) -> None:
        with pytest.raises(IndexError):
            meant((2, 0, 1), Choice(place))
