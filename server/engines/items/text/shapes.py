"""What an option looks like from outside: what a student could go by who does not know the answer."""

import re
from enum import StrEnum

from server.engines.items.text.figures import FigureKind, figures_of
from server.engines.items.text.words import FUNCTION_WORDS, words_of
from server.engines.items.values import quantity_of
from server.engines.word_sets import words

_VOWEL_SOUND = re.compile(
    r"(?!u(?:ni|se|su|ti|ra)|eu|one\b|once\b)(?:[aeiou]|hour|honest|honou?r|heir|[FHLMNRSX](?:[A-Z]|\b))"
)
_FINITE = words(
    """is are was were has have had do does did can could will would may might must should becomes become makes
    make gives give takes take uses use moves move holds hold shows show turns turn goes go gets get stays stay
    keeps keep lets let helps help needs need means mean changes change falls fall rises rise causes cause
    breaks break lost gained"""
)
_SINGULAR_S = ("ss", "us", "is", "ics", "ous", "'s", "news", "species", "series", "mars")


class Shape(StrEnum):
    """Kinds of option that should not be mixed."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    CLAUSE = "clause"
    PHRASE = "phrase"


def shape_of(option: str) -> Shape:
    """By its first words and its form."""
    text = option.strip().rstrip(".")
    if quantity_of(text) is not None:
        return Shape.NUMBER
    figures = figures_of(text)
    if figures and figures[0].kind in (FigureKind.DATE, FigureKind.YEAR) and len(figures[0].text) == len(text):
        return Shape.DATE
    spoken = text.split()
    if not spoken:
        return Shape.PHRASE
    first = spoken[0].casefold()
    if first == "to" and len(spoken) > 1 and spoken[1].casefold() not in {"the", "a", "an", "its", "their"}:
        return Shape.INFINITIVE
    capitals = all(word[0].isupper() or word in FUNCTION_WORDS for word in spoken)
    if len(spoken) > 1 and capitals and spoken[0][0].isupper():
        return Shape.NAME
    if len(spoken) > 2 and any(word in _FINITE for word in words_of(text)[1:]):
        return Shape.CLAUSE
    if len(spoken) > 1 and first.endswith("ing") and len(first) > 5:
        return Shape.GERUND
    return Shape.PHRASE


def takes_an(text: str) -> bool:
    """Whether `an` stands before it, by its first sound as spelt."""
    return _VOWEL_SOUND.match(text.strip()) is not None or (
        text[:1].isupper() and _VOWEL_SOUND.match(text.strip().casefold()) is not None
    )


def is_plural(option: str) -> bool | None:
    """Whether a short noun phrase is plural, by its head; None for what is no short phrase."""
    text = option.strip().rstrip(".")
    spoken = text.split()
    if not spoken or len(spoken) > 4 or shape_of(text) is not Shape.PHRASE:
        return None
    before_of = next((index for index, word in enumerate(spoken) if index and word in FUNCTION_WORDS), len(spoken))
    head = spoken[before_of - 1].casefold()
    return head.endswith("s") and not head.endswith(_SINGULAR_S)
