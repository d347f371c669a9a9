"""Which candidates make a quiz."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from server.engines.items.gate.rule import Context
from server.engines.items.model import (
    Answer,
    Bloom,
    Difficulty,
    FillIn,
    Item,
    ItemType,
    MultipleChoice,
    Origin,
    Source,
    TrueFalse,
)
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.selecting import select
from tests.engines.quizzes.samples import choice_item, item

REQUEST = QuizRequest("Science", "Zoos", 6, count=4)
CONTEXT = Context(grade=6)

_WORDS = (
    "lion", "zebra", "panda", "koala", "tiger", "camel", "moose", "eagle",
    "whale", "shark", "horse", "snail", "llama", "hyena", "gecko", "robin",
)  # fmt: skip


def _statement(number: int, **changes: object) -> Item:
    word = _WORDS[number]
    return item(f"The {word} house opens before visitor number {number + 2} comes.", TrueFalse(True), **changes)


def _picked(candidates: list[Item], request: QuizRequest = REQUEST, seed: int = 1) -> tuple[Item, ...]:
    return select(candidates, request, CONTEXT, random.Random(seed))


class TestCount:
    def test_no_more_than_asked_for(self) -> None:
        assert len(_picked([_statement(number) for number in range(9)])) == 4

    def test_all_there_are_where_they_are_fewer(self) -> None:
        assert len(_picked([_statement(0), _statement(1)])) == 2

    def test_none_of_none(self) -> None:
        assert _picked([]) == ()


class TestSound:
    def test_what_the_gate_refuses_is_not_taken(self) -> None:
        twice = item("Which of these animals can fly at night?", MultipleChoice(("a bat", "A bat!", "an ox"), 0))
        assert _picked([twice, _statement(0)]) == (_statement(0),)

    def test_of_two_that_ask_the_same_one_is_taken(self) -> None:
        first = item("The old lion house opens before noon on Mondays.", TrueFalse(True))
        again = item("The old lion house opens before noon on Mondays!", TrueFalse(True))
        assert len(_picked([first, again])) == 1


class TestAskedFor:
    def test_only_the_types_that_were_named(self) -> None:
        candidates = [*(_statement(number) for number in range(6)), *(choice_item(number) for number in range(6))]
        picked = _picked(candidates, replace(REQUEST, types=(ItemType.TRUE_FALSE,)))
        assert {one.type for one in picked} == {ItemType.TRUE_FALSE}

    def test_named_types_come_evenly(self) -> None:
        candidates = [*(_statement(number) for number in range(8)), *(choice_item(number) for number in range(8))]
        picked = _picked(candidates, replace(REQUEST, count=6, types=(ItemType.TRUE_FALSE, ItemType.MULTIPLE_CHOICE)))
        assert Counter(one.type for one in picked) == {ItemType.TRUE_FALSE: 3, ItemType.MULTIPLE_CHOICE: 3}

    @pytest.mark.parametrize(
        ("wanted", "mostly"),
        [
            (Difficulty.EASY, Difficulty.EASY),
            (Difficulty.MEDIUM, Difficulty.MEDIUM),
            (Difficulty.EXPERT, Difficulty.EXPERT),
        ],
    )
    def test_the_difficulty_is_that_of_most(self, wanted: Difficulty, mostly: Difficulty) -> None:
        levels = list(Difficulty)
        candidates = [_statement(number, difficulty=levels[number % 4]) for number in range(16)]
        picked = _picked(candidates, replace(REQUEST, difficulty=wanted))
        assert Counter(one.difficulty for one in picked).most_common(1)[0][0] is mostly

    @pytest.mark.parametrize("seed", range(5))
    def test_about_two_in_five_are_computed_where_some_can_be(self, seed: int) -> None:
        computed = Source(Origin.GENERATOR, "Percent")
        candidates = [_statement(number, **({"source": computed} if number % 2 else {})) for number in range(16)]
        picked = _picked(candidates, replace(REQUEST, count=5), seed)
        assert sum(one.source.origin is Origin.GENERATOR for one in picked) in (2, 3)

    def test_the_levels_are_those_of_the_mix(self) -> None:
        levels = [Bloom.REMEMBER, Bloom.APPLY]
        candidates = [_statement(number, bloom=levels[number % 2]) for number in range(16)]
        picked = _picked(candidates, replace(REQUEST, bloom={Bloom.REMEMBER: 1.0, Bloom.APPLY: 3.0}))
        assert Counter(one.bloom for one in picked) == {Bloom.APPLY: 3, Bloom.REMEMBER: 1}

    def test_every_objective_is_asked_for_first(self) -> None:
        candidates = [_statement(number, objective="rare" if number == 7 else "usual") for number in range(12)]
        for seed in range(10):
            assert "rare" in {one.objective for one in _picked(candidates, seed=seed)}


class TestKeys:
    def test_the_right_option_stands_in_every_place(self) -> None:
        candidates = [choice_item(number) for number in range(40)]
        picked = _picked(candidates, replace(REQUEST, count=40))
        places = Counter(one.answer.key for one in picked if isinstance(one.answer, MultipleChoice))
        assert set(places.values()) == {10}

    def test_the_same_seed_gives_the_same(self) -> None:
        candidates = [choice_item(number) for number in range(12)]
        assert _picked(candidates, seed=5) == _picked(candidates, seed=5)
        assert len({_picked(candidates, seed=seed) for seed in range(5)}) > 1


def _of_material(number: int, answer: Answer, stem: str = "") -> Item:
    word = _WORDS[number]
    quote = f"The {word} house opens before visitor number {number + 2} comes."
    source = Source(Origin.MATERIAL, "Zoos.txt", "Zoos", quote, material_id="m")
    return item(stem or quote, answer, source=source)


def _blank(number: int) -> Item:
    word = _WORDS[number]
    return _of_material(number, FillIn(word), f"The _____ house opens before visitor number {number + 2} comes.")


class TestJudged:
    def test_at_most_a_third_is_true_or_false_where_there_are_others(self) -> None:
        candidates = [*map(_judged, range(12)), *map(_blank, range(9))]
        picked = _picked(candidates, replace(REQUEST, count=9))
        assert len(picked) == 9
        assert sum(one.type is ItemType.TRUE_FALSE for one in picked) <= 3

    def test_for_want_of_others_there_are_more(self) -> None:
        candidates = [*map(_judged, range(12)), _blank(13)]
        picked = _picked(candidates, replace(REQUEST, count=6))
        assert Counter(one.type for one in picked) == {ItemType.TRUE_FALSE: 5, ItemType.FILL_IN: 1}

    def test_who_asks_for_them_gets_them(self) -> None:
        candidates = [*map(_judged, range(12)), *map(_blank, range(9))]
        picked = _picked(candidates, replace(REQUEST, types=(ItemType.TRUE_FALSE,)))
        assert {one.type for one in picked} == {ItemType.TRUE_FALSE}


def _judged(number: int) -> Item:
    return _of_material(number, TrueFalse(True))
