"""What the gate only warns of."""

import random
from dataclasses import replace

from server.engines.items.model import BLANK, Bloom, FillIn, Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from server.engines.items.text.shapes import takes_an
from server.engines.items.values import quantity_of
from tests.engines.items.gate.planting.flaw import Flaw, Quiz, in_item, is_worded_choice, with_options

TELLING = "{}, as is well known to everybody who has thought about it for some time and in some depth"
HARD_WORDS = (
    "notwithstanding epistemological considerations of phenomenological indeterminacy",
    "vis-à-vis the quintessential idiosyncrasies of heterogeneous morphological instantiations",
)


def _longest(item: Item, rng: random.Random) -> Item | None:
    del rng
    if not is_worded_choice(item):
        return None
    assert isinstance(item.answer, MultipleChoice)
    told = TELLING.format(item.answer.right)
    options = tuple(told if option == item.answer.right else option for option in item.answer.options)
    return with_options(item, options, item.answer.key)


def _hidden_not(item: Item, rng: random.Random) -> Item | None:
    if not is_worded_choice(item) or not item.stem.startswith(("Which ", "What ")):
        return None
    asked = rng.choice(("Which of these is not what was asked for:", "All of these are right except which one:"))
    return replace(item, stem=f"{asked} {item.stem}")


def _absolute(item: Item, rng: random.Random) -> Item | None:
    if not is_worded_choice(item):
        return None
    assert isinstance(item.answer, MultipleChoice)
    wrong = rng.choice(item.answer.distractors).removesuffix(".")
    at = item.answer.options.index(next(one for one in item.answer.distractors if one.startswith(wrong)))
    told = f"{rng.choice(('always', 'never', 'only'))} {wrong}"
    options = (*item.answer.options[:at], told, *item.answer.options[at + 1 :])
    return with_options(item, options, item.answer.key)


def _article(item: Item, rng: random.Random) -> Item | None:
    """`an` before the blank, and one option that goes with it."""
    del rng
    answer = item.answer
    if not isinstance(answer, FillIn) or not answer.bank or BLANK not in item.stem or item.stem.startswith(BLANK):
        return None
    if len({takes_an(word) for word in answer.bank}) < 2 or f" a {BLANK}" in item.stem or f" An {BLANK}" in item.stem:
        return None
    before, _, after = item.stem.partition(f" {BLANK}")
    return replace(item, stem=f"{before} {'an' if takes_an(answer.key) else 'a'} {BLANK}{after}")


def _other_kind(item: Item, rng: random.Random) -> Item | None:
    """The key is a number among words."""
    if not is_worded_choice(item):
        return None
    assert isinstance(item.answer, MultipleChoice)
    told = rng.choice(("42", "7 km", "July 4, 1776"))
    options = tuple(told if option == item.answer.right else option for option in item.answer.options)
    return with_options(item, options, item.answer.key)


def _unsorted(item: Item, rng: random.Random) -> Item | None:
    del rng
    answer = item.answer
    if not isinstance(answer, MultipleChoice) or any(quantity_of(option) is None for option in answer.options):
        return None
    first, second, *rest = answer.options
    options = (second, first, *rest)
    return with_options(item, options, options.index(answer.right))


def _opinion(item: Item, rng: random.Random) -> Item | None:
    if isinstance(item.answer, ShortAnswer | TrueFalse) or not item.stem.endswith("?"):
        return None
    asked = rng.choice(("In your opinion, ", "Do you think you know this one: "))
    return replace(item, stem=asked + item.stem)


def _unfair(item: Item, rng: random.Random) -> Item | None:
    if isinstance(item.answer, Numeric):
        return None
    said = rng.choice(("the fireman", "a housewife", "the handicapped", "primitive tribes"))
    return replace(item, stem=f"{item.stem.rstrip('.?')}, asks {said}{item.stem[-1] if item.stem[-1] in '.?' else '.'}")


def _level_off(item: Item, rng: random.Random) -> Item | None:
    if not isinstance(item.answer, ShortAnswer):
        return None
    del rng
    return replace(item, stem="Define the main word of this lesson in your own words.", bloom=Bloom.EVALUATE)


def _same_place(quiz: Quiz, at: int, rng: random.Random) -> Quiz | None:
    """In every multiple choice the key is the first, or the longest."""
    del at
    moved = []
    longest = rng.random() < 0.5
    for item in quiz.items:
        answer = item.answer
        if isinstance(answer, MultipleChoice) and not item.code:
            right = TELLING.format(answer.right) if longest else answer.right
            moved.append(with_options(item, (right, *answer.distractors), 0))
    many = [replace(item, id=f"{item.id}-{copy}") for copy in range(3) for item in moved]
    return replace(quiz, items=tuple(many[:9])) if len(many) >= 8 else None


def _all_true(quiz: Quiz, at: int, rng: random.Random) -> Quiz | None:
    del at, rng
    truths = [item for item in quiz.items if isinstance(item.answer, TrueFalse) and item.answer.key]
    if not truths:
        return None
    return replace(quiz, items=tuple(replace(truths[0], id=f"t{number}") for number in range(6)))


def _all_negated(quiz: Quiz, at: int, rng: random.Random) -> Quiz | None:
    del at, rng
    changed = [
        replace(item, stem=f"Which is NOT right? {item.stem}") if isinstance(item.answer, MultipleChoice) else item
        for item in quiz.items
    ]
    negated = sum(item.stem.startswith("Which is NOT") for item in changed)
    return replace(quiz, items=tuple(changed)) if negated > 1 else None


def _too_hard(quiz: Quiz, at: int, rng: random.Random) -> Quiz | None:
    del at
    if quiz.context.grade > 8:
        return None
    hard = [replace(item, stem=f"{item.stem.rstrip('.?')}, {rng.choice(HARD_WORDS)}?") for item in quiz.items]
    return replace(quiz, items=tuple(hard))


def _mix_off(quiz: Quiz, at: int, rng: random.Random) -> Quiz | None:
    del at, rng
    return replace(quiz, context=replace(quiz.context, bloom={Bloom.CREATE: 0.6, Bloom.EVALUATE: 0.4}))


def _sections_left_out(quiz: Quiz, at: int, rng: random.Random) -> Quiz | None:
    del at, rng
    sections = tuple(f"Chapter {number}" for number in range(1, 6))
    items = tuple(replace(item, source=replace(item.source, section=sections[0])) for item in quiz.items)
    return replace(quiz, items=items, context=replace(quiz.context, sections=sections))


def _wrong_among_numbers(item: Item, rng: random.Random) -> Item | None:
    """The key is words among numbers."""
    answer = item.answer
    if not isinstance(answer, MultipleChoice) or any(quantity_of(option) is None for option in answer.options):
        return None
    del rng
    options = tuple("to be found by counting" if one == answer.right else one for one in answer.options)
    return with_options(item, options, answer.key)


WARNED: tuple[Flaw, ...] = (
    in_item("the key is the longest", "key-length", _longest),
    in_item("a not that is read over", "negation-seen", _hidden_not),
    in_item("an absolute word", "no-absolutes", _absolute),
    in_item("an article that tells", "grammar-fits", _article),
    in_item("a key of another kind", "options-parallel", _other_kind),
    in_item("words among numbers", "options-parallel", _wrong_among_numbers),
    in_item("numbers without order", "options-sorted", _unsorted),
    in_item("an opinion", "no-bias", _opinion),
    in_item("an unfair word", "no-bias", _unfair),
    in_item("a verb of another level", "level-matches", _level_off),
    Flaw("keys in one place", "keys-spread", _same_place),
    Flaw("nearly all are true", "keys-spread", _all_true),
    Flaw("many ask for what is not so", "negation-rare", _all_negated),
    Flaw("hard words", "reads-at-grade", _too_hard),
    Flaw("another mix", "mix-matches", _mix_off),
    Flaw("sections left out", "source-covered", _sections_left_out),
)
