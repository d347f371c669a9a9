"""Quizzes of every text of the corpus: without a flaw, enough of them, and every key shown in its text."""

import re
from functools import cache

import pytest

from server.engines.items.gate.rule import Severity
from server.engines.items.model import (
    BLANK,
    GAP,
    Answer,
    FillIn,
    Item,
    ItemType,
    Matching,
    MultipleChoice,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from server.engines.quizzes.from_source.making import make_quiz_from_sources
from server.engines.quizzes.making import MadeQuiz
from server.engines.quizzes.request import QuizRequest
from server.engines.tools import bundled_tools
from tests.engines.sources.texts import NAMES, NOT_EXPOSITORY, material_of, source_of

ASKED, LONG_ENOUGH, MOST = 8, 300, 40
EXPOSITORY = tuple(name for name in NAMES if name not in NOT_EXPOSITORY)


@cache
def _made(name: str, count: int, types: tuple[ItemType, ...] = ()) -> MadeQuiz:
    request = QuizRequest("Science", "The text", 6, count=count, seed=11, types=types)
    return make_quiz_from_sources(request, [material_of(name)], bundled_tools())


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _claims(stem: str, answer: Answer) -> list[str]:
    """What must stand in the text if the item is right, worked out without the code that made it."""
    match answer:
        case MultipleChoice(options, key) if BLANK in stem:
            return [stem.replace(BLANK, options[key])]
        case MultipleChoice(options, key):
            return [options[key], stem.partition("“")[2].partition("”")[0]]
        case FillIn(key):
            return [stem.replace(BLANK, key)]
        case TrueFalse(key, correction):
            return [stem if key else correction]
        case ShortAnswer(key, points):
            return [key, *(point.removeprefix("because ") for point in points)]
        case Matching(pairs, extra):
            return [part for pair in pairs for part in pair] + list(extra)
        case Ordering():
            return list(answer.right)
        case _:
            raise AssertionError(answer)


def _wrong_by_the_text(item: Item, text: str) -> list[str]:
    """Wrong statements that the text makes after all."""
    said = _plain(text)
    match item.answer:
        case TrueFalse(False):
            return [item.stem] if _plain(item.stem) in said else []
        case MultipleChoice(options) | FillIn(_, _, options) if BLANK in item.stem:
            key = item.answer.right if isinstance(item.answer, MultipleChoice) else item.answer.key
            filled = [item.stem.replace(BLANK, option) for option in options if option != key]
            return [one for one in filled if _plain(one) in said]
        case _:
            return []


class TestEveryText:
    @pytest.mark.parametrize("name", NAMES)
    def test_no_item_has_a_hard_flaw_and_every_key_stands_in_the_text(self, name: str) -> None:
        text = source_of(name).text
        made = _made(name, MOST)
        assert [finding for finding in made.findings if finding.severity is Severity.HARD] == []
        for item in made.quiz.items:
            source = item.source
            assert source.start is not None
            assert source.end is not None
            quoted = text[source.start : source.end]
            assert all(piece in quoted for piece in source.quote.split(GAP))
            assert quoted.startswith(source.quote.split(GAP)[0])
            missing = [claim for claim in _claims(item.stem, item.answer) if _plain(claim) not in _plain(text)]
            assert missing == []
            assert _wrong_by_the_text(item, text) == []

    @pytest.mark.parametrize("name", NAMES)
    def test_steps_and_events_stand_in_the_order_of_the_text(self, name: str) -> None:
        text = _plain(source_of(name).text)
        for item in _made(name, MOST, (ItemType.ORDERING,)).quiz.items:
            if isinstance(item.answer, Ordering) and "earliest" not in item.stem:
                places = [text.index(_plain(step)) for step in item.answer.right]
                assert places == sorted(places)


class TestEnough:
    def test_nine_of_ten_asked_items_are_delivered_where_the_text_is_long_enough(self) -> None:
        long = [name for name in EXPOSITORY if source_of(name).words >= LONG_ENOUGH]
        delivered = {name: len(_made(name, ASKED).quiz.items) for name in long}
        assert len(long) >= 25
        assert sum(delivered.values()) >= 0.9 * ASKED * len(long)
        assert min(delivered.values()) >= 6

    def test_there_are_six_items_for_every_five_hundred_words(self) -> None:
        for name in EXPOSITORY:
            assert len(_made(name, MOST).quiz.items) >= 6 * source_of(name).words / 500, name

    def test_what_is_not_expository_gives_few_and_says_so(self) -> None:
        for name in sorted(NOT_EXPOSITORY):
            made = _made(name, ASKED)
            assert len(made.quiz.items) < ASKED
            assert any("8 questions were asked for" in note for note in made.notes)

    def test_there_are_forty_texts(self) -> None:
        assert len(NAMES) >= 40
