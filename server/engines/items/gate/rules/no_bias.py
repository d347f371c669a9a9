"""A question asks for what is so, not for an opinion, and speaks of people fairly."""

import re
from collections.abc import Iterator

from server.engines.items.gate.rule import EVERY_TYPE, Context, ItemRule, Severity
from server.engines.items.model import Item, ItemType

_OPINION = re.compile(
    r"\b(?:do you think|in your opinion|do you feel|do you like|do you believe|your favou?rite|should we)\b",
    re.IGNORECASE,
)
_UNFAIR = re.compile(
    r"\b(?:mankind|policeman|fireman|stewardess|chairman|man-made|housewife|normal (?:people|person|child|family)"
    r"|handicapped|crippled|retarded|third[- ]world|primitive (?:people|tribes?|cultures?)|savages?|illegal aliens?)\b",
    re.IGNORECASE,
)


def check(item: Item, context: Context) -> Iterator[str]:
    """Opinions asked for, and words that some students would stumble over."""
    del context
    if item.type is not ItemType.SHORT_ANSWER and (found := _OPINION.search(item.stem)) is not None:
        yield f"“{found.group()}” asks for an opinion, and the key is a fact."
    if (found := _UNFAIR.search(item.stem)) is not None:
        yield f"“{found.group()}” is better put another way."


RULE = ItemRule("no-bias", Severity.WARN, EVERY_TYPE, check)
