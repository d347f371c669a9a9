"""Lessons and assessments."""

from typing import Annotated, Any

from fastapi import APIRouter, Header

from contracts.content import ExportedFile, ExportRequest, GenerateAssessmentRequest, GenerateLessonRequest
from contracts.errors import ErrorBody
from contracts.tasks import Accepted
from server.api.acceptance import accepted
from server.api.credentials import Staff
from server.api.parts import PartsDependency

router = APIRouter(prefix="/api/v1/content", tags=["content"])

IdempotencyKey = Annotated[str | None, Header(min_length=1, max_length=200)]
_REFUSALS: dict[int | str, dict[str, Any]] = {
    code: {"model": ErrorBody} for code in (401, 403, 413, 415, 422, 429, 507)
}


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


@router.post("/export", responses={code: {"model": ErrorBody} for code in (401, 403, 413, 415, 422, 503)})
def export(wanted: ExportRequest, _member: Staff, parts: PartsDependency) -> ExportedFile:
    """A file of a document, in memory: nothing is kept on the server."""
    return parts.exports.file_of(wanted)
