"""Schedules over a real ledger, and a clock that is moved by moving their times."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from contracts.schedules import Daily, Missed, ScheduleDetail, ScheduleRequest, When
from contracts.session import Role
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskView
from server.core.database import SYSTEM, Database, database_now
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Membership
from server.domain.schedules.firing import Firing
from server.domain.schedules.models import Schedule
from server.domain.schedules.service import ScheduleService
from server.domain.scripts.service import ScriptService
from server.domain.tasks.service import TaskService

DAY = timedelta(days=1)


@pytest.fixture
def scripts(tasks: TaskService) -> ScriptService:
    return ScriptService(tasks, engine="test")


@pytest.fixture
def schedules(database: Database, wakeups: Wakeups, scripts: ScriptService) -> ScheduleService:
    return ScheduleService(database, wakeups, {SCRIPT_OPTIMIZATION: scripts})


@pytest.fixture
def firing(database: Database, scripts: ScriptService) -> Firing:
    return Firing(database, {SCRIPT_OPTIMIZATION: scripts})


def wanted(**changes: Any) -> ScheduleRequest:
    """A request for a schedule, every day at seven in UTC if nothing else is said."""
    values: dict[str, Any] = {
        "name": "Every morning",
        "kind": SCRIPT_OPTIMIZATION,
        "request": {"script_code": "print(1)", "script_name": "spawner.luau"},
        "when": Daily(time="07:00"),
        "time_zone": "UTC",
    }
    return ScheduleRequest(**{**values, **changes})


@dataclass(frozen=True, slots=True)
class Made:
    """One schedule of one person, and what became of it."""

    database: Database
    schedules: ScheduleService
    tasks: TaskService
    member: Member
    schedule_id: str

    def row(self) -> Schedule:
        with self.database.read(SYSTEM) as session:
            return session.scalars(select(Schedule).where(Schedule.id == self.schedule_id)).one()

    def seen(self) -> ScheduleDetail:
        return self.schedules.show(self.member, self.schedule_id)

    def started(self) -> list[TaskView]:
        page = self.tasks.list(self.member, limit=100, before=None)
        return [task for task in page.tasks if task.schedule_id == self.schedule_id]

    def make_due(self, late: timedelta = timedelta(0)) -> datetime:
        """As if its next run had been planned for so long ago. Returns the planned time."""
        with self.database.write(SYSTEM) as unit:
            planned = database_now(unit.session) - late
            schedule = unit.session.get_one(Schedule, self.schedule_id)
            schedule.next_run = schedule.try_at = planned
            if schedule.timing["kind"] == "once":
                schedule.timing = {**schedule.timing, "at": planned.replace(tzinfo=None).isoformat()}
        return planned

    def set_params(self, params: dict[str, Any]) -> None:
        with self.database.write(SYSTEM) as unit:
            unit.session.execute(update(Schedule).where(Schedule.id == self.schedule_id).values(params=params))

    def set_role(self, role: Role | None) -> None:
        """None takes the person out of the organization."""
        with self.database.write(SYSTEM) as unit:
            membership = unit.session.get_one(Membership, (self.member.organization_id, self.member.user_id))
            if role is None:
                unit.session.delete(membership)
            else:
                membership.role = role.value


MakeSchedule = Callable[..., Made]


@pytest.fixture
def make(database: Database, schedules: ScheduleService, tasks: TaskService, admin: Member) -> MakeSchedule:
    def made(when: When | None = None, missed: Missed = Missed.RUN_ONCE, member: Member = admin) -> Made:
        request = wanted(when=when or Daily(time="07:00"), missed=missed)
        schedule = schedules.create(member, request, None)
        return Made(database, schedules, tasks, member, schedule.schedule_id)

    return made
