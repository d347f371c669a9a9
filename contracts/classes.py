"""Classes: students of an organization whom a teacher has put together."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from contracts.auth import EntityId
from contracts.base import A_NAME, Stripped, WireModel

MAX_CLASSES = 100
"""Of one teacher."""
MAX_STUDENTS = 500
"""Of one class."""

ClassName = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=A_NAME), Stripped]


class ClassNaming(WireModel):
    """Body of `POST /api/v1/classes` and `PATCH /api/v1/classes/{class_id}`."""

    name: ClassName


class AddStudents(WireModel):
    """Body of `POST /api/v1/classes/{class_id}/students`. Who is in it already stays in it."""

    user_ids: list[EntityId] = Field(min_length=1, max_length=MAX_STUDENTS)


class StudentView(WireModel):
    """A student, by name."""

    user_id: str
    display_name: str


class ClassView(WireModel):
    """A class as the list shows it."""

    class_id: str
    name: str
    owner_id: str
    owner_name: str
    students: int
    created_at: datetime


class ClassDetail(ClassView):
    """With its students, by name."""

    members: list[StudentView]


class ClassList(WireModel):
    """Answer of `GET /api/v1/classes`, by name."""

    classes: list[ClassView]
