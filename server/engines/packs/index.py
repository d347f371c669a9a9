"""Which packs there are, and which of them is about a topic: one small file instead of all packs."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from server.engines.items.grades import Band, band_of
from server.engines.packs.meaning import is_another_number, is_elsewhere, is_unclear
from server.engines.packs.model import Pack, Part, Slug, Subject, Text
from server.engines.packs.words import content_stems, plain

EXACT_TITLE = 1.0
EXACT_KEYWORD = 0.97
MOST_FOR_OVERLAP = 0.9
LEAST = 0.3
"""A pack that reaches less is not about the topic."""
HALF = 0.5
LEAST_LIKENESS, OF_THE_SUBJECT = 0.12, 0.25
"""Of what is suggested, and what a pack of the subject has ahead of others."""
OTHER_SUBJECT = 0.6
NEIGHBOURS = frozenset({"computing", "luau"})
"""Subjects between which a teacher may not tell."""
UNCLEAR = 0.5
"""What is left where the shared words may mean something else."""
FURTHER_BAND = 0.12
"""What every band between the grade and the pack costs."""
_BANDS = tuple(Band)


class Entry(Part):
    """What the index knows of a pack. `questions` counts them for each band that the pack is written for."""

    id: Slug
    title: Text
    subject: Subject
    keywords: list[Text]
    related: list[Slug]
    questions: dict[Band, int]

    @property
    def names(self) -> tuple[str, ...]:
        """What people may call the topic."""
        return (self.title, *self.keywords)

    @property
    def stems(self) -> frozenset[str]:
        """The words of its names."""
        return frozenset(content_stems(" ".join(self.names)))


class Index(Part):
    """All packs, in the order of their ids. `resources/packs/index.json`."""

    packs: list[Entry]


@dataclass(frozen=True, slots=True)
class Match:
    """A pack about the topic, and its band nearest to the grade. `score` is at most 1."""

    entry: Entry
    band: Band
    score: float


def entry_of(pack: Pack) -> Entry:
    """What the index keeps of a pack."""
    questions = {band: len(content.questions) for band, content in sorted(pack.bands.items())}
    return Entry(
        id=pack.id,
        title=pack.title,
        subject=pack.subject,
        keywords=pack.keywords,
        related=pack.related,
        questions=questions,
    )


def index_of(packs: Iterable[Pack]) -> Index:
    """The index of these packs."""
    return Index(packs=sorted((entry_of(pack) for pack in packs), key=lambda entry: entry.id))


def find(index: Index, topic: str, subject: Subject | None, grade: int) -> list[Match]:
    """Packs about the topic, the best first; none where nothing is known about it.

    A title or a keyword that says the same comes first, then packs that share telling words with the topic. Another
    subject and a band far from the grade cost some of the score, yet never all of it.
    """
    weights, words = _weights(index), _words(index)
    found = []
    for entry in index.packs:
        said = max(_likeness(topic, name, entry, weights, words[entry.subject]) for name in entry.names)
        if said < LEAST:
            continue
        band, away = _nearest_band(entry, grade)
        found.append(Match(entry, band, said * _subject_factor(entry, subject) * (1 - FURTHER_BAND * away)))
    return sorted(found, key=lambda match: (-match.score, match.entry.id))


def is_of(entry: Entry, subject: Subject | None) -> bool:
    """Of the subject, or of one that a teacher may not tell from it."""
    return subject is None or subject == entry.subject or {subject, entry.subject} <= NEIGHBOURS


def nearest(index: Index, topic: str, subject: Subject | None = None, count: int = 5) -> list[Entry]:
    """Packs to suggest where `find` knows nothing: those whose names look most like the topic, of its subject first.

    What looks nothing like it is not suggested.
    """
    wanted = _trigrams(topic)
    likeness = {entry.id: max(_dice(wanted, _trigrams(name)) for name in entry.names) for entry in index.packs}
    alike = [entry for entry in index.packs if likeness[entry.id] >= LEAST_LIKENESS]

    def rank(entry: Entry) -> tuple[float, str]:
        own = OF_THE_SUBJECT if subject is not None and is_of(entry, subject) else 0.0
        return -likeness[entry.id] - own, entry.id

    return sorted(alike, key=rank)[:count]


def _likeness(topic: str, name: str, entry: Entry, weights: dict[str, float], words: set[str]) -> float:
    """1 for the title itself, less for a keyword, then by the weight of what both have. `words` are the subject's."""
    if is_another_number(topic, name):
        return 0.0
    asked, known = content_stems(topic), content_stems(name)
    if plain(topic) == plain(name) or (asked and asked == known):
        return EXACT_TITLE if name == entry.title else EXACT_KEYWORD
    shared = [word for word in asked if word in known]
    if not shared or (entry.subject == "social-studies" and is_elsewhere(asked, shared, entry.stems)):
        return 0.0
    weight = sum(weights[word] for word in shared)
    of_topic = weight / sum(weights.get(word, 1.0) for word in asked)
    of_name = weight / sum(weights[word] for word in known)
    clear = UNCLEAR if is_unclear(asked, shared, words) else 1.0
    return MOST_FOR_OVERLAP * (HALF * of_topic + HALF * of_name) * max(of_topic, of_name) * clear


def _weights(index: Index) -> dict[str, float]:
    """A word that few packs have tells more, from 1 down to about a third."""
    packs_with = Counter(
        word for entry in index.packs for word in {stem: None for name in entry.names for stem in content_stems(name)}
    )
    return {word: 1 / (1 + math.log(count)) for word, count in packs_with.items()}


def _words(index: Index) -> dict[Subject, set[str]]:
    """All words that packs of a subject are named with."""
    found: dict[Subject, set[str]] = {}
    for entry in index.packs:
        found.setdefault(entry.subject, set()).update(entry.stems)
    return found


def _nearest_band(entry: Entry, grade: int) -> tuple[Band, int]:
    own = _BANDS.index(band_of(grade))
    away = {band: abs(_BANDS.index(band) - own) for band in entry.questions}
    best = min(away, key=lambda band: (away[band], band))
    return best, away[best]


def _subject_factor(entry: Entry, subject: Subject | None) -> float:
    return 1.0 if is_of(entry, subject) else OTHER_SUBJECT


def _trigrams(text: str) -> Counter[str]:
    padded = f"  {plain(text)} "
    return Counter(padded[start : start + 3] for start in range(len(padded) - 2))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)
