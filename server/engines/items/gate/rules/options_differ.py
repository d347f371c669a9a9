"""There are three to five options, and no two are the same, also by value."""

from collections.abc import Iterator
from itertools import combinations

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import Item, ItemType, MultipleChoice
from server.engines.items.text.words import bare
from server.engines.items.values import quantity_of


def check(item: Item, context: Context) -> Iterator[str]:
    """Options that are the same to a student."""
    del context
    assert isinstance(item.answer, MultipleChoice)
    options = item.answer.options
    if not 3 <= len(options) <= 5:
        yield f"There are {len(options)} options; there should be three to five."
    for one, other in combinations(options, 2):
        if not one.strip() or not other.strip():
            yield "An option is empty."
        elif _same(one, other):
            yield f"Two options are the same: “{one}” and “{other}”."


def _same(one: str, other: str) -> bool:
    first, second = quantity_of(one), quantity_of(other)
    if first is not None or second is not None:
        return first == second
    if bare(one) and bare(other):
        return bare(one) == bare(other) and _signs(one) == _signs(other)
    return one.strip() == other.strip()


def _signs(text: str) -> str:
    """What tells `x + 2` from `x − 2`, and one line of code from another."""
    return "".join(sign for sign in text if sign in "+−-×÷*/^=<>~%#()[]{}²³√_\"'" and sign not in "’")


RULE = ItemRule("options-differ", Severity.HARD, frozenset({ItemType.MULTIPLE_CHOICE}), check)
