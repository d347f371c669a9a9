"""Somebody who knows every key, and somebody who never does."""

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
from server.engines.quizzes.grading.given import Choice, Given, Matches, Order, Text, Truth


def by_key(item: Item) -> Given:
    """What the key says."""
    answer = item.answer
    match answer:
        case MultipleChoice():
            return Choice(answer.key)
        case TrueFalse(key):
            return Truth(key)
        case Matching(pairs, _, shown):
            return Matches(tuple(shown.index(match) for _, match in pairs))
        case Ordering(_, key):
            return Order(key)
        case FillIn(key) | Numeric(key) | LuauOutput(key) | ShortAnswer(key):
            return Text(key)


def wrongly(item: Item) -> Given | None:
    """What is worth nothing; None where there is no such answer, or somebody has to judge it."""
    answer = item.answer
    match answer:
        case MultipleChoice(options, key):
            return Choice((key + 1) % len(options))
        case TrueFalse(key):
            return Truth(not key)
        case Matching(pairs, _, shown):
            return Matches(tuple(_other(shown, match) for _, match in pairs))
        case Ordering(shown, key):
            return Order(key[::-1]) if len(set(shown)) == len(shown) else None
        case FillIn() | Numeric() | LuauOutput():
            return Text("something else entirely")
        case ShortAnswer():
            return None


def _other(shown: tuple[str, ...], match: str) -> int:
    return next(place for place, one in enumerate(shown) if one != match)
