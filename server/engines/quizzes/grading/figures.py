"""What a class has made of a question."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from server.engines.items.model import Item
from server.engines.quizzes.grading.given import Choice, Given, Text, Truth
from server.engines.quizzes.grading.marking import is_blank
from server.engines.quizzes.grading.texts import folded
from server.engines.quizzes.grading.wording import given_in_words


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to it, and the share of the points that it was given; None where it waits to be marked."""

    given: Given | None
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """`reached` is the mean share of the points, of answers that are marked; None without any."""

    right: int
    partly: int
    wrong: int
    blank: int
    unmarked: int
    reached: Fraction | None
    most_wrong: str
    """The wrong answer that most have given; empty where there is none, or answers cannot be compared."""
    most_wrong_count: int


def figures_of(item: Item, answers: Sequence[Answered]) -> ItemFigures:
    """Of all answers to one question."""
    answered = [one for one in answers if not is_blank(one.given)]
    shares = [one.share for one in answers if one.share is not None]
    text, count = _most_wrong(item, answered)
    return ItemFigures(
        right=sum(one.share is not None and one.share >= 1 for one in answered),
        partly=sum(one.share is not None and 0 < one.share < 1 for one in answered),
        wrong=sum(one.share == 0 for one in answered),
        blank=len(answers) - len(answered),
        unmarked=sum(one.share is None for one in answered),
        reached=sum(shares, Fraction(0)) / len(shares) if shares else None,
        most_wrong=text,
        most_wrong_count=count,
    )


def _most_wrong(item: Item, answered: Sequence[Answered]) -> tuple[str, int]:
    wrong = [
        given_in_words(item, one.given)
        for one in answered
        if one.share == 0 and isinstance(one.given, Choice | Truth | Text)
    ]
    if not wrong:
        return "", 0
    counts = Counter(folded(text) for text in wrong)
    first = min(counts, key=lambda one: (-counts[one], one))
    return next(text for text in wrong if folded(text) == first), counts[first]
