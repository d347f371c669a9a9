"""How answers in sentences are marked."""

import pytest

from server.engines.items.model import ShortAnswer
from server.engines.quizzes.rubric import passing_points, rubric_of
from tests.engines.exports.fixtures import CHOICE, item


def levels(marks: tuple[str, ...], points: int) -> list[tuple[int, str]]:
    asked = item("q", "Why is the sky blue?", ShortAnswer("Air scatters blue light.", marks), points=points)
    return [(level.points, level.says) for level in rubric_of(asked)]


class TestRubricOf:
    def test_each_point_names_how_much_of_the_answer_it_takes(self) -> None:
        found = levels(("Names the air", "Names scattering", "Blue is scattered most"), 3)
        assert [points for points, _ in found] == [3, 2, 1, 0]
        assert found[0][1].count("•") == 3
        assert [says for _, says in found[1:]] == ["2 of these", "One of these", "Less than that, or nothing"]

    def test_one_point_takes_all_of_it(self) -> None:
        assert [points for points, _ in levels(("Names the air", "Names scattering"), 1)] == [1, 0]

    def test_more_points_than_marks_have_no_level_twice(self) -> None:
        assert [(points, says) for points, says in levels(("Names the air", "Names scattering"), 4)][1:3] == [
            (2, "One of these"),
            (0, "Less than that, or nothing"),
        ]

    def test_an_answer_without_marks_is_held_against_the_model_answer(self) -> None:
        assert [points for points, _ in levels((), 4)] == [4, 2, 0]
        assert [points for points, _ in levels((), 1)] == [1, 0]

    def test_a_question_of_another_kind_has_none(self) -> None:
        assert rubric_of(CHOICE) == ()

    def test_a_question_without_points_has_none(self) -> None:
        assert levels(("Names the air",), 0) == []


class TestPassingPoints:
    @pytest.mark.parametrize(
        ("points", "percent", "needed"), [(10, 70, 7), (9, 70, 7), (3, 50, 2), (0, 70, 0), (7, 100, 7)]
    )
    def test_never_fewer_than_the_share(self, points: int, percent: int, needed: int) -> None:
        assert passing_points(points, percent) == needed
