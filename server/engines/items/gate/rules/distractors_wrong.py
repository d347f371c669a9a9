"""No wrong option is right too."""

from collections.abc import Iterator

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import Item, ItemType, MultipleChoice, Origin
from server.engines.items.text.words import bare
from server.engines.items.values import quantity_of


def check(item: Item, context: Context) -> Iterator[str]:
    """Options that could be defended."""
    answer = item.answer
    assert isinstance(answer, MultipleChoice)
    if not 0 <= answer.key < len(answer.options):
        return
    right = bare(answer.right)
    quote = f" {bare(item.source.quote)} " if item.source.origin is Origin.MATERIAL else ""
    for option in answer.distractors:
        wrong = bare(option)
        if not wrong or quantity_of(option) is not None:
            continue
        if f" {wrong} " in quote:
            yield f"“{option}” stands in the same sentence of the source as the answer."
        if _is_part(wrong, right) or _is_part(right, wrong):
            yield f"“{option}” and the answer “{answer.right}” say the same, one with more words."
        elif (why := context.nouns.also_true(right, wrong)) is not None:
            yield f"“{option}” could be right too: {why}."


def _is_part(inner: str, outer: str) -> bool:
    """Whether a short answer is a longer one with words left out at an end, as `DNA` of `DNA molecules`."""
    if inner == outer or len(inner) < 3 or any(sign in f" {outer} " for sign in (" not ", " no ", " without ")):
        return False
    few = len(outer.split()) <= 3
    return few and outer.startswith(f"{inner} ") and len(inner.split()) >= len(outer.split()) - 1


RULE = ItemRule("distractors-wrong", Severity.HARD, frozenset({ItemType.MULTIPLE_CHOICE}), check)
