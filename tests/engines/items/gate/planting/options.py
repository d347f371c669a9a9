"""Flaws of options: no key, the same twice, options about options, wrong ones that are right."""

import random
from dataclasses import replace

from server.engines.items.model import (
    FillIn,
    Item,
    LuauOutput,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Origin,
    ShortAnswer,
    TrueFalse,
)
from server.engines.items.text.words import FUNCTION_WORDS, bare, words_of
from server.engines.items.values import value_of, written
from tests.engines.items.gate.planting.flaw import Flaw, in_item, is_worded_choice, with_options, with_wrong

ABOUT_OTHERS = (
    "All of the above",
    "None of the above",
    "all of these",
    "Both A and C",
    "A and B only",
    "both of the above",
    "None of these answers is correct.",
    "I and II only",
    "Either B or C",
    "Two of the above",
)
ALSO_RIGHT = {
    "insects": ("bugs", "arthropods", "invertebrates"),
    "cell membrane": ("plasma membrane",),
    "cellulose": ("a carbohydrate", "polysaccharide"),
    "DNA": ("deoxyribonucleic acid", "DNA molecules"),
    "electron": ("particle", "negatron", "electrons"),
    "the Sun": ("a star",),
    "personification": ("figure of speech", "prosopopoeia"),
    "a shortage": ("a deficit", "a shortfall"),
    "inflation": ("rising prices",),
    "phishing": ("fraud",),
    "condensation": ("condensation process",),
    "chased": ("chased.",),
    "Africa": ("the African continent",),
    "gills": ("the gill",),
    "George Washington": ("president Washington",),
    "a sorted list": ("sorted lists",),
    "proteins": ("protein molecules", "macromolecules"),
    "Debugging": ("Debugging process",),
    "omniscient": ("all-knowing",),
}
"""Written by hand, as somebody would who did not notice: not from the table that the gate has."""


def _key_off(item: Item, rng: random.Random) -> Item | None:
    answer = item.answer
    if not isinstance(answer, MultipleChoice):
        return None
    return with_options(item, answer.options, rng.choice((-1, len(answer.options))))


def _no_correction(item: Item, rng: random.Random) -> Item | None:
    del rng
    false = isinstance(item.answer, TrueFalse) and not item.answer.key
    return replace(item, answer=TrueFalse(False)) if false else None


def _no_key(item: Item, rng: random.Random) -> Item | None:
    match item.answer:
        case FillIn():
            return replace(item, answer=FillIn("", (), item.answer.bank))
        case ShortAnswer():
            return replace(item, answer=ShortAnswer(" ", item.answer.points))
        case LuauOutput():
            return replace(item, answer=LuauOutput(""))
        case Numeric():
            return replace(item, answer=replace(item.answer, key=rng.choice(("", f"about {item.answer.key}", "x"))))
        case _:
            return None


def _order_off(item: Item, rng: random.Random) -> Item | None:
    if not isinstance(item.answer, Ordering):
        return None
    key = item.answer.key
    return replace(item, answer=Ordering(item.answer.shown, rng.choice((key[:-1], (*key[:-1], key[0])))))


def _pair_gone(item: Item, rng: random.Random) -> Item | None:
    answer = item.answer
    if not isinstance(answer, Matching):
        return None
    if rng.random() < 0.5:
        pairs = answer.pairs[:2]
        shown = tuple(one for one in answer.shown if one in {*(match for _, match in pairs), *answer.extra})
        return replace(item, answer=Matching(pairs, answer.extra, shown))
    return replace(item, answer=replace(answer, pairs=(("", answer.pairs[0][1]), *answer.pairs[1:])))


def _other_way_wrong(item: Item, rng: random.Random) -> Item | None:
    del rng
    if not isinstance(item.answer, Numeric) or (value := value_of(item.answer.key)) is None:
        return None
    return replace(item, answer=replace(item.answer, accepted=(written(value + 1),)))


def _option_again(item: Item, rng: random.Random) -> Item | None:
    """A wrong option is the key once more, written a little differently."""
    answer = item.answer
    if not isinstance(answer, MultipleChoice) or item.code:
        return None
    right = answer.right
    value = value_of(right)
    if value is None:
        again = rng.choice([f"{right}.", f" {right}", right[0].swapcase() + right[1:], f"“{right}”", right.upper()])
        return with_wrong(item, right if again == right or not bare(again) else again, rng)
    ways = [f"{float(value)}", f"{value.numerator * 2}/{value.denominator * 2}", f"{float(value * 100):g}%"]
    return with_wrong(item, rng.choice([way for way in ways if value_of(way) == value]), rng)


def _too_few(item: Item, rng: random.Random) -> Item | None:
    del rng
    answer = item.answer
    if not isinstance(answer, MultipleChoice):
        return None
    return with_options(item, (answer.right, answer.distractors[0]), 0)


def _too_many(item: Item, rng: random.Random) -> Item | None:
    del rng
    answer = item.answer
    if not isinstance(answer, MultipleChoice) or item.code:
        return None
    return with_options(item, (*answer.options, "quartz", "Timbuktu"), answer.key)


def _about_others(item: Item, rng: random.Random) -> Item | None:
    return with_wrong(item, rng.choice(ABOUT_OTHERS), rng)


def _also_right(item: Item, rng: random.Random) -> Item | None:
    answer = item.answer
    if not isinstance(answer, MultipleChoice) or answer.right not in ALSO_RIGHT:
        return None
    return with_wrong(item, rng.choice(ALSO_RIGHT[answer.right]), rng)


def _from_the_sentence(item: Item, rng: random.Random) -> Item | None:
    """A wrong option stands beside the key in the source."""
    answer = item.answer
    if not is_worded_choice(item) or item.source.origin is not Origin.MATERIAL:
        return None
    assert isinstance(answer, MultipleChoice)
    taken = set(words_of(f"{answer.right} {item.stem}"))
    beside = [word for word in words_of(item.source.quote) if word not in FUNCTION_WORDS | taken and len(word) > 4]
    return with_wrong(item, rng.choice(beside), rng) if beside else None


OPTION_FLAWS: tuple[Flaw, ...] = (
    in_item("key index off", "one-key", _key_off),
    in_item("false without the true statement", "one-key", _no_correction),
    in_item("key empty or unreadable", "one-key", _no_key),
    in_item("order does not name every step", "one-key", _order_off),
    in_item("a pair incomplete", "one-key", _pair_gone),
    in_item("accepted number of another value", "one-key", _other_way_wrong),
    in_item("an option twice", "options-differ", _option_again),
    in_item("two options only", "options-differ", _too_few),
    in_item("six options", "options-differ", _too_many),
    in_item("an option about options", "no-all-of-the-above", _about_others),
    in_item("a distractor that is right too", "distractors-wrong", _also_right),
    in_item("a distractor from the sentence of the key", "distractors-wrong", _from_the_sentence),
)
