"""No question gives away the answer to another."""

from collections.abc import Iterator

from server.engines.items.gate.rule import Context, SetRule, Severity
from server.engines.items.model import FillIn, Item, MultipleChoice, TrueFalse
from server.engines.items.text.words import bare, content_stems
from server.engines.items.values import quantity_of

LEAST_SHARED = 0.5
"""Share of a question's content words that the other must hold as well: else it speaks of something else."""

LEAST_WORDS = 2
"""As many of them, where the question has as many."""


def check(items: tuple[Item, ...], context: Context) -> Iterator[tuple[str, str]]:
    """Items whose key stands in another's stem, where both are about the same."""
    del context
    for item in items:
        key = _key(item)
        if key is None:
            continue
        mine = set(content_stems(item.stem)) - set(content_stems(key))
        for other in items:
            if other.id != item.id and _says(other, key) and _about_the_same(mine, other):
                yield item.id, f"Another question says its answer, “{key}”."
                break


def _key(item: Item) -> str | None:
    match item.answer:
        case MultipleChoice(options, key) if 0 <= key < len(options):
            text = options[key]
        case FillIn(text):
            pass
        case _:
            return None
    return None if quantity_of(text) is not None or len(bare(text)) < 3 or item.code else text


def _says(other: Item, key: str) -> bool:
    """A false statement says what is not so."""
    if isinstance(other.answer, TrueFalse) and not other.answer.key:
        return False
    return f" {bare(key)} " in f" {bare(other.stem)} "


def _about_the_same(mine: set[str], other: Item) -> bool:
    theirs = set(content_stems(other.stem))
    shared = len(mine & theirs)
    return bool(mine) and shared >= LEAST_SHARED * len(mine) and shared >= min(LEAST_WORDS, len(mine))


RULE = SetRule("no-leaks", Severity.HARD, check)
