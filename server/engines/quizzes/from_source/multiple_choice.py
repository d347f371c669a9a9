"""Questions with options, only where the text itself holds three alike ones that are wrong."""

import random
from collections.abc import Iterator, Sequence
from itertools import islice

from server.engines.items.gate.same import same_answer
from server.engines.items.model import Bloom, Difficulty, Item
from server.engines.items.text.figures import FigureKind
from server.engines.items.text.shapes import is_plural
from server.engines.items.text.words import bare, content_stems
from server.engines.quizzes.from_source.definitions import Definition
from server.engines.quizzes.from_source.keys import Key, KeyKind, Keys
from server.engines.quizzes.from_source.names import may_be_one
from server.engines.quizzes.from_source.numbers import are_alike
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
    if key.figure is not None:
        rivals.sort(key=lambda one: abs(one.number - key.number))
    else:
        rng.shuffle(rivals)
    taken: list[Key] = []
    for rival in rivals:
        if not any(_are_one(rival, other) for other in taken):
            taken.append(rival)
        if len(taken) == WRONG:
            return [one.text for one in taken]
    return None


def _are_one(one: Key, other: Key) -> bool:
    if one.kind is KeyKind.NAME and may_be_one(one.text, other.text):
        return True
    if one.figure is not None and other.figure is not None and one.figure.kind is not FigureKind.DATE:
        return one.number == other.number or not are_alike(one.figure, other.figure)
    return same_answer(one.text, other.text)


def _words_for(keys: Keys, definitions: Sequence[Definition], rng: random.Random) -> Iterator[Item]:
    terms = list(dict.fromkeys(key.text for key in keys.every if key.kind is KeyKind.TERM))
    for one in definitions:
        if not one.is_fair:
            continue
        shuffled = rng.sample(definitions, len(definitions))
        defined = (other.term for other in shuffled if are_told_apart(one, other, keys))
        others = list(islice(defined, WRONG))
        others += islice(_other_terms(one, others, terms, keys), WRONG - len(others))
        if len(others) < WRONG:
            continue
        stem = f"Which {'term' if any(' ' in term for term in (one.term, *others)) else 'word'} means “{one.meaning}”?"
        answer = choice(one.term, others, rng)
        yield sourced(stem, answer, [one.statement], Bloom.REMEMBER, Difficulty.EASY)


def _other_terms(one: Definition, others: Sequence[str], terms: Sequence[str], keys: Keys) -> Iterator[str]:
    """Of what the text speaks of without saying what it means."""
    known = {bare(other) for other in others}
    for text in terms:
        if bare(text) in known or not _differs(one, text, keys):
            continue
        if not keys.reading.could_fit(text, one.statement, one.term):
            known.add(bare(text))
            yield text


def are_told_apart(one: Definition, other: Definition, keys: Keys) -> bool:
    """A term of the same number whose own meaning is another, and that the meaning does not name."""
    if other is one or other.term[:1].isupper() or not _differs(one, other.term, keys):
        return False
    mine, theirs = set(content_stems(one.meaning)), set(content_stems(other.meaning))
    return len(mine & theirs) < 0.5 * max(1, min(len(mine), len(theirs)))


def _differs(one: Definition, term: str, keys: Keys) -> bool:
    if is_plural(term) is not is_plural(one.term) or set(content_stems(one.term)) & set(content_stems(term)):
        return False
    if bare(one.term) in bare(term) or bare(term) in bare(one.term):
        return False
    if keys.nouns.also_true(one.term, term) or keys.nouns.also_true(term, one.term):
        return False
    return not one.statement.holds(term) and not set(content_stems(term)) & set(content_stems(one.meaning))
