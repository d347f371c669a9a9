"""Options: the mistakes behind them, and that their look does not give the key away."""

import random
import re
from collections.abc import Callable
from fractions import Fraction

import pytest

from server.engines.items.model import Difficulty, Item, ItemType, MultipleChoice
from server.engines.items.values import quantity_of
from server.engines.maths.making import Made, make_with_problems
from server.engines.maths.options import NEAR_MISS, choice
from server.engines.maths.problem import Problem, bare
from server.engines.maths.skill import Answers
from server.engines.maths.skills import SKILLS

CHANCE, MARGIN = 0.25, 0.03
COUNT = 2_000


@pytest.fixture(scope="module")
def items() -> list[Made]:
    """Multiple choice of all skills and difficulties."""
    rng, skills, made = random.Random(2), list(SKILLS.values()), []
    for index in range(COUNT):
        level = tuple(Difficulty)[index // len(skills) % 4]
        one = make_with_problems(skills[index % len(skills)], ItemType.MULTIPLE_CHOICE, level, rng)
        assert one is not None
        made.append(one)
    return made


def options_of(item: Item) -> MultipleChoice:
    assert isinstance(item.answer, MultipleChoice)
    return item.answer


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\s,;?!.]+(?:\.\d+)?", text.lower()))


def parts(text: str) -> set[str]:
    """Words, with tops and bottoms on their own."""
    return words(text.replace("/", " "))


def highest(item: Item, score: Callable[[str], int]) -> list[int]:
    scores = [score(option) for option in options_of(item).options]
    return [index for index, one in enumerate(scores) if one == max(scores)]


GUESSERS: dict[str, Callable[[Item], list[int]]] = {
    "the longest": lambda item: highest(item, len),
    "the shortest": lambda item: highest(item, lambda option: -len(option)),
    "the first": lambda item: [0],
    "the second": lambda item: [1],
    "the third": lambda item: [2],
    "the last": lambda item: [3],
    "a middle one": lambda item: [1, 2],
    "the most words of the stem": lambda item: highest(item, lambda option: len(words(option) & words(item.stem))),
    "what the others have most in common with": lambda item: highest(
        item,
        lambda option: sum(len(parts(option) & parts(other)) for other in options_of(item).options),
    ),
    "the fewest words of the stem": lambda item: highest(item, lambda option: -len(words(option) & words(item.stem))),
}
"""What each would choose; it draws among several that are alike to it."""


class TestGuessing:
    @pytest.mark.parametrize("guesser", GUESSERS)
    def test_nothing_but_chance_helps(self, items: list[Made], guesser: str) -> None:
        hits = 0.0
        for one in items:
            chosen = GUESSERS[guesser](one.item)
            hits += (options_of(one.item).key in chosen) / len(chosen)
        assert hits / len(items) == pytest.approx(CHANCE, abs=MARGIN)


class TestOptions:
    def test_there_are_four_and_each_is_another_value(self, items: list[Made]) -> None:
        for one in items:
            texts = options_of(one.item).options
            read = [quantity_of(text.replace("π", "")) or text for text in texts]
            assert len(set(read)) == len(texts) == 4, texts

    def test_numbers_are_printed_from_least_to_greatest(self, items: list[Made]) -> None:
        for one in items:
            problem = one.of[0]
            assert isinstance(problem, Problem)
            if isinstance(problem.answer, str):
                continue
            texts = [text.removeprefix(problem.form.before) for text in options_of(one.item).options]
            sizes = [quantity_of(text.removesuffix(problem.form.after)) for text in texts]
            assert None not in sizes, texts
            assert sizes == sorted(sizes, key=lambda size: size[0] if size else 0)

    def test_numbers_have_the_same_form(self, items: list[Made]) -> None:
        for one in items:
            problem = one.of[0]
            assert isinstance(problem, Problem)
            if not isinstance(problem.answer, str):
                assert all(problem.fits(wrong.value) for wrong in one.wrong)

    def test_nearly_all_distractors_are_mistakes_with_a_name(self, items: list[Made]) -> None:
        near = sum(wrong.phrase == NEAR_MISS for one in items for wrong in one.wrong)
        assert near / (3 * len(items)) < 0.05

    def test_the_teacher_reads_which_mistake_leads_to_which_option(self, items: list[Made]) -> None:
        for one in items:
            problem = one.of[0]
            assert isinstance(problem, Problem)
            for wrong in one.wrong:
                shown = problem.text(wrong.value)
                assert shown in options_of(one.item).distractors
                told = re.findall(rf"([^:]*{re.escape(shown)}[^:]*): {re.escape(wrong.phrase)}\.", one.item.watch_for)
                assert wrong.phrase == NEAR_MISS or told

    def test_the_stem_shows_no_wrong_number_without_the_right_one(self, items: list[Made]) -> None:
        for one in items:
            shown = {word.strip(".,?") for word in one.item.stem.split()}
            problem = one.of[0]
            assert isinstance(problem, Problem)
            if isinstance(problem.answer, str) or problem.form.number(problem.answer) in shown:
                continue
            wrong = {problem.form.number(Fraction(mistake.value)) for mistake in one.wrong}
            assert not wrong & shown, one.item

    def test_every_skill_has_several_mistakes_whose_names_stay(self) -> None:
        few = {}
        for skill in SKILLS.values():
            rng = random.Random(skill.id)
            phrases = {one.id for level in range(4) for _ in range(20) for one in skill.maker(rng, level).wrong}
            if not 3 <= len(phrases) <= 20 and skill.closed is None:
                few[skill.id] = phrases
        assert few == {}


class TestChoice:
    def test_a_mistake_that_leads_to_the_key_is_no_distractor(self) -> None:
        problem = bare("2 + 2", 4, {"multiplies": 4, "subtracts": 0, "adds one": 5}, "", "")
        assert [one.value for one in problem.misconceptions()] == [5]

    def test_two_mistakes_with_one_value_count_once(self) -> None:
        problem = bare("1 + 3", 4, {"multiplies": 3, "takes the second": 3}, "", "")
        assert [one.phrase for one in problem.misconceptions()] == ["multiplies"]

    def test_near_misses_fill_up_what_is_missing(self) -> None:
        made = choice(lambda: bare("20 + 21", 41, {"multiplies": 420}, "", ""), random.Random(1))
        assert made is not None
        assert made.near_misses in (2, 3)

    def test_there_is_none_where_texts_are_missing(self) -> None:
        problem = SKILLS["comparing-fractions"].closed
        assert problem is not None
        assert choice(lambda: problem(random.Random(1), 1), random.Random(1)) is None

    def test_texts_stand_at_every_place(self) -> None:
        texts = [skill for skill in SKILLS.values() if skill.answers is Answers.TEXT]
        keys = set()
        for seed in range(40):
            made = choice(lambda: texts[0].maker(random.Random(seed), 1), random.Random(seed))  # noqa: B023
            assert made is not None
            keys.add(made.answer.key)
        assert keys == {0, 1, 2, 3}
