"""What somebody has answered to a question. Options are named by their place in the document, wherever they stood."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LONGEST_TEXT = 4_000
"""Characters of an answer in words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a multiple choice."""

    option: int


@dataclass(frozen=True, slots=True)
class Truth:
    """True or false."""

    value: bool


@dataclass(frozen=True, slots=True)
class Text:
    """What was typed, or chosen from a word bank."""

    text: str


@dataclass(frozen=True, slots=True)
class Matches:
    """For each prompt an option, or None where none was chosen yet."""

    options: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """The steps in the order in which they were put."""

    steps: tuple[int, ...]


Given = Choice | Truth | Text | Matches | Order


def to_plain(given: Given) -> dict[str, Any]:
    """What JSON can hold."""
    match given:
        case Choice(option):
            return {"choice": option}
        case Truth(value):
            return {"truth": value}
        case Text(text):
            return {"text": text}
        case Matches(options):
            return {"matches": list(options)}
        case Order(steps):
            return {"order": list(steps)}


def from_plain(plain: Mapping[str, Any]) -> Given:
    """Of what `to_plain` gave."""
    ((kind, value),) = plain.items()
    match kind:
        case "choice":
            return Choice(value)
        case "truth":
            return Truth(value)
        case "text":
            return Text(value)
        case "matches":
            return Matches(tuple(value))
        case "order":
            return Order(tuple(value))
        case _:
            raise ValueError(f"there is no answer of kind {kind!r}")
