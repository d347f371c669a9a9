"""Which questions can be answered on a screen, and which answers fit a question."""

from server.engines.items.model import (
    Answer,
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
from server.engines.quizzes.grading.given import LONGEST_TEXT, Choice, Given, Matches, Order, Text, Truth

LONGEST_KEY = 10_000
"""Characters of all that counts as right for a question, and of what is chosen from, together."""


def is_answerable(item: Item) -> bool:
    """Whether there is a right answer that can be given. What people have edited may be broken."""
    answer = item.answer
    match answer:
        case MultipleChoice(options, key):
            return len(options) > 1 and 0 <= key < len(options)
        case TrueFalse():
            return True
        case Matching(pairs, extra, shown):
            return bool(pairs) and len(shown) == len(pairs) + len(extra) and all(match in shown for _, match in pairs)
        case Ordering(shown, key):
            return len(shown) > 1 and sorted(key) == list(range(len(shown)))
        case FillIn(key, accepted, bank):
            return bool(key.strip()) and _is_bounded(key, *accepted, *bank)
        case Numeric(key, unit, tolerance, accepted):
            return bool(key.strip()) and _is_bounded(key, unit, tolerance, *accepted)
        case LuauOutput(key):
            return bool(key.strip()) and _is_bounded(key)
        case ShortAnswer(key):
            return _is_bounded(key)


def _is_bounded(*texts: str) -> bool:
    """Whether comparing an answer with them takes a moment, and each can be typed."""
    return all(len(text) <= LONGEST_TEXT for text in texts) and sum(map(len, texts)) <= LONGEST_KEY


def fits(answer: Answer, given: Given) -> bool:
    """Whether it is an answer to such a question at all, right or wrong."""
    match answer, given:
        case MultipleChoice(options), Choice(option):
            return 0 <= option < len(options)
        case TrueFalse(), Truth():
            return True
        case Matching(pairs, _, shown), Matches(options):
            chosen = [one for one in options if one is not None]
            return len(options) == len(pairs) and all(0 <= one < len(shown) for one in chosen)
        case Ordering(shown), Order(steps):
            return sorted(steps) == list(range(len(shown)))
        case ((FillIn() | Numeric() | LuauOutput() | ShortAnswer()), Text(text)):
            return len(text) <= LONGEST_TEXT
        case _:
            return False
