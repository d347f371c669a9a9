"""Sentences of a text, with where they stand."""

import re
from dataclasses import dataclass

from server.engines.items.text.words import FUNCTION_WORDS

_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s|$)|\n\s*\n")
_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|st|mt|vs|approx|e\.g|i\.e|gen|col|capt|lt|sgt|maj|rev|gov|sen|rep|ca|cf)\.$", re.IGNORECASE
)
"""What never ends a sentence."""
_BEFORE_NUMBER = re.compile(r"\b(?:fig|figs|no|nos|vol|p|pp|ch|sec)\.$", re.IGNORECASE)
_ABBREVIATION = re.compile(
    r"\b(?:jr|sr|etc|u\.s|u\.k|u\.n|d\.c|a\.m|p\.m|b\.c|a\.d|b\.c\.e|c\.e|inc|ltd|co|al|jan|feb|mar|apr|jun|jul|aug|sept?"
    r"|oct|nov|dec)\.$",
    re.IGNORECASE,
)
"""What ends one where a capital letter follows and enough words stand before."""
_VERSUS = re.compile(r"\b[A-Z][\w'’]* v\.$")
"""`Shelley v. Kraemer`."""
_OF_A_STATE = re.compile(r"\b(?:[Tt]he|for|of) U\.(?:S|K|N)\.$")
"""`the U.S. Congress`, where no word follows that begins a sentence."""
_INITIAL = re.compile(r"(?:^|[“\"(]|\b[A-Z][\w.'’]* )[A-Z]\.$")
"""A letter after a name or at the beginning; `vitamin C.` is none."""
_FEWEST = 4
"""Words of a sentence that an abbreviation may end."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is what stands from `start` to `end` (characters)."""

    text: str
    start: int
    end: int


def sentences_of(text: str) -> list[Sentence]:
    """In order, without the space around them. A paragraph's end ends a sentence; abbreviations and initials do not."""
    found: list[Sentence] = []
    start = 0
    for end in _END.finditer(text):
        if _goes_on(text, start, end):
            continue
        _keep(text, start, end.end(), found)
        start = end.end()
    _keep(text, start, len(text), found)
    return found


def _goes_on(text: str, start: int, end: re.Match[str]) -> bool:
    so_far, following = text[start : end.end()], text[end.end() :].lstrip()
    mark = end.group().strip()
    if not mark or not following:
        return False
    if not mark.startswith(".") or len(mark) > 1:
        return following[0].islower()
    if _TITLE.search(so_far):
        return True
    if _BEFORE_NUMBER.search(so_far):
        return following[0].isdigit()
    if _VERSUS.search(so_far) or (_OF_A_STATE.search(so_far) and following.split()[0].casefold() not in FUNCTION_WORDS):
        return True
    if _ABBREVIATION.search(so_far):
        return following[0].islower() or len(so_far.split()) < _FEWEST
    return _INITIAL.search(so_far) is not None and following.split()[0].casefold() not in FUNCTION_WORDS


def _keep(text: str, start: int, end: int, found: list[Sentence]) -> None:
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Sentence(inner, begin, begin + len(inner)))
