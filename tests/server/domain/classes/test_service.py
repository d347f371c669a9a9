"""Classes of students."""

import pytest

from contracts.classes import MAX_CLASSES, MAX_STUDENTS, AddStudents, ClassDetail, ClassNaming
from contracts.session import Role
from server.domain.classes import service as classes
from server.domain.classes.errors import (
    ClassInUse,
    ClassNotFound,
    NotAStudent,
    StudentNotFound,
    TooManyClasses,
    TooManyStudents,
)
from server.domain.organizations.membership import Member, MembershipService
from tests.builders.school import School


def names(detail: ClassDetail) -> list[str]:
    return [one.display_name for one in detail.members]


def them(*members: Member) -> AddStudents:
    return AddStudents(user_ids=[one.user_id for one in members])


class TestClasses:
    def test_made_named_filled_and_listed(self, school: School, grace: Member, mia: Member, ben: Member) -> None:
        made = school.classes.create(grace, ClassNaming(name=" 5b "))
        assert (made.name, made.owner_name, made.members) == ("5b", "Grace", [])
        filled = school.classes.add_students(grace, made.class_id, them(mia, ben))
        assert (names(filled), filled.students) == (["Ben", "Mia"], 2)
        assert school.classes.rename(grace, made.class_id, ClassNaming(name="6b")).name == "6b"
        assert [one.name for one in school.classes.list(grace).classes] == ["6b"]
        assert names(school.classes.show(grace, made.class_id)) == ["Ben", "Mia"]

    def test_who_is_in_it_already_stays_in_it(self, school: School, grace: Member, mia: Member, ben: Member) -> None:
        class_id = school.school_class(grace, mia)
        assert names(school.classes.add_students(grace, class_id, them(mia, ben, ben))) == ["Ben", "Mia"]

    def test_a_student_is_taken_out_once(self, school: School, grace: Member, mia: Member, ben: Member) -> None:
        class_id = school.school_class(grace, mia, ben)
        assert names(school.classes.remove_student(grace, class_id, mia.user_id)) == ["Ben"]
        with pytest.raises(StudentNotFound):
            school.classes.remove_student(grace, class_id, mia.user_id)

    def test_an_empty_one_is_deleted(self, school: School, grace: Member, mia: Member) -> None:
        class_id = school.school_class(grace, mia)
        school.classes.delete(grace, class_id)
        assert school.classes.list(grace).classes == []

    def test_one_with_which_something_is_shared_stays(self, school: School, grace: Member) -> None:
        class_id = school.school_class(grace)
        share = school.share(grace, class_id=class_id)
        with pytest.raises(ClassInUse):
            school.classes.delete(grace, class_id)
        school.shares.delete(grace, share.share_id)
        school.classes.delete(grace, class_id)


class TestOthers:
    def test_another_teacher_sees_nothing_of_it(self, school: School, grace: Member, kurt: Member, mia: Member) -> None:
        class_id = school.school_class(grace, mia)
        assert school.classes.list(kurt).classes == []
        for act in (
            lambda: school.classes.show(kurt, class_id),
            lambda: school.classes.rename(kurt, class_id, ClassNaming(name="mine")),
            lambda: school.classes.add_students(kurt, class_id, them(mia)),
            lambda: school.classes.remove_student(kurt, class_id, mia.user_id),
            lambda: school.classes.delete(kurt, class_id),
        ):
            with pytest.raises(ClassNotFound):
                act()

    def test_an_admin_sees_everybodys(self, school: School, grace: Member, mia: Member) -> None:
        class_id = school.school_class(grace, mia)
        assert [one.owner_name for one in school.classes.list(school.admin).classes] == ["Grace"]
        assert names(school.classes.show(school.admin, class_id)) == ["Mia"]

    def test_an_admin_of_another_school_sees_none(self, school: School, grace: Member, stranger: Member) -> None:
        class_id = school.school_class(grace)
        assert school.classes.list(stranger).classes == []
        with pytest.raises(ClassNotFound):
            school.classes.show(stranger, class_id)

    def test_whoever_leaves_the_school_leaves_the_class(self, school: School, grace: Member, mia: Member) -> None:
        class_id = school.school_class(grace, mia)
        MembershipService(school.database).remove(mia.organization_id, mia.user_id)
        assert names(school.classes.show(grace, class_id)) == []


class TestStudents:
    def test_only_students_of_the_school_can_be_in_it(
        self, school: School, grace: Member, kurt: Member, stranger: Member, mia: Member
    ) -> None:
        class_id = school.school_class(grace)
        other = School(school.database, "Another").person("Zoe", Role.STUDENT)
        for nobody in (kurt, stranger, other):
            with pytest.raises(NotAStudent):
                school.classes.add_students(grace, class_id, them(mia, nobody))
        assert names(school.classes.show(grace, class_id)) == []


class TestLimits:
    def test_a_teacher_has_so_many_classes(
        self, school: School, grace: Member, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert MAX_CLASSES == 100
        monkeypatch.setattr(classes, "MAX_CLASSES", 1)
        school.school_class(grace)
        with pytest.raises(TooManyClasses):
            school.school_class(grace, name="6b")

    def test_a_class_has_so_many_students(
        self, school: School, grace: Member, mia: Member, ben: Member, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert MAX_STUDENTS == 500
        monkeypatch.setattr(classes, "MAX_STUDENTS", 1)
        class_id = school.school_class(grace, mia)
        with pytest.raises(TooManyStudents):
            school.classes.add_students(grace, class_id, them(ben))
