"""What an attempt is worth: what the machine gave, and over it what a person gave. Points are hundredths."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from contracts.attempts import Score
from contracts.shares import AttemptState, Verdict
from server.domain.sharing.models import QuizAttempt, Share
from server.engines.items.model import Item
from server.engines.quizzes.grading.given import Given, from_plain
from server.engines.quizzes.grading.marking import hundredths, is_blank, share_of


@dataclass(frozen=True, slots=True)
class Graded:
    """One answer. `points` None: it waits to be marked. `share` is that of its points, between 0 and 1."""

    item: Item
    given: Given | None
    points: int | None
    share: Fraction | None
    by_machine: int | None
    is_marked: bool
    comment: str

    @property
    def verdict(self) -> Verdict:
        """In a word. What a person gave points for is not blank."""
        if self.share is None:
            return Verdict.UNMARKED
        if self.share >= 1:
            return Verdict.RIGHT
        if self.share > 0:
            return Verdict.PARTLY
        return Verdict.BLANK if is_blank(self.given) else Verdict.WRONG


def given_to(attempt: QuizAttempt, number: int) -> Given | None:
    """What was answered to that question."""
    plain = attempt.answers.get(str(number))
    return from_plain(plain) if plain is not None else None


def submit(attempt: QuizAttempt, items: Sequence[Item], at: datetime) -> None:
    """Grades it, once."""
    attempt.grades = [_by_machine(item, given_to(attempt, number)) for number, item in enumerate(items, 1)]
    attempt.state, attempt.submitted_at = AttemptState.SUBMITTED.value, at
    add_up(attempt, items)


def add_up(attempt: QuizAttempt, items: Sequence[Item]) -> None:
    """Keeps with the attempt what all answers come to."""
    points = [one.points for one in graded(attempt, items)]
    attempt.points = sum(one for one in points if one is not None)
    attempt.unmarked = points.count(None)


def graded(attempt: QuizAttempt, items: Sequence[Item]) -> list[Graded]:
    """Every answer of an attempt that was handed in."""
    grades = attempt.grades or [None] * len(items)
    return [_graded(attempt, number, item, grades[number - 1]) for number, item in enumerate(items, 1)]


def score_of(share: Share, attempt: QuizAttempt) -> Score:
    """What it came to so far."""
    points = attempt.points or 0
    percent = points // share.points if share.points else None
    return Score(
        points=in_points(points),
        of=share.points,
        percent=percent,
        passed=_passed(percent, share.passing_percent, attempt.unmarked),
        unmarked=attempt.unmarked,
    )


def best_of(attempts: Sequence[QuizAttempt]) -> QuizAttempt | None:
    """The one that counts: with the most points, of several the first."""
    handed_in = [one for one in attempts if one.state == AttemptState.SUBMITTED.value]
    return max(handed_in, key=lambda one: (one.points or 0, -one.number), default=None)


def in_points(points: int) -> float:
    """As a person reads them."""
    return points / 100


def _by_machine(item: Item, given: Given | None) -> int | None:
    """Where there are no points, nobody has to judge."""
    share = share_of(item, given)
    if share is None:
        return None if item.points else 0
    return hundredths(item.points, share)


def _graded(attempt: QuizAttempt, number: int, item: Item, by_machine: int | None) -> Graded:
    mark, given = attempt.marks.get(str(number), {}), given_to(attempt, number)
    own = mark.get("points")
    points = by_machine if own is None else own
    return Graded(
        item=item,
        given=given,
        points=points,
        share=_share(item, given, points),
        by_machine=by_machine,
        is_marked=own is not None,
        comment=mark.get("comment", ""),
    )


def _share(item: Item, given: Given | None, points: int | None) -> Fraction | None:
    if not item.points:
        return share_of(item, given)
    return None if points is None else Fraction(points, 100 * item.points)


def _passed(percent: int | None, needed: int, unmarked: int) -> bool | None:
    if percent is None:
        return None
    if percent >= needed:
        return True
    return None if unmarked else False
