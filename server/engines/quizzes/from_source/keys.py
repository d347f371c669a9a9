"""Words and figures of a sentence that can be asked for, each with what may stand beside it."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from server.engines.items.gate.nouns import Nouns
from server.engines.items.model import BLANK
from server.engines.items.text.figures import Figure, FigureKind
from server.engines.items.text.shapes import is_plural, takes_an
from server.engines.items.text.words import bare, content_stems, stem_of
from server.engines.quizzes.from_source.definitions import Definition
from server.engines.quizzes.from_source.material import Reading, Statement
from server.engines.quizzes.from_source.names import (
    Name,
    NameKind,
    contexts_of,
    is_attribute,
    kinds_by_name,
    may_be_one,
)
from server.engines.quizzes.from_source.numbers import are_alike, size_of
from server.engines.quizzes.from_source.places import is_wide
from server.engines.quizzes.from_source.terms import terms_in, terms_of
from server.engines.sources.model import Role

_ENDS_A_TIME = re.compile(r"\b(?:between|from) [^,]*\d (?:and|to|until) $", re.IGNORECASE)
"""Behind which a year can only be a later one."""
MOST_RIVALS = 12
KIND_WORDS = 4
"""Of a meaning, among which its kind is named: `a small young *insect* that …`."""


class KeyKind(StrEnum):
    """What is asked for."""

    FIGURE = "figure"
    NAME = "name"
    TERM = "term"


@dataclass(frozen=True)
class Key:
    """`text` from `start` to `end` of the statement."""

    kind: KeyKind
    text: str
    start: int
    end: int
    statement: Statement
    form: str
    """Only keys of the same form stand beside each other."""
    figure: Figure | None = None
    contexts: frozenset[str] = frozenset()
    """Of a name that is neither a person's nor a place's: the words around it, wherever it stands."""

    @property
    def stem(self) -> str:
        """The sentence with a blank in the place of the key."""
        text = self.statement.text
        return f"{text[: self.start]}{BLANK}{text[self.end :]}"

    @cached_property
    def plain(self) -> str:
        """For comparing."""
        return bare(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Of its words that carry meaning."""
        return frozenset(content_stems(self.text))

    @property
    def number(self) -> float:
        """The value of a figure, for sorting; 0 where there is none."""
        return size_of(self.figure) if self.figure is not None else 0.0

    @property
    def before(self) -> str:
        """What stands before the blank."""
        return self.statement.text[: self.start]


@dataclass(frozen=True)
class Keys:
    """All keys of all sentences that stand alone, and which of them are rivals."""

    reading: Reading
    every: tuple[Key, ...]
    nouns: Nouns
    definitions: tuple[Definition, ...] = ()
    beside: tuple[Key, ...] = ()
    """Of sentences that do not stand alone: nobody asks for them, and they may stand beside others."""

    def of(self, statement: Statement) -> list[Key]:
        """In the order of the sentence."""
        return self._of_statement.get(id(statement), [])

    def rivals_of(self, key: Key) -> list[Key]:
        """Keys of other sentences that look right in its place and are wrong, each text once: all figures, and of words
        the first ones, in order.
        """
        found: dict[str, Key] = {}
        for other in self._same_form[key.form]:
            if key.figure is None and len(found) == MOST_RIVALS:
                break
            if other.plain not in found and self.is_wrong(other, key):
                found[other.plain] = other
        return list(found.values())

    def is_wrong(self, other: Key, key: Key) -> bool:
        """Whether the other's text is certainly no answer for the key's blank."""
        if other.statement is key.statement or other.form != key.form or other.plain == key.plain:
            return False
        if key.figure is not None:
            assert other.figure is not None
            return are_alike(key.figure, other.figure) and not self.reading.could_fit(
                other.text, key.statement, key.text
            )
        if key.kind is KeyKind.NAME and (may_be_one(key.text, other.text) or not self._are_of_a_sort(key, other)):
            return False
        if other.plain in self._kinds[key.plain] or key.plain in self._kinds[other.plain]:
            return False
        if key.before.endswith((" a ", " an ", "A ", "An ")) and takes_an(key.text) is not takes_an(other.text):
            return False
        if key.stems & other.stems or key.plain in other.plain or other.plain in key.plain:
            return False
        if self.nouns.also_true(key.text, other.text) or self.nouns.also_true(other.text, key.text):
            return False
        return not self.reading.could_fit(other.text, key.statement, key.text)

    def _are_of_a_sort(self, key: Key, other: Key) -> bool:
        """Places that one sentence names may lie within each other."""
        if "place" in key.form:
            return not any(one.holds(key.text) for one in self.reading.with_words(other.text))
        return not key.contexts or bool(key.contexts & other.contexts)

    @cached_property
    def _kinds(self) -> dict[str, set[str]]:
        """What a defined word is said to be a kind of: words that may stand in its place."""
        kinds: dict[str, set[str]] = defaultdict(set)
        for one in self.definitions:
            kinds[bare(one.term)].update(bare(one.meaning).split()[:KIND_WORDS])
        return kinds

    @cached_property
    def _same_form(self) -> dict[str, list[Key]]:
        grouped: dict[str, list[Key]] = defaultdict(list)
        for key in (*self.every, *self.beside):
            grouped[key.form].append(key)
        return grouped

    @cached_property
    def _of_statement(self) -> dict[int, list[Key]]:
        grouped: dict[int, list[Key]] = defaultdict(list)
        for key in self.every:
            grouped[id(key.statement)].append(key)
        return grouped


def keys_of(
    reading: Reading,
    definitions: Sequence[Definition],
    nouns: Nouns,
    word_rank: Callable[[str], int | None] | None,
) -> Keys:
    """In the order of the text."""
    kinds = kinds_by_name([name for statement in reading.statements for name in statement.names])
    contexts: dict[str, set[str]] = defaultdict(set)
    for statement in reading.statements:
        for name in statement.names:
            contexts[name.text].update(contexts_of(statement.text, name))
    terms = terms_of(reading, [one.term for one in definitions if not one.term[:1].isupper()], word_rank)
    every: list[Key] = []
    beside: list[Key] = []
    for statement in reading.statements:
        kept = every if statement.alone and statement.role is not Role.STEP else beside
        kept += _figures(statement)
        kept += _names(statement, kinds, contexts)
        kept += _terms(statement, terms)
    return Keys(reading, tuple(every), nouns, tuple(definitions), tuple(beside))


def _figures(statement: Statement) -> list[Key]:
    return [
        Key(
            KeyKind.FIGURE,
            figure.text,
            figure.start,
            figure.end,
            statement,
            _form_of_figure(figure),
            figure,
        )
        for figure in statement.figures
        if figure.kind is not FigureKind.YEAR or _ENDS_A_TIME.search(statement.text[: figure.start]) is None
    ]


def _names(statement: Statement, kinds: dict[str, NameKind], contexts: dict[str, set[str]]) -> list[Key]:
    counts = Counter(name.text for name in statement.names)
    return [
        Key(
            KeyKind.NAME,
            name.text,
            name.start,
            name.end,
            statement,
            _form_of(statement, name, kinds[name.text]),
            contexts=frozenset(contexts[name.text]) if kinds[name.text] is NameKind.OTHER else frozenset(),
        )
        for name in statement.names
        if counts[name.text] == 1 and statement.text.count(name.text) == 1 and not is_attribute(statement.text, name)
    ]


def _form_of(statement: Statement, name: Name, kind: NameKind) -> str:
    """Names with an article stand beside such, countries beside countries, and others by the number of their words."""
    article = " the" if statement.text[: name.start].casefold().endswith("the ") else ""
    if kind is NameKind.PLACE:
        return f"name place{article}{' wide' if is_wide(name.text) else ''}"
    return f"name {kind.value}{article}{'' if kind is NameKind.PERSON else f' {len(name.text.split())}'}"


def _form_of_figure(figure: Figure) -> str:
    parts = len(figure.text.split()) if figure.kind is FigureKind.DATE else ""
    return f"{figure.kind.value} {figure.unit} {parts}".strip()


def _terms(statement: Statement, terms: frozenset[str]) -> list[Key]:
    found: list[Key] = []
    for text, start, end in terms_in(statement.text, terms):
        stems = [stem_of(word) for word in bare(text).split()]
        if start == 0 and statement.text[:1].isupper():
            text = text if text.casefold() not in terms else text[:1].lower() + text[1:]
        inside = any(name.start < end and start < name.end for name in statement.names)
        if inside or sum(stem in stems for stem in content_stems(statement.text)) > len(stems):
            continue
        first = start <= len("The ") and re.match(r" (?:are|were|have)\b", statement.text[end:])
        form = f"term {'plural' if is_plural(text) or first else 'single'}"
        found.append(Key(KeyKind.TERM, text, start, end, statement, form))
    return found
