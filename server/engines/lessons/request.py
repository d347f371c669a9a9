"""What a lesson is asked to be."""

from dataclasses import dataclass

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
