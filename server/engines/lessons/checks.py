"""What the gate asks of a lesson as a whole."""

from collections.abc import Iterator

from server.engines.items.gate.gate import findings
from server.engines.items.gate.rule import Context, Finding, Severity
from server.engines.items.gate.rules import objectives_met
from server.engines.items.text.readability import readability_of
from server.engines.lessons.model import Lesson

OBJECTIVES = objectives_met.RULE.name
"""Asked of the lesson, not of its items alone."""
ENOUGH_WORDS = 100
NEARNESS = 1.5
"""Grades above the lesson's at which a text for students is told to be hard; explained terms make it harder."""


def check_lesson(lesson: Lesson, context: Context) -> tuple[Finding, ...]:
    """All that the gate says of the lesson and its items."""
    items = [item for section in lesson.sections for item in section.items]
    of_items = [finding for finding in findings(items, context) if finding.rule != OBJECTIVES]
    return (*of_items, *lesson_findings(lesson))


def lesson_findings(lesson: Lesson) -> Iterator[Finding]:
    """Minutes that do not add up, objectives that nothing asks for, and texts that read too hard."""
    minutes = sum(section.minutes for section in lesson.sections)
    if minutes != lesson.duration:
        yield Finding(
            "minutes-add-up", Severity.HARD, "", f"The sections take {minutes} minutes, the lesson {lesson.duration}."
        )
    items = [item for section in lesson.sections for item in section.items]
    known = {objective.id for objective in lesson.objectives}
    asked = {item.objective for item in items}
    for item in items:
        if item.objective not in known:
            yield Finding(OBJECTIVES, Severity.HARD, item.id, "It belongs to no objective.")
    if len(items) >= len(known):
        for objective in lesson.objectives:
            if objective.id not in asked:
                message = f"No question asks for the objective “{objective.text}”."
                yield Finding(OBJECTIVES, Severity.HARD, "", message)
    grade = reading_grade(lesson)
    if grade is not None and grade > max(lesson.grade, 3) + NEARNESS:
        message = f"What students read is like grade {grade:.1f}, and it is for grade {lesson.grade}."
        yield Finding("reads-at-grade", Severity.WARN, "", message)


def reading_grade(lesson: Lesson) -> float | None:
    """Mean of both formulas over what students read; None where that is too little to tell."""
    text = "\n\n".join(section.for_students for section in lesson.sections if section.minutes)
    plain = text.replace("#", "").replace("*", "").replace("- ", "")
    measured = readability_of(plain)
    if measured is None or measured.words < ENOUGH_WORDS:
        return None
    return (measured.flesch_kincaid + measured.automated_index) / 2
