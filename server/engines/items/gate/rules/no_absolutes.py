"""Options hold no word that gives them away: always and never are wrong, usually and some are right."""

import re
from collections.abc import Iterator

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import Item, ItemType, MultipleChoice

_TELLING = re.compile(
    r"\b(?:always|never|all|only|every|none|completely|impossible|often|usually|some|sometimes|generally|typically|may|might)\b",
    re.IGNORECASE,
)


def check(item: Item, context: Context) -> Iterator[str]:
    """Such words in some of the options; in every one they tell nothing."""
    del context
    assert isinstance(item.answer, MultipleChoice)
    if item.code:
        return
    found = [_TELLING.search(option) for option in item.answer.options]
    said = [one.group().lower() for one in found if one is not None]
    if said and len(said) < len(found):
        yield f"An option says “{said[0]}”, which gives away whether it is right."


RULE = ItemRule("no-absolutes", Severity.WARN, frozenset({ItemType.MULTIPLE_CHOICE}), check)
