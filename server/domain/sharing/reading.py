"""What was shared with somebody, and how far the person has come with it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from contracts.attempts import SharedDetail, SharedPage, SharedState, SharedView
from contracts.session import Role
from contracts.shares import AttemptState, ShareState
from server.core.database import Database, database_now
from server.domain.organizations.membership import Member
from server.domain.sharing import attempts, grades, overdue, repository, rules, showing
from server.domain.sharing.documents import ASSESSMENT, LESSON
from server.domain.sharing.errors import NotOpen
from server.domain.sharing.models import QuizAttempt, Share
from server.domain.sharing.repository import Seen
from server.domain.tasks import access


class SharedService:
    """For students above all; teachers see what everybody sees, and what they have shared."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, member: Member, *, limit: int, before: str | None) -> SharedPage:
        """A page, newest first."""
        with self._database.read(access.tenant(member)) as session:
            last = attempts.find(session, member, before) if before is not None else None
            listed = repository.for_student if member.role is Role.STUDENT else repository.for_staff
            rows = listed(session, member.user_id, before=last, limit=limit + 1)
            own = repository.attempts_by(session, member.user_id, [one.share.id for one in rows[:limit]])
            now = database_now(session)
            following = rows[limit - 1].share.id if len(rows) > limit else None
            views = [_view(one, _of(own, one.share), now) for one in rows[:limit]]
            return SharedPage(shares=views, next_before=following)

    def show(self, member: Member, share_id: str) -> SharedDetail:
        """The lesson itself; of a quiz what is told before it. Students get a lesson only while it is open: NotOpen."""
        overdue.hand_in(self._database, access.tenant(member), share_id, member.user_id)
        with self._database.read(access.tenant(member)) as session:
            share = attempts.find(session, member, share_id)
            return self._detail(session, member, share)

    def _detail(self, session: Session, member: Member, share: Share) -> SharedDetail:
        now = database_now(session)
        own = repository.attempts_by(session, member.user_id, [share.id])
        if share.kind == LESSON and member.role is Role.STUDENT and rules.state_of(share, now) is not ShareState.OPEN:
            raise NotOpen("This lesson cannot be read now.")
        return SharedDetail(
            **_view(repository.seen(session, share.id), own, now).model_dump(),
            instructions=showing.instructions_of(share) if share.kind == ASSESSMENT else "",
            lesson=showing.student_lesson(share) if share.kind == LESSON else None,
            attempts=[attempts.brief(share, one, now) for one in reversed(own)],
        )


def _of(own: Sequence[QuizAttempt], share: Share) -> list[QuizAttempt]:
    return [one for one in own if one.share_id == share.id]


def _view(seen: Seen, own: Sequence[QuizAttempt], now: datetime) -> SharedView:
    share = seen.share
    shown = grades.best_of([one for one in own if rules.may_see_results(share, one, now)])
    return SharedView.model_validate(
        {
            "share_id": share.id,
            "kind": share.kind,
            "title": share.title,
            "subject": share.subject,
            "grade": share.grade,
            "shared_by": seen.owner_name,
            "class_name": seen.class_name,
            "state": _state(share, own, now),
            "opens_at": share.opens_at,
            "closes_at": share.closes_at,
            "time_limit_minutes": share.time_limit_minutes,
            "questions": share.items,
            "points": share.points,
            "attempts_allowed": share.attempts,
            "attempts_used": sum(not one.is_trial for one in own),
            "best": grades.score_of(share, shown) if shown is not None else None,
        }
    )


def _state(share: Share, own: Sequence[QuizAttempt], now: datetime) -> SharedState:
    """What runs though its time is up is as good as handed in."""
    if any(one.state == AttemptState.RUNNING.value and not rules.is_overdue(share, one, now) for one in own):
        return SharedState.RUNNING
    if own:
        return SharedState.DONE
    match rules.state_of(share, now):
        case ShareState.UPCOMING:
            return SharedState.UPCOMING
        case ShareState.OPEN:
            return SharedState.OPEN
        case _:
            return SharedState.CLOSED
