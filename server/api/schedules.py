"""Schedules: making, changing, pausing, running at once."""

from typing import Annotated

from fastapi import APIRouter, Header, Query

from contracts.auth import EntityId
from contracts.schedules import (
    Preview,
    PreviewRequest,
    ScheduleChanges,
    ScheduleDetail,
    SchedulePage,
    ScheduleRequest,
)
from contracts.tasks import Accepted
from server.api.acceptance import accepted
from server.api.credentials import AnyMember, Staff
from server.api.parts import PartsDependency
from server.api.refusals import refusals

router = APIRouter(
    prefix="/api/v1/schedules",
    tags=["schedules"],
    responses=refusals(404, 409, 413, 415, 507),
)

IdempotencyKey = Annotated[str | None, Header(min_length=1, max_length=200)]


@router.get("")
def list_schedules(
    member: AnyMember,
    parts: PartsDependency,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    before: EntityId | None = None,
) -> SchedulePage:
    """The caller's schedules (an admin's: everyone's), newest first, without their requests."""
    return parts.schedules.list(member, limit=limit, before=before)


@router.post("", status_code=201)
def create_schedule(
    request: ScheduleRequest, member: Staff, parts: PartsDependency, idempotency_key: IdempotencyKey = None
) -> ScheduleDetail:
    """Makes a schedule. The request that it sends is validated now, and again at each run."""
    return parts.schedules.create(member, request, idempotency_key)


@router.post("/preview")
def preview_schedule(request: PreviewRequest, member: Staff, parts: PartsDependency) -> Preview:
    """When it would run; nothing is stored."""
    del member
    return parts.schedules.preview(request)


@router.get("/{schedule_id}")
def show_schedule(schedule_id: EntityId, member: AnyMember, parts: PartsDependency) -> ScheduleDetail:
    """One schedule with its request."""
    return parts.schedules.show(member, schedule_id)


@router.patch("/{schedule_id}")
def change_schedule(
    schedule_id: EntityId, request: ScheduleChanges, member: Staff, parts: PartsDependency
) -> ScheduleDetail:
    """Changes what is named; 409 when it is no longer at the version that the caller saw."""
    return parts.schedules.change(member, schedule_id, request)


@router.delete("/{schedule_id}", status_code=204)
def delete_schedule(schedule_id: EntityId, member: Staff, parts: PartsDependency) -> None:
    """Tasks that it started stay."""
    parts.schedules.delete(member, schedule_id)


@router.post("/{schedule_id}/pause")
def pause_schedule(schedule_id: EntityId, member: Staff, parts: PartsDependency) -> ScheduleDetail:
    """No run until it is resumed."""
    return parts.schedules.pause(member, schedule_id)


@router.post("/{schedule_id}/resume")
def resume_schedule(schedule_id: EntityId, member: Staff, parts: PartsDependency) -> ScheduleDetail:
    """Goes on with the first run from now on."""
    return parts.schedules.resume(member, schedule_id)


@router.post("/{schedule_id}/run", status_code=202)
def run_schedule(
    schedule_id: EntityId, member: Staff, parts: PartsDependency, idempotency_key: IdempotencyKey = None
) -> Accepted:
    """Starts its task at once, beside the planned ones."""
    return accepted(parts.schedules.run_now(member, schedule_id, idempotency_key))
