"""Quizzes about every topic that the product has."""

from collections.abc import Iterator

from server.engines.items.model import ItemType
from server.engines.packs.index import Entry
from server.engines.quizzes.making import MadeQuiz, make_quiz
from server.engines.quizzes.request import QuizRequest
from server.engines.tools import bundled_tools


def entries() -> list[tuple[Entry, int]]:
    """Every pack with a grade of each of its bands."""
    packs = bundled_tools().shelf.index().packs
    return [(entry, band.grades[1]) for entry in packs for band in entry.questions]


def made(seeds: range, count: int = 10, types: tuple[ItemType, ...] = ()) -> Iterator[tuple[QuizRequest, MadeQuiz]]:
    """For each topic and seed."""
    for entry, grade in entries():
        for seed in seeds:
            request = QuizRequest(entry.subject, entry.title, grade, count=count, types=types, seed=seed)
            yield request, make_quiz(request, entry.subject, bundled_tools())
