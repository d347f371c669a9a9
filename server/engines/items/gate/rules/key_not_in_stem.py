"""The question does not give its answer away."""

from collections.abc import Iterator

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import FillIn, Item, ItemType, MultipleChoice
from server.engines.items.text.words import bare, content_stems
from server.engines.items.values import quantity_of

MOST_SHARED = 1
"""Content words that key and stem may share beyond what every option shares with it."""


def check(item: Item, context: Context) -> Iterator[str]:
    """Keys that stand in the stem, whole or in most of their words."""
    del context
    match item.answer:
        case MultipleChoice(options, key) if 0 <= key < len(options):
            right, others = options[key], item.answer.distractors
        case FillIn(right):
            others = ()
        case _:
            return
    if quantity_of(right) is not None or item.code:
        return
    whole = bare(right)
    in_stem = f" {bare(item.stem)} "
    if others and all(f" {bare(option)} " in in_stem for option in others):
        return
    if len(whole) > 2 and f" {whole} " in in_stem and not _in_all(whole, others):
        yield f"The answer “{right}” stands in the question."
        return
    shared = _shared(right, item.stem)
    usual = max((len(_shared(option, item.stem)) for option in others), default=0)
    if len(shared) > MOST_SHARED + usual or (shared and not usual and len(shared) == len(set(content_stems(right)))):
        yield f"The question uses the words of its answer: {', '.join(shared)}."


def _in_all(whole: str, others: tuple[str, ...]) -> bool:
    return bool(others) and all(f" {whole} " in f" {bare(other)} " for other in others)


def _shared(option: str, stem: str) -> list[str]:
    in_stem = set(content_stems(stem))
    return [word for word in dict.fromkeys(content_stems(option)) if word in in_stem]


RULE = ItemRule("key-not-in-stem", Severity.HARD, frozenset({ItemType.MULTIPLE_CHOICE, ItemType.FILL_IN}), check)
