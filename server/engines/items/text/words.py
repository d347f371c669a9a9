"""Words of a text, which of them carry meaning, and their stems."""

import re
import unicodedata
from functools import lru_cache

from server.engines.word_sets import words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,/:]\d+)*%?")

REMEMBERED = 4096
"""Texts: the rules ask for the words of each many times, for each pair of items."""

FUNCTION_WORDS = words(
    """a about above across after again against all almost along already also although always am among an and
    another any anyone anything are around as at away back be became because become been before began being
    below between both but by came can cannot come could did do does doing done down during each either else
    enough even ever every few for from further gave get gets give given goes going gone got had has have having
    he her here hers herself him himself his how however i if in instead into is it its itself just keep kept
    let like made make makes many may me might mine more most much must my myself near need neither never no nor
    not nothing now of off often on once one only onto or other others our ours ourselves out over own per put
    rather same say she should since so some someone something sometimes still such than that the their theirs
    them themselves then there these they this those though through thus to together too toward towards two
    under until up upon us use used uses using usually very was way we well went were what when where whether
    which while who whom whose why will with within without would yet you your yours yourself"""
)
"""Words that any text may hold whatever it is about."""

ASKING_WORDS = words(
    """answer best choose complete correct correctly describe describes diagram example explain explains false fill
    find following four happen happens kind main match mean means most name order part people person picture
    question reason say says sentence shows statement student students tell term three true type which word
    words work works"""
)
"""Words of questions rather than of what they are about."""


SINGULAR_OF = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "geese": "goose",
    "mice": "mouse",
    "oxen": "ox",
    "leaves": "leaf",
    "wolves": "wolf",
    "halves": "half",
    "wives": "wife",
    "knives": "knife",
    "shelves": "shelf",
    "calves": "calf",
    "thieves": "thief",
    "loaves": "loaf",
    "bacteria": "bacterium",
    "fungi": "fungus",
    "nuclei": "nucleus",
    "cacti": "cactus",
    "larvae": "larva",
    "algae": "alga",
    "mitochondria": "mitochondrion",
    "phenomena": "phenomenon",
    "criteria": "criterion",
    "vertices": "vertex",
    "axes": "axis",
    "analyses": "analysis",
    "hypotheses": "hypothesis",
    "theses": "thesis",
}
"""Plurals that no ending shows."""


def words_of(text: str) -> list[str]:
    """Words and numbers in order, in lower case, their marks of accent kept."""
    return list(_words(text))


@lru_cache(REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(
        found.group().casefold().replace("’", "'") for found in _WORD.finditer(unicodedata.normalize("NFKC", text))
    )


def stem_of(word: str) -> str:
    """What the forms of a word have in common: `adds`, `adding` and `added` are `add`, `makes` and `making` `mak`."""
    stem = word.removesuffix("'s").removesuffix("'")
    stem = SINGULAR_OF.get(stem, stem)
    if len(stem) <= 3 or not stem.isalpha():
        return stem
    stem = _without_plural(stem)
    if stem.endswith("ied") and len(stem) > 4:
        return f"{stem[:-3]}y"
    for ending in ("ing", "ed"):
        rest = stem.removesuffix(ending)
        if rest != stem and len(rest) >= 3 and re.search(r"[aeiouy]", rest):
            doubled = len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "aeiouls"
            return rest[:-1] if doubled else rest
    return stem.removesuffix("e") if len(stem) > 3 else stem


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def content_stems(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order, each as often as it stands there."""
    return list(_content_stems(text))


@lru_cache(REMEMBERED)
def _content_stems(text: str) -> tuple[str, ...]:
    return tuple(stem_of(word) for word in _words(text) if word not in FUNCTION_WORDS and word not in ASKING_WORDS)


@lru_cache(REMEMBERED)
def bare(text: str) -> str:
    """For comparing answers: compatibility forms, case, punctuation and articles do not count."""
    return " ".join(word for word in _words(text) if word not in {"a", "an", "the"})


def word_overlap(first: str, second: str) -> float:
    """Jaccard similarity of the sets of all words and numbers: 0 none, 1 the same words."""
    one, other = set(_words(first)), set(_words(second))
    return len(one & other) / len(one | other) if one | other else 1.0
