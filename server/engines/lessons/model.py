"""A lesson plan as the exporters and the gate know it."""

from dataclasses import dataclass
from enum import StrEnum

from server.engines.items.model import Item, Objective


class Template(StrEnum):
    """How a lesson is built up."""

    FIVE_E = "5e"
    """Engage, explore, explain, elaborate, evaluate (BSCS)."""
    GRADUAL_RELEASE = "gradual_release"
    """I do, we do, you do together, you do alone."""
    WORKSHOP = "workshop"
    """Mini-lesson, work time with conferences, share."""


class SectionKind(StrEnum):
    """What a section is for."""

    OBJECTIVES = "objectives"
    STANDARDS = "standards"
    VOCABULARY = "vocabulary"
    MATERIALS = "materials"
    WARM_UP = "warm_up"
    DIRECT_TEACHING = "direct_teaching"
    GUIDED_PRACTICE = "guided_practice"
    INDEPENDENT_PRACTICE = "independent_practice"
    ACTIVITY = "activity"
    ROBLOX_ACTIVITY = "roblox_activity"
    EXIT_TICKET = "exit_ticket"
    HOMEWORK = "homework"
    SUPPORT_AND_STRETCH = "support_and_stretch"
    LANGUAGE_SUPPORT = "language_support"
    ACCOMMODATIONS = "accommodations"
    MISCONCEPTIONS = "misconceptions"
    TEACHER_NOTES = "teacher_notes"


@dataclass(frozen=True, slots=True)
class Section:
    """`content` and `for_students` are Markdown: paragraphs, lists, bold, italic, code, fenced Luau. No HTML."""

    id: str
    kind: SectionKind
    title: str
    content: str
    """What the teacher reads: all of it."""
    for_students: str = ""
    """What stands on the student's sheet; empty where the section is the teacher's alone."""
    minutes: int = 0
    """0 for what takes no time of the lesson."""
    items: tuple[Item, ...] = ()
    """Questions of this section; students get them without keys."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Sections in the order in which they are printed; their minutes add up to `duration`."""

    id: str
    title: str
    subject: str
    topic: str
    grade: int
    duration: int
    template: Template
    objectives: tuple[Objective, ...]
    sections: tuple[Section, ...]
    provider: str = "offline"
    made_from: str = ""
    """A sentence: which pack or files it was made from."""
