"""Accepting requests for lessons and assessments, and what their results say in figures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from contracts.content import (
    AssessmentDocument,
    ContentDocument,
    ContentRequest,
    GenerateAssessmentRequest,
    GenerateLessonRequest,
    LessonDocument,
)
from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION, TaskView
from server.core.database import UnitOfWork
from server.domain.content.materials import Materials
from server.domain.content.reading import read_grade
from server.domain.organizations.membership import Member
from server.domain.schedules.startable import Startable
from server.domain.tasks.errors import InvalidChanges
from server.domain.tasks.models import Task
from server.domain.tasks.priorities import level_of
from server.domain.tasks.service import NewTask, TaskService


@dataclass(frozen=True, slots=True)
class ContentKind:
    """What differs between lessons and assessments. `resource` is the field with the client's own id."""

    kind: str
    route: str
    resource: str
    model: type[ContentRequest]
    likeness: Callable[[Any], str]
    """What decides how long it takes."""


LESSONS = ContentKind(
    CONTENT_GENERATION,
    "generate-lesson",
    "lesson_id",
    GenerateLessonRequest,
    lambda request: f"{len(request.material_ids)} materials",
)
ASSESSMENTS = ContentKind(
    QUIZ_GENERATION,
    "generate-assessment",
    "assessment_id",
    GenerateAssessmentRequest,
    lambda request: f"{len(request.material_ids)} materials 2^{request.num_questions.bit_length()} questions",
)


class ContentService:
    """Turns requests of one kind into tasks."""

    def __init__(self, tasks: TaskService, what: ContentKind, materials: Materials) -> None:
        self._tasks = tasks
        self._what = what
        self._materials = materials

    def generate(self, member: Member, request: ContentRequest, idempotency_key: str | None) -> TaskView:
        """Queues it. Raises UnknownGrade and MaterialNotFound."""
        self._materials.check(member, request.material_ids)
        return self._tasks.submit(member, self._new_task(request, idempotency_key, None))

    def retry(self, member: Member, origin: Task, changes: dict[str, Any], key: str | None) -> TaskView:
        """Queues the same request again, with single parameters changed."""
        request = self._validated({**origin.params, "priority": level_of(origin.priority), **changes})
        return self._tasks.submit(member, self._new_task(request, key, origin))

    def check(self, request: Mapping[str, Any]) -> Startable:
        """A request that is kept and sent later. Raises InvalidChanges or UnknownGrade."""
        checked = self._validated(request)
        read_grade(checked.grade_level)
        return Startable(checked.topic, checked.model_dump(mode="json"))

    def start(self, unit: UnitOfWork, member: Member, request: Mapping[str, Any], *, by: str, key: str) -> TaskView:
        """Queues what a schedule (its id is `by`) sends."""
        new = self._new_task(self._validated(request), key, None)
        return self._tasks.submit_within(unit, member, replace(new, route=f"schedule:{by}", schedule_id=by))

    def _new_task(self, request: ContentRequest, key: str | None, origin: Task | None) -> NewTask:
        read_grade(request.grade_level)
        params = request.model_dump(mode="json", exclude={"priority"})
        return NewTask(
            kind=self._what.kind,
            resource_id=params[self._what.resource],
            title=request.topic,
            params=params,
            route=self._what.route if origin is None else f"retry:{origin.id}",
            idempotency_key=key,
            parent=origin,
            likeness=self._what.likeness(request),
            cache_key=None,  # it takes a second, and whoever asks again wants a new version
            priority=request.priority,
        )

    def _validated(self, request: Mapping[str, Any]) -> ContentRequest:
        try:
            return self._what.model.model_validate(request)
        except ValidationError as error:
            first = error.errors()[0]
            raise InvalidChanges(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from error


def summary_of(document: ContentDocument) -> dict[str, Any]:
    """The figures that may travel in an event: no text of the content, no key."""
    figures: dict[str, Any] = {"warnings": len(document.quality.warn), "notes": len(document.notes)}
    match document:
        case LessonDocument():
            items = sum(len(section.items) for section in document.sections)
            return {"sections": len(document.sections), "items": items, "minutes": document.duration, **figures}
        case AssessmentDocument():
            return {"items": len(document.items), "points": sum(item.points for item in document.items), **figures}
        case _:
            return figures
