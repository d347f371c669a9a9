"""How hard English text reads, as a school grade. Our own: the usual library asks the network for a dictionary.

Flesch-Kincaid grade level: Kincaid, Fishburne, Rogers and Chissom 1975. Automated readability index: Smith and Senter
1967. Syllables are counted by spelling, which is off by one for about one word in ten.
"""

import re
from dataclasses import dataclass

from server.engines.items.text.sentences import sentences_of
from server.engines.items.text.words import words_of

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(r"(?<![aeiouyl])e$|(?<=[aeiou]l)e$")
_SILENT_ED = re.compile(r"(?<![td])ed$")
_SILENT_ES = re.compile(r"(?<![scxzgh])es$")
_SPLIT_VOWELS = re.compile(r"i[ao](?!u)|[^q]u[ao]|eo|yi|ie[tr](?=[yns]|$)|ui(?=n|t[yi])|(?<=[rld])ea(?=t(?:e|i)|l$)")
_JOINED = re.compile(r"[tsc]io|[tc]ia|gio|xio")
_SPOKEN_AS = {"business": 2, "every": 2, "people": 2, "science": 2, "area": 3, "create": 2, "idea": 3, "being": 2}


@dataclass(frozen=True, slots=True)
class Readability:
    """Grades can be below 0 and above 12. `words` tells how much they rest on; below 100 they say little."""

    flesch_kincaid: float
    automated_index: float
    words: int


def syllables_of(word: str) -> int:
    """At least 1."""
    spelt = word.casefold().removesuffix("'s")
    if spelt in _SPOKEN_AS:
        return _SPOKEN_AS[spelt]
    stripped = _SILENT_E.sub("", _SILENT_ED.sub("", _SILENT_ES.sub("", spelt)))
    count = len(_VOWELS.findall(stripped or spelt))
    count += len(_SPLIT_VOWELS.findall(stripped)) - len(_JOINED.findall(stripped))
    return max(1, count)


def readability_of(text: str) -> Readability | None:
    """None where there is no word."""
    words = [word for word in words_of(text) if word[0].isalpha()]
    sentences = max(1, len(sentences_of(text)))
    if not words:
        return None
    per_sentence = len(words) / sentences
    syllables = sum(map(syllables_of, words)) / len(words)
    characters = sum(len(word.replace("'", "")) for word in words) / len(words)
    return Readability(
        flesch_kincaid=0.39 * per_sentence + 11.8 * syllables - 15.59,
        automated_index=4.71 * characters + 0.5 * per_sentence - 21.43,
        words=len(words),
    )
