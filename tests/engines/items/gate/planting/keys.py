"""Flaws of keys: wrong results, wrong output, two changes in a false statement, places in the source, word banks."""

import random
import re
from dataclasses import replace

from server.engines.items.arithmetic import computed
from server.engines.items.model import FillIn, Item, LuauOutput, MultipleChoice, Numeric, Origin, ShortAnswer, TrueFalse
from server.engines.items.text.words import FUNCTION_WORDS, words_of
from server.engines.items.values import value_of, written
from tests.engines.items.gate.planting.flaw import Flaw, in_item, with_options, with_source

_SUM = re.compile(r"^What is ([^a-z]+)\?$")
SECOND_KEYS = {
    "runoff": "surface water",
    "half": "thirty minutes",
    "went": "travelled",
    "malware": "malicious software",
    "hypotenuse": "longest side",
    "reactants": "reagents",
    "soliloquy": "monologue",
    "peninsula": "cape",
    "space": "universe",
    "Yorktown": "York Town",
    "port": "haven",
    "Equilibrium": "Balance",
    "skin": "hide",
}
"""Words of a bank that would do too, written by hand."""


def _sum_wrong(item: Item, rng: random.Random) -> Item | None:
    asked = _SUM.match(item.stem)
    if asked is None or computed(asked[1]) is None:
        return None
    match item.answer:
        case Numeric(key):
            value = value_of(key)
            assert value is not None
            return replace(item, answer=Numeric(written(value + rng.choice((1, 2, 10)))))
        case MultipleChoice(options, key):
            return with_options(item, options, (key + 1) % len(options))
        case _:
            return None


def _equation_flipped(item: Item, rng: random.Random) -> Item | None:
    del rng
    if not isinstance(item.answer, TrueFalse) or "=" not in item.stem:
        return None
    return replace(item, answer=TrueFalse(not item.answer.key, "" if not item.answer.key else f"not {item.stem}"))


def _output_wrong(item: Item, rng: random.Random) -> Item | None:
    if not isinstance(item.answer, LuauOutput):
        return None
    key = item.answer.key
    lines = key.split("\n")
    ways = [f"{key}\nnil", "nil", key.replace(" ", ""), "\n".join(lines[:-1]), f"{key}.0", key.swapcase()]
    return replace(item, answer=LuauOutput(rng.choice([way for way in ways if way not in (key, "")])))


def _code_breaks(item: Item, rng: random.Random) -> Item | None:
    if not isinstance(item.answer, LuauOutput):
        return None
    return replace(item, code=rng.choice((f"{item.code})", f"{item.code}\nerror('stop')", "while true do end")))


def _second_change(item: Item, rng: random.Random) -> Item | None:
    """The false statement is changed at its beginning and at its end."""
    if not isinstance(item.answer, TrueFalse) or item.answer.key or item.stem[0].isdigit():
        return None
    words = item.stem.split()
    same = [at for at, word in enumerate(words) if word in item.answer.correction.split() and len(word) > 3]
    other = next(at for at, word in enumerate(words) if at >= len(words) - 1 or words[at] not in item.answer.correction)
    far = [at for at in same if abs(at - other) >= 4]
    if not far:
        return None
    words[rng.choice(far)] = "penguins"
    return replace(item, stem=" ".join(words))


def _another_statement(item: Item, rng: random.Random) -> Item | None:
    if not isinstance(item.answer, TrueFalse) or item.answer.key or item.stem[0].isdigit():
        return None
    others = ("Bees make honey from the nectar of flowers.", "The Great Wall was built over many centuries.")
    return replace(item, answer=TrueFalse(False, rng.choice(others)))


def _bank_without_key(item: Item, rng: random.Random) -> Item | None:
    if not isinstance(item.answer, FillIn) or not item.answer.bank or item.code:
        return None
    other = rng.choice(("penguin", "tomorrow", "blue"))
    return replace(item, answer=replace(item.answer, bank=_swapped(item.answer, item.answer.key, other)))


def _bank_twice(item: Item, rng: random.Random) -> Item | None:
    if not isinstance(item.answer, FillIn) or len(item.answer.bank) < 3 or item.code:
        return None
    others = [word for word in item.answer.bank if word != item.answer.key]
    again = rng.choice([others[0], item.answer.key]).capitalize()
    return replace(item, answer=replace(item.answer, bank=_swapped(item.answer, others[1], again)))


def _bank_two_fit(item: Item, rng: random.Random) -> Item | None:
    if not isinstance(item.answer, FillIn) or not item.answer.bank or item.answer.key not in SECOND_KEYS:
        return None
    others = [word for word in item.answer.bank if word != item.answer.key]
    second = SECOND_KEYS[item.answer.key]
    bank = _swapped(item.answer, rng.choice(others), second)
    return replace(item, answer=FillIn(item.answer.key, (second,), bank))


def _bank_from_the_sentence(item: Item, rng: random.Random) -> Item | None:
    answer = item.answer
    if not isinstance(answer, FillIn) or not answer.bank or item.source.origin is not Origin.MATERIAL:
        return None
    taken = set(words_of(f"{answer.key} {item.stem}"))
    beside = [word for word in words_of(item.source.quote) if word not in FUNCTION_WORDS | taken and len(word) > 4]
    others = [word for word in answer.bank if word != answer.key]
    if not beside:
        return None
    return replace(item, answer=replace(answer, bank=_swapped(answer, others[0], rng.choice(beside))))


def _swapped(answer: FillIn, old: str, new: str) -> tuple[str, ...]:
    return tuple(new if word == old else word for word in answer.bank)


def _quote_gone(item: Item, rng: random.Random) -> Item | None:
    if item.source.origin is not Origin.MATERIAL:
        return None
    return with_source(item, replace(item.source, quote=rng.choice(("", "  "))))


def _place_moved(item: Item, rng: random.Random) -> Item | None:
    source = item.source
    if source.origin is not Origin.MATERIAL or source.start is None or source.end is None:
        return None
    by = rng.choice((-3, 4, 40))
    return with_source(item, replace(source, start=max(0, source.start + by), end=source.end + by))


def _quote_of_another(item: Item, rng: random.Random) -> Item | None:
    if item.source.origin is not Origin.MATERIAL:
        return None
    quote = rng.choice(("The bell rang at noon and all went home.", "Iron melts when it is hot enough."))
    return with_source(item, replace(item.source, quote=quote, start=None, end=None, material_id=""))


def _key_not_in_quote(item: Item, rng: random.Random) -> Item | None:
    if item.source.origin is not Origin.MATERIAL:
        return None
    match item.answer:
        case MultipleChoice(options, key):
            return with_options(item, options, (key + 1) % len(options))
        case FillIn(key, _, bank) if not bank:
            return replace(item, answer=FillIn(f"{key} cells"))
        case ShortAnswer(_, points):
            return replace(item, answer=ShortAnswer("Nobody knows, and the text does not say it.", points))
        case _:
            return None


def _number_changed(item: Item, rng: random.Random) -> Item | None:
    """A number of the key is not that of the source."""
    if item.source.origin is not Origin.MATERIAL:
        return None
    match item.answer:
        case MultipleChoice(options, key) if options[key].isdigit():
            changed = str(int(options[key]) + rng.choice((1, 7)))
            return with_options(item, (*options[:key], changed, *options[key + 1 :]), key)
        case FillIn(key, accepted, bank) if key.isdigit():
            return replace(item, answer=FillIn(str(int(key) + 2), accepted, bank))
        case TrueFalse(False, correction) if any(sign.isdigit() for sign in correction):
            changed = re.sub(r"\d+(?=\D*$)", lambda found: str(int(found[0]) + 3), correction)
            return replace(item, answer=TrueFalse(False, changed))
        case _:
            return None


KEY_FLAWS: tuple[Flaw, ...] = (
    in_item("a wrong result", "arithmetic-right", _sum_wrong),
    in_item("an equation marked the wrong way", "arithmetic-right", _equation_flipped),
    in_item("a wrong output", "luau-key-is-output", _output_wrong),
    in_item("a snippet that breaks", "luau-key-is-output", _code_breaks),
    in_item("a second change in a false statement", "one-slot", _second_change),
    in_item("another statement as the true one", "one-slot", _another_statement),
    in_item("a bank without the key", "word-bank-fits", _bank_without_key),
    in_item("a word twice in the bank", "word-bank-fits", _bank_twice),
    in_item("two words of the bank fit", "word-bank-fits", _bank_two_fit),
    in_item("a word of the sentence in the bank", "word-bank-fits", _bank_from_the_sentence),
    in_item("no quote", "key-in-source", _quote_gone),
    in_item("a place that is not that of the quote", "key-in-source", _place_moved),
    in_item("the quote of another", "key-in-source", _quote_of_another),
    in_item("a key that is not in the quote", "key-in-source", _key_not_in_quote),
    in_item("a number that is not in the quote", "key-in-source", _number_changed),
)
