"""Schedules on the wire: a request that is sent again and again, or once later, and when."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, JsonValue, NaiveDatetime

from contracts.base import LARGEST_NUMBER, NOT_IN_A_NAME, WireModel
from contracts.tasks import KIND_PATTERN, TaskError, TaskStatus

MAX_SCHEDULES = 100
"""Of one person."""
LEAST_MINUTES = 5
"""Between two runs of a cron expression."""
RUNS_SHOWN = 5

TimeOfDay = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""Of the schedule's time zone, such as `07:00`."""
TimeZone = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_+\-/]+$")]
"""A name of the IANA database, such as `Europe/Berlin`."""
ScheduleName = Annotated[str, Field(min_length=1, max_length=100, pattern=f"^[^{NOT_IN_A_NAME}]+$")]


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Once(WireModel):
    """At one moment, told by a clock in the schedule's time zone."""

    kind: Literal["once"] = "once"
    at: NaiveDatetime = Field(ge=datetime(2000, 1, 1), le=datetime(2199, 12, 31))  # noqa: DTZ001  # local by intent


class Daily(WireModel):
    """Every day."""

    kind: Literal["daily"] = "daily"
    time: TimeOfDay


class Weekdays(WireModel):
    """Monday to Friday."""

    kind: Literal["weekdays"] = "weekdays"
    time: TimeOfDay


class Weekly(WireModel):
    """On some days of each week."""

    kind: Literal["weekly"] = "weekly"
    time: TimeOfDay
    days: list[Weekday] = Field(min_length=1, max_length=7)


class Monthly(WireModel):
    """On a day of each month; on the last one where a month has not so many."""

    kind: Literal["monthly"] = "monthly"
    time: TimeOfDay
    day: int = Field(ge=1, le=31)


class Cron(WireModel):
    """Five fields: minute, hour, day of the month, month, day of the week."""

    kind: Literal["cron"] = "cron"
    expression: str = Field(min_length=1, max_length=100, pattern=r"^[ -~]+$")


When = Annotated[Once | Daily | Weekdays | Weekly | Monthly | Cron, Field(discriminator="kind")]


class Missed(StrEnum):
    """What becomes of runs whose time passed while no server was running."""

    RUN_ONCE = "run_once"
    """All of them are made up for by one, as soon as a server runs."""
    SKIP = "skip"


class PreviewRequest(WireModel):
    """Body of `POST /api/v1/schedules/preview`: what is not saved yet."""

    when: When
    time_zone: TimeZone


class Preview(WireModel):
    """The next runs, in UTC: five, or as many as there are."""

    next_runs: list[datetime]


class ScheduleRequest(PreviewRequest):
    """Body of `POST /api/v1/schedules`. `request` is the body that the kind's own route takes."""

    name: ScheduleName
    kind: str = Field(max_length=50, pattern=KIND_PATTERN)
    request: dict[str, JsonValue]
    missed: Missed = Missed.RUN_ONCE
    paused: bool = False


class ScheduleChanges(WireModel):
    """Body of `PATCH /api/v1/schedules/{id}`. What is left out stays; `version` is the one that the person saw."""

    version: int = Field(ge=1, le=LARGEST_NUMBER)
    name: ScheduleName | None = None
    when: When | None = None
    time_zone: TimeZone | None = None
    missed: Missed | None = None
    request: dict[str, JsonValue] | None = None


class RunOutcome(StrEnum):
    """What became of the last run that a schedule was to make."""

    STARTED = "started"
    STARTED_LATE = "started_late"
    """Its time had been missed."""
    SKIPPED = "skipped"
    """Its time was missed, and it is not made up for."""
    WAITING = "waiting"
    """It could not start yet, and is tried again every minute. `error` says why."""
    FAILED = "failed"
    """No task could be made of it. `error` says why."""


class LastRun(WireModel):
    """The last run of a schedule. `planned_at` is None for one that a person started by hand."""

    planned_at: datetime | None
    at: datetime
    outcome: RunOutcome
    task_id: str | None
    task_status: TaskStatus | None
    """None also where the task is no longer kept."""
    error: TaskError | None


class ScheduleView(WireModel):
    """A schedule as lists show it. `next_runs` are in UTC, and empty while it is paused or when it has ended."""

    schedule_id: str
    user_id: str
    user_name: str
    name: str
    kind: str = Field(pattern=KIND_PATTERN)
    title: str
    """What the request is about, such as the name of the script."""
    when: When
    time_zone: str
    missed: Missed
    paused: bool
    version: int
    next_runs: list[datetime]
    last_run: LastRun | None
    created_at: datetime
    updated_at: datetime


class ScheduleDetail(ScheduleView):
    """A schedule with the request that it sends."""

    request: dict[str, Any]


class SchedulePage(WireModel):
    """Schedules, newest first."""

    schedules: list[ScheduleView]
    next_before: str | None = None
    """Pass as `before` for the next page; None at the end."""
