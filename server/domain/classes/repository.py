"""Reading and writing classes. Sessions are bound to a tenant, so every query sees one organization's rows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import Session

from contracts.session import Role
from server.domain.classes.models import ClassStudent, SchoolClass
from server.domain.organizations.models import Membership, User
from server.domain.sharing.models import Share


@dataclass(frozen=True, slots=True)
class Seen:
    """A class, its teacher's name, and how many students are in it."""

    school_class: SchoolClass
    owner_name: str
    students: int


@dataclass(frozen=True, slots=True)
class Person:
    """A member, by name."""

    user_id: str
    display_name: str


def find(session: Session, class_id: str, user_id: str | None) -> SchoolClass | None:
    """The class, if it is there and, unless `user_id` is None, that teacher's."""
    statement = select(SchoolClass).where(SchoolClass.id == class_id)
    if user_id is not None:
        statement = statement.where(SchoolClass.user_id == user_id)
    return session.scalar(statement)


def lock(session: Session, class_id: str) -> None:
    """Of two changes of one class at once, the second waits for the first."""
    session.execute(select(SchoolClass.id).where(SchoolClass.id == class_id).with_for_update())


def seen(session: Session, class_id: str) -> Seen:
    """With what is told beside it."""
    school_class, name, students = session.execute(_seen().where(SchoolClass.id == class_id)).one()
    return Seen(school_class, name, students)


def all_of(session: Session, user_id: str | None) -> list[Seen]:
    """The teacher's classes, or everybody's, by name."""
    statement = _seen().order_by(func.lower(SchoolClass.name), SchoolClass.id)
    if user_id is not None:
        statement = statement.where(SchoolClass.user_id == user_id)
    return [Seen(school_class, name, students) for school_class, name, students in session.execute(statement)]


def count(session: Session, user_id: str) -> int:
    """How many the teacher has."""
    return session.scalar(select(func.count()).select_from(SchoolClass).where(SchoolClass.user_id == user_id)) or 0


def students_of(session: Session, class_id: str) -> list[Person]:
    """By name; of those who are students still."""
    statement = (
        _people()
        .join(ClassStudent, ClassStudent.user_id == Membership.user_id)
        .where(ClassStudent.class_id == class_id)
    )
    return [Person(user_id, name) for user_id, name in session.execute(statement)]


def students_of_organization(session: Session) -> list[Person]:
    """By name."""
    return [Person(user_id, name) for user_id, name in session.execute(_people())]


def who_are_students(session: Session, user_ids: Collection[str]) -> set[str]:
    """Of these people those who are students of the organization, which they stay until this transaction ends."""
    statement = select(Membership.user_id).where(
        Membership.user_id.in_(user_ids), Membership.role == Role.STUDENT.value
    )
    return set(session.scalars(statement.order_by(Membership.user_id).with_for_update(read=True)))


def ids_in(session: Session, class_id: str) -> set[str]:
    """Everybody in the class."""
    return set(session.scalars(select(ClassStudent.user_id).where(ClassStudent.class_id == class_id)))


def add(session: Session, school_class: SchoolClass, user_ids: Iterable[str]) -> None:
    """Puts them into the class; none of them is in it yet."""
    organization_id = school_class.organization_id
    session.add_all(
        ClassStudent(class_id=school_class.id, user_id=user_id, organization_id=organization_id) for user_id in user_ids
    )


def remove_student(session: Session, class_id: str, user_id: str) -> bool:
    """Whether the student was in it."""
    statement = delete(ClassStudent).where(ClassStudent.class_id == class_id, ClassStudent.user_id == user_id)
    gone = session.scalar(statement.returning(ClassStudent.user_id).execution_options(synchronize_session=False))
    return gone is not None


def remove(session: Session, class_id: str) -> None:
    """With its list of students."""
    for table, column in ((ClassStudent, ClassStudent.class_id), (SchoolClass, SchoolClass.id)):
        session.execute(delete(table).where(column == class_id).execution_options(synchronize_session=False))


def hand_over(session: Session, user_id: str) -> None:
    """Classes of the person with which somebody else has shared something go to whoever did so last: an admin."""
    sharer = (
        select(Share.user_id)
        .where(Share.class_id == SchoolClass.id, Share.user_id != user_id)
        .order_by(Share.created_at.desc(), Share.id)
        .limit(1)
        .correlate(SchoolClass)
        .scalar_subquery()
    )
    session.execute(
        update(SchoolClass)
        .where(SchoolClass.user_id == user_id, sharer.is_not(None))
        .values(user_id=sharer)
        .execution_options(synchronize_session=False)
    )


def _people() -> Select[str, str]:
    return (
        select(Membership.user_id, User.display_name)
        .join(User, User.id == Membership.user_id)
        .where(Membership.role == Role.STUDENT.value)
        .order_by(func.lower(User.display_name), Membership.user_id)
    )


def _seen() -> Select[SchoolClass, str, int]:
    students = (
        select(func.count())
        .select_from(ClassStudent)
        .join(Membership, Membership.user_id == ClassStudent.user_id)
        .where(
            ClassStudent.class_id == SchoolClass.id,
            Membership.organization_id == ClassStudent.organization_id,
            Membership.role == Role.STUDENT.value,
        )
        .correlate(SchoolClass)
        .scalar_subquery()
    )
    return select(SchoolClass, User.display_name, students).join(User, User.id == SchoolClass.user_id)
