"""There is exactly one key, and it can be read."""

from collections.abc import Iterator

from server.engines.items.gate.rule import EVERY_TYPE, Context, ItemRule, Severity
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
from server.engines.items.values import value_of


def check(item: Item, context: Context) -> Iterator[str]:
    """What cannot be marked."""
    del context
    match item.answer:
        case MultipleChoice(options, key):
            if not 0 <= key < len(options):
                yield "No option is marked as the right one."
        case TrueFalse(key, correction):
            if not key and not correction.strip():
                yield "The statement is false, and the true one is missing."
        case FillIn(key) | ShortAnswer(key) | LuauOutput(key):
            if not key.strip():
                yield "The answer is missing."
        case Matching(pairs):
            if len(pairs) < 3 or any(not prompt.strip() or not match.strip() for prompt, match in pairs):
                yield "There are fewer than three pairs, or one of them is not complete."
        case Ordering(shown, key):
            if len(shown) < 3 or sorted(key) != list(range(len(shown))):
                yield "The right order does not name every step once."
        case Numeric():
            yield from _numeric(item.answer)


def _numeric(answer: Numeric) -> Iterator[str]:
    value = value_of(answer.key)
    if value is None:
        yield f"The answer {answer.key!r} is no number."
    elif any(value_of(other) != value for other in answer.accepted):
        yield "Another way of writing the answer has another value."
    if answer.tolerance and value_of(answer.tolerance) is None:
        yield "The tolerance is no number."


RULE = ItemRule("one-key", Severity.HARD, EVERY_TYPE, check)
