"""When a schedule runs (docs/decisions/0018-schedules.md)."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, available_timezones

from cronsim import CronSim, CronSimError
from pydantic import TypeAdapter

from contracts.schedules import LEAST_MINUTES, RUNS_SHOWN, Cron, Daily, Monthly, Once, Weekday, Weekdays, Weekly, When
from server.domain.schedules.errors import InvalidTiming

_WHEN: TypeAdapter[When] = TypeAdapter(When)
_FIELDS = 5
_HOURS = 24
_SHORTEST = {29: "2", 30: "2", 31: "2,4,6,9,11"}
"""The months that may lack a day; their last one is taken then."""

_WRONG = {
    "minute": "The minute of this cron expression does not exist.",
    "hour": "The hour of this cron expression does not exist.",
    "day-of-month": "The day of the month of this cron expression does not exist.",
    "month": "The month of this cron expression does not exist.",
    "day-of-week": "The day of the week of this cron expression does not exist.",
}


def parse_when(stored: dict[str, object]) -> When:
    """Times as they were stored."""
    return _WHEN.validate_python(stored)


def check(when: When, time_zone: str) -> None:
    """Raises InvalidTiming, with what to do about it."""
    if time_zone not in _zones():
        raise InvalidTiming(f"{time_zone} is no time zone. Name one such as Europe/Berlin or America/New_York.")
    if isinstance(when, Cron):
        _check_cron(when.expression)


def runs_after(when: When, time_zone: str, after: datetime) -> Iterator[datetime]:
    """All runs later than that moment, in order, in UTC."""
    zone = ZoneInfo(time_zone)
    if isinstance(when, Once):
        moment = _first_existing(when.at, zone)
        if moment > after:
            yield moment
        return
    last = after
    for moment in _merged(_expressions(when), zone, after):
        if moment > last:
            last = moment
            yield moment


def next_run(when: When, time_zone: str, after: datetime) -> datetime | None:
    """The first run later than that moment; None when there is none in the next fifty years."""
    return next(runs_after(when, time_zone, after), None)


def next_runs(when: When, time_zone: str, first: datetime | None) -> list[datetime]:
    """Five runs from `first` on, which is one of them."""
    return list(_shown(when.model_dump_json(), time_zone, first)) if first is not None else []


@lru_cache(maxsize=4096)
def _shown(when: str, time_zone: str, first: datetime) -> tuple[datetime, ...]:
    following = islice(runs_after(parse_when(json.loads(when)), time_zone, first), RUNS_SHOWN - 1)
    return (first, *following)


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _expressions(when: Daily | Weekdays | Weekly | Monthly | Cron) -> list[str]:
    """The plain forms as cron expressions, so that there is one way in which times are found."""
    if isinstance(when, Cron):
        return [when.expression]
    hour, minute = (int(part) for part in when.time.split(":"))
    at = f"{minute} {hour}"
    if isinstance(when, Daily):
        return [f"{at} * * *"]
    if isinstance(when, Weekdays):
        return [f"{at} * * 1-5"]
    if isinstance(when, Weekly):
        days = list(Weekday)
        return [f"{at} * * {','.join(sorted(str(days.index(day) + 1) for day in set(when.days)))}"]
    if when.day in _SHORTEST:
        return [f"{at} {when.day} * *", f"{at} L {_SHORTEST[when.day]} *"]
    return [f"{at} {when.day} * *"]


def _merged(expressions: list[str], zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    """In order; a moment may come twice, or lie before `after`."""
    series = [_moments(expression, zone, after) for expression in expressions]
    heads = {number: moment for number, one in enumerate(series) if (moment := next(one, None)) is not None}
    while heads:
        number = min(heads, key=heads.__getitem__)
        yield heads[number]
        following = next(series[number], None)
        if following is None:
            del heads[number]
        else:
            heads[number] = following


def _moments(expression: str, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    for moment in CronSim(expression, after.astimezone(zone)):
        yield moment.astimezone(UTC)


def _first_existing(local: datetime, zone: ZoneInfo) -> datetime:
    """A clock time as a moment: the first of two, and past a gap its end, as cron has it."""
    moment = local.replace(tzinfo=zone, fold=0)
    while moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        moment += timedelta(minutes=1)
    return moment.astimezone(UTC)


def _check_cron(expression: str) -> None:
    if len(expression.split()) != _FIELDS:
        raise InvalidTiming("A cron expression has five fields: minute, hour, day of month, month, day of week.")
    try:
        parsed = CronSim(expression, datetime(2000, 1, 1, tzinfo=UTC))
    except CronSimError as error:
        wrong = _WRONG.get(str(error).removeprefix("Bad "), "This cron expression cannot be read.")
        raise InvalidTiming(wrong) from error
    minutes, hours = sorted(parsed.minutes), parsed.hours
    gaps = [later - earlier for earlier, later in pairwise(minutes)]
    if any((hour + 1) % _HOURS in hours for hour in hours):
        gaps.append(60 + minutes[0] - minutes[-1])
    if gaps and min(gaps) < LEAST_MINUTES:
        raise InvalidTiming(
            f"Some of these runs are less than {LEAST_MINUTES} minutes apart. At least that must lie between two, so "
            "that one schedule does not fill the queue for everybody."
        )
