"""What is known about a topic: packs about it, and generators of mathematics that fit."""

from collections.abc import Iterator
from dataclasses import dataclass

from server.engines.items.grades import Band
from server.engines.items.model import Objective
from server.engines.maths.skill import Skill
from server.engines.maths.skills import SKILLS
from server.engines.maths.topics import find as find_skills
from server.engines.packs.index import Entry, Match, find, is_of, nearest
from server.engines.packs.model import BandContent, Pack, Subject
from server.engines.packs.shelf import Shelf

NEARLY_AS_GOOD = 0.85
"""Of the best match's score: a pack that reaches as much is about the topic as well."""
LEAST = 0.5
"""A pack that reaches less only touches the topic: it is offered, and nothing is made of it."""
MOST_PACKS, MOST_SKILLS, OFFERED = 2, 6, 5


class TopicUnknown(Exception):
    """Nothing is written about the topic. `offered` are titles of packs near it."""

    def __init__(self, topic: str, offered: tuple[str, ...]) -> None:
        super().__init__(topic)
        self.topic = topic
        self.offered = offered


@dataclass(frozen=True, slots=True)
class Chapter:
    """A pack at the band nearest to the grade; `band` may be another than the grade's own."""

    pack: Pack
    band: Band
    content: BandContent

    @property
    def objectives(self) -> tuple[Objective, ...]:
        """What students can do afterwards."""
        return tuple(Objective(one.id, one.text, one.bloom) for one in self.content.objectives)


@dataclass(frozen=True, slots=True)
class Topic:
    """At least one of both is not empty."""

    chapters: tuple[Chapter, ...]
    skills: tuple[Skill, ...]


def look_up(shelf: Shelf, topic: str, subject: Subject | None, grade: int) -> Topic:
    """What there is, the best first. Raise TopicUnknown where there is nothing."""
    matches = _good(find(shelf.index(), topic, subject, grade), subject)
    chapters = tuple(_chapter(shelf, match) for match in matches)
    skills = list(_named_skills(chapters))
    if subject in (None, "mathematics"):
        skills += [skill for skill in find_skills(topic, grade) if skill not in skills]
    if not chapters and not skills:
        raise TopicUnknown(topic, tuple(_titles(nearest(shelf.index(), topic, subject, OFFERED))))
    return Topic(chapters, tuple(skills[:MOST_SKILLS]))


def _good(matches: list[Match], subject: Subject | None) -> list[Match]:
    """Those of another subject only where the subject has none: functions of mathematics are not those of Luau."""
    enough = [match for match in matches if match.score >= LEAST]
    own = [match for match in enough if is_of(match.entry, subject)] or enough
    return [match for match in own if match.score >= NEARLY_AS_GOOD * own[0].score][:MOST_PACKS]


def _chapter(shelf: Shelf, match: Match) -> Chapter:
    pack = shelf.pack(match.entry.id)
    return Chapter(pack, match.band, pack.bands[match.band])


def _named_skills(chapters: tuple[Chapter, ...]) -> Iterator[Skill]:
    for chapter in chapters:
        yield from (SKILLS[name] for name in chapter.content.skills if name in SKILLS)


def _titles(entries: list[Entry]) -> Iterator[str]:
    return (entry.title for entry in entries)
