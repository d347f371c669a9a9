"""Every item is for an objective that exists, and every objective has an item."""

from collections.abc import Iterator

from server.engines.items.gate.rule import Context, SetRule, Severity
from server.engines.items.model import Item


def check(items: tuple[Item, ...], context: Context) -> Iterator[tuple[str, str]]:
    """Items that are for nothing; objectives that nothing asks for, where there are items enough."""
    known = {objective.id for objective in context.objectives}
    if not known:
        return
    for item in items:
        if item.objective not in known:
            yield item.id, "It belongs to no objective."
    if len(items) < len(known):
        return
    asked = {item.objective for item in items}
    for objective in context.objectives:
        if objective.id not in asked:
            yield "", f"No question asks for the objective “{objective.text}”."


RULE = SetRule("objectives-met", Severity.HARD, check)
