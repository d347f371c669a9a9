"""No wrong option is right too."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.gate.same import is_about_writing, signs_of
from server.engines.items.model import Item, ItemType, MultipleChoice, Origin
from server.engines.items.text.words import bare, stem_of
from server.engines.items.values import quantity_of
from server.engines.word_sets import words

ALIKE = 0.6
"""Share of letters in common."""
_SAYS_NOTHING = frozenset(
    map(
        stem_of,
        words(
            """molecule cell gas process particle system number word energy force rock tissue law state line angle
            function method theory river ocean sea city country people language element figure shape organ period war
            act document organism animal plant substance material type kind"""
        ),
    )
)
_MAKES_ANOTHER = words("vice half semi anti non no not former false pseudo un north south east west new old sub super")
"""What makes of a thing one that it is not: a vice president is no president."""


def check(item: Item, context: Context) -> Iterator[str]:
    """Options that could be defended."""
    answer = item.answer
    assert isinstance(answer, MultipleChoice)
    if not 0 <= answer.key < len(answer.options) or item.code:
        return
    right = bare(answer.right)
    quote = f" {bare(item.source.quote)} " if item.source.origin is Origin.MATERIAL else ""
    for option in answer.distractors:
        wrong = bare(option)
        if not wrong or quantity_of(option) is not None:
            continue
        if f" {wrong} " in quote and f" {wrong} " not in f" {bare(item.stem)} ":
            yield f"“{option}” stands in the same sentence of the source as the answer."
        if is_about_writing(item.stem, option) and (_look_alike(wrong, right) or _differ_in_number(wrong, right)):
            continue
        if _is_wordier(wrong, right) or _is_wordier(right, wrong) or _differ_in_number(wrong, right):
            yield f"“{option}” and the answer “{answer.right}” say the same."
        elif _is_wider(wrong, right) and not signs_of(option):
            yield f"“{option}” is what the answer “{answer.right}” is a kind of."
        elif (why := context.nouns.also_true(right, wrong)) is not None:
            yield f"“{option}” could be right too: {why}."


def _look_alike(one: str, other: str) -> bool:
    """Whether it may be the spelling that is asked for."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > ALIKE


def _is_wordier(long: str, short: str) -> bool:
    """Whether one is the other with a word behind it that says nothing new, as `DNA molecules` and `DNA`."""
    first, _, last = long.rpartition(" ")
    return first == short and stem_of(last) in _SAYS_NOTHING


def _is_wider(wide: str, narrow: str) -> bool:
    """Whether one is the other without its first word, as `energy` and `kinetic energy`."""
    first, _, rest = narrow.partition(" ")
    return rest == wide and first not in _MAKES_ANOTHER


def _differ_in_number(one: str, other: str) -> bool:
    """`enzyme` and `enzymes`, but not `add` and `adding`."""
    if one == other or abs(len(one) - len(other)) > 2:
        return False
    short, long = sorted((one, other), key=len)
    return long.endswith("s") and [stem_of(word) for word in short.split()] == [stem_of(word) for word in long.split()]


RULE = ItemRule("distractors-wrong", Severity.HARD, frozenset({ItemType.MULTIPLE_CHOICE}), check)
