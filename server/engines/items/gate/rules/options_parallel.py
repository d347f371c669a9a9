"""Options are of one kind: all numbers, all names, all clauses."""

from collections.abc import Iterator

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import Item, ItemType, MultipleChoice
from server.engines.items.text.shapes import Shape, shape_of

_APART = frozenset({Shape.NUMBER, Shape.DATE, Shape.INFINITIVE, Shape.GERUND})
"""Kinds that are seen at once. Names, phrases and clauses are told apart by their words only."""


def check(item: Item, context: Context) -> Iterator[str]:
    """A key, or one wrong option, that is of another kind than the rest."""
    del context
    answer = item.answer
    assert isinstance(answer, MultipleChoice)
    if item.code or not 0 <= answer.key < len(answer.options):
        return
    shapes = [shape_of(option) for option in answer.options]
    key = shapes[answer.key]
    others = [shape for index, shape in enumerate(shapes) if index != answer.key]
    if key not in others and len(set(others)) == 1 and (key in _APART or others[0] in _APART):
        yield f"The right option is of another kind than the others: “{answer.right}”."


RULE = ItemRule("options-parallel", Severity.WARN, frozenset({ItemType.MULTIPLE_CHOICE}), check)
