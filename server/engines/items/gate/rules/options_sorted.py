"""Numbers and years among the options stand in order."""

from collections.abc import Iterator

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import Item, ItemType, MultipleChoice
from server.engines.items.values import quantity_of


def check(item: Item, context: Context) -> Iterator[str]:
    """Numeric options that are neither rising nor falling."""
    del context
    assert isinstance(item.answer, MultipleChoice)
    quantities = [quantity_of(option) for option in item.answer.options]
    values = [quantity[0] for quantity in quantities if quantity is not None]
    units = {quantity[1] for quantity in quantities if quantity is not None}
    if len(values) == len(quantities) and len(units) == 1 and values not in (sorted(values), sorted(values)[::-1]):
        yield "The options are numbers and do not stand in order."


RULE = ItemRule("options-sorted", Severity.WARN, frozenset({ItemType.MULTIPLE_CHOICE}), check)
