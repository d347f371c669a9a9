"""Questions about Luau whose keys come from running the code."""

import random
from collections.abc import Callable

import pytest

from server.engines.items.model import Bloom, Difficulty, LuauOutput, MultipleChoice, Ordering
from server.engines.packs.model import FillLineQuestion, FindBugQuestion, OrderLinesQuestion, PredictQuestion
from server.engines.quizzes.from_luau import LuauQuestion, luau_item
from server.engines.quizzes.luau_run import run

COMMON = {
    "stem": "What does this script print?",
    "objective": "one",
    "bloom": Bloom.APPLY,
    "difficulty": Difficulty.MEDIUM,
    "reason": "It is so.",
}


def _predict(code: str) -> PredictQuestion:
    return PredictQuestion(type="luau_output", code=code, **COMMON)


def _bug(**changes: object) -> FindBugQuestion:
    fields = {"code": "local a = 1\nlocal b = 3\nprint(a + b)", "bug": 2, "fixed": "local b = 2", "meant": "3"}
    return FindBugQuestion.model_validate({"type": "luau_bug", "others": [1, 3], **fields, **COMMON, **changes})


def _line(**changes: object) -> FillLineQuestion:
    fields = {"code": "local sum = 0\nfor i = 1, 3 do\n\t_____\nend\nprint(sum)", "answer": "sum += i", "prints": "6"}
    wrong = ["sum = i", "sum += 1"]
    return FillLineQuestion.model_validate({"type": "luau_line", "wrong": wrong, **fields, **COMMON, **changes})


def _lines(**changes: object) -> OrderLinesQuestion:
    lines = ["local coins = 5", "coins *= 2", "coins += 1", "print(coins)"]
    return OrderLinesQuestion.model_validate(
        {"type": "luau_order", "lines": lines, "prints": "11", **COMMON, **changes}
    )


class TestPredict:
    def test_the_key_is_what_it_prints(self) -> None:
        made = luau_item(_predict("for i = 1, 3 do\n\tprint(i * i)\nend"), random.Random(1), run)
        assert made is not None
        assert made.answer == LuauOutput("1\n4\n9")

    @pytest.mark.parametrize("code", ["error('no')", "print(", "while true do end", "local a = 1"])
    def test_a_snippet_that_fails_does_not_end_or_prints_nothing_makes_no_item(self, code: str) -> None:
        assert luau_item(_predict(code), random.Random(1), run) is None


class TestFindBug:
    def test_the_key_is_the_line_that_makes_it_right(self) -> None:
        made = luau_item(_bug(), random.Random(1), run)
        assert made is not None
        assert made.answer == MultipleChoice(("Line 1", "Line 2", "Line 3"), 1)
        assert made.code.splitlines()[1].endswith("local b = 3")

    @pytest.mark.parametrize("changes", [{"fixed": "local b = 7"}, {"meant": "4"}, {"bug": 9}])
    def test_one_whose_story_is_not_true_makes_no_item(self, changes: dict[str, object]) -> None:
        assert luau_item(_bug(**changes), random.Random(1), run) is None


class TestFillLine:
    def test_the_key_is_the_line_that_prints_what_is_wanted(self) -> None:
        made = luau_item(_line(), random.Random(1), run)
        assert made is not None
        assert isinstance(made.answer, MultipleChoice)
        assert made.answer.right == "sum += i"

    @pytest.mark.parametrize("changes", [{"prints": "7"}, {"wrong": ["sum = sum + i", "sum = 0"]}])
    def test_a_wrong_key_or_a_wrong_line_that_is_right_too_makes_no_item(self, changes: dict[str, object]) -> None:
        assert luau_item(_line(**changes), random.Random(1), run) is None


class TestOrderLines:
    def test_the_key_is_the_order_that_prints_what_is_wanted(self) -> None:
        made = luau_item(_lines(), random.Random(1), run)
        assert made is not None
        assert isinstance(made.answer, Ordering)
        assert made.answer.right == ("local coins = 5", "coins *= 2", "coins += 1", "print(coins)")

    def test_lines_that_may_stand_in_another_order_make_no_item(self) -> None:
        lines = ["local a = 1", "local b = 2", "print(a + b)"]
        assert luau_item(_lines(lines=lines, prints="3"), random.Random(1), run) is None


class TestRun:
    def test_it_is_asked_for_each_claim(self) -> None:
        asked: list[str] = []

        def counting(code: str) -> str | None:
            asked.append(code)
            return run(code)

        question: LuauQuestion = _bug()
        runner: Callable[[str], str | None] = counting
        assert luau_item(question, random.Random(1), runner) is not None
        assert len(asked) == 2
