"""Putting students together in classes."""

import uuid

from sqlalchemy.orm import Session

from contracts.classes import (
    MAX_CLASSES,
    MAX_STUDENTS,
    AddStudents,
    ClassDetail,
    ClassList,
    ClassNaming,
    ClassView,
    StudentView,
)
from server.core.database import Database, UnitOfWork
from server.domain.classes import repository
from server.domain.classes.errors import (
    ClassInUse,
    ClassNotFound,
    NotAStudent,
    StudentNotFound,
    TooManyClasses,
    TooManyStudents,
)
from server.domain.classes.models import SchoolClass
from server.domain.organizations.membership import Member
from server.domain.sharing import repository as sharing
from server.domain.tasks import access


class ClassService:
    """A teacher has classes of her own; an admin sees everybody's. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, member: Member) -> ClassList:
        """By name."""
        with self._database.read(access.tenant(member)) as session:
            return ClassList(classes=[_view(one) for one in repository.all_of(session, access.only(member))])

    def show(self, member: Member, class_id: str) -> ClassDetail:
        """With its students."""
        with self._database.read(access.tenant(member)) as session:
            return _detail(session, find(session, member, class_id).id)

    def create(self, member: Member, wanted: ClassNaming) -> ClassDetail:
        """Raises TooManyClasses."""
        with self._database.write(access.tenant(member)) as unit:
            if repository.count(unit.session, member.user_id) >= MAX_CLASSES:
                raise TooManyClasses(f"You have {MAX_CLASSES} classes. Delete one that is not needed.")
            made = SchoolClass(
                id=str(uuid.uuid4()),
                organization_id=member.organization_id,
                user_id=member.user_id,
                name=wanted.name,
                created_at=unit.now(),
            )
            unit.session.add(made)
            return _detail_now(unit, made.id)

    def rename(self, member: Member, class_id: str, wanted: ClassNaming) -> ClassDetail:
        """Its students and what is shared with it stay."""
        with self._database.write(access.tenant(member)) as unit:
            find(unit.session, member, class_id).name = wanted.name
            return _detail_now(unit, class_id)

    def delete(self, member: Member, class_id: str) -> None:
        """Raises ClassInUse where something is shared with it."""
        with self._database.write(access.tenant(member)) as unit:
            repository.lock(unit.session, find(unit.session, member, class_id).id)
            if sharing.is_shared_with(unit.session, class_id):
                raise ClassInUse("Something is shared with this class. Delete those shares first, or keep the class.")
            repository.remove(unit.session, class_id)

    def add_students(self, member: Member, class_id: str, wanted: AddStudents) -> ClassDetail:
        """All of them or none. Raises NotAStudent and TooManyStudents."""
        with self._database.write(access.tenant(member)) as unit:
            school_class = find(unit.session, member, class_id)
            repository.lock(unit.session, class_id)
            asked = set(wanted.user_ids)
            if repository.who_are_students(unit.session, asked) != asked:
                raise NotAStudent("Only students of this organization can be put into a class.")
            there = repository.ids_in(unit.session, class_id)
            if len(there | asked) > MAX_STUDENTS:
                raise TooManyStudents(f"A class has at most {MAX_STUDENTS} students.")
            repository.add(unit.session, school_class, sorted(asked - there))
            return _detail_now(unit, class_id)

    def remove_student(self, member: Member, class_id: str, user_id: str) -> ClassDetail:
        """What the student handed in stays. Raises StudentNotFound."""
        with self._database.write(access.tenant(member)) as unit:
            find(unit.session, member, class_id)
            if not repository.remove_student(unit.session, class_id, user_id):
                raise StudentNotFound("There is no such student in this class.")
            return _detail_now(unit, class_id)


def find(session: Session, member: Member, class_id: str) -> SchoolClass:
    """The class. Raises ClassNotFound where there is none, or one of another teacher."""
    found = repository.find(session, class_id, access.only(member))
    if found is None:
        raise ClassNotFound("There is no such class here.")
    return found


def _detail_now(unit: UnitOfWork, class_id: str) -> ClassDetail:
    unit.session.flush()
    return _detail(unit.session, class_id)


def _detail(session: Session, class_id: str) -> ClassDetail:
    students = repository.students_of(session, class_id)
    return ClassDetail(
        **_view(repository.seen(session, class_id)).model_dump(),
        members=[StudentView(user_id=one.user_id, display_name=one.display_name) for one in students],
    )


def _view(seen: repository.Seen) -> ClassView:
    one = seen.school_class
    return ClassView(
        class_id=one.id,
        name=one.name,
        owner_id=one.user_id,
        owner_name=seen.owner_name,
        students=seen.students,
        created_at=one.created_at,
    )
