"""No question is asked twice."""

import re
from collections.abc import Iterator
from itertools import combinations

from server.engines.items.gate.rule import Context, SetRule, Severity
from server.engines.items.gate.same import signs_of
from server.engines.items.model import FillIn, Item, Matching, MultipleChoice, Numeric, Ordering
from server.engines.items.text.words import bare, word_overlap, words_of

TOO_ALIKE = 0.8
_COMMA_OF_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def check(items: tuple[Item, ...], context: Context) -> Iterator[tuple[str, str]]:
    """The later one of each pair that is too much alike."""
    del context
    told: set[str] = set()
    for one, other in combinations(items, 2):
        if other.id not in told and _alike(one, other):
            told.add(other.id)
            yield other.id, "Another question of this set asks the same."


def _alike(one: Item, other: Item) -> bool:
    """Questions of numbers or code are told apart by these, pairs and steps by what they hold."""
    first, second = _asked(one), _asked(other)
    if _numbers(first) != _numbers(second) or signs_of(first) != signs_of(second) or one.code != other.code:
        return False
    overlap = word_overlap(first, second)
    return overlap >= TOO_ALIKE and (overlap == 1 or _same_key(one, other)) and _same_options(one, other)


def _same_key(one: Item, other: Item) -> bool:
    """Nearly the same words with another answer ask something else: the sides of a hexagon, and of a pentagon."""
    match one.answer, other.answer:
        case (FillIn(mine), FillIn(theirs)) | (Numeric(mine), Numeric(theirs)):
            return bare(mine) == bare(theirs)
        case _:
            return True


def _same_options(one: Item, other: Item) -> bool:
    """`Which word is a noun?` may be asked twice, among other words."""
    if not isinstance(one.answer, MultipleChoice) or not isinstance(other.answer, MultipleChoice):
        return True
    mine, theirs = set(map(bare, one.answer.options)), set(map(bare, other.answer.options))
    return len(mine & theirs) * 2 >= min(len(mine), len(theirs)) or _right(one.answer) == _right(other.answer)


def _right(answer: MultipleChoice) -> str:
    return bare(answer.right) if 0 <= answer.key < len(answer.options) else ""


def _numbers(text: str) -> list[str]:
    return [word for word in words_of(text) if word[0].isdigit()]


def _asked(item: Item) -> str:
    match item.answer:
        case Matching(pairs):
            text = " ".join(prompt for prompt, _ in pairs)
        case Ordering(shown):
            text = " ".join(sorted(shown))
        case _:
            text = item.stem
    return _COMMA_OF_THOUSANDS.sub("", text)


RULE = SetRule("no-repeats", Severity.HARD, check)
