"""Documents of lessons and assessments for the tests of the server."""

from functools import cache
from typing import Any

from contracts.content import AssessmentDocument, LessonDocument
from server.engines.lessons.document import lesson_document
from server.engines.lessons.making import make_lesson
from server.engines.lessons.request import LessonRequest
from server.engines.quizzes.document import quiz_document
from server.engines.quizzes.making import make_quiz
from server.engines.quizzes.request import QuizRequest
from server.engines.tools import bundled_tools


@cache
def assessment(seed: int = 1, count: int = 6) -> AssessmentDocument:
    """About photosynthesis, for grade 6."""
    made = make_quiz(QuizRequest("Science", "Photosynthesis", 6, count=count, seed=seed), "science", bundled_tools())
    return AssessmentDocument.model_validate(quiz_document(made, seed))


@cache
def lesson(seed: int = 1, topic: str = "Photosynthesis", subject: str = "Science", grade: int = 6) -> LessonDocument:
    """Of 45 minutes; where nothing else is asked for about photosynthesis, for grade 6."""
    made = make_lesson(LessonRequest(subject, topic, grade, seed=seed), None, bundled_tools())
    return LessonDocument.model_validate(lesson_document(made, seed))


def plain(document: LessonDocument | AssessmentDocument) -> dict[str, Any]:
    """As it travels."""
    return document.model_dump(mode="json")
