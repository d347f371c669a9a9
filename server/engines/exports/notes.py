"""Sentences about questions that a format could not carry as they are."""

from collections.abc import Callable, Iterable

from server.engines.items.model import Item
from server.engines.quizzes.model import Quiz


def numbers_where(quiz: Quiz, holds: Callable[[Item], bool]) -> tuple[int, ...]:
    """Numbers of the questions, counted from 1 as they are printed, for which it holds."""
    return tuple(number for number, item in enumerate(quiz.items, 1) if holds(item))


def questions(numbers: Iterable[int]) -> str:
    """`question 3`, `questions 3 and 7`, `questions 1, 3 and 7`."""
    texts = [str(number) for number in numbers]
    if len(texts) == 1:
        return f"question {texts[0]}"
    return f"questions {', '.join(texts[:-1])} and {texts[-1]}"


def of_questions(words: str, numbers: Iterable[int]) -> tuple[str, ...]:
    """One note, `words` with the questions in the place of `{}`; none where there are no such questions."""
    found = tuple(numbers)
    if not found:
        return ()
    said = words.format(questions(found))
    return (said[0].upper() + said[1:],)
