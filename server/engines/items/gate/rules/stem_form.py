"""A worded question has a length that can be read, is one, and stands alone."""

import re
from collections.abc import Iterator

from server.engines.items.gate.rule import WORDED, Context, ItemRule, Severity
from server.engines.items.model import BLANK, Item, ItemType, Origin
from server.engines.items.text.figures import MONTHS

SHORTEST, LONGEST = 4, 40
SHORTEST_ASKED = 3
"""Words of `What is inertia?`, and of a question that stands in its numbers or its code."""
LONGEST_PROBLEM = 60
"""Words of a problem that tells a small story before it asks."""

_DANGLING = re.compile(
    r"^(?:This|These|Those|They|He|She|His|Her|Their|Its|Such"
    r"|It(?!'s? (?:is |was )?(?:true|false|possible|impossible|important|necessary)| takes? | costs? | (?:is )?rain"
    r"| (?:is|was|will be|gets|becomes) (?!\w+ed |found |made |known |built |shown |kept |seen |born |part )\w+"
    r" (?:to|that|for|when|if|at|in|on|than|during|near)\b)"
    r"|That(?! (?:is|was) (?:a|an|no)\b)"
    r"|There(?! (?:is|are|was|were|will|can|may|have|has|must|exist)\b)"
    r"|Here(?! (?:is|are)\b))\b"
)
"""A word whose meaning stands before it: `There are 60 minutes in an hour` has none, `There, it melts` has."""
_ELSEWHERE = re.compile(
    r"(?i:\b(?:the|this) (?:passage|text|figure|table|diagram|picture|image|graph|chart|map|photo\w*|article|excerpt)"
    r" (?:above|below|shows?|shown)\b"
    r"|\b(?:according to|based on|in) (?:the|this) (?:passage|text|article|figure|diagram|chapter|paragraph|excerpt)\b)"
    r"|\b(?:Figure|Fig\.|Table) \d|\(see [^)]*\)|\bet al\b|(?<=[\s.,;)])\[\d+(?:[,–-] ?\d+)*\]"
    rf"|\((?!(?:{'|'.join(MONTHS)})\b)[A-Z][\w&., ]+,? (?:1[89]|20)\d\d[a-z]?\)"
    r"|\b[A-Z]\w+ \((?:1[89]|20)\d\d[a-z]?\) (?:found|show|argue|report|claim|sa[iy]|suggest|describe|state)",
)
_ASKED = re.compile(r"\?[”\"')]?(?:\s|$)")
_ORDERED = re.compile(
    r"^(?:Choose|Select|Identify|Find|Pick|Name|Solve|Calculate|Compute|Simplify|Evaluate|Complete|Round|Determine"
    r"|Convert|Estimate|Add|Subtract|Multiply|Divide|Factor)\b"
)
_DEFINED = re.compile(r"^(?:What|Who) (?:is|are|was|were|do|does|did) (?!.*\b(?:it|this|that|they|these)\?$).*\?$")
_BLANKS = re.compile(r"_{2,}")


def check(item: Item, context: Context) -> Iterator[str]:
    """What is wrong with the wording."""
    del context
    stem = item.stem.strip()
    blanks = _BLANKS.findall(stem)
    count = len(_BLANKS.sub("x", stem).split())
    most = LONGEST_PROBLEM if item.source.origin in (Origin.GENERATOR, Origin.PACK) else LONGEST
    short = item.source.origin is Origin.GENERATOR or item.code or _DEFINED.search(stem)
    shortest = SHORTEST_ASKED if short else SHORTEST
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
    elif item.type is ItemType.MULTIPLE_CHOICE and not (blanks or _ASKED.search(stem) or _ORDERED.search(stem)):
        yield "The question neither ends with a question mark nor holds a blank."


RULE = ItemRule("stem-form", Severity.HARD, WORDED, check)
