"""A key from the teacher's material stands in the place that is named."""

import re
from collections.abc import Iterator

from server.engines.items.gate.rule import EVERY_TYPE, Context, ItemRule, Severity
from server.engines.items.model import (
    GAP,
    FillIn,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Origin,
    ShortAnswer,
    Source,
    TrueFalse,
)
from server.engines.items.text.figures import figures_of
from server.engines.items.text.words import bare


def check(item: Item, context: Context) -> Iterator[str]:
    """What is not in the source."""
    source = item.source
    if source.origin is not Origin.MATERIAL:
        return
    if not source.quote.strip():
        yield "The place in the source is missing."
        return
    if not _stands_there(source, context):
        yield "The quoted sentence does not stand at the place that is named."
    quote = f" {bare(source.quote)} "
    for part in _key_parts(item):
        if f" {bare(part)} " not in quote:
            yield f"“{part}” does not stand in the quoted sentence."
    numbers = {figure.value for figure in figures_of(source.quote)}
    for part in _key_parts(item):
        for figure in figures_of(part):
            if figure.value not in numbers:
                yield f"The number {figure.text} does not stand in the quoted sentence."


def _stands_there(source: Source, context: Context) -> bool:
    """Anywhere in the text, where no place is named. Places that are apart stand there in their order."""
    text = context.sources.get(source.material_id)
    if text is None:
        return True
    pieces = [_flat(piece) for piece in source.quote.split(GAP)]
    if source.start is None or source.end is None:
        return _stand_in_order(pieces, _flat(text))
    named = _flat(text[source.start : source.end])
    if len(pieces) == 1:
        return named == pieces[0]
    return named.startswith(pieces[0]) and named.endswith(pieces[-1]) and _stand_in_order(pieces, named)


def _stand_in_order(pieces: list[str], text: str) -> bool:
    at = 0
    for piece in pieces:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _key_parts(item: Item) -> list[str]:
    """What must stand in the quote."""
    match item.answer:
        case MultipleChoice(options, key):
            return list(options[key : key + 1]) if key >= 0 else []
        case FillIn(key) | Numeric(key) | ShortAnswer(key):
            return [key]
        case TrueFalse(key, correction):
            return [item.stem if key else correction]
        case Matching(pairs):
            return [part for pair in pairs for part in pair]
        case Ordering(shown):
            return list(shown)
        case _:
            return []


RULE = ItemRule("key-in-source", Severity.HARD, EVERY_TYPE, check)
