"""The key does not stand out by its length."""

from collections.abc import Iterator
from statistics import mean

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import Item, ItemType, MultipleChoice

STANDS_OUT = 1.25
SHORT = 12
"""Characters: where options are that short on average, their length tells nothing."""


def check(item: Item, context: Context) -> Iterator[str]:
    """Keys that are the longest or the shortest by far."""
    del context
    answer = item.answer
    assert isinstance(answer, MultipleChoice)
    lengths = [len(option) for option in answer.options]
    if not 0 <= answer.key < len(lengths) or mean(lengths) < SHORT:
        return
    key, others = lengths[answer.key], [len(option) for option in answer.distractors]
    if others and key > max(others) and key > STANDS_OUT * mean(lengths):
        yield "The answer is clearly the longest option."
    elif others and key < min(others) and key * STANDS_OUT < mean(lengths):
        yield "The answer is clearly the shortest option."


RULE = ItemRule("key-length", Severity.WARN, frozenset({ItemType.MULTIPLE_CHOICE}), check)
