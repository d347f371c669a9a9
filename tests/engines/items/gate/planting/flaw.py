"""What a planted flaw is, and how an item is changed in one thing."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from server.engines.items.gate.rule import Context
from server.engines.items.model import BLANK, FillIn, Item, MultipleChoice, Source, TrueFalse


@dataclass(frozen=True, slots=True)
class Quiz:
    """Items before and after planting, with what they are checked against."""

    items: tuple[Item, ...]
    context: Context


@dataclass(frozen=True, slots=True)
class Flaw:
    """`rule` should see it; `plant` gives the quiz with item number `at` spoilt, None where it does not fit there."""

    name: str
    rule: str
    plant: Callable[[Quiz, int, random.Random], Quiz | None]


ItemPlant = Callable[[Item, random.Random], Item | None]


def in_item(name: str, rule: str, plant: ItemPlant) -> Flaw:
    """A flaw of one item alone."""

    def planted(quiz: Quiz, at: int, rng: random.Random) -> Quiz | None:
        changed = plant(quiz.items[at], rng)
        if changed is None:
            return None
        assert changed != quiz.items[at], f"{name} changed nothing: {changed.stem}"
        return with_item(quiz, at, changed)

    return Flaw(name, rule, planted)


def with_item(quiz: Quiz, at: int, item: Item) -> Quiz:
    return replace(quiz, items=(*quiz.items[:at], item, *quiz.items[at + 1 :]))


def with_options(item: Item, options: Iterable[str], key: int) -> Item:
    return replace(item, answer=MultipleChoice(tuple(options), key))


def with_wrong(item: Item, wrong: str, rng: random.Random) -> Item | None:
    """One of the wrong options is another text."""
    if not isinstance(item.answer, MultipleChoice):
        return None
    at = rng.choice([index for index in range(len(item.answer.options)) if index != item.answer.key])
    options = item.answer.options
    return with_options(item, (*options[:at], wrong, *options[at + 1 :]), item.answer.key)


def with_source(item: Item, source: Source) -> Item:
    return replace(item, source=source)


def is_worded_choice(item: Item) -> bool:
    """A multiple choice among words, without code."""
    return (
        isinstance(item.answer, MultipleChoice)
        and not item.code
        and all(any(sign.isalpha() for sign in option) for option in item.answer.options)
        and not any(sign in "=→" or sign.isdigit() for option in item.answer.options for sign in option)
    )


def stem_of_sentence(item: Item) -> bool:
    """Whether the stem is a sentence with words enough to change some."""
    sentence = isinstance(item.answer, MultipleChoice | FillIn | TrueFalse) and not item.code
    return sentence and len(item.stem.replace(BLANK, "x").split()) >= 6 and item.stem[0].isalpha()
