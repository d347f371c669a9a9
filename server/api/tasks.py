"""Listing, following, cancelling and repeating tasks."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response

from contracts.errors import ErrorBody
from contracts.events import EventPage
from contracts.tasks import Accepted, RetryRequest, TaskDetail, TaskPage, TaskView
from server.api.acceptance import accepted
from server.api.credentials import AnyMember, Staff
from server.api.parts import PartsDependency

router = APIRouter(prefix="/api/v1/tasks", tags=["tasks"], responses={401: {"model": ErrorBody}})

_ERRORS: dict[int | str, dict[str, Any]] = {code: {"model": ErrorBody} for code in (403, 404, 409, 422, 429)}


@router.get("", responses={404: {"model": ErrorBody}})
def list_tasks(
    member: AnyMember,
    parts: PartsDependency,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    before: Annotated[str | None, Query(max_length=36)] = None,
) -> TaskPage:
    """A snapshot, newest first, with the log position it was read at."""
    return parts.tasks.list(member, limit=limit, before=before)


@router.get("/events", responses={403: {"model": ErrorBody}})
def list_events(
    member: Staff,
    parts: PartsDependency,
    after: Annotated[int, Query(ge=0)] = 0,
    epoch: Annotated[str | None, Query(max_length=36)] = None,
    limit: Annotated[int, Query(ge=1, le=10_000)] = 300,
) -> EventPage:
    """The organization's event log after a position."""
    return parts.tasks.events(member, after=after, epoch=epoch, limit=limit)


@router.get("/{task_id}", responses={404: {"model": ErrorBody}})
def show_task(task_id: str, member: AnyMember, parts: PartsDependency) -> TaskDetail:
    """One task with its parameters and attempts."""
    return parts.tasks.show(member, task_id)


@router.get("/{task_id}/result", responses={404: {"model": ErrorBody}})
def task_result(task_id: str, member: AnyMember, parts: PartsDependency) -> Response:
    """The result document, as it was stored."""
    return Response(parts.tasks.result(member, task_id), media_type="application/json")


@router.post("/{task_id}/cancel", responses=_ERRORS)
def cancel_task(task_id: str, member: Staff, parts: PartsDependency) -> TaskView:
    """Stops a task."""
    return parts.tasks.cancel(member, task_id)


@router.post("/{task_id}/retry", status_code=202, responses=_ERRORS)
def retry_task(
    task_id: str,
    member: Staff,
    parts: PartsDependency,
    request: RetryRequest | None = None,
    idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
) -> Accepted:
    """Queues the same request again, perhaps with single parameters changed; the new task names its origin."""
    origin = parts.tasks.origin_of_retry(member, task_id)
    changes = (request.changes if request else None) or {}
    return accepted(parts.retries[origin.kind].retry(member, origin, dict(changes), idempotency_key))
