"""Taking a quiz: beginning, answering, handing in, looking at what it came to."""

import random
import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from contracts.attempts import AnswersSaved, AttemptBrief, AttemptView, ItemResult, SaveAnswers, SavedAnswer
from contracts.session import Role
from contracts.shares import AttemptState, ShareState
from server.core.database import Database, UnitOfWork, database_now
from server.domain.organizations.membership import Member
from server.domain.sharing import documents, grades, overdue, repository, rules, showing
from server.domain.sharing.errors import (
    AttemptNotFound,
    AttemptOver,
    InvalidAnswer,
    NoAttemptLeft,
    NotOpen,
    ShareNotFound,
)
from server.domain.sharing.models import QuizAttempt, Share
from server.domain.tasks import access
from server.engines.items.model import Item
from server.engines.quizzes.grading.answerable import fits
from server.engines.quizzes.grading.given import Given, to_plain
from server.engines.quizzes.grading.layout import layout_of, meant, seen

_ORDER = random.SystemRandom()


class AttemptService:
    """A person's own attempts. Teachers and admins try a quiz: their last trial is kept, and counts nowhere.

    An attempt whose time is up is graded by whoever looks at it next, as it was saved last.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, member: Member, share_id: str) -> AttemptView:
        """Begins one, or gives the one that runs. Raises NotAQuiz, NotOpen and NoAttemptLeft."""
        with self._database.write(access.tenant(member)) as unit:
            repository.lock_member(unit.session, member.organization_id, member.user_id)
            share = find(unit.session, member, share_id)
            items = documents.items_of(share)
            if not repository.hold(unit.session, share.id):
                raise _nothing_shared()
            attempts = repository.attempts_by(unit.session, member.user_id, [share.id], locked=True)
            for attempt in attempts:
                overdue.settle(share, attempt, items, unit.now())
            running = [one for one in attempts if one.state == AttemptState.RUNNING.value]
            if running:
                return _view(share, running[-1], items, unit.now())
            if _tries(member):
                repository.remove_trials(unit.session, share.id, member.user_id)
            else:
                _check_may_start(share, attempts, unit.now())
            number = max((one.number for one in attempts), default=0) + 1
            made = _new(member, share, items, number, unit.now())
            unit.session.add(made)
            unit.session.flush()
            return _view(share, made, items, unit.now())

    def save(self, member: Member, share_id: str, attempt_id: str, wanted: SaveAnswers) -> AnswersSaved:
        """Keeps what was answered. Raises InvalidAnswer, and AttemptOver where it is too late."""
        with self._database.write(access.tenant(member)) as unit:
            share, attempt = _find(unit, member, share_id, attempt_id)
            items = documents.items_of(share)
            overdue.settle(share, attempt, items, unit.now())
            is_running = attempt.state == AttemptState.RUNNING.value
            if is_running:
                attempt.answers = {**attempt.answers, **_kept(wanted.answers, attempt, items)}
                attempt.saved_at = unit.now()
            answered = sum(plain is not None for plain in attempt.answers.values())
            left = rules.seconds_left(share, attempt, unit.now())
        if not is_running:
            raise AttemptOver("This attempt is over: it was handed in, or its time was up.")
        return AnswersSaved(saved_at=unit.now(), answered=answered, seconds_left=left)

    def submit(self, member: Member, share_id: str, attempt_id: str) -> AttemptView:
        """Hands it in; once more changes nothing."""
        with self._database.write(access.tenant(member)) as unit:
            share, attempt = _find(unit, member, share_id, attempt_id)
            items = documents.items_of(share)
            overdue.settle(share, attempt, items, unit.now())
            if attempt.state == AttemptState.RUNNING.value:
                grades.submit(attempt, items, unit.now())
            unit.session.flush()
            return _view(share, attempt, items, unit.now())

    def show(self, member: Member, share_id: str, attempt_id: str) -> AttemptView:
        """The quiz and the answers so far while it runs, and afterwards as much as may be seen."""
        overdue.hand_in(self._database, access.tenant(member), share_id, member.user_id)
        with self._database.read(access.tenant(member)) as session:
            share = find(session, member, share_id)
            attempt = _own(member, repository.attempt(session, share.id, attempt_id))
            return _view(share, attempt, documents.items_of(share), database_now(session))


def find(session: Session, member: Member, share_id: str) -> Share:
    """What was shared with the member. Raises ShareNotFound."""
    if member.role is Role.STUDENT:
        found = repository.find_for_student(session, share_id, member.user_id)
    elif member.role is Role.ADMIN:
        found = repository.find(session, share_id, None)
    else:
        found = repository.find_for_staff(session, share_id, member.user_id)
    if found is None:
        raise _nothing_shared()
    return found


def brief(share: Share, attempt: QuizAttempt, now: datetime) -> AttemptBrief:
    """As lists show it."""
    may_see = rules.may_see_results(share, attempt, now)
    return AttemptBrief(
        attempt_id=attempt.id,
        number=attempt.number,
        state=AttemptState(attempt.state),
        is_trial=attempt.is_trial,
        started_at=attempt.started_at,
        due_at=rules.due_at(share, attempt),
        submitted_at=attempt.submitted_at,
        score=grades.score_of(share, attempt) if may_see else None,
    )


def _nothing_shared() -> ShareNotFound:
    return ShareNotFound("There is nothing of that name that was shared with you.")


def _tries(member: Member) -> bool:
    return member.role is not Role.STUDENT


def _check_may_start(share: Share, attempts: Sequence[QuizAttempt], now: datetime) -> None:
    state = rules.state_of(share, now)
    if state is ShareState.UPCOMING:
        raise NotOpen("This quiz is not open yet.")
    if state is not ShareState.OPEN:
        raise NotOpen("This quiz has closed.")
    if sum(not one.is_trial for one in attempts) >= share.attempts:
        raise NoAttemptLeft("You have taken this quiz as often as you may.")


def _new(member: Member, share: Share, items: Sequence[Item], number: int, now: datetime) -> QuizAttempt:
    return QuizAttempt(
        id=str(uuid.uuid4()),
        organization_id=member.organization_id,
        share_id=share.id,
        user_id=member.user_id,
        number=number,
        is_trial=_tries(member),
        state=AttemptState.RUNNING.value,
        layout=[list(layout_of(item, _ORDER)) for item in items],
        answers={},
        marks={},
        unmarked=0,
        started_at=now,
    )


def _find(unit: UnitOfWork, member: Member, share_id: str, attempt_id: str) -> tuple[Share, QuizAttempt]:
    """Raises ShareNotFound, and AttemptNotFound where there is none, or one of somebody else."""
    share = find(unit.session, member, share_id)
    return share, _own(member, repository.locked_attempt(unit.session, share.id, attempt_id))


def _own(member: Member, attempt: QuizAttempt | None) -> QuizAttempt:
    if attempt is None or attempt.user_id != member.user_id:
        raise AttemptNotFound("There is no such attempt of yours.")
    return attempt


def _kept(answers: Sequence[SavedAnswer], attempt: QuizAttempt, items: Sequence[Item]) -> dict[str, object]:
    kept: dict[str, object] = {}
    for one in answers:
        if one.number > len(items):
            raise InvalidAnswer(f"There is no question {one.number}.")
        given = _meant(one, attempt, items) if one.answer is not None else None
        kept[str(one.number)] = to_plain(given) if given is not None else None
    return kept


def _meant(one: SavedAnswer, attempt: QuizAttempt, items: Sequence[Item]) -> Given:
    assert one.answer is not None
    wrong = InvalidAnswer(f"This is no answer to question {one.number}.")
    try:
        given = meant(tuple(attempt.layout[one.number - 1]), showing.to_engine(one.answer))
    except IndexError as error:
        raise wrong from error
    if not fits(items[one.number - 1].answer, given):
        raise wrong
    return given


def _view(share: Share, attempt: QuizAttempt, items: Sequence[Item], now: datetime) -> AttemptView:
    is_running = attempt.state == AttemptState.RUNNING.value
    may_see = rules.may_see_results(share, attempt, now)
    layouts = [tuple(layout) for layout in attempt.layout]
    answers: list[SavedAnswer] = []
    if is_running or may_see:
        for number, layout in enumerate(layouts, 1):
            given = grades.given_to(attempt, number)
            if given is not None:
                answers.append(SavedAnswer(number=number, answer=showing.to_wire(seen(layout, given))))
    return AttemptView(
        **brief(share, attempt, now).model_dump(),
        share_id=share.id,
        seconds_left=rules.seconds_left(share, attempt, now),
        as_of=now,
        saved_at=attempt.saved_at,
        quiz=showing.student_quiz(share, items, layouts) if is_running or may_see else None,
        answers=answers,
        results=_results(attempt, items) if may_see else [],
    )


def _results(attempt: QuizAttempt, items: Sequence[Item]) -> list[ItemResult]:
    return [
        ItemResult(
            number=number,
            verdict=one.verdict,
            points=None if one.points is None else grades.in_points(one.points),
            of=one.item.points,
            comment=one.comment,
        )
        for number, one in enumerate(grades.graded(attempt, items), 1)
    ]
