"""A question that asks for what is not so says NOT in capitals."""

import re
from collections.abc import Iterator

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import Item, ItemType

_HIDDEN = re.compile(
    r"\b(?:is|are|was|were|does|do|did|would|could|can|has|have) not\b|\bnot (?:a|an|true|one)\b"
    r"|\b(?:isn't|aren't|doesn't|wasn't)\b|\bexcept\b|\bnever\b"
)
_ASKS = re.compile(r"\b(?:which|what)\b", re.IGNORECASE)


def check(item: Item, context: Context) -> Iterator[str]:
    """Negations that are read over."""
    del context
    if _ASKS.search(item.stem) and _HIDDEN.search(item.stem.rsplit(". ", 1)[-1]):
        yield "The question asks for what is not so; write NOT or EXCEPT in capitals."


RULE = ItemRule("negation-seen", Severity.WARN, frozenset({ItemType.MULTIPLE_CHOICE}), check)
