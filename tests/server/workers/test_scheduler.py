"""The loop that starts schedules sleeps until there is something to do, and runs on one node."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import update

from contracts.schedules import Daily, ScheduleRequest
from contracts.tasks import SCRIPT_OPTIMIZATION
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.nodes.leases import LoopLeases
from server.domain.organizations.membership import Member
from server.domain.schedules.firing import Firing
from server.domain.schedules.models import Schedule
from server.domain.schedules.service import ScheduleService
from server.domain.scripts.service import ScriptService
from server.domain.tasks.service import TaskService
from server.workers.scheduler import LONGEST_PAUSE, Scheduler

PlanIn = Callable[[timedelta], None]


@pytest.fixture
def scripts(tasks: TaskService) -> ScriptService:
    return ScriptService(tasks, engine="test")


@pytest.fixture
def scheduler(database: Database, scripts: ScriptService, leases: LoopLeases, wakeups: Wakeups) -> Iterator[Scheduler]:
    made = Scheduler(Firing(database, {SCRIPT_OPTIMIZATION: scripts}), leases, wakeups.scheduler)
    yield made
    made.stop()


@pytest.fixture
def plan_in(database: Database, wakeups: Wakeups, scripts: ScriptService, admin: Member) -> PlanIn:
    """A schedule whose next run is so far away."""

    def plan(ahead: timedelta) -> None:
        request = ScheduleRequest(
            name="Soon",
            kind=SCRIPT_OPTIMIZATION,
            request={"script_code": "print(1)"},
            when=Daily(time="07:00"),
            time_zone="UTC",
        )
        made = ScheduleService(database, wakeups, {SCRIPT_OPTIMIZATION: scripts}).create(admin, request, None)
        with database.write(SYSTEM) as unit:
            moment = utc_now() + ahead
            changed = update(Schedule).where(Schedule.id == made.schedule_id)
            unit.session.execute(changed.values(next_run=moment, try_at=moment))

    return plan


def count(tasks: TaskService, member: Member) -> int:
    return len(tasks.list(member, limit=10, before=None).tasks)


class TestStep:
    def test_due_ones_start(self, scheduler: Scheduler, plan_in: PlanIn, tasks: TaskService, admin: Member) -> None:
        plan_in(timedelta(0))
        scheduler.step()
        assert count(tasks, admin) == 1

    def test_a_node_without_the_lease_starts_none(
        self, scheduler: Scheduler, other_leases: LoopLeases, plan_in: PlanIn, tasks: TaskService, admin: Member
    ) -> None:
        assert other_leases.hold("scheduler")
        plan_in(timedelta(0))
        scheduler.step()
        assert count(tasks, admin) == 0

    def test_it_sleeps_until_the_next_and_not_too_long(self, scheduler: Scheduler, plan_in: PlanIn) -> None:
        scheduler.step()
        assert scheduler._sweep_seconds == LONGEST_PAUSE
        plan_in(timedelta(hours=1))
        scheduler.step()
        assert scheduler._sweep_seconds == LONGEST_PAUSE
        plan_in(timedelta(seconds=2))
        scheduler.step()
        assert 0 < scheduler._sweep_seconds <= 2


class TestRunning:
    def test_a_run_starts_on_time_by_itself(
        self,
        scheduler: Scheduler,
        plan_in: PlanIn,
        tasks: TaskService,
        admin: Member,
        wakeups: Wakeups,
    ) -> None:
        plan_in(timedelta(seconds=0.5))
        wakeups.dispatcher._event.clear()
        scheduler.start()
        wakeups.dispatcher.wait(LONGEST_PAUSE - 1)
        assert count(tasks, admin) == 1
