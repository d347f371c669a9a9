"""Flaws that two items have together, or an item and the objectives."""

import random
from dataclasses import replace

from server.engines.items.model import BLANK, Bloom, FillIn, MultipleChoice, Objective, TrueFalse
from tests.engines.items.gate.planting.flaw import Flaw, Quiz, is_worded_choice, stem_of_sentence, with_item


def _asked_again(quiz: Quiz, at: int, rng: random.Random) -> Quiz | None:
    """The same question once more, with small changes, somewhere later."""
    item = quiz.items[at]
    words = item.stem.split()
    if len(words) >= 12 and not item.code:
        words[rng.choice([place for place, word in enumerate(words) if word.islower() and word.isalpha()])] = "really"
    stem = " ".join(words) if rng.random() < 0.5 else item.stem.replace(",", "").replace("?", " ?")
    again = replace(item, id=f"{item.id}-again", stem=stem)
    return replace(quiz, items=(*quiz.items, again))


def _told_elsewhere(quiz: Quiz, at: int, rng: random.Random) -> Quiz | None:
    """Another item of the set says the answer."""
    item = quiz.items[at]
    if not stem_of_sentence(item):
        return None
    match item.answer:
        case FillIn(key) if not key.isdigit() and len(key) > 2:
            told = item.stem.replace(BLANK, key)
        case MultipleChoice(options, key) if is_worded_choice(item) and BLANK in item.stem:
            told = item.stem.replace(BLANK, options[key])
        case MultipleChoice(options, key) if is_worded_choice(item) and not item.stem.startswith("Which of the"):
            told = f"The answer to what was asked, {item.stem.removesuffix('?')}, is {options[key].rstrip('.')}."
        case _:
            return None
    stem = rng.choice((told, f"Explain this to a younger student: {told}"))
    telling = replace(item, id=f"{item.id}-tells", stem=stem, answer=TrueFalse(True))
    return replace(quiz, items=(telling, *quiz.items) if rng.random() < 0.5 else (*quiz.items, telling))


def _no_objective(quiz: Quiz, at: int, rng: random.Random) -> Quiz | None:
    return with_item(quiz, at, replace(quiz.items[at], objective=rng.choice(("", "o-99"))))


def _objective_not_met(quiz: Quiz, at: int, rng: random.Random) -> Quiz | None:
    del at, rng
    other = Objective("unasked", "Design an experiment of their own.", Bloom.CREATE)
    return replace(quiz, context=replace(quiz.context, objectives=(*quiz.context.objectives, other)))


SET_FLAWS: tuple[Flaw, ...] = (
    Flaw("asked twice", "no-repeats", _asked_again),
    Flaw("told by another item", "no-leaks", _told_elsewhere),
    Flaw("an objective that does not exist", "objectives-met", _no_objective),
    Flaw("an objective that nothing asks for", "objectives-met", _objective_not_met),
)
