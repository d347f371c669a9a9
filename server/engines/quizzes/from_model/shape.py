"""The shape that a model is asked to write its questions in."""

from collections.abc import Sequence
from typing import Any

from server.engines.items.model import Bloom, Difficulty, ItemType

Plain = dict[str, Any]

LIST = "items"
EXAMPLE = "Which planet is nearest to the sun?"
"""The question of the prompt's example."""
MOST_OPTIONS = 6
USUAL = (ItemType.MULTIPLE_CHOICE, ItemType.TRUE_FALSE, ItemType.FILL_IN, ItemType.SHORT_ANSWER)
"""What a model is asked for where no type was named; of mathematics numbers beside it."""


def types_for(wanted: Sequence[ItemType], subject: str | None, *, sourced: bool) -> tuple[ItemType, ...]:
    """What a model may write: those that were named, or the usual ones. `sourced`: from a text, so without code."""
    if wanted:
        return tuple(kind for kind in wanted if not (sourced and kind is ItemType.LUAU_OUTPUT))
    if sourced:
        return USUAL
    further = {"mathematics": (ItemType.NUMERIC,), "luau": (ItemType.LUAU_OUTPUT,)}
    return (*USUAL, *further.get(subject or "", ()))


def schema_for(types: Sequence[ItemType], objectives: int, *, quoted: bool) -> Plain:
    """A JSON schema. Every answer is a text, so that one shape does for all types."""
    properties: Plain = {
        "type": {"type": "string", "enum": [kind.value for kind in types]},
        "stem": {"type": "string", "maxLength": 400},
        "options": _texts(MOST_OPTIONS),
        "answer": {"type": "string", "maxLength": 400},
        "reason": {"type": "string", "maxLength": 400},
        "bloom": {"type": "string", "enum": [level.value for level in Bloom]},
        "difficulty": {"type": "string", "enum": [one.value for one in Difficulty]},
        "objective": {"type": "integer", "enum": list(range(1, max(1, objectives) + 1))},
    }
    if ItemType.TRUE_FALSE in types:
        properties["correction"] = {"type": "string", "maxLength": 400}
    if ItemType.MATCHING in types:
        pair = {"prompt": {"type": "string", "maxLength": 150}, "match": {"type": "string", "maxLength": 150}}
        properties["pairs"] = {"type": "array", "maxItems": 6, "items": {"type": "object", "properties": pair}}
    if ItemType.LUAU_OUTPUT in types:
        properties["code"] = {"type": "string", "maxLength": 1500}
    if quoted:
        properties["quote"] = {"type": "string", "maxLength": 500}
    items = {"type": "array", "items": {"type": "object", "properties": properties}}
    return {"type": "object", "properties": {LIST: items}}


def _texts(most: int) -> Plain:
    return {"type": "array", "maxItems": most, "items": {"type": "string", "maxLength": 200}}
