"""When two texts say the same word."""

import re
import unicodedata
from collections.abc import Sequence

_ALIKE = str.maketrans("’\u2018“”−–\u2010\u2011", "''\"\"----")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_AT_THE_END = re.compile(r"(?<=[^\s.!?;,])[\s.!?;,]+$")
MOST_MARKS = 30
"""On one letter, as Unicode's Stream-Safe Text Format has it (UAX #15, section 13): sorting more of them takes a time
that grows with their square.
"""
_LONGEST_WRITING = 8
"""Code points that somebody may type for one of the accepted answer: a letter, its accents, spaces."""
_ACCENTS = re.compile(r"([a-z])[\u0300-\u036f]+")
"""Of Latin letters; in other scripts such marks make other letters."""


def folded(text: str) -> str:
    """Case, width, kinds of quote and dash, spaces, and a mark at the end make no difference."""
    plain = unicodedata.normalize("NFKC", _stream_safe(text)).translate(_ALIKE)
    return _AT_THE_END.sub("", " ".join(plain.casefold().split()))


def spelt(text: str) -> frozenset[str]:
    """The folded text as keyboards without accents and umlauts write it: without them, and with ae, oe, ue."""
    plain = unicodedata.normalize("NFC", folded(text))
    return frozenset(_bare(one) for one in (plain, plain.translate(_GERMAN)))


def is_one_of(text: str, accepted: Sequence[str]) -> bool:
    """Whether somebody who typed the text meant one of these."""
    longest = max(map(len, accepted), default=0)
    if len("".join(text.split())) > _LONGEST_WRITING * (longest + 1) or not folded(text):
        return False
    typed = spelt(text)
    return any(typed & spelt(one) for one in accepted if folded(one))


def is_word_of_bank(text: str, accepted: Sequence[str], bank: Sequence[str]) -> bool:
    """The same where words are offered: one that differs from another by an accent alone is another."""
    if folded(text) in {folded(word) for word in bank}:
        return folded(text) in {folded(one) for one in accepted}
    return is_one_of(text, accepted)


def same_output(text: str, key: str) -> bool:
    """What a program prints counts letter by letter, but for space at the end of lines and empty ones around."""
    return _lines(text) == _lines(key)


def _stream_safe(text: str) -> str:
    """Without the marks that are too many on one letter."""
    if text.isascii():
        return text
    kept, marks = [], 0
    for character in text:
        parts = unicodedata.normalize("NFKD", character)
        marks = marks + len(parts) if all(map(unicodedata.combining, parts)) else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def _bare(text: str) -> str:
    return _ACCENTS.sub(r"\1", unicodedata.normalize("NFD", text))


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().strip("\r\n").splitlines()]
