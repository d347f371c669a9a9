"""Small packs and items for the tests of quizzes and lessons."""

from typing import Any

from server.engines.items.ids import item_id
from server.engines.items.model import Answer, Bloom, Difficulty, Item, MultipleChoice, Origin, Source


def item(stem: str, answer: Answer, **changes: Any) -> Item:
    """A sound item; `changes` replace its fields."""
    fields: dict[str, Any] = {
        "id": item_id(stem, answer),
        "stem": stem,
        "answer": answer,
        "reason": "Because it is so.",
        "source": Source(Origin.PACK, "A pack"),
        "bloom": Bloom.REMEMBER,
        "difficulty": Difficulty.MEDIUM,
        "objective": "one",
    }
    return Item(**{**fields, **changes})


def choice_item(number: int, **changes: Any) -> Item:
    """The options are four animals, the first of them right."""
    animals = ("a tall giraffe", "a grey heron", "a red squirrel", "a small otter")
    return item(f"Which animal stands on page {number} of that zoo guide?", MultipleChoice(animals, 0), **changes)
