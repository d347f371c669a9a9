"""A quiz as plain data, in the shape of the wire, and back."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.engines.items.gate.rule import Finding, Severity
from server.engines.items.model import Difficulty
from server.engines.items.plain import Plain, from_plain, objective_to_plain, objectives_from_plain, to_plain
from server.engines.quizzes.making import MadeQuiz
from server.engines.quizzes.model import Quiz


def quiz_document(made: MadeQuiz, seed: int) -> Plain:
    """In the shape of `contracts.content.AssessmentDocument`."""
    quiz = made.quiz
    return {
        "title": quiz.title,
        "subject": quiz.subject,
        "topic": quiz.topic,
        "grade": quiz.grade,
        "difficulty": quiz.difficulty.value,
        "objectives": [objective_to_plain(objective) for objective in quiz.objectives],
        "items": [to_plain(item) for item in quiz.items],
        "instructions": quiz.instructions,
        "quality": quality_of(made.findings),
        "provider": quiz.provider,
        "made_from": made.made_from,
        "notes": list(made.notes),
        "seed": seed,
    }


def quality_of(findings: Sequence[Finding]) -> Plain:
    """In the shape of `contracts.content.Quality`."""
    return {
        severity.value: [
            {"rule": finding.rule, "item_id": finding.item_id, "message": finding.message}
            for finding in findings
            if finding.severity is severity
        ]
        for severity in Severity
    }


def quiz_from_document(document: Mapping[str, Any], quiz_id: str, version: str = "") -> Quiz:
    """Of a document of the wire."""
    return Quiz(
        id=quiz_id,
        title=document["title"],
        subject=document["subject"],
        topic=document["topic"],
        grade=document["grade"],
        difficulty=Difficulty(document["difficulty"]),
        items=tuple(from_plain(item) for item in document["items"]),
        objectives=objectives_from_plain(document["objectives"]),
        instructions=document.get("instructions", ""),
        time_limit_minutes=document.get("time_limit_minutes"),
        passing_percent=document.get("passing_percent", 70),
        provider=document.get("provider", "offline"),
        version=version,
    )
