"""Words that a text is about: what it defines, and rare nouns that it uses again and again."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from server.engines.items.text.words import FUNCTION_WORDS
from server.engines.quizzes.from_source.material import Reading
from server.engines.quizzes.from_source.names import letters_of
from server.engines.word_sets import words

RARE, VERY_RARE = 2500, 7000
"""Rank of a word in the list of common ones, from which on it may be a term; and where once is enough."""
LEAST_TIMES = 2
LEAST_LETTERS = 4
LEAST_SHARE = 0.5
"""Of the places of a word that must be those of a noun."""
MOSTLY = 0.6
"""Of the places of a word behind the same other one: then both are the term."""
_BEFORE = words(
    """a an the of in into from with by on through for as called more less no each every its their his her some many
    most all few several two three four five and or as than between without under over about"""
)
_AFTER = words(
    """is are was were has have had of in and or that which who to from by with on can may must could will would for
    at as when because into through but if than so becomes became do does did contains makes"""
)
_NO_NOUN = re.compile(r".*(?:ly|ed|ing|ous|ful|ive|able|ible|less|ish|est)$")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+|[.,;:()]|\S+")
_VAGUE = words(
    """contrast case cases order fact addition comparison instance general particular effect course view thing things
    part parts kind kinds way ways number numbers example examples people person time times place places year
    years day days amount word words name names reason result kilometers meters percent degrees celsius fahrenheit
    million billion thousand hundred half quarter side sides piece pieces while once later early late"""
)


def terms_of(reading: Reading, defined: Sequence[str], word_rank: Callable[[str], int | None] | None) -> frozenset[str]:
    """In small letters."""
    nouns: Counter[str] = Counter()
    every: Counter[str] = Counter()
    behind: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in reading.statements:
        tokens = [found.group() for found in _WORD.finditer(statement.text)]
        for index, token in enumerate(tokens):
            word = (
                token.casefold()
                if index == 0 and token.casefold() in letters_of(statement.material.source.text).small
                else token
            )
            if word.islower() and len(word) >= LEAST_LETTERS and word.isalpha():
                every[word] += 1
                nouns[word] += stands_like_a_noun(tokens, index)
                before = tokens[index - 1].casefold() if index else ""
                behind[word][before if before.isalpha() and before not in FUNCTION_WORDS else ""] += 1
    rare = {
        word
        for word, count in every.items()
        if count >= (LEAST_TIMES if not _is_rare(word, word_rank, VERY_RARE) else 1)
        and (nouns[word] >= LEAST_SHARE * count or _whole(word, behind[word]) != word)
        and not _NO_NOUN.fullmatch(word)
        and word not in FUNCTION_WORDS | _VAGUE
        and _is_rare(word, word_rank, RARE)
    }
    return frozenset({_whole(word, behind[word]) for word in rare} | {term.casefold() for term in defined})


def _whole(word: str, behind: Counter[str]) -> str:
    """`carbon dioxide`, where `dioxide` hardly ever stands alone."""
    before, count = max(behind.items(), key=lambda one: (one[1], one[0]))
    return f"{before} {word}" if before and count >= max(LEAST_TIMES, MOSTLY * behind.total()) else word


def terms_in(sentence: str, terms: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """(text, start, end), the longest first where they overlap."""
    taken: list[tuple[int, int]] = []
    low = sentence.casefold()
    for term in sorted(terms, key=lambda one: (-len(one), one)):
        if term not in low:
            continue
        for found in re.finditer(rf"(?<![\w-]){re.escape(term)}(?![\w-]|['’])", low):
            start, end = found.span()
            if any(start < other and one < end for one, other in taken):
                continue
            taken.append((start, end))
            if _closes(sentence, start, end):
                yield sentence[start:end], start, end


def _closes(sentence: str, start: int, end: int) -> bool:
    """Whether the term is whole there: no other noun before or behind it belongs to it."""
    before = _WORD.findall(sentence[:start])
    after = _WORD.match(sentence[end:].lstrip())
    return stands_like_a_noun([*before, "term", *([after.group()] if after else [])], len(before))


def stands_like_a_noun(tokens: Sequence[str], index: int) -> bool:
    """Behind an article, a preposition or the like, or first; before a verb, a preposition or a stop."""
    before = tokens[index - 1].casefold() if index else ""
    after = tokens[index + 1].casefold() if index + 1 < len(tokens) else "."
    closes = after in _AFTER or not after[:1].isalnum()
    return closes and (not index or before in _BEFORE)


def _is_rare(word: str, word_rank: Callable[[str], int | None] | None, least: int) -> bool:
    if word_rank is None:
        return least == RARE and len(word) > LEAST_LETTERS + 2
    rank = word_rank(word)
    return rank is None or rank >= least
