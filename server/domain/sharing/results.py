"""What a class has made of a quiz, and marking what no machine can judge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy.orm import Session

from contracts.content import ItemType
from contracts.shares import (
    AnswerToMark,
    AttemptState,
    AttemptToMark,
    ItemFigures,
    ItemScore,
    NewMark,
    NewMarks,
    Progress,
    RubricLevel,
    ShareResults,
    StudentResult,
)
from server.core.database import Database
from server.domain.classes import repository as classes
from server.domain.organizations.membership import Member
from server.domain.sharing import documents, grades, overdue, repository, service
from server.domain.sharing.errors import AttemptNotFound, AttemptRunning, InvalidMark
from server.domain.sharing.models import QuizAttempt, Share
from server.domain.sharing.repository import Person
from server.domain.tasks import access
from server.engines.items.model import Item
from server.engines.quizzes.grading.figures import Answered, figures_of
from server.engines.quizzes.grading.wording import given_in_words, right_in_words
from server.engines.quizzes.rubric import rubric_of


@dataclass(frozen=True, slots=True)
class _Counted:
    """A student with all attempts, and the one that counts, graded."""

    person: Person
    attempts: Sequence[QuizAttempt]
    best: QuizAttempt | None
    graded: Sequence[grades.Graded]


class ResultService:
    """Of what a person has shared; an admin's: of everything.

    The best attempt of each student counts. Who has left the organization stays in it, as no member.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def results(self, member: Member, share_id: str) -> ShareResults:
        """A row for everybody it was shared with, and for who else has begun it. Raises NotAQuiz."""
        overdue.hand_in(self._database, access.tenant(member), share_id)
        with self._database.read(access.tenant(member)) as session:
            share, items = _found(session, member, share_id)
            counted = _counted(session, share, items)
            percents = [one for each in counted if (one := _percent(share, each.best)) is not None]
            return ShareResults(
                share=service.view_now(session, share),
                passing_percent=share.passing_percent,
                mean_percent=round(sum(percents) / len(percents), 1) if percents else None,
                students=[_student(share, one) for one in counted],
                items=[_figures(number, item, counted) for number, item in enumerate(items, 1)],
            )

    def to_mark(self, member: Member, share_id: str, attempt_id: str) -> AttemptToMark:
        """A student's answers beside the keys. Raises AttemptRunning."""
        overdue.hand_in(self._database, access.tenant(member), share_id)
        with self._database.read(access.tenant(member)) as session:
            share, items = _found(session, member, share_id)
            attempt = _handed_in(repository.attempt(session, share.id, attempt_id))
            return _to_mark(session, share, attempt, items)

    def mark(self, member: Member, share_id: str, attempt_id: str, wanted: NewMarks) -> AttemptToMark:
        """What a person gives, for whichever answer; all of it or nothing. Raises InvalidMark and AttemptRunning."""
        overdue.hand_in(self._database, access.tenant(member), share_id)
        with self._database.write(access.tenant(member)) as unit:
            share, items = _found(unit.session, member, share_id)
            attempt = _handed_in(repository.locked_attempt(unit.session, share.id, attempt_id))
            new = {str(mark.number): _checked(mark, items) for mark in wanted.marks}
            attempt.marks = {**attempt.marks, **new}
            grades.add_up(attempt, items)
            unit.session.flush()
            return _to_mark(unit.session, share, attempt, items)


def _found(session: Session, member: Member, share_id: str) -> tuple[Share, Sequence[Item]]:
    """Raises ShareNotFound and NotAQuiz."""
    share = service.find(session, member, share_id)
    return share, documents.items_of(share)


def _counted(session: Session, share: Share, items: Sequence[Item]) -> list[_Counted]:
    """By name."""
    found = repository.student_attempts(session, share.id)
    by_user = {user_id: list(own) for user_id, own in groupby(found, key=lambda one: one.user_id)}
    people = {one.user_id: one for one in repository.people(session, share.organization_id, list(by_user))}
    if share.class_id is not None:
        audience = classes.students_of(session, share.class_id)
    else:
        audience = classes.students_of_organization(session)
    for one in audience:
        people.setdefault(one.user_id, Person(one.user_id, one.display_name, is_member=True))
    ordered = sorted(people.values(), key=lambda one: (one.display_name.casefold(), one.user_id))
    return [_of(one, by_user.get(one.user_id, []), items) for one in ordered]


def _of(person: Person, own: Sequence[QuizAttempt], items: Sequence[Item]) -> _Counted:
    best = grades.best_of(own)
    return _Counted(person, own, best, grades.graded(best, items) if best is not None else [])


def _percent(share: Share, best: QuizAttempt | None) -> int | None:
    return grades.score_of(share, best).percent if best is not None else None


def _student(share: Share, counted: _Counted) -> StudentResult:
    best = counted.best
    shown = best or (counted.attempts[-1] if counted.attempts else None)
    score = grades.score_of(share, best) if best is not None else None
    return StudentResult(
        user_id=counted.person.user_id,
        display_name=counted.person.display_name,
        is_member=counted.person.is_member,
        progress=_progress(best, shown),
        attempt_id=shown.id if shown is not None else None,
        attempts=len(counted.attempts),
        points=score.points if score is not None else None,
        percent=score.percent if score is not None else None,
        passed=score.passed if score is not None else None,
        unmarked=score.unmarked if score is not None else 0,
        started_at=shown.started_at if shown is not None else None,
        submitted_at=best.submitted_at if best is not None else None,
        items=[ItemScore(verdict=one.verdict, points=_in_points(one.points)) for one in counted.graded],
    )


def _progress(best: QuizAttempt | None, shown: QuizAttempt | None) -> Progress:
    if best is not None:
        return Progress.TO_MARK if best.unmarked else Progress.MARKED
    return Progress.NOT_STARTED if shown is None else Progress.RUNNING


def _figures(number: int, item: Item, counted: Sequence[_Counted]) -> ItemFigures:
    answers = [one.graded[number - 1] for one in counted if one.graded]
    found = figures_of(item, [Answered(one.given, one.share) for one in answers])
    return ItemFigures(
        number=number,
        type=ItemType(item.type.value),
        stem=item.stem,
        points=item.points,
        right=found.right,
        partly=found.partly,
        wrong=found.wrong,
        blank=found.blank,
        unmarked=found.unmarked,
        reached=None if found.reached is None else round(float(found.reached), 4),
        most_wrong=found.most_wrong,
        most_wrong_count=found.most_wrong_count,
    )


def _handed_in(attempt: QuizAttempt | None) -> QuizAttempt:
    if attempt is None or attempt.is_trial:
        raise AttemptNotFound("There is no such attempt at this quiz.")
    if attempt.state != AttemptState.SUBMITTED.value:
        raise AttemptRunning("The student is still at it. It can be marked once it is handed in.")
    return attempt


def _checked(mark: NewMark, items: Sequence[Item]) -> Mapping[str, object]:
    if mark.number > len(items):
        raise InvalidMark(f"There is no question {mark.number}.")
    points = None if mark.points is None else round(mark.points * 100)
    most = items[mark.number - 1].points
    if points is not None and points > 100 * most:
        raise InvalidMark(f"Question {mark.number} is worth {most} at most.")
    return {"points": points, "comment": mark.comment}


def _to_mark(session: Session, share: Share, attempt: QuizAttempt, items: Sequence[Item]) -> AttemptToMark:
    person = repository.person(session, share.organization_id, attempt.user_id)
    score = grades.score_of(share, attempt)
    submitted: datetime | None = attempt.submitted_at
    return AttemptToMark(
        attempt_id=attempt.id,
        share_id=share.id,
        user_id=person.user_id,
        display_name=person.display_name,
        number=attempt.number,
        submitted_at=submitted,
        points=score.points,
        of=score.of,
        percent=score.percent,
        unmarked=score.unmarked,
        answers=[_answer(number, one) for number, one in enumerate(grades.graded(attempt, items), 1)],
    )


def _answer(number: int, graded: grades.Graded) -> AnswerToMark:
    item = graded.item
    return AnswerToMark(
        number=number,
        type=ItemType(item.type.value),
        stem=item.stem,
        code=item.code,
        right=right_in_words(item),
        rubric=[RubricLevel(points=level.points, says=level.says) for level in rubric_of(item)],
        given=given_in_words(item, graded.given),
        verdict=graded.verdict,
        points=_in_points(graded.points),
        of=item.points,
        by_machine=_in_points(graded.by_machine),
        is_marked=graded.is_marked,
        comment=graded.comment,
    )


def _in_points(points: int | None) -> float | None:
    return None if points is None else grades.in_points(points)
