"""A worded question has a length that can be read, is one, and stands alone."""

import re
from collections.abc import Iterator

from server.engines.items.gate.rule import WORDED, Context, ItemRule, Severity
from server.engines.items.model import BLANK, Item, ItemType, Origin

SHORTEST, LONGEST = 5, 40
LONGEST_PROBLEM = 60
"""Words of a problem that tells a small story before it asks."""

_DANGLING = re.compile(
    r"^(?:This|It|These|Those|They|There|He|She|That|Such|Here)\b(?! (?:is|are|was|were) (?:a|an|no)\b)"
)
_ELSEWHERE = re.compile(
    r"\b(?:the|this) (?:passage|text|figure|table|diagram|picture|image|graph|chart|article)"
    r" (?:above|below|shows?|shown)\b"
    r"|\b(?:according to|in) (?:the|this) (?:passage|text|article|figure|chapter|paragraph)\b"
    r"|\b(?:Figure|Fig\.|Table) \d|\(see [^)]*\)|\((?:[A-Z][\w&., ]+,? )?(?:1[89]|20)\d\d[a-z]?\)|\bet al\b"
    r"|\[\d+(?:[,–-] ?\d+)*\]",
)
_BLANKS = re.compile(r"_{2,}")


def check(item: Item, context: Context) -> Iterator[str]:
    """What is wrong with the wording."""
    del context
    stem = item.stem.strip()
    blanks = _BLANKS.findall(stem)
    count = len(_BLANKS.sub("x", stem).split())
    most = LONGEST_PROBLEM if item.source.origin in (Origin.GENERATOR, Origin.PACK) else LONGEST
    shortest = 3 if item.source.origin is Origin.GENERATOR or item.code else SHORTEST
    if not shortest <= count <= most:
        yield f"The question has {count} words; there should be {shortest} to {most}."
    yield from _ending(item, stem, blanks)
    if _DANGLING.search(stem):
        yield "The question begins with a word that points at something outside it."
    if _ELSEWHERE.search(stem):
        yield "The question points at a figure, a citation or a text that is not there."


def _ending(item: Item, stem: str, blanks: list[str]) -> Iterator[str]:
    if item.type is ItemType.TRUE_FALSE:
        if blanks or stem.endswith("?"):
            yield "A statement is wanted that is true or false."
        return
    if len(blanks) > 1 or (blanks and blanks[0] != BLANK):
        yield "There is more than one blank, or one that is not written as five underscores."
    elif item.type is ItemType.FILL_IN and not blanks and BLANK not in item.code:
        yield "The blank is missing."
    elif not blanks and not stem.endswith(("?", "?”", '?"')) and item.type is ItemType.MULTIPLE_CHOICE:
        yield "The question neither ends with a question mark nor holds a blank."


RULE = ItemRule("stem-form", Severity.HARD, WORDED, check)
