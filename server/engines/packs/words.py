"""Words of a topic or a question, made comparable."""

import re
import unicodedata

from server.engines.word_sets import words

_SHORTEST = 3
"""A word of so few letters has no ending, and so many must stay of a longer one."""
_VOWELS = frozenset("aeiouy")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_WHOLE = frozenset({"weathering"})
"""Words whose ending is part of them: what rocks do has nothing of the weather."""
STOP_WORDS = words(
    "a about above after again all also an and another any are as at be because been before being between both but by "
    "can class could did do does doing done each few find for from get gets give gives go goes grade had has have he "
    "her here him his how i if in intro introduction into is it its just learn learning lesson like made make makes "
    "many may me more most much must my need no nor not of off on one or other our out over own part put quiz s same "
    "say says she should so some student students such t take takes than that the their them then there these they "
    "thing things this those through to too two under unit up us use used uses using very was we were what when where "
    "which while who whose why will with without would you your"
)
"""Words that say nothing about a topic."""


def plain(text: str) -> str:
    """In one case and one form of Unicode, with single spaces and nothing but words."""
    return " ".join(all_words(text))


def all_words(text: str) -> list[str]:
    """Every word and number of the text, in lower case, in its order."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return [found.replace("’", "'").removesuffix("'s") for found in _WORD.findall(folded)]


def stem(word: str) -> str:
    """A word without its commonest endings. Good enough to let `fraction` meet `fractions`, and no more."""
    if word in _WHOLE:
        return word
    rest = word if len(word) <= _SHORTEST else _singular(word)
    for ending in ("ing", "ed"):
        before = rest.removesuffix(ending)
        if len(before) >= _SHORTEST and before != rest and before[-1] != "e" and _VOWELS.intersection(before):
            rest = before
            break
    if rest[-1:] == rest[-2:-1]:
        rest = rest[:-1]
    if len(rest) < _SHORTEST:
        return rest
    return f"{rest[:-1]}i" if rest.endswith("y") else rest.removesuffix("e")


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def content_stems(text: str) -> list[str]:
    """The stems of the words that carry meaning, in their order, each once."""
    return list(dict.fromkeys(stem(word) for word in all_words(text) if word not in STOP_WORDS))
