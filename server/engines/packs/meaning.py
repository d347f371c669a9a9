"""Words that a topic and a pack have in common and that still mean something else."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from server.engines.packs.words import all_words, content_stems

MANY_MEANINGS = frozenset(
    content_stems(
        "array balance cell chance character color current energy event force interest leg light matter mode organ "
        "plot point power range scale space speed string switch table theme tip volume wave"
    )
)
"""Beside a word that no pack knows each of them may be another: a cell phone, a speed limit, a tidal wave."""
ASPECTS = frozenset(
    content_stems(
        "activity basics cause definition development effect example experiment fact history human kind practice "
        "problem project question review rule structure test type vocabulary worksheet"
    )
)
"""What any topic has: a word that no pack needs to know."""
ELSEWHERE = frozenset(
    content_stems(
        "african british chinese cuban dutch english european finnish french german haitian indian iranian irish "
        "israeli italian japanese korean mexican modern nigerian polish portuguese russian spanish swiss syrian "
        "turkish vienna vietnamese"
    )
)
"""Another country or time, beside a word of history: the Spanish civil war, modern Greece."""
_COUNTED = (
    ("1", "i", "one", "first", "ww1", "wwi"),
    ("2", "ii", "two", "second", "ww2", "wwii"),
    ("3", "iii", "three", "third"),
    ("4", "iv", "four", "fourth"),
    ("5", "five", "fifth"),
)
_NUMBERS = {word: number for number, words in enumerate(_COUNTED, start=1) for word in words}


def is_another_number(topic: str, name: str) -> bool:
    """Both count something, and not the same: World War I is not World War II."""
    asked, known = _numbers(topic), _numbers(name)
    return bool(asked and known and asked.isdisjoint(known))


def is_unclear(asked: Sequence[str], shared: Collection[str], known: Collection[str]) -> bool:
    """All that is shared has many meanings, and the topic has a word that is not among the `known` of its subject."""
    return MANY_MEANINGS.issuperset(shared) and any(word not in known and word not in ASPECTS for word in asked)


def is_elsewhere(asked: Sequence[str], shared: Collection[str], known: Collection[str]) -> bool:
    """Beside a shared word stands a country or a time that is not among the words `known` to the pack."""
    beside = pairwise(asked)
    pairs = [pair for one, other in beside for pair in ((one, other), (other, one))]
    return any(place in ELSEWHERE and place not in known and word in shared for place, word in pairs)


def _numbers(text: str) -> set[int]:
    return {_NUMBERS[word] for word in all_words(text) if word in _NUMBERS}
