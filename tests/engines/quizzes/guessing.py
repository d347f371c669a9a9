"""A guesser that sees the options and the question, and knows nothing of what it is about."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from server.engines.items.model import Item, MultipleChoice
from server.engines.items.text.words import content_stems

Guess = Callable[[Item, MultipleChoice], list[int]]
"""The options between which it cannot decide; one where it is sure."""


def longest(item: Item, answer: MultipleChoice) -> list[int]:
    """Whoever writes a question says more of what is right."""
    del item
    most = max(map(len, answer.options))
    return [index for index, option in enumerate(answer.options) if len(option) == most]


def shortest(item: Item, answer: MultipleChoice) -> list[int]:
    """Or less."""
    del item
    least = min(map(len, answer.options))
    return [index for index, option in enumerate(answer.options) if len(option) == least]


def most_overlap(item: Item, answer: MultipleChoice) -> list[int]:
    """What is right speaks of the same things as the question."""
    stem = set(content_stems(item.stem))
    shared = [len(stem & set(content_stems(option))) for option in answer.options]
    return [index for index, count in enumerate(shared) if count == max(shared)]


def at(place: int) -> Guess:
    """The same place each time."""

    def guess(item: Item, answer: MultipleChoice) -> list[int]:
        del item
        return [min(place, len(answer.options) - 1)]

    return guess


STRATEGIES: Mapping[str, Guess] = {
    "longest": longest,
    "shortest": shortest,
    "most overlap": most_overlap,
    **{f"place {place + 1}": at(place) for place in range(4)},
}


@dataclass(frozen=True, slots=True)
class Luck:
    """`hits` of `items`, a tie counting as its share; `chance` is what blind guessing would have."""

    items: int
    hits: float
    chance: float

    @property
    def share(self) -> float:
        """Of the items that it got right."""
        return self.hits / self.items

    @property
    def lead(self) -> float:
        """Ahead of blind guessing, as a share; negative where it is behind."""
        return (self.hits - self.chance) / self.items


def luck(items: Iterable[Item], guess: Guess) -> Luck:
    """Of one strategy over the multiple choice among the items."""
    count, hits, chance = 0, 0.0, 0.0
    for item in items:
        answer = item.answer
        if not isinstance(answer, MultipleChoice):
            continue
        guessed = guess(item, answer)
        count += 1
        chance += 1 / len(answer.options)
        hits += (answer.key in guessed) / len(guessed)
    return Luck(count, hits, chance)


def chance_of(items: Sequence[Item], guess: Guess) -> float:
    """How probable it is that blind guessing gets as many right in this set as the strategy does where it is sure."""
    sure = [
        (answer, guessed[0])
        for item in items
        if isinstance(answer := item.answer, MultipleChoice) and len(guessed := guess(item, answer)) == 1
    ]
    hits = sum(answer.key == place for answer, place in sure)
    if not sure:
        return 1.0
    chance = sum(1 / len(answer.options) for answer, _ in sure) / len(sure)
    count = len(sure)
    return sum(
        math.comb(count, right) * chance**right * (1 - chance) ** (count - right) for right in range(hits, count + 1)
    )
