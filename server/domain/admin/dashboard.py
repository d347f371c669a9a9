"""The figures of the last days. A day that is over does not change any more, so it is counted once."""

import threading
from collections import OrderedDict
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from contracts.admin import Dashboard, DayFigures, Scope
from server.core.database import Database, Tenant, database_now
from server.core.errors import ServerError
from server.domain.admin import figures
from server.domain.admin.figures import Counts, together
from server.domain.admin.scope import tenant_of
from server.domain.organizations.membership import Member

SETTLED_AFTER = timedelta(minutes=5)
"""A transaction that began before midnight has committed by then."""
DAYS_KEPT = 1_000

_Key = tuple[str | None, datetime, datetime]


class UnknownTimeZone(ServerError):
    """No time zone of this name."""


class DashboardService:
    """Reads only. Each day is a transaction of its own: none holds the database up for long."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._over: OrderedDict[_Key, dict[str, Counts]] = OrderedDict()

    def dashboard(self, member: Member, *, days: int, scope: Scope, time_zone: str) -> Dashboard:
        """The last `days` days by the calendar of a time zone, today included. Raises Forbidden, UnknownTimeZone."""
        tenant, zone = tenant_of(member, scope), _zone(time_zone)
        with self._database.read(tenant) as session:
            now = database_now(session)
        today = now.astimezone(zone).date()
        counted = [(day, self._day(tenant, day, zone, now)) for day in _last(days, today)]
        return Dashboard(
            scope=scope,
            time_zone=time_zone,
            as_of=now,
            days=[_shown(day, kinds) for day, kinds in counted],
            total=together(counts for _, kinds in counted for counts in kinds.values()).figures(),
            kinds={
                kind: together(kinds[kind] for _, kinds in counted if kind in kinds).figures()
                for kind in sorted({kind for _, kinds in counted for kind in kinds})
            },
        )

    def _day(self, tenant: Tenant, day: date, zone: tzinfo, now: datetime) -> dict[str, Counts]:
        begin, end = _midnight(day, zone), _midnight(day + timedelta(days=1), zone)
        key = (tenant.organization_id, begin, end)
        with self._lock:
            if key in self._over:
                self._over.move_to_end(key)
                return self._over[key]
        with self._database.read(tenant) as session:
            counted = figures.count(session, tenant.organization_id, begin, end)
        if end + SETTLED_AFTER < now:
            with self._lock:
                self._over[key] = counted
                while len(self._over) > DAYS_KEPT:
                    self._over.popitem(last=False)
        return counted


def _zone(name: str) -> tzinfo:
    if name == "UTC":
        return UTC  # known where the system has no database of time zones
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownTimeZone("There is no such time zone. Give a name such as Europe/Berlin, or UTC.") from error


def _last(days: int, today: date) -> list[date]:
    return [today - timedelta(days=back) for back in reversed(range(days))]


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _shown(day: date, kinds: dict[str, Counts]) -> DayFigures:
    return DayFigures(
        day=day,
        total=together(kinds.values()).figures(),
        kinds={kind: counts.figures() for kind, counts in sorted(kinds.items())},
    )
