"""The question does not give its answer away."""

import re
from collections.abc import Iterator

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.gate.same import is_about_writing
from server.engines.items.model import BLANK, FillIn, Item, ItemType, MultipleChoice
from server.engines.items.text.words import bare, content_stems, words_of
from server.engines.items.values import quantity_of

MOST_SHARED = 1
"""Content words that key and stem may share beyond what every option shares with it."""

NAMED = 2
"""Wrong options that stand in the stem: then naming the right one tells nothing."""

_DIGIT = re.compile(r"\d")
_GIVEN = re.compile(r"\(\w+\)")
_COUNTS = re.compile(rf"\bone \w+\b.*\b(?:two|three|four|many|several|more)\b.*{BLANK}", re.IGNORECASE)
"""A word is given in another form: `She (go) _____ home`, `one mouse, two _____`."""
_MADE_FROM_VERB = re.compile(r"(?P<root>[a-z]{4,}?)(?:ation|ition|(?<=[a-z]{5})ion|ment|ance|ence)s?")
_VERB = re.compile(r"(?P<root>[a-z]{4,}?)(?:at)?(?:e|es|ed|ing|s)?")


def check(item: Item, context: Context) -> Iterator[str]:
    """Keys that stand in the stem, whole or in most of their words."""
    del context
    match item.answer:
        case MultipleChoice(options, key) if 0 <= key < len(options):
            right, others = options[key], item.answer.distractors
        case FillIn(right):
            others = ()
        case _:
            return
    if quantity_of(right) is not None or item.code or not content_stems(right) or _DIGIT.search(right):
        return
    stem = item.stem
    if isinstance(item.answer, FillIn):
        if is_about_writing(stem, right) or _COUNTS.search(stem):
            return
        stem = _GIVEN.sub("", stem)
    whole, in_stem = bare(right), f" {bare(stem)} "
    if sum(bool(bare(option)) and f" {bare(option)} " in in_stem for option in others) >= NAMED:
        return  # it is chosen among things that are named
    if len(whole) > 2 and f" {whole} " in in_stem and not _in_all(whole, others):
        yield f"The answer “{right}” stands in the question."
        return
    shared = _shared(right, stem)
    usual = max((len(_shared(option, stem)) for option in others), default=0)
    if not shared and (verb := _verb_of(right, stem)) is not None:
        yield f"The question says “{verb}”, which tells its answer, “{right}”."
    elif len(shared) > MOST_SHARED + usual or (shared and not usual and len(shared) == len(set(content_stems(right)))):
        yield f"The question uses the words of its answer: {', '.join(shared)}."


def _verb_of(right: str, stem: str) -> str | None:
    """The word of the stem that the answer is made from, as `evaporates` for `evaporation`."""
    noun = _MADE_FROM_VERB.fullmatch(bare(right))
    if noun is None:
        return None
    root = noun["root"]
    return next((word for word in words_of(stem) if (found := _VERB.fullmatch(word)) and found["root"] == root), None)


def _in_all(whole: str, others: tuple[str, ...]) -> bool:
    return bool(others) and all(f" {whole} " in f" {bare(other)} " for other in others)


def _shared(option: str, stem: str) -> list[str]:
    in_stem = set(content_stems(stem))
    return [word for word in dict.fromkeys(content_stems(option)) if word in in_stem]


RULE = ItemRule("key-not-in-stem", Severity.HARD, frozenset({ItemType.MULTIPLE_CHOICE, ItemType.FILL_IN}), check)
