"""Made-up texts are read back from every format that has a reader, whatever is in them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest

from server.engines.exports.exported import Exported
from server.engines.exports.quizzes import anki, cartridge, gift, moodle, qti3, qti12, qti21
from server.engines.items.model import FillIn, Item, Matching, MultipleChoice, Ordering, TrueFalse
from server.engines.quizzes.model import Quiz
from tests.engines.exports.fixtures import nasty_quiz
from tests.engines.exports.quizzes import test_anki, test_cartridge, test_gift, test_moodle, test_qti12
from tests.engines.exports.quizzes.qti2_reader import V3, V21, read
from tests.engines.exports.random_items import random_items
from tests.engines.exports.seen import Seen, pair

ITEMS = random_items(seed=7, count=120)


@dataclass(frozen=True, slots=True)
class Told:
    """What has to come back of an item; space may be written in another way."""

    item_id: str
    right: frozenset[str]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def told(item_id: str, right: Iterable[str]) -> Told:
    return Told(item_id, frozenset(map(squeezed, right)))


def right_of(item: Item) -> list[str]:
    answer = item.answer
    match answer:
        case MultipleChoice():
            return [answer.options[answer.key]]
        case TrueFalse():
            return [str(answer.key)]
        case FillIn():
            return [answer.key, *answer.accepted]
        case Matching():
            return [pair(one) for one in answer.pairs]
        case Ordering():
            return [answer.shown[index] for index in answer.key]
        case _:
            raise AssertionError(answer)


def as_places(item: Item) -> list[str]:
    """Steps with their places, for formats in which ordering becomes matching."""
    if isinstance(item.answer, Ordering):
        return [pair((step, str(place))) for place, step in enumerate(right_of(item), 1)]
    return right_of(item)


def read_gift(data: bytes) -> list[Seen]:
    (reading,) = test_gift.parsed([data.decode()])
    return test_gift.seen(reading)


READERS: dict[str, tuple[Callable[[Quiz], Exported], Callable[[bytes], list[Seen]], Callable[[Item], list[str]]]] = {
    "GIFT": (gift.exported, read_gift, as_places),
    "Moodle XML": (moodle.exported, test_moodle.read, right_of),
    "QTI 1.2": (qti12.exported, test_qti12.read, as_places),
    "QTI 2.1": (qti21.exported, lambda data: read(data, V21), right_of),
    "QTI 3": (qti3.exported, lambda data: read(data, V3), right_of),
}


class TestExported:
    @pytest.mark.parametrize("name", READERS)
    def test_keys_and_questions_are_read_back(self, name: str) -> None:
        exported, reader, right = READERS[name]
        found = reader(exported(nasty_quiz(*ITEMS)).data)
        read_by_people = {one.item_id for one in found if one.form == "essay"}
        assert read_by_people <= {item.id for item in ITEMS if misread_by_gift(item)}
        assert [told(one.item_id, one.right) for one in found if one.item_id not in read_by_people] == [
            told(item.id, right(item)) for item in ITEMS if item.id not in read_by_people
        ]
        for one, item in zip(found, ITEMS, strict=True):
            assert squeezed(one.question) == squeezed(item.stem + item.code)
            assert squeezed(item.reason) in squeezed(one.reason)

    def test_a_cartridge_holds_every_question(self) -> None:
        found = test_cartridge.read(cartridge.exported(nasty_quiz(*ITEMS)).data)
        assert [one.item_id for one in found] == [item.id for item in ITEMS]

    def test_anki_shows_every_question_and_reason(self) -> None:
        for note, item in zip(test_anki.notes(anki.exported(nasty_quiz(*ITEMS)).data), ITEMS, strict=True):
            assert squeezed(note[0]).startswith(squeezed(item.stem + item.code))
            assert squeezed(note[2]) == squeezed(item.reason)


def misread_by_gift(item: Item) -> bool:
    return isinstance(item.answer, FillIn) and any("->" in text for text in right_of(item))
