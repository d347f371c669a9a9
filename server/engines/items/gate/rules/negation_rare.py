"""Few questions of a set ask for what is not so."""

import re
from collections.abc import Iterator

from server.engines.items.gate.rule import Context, SetRule, Severity
from server.engines.items.model import Item, MultipleChoice

MOST_SHARE = 0.1
_NEGATED = re.compile(r"\b(?:NOT|EXCEPT|NEVER)\b")


def check(items: tuple[Item, ...], context: Context) -> Iterator[tuple[str, str]]:
    """More than one in ten, and more than one."""
    del context
    negated = [item for item in items if isinstance(item.answer, MultipleChoice) and _NEGATED.search(item.stem)]
    if len(negated) > max(1, MOST_SHARE * len(items)):
        yield "", f"{len(negated)} of {len(items)} questions ask for what is NOT so."


RULE = SetRule("negation-rare", Severity.WARN, check)
