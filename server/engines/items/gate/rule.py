"""What a rule of the gate is, what it may look at, and what it says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from server.engines.items.gate.nouns import NO_NOUNS, Nouns
from server.engines.items.model import Bloom, Item, ItemType, Objective

EVERY_TYPE = frozenset(ItemType)
WORDED = EVERY_TYPE - {ItemType.NUMERIC, ItemType.MATCHING, ItemType.ORDERING, ItemType.LUAU_OUTPUT}
"""Types whose stem is a sentence of its own."""


class Severity(StrEnum):
    """A hard flaw keeps an item out; a warning is told."""

    HARD = "hard"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, in words for a teacher. `item_id` is empty where it is about the whole set."""

    rule: str
    severity: Severity
    item_id: str
    message: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a set is checked against. What is None or empty is not checked."""

    grade: int
    objectives: tuple[Objective, ...] = ()
    bloom: Mapping[Bloom, float] = field(default_factory=dict)
    """The mix that was asked for: shares that add up to 1."""
    sections: tuple[str, ...] = ()
    """Headings of the source, in order, of those that could give items."""
    taught: frozenset[str] = frozenset()
    """Stems of terms that are being taught: they may be hard words."""
    nouns: Nouns = NO_NOUNS
    word_rank: Callable[[str], int | None] | None = None
    """How common a word is: 1 for the commonest, None for one that is not in the list."""
    run_luau: Callable[[str], str | None] | None = None
    """What a snippet prints; None where it fails or does not end."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Cleaned text by material id."""


@dataclass(frozen=True, slots=True)
class ItemRule:
    """Looks at one item of the types it is for; says what is wrong with it, in sentences."""

    name: str
    severity: Severity
    types: frozenset[ItemType]
    check: Callable[[Item, Context], Iterator[str]]


@dataclass(frozen=True, slots=True)
class SetRule:
    """Looks at all items of a quiz or lesson together; says (id of the item or empty, what is wrong)."""

    name: str
    severity: Severity
    check: Callable[[tuple[Item, ...], Context], Iterator[tuple[str, str]]]
