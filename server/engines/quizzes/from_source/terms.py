"""Words that a text is about: what it defines, and rare nouns that it uses again and again."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from server.engines.items.text.words import FUNCTION_WORDS
from server.engines.quizzes.from_source.material import Reading
from server.engines.word_sets import words

RARE = 2500
"""Rank of a word in the list of common ones, from which on it may be a term."""
LEAST_TIMES = 2
LEAST_LETTERS = 4
LEAST_SHARE = 0.5
"""Of the places of a word that must be those of a noun."""
_BEFORE = words(
    """a an the of in into from with by on through to for as called more less no each every its their his her some many
    most all few several two three four five and or as than between without under over about"""
)
_AFTER = words(
    """is are was were has have had of in and or that which who to from by with on can may must could will would for at as
    when because into through but if than so becomes became do does did contains makes"""
)
_NO_NOUN = re.compile(r".*(?:ly|ed|ing|ous|ful|ive|able|ible|less|ish|est)$")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+|[.,;:()]|\S+")
_VAGUE = words(
    """thing things part parts kind kinds way ways number numbers example examples people person time times place places
    year years day days amount word words name names reason result kilometers meters percent degrees celsius fahrenheit
    million billion thousand hundred half quarter side sides piece pieces while once later early late"""
)


def terms_of(reading: Reading, defined: Sequence[str], word_rank: Callable[[str], int | None] | None) -> frozenset[str]:
    """In small letters."""
    nouns: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for statement in reading.statements:
        tokens = [found.group() for found in _WORD.finditer(statement.text)]
        for index, token in enumerate(tokens):
            if token.islower() and len(token) >= LEAST_LETTERS and token.isalpha():
                every[token] += 1
                nouns[token] += _stands_like_a_noun(tokens, index)
            elif index == 0 and token[:1].isupper() and token.isalpha():
                every[token.casefold()] += 1
                nouns[token.casefold()] += len(tokens) > 1 and tokens[1] in _AFTER
    rare = {
        word
        for word, count in every.items()
        if count >= LEAST_TIMES
        and nouns[word] >= LEAST_SHARE * count
        and not _NO_NOUN.fullmatch(word)
        and word not in FUNCTION_WORDS | _VAGUE
        and _is_rare(word, word_rank)
    }
    return frozenset(rare | {term.casefold() for term in defined})


def terms_in(sentence: str, terms: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """(text, start, end), the longest first where they overlap."""
    taken: list[tuple[int, int]] = []
    low = sentence.casefold()
    for term in sorted(terms, key=lambda one: (-len(one), one)):
        if term not in low:
            continue
        for found in re.finditer(rf"(?<![\w-]){re.escape(term)}(?![\w-]|['’])", low):
            start, end = found.span()
            if start and all(end <= one or start >= other for one, other in taken):
                taken.append((start, end))
                yield sentence[start:end], start, end


def _stands_like_a_noun(tokens: list[str], index: int) -> bool:
    before = tokens[index - 1].casefold() if index else ""
    after = tokens[index + 1].casefold() if index + 1 < len(tokens) else "."
    closes = after in _AFTER or not after[:1].isalnum()
    return closes and (before in _BEFORE or before[:1].isalpha())


def _is_rare(word: str, word_rank: Callable[[str], int | None] | None) -> bool:
    if word_rank is None:
        return len(word) > LEAST_LETTERS + 2
    rank = word_rank(word)
    return rank is None or rank >= RARE
