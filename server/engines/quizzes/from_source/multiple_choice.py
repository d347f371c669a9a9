"""Questions with options, only where the text itself holds three alike ones that are wrong."""

import random
from collections.abc import Iterator, Sequence

from server.engines.items.gate.same import same_answer
from server.engines.items.model import Bloom, Difficulty, Item
from server.engines.items.text.shapes import is_plural
from server.engines.items.text.words import content_stems
from server.engines.quizzes.from_source.definitions import Definition
from server.engines.quizzes.from_source.keys import Key, KeyKind, Keys
from server.engines.quizzes.from_source.sourced import sourced
from server.engines.quizzes.order import choice

WRONG = 3


def choices(keys: Keys, definitions: Sequence[Definition], rng: random.Random) -> Iterator[Item]:
    """Meanings whose word is asked for, then sentences with a blank."""
    yield from _words_for(keys, definitions, rng)
    for key in keys.every:
        if key.kind is KeyKind.TERM:
            continue
        wrong = _wrong(key, keys, rng)
        if wrong is not None:
            difficulty = Difficulty.HARD if key.kind is KeyKind.FIGURE else Difficulty.MEDIUM
            yield sourced(key.stem, choice(key.text, wrong, rng), [key.statement], Bloom.REMEMBER, difficulty)


def _wrong(key: Key, keys: Keys, rng: random.Random) -> list[str] | None:
    """The three nearest figures, or any three names; none equal to another by value."""
    rivals = keys.rivals_of(key)
    if key.figure is not None and key.figure.value is not None:
        value = key.figure.value
        rivals.sort(key=lambda one: abs(_value(one) - value))
    else:
        rng.shuffle(rivals)
    taken: list[str] = []
    for rival in rivals:
        if not any(same_answer(rival.text, other) for other in taken):
            taken.append(rival.text)
        if len(taken) == WRONG:
            return taken
    return None


def _value(key: Key) -> float:
    return float(key.figure.value) if key.figure is not None and key.figure.value is not None else 0.0


def _words_for(keys: Keys, definitions: Sequence[Definition], rng: random.Random) -> Iterator[Item]:
    for one in definitions:
        if not one.is_fair:
            continue
        others = [other.term for other in definitions if _is_other(one, other, keys)]
        if len(others) < WRONG:
            continue
        stem = f"Which {'term' if ' ' in one.term else 'word'} means “{one.meaning}”?"
        answer = choice(one.term, rng.sample(others, WRONG), rng)
        yield sourced(stem, answer, [one.statement], Bloom.REMEMBER, Difficulty.EASY)


def _is_other(one: Definition, other: Definition, keys: Keys) -> bool:
    """A term of the same number whose own meaning is another, and that the meaning does not name."""
    if other is one or is_plural(other.term) is not is_plural(one.term):
        return False
    if set(content_stems(one.term)) & set(content_stems(other.term)):
        return False
    nouns = keys.nouns
    if nouns.also_true(one.term, other.term) or nouns.also_true(other.term, one.term):
        return False
    if one.statement.holds(other.term) or set(content_stems(other.term)) & set(content_stems(one.meaning)):
        return False
    mine, theirs = set(content_stems(one.meaning)), set(content_stems(other.meaning))
    return len(mine & theirs) < 0.5 * max(1, min(len(mine), len(theirs)))
