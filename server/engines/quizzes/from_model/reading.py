"""Reads what a model has written into an item. Nothing is mended that changes what is asked."""

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from server.engines.items.gate.same import same_answer
from server.engines.items.ids import item_id
from server.engines.items.model import (
    BLANK,
    Answer,
    Bloom,
    Difficulty,
    FillIn,
    Item,
    ItemType,
    LuauOutput,
    MultipleChoice,
    Numeric,
    Objective,
    Origin,
    ShortAnswer,
    Source,
    TrueFalse,
)
from server.engines.items.text.words import bare
from server.engines.quizzes.from_luau import RunLuau
from server.engines.quizzes.order import choice, matching, ordering

Raw = Mapping[str, Any]
"""An object as the model wrote it, in the shape of `shape.schema_for` or not."""
Kind = TypeVar("Kind", ItemType, Bloom, Difficulty)

LONGEST = 600
LONGEST_CODE = 3_000
_BLANKS = re.compile(r"_{2,}|\[blank\]", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?[A-Za-z!][^<>]*>|&(?:[a-z]+|#\d+);|```|\]\(|\b(?:https?://|www\.)|\bjavascript:", re.IGNORECASE
)
_TO_A_MACHINE = re.compile(
    r"\b(?:(?:ignore|disregard|forget) (?:all |any |the |your |these )*(?:previous |prior |above |earlier )?"
    r"(?:instructions?|rules|prompts?)|system prompt|as an ai\b|language model)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\(?(?:[A-Ea-e]|[1-6])[).:]\s+")
_TRUTHS = {"true": True, "false": False}


class Unreadable(Exception):
    """It is no item. Says why, in words for the model and for people."""


def read_item(
    raw: Raw, objectives: Sequence[Objective], model: str, rng: random.Random, run_luau: RunLuau | None
) -> Item:
    """Its source names the model and nothing else yet. Raise Unreadable."""
    kind = _one_of(ItemType, raw.get("type"), "type")
    stem = _BLANKS.sub(BLANK, _text(raw, "stem"))
    code = _code(raw) if kind is ItemType.LUAU_OUTPUT else ""
    answer = _answer(kind, raw, code, rng, run_luau)
    return Item(
        id=item_id("model", model, kind.value, stem, answer),
        stem=stem,
        answer=answer,
        reason=_text(raw, "reason"),
        source=Source(Origin.AI, name=model),
        bloom=_one_of(Bloom, raw.get("bloom"), "bloom"),
        difficulty=_one_of(Difficulty, raw.get("difficulty"), "difficulty"),
        objective=_objective(raw.get("objective"), objectives),
        code=code,
    )


def _answer(kind: ItemType, raw: Raw, code: str, rng: random.Random, run_luau: RunLuau | None) -> Answer:
    match kind:
        case ItemType.MULTIPLE_CHOICE:
            return _choice(raw, rng)
        case ItemType.TRUE_FALSE:
            return _truth(raw)
        case ItemType.FILL_IN:
            key, bank = _text(raw, "answer"), _texts(raw)
            rng.shuffle(bank)
            return FillIn(key, (), tuple(bank))
        case ItemType.MATCHING:
            return matching(_pairs(raw), _texts(raw), rng)
        case ItemType.SHORT_ANSWER:
            return ShortAnswer(_text(raw, "answer"), tuple(_texts(raw)))
        case ItemType.ORDERING:
            return ordering(_several(raw, 3), rng)
        case ItemType.NUMERIC:
            return Numeric(_text(raw, "answer").rstrip("."))
        case ItemType.LUAU_OUTPUT:
            return LuauOutput(_printed(code, run_luau))


def _choice(raw: Raw, rng: random.Random) -> MultipleChoice:
    """The answer names the right option by its text. Some models write letters before options; they are taken off."""
    options = _several(raw, 3)
    if all(_NUMBERED.match(option) for option in options):
        options = [_NUMBERED.sub("", option) for option in options]
    answer = _text(raw, "answer")
    for told in (answer, _NUMBERED.sub("", answer)):
        right = [option for option in options if option == told] or [one for one in options if same_answer(one, told)]
        if right:
            left = list(options)
            left.remove(right[0])
            return choice(right[0], left, rng)
    raise Unreadable(f"Its answer “{answer}” is none of its options.")


def _truth(raw: Raw) -> TrueFalse:
    """A false statement needs the true one beside it; of a true one that is left out."""
    truth = _TRUTHS.get(_text(raw, "answer").casefold().rstrip("."))
    if truth is None:
        raise Unreadable("Its answer is neither true nor false.")
    return TrueFalse(truth, "" if truth else _text(raw, "correction"))


def _pairs(raw: Raw) -> list[tuple[str, str]]:
    pairs = raw.get("pairs")
    if not isinstance(pairs, list) or not all(isinstance(one, dict) for one in pairs):
        raise Unreadable("It has no pairs.")
    return [(_text(one, "prompt"), _text(one, "match")) for one in pairs]


def _printed(code: str, run_luau: RunLuau | None) -> str:
    """What counts is what the code prints, whatever the model says of it."""
    printed = run_luau(code) if run_luau is not None else None
    if not printed or not printed.strip():
        raise Unreadable("Its code does not run here, or prints nothing.")
    return printed.rstrip("\n")


def _code(raw: Raw) -> str:
    code = raw.get("code")
    if not isinstance(code, str) or not code.strip() or len(code) > LONGEST_CODE or not _is_printable(code):
        raise Unreadable("It has no code.")
    return code.strip("\n").rstrip()


def _several(raw: Raw, least: int) -> list[str]:
    options = _texts(raw)
    if len(options) < least:
        raise Unreadable(f"It has fewer than {least} options.")
    return options


def _texts(raw: Raw) -> list[str]:
    texts = raw.get("options", [])
    if not isinstance(texts, list):
        raise Unreadable("Its options are no list.")
    return [_checked(text, "text of an option") for text in texts]


def _text(raw: Raw, name: str) -> str:
    return _checked(raw.get(name), name)


def _checked(value: object, name: str) -> str:
    """One line of plain text; numbers and truths are written as people read them."""
    if isinstance(value, bool | int):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise Unreadable(f"The {name} is missing.")
    text = " ".join(value.split())
    if len(text) > LONGEST or not _is_printable(text):
        raise Unreadable(f"The {name} is too long, or holds what cannot be printed.")
    if _MARKUP.search(text):
        raise Unreadable(f"The {name} holds markup or an address; plain text is wanted.")
    if _TO_A_MACHINE.search(text):
        raise Unreadable(f"The {name} speaks to a machine and not to students.")
    if not bare(text) and not any(sign.isdigit() for sign in text) and len(text) > 3:
        raise Unreadable(f"The {name} holds no words.")
    return text


def _is_printable(text: str) -> bool:
    return all(sign.isprintable() or sign in "\n\t" for sign in text)


def _one_of(kind: type[Kind], value: object, name: str) -> Kind:
    found = next((one for one in kind if one.value == value), None)
    if found is None:
        raise Unreadable(f"Its {name} is none of those that were named.")
    return found


def _objective(number: object, objectives: Sequence[Objective]) -> str:
    """They are counted from 1. Which one a question is for is no reason to drop it: the first one stands in."""
    if isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= len(objectives):
        return objectives[number - 1].id
    return objectives[0].id if objectives else ""
