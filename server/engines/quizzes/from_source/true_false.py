"""Statements that the source makes, and such with one figure, name or term of it changed to another."""

import random
from collections.abc import Iterator

from server.engines.items.model import Bloom, Difficulty, Item, TrueFalse
from server.engines.quizzes.from_source.keys import Key, KeyKind, Keys
from server.engines.quizzes.from_source.material import Statement
from server.engines.quizzes.from_source.sourced import sourced
from server.engines.sources.model import Role

LONGEST = 24
"""Words of a statement that is still judged as a whole."""
NEAREST = 3
"""Of the rivals of a figure: one of those that are not far off is taken."""


def true_falses(keys: Keys, rng: random.Random) -> Iterator[Item]:
    """About half of them true: where there is a choice, the truth is drawn."""
    for statement in keys.reading.statements:
        if not statement.alone or statement.role is Role.STEP or len(statement.text.split()) > LONGEST:
            continue
        asked = keys.of(statement)
        if not asked:
            continue
        false = _false(asked, keys, rng)
        if false is not None and rng.random() < 0.5:
            yield false
        else:
            yield _true(statement)


def _true(statement: Statement) -> Item:
    return sourced(statement.text, TrueFalse(True), [statement], Bloom.REMEMBER, Difficulty.EASY)


def _false(asked: list[Key], keys: Keys, rng: random.Random) -> Item | None:
    """Of figures first: they are surest."""
    for key in sorted(asked, key=lambda one: list(KeyKind).index(one.kind)):
        rivals = keys.rivals_of(key)
        if not rivals or (key.kind is KeyKind.TERM and not _is_subject(key)):
            continue
        if key.figure is not None and key.figure.value is not None:
            value = key.figure.value
            rivals = sorted(rivals, key=lambda one: abs((one.figure.value if one.figure else None) or 0 - value))[
                :NEAREST
            ]
        other = rng.choice(rivals)
        text = key.statement.text
        put = other.text if key.start else other.text[:1].upper() + other.text[1:]
        stem = f"{text[: key.start]}{put}{text[key.end :]}"
        answer = TrueFalse(False, text)
        return sourced(stem, answer, [key.statement], Bloom.REMEMBER, Difficulty.MEDIUM)
    return None


def _is_subject(key: Key) -> bool:
    """Only what a definition defines is changed: elsewhere another word may be true as well."""
    return key.start <= len("The ") and key.statement.text[key.end :].startswith((" is ", " are "))
