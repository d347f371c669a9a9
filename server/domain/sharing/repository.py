"""Reading and writing what is shared. Sessions are bound to a tenant, so every query sees one organization's rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, delete, func, or_, select, tuple_
from sqlalchemy.orm import Session, defer

from contracts.shares import AttemptState
from server.domain.classes.models import ClassStudent, SchoolClass
from server.domain.organizations.models import Membership, User
from server.domain.sharing.models import QuizAttempt, Share


@dataclass(frozen=True, slots=True)
class Seen:
    """A share, the name of its owner and of its class, and how many students have begun it."""

    share: Share
    owner_name: str
    class_name: str | None
    started: int


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever has made an attempt; `is_member` False for those who have left the organization."""

    user_id: str
    display_name: str
    is_member: bool


def find(session: Session, share_id: str, user_id: str | None) -> Share | None:
    """The share, if it is there and, unless `user_id` is None, that person's."""
    statement = select(Share).where(Share.id == share_id)
    if user_id is not None:
        statement = statement.where(Share.user_id == user_id)
    return session.scalar(statement)


def seen(session: Session, share_id: str) -> Seen:
    """With what is told beside it."""
    return _seen(session, select(Share).where(Share.id == share_id))[0]


def page(
    session: Session, *, user_id: str | None, content_id: str | None, before: Share | None, limit: int
) -> list[Seen]:
    """Newest first, without the documents."""
    statement = select(Share)
    if user_id is not None:
        statement = statement.where(Share.user_id == user_id)
    if content_id is not None:
        statement = statement.where(Share.content_id == content_id)
    return _seen(session, _newest(statement, before, limit))


def find_by_key(session: Session, user_id: str, key: str) -> Share | None:
    """What a request of the person's with this key has made."""
    return session.scalar(select(Share).where(Share.user_id == user_id, Share.idempotency_key == key))


def count(session: Session, user_id: str) -> int:
    """How many the person has shared."""
    return session.scalar(select(func.count()).select_from(Share).where(Share.user_id == user_id)) or 0


def is_shared_with(session: Session, class_id: str) -> bool:
    """Whether anything is or was shared with the class."""
    return session.scalar(select(Share.id).where(Share.class_id == class_id).limit(1)) is not None


def remove(session: Session, share_id: str) -> None:
    """With all attempts at it."""
    for table, column in ((QuizAttempt, QuizAttempt.share_id), (Share, Share.id)):
        session.execute(delete(table).where(column == share_id).execution_options(synchronize_session=False))


def for_student(session: Session, user_id: str, *, before: Share | None, limit: int) -> list[Seen]:
    """What this student may see, newest first, without the documents."""
    return _seen(session, _newest(select(Share).where(*_for_student(user_id)), before, limit))


def find_for_student(session: Session, share_id: str, user_id: str) -> Share | None:
    """The share, if this student may see it."""
    return session.scalar(select(Share).where(Share.id == share_id, *_for_student(user_id)))


def for_staff(session: Session, user_id: str, *, before: Share | None, limit: int) -> list[Seen]:
    """What everybody of the organization sees, and what the person has shared, newest first, without the documents."""
    return _seen(session, _newest(select(Share).where(*_for_staff(user_id)), before, limit))


def find_for_staff(session: Session, share_id: str, user_id: str) -> Share | None:
    """The share, if this teacher may see it as students do."""
    return session.scalar(select(Share).where(Share.id == share_id, *_for_staff(user_id)))


def hold(session: Session, share_id: str) -> bool:
    """Keeps the share from being deleted before this transaction ends; False where it is gone."""
    statement = select(Share.id).where(Share.id == share_id).with_for_update(read=True, key_share=True)
    return session.scalar(statement) is not None


def lock_member(session: Session, organization_id: str, user_id: str) -> None:
    """Of two beginnings of one person at once, the second waits for the first."""
    of_person = (Membership.organization_id == organization_id, Membership.user_id == user_id)
    session.execute(select(Membership.user_id).where(*of_person).with_for_update(key_share=True))


def attempts_by(session: Session, user_id: str, share_ids: Sequence[str], *, locked: bool = False) -> list[QuizAttempt]:
    """The person's, in their order, without what lists do not need. `locked`: nobody else changes them meanwhile."""
    statement = select(QuizAttempt).where(QuizAttempt.user_id == user_id, QuizAttempt.share_id.in_(share_ids))
    light = (defer(QuizAttempt.layout), defer(QuizAttempt.marks))
    statement = statement.options(*light).order_by(QuizAttempt.number)
    return list(session.scalars(statement.with_for_update() if locked else statement))


def attempt(session: Session, share_id: str, attempt_id: str) -> QuizAttempt | None:
    """One attempt at this quiz, whoever made it."""
    return session.scalar(_attempt(share_id, attempt_id))


def locked_attempt(session: Session, share_id: str, attempt_id: str) -> QuizAttempt | None:
    """As it is now; whoever else changes it waits until this transaction ends."""
    statement = _attempt(share_id, attempt_id).with_for_update()
    return session.scalar(statement.execution_options(populate_existing=True))


def running_attempts(session: Session, share_id: str, user_id: str | None) -> list[QuizAttempt]:
    """Those of a person, or of all students, that are not handed in, without what was answered."""
    whose = QuizAttempt.is_trial.is_(False) if user_id is None else QuizAttempt.user_id == user_id
    statement = select(QuizAttempt).where(
        QuizAttempt.share_id == share_id, QuizAttempt.state == AttemptState.RUNNING.value, whose
    )
    heavy = (defer(QuizAttempt.layout), defer(QuizAttempt.answers), defer(QuizAttempt.marks))
    return list(session.scalars(statement.options(*heavy)))


def student_attempts(session: Session, share_id: str) -> list[QuizAttempt]:
    """All that count, in their order."""
    statement = select(QuizAttempt).where(QuizAttempt.share_id == share_id, QuizAttempt.is_trial.is_(False))
    return list(session.scalars(statement.order_by(QuizAttempt.user_id, QuizAttempt.number)))


def remove_trials(session: Session, share_id: str, user_id: str) -> None:
    """What the person has tried before."""
    statement = delete(QuizAttempt).where(
        QuizAttempt.share_id == share_id, QuizAttempt.user_id == user_id, QuizAttempt.is_trial.is_(True)
    )
    session.execute(statement.execution_options(synchronize_session=False))


def person(session: Session, organization_id: str, user_id: str) -> Person:
    """Who has made an attempt."""
    return people(session, organization_id, [user_id])[0]


def people(session: Session, organization_id: str, user_ids: Sequence[str]) -> list[Person]:
    """By name; members or not."""
    of_organization = (Membership.user_id == User.id) & (Membership.organization_id == organization_id)
    statement = (
        select(User.id, User.display_name, Membership.user_id.is_not(None))
        .outerjoin(Membership, of_organization)
        .where(User.id.in_(user_ids))
        .order_by(func.lower(User.display_name), User.id)
    )
    return [Person(user_id, name, is_member) for user_id, name, is_member in session.execute(statement)]


def _attempt(share_id: str, attempt_id: str) -> Select[QuizAttempt]:
    return select(QuizAttempt).where(QuizAttempt.id == attempt_id, QuizAttempt.share_id == share_id)


def _for_student(user_id: str) -> tuple[ColumnElement[bool], ...]:
    classes = select(ClassStudent.class_id).where(ClassStudent.user_id == user_id)
    return Share.ended_at.is_(None), or_(Share.class_id.is_(None), Share.class_id.in_(classes))


def _for_staff(user_id: str) -> tuple[ColumnElement[bool], ...]:
    return Share.ended_at.is_(None), or_(Share.class_id.is_(None), Share.user_id == user_id)


def _newest(statement: Select[Share], before: Share | None, limit: int) -> Select[Share]:
    if before is not None:
        statement = statement.where(tuple_(Share.created_at, Share.id) < tuple_(before.created_at, before.id))
    return statement.order_by(Share.created_at.desc(), Share.id.desc()).limit(limit).options(defer(Share.document))


def _seen(session: Session, statement: Select[Share]) -> list[Seen]:
    started = (
        select(func.count(QuizAttempt.user_id.distinct()))
        .where(QuizAttempt.share_id == Share.id, QuizAttempt.is_trial.is_(False))
        .correlate(Share)
        .scalar_subquery()
    )
    wanted = (
        statement.add_columns(User.display_name, SchoolClass.name, started)
        .join(User, User.id == Share.user_id)
        .outerjoin(SchoolClass, SchoolClass.id == Share.class_id)
    )
    return [Seen(*row) for row in session.execute(wanted)]
