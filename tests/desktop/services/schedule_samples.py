"""Schedules in every state that says something of its own."""

from datetime import UTC, datetime

from contracts.schedules import (
    Cron,
    Daily,
    LastRun,
    Missed,
    Monthly,
    Once,
    RunOutcome,
    ScheduleDetail,
    ScheduleView,
    Weekday,
    Weekdays,
    Weekly,
    When,
)
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskError, TaskStatus
from server.domain.schedules import timetable

BEGAN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FULL = TaskError(error="QueueFull", message="1000 tasks are waiting already. Try again when some of them are done.")
GONE = TaskError(
    error="OwnerGone", message="The person this schedule belongs to is no longer a member of the organization."
)


def schedule(
    number: int,
    when: When,
    *,
    name: str = "Every morning",
    title: str = "spawner.luau",
    time_zone: str = "UTC",
    paused: bool = False,
    runs: int = 5,
    last_run: LastRun | None = None,
    now: datetime | None = None,
) -> ScheduleView:
    """One of a list, with the first of its runs."""
    first = timetable.next_run(when, time_zone, now or datetime.now(UTC))
    return ScheduleView(
        schedule_id=f"schedule-{number}",
        user_id="user-1",
        user_name=name,
        name=name,
        kind=SCRIPT_OPTIMIZATION,
        title=title,
        when=when,
        time_zone=time_zone,
        missed=Missed.SKIP if number % 2 else Missed.RUN_ONCE,
        paused=paused,
        version=1,
        next_runs=[] if paused else timetable.next_runs(when, time_zone, first)[:runs],
        last_run=last_run,
        created_at=BEGAN,
        updated_at=BEGAN,
    )


def last(
    outcome: RunOutcome,
    status: TaskStatus | None = None,
    error: TaskError | None = None,
    *,
    by_hand: bool = False,
    at: datetime = BEGAN,
) -> LastRun:
    """What became of a run, a while ago."""
    return LastRun(
        planned_at=None if by_hand else at,
        at=at,
        outcome=outcome,
        task_id="task-1" if status is not None else None,
        task_status=status,
        error=error,
    )


def schedule_samples(name: str) -> list[ScheduleView]:
    """All of them, with one name and title."""
    outcome = RunOutcome
    forms: list[tuple[When, LastRun | None, bool, int]] = [
        (Daily(time="07:00"), None, False, 5),
        (Weekdays(time="07:00"), last(outcome.STARTED, TaskStatus.COMPLETED), False, 5),
        (Weekly(time="07:00", days=[Weekday.MONDAY, Weekday.FRIDAY]), last(outcome.STARTED_LATE), False, 5),
        (Monthly(time="07:00", day=1), last(outcome.SKIPPED), False, 5),
        (Monthly(time="07:00", day=31), last(outcome.WAITING, error=FULL), False, 5),
        (Cron(expression="0 7 * * *"), last(outcome.FAILED, error=GONE), True, 5),
        (Once(at=datetime(2026, 3, 2, 9, 0)), last(outcome.STARTED, TaskStatus.FAILED, by_hand=True), False, 0),  # noqa: DTZ001
    ]
    return [
        schedule(number, when, name=name, title=name, paused=paused, runs=runs, last_run=told)
        for number, (when, told, paused, runs) in enumerate(forms)
    ]


def detail_of(view: ScheduleView) -> ScheduleDetail:
    """The same with a request."""
    request = {"script_code": "print(1)", "script_name": view.title, "optimization_level": "aggressive"}
    return ScheduleDetail(**view.model_dump(), request=request)
