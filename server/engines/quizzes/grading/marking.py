"""What an answer is worth."""

from fractions import Fraction
from itertools import pairwise

from server.engines.items.model import (
    FillIn,
    Item,
    LuauOutput,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from server.engines.quizzes.grading.answerable import fits
from server.engines.quizzes.grading.given import Choice, Given, Matches, Order, Text, Truth
from server.engines.quizzes.grading.numbers import is_number
from server.engines.quizzes.grading.texts import folded, is_one_of, is_word_of_bank, same_output

NOTHING, ALL = Fraction(0), Fraction(1)


def share_of(item: Item, given: Given | None) -> Fraction | None:
    """Between none and all of the item's points; None where a person has to judge.

    Of a matching each pair counts, of an ordering each step that follows the one it should follow. An answer that
    does not fit the question is worth nothing.
    """
    if given is None or not fits(item.answer, given):
        return NOTHING
    match item.answer, given:
        case MultipleChoice() as answer, Choice(option):
            return _all_if(answer.options[option] == answer.right)
        case TrueFalse(key), Truth(value):
            return _all_if(value == key)
        case Matching() as answer, Matches(options):
            return _pairs(answer, options)
        case Ordering() as answer, Order(steps):
            return _followers(answer, steps)
        case ShortAnswer(key), Text(text):
            return _in_words(key, text)
        case _, Text(text):
            return _all_if(_is_right(item, text))
        case _:
            return NOTHING


def hundredths(points: int, share: Fraction) -> int:
    """Hundredths of a point, rounded to the nearest; half of one counts."""
    return int(points * share * 100 + Fraction(1, 2))


def is_blank(given: Given | None) -> bool:
    """Whether nothing was answered."""
    match given:
        case None:
            return True
        case Text(text):
            return not text.strip()
        case Matches(options):
            return all(option is None for option in options)
        case _:
            return False


def _all_if(is_right: bool) -> Fraction:
    return ALL if is_right else NOTHING


def _is_right(item: Item, text: str) -> bool:
    answer = item.answer
    match answer:
        case FillIn(key, accepted, bank) if bank:
            return is_word_of_bank(text, (key, *accepted), bank)
        case FillIn(key, accepted):
            return is_one_of(text, (key, *accepted))
        case Numeric():
            return is_number(item, answer, text)
        case LuauOutput(key):
            return same_output(text, key)
        case _:
            return False


def _in_words(key: str, text: str) -> Fraction | None:
    """The model answer, word for word, needs no judge, and neither does nothing at all."""
    if not text.strip():
        return NOTHING
    return ALL if folded(text) == folded(key) else None


def _pairs(answer: Matching, options: tuple[int | None, ...]) -> Fraction:
    chosen = [None if option is None else answer.shown[option] for option in options]
    right = sum(one == match for one, (_, match) in zip(chosen, answer.pairs, strict=True))
    return Fraction(right, len(answer.pairs))


def _followers(answer: Ordering, steps: tuple[int, ...]) -> Fraction:
    """Steps of the same text stand for each other."""
    put = [answer.shown[step] for step in steps]
    if tuple(put) == answer.right:
        return ALL
    wanted = list(pairwise(answer.right))
    right = 0
    for pair in pairwise(put):
        if pair in wanted:
            wanted.remove(pair)
            right += 1
    return min(Fraction(right, len(put) - 1), Fraction(len(put) - 2, len(put) - 1))
