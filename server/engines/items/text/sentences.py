"""Sentences of a text, with where they stand."""

import re
from dataclasses import dataclass

_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s|$)|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|jr|sr|vs|etc|fig|no|vol|approx|e\.g|i\.e|u\.s|u\.k|u\.n|a\.m|p\.m|b\.c|a\.d|inc|ltd"
    r"|gen|col|capt|lt|rev|gov|sen|rep|ca|cf|al|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|\b[a-z])\.$",
    re.IGNORECASE,
)
_ALWAYS_GOES_ON = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|st|vs|fig|no|vol|approx|e\.g|i\.e|gen|col|capt|lt|rev|gov|sen|rep|ca|cf)\.$", re.IGNORECASE
)


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
    so_far = text[start : end.end()]
    if not end.group().startswith(".") or not _ABBREVIATION.search(so_far):
        return False
    if _ALWAYS_GOES_ON.search(so_far):
        return True
    following = text[end.end() :].lstrip()[:1]
    initial = re.search(r"(?:^|\s)[A-Z]\.$", so_far) is not None
    return not following or following.islower() or initial


def _keep(text: str, start: int, end: int, found: list[Sentence]) -> None:
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Sentence(inner, begin, begin + len(inner)))
