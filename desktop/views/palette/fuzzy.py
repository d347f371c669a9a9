"""Fuzzy search: the letters of a query in order, better at the start of words and next to each other."""

import re
from dataclasses import dataclass
from functools import lru_cache

LONGEST_SEARCHED = 160
"""Characters of a text that are looked at; what comes later is never matched."""

_LETTER = 1
_AFTER_ANOTHER = 9
_WORD_START = 8
_TEXT_START = 3
_NEVER = -1


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text fits, and which of its characters (by index) the query's letters are."""

    score: int
    places: tuple[int, ...]


NO_QUERY = Match(0, ())


class Haystack:
    """A text made ready for many searches."""

    __slots__ = ("_bonuses", "folded", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = _folded(text[:LONGEST_SEARCHED])
        self._bonuses: list[int] | None = None

    def bonuses(self) -> list[int]:
        """What each place is worth for where it stands."""
        if self._bonuses is None:
            self._bonuses = _bonuses(self.text[:LONGEST_SEARCHED])
        return self._bonuses


def needle(query: str) -> str:
    """The letters that are searched for: case and blanks mean nothing."""
    return _folded("".join(query.split()))


def match(letters: str, haystack: Haystack) -> Match | None:
    """The best way to find all `letters` (see `needle`), in order; None when there is none."""
    if not letters:
        return NO_QUERY
    if _holds(letters).match(haystack.folded) is None:
        return None
    at = _run_at_word_start(letters, haystack)
    return _whole_run(letters, haystack, at) if at >= 0 else _scattered(letters, haystack)


def rank(query: str, haystacks: list[Haystack], most: int) -> list[tuple[int, Match]]:
    """Numbers of the texts that match, best first and at most that many; equally good ones stay in their order."""
    letters = needle(query)
    if not letters:
        return [(number, NO_QUERY) for number in range(min(most, len(haystacks)))]
    holds = _holds(letters).match
    known: dict[str, int] = {}
    found: list[tuple[int, int]] = []
    for number, haystack in enumerate(haystacks):
        text = haystack.text
        score = known.get(text)
        if score is None:
            score = known[text] = _score(letters, haystack) if holds(haystack.folded) else _NEVER
        if score > _NEVER:
            found.append((-score, number))
    found.sort()
    return [(number, made) for _, number in found[:most] if (made := match(letters, haystacks[number])) is not None]


@lru_cache(maxsize=8)
def _holds(letters: str) -> re.Pattern[str]:
    """Whether a text holds the letters in order: one pass, nothing is tried twice."""
    return re.compile("".join(f"[^{re.escape(letter)}]*+{re.escape(letter)}" for letter in letters), re.DOTALL)


def _run_at_word_start(letters: str, haystack: Haystack) -> int:
    """Where all letters stand together at the start of a word, which nothing beats; -1 for nowhere."""
    at = haystack.folded.find(letters)
    while at > 0 and not haystack.bonuses()[at]:
        at = haystack.folded.find(letters, at + 1)
    return at


def _score(letters: str, haystack: Haystack) -> int:
    at = _run_at_word_start(letters, haystack)
    if at >= 0:
        return len(letters) * (_LETTER + _AFTER_ANOTHER) - _AFTER_ANOTHER + haystack.bonuses()[at]
    return max(_columns(letters, haystack)[-1][1])


def _whole_run(letters: str, haystack: Haystack, at: int) -> Match:
    return Match(_score(letters, haystack), tuple(range(at, at + len(letters))))


def _scattered(letters: str, haystack: Haystack) -> Match:
    return _traced(_columns(letters, haystack))


def _columns(letters: str, haystack: Haystack) -> list[tuple[list[int], list[int], list[int]]]:
    """For each letter its places, the best score that ends at each, and from which place before that came."""
    text, bonuses = haystack.folded, haystack.bonuses()
    columns: list[tuple[list[int], list[int], list[int]]] = []
    before_places: list[int] = []
    before_scores: list[int] = []
    for letter in letters:
        places, scores, origins = [], [], []
        best, best_origin, read = (_NEVER if columns else 0), _NEVER, 0
        at = text.find(letter, before_places[0] + 1 if columns else 0)
        while at >= 0:
            while read < len(before_places) and before_places[read] < at:
                if before_scores[read] > best:
                    best, best_origin = before_scores[read], read
                read += 1
            score, origin = best, best_origin
            if read and before_places[read - 1] == at - 1 and before_scores[read - 1] + _AFTER_ANOTHER > score:
                score, origin = before_scores[read - 1] + _AFTER_ANOTHER, read - 1
            places.append(at)
            scores.append(score + _LETTER + bonuses[at])
            origins.append(origin)
            at = text.find(letter, at + 1)
        columns.append((places, scores, origins))
        before_places, before_scores = places, scores
    return columns


def _traced(columns: list[tuple[list[int], list[int], list[int]]]) -> Match:
    scores = columns[-1][1]
    score = max(scores)
    number = scores.index(score)
    found: list[int] = []
    for places, _, origins in reversed(columns):
        found.append(places[number])
        number = origins[number]
    return Match(score, tuple(reversed(found)))


def _bonuses(text: str) -> list[int]:
    values = []
    before = " "
    for character in text:
        starts = character.isalnum() and (not before.isalnum() or (character.isupper() and before.islower()))
        values.append(_WORD_START if starts else 0)
        before = character
    if values and values[0]:
        values[0] += _TEXT_START
    return values


def _folded(text: str) -> str:
    """In small letters and as long as before, so that a place is the same place in both."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)
