"""What a lesson is asked to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from server.engines.lessons.model import Template


@dataclass(frozen=True, slots=True)
class LessonRequest:
    """`duration` in minutes; `objectives` and `standards` as the teacher wrote them."""

    subject: str
    topic: str
    grade: int
    duration: int = 45
    template: Template = Template.GRADUAL_RELEASE
    objectives: tuple[str, ...] = ()
    standards: str = ""
    seed: int = 0


def request_from_plain(plain: Mapping[str, Any]) -> LessonRequest:
    """Of the parameters of an engine's job."""
    return LessonRequest(
        subject=plain["subject"],
        topic=plain["topic"],
        grade=plain["grade"],
        duration=plain["duration"],
        template=Template(plain["template"]),
        objectives=tuple(plain["objectives"]),
        standards=plain["standards"],
        seed=plain["seed"],
    )
