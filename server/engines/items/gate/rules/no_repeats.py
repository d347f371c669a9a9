"""No question is asked twice."""

from collections.abc import Iterator
from itertools import combinations

from server.engines.items.gate.rule import Context, SetRule, Severity
from server.engines.items.model import Item, Matching, Ordering
from server.engines.items.text.words import word_overlap, words_of

TOO_ALIKE = 0.8


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
    return _numbers(first) == _numbers(second) and word_overlap(first, second) >= TOO_ALIKE and one.code == other.code


def _numbers(text: str) -> list[str]:
    return [word.replace(",", "") for word in words_of(text) if word[0].isdigit()]


def _asked(item: Item) -> str:
    match item.answer:
        case Matching(pairs):
            return " ".join(prompt for prompt, _ in pairs)
        case Ordering(shown):
            return " ".join(shown)
        case _:
            return item.stem


RULE = SetRule("no-repeats", Severity.HARD, check)
