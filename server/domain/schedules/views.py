"""Schedules as the wire shows them."""

from contracts.schedules import LastRun, RunOutcome, ScheduleDetail, ScheduleView
from contracts.tasks import TaskError, TaskStatus
from server.domain.schedules.models import Schedule
from server.domain.schedules.repository import Seen
from server.domain.schedules.timetable import next_runs, parse_when


def schedule_view(seen: Seen) -> ScheduleView:
    """As a list shows it; does not touch the request."""
    return ScheduleView.model_validate(_fields(seen))


def schedule_detail(seen: Seen) -> ScheduleDetail:
    """With its request."""
    return ScheduleDetail.model_validate({**_fields(seen), "request": seen.schedule.params})


def _fields(seen: Seen) -> dict[str, object]:
    schedule = seen.schedule
    when = parse_when(schedule.timing)
    return {
        "schedule_id": schedule.id,
        "user_id": schedule.user_id,
        "user_name": seen.user_name,
        "name": schedule.name,
        "kind": schedule.kind,
        "title": schedule.title,
        "when": when,
        "time_zone": schedule.time_zone,
        "missed": schedule.missed,
        "paused": schedule.paused,
        "version": schedule.version,
        "next_runs": next_runs(when, schedule.time_zone, schedule.next_run),
        "last_run": _last_run(schedule, seen.task_status),
        "created_at": schedule.created_at,
        "updated_at": schedule.updated_at,
    }


def _last_run(schedule: Schedule, status: str | None) -> LastRun | None:
    if schedule.last_at is None or schedule.last_outcome is None:
        return None
    return LastRun(
        planned_at=schedule.last_planned,
        at=schedule.last_at,
        outcome=RunOutcome(schedule.last_outcome),
        task_id=schedule.last_task_id,
        task_status=TaskStatus(status) if status is not None else None,
        error=TaskError.model_validate(schedule.last_error) if schedule.last_error else None,
    )
