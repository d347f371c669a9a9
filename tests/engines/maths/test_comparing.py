"""Statements about which number is greater."""

from fractions import Fraction

import pytest

from server.engines.maths.comparing import Printed, four_statements, in_order, sign_between

HALF, THIRD, ALSO_HALF = Printed("1/2", Fraction(1, 2)), Printed("1/3", Fraction(1, 3)), Printed("2/4", Fraction(1, 2))


def because(small: Printed, large: Printed) -> str:
    return f"{small.text} is less than {large.text}."


class TestSignBetween:
    @pytest.mark.parametrize(
        ("one", "two", "sign"), [(HALF, THIRD, ">"), (THIRD, HALF, "<"), (HALF, ALSO_HALF, "="), (ALSO_HALF, HALF, "=")]
    )
    def test_the_sign_is_right(self, one: Printed, two: Printed, sign: str) -> None:
        problem = sign_between(one, two, "mistake", because, "hint")
        assert problem.answer == sign
        assert problem.claim.format(sign) == f"{one.text} {sign} {two.text}"

    def test_the_reason_names_the_smaller_first(self) -> None:
        assert sign_between(HALF, THIRD, "mistake", because, "hint").reason == "1/3 is less than 1/2."
        assert "same number" in sign_between(HALF, ALSO_HALF, "mistake", because, "hint").reason


class TestFourStatements:
    def test_each_is_about_numbers_of_its_own(self) -> None:
        numbers = iter(Printed(str(number), number) for number in (3, 5, 5, 3, 5, 4, 9, 7, 8, 6, 1, 2))
        problem = four_statements(lambda: (next(numbers), next(numbers)), "mistake", because, "hint")
        assert problem.answer == "3 < 5"
        assert [one.value for one in problem.wrong] == ["9 < 7", "8 < 6", "1 > 2"]


class TestInOrder:
    def test_the_least_comes_first(self) -> None:
        assert in_order([HALF, THIRD], "fractions", "why", "hint", "mistake").steps == ("1/3", "1/2")
