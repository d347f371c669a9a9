"""Every item is solved a second time: by sympy from the check, and from the words of the question."""

import random
import re
from dataclasses import replace
from fractions import Fraction

import pytest

from server.engines.items.model import (
    Answer,
    Difficulty,
    FillIn,
    Item,
    ItemType,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    TrueFalse,
)
from server.engines.maths.making import LEVELS, Made, make_with_problems, types_of
from server.engines.maths.skills import SKILLS
from tests.engines.maths.solving import agrees, algebra, is_right, solution_lines_hold, solve_again, solved
from tests.engines.maths.stems import EXPRESSIONS, ORACLES
from tests.sizes import sized

SEEDS = sized(2, 20)


def made(skill_id: str, item_type: ItemType, difficulty: Difficulty = Difficulty.MEDIUM, seed: int = 0) -> Made:
    found = make_with_problems(SKILLS[skill_id], item_type, difficulty, random.Random(f"{skill_id} {seed}"))
    assert found is not None
    return found


def spoiled(item: Item) -> Answer:
    """Another key than the right one."""
    match item.answer:
        case MultipleChoice(key=key):
            return replace(item.answer, key=(key + 1) % 4)
        case TrueFalse(key=told):
            return replace(item.answer, key=not told)
        case Numeric(key=text) | FillIn(key=text):
            return replace(item.answer, key=f"{text}1", accepted=())
        case Ordering(key=(first, second, *others)):
            return replace(item.answer, key=(second, first, *others))
        case Matching(pairs=((one, its), (other, match), *others)):
            return replace(item.answer, pairs=((one, match), (other, its), *others))
    raise AssertionError(item.type)


class TestSympy:
    @pytest.mark.long
    @pytest.mark.parametrize("skill_id", SKILLS)
    def test_it_finds_the_key_of_every_type_and_difficulty(self, skill_id: str) -> None:
        for item_type in sorted(types_of(SKILLS[skill_id])):
            for difficulty in Difficulty:
                for seed in range(SEEDS):
                    one = made(skill_id, item_type, difficulty, seed)
                    assert agrees(SKILLS[skill_id], one), (one.item, [problem.check for problem in one.of])

    @pytest.mark.long
    def test_it_finds_the_keys_of_items_that_go_round_everything(self) -> None:
        assert solve_again(sized(200, 10_000)) == []


class TestSecondSolver:
    @pytest.mark.parametrize(
        ("skill_id", "item_type"),
        [
            ("adding-unlike-fractions", ItemType.MULTIPLE_CHOICE),
            ("adding-unlike-fractions", ItemType.TRUE_FALSE),
            ("adding-unlike-fractions", ItemType.FILL_IN),
            ("adding-unlike-fractions", ItemType.ORDERING),
            ("adding-unlike-fractions", ItemType.MATCHING),
            ("rectangle-area", ItemType.NUMERIC),
            ("two-step-equations", ItemType.ORDERING),
            ("fractions-to-decimals", ItemType.MATCHING),
            ("comparing-decimals", ItemType.ORDERING),
            ("comparing-decimals", ItemType.MULTIPLE_CHOICE),
            ("linear-inequalities", ItemType.MULTIPLE_CHOICE),
            ("end-time", ItemType.MULTIPLE_CHOICE),
            ("classifying-triangles", ItemType.MULTIPLE_CHOICE),
            ("scientific-notation", ItemType.MULTIPLE_CHOICE),
            ("simplifying-ratios", ItemType.MULTIPLE_CHOICE),
            ("prime-factorization", ItemType.MULTIPLE_CHOICE),
            ("line-equations", ItemType.TRUE_FALSE),
        ],
    )
    def test_it_does_not_agree_with_another_key(self, skill_id: str, item_type: ItemType) -> None:
        for seed in range(5):
            one = made(skill_id, item_type, seed=seed)
            assert agrees(SKILLS[skill_id], one)
            wrong = replace(one, item=replace(one.item, answer=spoiled(one.item)))
            assert not agrees(SKILLS[skill_id], wrong)

    def test_it_does_not_agree_with_a_second_right_option(self) -> None:
        one = made("adding-unlike-fractions", ItemType.MULTIPLE_CHOICE)
        assert isinstance(one.item.answer, MultipleChoice)
        right = one.item.answer.right
        options = tuple(right if option != right else option for option in one.item.answer.options)
        answer = replace(one.item.answer, options=options)
        assert not agrees(SKILLS["adding-unlike-fractions"], replace(one, item=replace(one.item, answer=answer)))

    @pytest.mark.parametrize(
        ("check", "value"),
        [
            ("3/4 + 1/8", Fraction(7, 8)),
            ("solve(2*x + 3 - 11, x)", Fraction(4)),
            ("Mean([3, 5, 7])", Fraction(5)),
            ("Median([9, 1, 4, 2])", Fraction(3)),
            ("Mode([2, 5, 2, 7])", Fraction(2)),
            ("0.1 + 0.2", Fraction(3, 10)),
        ],
    )
    def test_a_check_is_solved_exactly(self, check: str, value: Fraction) -> None:
        assert solved(check) == value

    @pytest.mark.parametrize(
        ("lines", "hold"),
        [
            (("Write it: 2x + 1 = 7.", "Subtract 1 from both sides: 2x = 6.", "Divide both sides by 2: x = 3."), True),
            (("Write it: 2x + 1 = 7.", "Subtract 1 from both sides: 2x = 8.", "Divide both sides by 2: x = 3."), False),
            (("Write it: 2x + 1 = 7.", "Divide both sides by 2: x = 4."), False),
        ],
    )
    def test_every_line_of_a_solution_has_its_solution(self, lines: tuple[str, ...], hold: bool) -> None:
        assert solution_lines_hold(lines) is hold


class TestWordsOfTheQuestion:
    def test_most_skills_are_answered_from_them(self) -> None:
        assert set(ORACLES) | set(EXPRESSIONS) <= set(SKILLS)
        assert len(ORACLES) + len(EXPRESSIONS) > 0.9 * len(SKILLS)

    @pytest.mark.long
    @pytest.mark.parametrize("skill_id", ORACLES)
    def test_the_answer_follows_from_them(self, skill_id: str) -> None:
        for level in range(len(LEVELS)):
            for seed in range(2 * SEEDS):
                problem = SKILLS[skill_id].maker(random.Random(f"{skill_id} {level} {seed}"), level)
                assert ORACLES[skill_id](problem.stem) == problem.answer, problem.stem

    @pytest.mark.long
    @pytest.mark.parametrize("skill_id", EXPRESSIONS)
    def test_the_answer_is_equal_to_the_expression_in_them(self, skill_id: str) -> None:
        for level in range(len(LEVELS)):
            for seed in range(2 * SEEDS):
                problem = SKILLS[skill_id].maker(random.Random(f"{skill_id} {level} {seed}"), level)
                found = re.fullmatch(EXPRESSIONS[skill_id], problem.stem)
                assert found is not None
                assert algebra(found[1]) == algebra(str(problem.answer)), problem.stem
                assert is_right(SKILLS[skill_id], problem, str(problem.answer))
