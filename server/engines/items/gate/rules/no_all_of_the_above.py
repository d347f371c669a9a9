"""No option speaks of other options."""

import re
from collections.abc import Iterator

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import Item, ItemType, MultipleChoice

_SPEAKS_OF_OTHERS = re.compile(
    r"^(?:all|none|some|any|both|neither|two|either|each|one)(?: of)?(?: the)?(?: other)?"
    r" (?:above|below|these|those|options|answers|choices)"
    r"(?: (?:answers?|options?|choices?|are|is|appl(?:y|ies))\b.*)?\.?$"
    r"|^(?:(?:both|either|neither|options?|answers?) )?\(?[a-e]\)?(?: and | or | nor | & |, )\(?[a-e]\)?"
    r"(?:,? (?:and|or) \(?[a-e]\)?)?(?: only| are (?:correct|true|right))?\.?$"
    r"|^(?:both|either|neither) \d (?:and|or|nor) \d$"
    r"|^(?:I{1,3}|IV)(?:(?:,| and| &) ?(?:I{1,3}|IV))+(?: only)?\.?$"
    r"|^(?:all|none)(?: are| is)?(?: true| correct| right| false| wrong)?\.?$|\bcannot be (?:known|determined)\b",
    re.IGNORECASE,
)


_HOW_MANY = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)
"""None is a number then."""


def check(item: Item, context: Context) -> Iterator[str]:
    """Options that are none of their own."""
    del context
    assert isinstance(item.answer, MultipleChoice)
    counts = _HOW_MANY.search(item.stem) is not None
    for option in item.answer.options:
        if counts and option.strip().casefold() == "none":
            continue
        if _SPEAKS_OF_OTHERS.search(option.strip()):
            yield f"The option “{option}” is about the other options."


RULE = ItemRule("no-all-of-the-above", Severity.HARD, frozenset({ItemType.MULTIPLE_CHOICE}), check)
