"""Items as plain data, in the shape of the wire, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from server.engines.items.model import (
    Answer,
    Bloom,
    Difficulty,
    FillIn,
    Item,
    ItemType,
    LuauOutput,
    Matching,
    MultipleChoice,
    Numeric,
    Objective,
    Ordering,
    Origin,
    ShortAnswer,
    Source,
    TrueFalse,
)

Plain = dict[str, Any]
"""What JSON can hold, in the shape of an item of `contracts.content`."""


def to_plain(item: Item) -> Plain:
    """In the shape of the wire."""
    return {
        "id": item.id,
        "type": item.type.value,
        "stem": item.stem,
        **_answer_to_plain(item.answer),
        "reason": item.reason,
        "source": {**asdict(item.source), "origin": item.source.origin.value},
        "bloom": item.bloom.value,
        "difficulty": item.difficulty.value,
        "objective": item.objective,
        "hint": item.hint,
        "code": item.code,
        "points": item.points,
        "locked": item.locked,
        "watch_for": item.watch_for,
    }


def from_plain(plain: Mapping[str, Any]) -> Item:
    """Of what `to_plain` gave, or of an item of the wire as plain data."""
    source = dict(plain["source"])
    return Item(
        id=plain["id"],
        stem=plain["stem"],
        answer=_answer_from_plain(ItemType(plain["type"]), plain),
        reason=plain["reason"],
        source=Source(**{**source, "origin": Origin(source["origin"])}),
        bloom=Bloom(plain["bloom"]),
        difficulty=Difficulty(plain["difficulty"]),
        objective=plain.get("objective", ""),
        hint=plain.get("hint", ""),
        code=plain.get("code", ""),
        points=plain.get("points", 1),
        locked=plain.get("locked", False),
        watch_for=plain.get("watch_for", ""),
    )


def objective_to_plain(objective: Objective) -> Plain:
    """In the shape of the wire."""
    return {"id": objective.id, "text": objective.text, "bloom": objective.bloom.value}


def objectives_from_plain(plain: Sequence[Mapping[str, Any]]) -> tuple[Objective, ...]:
    """Of objectives of the wire."""
    return tuple(Objective(one["id"], one["text"], Bloom(one["bloom"])) for one in plain)


def _answer_to_plain(answer: Answer) -> Plain:
    match answer:
        case MultipleChoice(options, key):
            return {"options": list(options), "key": key}
        case TrueFalse(truth, correction):
            return {"options": [], "key": truth, "correction": correction}
        case FillIn(text, accepted, bank):
            return {"options": list(bank), "key": text, "accepted": list(accepted)}
        case Matching(pairs, _, shown):
            return {"options": list(shown), "key": [list(pair) for pair in pairs]}
        case ShortAnswer(text, points):
            return {"options": [], "key": text, "marks": list(points)}
        case Ordering(shown, order):
            return {"options": list(shown), "key": list(order)}
        case Numeric(text, unit, tolerance, accepted):
            return {"options": [], "key": text, "unit": unit, "tolerance": tolerance, "accepted": list(accepted)}
        case LuauOutput(text):
            return {"options": [], "key": text}


def _answer_from_plain(kind: ItemType, plain: Mapping[str, Any]) -> Answer:
    options, key = tuple(plain["options"]), plain["key"]
    match kind:
        case ItemType.MULTIPLE_CHOICE:
            return MultipleChoice(options, key)
        case ItemType.TRUE_FALSE:
            return TrueFalse(key, plain.get("correction", ""))
        case ItemType.FILL_IN:
            return FillIn(key, tuple(plain.get("accepted", ())), options)
        case ItemType.MATCHING:
            return _matching(options, key)
        case ItemType.SHORT_ANSWER:
            return ShortAnswer(key, tuple(plain.get("marks", ())))
        case ItemType.ORDERING:
            return Ordering(options, tuple(key))
        case ItemType.NUMERIC:
            unit, tolerance = plain.get("unit", ""), plain.get("tolerance", "")
            return Numeric(key, unit, tolerance, tuple(plain.get("accepted", ())))
        case ItemType.LUAU_OUTPUT:
            return LuauOutput(key)


def _matching(shown: tuple[str, ...], pairs: Sequence[Sequence[str]]) -> Matching:
    """What is shown and belongs to no pair is extra; a match that stands there twice is extra once."""
    left = list(shown)
    for _, match in pairs:
        if match in left:
            left.remove(match)
    return Matching(tuple((prompt, match) for prompt, match in pairs), tuple(left), shown)
