"""An item: one question with its key, the reason for it, and where it comes from.

Texts are plain text. A blank is five underscores (`BLANK`). Numbers are written as people read them: `3/4`, `1 1/2`,
`2.5`, `−3` or `-3`; signs are ×, ÷ and −. A word that must be seen is in capitals (NOT).
"""

from dataclasses import dataclass
from enum import StrEnum

BLANK = "_____"
GAP = "\n[…]\n"
"""Stands in a quote between places of the source that are apart."""


class ItemType(StrEnum):
    """The kinds of question, as requests name them."""

    MULTIPLE_CHOICE = "multiple_choice"
    TRUE_FALSE = "true_false"
    FILL_IN = "fill_in"
    MATCHING = "matching"
    SHORT_ANSWER = "short_answer"
    ORDERING = "ordering"
    NUMERIC = "numeric"
    LUAU_OUTPUT = "luau_output"


class Bloom(StrEnum):
    """What the question asks of a mind (Anderson and Krathwohl 2001), lowest first."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYZE = "analyze"
    EVALUATE = "evaluate"
    CREATE = "create"


class Difficulty(StrEnum):
    """Easiest first."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
    EXPERT = "expert"


class Origin(StrEnum):
    """What vouches for a key."""

    MATERIAL = "material"
    """The teacher's own text: `quote` stands there."""
    PACK = "pack"
    """A knowledge pack, written and read by people."""
    GENERATOR = "generator"
    """Exact arithmetic, from the answer to the question."""
    LUAU = "luau"
    """The snippet was run, and this came out."""
    AI = "ai"
    """A language model: nothing vouches but the gate."""
    TEACHER = "teacher"
    """Written or changed by the person who uses it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an item comes from. `start` and `end` count characters of the material's cleaned text."""

    origin: Origin
    name: str
    """The file, the pack, or the generator, as a person reads it."""
    section: str = ""
    """The heading in a file, the concept in a pack, the skill of a generator."""
    quote: str = ""
    """What stands there, word for word; a pack's named reference where it has one. Of several places of a material,
    each in order, with `GAP` between: `start` is the beginning of the first, `end` the end of the last."""
    page: int | None = None
    """Counted from 1, where the file has pages."""
    start: int | None = None
    end: int | None = None
    material_id: str = ""


@dataclass(frozen=True, slots=True)
class MultipleChoice:
    """One right option among 3 to 5; `key` is its index."""

    options: tuple[str, ...]
    key: int

    @property
    def right(self) -> str:
        """The option that is right."""
        return self.options[self.key]

    @property
    def distractors(self) -> tuple[str, ...]:
        """The options that are wrong, in their order."""
        return tuple(option for index, option in enumerate(self.options) if index != self.key)


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """A statement. Where it is false, `correction` is the true one."""

    key: bool
    correction: str = ""


@dataclass(frozen=True, slots=True)
class FillIn:
    """Words for the one blank of the stem. `bank` is what is offered, the key among other words; or empty."""

    key: str
    accepted: tuple[str, ...] = ()
    """Other spellings that are right too."""
    bank: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matching:
    """Prompts and their matches; `extra` are matches for no prompt. Shown shuffled, in the order of `shown`."""

    pairs: tuple[tuple[str, str], ...]
    extra: tuple[str, ...]
    shown: tuple[str, ...]
    """Every match and every extra, once, in the order in which they are printed."""


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """A model answer, and the points that an answer is marked by."""

    key: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ordering:
    """Steps as they are printed; `key` lists their indices in the right order."""

    shown: tuple[str, ...]
    key: tuple[int, ...]

    @property
    def right(self) -> tuple[str, ...]:
        """The steps in the right order."""
        return tuple(self.shown[index] for index in self.key)


@dataclass(frozen=True, slots=True)
class Numeric:
    """A number. `key` as it is printed, read by `values.value_of`; exact where `tolerance` is empty."""

    key: str
    unit: str = ""
    """Printed after the space for the answer; no part of the answer."""
    tolerance: str = ""
    """Largest distance that still counts, as a number; for what was asked to be rounded."""
    accepted: tuple[str, ...] = ()
    """Other ways of writing the key. Every one has its value."""


@dataclass(frozen=True, slots=True)
class LuauOutput:
    """What the item's `code` prints, line by line, found by running it."""

    key: str


Answer = MultipleChoice | TrueFalse | FillIn | Matching | ShortAnswer | Ordering | Numeric | LuauOutput

TYPE_OF: dict[type[Answer], ItemType] = {
    MultipleChoice: ItemType.MULTIPLE_CHOICE,
    TrueFalse: ItemType.TRUE_FALSE,
    FillIn: ItemType.FILL_IN,
    Matching: ItemType.MATCHING,
    ShortAnswer: ItemType.SHORT_ANSWER,
    Ordering: ItemType.ORDERING,
    Numeric: ItemType.NUMERIC,
    LuauOutput: ItemType.LUAU_OUTPUT,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `id` stays with it through edits, versions and every export."""

    id: str
    stem: str
    answer: Answer
    reason: str
    """Why the key is right, for the key sheet."""
    source: Source
    bloom: Bloom
    difficulty: Difficulty
    objective: str = ""
    """Id of the objective it asks for."""
    hint: str = ""
    code: str = ""
    """Luau that belongs to the stem, printed in a fixed-width block below it."""
    points: int = 1
    locked: bool = False
    """Kept when the others are made again."""
    watch_for: str = ""
    """The mistake that this item brings to light, for the teacher."""

    @property
    def type(self) -> ItemType:
        """Follows from the answer."""
        return TYPE_OF[type(self.answer)]


@dataclass(frozen=True, slots=True)
class Objective:
    """What students can do afterwards: begins with the verb of its Bloom level, `Explain why ...`."""

    id: str
    text: str
    bloom: Bloom
