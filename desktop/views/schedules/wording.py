"""What is said of a schedule: when, what comes next, what became of the last run."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTime

from contracts.schedules import (
    Cron,
    Daily,
    LastRun,
    Missed,
    Monthly,
    Once,
    RunOutcome,
    ScheduleView,
    Weekday,
    Weekdays,
    Weekly,
    When,
)
from desktop.services.printable import escaped
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, tr

_LAST_DAY = 31
_WEEK = 7
_SHORT = QLocale.FormatType.ShortFormat


def times_sentence(when: When, time_zone: str) -> str:
    """The plan in one line, with the city whose clock counts."""
    words = tr("{times}, {zone}")
    return words.format(times=_times(when), zone=zone_name(time_zone))


def _times(when: When) -> str:
    if isinstance(when, Once):
        words = tr("Once, {day} at {time}")
        return words.format(day=_day(QDate(when.at.year, when.at.month, when.at.day)), time=_clock(when.at))
    if isinstance(when, Daily):
        return tr("Every day at {time}").format(time=_time_of_day(when.time))
    if isinstance(when, Weekdays):
        return tr("Every weekday at {time}").format(time=_time_of_day(when.time))
    if isinstance(when, Weekly):
        days = ", ".join(weekday_name(day) for day in Weekday if day in when.days)
        return tr("Every week on {days} at {time}").format(days=days, time=_time_of_day(when.time))
    if isinstance(when, Monthly):
        if when.day == _LAST_DAY:
            return tr("On the last day of each month at {time}").format(time=_time_of_day(when.time))
        words = tr("On day {day} of each month at {time}")
        return words.format(day=when.day, time=_time_of_day(when.time))
    assert isinstance(when, Cron)
    return tr("By cron {expression}").format(expression=when.expression)


def zone_name(time_zone: str) -> str:
    """The city that a zone is named after."""
    return time_zone.rpartition("/")[2].replace("_", " ")


def weekday_name(day: Weekday, *, long: bool = False) -> str:
    """As the language calls it."""
    form = QLocale.FormatType.LongFormat if long else _SHORT
    return QLocale().standaloneDayName(list(Weekday).index(day) + 1, form)


def moment_text(at: datetime, now: datetime | None = None) -> str:
    """A moment that comes, in local time: the day is named when it is near."""
    here, today = at.astimezone(), (now or datetime.now().astimezone()).date()
    clock = _clock(here)
    if here.date() == today:
        return tr("Today, {time}").format(time=clock)
    if here.date() == today + timedelta(days=1):
        return tr("Tomorrow, {time}").format(time=clock)
    if here.date() == today - timedelta(days=1):
        return tr("Yesterday, {time}").format(time=clock)
    return tr("{day}, {time}").format(day=_day(QDate(here.year, here.month, here.day), today.year), time=clock)


def name_of(schedule: ScheduleView) -> str:
    """In one line, with nothing in it that hides or turns what stands there."""
    return escaped(schedule.name)


def state_badge(schedule: ScheduleView) -> BadgeText | None:
    """What keeps it from running; None where it simply waits for its time."""
    last = schedule.last_run
    if schedule.paused:
        return BadgeText(Tone.CAUTION, "stop", tr("paused"))
    if last is not None and last.outcome is RunOutcome.WAITING and schedule.next_runs:
        return BadgeText(Tone.CAUTION, "clock", tr("waits for room"))
    if not schedule.next_runs:
        return BadgeText(Tone.NEUTRAL, "check", tr("ended"))
    return None


def next_text(schedule: ScheduleView) -> str:
    """The next run, for a row of the list."""
    return moment_text(schedule.next_runs[0]) if schedule.next_runs else ""


def next_heading(time_zone: str, moments: list[datetime]) -> str:
    """What stands above moments, which are told by the clock of this computer; said where that is another one."""
    there = ZoneInfo(time_zone)
    if any(moment.astimezone(there).utcoffset() != moment.astimezone().utcoffset() for moment in moments):
        return tr("Next runs, by the clock of this computer")
    return tr("Next runs")


def last_sentence(last: LastRun | None) -> str:
    """What became of the last run."""
    if last is None:
        return tr("It has not run yet.")
    at = moment_text(last.at)
    if last.outcome is RunOutcome.STARTED and last.planned_at is None:
        return tr("{time}, started by hand").format(time=at)
    if last.outcome is RunOutcome.STARTED:
        return at
    if last.outcome is RunOutcome.STARTED_LATE:
        return tr("{time}, late: its time passed while no server ran").format(time=at)
    planned = moment_text(last.planned_at or last.at)
    if last.outcome is RunOutcome.SKIPPED:
        return tr("{time}, left out: its time passed while no server ran").format(time=planned)
    if last.outcome is RunOutcome.WAITING:
        return tr("{time}, could not start yet and is tried again").format(time=planned)
    return tr("{time}, could not start").format(time=planned)


def missed_name(missed: Missed) -> str:
    """What becomes of runs whose time passed while no server ran."""
    return {
        Missed.RUN_ONCE: tr("Make up for them by one run"),
        Missed.SKIP: tr("Leave them out"),
    }[missed]


def kind_names() -> dict[str, str]:
    """The forms of times, the plain ones first."""
    return {
        "daily": tr("Every day"),
        "weekdays": tr("Every weekday"),
        "weekly": tr("Every week"),
        "monthly": tr("Every month"),
        "once": tr("Once"),
        "cron": tr("By a cron expression (advanced)"),
    }


def count_text(total: int) -> str:
    """How long the list is."""
    return counted("1 schedule", "{n} schedules", total)


def spoken_row(schedule: ScheduleView) -> str:
    """The whole row, for assistive technology."""
    badge = state_badge(schedule)
    following = next_text(schedule)
    parts = [
        name_of(schedule),
        times_sentence(schedule.when, schedule.time_zone),
        badge.text if badge else "",
        tr("next run: {time}").format(time=following) if following else "",
    ]
    return ", ".join(part for part in parts if part)


def _time_of_day(text: str) -> str:
    hour, minute = text.split(":")
    return QLocale().toString(QTime(int(hour), int(minute)), _SHORT)


def _clock(at: datetime) -> str:
    return QLocale().toString(QTime(at.hour, at.minute), _SHORT)


def _day(day: QDate, this_year: int = 0) -> str:
    form = tr("ddd d MMM") if day.year() == this_year else tr("ddd d MMM yyyy")
    return QLocale().toString(day, form)
