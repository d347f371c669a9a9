"""The questions read like texts of the grade."""

import re
from collections.abc import Iterator

from server.engines.items.gate.rule import Context, SetRule, Severity
from server.engines.items.model import BLANK, Item
from server.engines.items.text.readability import readability_of
from server.engines.items.text.words import stem_of, words_of

ENOUGH_WORDS = 100
NEARNESS = 1.0
"""Grades by which the mean of both formulas may be above the grade; easier is no flaw."""
HARD_SHARE = 0.05
RANK_OF_BAND = ((5, 9_000), (8, 14_000), (12, 20_000))
"""(highest grade, rank of the rarest word that its students are taken to know): our own cut of the list."""

_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z]\w+")
"""A name is no hard word: it is shown by its capital within a sentence."""


def check(items: tuple[Item, ...], context: Context) -> Iterator[tuple[str, str]]:
    """Sets that read harder than their grade."""
    stems = [_sentence(item.stem) for item in items if not item.code]
    measured = readability_of(" ".join(stems))
    if measured is None:
        return
    if measured.words >= ENOUGH_WORDS:
        grade = (measured.flesch_kincaid + measured.automated_index) / 2
        if grade > max(context.grade, 3) + NEARNESS:
            yield "", f"The questions read like grade {grade:.1f}, and they are for grade {context.grade}."
    elif (hard := _hard_words(stems, context)) is not None:
        yield "", f"Many words are hard for grade {context.grade}: {', '.join(hard)}."


def _sentence(stem: str) -> str:
    """A blank reads like a short word."""
    text = stem.replace(BLANK, "it")
    return text if text.rstrip().endswith((".", "?", "!")) else f"{text}."


def _hard_words(stems: list[str], context: Context) -> list[str] | None:
    """The hard ones, where they are more than their share."""
    rank_of = context.word_rank
    if rank_of is None:
        return None
    limit = next((rank for top, rank in RANK_OF_BAND if context.grade <= top), RANK_OF_BAND[-1][1])
    words = [word for stem in stems for word in words_of(_NAME.sub("", stem)) if word.isalpha()]
    hard = [
        word
        for word in words
        if stem_of(word) not in context.taught
        and not _known(rank_of(word), limit)
        and not _known(rank_of(stem_of(word)), limit)
    ]
    return list(dict.fromkeys(hard))[:6] if len(hard) > HARD_SHARE * len(words) else None


def _known(rank: int | None, limit: int) -> bool:
    return rank is not None and rank <= limit


RULE = SetRule("reads-at-grade", Severity.WARN, check)
