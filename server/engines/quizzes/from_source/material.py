"""A file of the teacher, and the sentences of all files with what can be asked of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from server.engines.items.text.figures import Figure
from server.engines.items.text.sentences import sentences_of
from server.engines.items.text.words import FUNCTION_WORDS, bare, content_stems, stem_of, words_of
from server.engines.quizzes.from_source.names import Name, letters_of, names_of
from server.engines.quizzes.from_source.numbers import facts_of
from server.engines.quizzes.from_source.standing import stands_alone
from server.engines.sources.model import Role, SourceText
from server.engines.sources.stored import source_from_plain

SAYS_THE_SAME = 0.5
"""Share of a sentence's words in another one, from which on that may say the same of something else."""


_LED_IN = re.compile(
    r"^(?:However|Moreover|Furthermore|In addition|Additionally|In fact|Indeed|Nevertheless|Nonetheless|In general"
    r"|Specifically|More specifically|In particular|Of course|Unfortunately|Fortunately|Interestingly|Importantly"
    r"|Surprisingly), (?P<first>\w)(?=[\w ’'-]* )"
)
"""What joins a sentence to the one before and can be left out."""
OFTEN = 5
"""Times that a word stands in a text which is about it."""


@dataclass(frozen=True, slots=True)
class Material:
    """`id` is the upload's, by which *show in source* finds it."""

    id: str
    source: SourceText


@dataclass(frozen=True)
class Statement:
    """A sentence, a step or an entry. `start` and `end` count characters of the material's text, of the whole of it."""

    material: Material
    text: str
    """What it says, with a capital letter, without the words that join it to the one before."""
    quote: str
    """The whole of it, as it stands there."""
    start: int
    end: int
    role: Role
    passage: int
    """Index of its passage."""
    section: str
    objective: str
    figures: tuple[Figure, ...]
    names: tuple[Name, ...]
    alone: bool
    """Whether it can be understood without what stands before it."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """Of the words that carry meaning."""
        return frozenset(content_stems(self.text))

    @cached_property
    def padded(self) -> str:
        """For looking up whole words."""
        return f" {bare(self.text)} "

    def holds(self, words: str) -> bool:
        """Whether they stand in it, whole."""
        return f" {bare(words)} " in self.padded


@dataclass(frozen=True)
class Reading:
    """All sentences of all files, in order."""

    statements: tuple[Statement, ...]
    _by_stem: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """An index of the sentences by the stems of all of their words."""
        for statement in self.statements:
            for stem in {stem_of(word) for word in words_of(statement.text)}:
                self._by_stem[stem].append(statement)

    def with_words(self, words: str) -> list[Statement]:
        """The sentences that they stand in."""
        spoken = words_of(words)
        return [one for one in self._by_stem.get(stem_of(spoken[-1]), ()) if one.holds(words)] if spoken else []

    def could_fit(self, words: str, statement: Statement, key: str) -> bool:
        """Whether something that is said elsewhere makes the words right, or nearly so, in the place of the key.

        A sentence that names none of what this one names is about something else.
        """
        asked = statement.stems - set(content_stems(key))
        named = [name.text for name in statement.names if name.text != key]
        if statement.holds(words):
            return True
        return any(
            (not named or any(one.holds(name) for name in named))
            and len(asked & one.stems) >= SAYS_THE_SAME * max(1, len(asked))
            for one in self.with_words(words)
            if one is not statement
        )


def materials_from_plain(plain: Sequence[Mapping[str, Any]]) -> list[Material]:
    """Of the parameters of an engine's job: `id`, and `source` as it is stored."""
    return [Material(one["id"], source_from_plain(one["source"])) for one in plain]


def reading_of(materials: Sequence[Material]) -> Reading:
    """Headings are not said, so they are no statements."""
    return Reading(tuple(one for material in materials for one in _statements(material)))


def objective_id(material: Material, section: int) -> str:
    """Of the section of that index."""
    return f"{material.id or material.source.name}#{section + 1}"


def _statements(material: Material) -> list[Statement]:
    source = material.source
    letters = letters_of(source.text)
    topics = _topics_of(source)
    found: list[Statement] = []
    for index, passage in enumerate(source.passages):
        if passage.role is Role.HEADING:
            continue
        section = source.section_at(passage.start)
        number = source.sections.index(section)
        text = source.text[passage.start : passage.end]
        whole = passage.role in (Role.STEP, Role.ENTRY)
        parts = [(text, 0)] if whole else [(one.text, one.start) for one in sentences_of(text)]
        for quote, start in parts:
            said = quote if whole else _LED_IN.sub(_begun, quote)
            names = names_of(said, letters)
            found.append(
                Statement(
                    material=material,
                    text=said,
                    quote=quote,
                    start=passage.start + start,
                    end=passage.start + start + len(quote),
                    role=passage.role,
                    passage=index,
                    section=section.heading,
                    objective=objective_id(material, number),
                    figures=facts_of(said),
                    names=names,
                    alone=passage.role is not Role.ENTRY
                    and stands_alone(said, names, topics, first=start == 0 and said is quote),
                )
            )
    return found


def _begun(found: re.Match[str]) -> str:
    return found["first"].upper()


def _topics_of(source: SourceText) -> frozenset[str]:
    """What headings name, and what the text names again and again: `the bridge` is clear there."""
    counts = Counter(words_of(source.text))
    headings = words_of(" ".join(section.heading for section in source.sections))
    often = (word for word, count in counts.items() if count >= OFTEN)
    return frozenset(word for word in (*headings, *often) if word not in FUNCTION_WORDS)
