"""Reading and writing preferences and notices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, literal_column, or_, select, tuple_, update
from sqlalchemy.orm import Session

from contracts.notices import Moment
from contracts.tasks import TaskStatus
from server.domain.mail.models import Mail
from server.domain.mail.repository import Purpose
from server.domain.notices.models import Notice, NoticePreferences
from server.domain.organizations.models import Membership, User
from server.domain.tasks.models import Task, TaskAttempt

_PROCESSING: ColumnElement[str] = literal_column(f"'{TaskStatus.PROCESSING.value}'")
_OF_THE_SAME = and_(
    NoticePreferences.organization_id == Task.organization_id, NoticePreferences.user_id == Task.user_id
)


@dataclass(frozen=True, slots=True)
class Running:
    """A task that runs, of a person who wants to hear of it while it does."""

    task_id: str
    organization_id: str
    user_id: str
    title: str
    started_at: datetime
    eta_high: float | None
    progress: float
    late: bool
    half: bool
    long_seconds: int


@dataclass(frozen=True, slots=True)
class Reader:
    """A person for whom there is something to tell, since `first_at`."""

    organization_id: str
    user_id: str
    first_at: datetime
    last_mail_at: datetime | None


@dataclass(frozen=True, slots=True)
class Untold:
    """A notice that no mail tells of yet, and how its task stands now."""

    notice: Notice
    task_status: str


def preferences(session: Session, organization_id: str, user_id: str) -> NoticePreferences | None:
    """What the member wants."""
    return session.get(NoticePreferences, (organization_id, user_id))


def locked_preferences(session: Session, organization_id: str, user_id: str) -> NoticePreferences | None:
    """As they are now; whoever else writes to the person waits until this transaction ends."""
    of_person = (NoticePreferences.organization_id == organization_id, NoticePreferences.user_id == user_id)
    return session.scalar(select(NoticePreferences).where(*of_person).with_for_update())


def lock_member(session: Session, organization_id: str, user_id: str) -> None:
    """Of two requests of one person at once, the second waits for the first."""
    of_person = (Membership.organization_id == organization_id, Membership.user_id == user_id)
    session.execute(select(Membership.user_id).where(*of_person).with_for_update(key_share=True))


def is_unverified(session: Session, user_id: str) -> bool:
    """Whether the account has an address that nobody has shown to be the person's."""
    found = select(User.id).where(User.id == user_id, User.email.is_not(None), User.email_verified_at.is_(None))
    return session.scalar(found) is not None


def own_address(session: Session, user_id: str) -> str | None:
    """Of the person's account."""
    return session.scalar(select(User.email).where(User.id == user_id))


def language(session: Session, user_id: str) -> str:
    """In which mail to the person is written, as it is now."""
    return session.scalars(select(User.language).where(User.id == user_id)).one()


def speak(session: Session, user_id: str, language: str) -> None:
    """Mail to the person is in this language from now on."""
    session.get_one(User, user_id).language = language


def first_started(session: Session, task: Task) -> datetime | None:
    """When the first attempt at the task began."""
    if task.attempt <= 1:
        return task.started_at
    of_first = (TaskAttempt.task_id == task.id, TaskAttempt.attempt == 1)
    return session.scalar(select(TaskAttempt.started_at).where(*of_first)) or task.started_at


def running(session: Session, limit: int) -> list[Running]:
    """Tasks that run now, whose owners want to hear of it: as many at most as there are slots."""
    rows = session.execute(
        select(
            Task.id,
            Task.organization_id,
            Task.user_id,
            Task.title,
            Task.started_at,
            Task.eta_high,
            Task.progress,
            NoticePreferences.late,
            NoticePreferences.half,
            NoticePreferences.long_seconds,
        )
        .join(NoticePreferences, _OF_THE_SAME)
        .where(
            Task.status == _PROCESSING,
            Task.started_at.is_not(None),
            or_(NoticePreferences.late, NoticePreferences.half),
        )
        .limit(limit)
    )
    return [
        Running(
            task_id=row.id,
            organization_id=row.organization_id,
            user_id=row.user_id,
            title=row.title,
            started_at=row.started_at,
            eta_high=row.eta_high,
            progress=row.progress,
            late=row.late,
            half=row.half,
            long_seconds=row.long_seconds,
        )
        for row in rows
    ]


def noted(session: Session, task_ids: Sequence[str]) -> set[tuple[str, str]]:
    """(task, moment) of all that is noted of these tasks."""
    found = session.execute(select(Notice.task_id, Notice.moment).where(Notice.task_id.in_(task_ids)))
    return {(row.task_id, row.moment) for row in found}


def readers(session: Session, limit: int) -> list[Reader]:
    """For whom there is something to tell, the longest waiting first."""
    waiting = (
        select(Notice.organization_id, Notice.user_id, func.min(Notice.at).label("first_at"))
        .where(Notice.mail_id.is_(None))
        .group_by(Notice.organization_id, Notice.user_id)
        .subquery()
    )
    of_same = and_(
        NoticePreferences.organization_id == waiting.c.organization_id, NoticePreferences.user_id == waiting.c.user_id
    )
    rows = session.execute(
        select(waiting, NoticePreferences.last_mail_at)
        .outerjoin(NoticePreferences, of_same)
        .order_by(waiting.c.first_at)
        .limit(limit)
    )
    return [Reader(row.organization_id, row.user_id, row.first_at, row.last_mail_at) for row in rows]


def untold(session: Session, user_id: str, limit: int) -> list[Untold]:
    """What is to be told to the person, in the order in which it happened."""
    rows = session.execute(
        select(Notice, Task.status)
        .join(Task, Task.id == Notice.task_id)
        .where(Notice.user_id == user_id, Notice.mail_id.is_(None))
        .order_by(Notice.at, Notice.task_id, Notice.moment)
        .limit(limit)
    )
    return [Untold(row.Notice, row.status) for row in rows]


def told(session: Session, notices: Sequence[Notice], mail_id: str) -> None:
    """A mail tells of them."""
    _change(session, notices, update(Notice).values(mail_id=mail_id))


def drop(session: Session, notices: Sequence[Notice]) -> None:
    """Nobody wants to hear of them any more."""
    _change(session, notices, delete(Notice))


def drop_all(session: Session, user_id: str) -> None:
    """All that is to be told to the person."""
    session.execute(
        delete(Notice)
        .where(Notice.user_id == user_id, Notice.mail_id.is_(None))
        .execution_options(synchronize_session=False)
    )


def tests_since(session: Session, user_id: str, since: datetime) -> list[datetime]:
    """When the person's test mails were written since then, the newest first."""
    of_person = (Mail.user_id == user_id, Mail.purpose == Purpose.TEST.value, Mail.created_at > since)
    return list(session.scalars(select(Mail.created_at).where(*of_person).order_by(Mail.created_at.desc())))


def waits(session: Session, since: datetime) -> bool:
    """Whether something that happened since then is still to be told."""
    found = select(Notice.task_id).where(Notice.mail_id.is_(None), Notice.at > since).limit(1)
    return session.scalar(found) is not None


def forget(session: Session, before: datetime, limit: int) -> int:
    """Deletes what happened before then and was told, of tasks that run no more; returns how many."""
    old = (
        select(Notice.task_id, Notice.moment)
        .join(Task, Task.id == Notice.task_id)
        .where(Notice.at < before, Notice.mail_id.is_not(None), Task.finished_at.is_not(None))
        .order_by(Notice.at)
        .limit(limit)
    )
    chosen = [(row.task_id, row.moment) for row in session.execute(old)]
    if chosen:
        _by_key(session, chosen, delete(Notice))
    return len(chosen)


def moment_columns(wanted: frozenset[Moment]) -> dict[str, bool]:
    """The columns of the preferences that say so."""
    return {moment.value: moment in wanted for moment in Moment}


def _change(session: Session, notices: Sequence[Notice], statement: Any) -> None:
    if notices:
        _by_key(session, [(notice.task_id, notice.moment) for notice in notices], statement)


def _by_key(session: Session, keys: Sequence[tuple[str, str]], statement: Any) -> None:
    chosen = tuple_(Notice.task_id, Notice.moment).in_(keys)
    session.execute(statement.where(chosen).execution_options(synchronize_session=False))
