"""Looks through content that a person has changed."""

from dataclasses import replace

from server.engines.items.gate.gate import findings
from server.engines.items.gate.rule import Context, Finding
from server.engines.items.text.words import content_stems
from server.engines.packs.model import Subject
from server.engines.quizzes.candidates import Tools, context_for
from server.engines.quizzes.model import Quiz
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.topic import TopicUnknown, look_up


def check_quiz(quiz: Quiz, subject: Subject | None, tools: Tools) -> tuple[Finding, ...]:
    """All that the gate says of it."""
    context = context_of(quiz.subject, quiz.topic, quiz.grade, subject, tools)
    return tuple(findings(quiz.items, replace(context, objectives=quiz.objectives)))


def context_of(subject_name: str, topic: str, grade: int, subject: Subject | None, tools: Tools) -> Context:
    """With the terms of the packs about the topic, where there are any."""
    try:
        known = look_up(tools.shelf, topic, subject, grade)
    except TopicUnknown:
        return Context(
            grade=grade,
            taught=frozenset(content_stems(topic)),
            nouns=tools.nouns,
            word_rank=tools.word_rank,
            run_luau=tools.run_luau,
        )
    return context_for(QuizRequest(subject_name, topic, grade), known, tools)
