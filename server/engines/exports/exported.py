"""What an export takes and gives."""

from dataclasses import dataclass
from enum import StrEnum

from server.engines.lessons.model import Lesson
from server.engines.quizzes.model import Quiz

Document = Quiz | Lesson


class Audience(StrEnum):
    """Whom a printed sheet is for."""

    TEACHER = "teacher"
    """Everything: questions with keys, reasons, hints, watch-fors and sources."""
    STUDENT = "student"
    """Questions with room to write; nothing that gives an answer away."""
    KEY = "key"
    """Answers by number, with reason, points and item id."""


class Paper(StrEnum):
    """Sheet sizes of the printed formats."""

    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file, whole, and what is to be said of it."""

    data: bytes
    notes: tuple[str, ...] = ()
    """Sentences for the person: each thing that the format could not carry, and what stands in its place."""


class CannotExport(ValueError):
    """This document has no file of that format; the message says why and what to do instead."""
