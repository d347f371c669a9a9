"""Sentences with a blank, and a word bank of which one word fits."""

import random
import re
from collections.abc import Iterator

from server.engines.items.model import Bloom, Difficulty, FillIn, Item
from server.engines.items.text.figures import FigureKind
from server.engines.items.text.words import bare
from server.engines.quizzes.from_source.keys import Key, KeyKind, Keys
from server.engines.quizzes.from_source.sourced import sourced

_WHEN = re.compile(r"\b(?:in|since|by|until|from|of|before|after|around|about|\w+ \d+,) $", re.IGNORECASE)
LONGEST = 34
"""Words of a sentence that is still read with a blank."""
MOST_TERMS = 2
"""Of a sentence, each asked for by an item: those that the text speaks of most."""
GROUP = 5
"""Items that share a word bank."""
EXTRA = 2
"""Words of a bank that are the answer to none of them."""
LEAST_BANK = 3


def fill_ins(keys: Keys, rng: random.Random) -> Iterator[Item]:
    """One item for each key that has rivals enough; figures without them are asked for without a bank."""
    for group in _groups(keys):
        bank = _bank(group, keys)
        if len(bank) >= LEAST_BANK:
            rng.shuffle(bank)
            yield from (_item(key, tuple(bank)) for key in group)
        else:
            yield from (_item(key, ()) for key in group if _needs_no_bank(key))


def _needs_no_bank(key: Key) -> bool:
    """Figures in digits are right or wrong by themselves; a year only where the sentence says when."""
    if key.figure is None or key.figure.kind is FigureKind.WORDED:
        return False
    return key.figure.kind is not FigureKind.YEAR or _WHEN.search(key.before) is not None


def _groups(keys: Keys) -> list[list[Key]]:
    """Keys of one form, of one text each, of which none fits another's blank."""
    groups: list[list[Key]] = []
    for key in _asked(keys):
        for group in groups:
            if len(group) < GROUP and all(_apart(key, other, keys) for other in group):
                group.append(key)
                break
        else:
            groups.append([key])
    return groups


def _asked(keys: Keys) -> Iterator[Key]:
    """In the order of the text."""
    for statement in dict.fromkeys(key.statement for key in keys.every):
        mine = keys.of(statement)
        terms = sorted((key for key in mine if key.kind is KeyKind.TERM), key=lambda key: -_weight(key, keys))
        if len(statement.text.split()) <= LONGEST:
            yield from (key for key in mine if key.kind is not KeyKind.TERM or key in terms[:MOST_TERMS])


def _weight(key: Key, keys: Keys) -> int:
    """How much the text is about a term."""
    defined = any(bare(one.term) == key.plain for one in keys.definitions)
    return 2 * defined + min(3, len(keys.reading.with_words(key.text)))


def _apart(key: Key, other: Key, keys: Keys) -> bool:
    return key.form == other.form and keys.is_wrong(key, other) and keys.is_wrong(other, key)


def _bank(group: list[Key], keys: Keys) -> list[str]:
    """The keys, and words that fit none of their blanks."""
    bank = [key.text for key in group]
    known = {key.plain for key in group}
    wanted = max(EXTRA, LEAST_BANK + 1 - len(bank))
    for rival in keys.rivals_of(group[0]):
        if len(bank) >= len(group) + wanted:
            break
        if rival.plain not in known and all(keys.is_wrong(rival, key) for key in group):
            bank.append(rival.text)
            known.add(rival.plain)
    return bank


def _item(key: Key, bank: tuple[str, ...]) -> Item:
    hard = Difficulty.HARD if not bank else Difficulty.MEDIUM
    difficulty = (
        hard if key.kind is KeyKind.FIGURE else Difficulty.EASY if len(bank) <= LEAST_BANK else Difficulty.MEDIUM
    )
    return sourced(key.stem, FillIn(key.text, _accepted(key), bank), [key.statement], Bloom.REMEMBER, difficulty)


def _accepted(key: Key) -> tuple[str, ...]:
    """A figure without its unit, and without the commas of thousands."""
    if key.figure is None:
        return ()
    plain = key.text.replace(",", "")
    return (plain,) if plain != key.text else ()
