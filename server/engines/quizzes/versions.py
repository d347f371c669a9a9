"""Versions of a quiz for neighbours: the same items by the same ids, in other orders."""

import random
from dataclasses import replace

from server.engines.items.model import Answer, Item, Matching, MultipleChoice, Ordering
from server.engines.quizzes.model import Quiz
from server.engines.quizzes.order import is_sorted_by_value, ordering, with_key_at

LETTERS = ("A", "B", "C")


def version_of(quiz: Quiz, letter: str) -> Quiz:
    """`A` is the quiz as it stands; the others follow from its items and the letter. Raise ValueError for another."""
    if letter not in LETTERS:
        raise ValueError(f"There is no version {letter!r}.")
    if letter == "A":
        return replace(quiz, version="A")
    rng = random.Random(f"{quiz.id} {letter}")  # noqa: S311 - an order, no secret
    items = [_reordered(item, rng) for item in quiz.items]
    rng.shuffle(items)
    return replace(quiz, items=tuple(items), version=letter)


def _reordered(item: Item, rng: random.Random) -> Item:
    return replace(item, answer=_answer(item.answer, rng))


def _answer(answer: Answer, rng: random.Random) -> Answer:
    """Options that are numbers stay in their order."""
    match answer:
        case MultipleChoice() if not is_sorted_by_value(answer) and not answer.right.startswith("Line "):
            others = rng.sample(answer.distractors, len(answer.distractors))
            options = (answer.right, *others)
            return with_key_at(MultipleChoice(options, 0), rng.randrange(len(options)))
        case Matching(pairs, extra, shown):
            pairs = tuple(rng.sample(pairs, len(pairs)))
            return Matching(pairs, extra, tuple(rng.sample(shown, len(shown))))
        case Ordering():
            return ordering(answer.right, rng)
        case _:
            return answer
