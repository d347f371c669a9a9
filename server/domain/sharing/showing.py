"""What students see of a document: never a key, nor what one could be found by, such as a seed or an item's id."""

import hashlib
import random
from collections.abc import Sequence

from contracts.attempts import (
    ChoiceGiven,
    GivenAnswer,
    MatchesGiven,
    OrderGiven,
    StudentItem,
    StudentLesson,
    StudentQuiz,
    StudentSection,
    TextGiven,
    TruthGiven,
)
from contracts.content import AssessmentDocument, ItemType, LessonDocument
from server.domain.sharing.documents import item_of
from server.domain.sharing.models import Share
from server.engines.items.model import Item, Matching, Numeric
from server.engines.quizzes.grading.given import Choice, Given, Matches, Order, Text, Truth
from server.engines.quizzes.grading.layout import Layout, layout_of, options_of


def student_item(item: Item, number: int, layout: Layout) -> StudentItem:
    """With its options in that order."""
    options, answer = options_of(item), item.answer
    return StudentItem(
        number=number,
        type=ItemType(item.type.value),
        stem=item.stem,
        code=item.code,
        points=item.points,
        options=[options[option] for option in layout],
        prompts=[prompt for prompt, _ in answer.pairs] if isinstance(answer, Matching) else [],
        unit=answer.unit if isinstance(answer, Numeric) else "",
    )


def student_quiz(share: Share, items: Sequence[Item], layouts: Sequence[Layout]) -> StudentQuiz:
    """The whole quiz, as one attempt lays it out."""
    return StudentQuiz(
        title=share.title,
        subject=share.subject,
        grade=share.grade,
        instructions=instructions_of(share),
        points=share.points,
        passing_percent=share.passing_percent,
        items=[
            student_item(item, number, layout)
            for number, (item, layout) in enumerate(zip(items, layouts, strict=True), 1)
        ],
    )


def instructions_of(share: Share) -> str:
    """What is told before a quiz."""
    return AssessmentDocument.model_validate_json(share.document).instructions


def student_lesson(share: Share) -> StudentLesson:
    """What stands on the students' sheet. Sections that are the teacher's alone are left out."""
    lesson = LessonDocument.model_validate_json(share.document)
    rng = random.Random(_unknown_to_students(share))  # noqa: S311 - of a seed that nobody guesses
    sections, number = [], 1
    for section in lesson.sections:
        items = [item_of(item) for item in section.items]
        shown = [student_item(item, place, layout_of(item, rng)) for place, item in enumerate(items, number)]
        number += len(shown)
        if section.for_students.strip() or shown:
            sections.append(StudentSection(title=section.title, text=section.for_students, items=shown))
    return StudentLesson(
        title=lesson.title,
        subject=lesson.subject,
        grade=lesson.grade,
        objectives=[objective.text for objective in lesson.objectives],
        sections=sections,
    )


def _unknown_to_students(share: Share) -> bytes:
    """The same each time the lesson is opened. Whoever knew it could put the options back into their first order, which
    of steps and pairs is the key: so it holds the id in the teacher's library, and not that of the share alone.
    """
    return hashlib.sha256(f"{share.id}\n{share.content_id}\n{share.document}".encode()).digest()


def to_engine(answer: GivenAnswer) -> Given:
    """An answer of the wire; it names options by their places on the screen."""
    match answer:
        case ChoiceGiven():
            return Choice(answer.choice)
        case TruthGiven():
            return Truth(answer.truth)
        case TextGiven():
            return Text(answer.text)
        case MatchesGiven():
            return Matches(tuple(answer.matches))
        case OrderGiven():
            return Order(tuple(answer.order))


def to_wire(given: Given) -> GivenAnswer:
    """The other way round."""
    match given:
        case Choice(option):
            return ChoiceGiven(choice=option)
        case Truth(value):
            return TruthGiven(truth=value)
        case Text(text):
            return TextGiven(text=text)
        case Matches(options):
            return MatchesGiven(matches=list(options))
        case Order(steps):
            return OrderGiven(order=list(steps))
