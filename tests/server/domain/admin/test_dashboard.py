"""Figures that were counted by hand, on both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from contracts.admin import Dashboard, Figures, Percentiles, Scope
from contracts.session import Role
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskError, TaskStatus
from server.core.database import SYSTEM, Database
from server.core.errors import Forbidden
from server.domain.admin.dashboard import DashboardService, UnknownTimeZone
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Execution, Outcome
from server.domain.tasks.models import Task
from server.domain.tasks.service import TaskService
from tests.server.conftest import Submitter
from tests.server.domain.admin.conftest import Rows

QUIZ = "quiz-generation"


@pytest.fixture
def service(database: Database) -> DashboardService:
    return DashboardService(database)


def asked(
    service: DashboardService, member: Member, scope: Scope = Scope.ORGANIZATION, days: int = 7, time_zone: str = "UTC"
) -> Dashboard:
    return service.dashboard(member, days=days, scope=scope, time_zone=time_zone)


def noon(rows: Rows, days_ago: int) -> datetime:
    return rows.now().replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=days_ago)


class TestFigures:
    def test_a_day_that_was_counted_by_hand(self, service: DashboardService, admin: Member, rows: Rows) -> None:
        at = noon(rows, 2)
        for number in range(1, 101):
            rows.ended(admin, at, wait=number / 100, run=number / 200)
        rows.ended(admin, at, wait=None, run=None, status=TaskStatus.CANCELLED)
        for _ in range(4):
            rows.ended(admin, at, wait=0.5, run=0.9, status=TaskStatus.FAILED)
        day = asked(service, admin).days[-3]
        assert day.day == at.date()
        assert day.kinds == {SCRIPT_OPTIMIZATION: day.total}
        assert day.total == Figures(
            accepted=105,
            completed=100,
            failed=4,
            cancelled=1,
            answered=0,
            success_rate=100 / 104,
            wait=Percentiles(count=104, p50=0.5, p95=0.95, p99=0.99),
            run=Percentiles(count=100, p50=0.25, p95=0.475, p99=0.495),
        )

    def test_what_was_answered_from_the_store_is_no_run(
        self, service: DashboardService, admin: Member, rows: Rows
    ) -> None:
        at = noon(rows, 1)
        origin = rows.ended(admin, at, wait=3.0, run=0.2)
        for _ in range(10):
            rows.ended(admin, at, wait=0, run=0, cached_from=origin)
        total = asked(service, admin).days[-2].total
        assert (total.accepted, total.completed, total.answered) == (1, 1, 10)
        assert (total.wait.count, total.run.count) == (1, 1)

    def test_kinds_are_told_apart_and_together(self, service: DashboardService, admin: Member, rows: Rows) -> None:
        rows.several(admin, noon(rows, 1), [0.1, 0.2, 0.3])
        rows.several(admin, noon(rows, 2), [0.7], kind=QUIZ)
        seen = asked(service, admin)
        assert set(seen.days[-2].kinds) == {SCRIPT_OPTIMIZATION}
        assert [seen.kinds[kind].run.p50 for kind in (SCRIPT_OPTIMIZATION, QUIZ)] == [0.2, 0.7]
        assert (seen.total.completed, seen.total.run.p50) == (4, 0.2)

    def test_nothing_is_nothing(self, service: DashboardService, admin: Member) -> None:
        seen = asked(service, admin, days=90)
        assert len(seen.days) == 90
        assert all(day.total == Figures() and day.kinds == {} for day in seen.days)

    def test_each_task_counts_in_the_days_of_its_begin_and_end(
        self, service: DashboardService, admin: Member, rows: Rows
    ) -> None:
        midnight = noon(rows, 1).replace(hour=0)
        rows.ended(admin, midnight + timedelta(seconds=30), run=60.0)
        before, after = asked(service, admin).days[-3:-1]
        assert (before.total.accepted, before.total.completed) == (1, 0)
        assert (after.total.accepted, after.total.completed) == (0, 1)


class TestDays:
    def test_they_begin_at_midnight_in_the_time_zone(
        self, service: DashboardService, admin: Member, rows: Rows
    ) -> None:
        late = noon(rows, 2).replace(hour=23)
        rows.ended(admin, late)
        assert {day.day for day in asked(service, admin).days if day.total.completed} == {late.date()}
        seen = asked(service, admin, time_zone="Asia/Tokyo")
        local = late.astimezone(ZoneInfo("Asia/Tokyo")).date()
        assert local != late.date()
        assert {day.day for day in seen.days if day.total.completed} == {local}

    def test_an_unknown_time_zone_is_said(self, service: DashboardService, admin: Member) -> None:
        with pytest.raises(UnknownTimeZone):
            asked(service, admin, time_zone="Mars/Olympus")

    def test_a_day_that_is_over_is_counted_once_and_today_each_time(
        self, service: DashboardService, admin: Member, rows: Rows
    ) -> None:
        rows.ended(admin, noon(rows, 3))
        assert asked(service, admin).total.completed == 1
        rows.ended(admin, noon(rows, 3))
        rows.ended(admin, rows.now(), run=0.0, wait=0.0)
        seen = asked(service, admin)
        assert (seen.days[-4].total.completed, seen.days[-1].total.completed) == (1, 1)


class TestScope:
    def test_other_organizations_never_count(
        self, service: DashboardService, admin: Member, stranger: Member, rows: Rows
    ) -> None:
        rows.several(stranger, noon(rows, 1), [50.0] * 5)
        rows.several(admin, noon(rows, 1), [0.5])
        mine, theirs = asked(service, admin), asked(service, stranger)
        assert (mine.total.completed, mine.total.run.p99) == (1, 0.5)
        assert theirs.total.completed == 5

    def test_the_owner_sees_all(self, service: DashboardService, admin: Member, stranger: Member, rows: Rows) -> None:
        rows.several(stranger, noon(rows, 1), [0.3, 0.3])
        rows.several(admin, noon(rows, 1), [0.1])
        seen = asked(service, admin, Scope.SERVER)
        assert (seen.total.completed, seen.total.run.p50) == (3, 0.3)

    def test_the_two_are_never_mixed_up(
        self, service: DashboardService, admin: Member, stranger: Member, rows: Rows
    ) -> None:
        """What is kept of days that are over is kept for each scope."""
        rows.several(stranger, noon(rows, 1), [0.3])
        assert asked(service, admin, Scope.SERVER).total.completed == 1
        assert asked(service, admin).total.completed == 0

    def test_a_mere_admin_does_not_see_the_server(self, service: DashboardService, stranger: Member) -> None:
        with pytest.raises(Forbidden):
            asked(service, stranger, Scope.SERVER)

    @pytest.mark.parametrize("role", [Role.TEACHER, Role.STUDENT])
    @pytest.mark.parametrize("scope", list(Scope))
    def test_nobody_else_sees_anything(
        self, service: DashboardService, admin: Member, role: Role, scope: Scope
    ) -> None:
        with pytest.raises(Forbidden):
            asked(service, replace(admin, role=role), scope)


class TestMeasured:
    """The worker's side keeps the times that the dashboard counts."""

    def test_waiting_runs_from_when_it_might_start(
        self, database: Database, execution: Execution, submit: Submitter, admin: Member
    ) -> None:
        task_id = submit(admin).task_id
        with database.write(SYSTEM) as unit:
            unit.session.get_one(Task, task_id).run_at -= timedelta(seconds=40)
        claim = execution.claim(task_id)
        assert claim is not None
        with database.read(SYSTEM) as session:
            assert session.get_one(Task, task_id).ran_ms is None
        since = replace(claim, started_at=claim.started_at - timedelta(seconds=7))
        assert execution.complete(since, Outcome("{}", {}, "Done"))
        with database.read(SYSTEM) as session:
            task = session.get_one(Task, task_id)
            assert task.waited_ms == pytest.approx(40_000, abs=2_000)
            assert task.ran_ms == pytest.approx(7_000, abs=2_000)

    def test_only_the_first_wait_and_the_last_attempt_count(
        self, database: Database, execution: Execution, submit: Submitter, admin: Member
    ) -> None:
        task_id = submit(admin).task_id
        first = execution.claim(task_id)
        assert first is not None
        assert execution.release(first)
        with database.write(SYSTEM) as unit:
            task = unit.session.get_one(Task, task_id)
            waited = task.waited_ms
            task.run_at -= timedelta(hours=1)
        second = execution.claim(task_id)
        assert second is not None
        assert execution.fail(second, TaskError(error="No", message="No."))
        with database.read(SYSTEM) as session:
            task = session.get_one(Task, task_id)
            assert task.waited_ms == waited
            assert task.ran_ms is not None
            assert task.ran_ms < 60_000

    def test_what_never_started_has_neither(
        self, database: Database, tasks: TaskService, submit: Submitter, admin: Member
    ) -> None:
        task_id = submit(admin).task_id
        tasks.cancel(admin, task_id)
        with database.read(SYSTEM) as session:
            task = session.get_one(Task, task_id)
            assert (task.waited_ms, task.ran_ms) == (None, None)


def test_the_clock_of_these_tests_is_utc(rows: Rows) -> None:
    assert rows.now().tzinfo is UTC
