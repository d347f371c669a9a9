"""What an option looks like from outside: what a student could go by who does not know the answer."""

import re
from enum import StrEnum

from server.engines.items.text.figures import FigureKind, figures_of
from server.engines.items.text.words import FUNCTION_WORDS, SINGULAR_OF, words_of
from server.engines.items.values import quantity_of
from server.engines.word_sets import words

_VOWEL_SOUND = re.compile(
    r"(?!u(?:ni(?!m|n)|se|su|ti|ra|ku|k\b|\.|-)|eu|one\b|once\b)"
    r"(?:[aeiou]|hour|honest|honou?r|heir|8|11(?!\d)|18(?!\d)|11,\d|18,\d|x-ray)"
)
_SPELT_OUT = re.compile(r"(?P<first>[A-Z])(?:[A-Z]{1,4}s?\b|\.[A-Z]|\b(?!'))")
"""Letters that are said one by one, as in FBI."""
_SAID_WITH_VOWEL = frozenset("AEFHILMNORSX")
_SAID_AS_WORD = words("NASA NATO NAFTA RAM ROM LAN FIFA SIM RADAR LASER SCUBA NOT")
_FINITE = words(
    """is are was were has have had do does did can could will would may might must should becomes become makes
    make gives give takes take uses use moves move holds hold shows show turns turn goes go gets get stays stay
    keeps keep lets let helps help needs need means mean changes change falls fall rises rise causes cause
    breaks break lost gained"""
)
_SINGULAR_S = (
    "ss",
    "us",
    "is",
    "ics",
    "ous",
    "'s",
    "news",
    "mars",
    "texas",
    "kansas",
    "canvas",
    "bias",
    "atlas",
    "chaos",
)
_ONE_WITH_S = words("gas lens diabetes pancreas cosmos measles rabies")
_EITHER = words("species series sheep fish deer moose salmon means headquarters aircraft data you")


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
    if _is_date(text):
        return Shape.DATE
    if quantity_of(text) is not None:
        return Shape.NUMBER
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


def _is_date(text: str) -> bool:
    """A year alone is a number like others; one with its era is a date."""
    figures = figures_of(text)
    if not figures or figures[0].text != text:
        return False
    return figures[0].kind is FigureKind.DATE or (figures[0].kind is FigureKind.YEAR and not text.isdecimal())


def takes_an(text: str) -> bool:
    """Whether `an` stands before it, by its first sound as spelt."""
    spoken = text.strip()
    letters = _SPELT_OUT.match(spoken)
    if letters is not None and spoken.split()[0].rstrip("s") not in _SAID_AS_WORD:
        return letters["first"] in _SAID_WITH_VOWEL
    return _VOWEL_SOUND.match(spoken.casefold()) is not None


def is_plural(option: str) -> bool | None:
    """Whether a short noun phrase is plural, by its head; None for what is no short phrase, and for `sheep`."""
    text = option.strip().rstrip(".")
    spoken = text.split()
    if not spoken or len(spoken) > 4 or shape_of(text) is not Shape.PHRASE:
        return None
    before_of = next((index for index, word in enumerate(spoken) if index and word in FUNCTION_WORDS), len(spoken))
    head = spoken[before_of - 1].casefold()
    if head in _EITHER:
        return None
    if head in SINGULAR_OF or head == "people":
        return True
    return head.endswith("s") and not head.endswith(_SINGULAR_S) and head not in _ONE_WITH_S
