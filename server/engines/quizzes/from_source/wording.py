"""Parts of a sentence as they are written within a question."""

import re

from server.engines.items.text.words import FUNCTION_WORDS, stem_of
from server.engines.quizzes.from_source.material import Statement
from server.engines.quizzes.from_source.names import letters_of

_COMMON_ENDING = re.compile(r".{3,}(?:tions?|ments?|ness|ity|ities|isms?|ists|ers|ing|ology|ances?|ences?|ly|ables?)$")
"""Of words that are hardly ever names."""
_POINTS_BACK = re.compile(
    r"\b(?:it|they|them|he|she|him|his|her|hers|this|these|those|we|us|our|i|my|you|your|themselves|itself|himself"
    r"|herself|ours|the one|the ones|the former|the latter|do so|does so|did so|another|others?|likewise|also|too"
    r"|therefore|however|instead|even|still|indeed|thus|hence|even so)\b|\bthere\b(?! (?:is|are|was"
    r"|were))|\bso (?!that)|[“”\"():;—–]| - "
    r"|\b(?:may|might|perhaps|possibly|probably|presumably|would|seems?|appears?)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\b(?:its|their)\b", re.IGNORECASE)
_BEFORE_OWNED = 3
FEWEST, MOST = 3, 22
"""Words of a clause that a question can hold."""


def within(text: str, statement: Statement) -> str | None:
    """The beginning of the sentence as it is written within one. None where it may be a name or may be none."""
    first = re.split(r"[\s’']", text, maxsplit=1)[0]
    if not first[:1].isupper():
        return text
    letters = letters_of(statement.material.source.text)
    low = first.casefold()
    if low in FUNCTION_WORDS or low in letters.small:
        return low[:1] + text[1:]
    if any(name.start == 0 for name in statement.names) or first in letters.capital or not first[1:].islower():
        return text
    if stem_of(low) in letters.stems or _COMMON_ENDING.fullmatch(low):
        return low[:1] + text[1:]
    return None


def is_whole(clause: str) -> bool:
    """Whether it can be understood without the rest of its sentence, and is neither too short nor too long."""
    return FEWEST <= len(clause.split()) <= MOST and not points_back(clause)


def points_back(part: str) -> bool:
    """Whether a word in it means something that stands elsewhere; `its` behind enough words means what these name."""
    if _POINTS_BACK.search(part):
        return True
    owned = _OWNED.search(part)
    return owned is not None and len(part[: owned.start()].split()) < _BEFORE_OWNED
