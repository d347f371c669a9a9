"""Every option goes with the words before the blank: no a, an, is or are tells which."""

import re
from collections.abc import Iterator

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import BLANK, FillIn, Item, ItemType, MultipleChoice
from server.engines.items.text.shapes import is_plural, takes_an

_RIGHT_BEFORE = re.compile(rf"\b(an?) {BLANK}", re.IGNORECASE)
_VERB_AFTER = re.compile(rf"{BLANK} (?P<verb>is|are|was|were|has|have)\b")


def check(item: Item, context: Context) -> Iterator[str]:
    """Cues of article and number."""
    del context
    match item.answer:
        case MultipleChoice(options):
            pass
        case FillIn(_, _, bank):
            options = bank
        case _:
            return
    article = _RIGHT_BEFORE.search(item.stem)
    if article is not None and len({takes_an(option) for option in options}) > 1:
        yield f"“{article.group(1)}” before the blank goes with some options only; write “a(n)”."
    verb = _VERB_AFTER.search(item.stem)
    plural = {number for option in options if (number := is_plural(option)) is not None}
    if verb is not None and len(plural) > 1:
        yield f"“{verb['verb']}” after the blank goes with some options only."


RULE = ItemRule("grammar-fits", Severity.WARN, frozenset({ItemType.MULTIPLE_CHOICE, ItemType.FILL_IN}), check)
