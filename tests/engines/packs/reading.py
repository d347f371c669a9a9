"""How hard a text is to read: the grade of Flesch and Kincaid (1975), with syllables counted by their vowels."""

import re
from collections.abc import Sequence

from server.engines.items.grades import Band
from server.engines.packs.words import all_words, content_stems, stem

HIGHEST = {Band.LOWER: 6.0, Band.MIDDLE: 9.0, Band.UPPER: 12.5}
LOWEST = {Band.LOWER: 1.5, Band.MIDDLE: 5.0, Band.UPPER: 8.0}
_SENTENCE_END = re.compile(r"[.!?:;](?=\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouysxzcgh]es$|[aeiou]le$")
_APART = re.compile(
    r"[aeiouy]ing$|(?<![tc])ia|[rvdb]io|(?<!p)eo|(?<![qg])ua|^idea|area|crea|reac(?!h)|reali"
    r"|(?:(?<!f)ri|li|qui|di|sci|oci)e(?=[nt])|ism$"
)
"""Vowels that stand together and are spoken apart: `idea`, `period`, `going`."""


def syllables(word: str) -> int:
    """Groups of vowels, without an `e` that is not spoken; at least one. Right for about nineteen words in twenty."""
    spoken = len(_VOWELS.findall(word)) - bool(_SILENT_E.search(word)) + len(_APART.findall(word))
    return max(spoken, 1)


def reading_grade(texts: Sequence[str], taught: Sequence[str]) -> float:
    """The grade of the texts together. A taught term counts as a word of two syllables at most."""
    exempt = {word for term in taught for word in content_stems(term)}
    sentences = sum(max(1, len(_SENTENCE_END.findall(text))) for text in texts)
    words = [word for text in texts for word in all_words(text)]
    spoken = sum(min(2, syllables(word)) if stem(word) in exempt else syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59
