"""Classes of students."""

from fastapi import APIRouter

from contracts.auth import EntityId
from contracts.classes import AddStudents, ClassDetail, ClassList, ClassNaming
from server.api.credentials import Staff
from server.api.parts import PartsDependency
from server.api.refusals import refusals

router = APIRouter(
    prefix="/api/v1/classes",
    tags=["classes"],
    responses=refusals(404, 409, 413, 415),
)


@router.get("")
def list_classes(member: Staff, parts: PartsDependency) -> ClassList:
    """The caller's classes (an admin's: everyone's), by name."""
    return parts.classes.list(member)


@router.post("", status_code=201)
def create_class(wanted: ClassNaming, member: Staff, parts: PartsDependency) -> ClassDetail:
    """A class of the caller's, still empty."""
    return parts.classes.create(member, wanted)


@router.get("/{class_id}")
def show_class(class_id: EntityId, member: Staff, parts: PartsDependency) -> ClassDetail:
    """One with its students."""
    return parts.classes.show(member, class_id)


@router.patch("/{class_id}")
def rename_class(class_id: EntityId, wanted: ClassNaming, member: Staff, parts: PartsDependency) -> ClassDetail:
    """Its students stay."""
    return parts.classes.rename(member, class_id, wanted)


@router.delete("/{class_id}", status_code=204)
def delete_class(class_id: EntityId, member: Staff, parts: PartsDependency) -> None:
    """409 while something is shared with it."""
    parts.classes.delete(member, class_id)


@router.post("/{class_id}/students")
def add_students(class_id: EntityId, wanted: AddStudents, member: Staff, parts: PartsDependency) -> ClassDetail:
    """All of them, or none where one is no student of the organization."""
    return parts.classes.add_students(member, class_id, wanted)


@router.delete("/{class_id}/students/{user_id}")
def remove_student(class_id: EntityId, user_id: EntityId, member: Staff, parts: PartsDependency) -> ClassDetail:
    """What the student handed in stays."""
    return parts.classes.remove_student(member, class_id, user_id)
