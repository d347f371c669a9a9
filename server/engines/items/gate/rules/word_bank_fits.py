"""One word of the bank fits the blank, and it is the key."""

from collections.abc import Iterator
from itertools import combinations

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.gate.same import same_answer
from server.engines.items.model import FillIn, Item, ItemType, Origin
from server.engines.items.text.words import bare


def check(item: Item, context: Context) -> Iterator[str]:
    """Words of the bank that are missing, twice, or would do too."""
    answer = item.answer
    assert isinstance(answer, FillIn)
    if not answer.bank:
        return
    if sum(same_answer(word, answer.key) for word in answer.bank) != 1:
        yield "The answer does not stand in the word bank exactly once."
    if any(same_answer(one, other) for one, other in combinations(answer.bank, 2)):
        yield "A word stands in the word bank twice."
    if item.code:
        return
    bank = [bare(word) for word in answer.bank]
    key = bare(answer.key)
    right = {key, *map(bare, answer.accepted)}
    quote = f" {bare(item.source.quote)} " if item.source.origin is Origin.MATERIAL else ""
    for shown, word in zip(answer.bank, bank, strict=True):
        if word != key and word in right:
            yield f"“{shown}” of the word bank is right too."
        elif word != key and (why := context.nouns.also_true(key, word)) is not None:
            yield f"“{shown}” of the word bank could be right too: {why}."
        elif word != key and f" {word} " in quote and f" {word} " not in f" {bare(item.stem)} ":
            yield f"“{shown}” of the word bank stands in the same sentence of the source."


RULE = ItemRule("word-bank-fits", Severity.HARD, frozenset({ItemType.FILL_IN}), check)
