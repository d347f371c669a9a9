"""Lessons and assessments."""

from typing import Annotated, Literal

from fastapi import APIRouter, Header, Path, Query

from contracts.auth import EntityId
from contracts.base import LARGEST_NUMBER
from contracts.content import ExportedFile, ExportRequest, GenerateAssessmentRequest, GenerateLessonRequest
from contracts.library import (
    Checked,
    CheckRequest,
    ContentDetail,
    ContentPage,
    RemadeSection,
    RemakeSectionRequest,
    ReplacedItem,
    ReplaceItemRequest,
    SaveContentRequest,
    VersionList,
)
from contracts.tasks import Accepted
from server.api.acceptance import accepted
from server.api.credentials import Staff
from server.api.desk_places import DeskPlace
from server.api.parts import PartsDependency
from server.api.refusals import refusals

router = APIRouter(prefix="/api/v1/content", tags=["content"])

IdempotencyKey = Annotated[str | None, Header(min_length=1, max_length=200)]
_REFUSALS = refusals(404, 413, 415, 507)


@router.post("/lessons/generate", status_code=202, responses=_REFUSALS)
def generate_lesson(
    request: GenerateLessonRequest, member: Staff, parts: PartsDependency, idempotency_key: IdempotencyKey = None
) -> Accepted:
    """Queues a lesson; 202 means that the task is on disk."""
    return accepted(parts.lessons.generate(member, request, idempotency_key))


@router.post("/assessments/generate", status_code=202, responses=_REFUSALS)
def generate_assessment(
    request: GenerateAssessmentRequest, member: Staff, parts: PartsDependency, idempotency_key: IdempotencyKey = None
) -> Accepted:
    """Queues an assessment; 202 means that the task is on disk."""
    return accepted(parts.assessments.generate(member, request, idempotency_key))


_DESK = refusals(404, 413, 415)
_LIBRARY = refusals(404, 409, 413, 415, 507)


@router.post("/export", responses=_DESK)
def export(wanted: ExportRequest, _place: DeskPlace, parts: PartsDependency) -> ExportedFile:
    """A file of a document."""
    return parts.desk.file_of(wanted)


@router.post("/check", responses=_DESK)
def check(wanted: CheckRequest, _place: DeskPlace, parts: PartsDependency) -> Checked:
    """What the gate says of a document as it stands."""
    return parts.desk.check(wanted.document)


@router.post("/remake-section", responses=_DESK)
def remake_section(wanted: RemakeSectionRequest, _place: DeskPlace, parts: PartsDependency) -> RemadeSection:
    """One section of a lesson in a new form."""
    return parts.desk.remake_section(wanted)


@router.post("/replace-item", responses=_DESK)
def replace_item(wanted: ReplaceItemRequest, member: Staff, parts: PartsDependency, _place: DeskPlace) -> ReplacedItem:
    """Another question in the place of one, from the same files where it was made from files."""
    ids = {item.source.material_id for item in wanted.assessment.items if item.source.material_id}
    return parts.desk.replace_item(wanted, parts.materials.still_there(member, sorted(ids)))


@router.get("/library", responses=_LIBRARY)
def list_content(
    member: Staff,
    parts: PartsDependency,
    kind: Literal["lesson", "assessment"] | None = None,
    text: Annotated[str, Query(max_length=200, pattern=r"^[^\x00]*$")] = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    before: EntityId | None = None,
) -> ContentPage:
    """The caller's lessons and assessments (an admin's: everyone's), last changed first."""
    return parts.library.list(member, kind=kind, text=text, limit=limit, before=before)


@router.get("/library/{content_id}", responses=_LIBRARY)
def show_content(
    content_id: EntityId,
    member: Staff,
    parts: PartsDependency,
    version: Annotated[int | None, Query(ge=1, le=LARGEST_NUMBER)] = None,
) -> ContentDetail:
    """One with its document; of an earlier version where that is asked for."""
    return parts.library.show(member, content_id, version)


@router.put("/library/{content_id}", responses=_LIBRARY)
def save_content(
    content_id: EntityId, wanted: SaveContentRequest, member: Staff, parts: PartsDependency, _place: DeskPlace
) -> ContentDetail:
    """Makes a new version; 409 when it is no longer at the version that the caller saw."""
    return parts.library.save(member, content_id, wanted)


@router.get("/library/{content_id}/versions", responses=_LIBRARY)
def content_versions(content_id: EntityId, member: Staff, parts: PartsDependency) -> VersionList:
    """Newest first."""
    return parts.library.versions(member, content_id)


@router.post("/library/{content_id}/versions/{version}/restore", responses=_LIBRARY)
def restore_content(
    content_id: EntityId, version: Annotated[int, Path(ge=1, le=LARGEST_NUMBER)], member: Staff, parts: PartsDependency
) -> ContentDetail:
    """An earlier version becomes the newest once more."""
    return parts.library.restore(member, content_id, version)


@router.delete("/library/{content_id}", status_code=204, responses=_LIBRARY)
def delete_content(content_id: EntityId, member: Staff, parts: PartsDependency) -> None:
    """With its versions; the task that made it keeps its result."""
    parts.library.delete(member, content_id)
