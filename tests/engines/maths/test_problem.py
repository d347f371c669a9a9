"""Problems and what they keep for a solver."""

from fractions import Fraction

import pytest

from server.engines.maths.forms import FRACTION
from server.engines.maths.problem import Answer, Misconception, bare, machine_form


class TestMachineForm:
    @pytest.mark.parametrize(
        ("printed", "plain"),
        [
            ("3/4 ÷ 1/8", "(3/4) / (1/8)"),
            ("1 1/2 + 2 3/4", "(1 + (1/2)) + (2 + (3/4))"),
            ("1,200 × 3", "1200 * 3"),
            ("−4 − (−7)", "-4 - (-7)"),
            ("5 + 2³ × (1 + 4)", "5 + 2**3 * (1 + 4)"),
            ("2¹²", "2**12"),
        ],
    )
    def test_signs_and_numbers_of_people_are_those_of_programs(self, printed: str, plain: str) -> None:
        assert machine_form(printed) == plain


class TestMisconception:
    def test_its_id_follows_from_its_phrase(self) -> None:
        assert Misconception("adds the tops, and the bottoms", 3).id == "adds-the-tops-and-the-bottoms"


class TestProblem:
    def test_wrong_answers_of_another_form_are_not_usable(self) -> None:
        wrong: dict[str, Answer] = {
            "a": Fraction(2),
            "b": Fraction(1, 2),
            "c": Fraction(3, 4),
            "d": "one half",
            "e": Fraction(6, 8),
        }
        problem = bare("1/4 + 1/4", Fraction(1, 2), wrong, "", "", FRACTION)
        assert [one.value for one in problem.misconceptions()] == [Fraction(3, 4)]
