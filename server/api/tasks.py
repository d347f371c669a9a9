"""Listing, following, cancelling and repeating tasks."""

import re
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import AwareDatetime, BeforeValidator

from contracts.auth import EntityId
from contracts.events import EventPage
from contracts.tasks import (
    KIND_PATTERN,
    Accepted,
    RetryRequest,
    TaskDetail,
    TaskDraftView,
    TaskLog,
    TaskPage,
    TaskStatus,
    TaskView,
)
from server.api.acceptance import accepted
from server.api.credentials import AnyMember, Staff
from server.api.parts import PartsDependency
from server.api.refusals import refusals
from server.domain.tasks.export import MEDIA_TYPES, ExportFormat
from server.domain.tasks.listing import TaskFilter

router = APIRouter(prefix="/api/v1/tasks", tags=["tasks"])

_REFUSALS = refusals(404, 409, 413, 415, 507)
EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


def _dated(text: object) -> object:
    """A moment begins with its year. Pydantic would read any number as seconds since 1970, too."""
    if isinstance(text, str) and not re.match(r"\d{4}-", text):
        raise ValueError("a date and time with a zone, such as 2026-03-01T08:00:00Z, is wanted")
    return text


async def task_filter(
    status: Annotated[frozenset[TaskStatus], Query(description="May be given several times.")] = frozenset(),
    kind: Annotated[str | None, Query(max_length=50, pattern=KIND_PATTERN)] = None,
    text: Annotated[str | None, Query(min_length=1, max_length=200, pattern=r"^[^\x00]+$")] = None,
    created_after: Annotated[AwareDatetime | None, Query(ge=EARLIEST, le=LATEST), BeforeValidator(_dated)] = None,
    created_before: Annotated[AwareDatetime | None, Query(ge=EARLIEST, le=LATEST), BeforeValidator(_dated)] = None,
    user_id: EntityId | None = None,
    root_task_id: EntityId | None = None,
) -> TaskFilter:
    """What a list shows; everything where nothing is said. `user_id` of another person is for admins."""
    return TaskFilter(
        statuses=status,
        kind=kind,
        text=text,
        created_after=created_after,
        created_before=created_before,
        user_id=user_id,
        root_task_id=root_task_id,
    )


Filter = Annotated[TaskFilter, Depends(task_filter)]


@router.get("", responses=refusals(404))
def list_tasks(
    member: AnyMember,
    parts: PartsDependency,
    what: Filter,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    before: EntityId | None = None,
) -> TaskPage:
    """A snapshot, newest first, with the log position it was read at."""
    return parts.tasks.list(member, limit=limit, before=before, what=what)


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {}, "application/json": {}}}},
)
def export_tasks(
    member: AnyMember, parts: PartsDependency, what: Filter, form: Annotated[ExportFormat, Query(alias="format")]
) -> StreamingResponse:
    """The list as a file, newest first, however long. One that was cut off lacks the end of its transfer."""
    headers = {"Content-Disposition": f'attachment; filename="tasks.{form}"'}
    pieces = parts.history.export(member, what, form)
    return StreamingResponse(pieces, media_type=MEDIA_TYPES[form], headers=headers)


@router.get("/events")
def list_events(
    member: Staff,
    parts: PartsDependency,
    after: Annotated[int, Query(ge=0, le=2**63 - 1)] = 0,
    epoch: Annotated[str | None, Query(max_length=36)] = None,
    limit: Annotated[int, Query(ge=1, le=10_000)] = 300,
) -> EventPage:
    """The organization's event log after a position."""
    return parts.tasks.events(member, after=after, epoch=epoch, limit=limit)


@router.get("/{task_id}", responses=refusals(404))
def show_task(task_id: EntityId, member: AnyMember, parts: PartsDependency) -> TaskDetail:
    """One task with its parameters and attempts."""
    return parts.tasks.show(member, task_id)


@router.get("/{task_id}/result", responses=refusals(404))
def task_result(task_id: EntityId, member: AnyMember, parts: PartsDependency) -> Response:
    """The result document, as it was stored."""
    return Response(parts.tasks.result(member, task_id), media_type="application/json")


@router.get(
    "/{task_id}/draft",
    responses={200: {"model": TaskDraftView}, 204: {"description": "Nothing newer"}, **refusals(404)},
    response_model=None,
)
def task_draft(
    task_id: EntityId, member: AnyMember, parts: PartsDependency, after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0
) -> TaskDraftView | Response:
    """What stands so far of what a running task makes, if its number is higher than `after`."""
    return parts.tasks.draft(member, task_id, after) or Response(status_code=204)


@router.get("/{task_id}/log", responses=refusals(404))
def task_log(task_id: EntityId, member: AnyMember, parts: PartsDependency) -> TaskLog:
    """What happened to the task, in sentences."""
    return parts.history.log(member, task_id)


@router.post("/{task_id}/cancel", responses=_REFUSALS)
def cancel_task(task_id: EntityId, member: Staff, parts: PartsDependency) -> TaskView:
    """Stops a task."""
    return parts.tasks.cancel(member, task_id)


@router.post("/{task_id}/retry", status_code=202, responses=_REFUSALS)
def retry_task(
    task_id: EntityId,
    member: Staff,
    parts: PartsDependency,
    request: RetryRequest | None = None,
    idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
) -> Accepted:
    """Queues the same request again, perhaps with single parameters changed; the new task names its origin."""
    origin = parts.tasks.origin_of_retry(member, task_id)
    changes = (request.changes if request else None) or {}
    return accepted(parts.retries[origin.kind].retry(member, origin, dict(changes), idempotency_key))
