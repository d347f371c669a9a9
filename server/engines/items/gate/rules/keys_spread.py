"""Over a set, neither length nor position tells the keys."""

from collections import Counter
from collections.abc import Iterator, Sequence

from server.engines.items.gate.rule import Context, SetRule, Severity
from server.engines.items.model import Item, MultipleChoice, TrueFalse
from server.engines.items.values import quantity_of

LONGEST_SHARE, LONGEST_FROM = 0.4, 5
SEEN_AS_LONGER = 1.1
POSITION_SHARE, POSITION_FROM = 0.5, 8
SAME_TRUTH_SHARE, SAME_TRUTH_FROM = 0.8, 5
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def check(items: tuple[Item, ...], context: Context) -> Iterator[tuple[str, str]]:
    """Sets that a guesser would like."""
    del context
    choices = [item.answer for item in items if isinstance(item.answer, MultipleChoice) and _can_be_marked(item.answer)]
    longest = sum(_is_seen_as_longest(one) for one in choices)
    if len(choices) >= LONGEST_FROM and longest > LONGEST_SHARE * len(choices):
        yield "", f"In {longest} of {len(choices)} questions the right option is the longest."
    position, share = _commonest([one.key for one in choices])
    if len(choices) >= POSITION_FROM and share > POSITION_SHARE:
        yield "", f"In more than half of the questions the right option is the {_ORDINALS[position]}."
    truths = [item.answer.key for item in items if isinstance(item.answer, TrueFalse)]
    truth, share = _commonest(truths)
    if len(truths) >= SAME_TRUTH_FROM and share > SAME_TRUTH_SHARE:
        yield "", f"Nearly every statement is {'true' if truth else 'false'}."


def _is_seen_as_longest(answer: MultipleChoice) -> bool:
    """Of numbers nobody compares the length."""
    longest_other = max(map(len, answer.distractors))
    return len(answer.right) > SEEN_AS_LONGER * longest_other and quantity_of(answer.right) is None


def _can_be_marked(answer: MultipleChoice) -> bool:
    return 0 <= answer.key < len(answer.options) <= len(_ORDINALS) and len(answer.options) > 1


def _commonest(keys: Sequence[int]) -> tuple[int, float]:
    """(what is most common, its share)."""
    if not keys:
        return 0, 0.0
    key, count = Counter(keys).most_common(1)[0]
    return key, count / len(keys)


RULE = SetRule("keys-spread", Severity.WARN, check)
