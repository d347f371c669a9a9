"""Schedules start their tasks once each, whoever tries, and whatever happens in between."""

import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from contracts.schedules import Cron, Missed, Once, RunOutcome, ScheduleChanges
from contracts.session import Role
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus, TaskView
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database, UnitOfWork
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member
from server.domain.organizations.models import User
from server.domain.schedules import repository
from server.domain.schedules.firing import Firing
from server.domain.schedules.repository import Due
from server.domain.schedules.startable import Startable
from server.domain.scripts.service import ScriptService
from server.domain.tasks.errors import QueueFull
from server.domain.tasks.execution import Execution, Outcome
from server.domain.tasks.service import TaskService
from tests.server.conftest import Submitter
from tests.server.domain.schedules.conftest import DAY, Made, MakeSchedule

EVERY_FIVE = Cron(expression="*/5 * * * *")
LATE = timedelta(days=3)
ROOT = Path(__file__).resolve().parents[4]
KILLED = "tests.server.domain.schedules.killed_scheduler"


def due_of(made: Made) -> Due:
    row = made.row()
    return Due(row.id, row.organization_id, row.try_at, row.version)


class Killed(BaseException):
    """Ends a transaction as the end of its process would."""


class TestDue:
    def test_a_task_is_started_as_its_owner_would(self, firing: Firing, make: MakeSchedule) -> None:
        made = make()
        planned = made.make_due()
        firing.step()
        (task,) = made.started()
        assert task.status is TaskStatus.QUEUED
        assert task.title == "spawner.luau"
        assert task.parent_task_id is None
        last = made.seen().last_run
        assert last is not None
        assert (last.outcome, last.planned_at, last.task_id) == (RunOutcome.STARTED, planned, task.task_id)
        assert last.task_status is TaskStatus.QUEUED

    def test_the_next_run_is_the_first_one_to_come(self, firing: Firing, make: MakeSchedule) -> None:
        made = make()
        made.make_due()
        firing.step()
        now, following = utc_now(), made.seen().next_runs
        assert now < following[0] <= now + DAY
        assert [f"{run:%H:%M}" for run in following] == ["07:00"] * 5
        assert following[1] - following[0] == DAY

    def test_what_is_not_due_is_left_alone(self, firing: Firing, make: MakeSchedule) -> None:
        made = make()
        left = firing.step()
        assert left is not None
        assert 0 < left <= DAY.total_seconds()
        assert made.started() == []

    def test_nothing_is_planned(self, firing: Firing) -> None:
        assert firing.step() is None

    def test_once_is_once(self, firing: Firing, make: MakeSchedule) -> None:
        made = make(Once(at=datetime(2100, 1, 1)))  # noqa: DTZ001  # of its zone
        made.make_due()
        firing.step()
        firing.step()
        assert len(made.started()) == 1
        assert made.seen().next_runs == []
        assert not made.seen().paused

    def test_it_is_run_and_not_answered_with_a_stored_result(
        self, firing: Firing, make: MakeSchedule, execution: Execution
    ) -> None:
        made = make()
        for _ in range(2):
            made.make_due()
            firing.step()
            claim = execution.claim(made.started()[0].task_id)
            assert claim is not None, "a task with a result at once"
            execution.complete(claim, Outcome("{}", {}, "1 change applied"))
        assert [task.cached_from for task in made.started()] == [None, None]
        last = made.seen().last_run
        assert last is not None
        assert last.task_status is TaskStatus.COMPLETED

    def test_schedules_of_several_organizations(
        self, firing: Firing, make: MakeSchedule, stranger: Member, admin: Member
    ) -> None:
        mine, theirs = make(), make(member=stranger)
        mine.make_due()
        theirs.make_due()
        firing.step()
        assert [task.organization_id for task in mine.started()] == [admin.organization_id]
        assert [task.organization_id for task in theirs.started()] == [stranger.organization_id]

    def test_the_dispatcher_is_woken(self, firing: Firing, make: MakeSchedule, wakeups: Wakeups) -> None:
        make().make_due()
        wakeups.dispatcher._event.clear()
        firing.step()
        assert wakeups.dispatcher._event.is_set()


class TestMissed:
    def test_run_once_makes_up_for_all_of_them_by_one(self, firing: Firing, make: MakeSchedule) -> None:
        made = make(missed=Missed.RUN_ONCE)
        planned = made.make_due(LATE)
        for _ in range(3):
            firing.step()
        assert len(made.started()) == 1
        last = made.seen().last_run
        assert last is not None
        assert (last.outcome, last.planned_at) == (RunOutcome.STARTED_LATE, planned)
        assert made.seen().next_runs[0] > utc_now()

    def test_skip_starts_none(self, firing: Firing, make: MakeSchedule) -> None:
        made = make(missed=Missed.SKIP)
        made.make_due(LATE)
        for _ in range(3):
            firing.step()
        assert made.started() == []
        last = made.seen().last_run
        assert last is not None
        assert last.outcome is RunOutcome.SKIPPED
        assert made.seen().next_runs[0] > utc_now()

    def test_skip_takes_the_one_whose_time_has_only_just_come(self, firing: Firing, make: MakeSchedule) -> None:
        made = make(EVERY_FIVE, missed=Missed.SKIP)
        made.make_due(LATE)
        firing.step()
        last = made.seen().last_run
        assert last is not None
        assert last.outcome is RunOutcome.STARTED
        assert last.planned_at is not None
        assert utc_now() - last.planned_at < timedelta(minutes=6)
        assert len(made.started()) == 1

    @pytest.mark.parametrize("missed", list(Missed))
    def test_a_little_late_is_in_time(self, firing: Firing, make: MakeSchedule, missed: Missed) -> None:
        made = make(missed=missed)
        made.make_due(timedelta(minutes=4))
        firing.step()
        last = made.seen().last_run
        assert last is not None
        assert last.outcome is RunOutcome.STARTED

    def test_a_single_moment_that_is_skipped_has_ended(self, firing: Firing, make: MakeSchedule) -> None:
        made = make(Once(at=datetime(2100, 1, 1)), missed=Missed.SKIP)  # noqa: DTZ001
        made.make_due(LATE)
        assert firing.step() is None
        assert made.started() == []


class TestAtOnce:
    def test_two_schedulers_start_one_task(
        self, database: Database, scripts: ScriptService, make: MakeSchedule
    ) -> None:
        made = make()
        for _ in range(5):
            planned = made.make_due()
            due, ready = due_of(made), threading.Barrier(2)
            fired: list[bool] = []

            def fire(due: Due = due, ready: threading.Barrier = ready, fired: list[bool] = fired) -> None:
                ready.wait()
                fired.append(Firing(database, {SCRIPT_OPTIMIZATION: scripts}).fire(due))

            threads = [threading.Thread(target=fire) for _ in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert sorted(fired) == [False, True]
            last = made.seen().last_run
            assert last is not None
            assert last.planned_at == planned
        assert len(made.started()) == 5

    def test_without_the_compare_and_set_the_ledger_still_refuses_a_second(
        self, firing: Firing, make: MakeSchedule, database: Database
    ) -> None:
        made = make()
        planned = made.make_due()
        firing.step()
        with database.write(SYSTEM) as unit:  # as a backup would have it: the plan from before the run
            row = repository.find(unit.session, made.schedule_id, None)
            assert row is not None
            row.next_run = row.try_at = planned
        firing.step()
        assert len(made.started()) == 1

    def test_a_kill_before_the_commit_loses_nothing(
        self, firing: Firing, make: MakeSchedule, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = make()
        planned = made.make_due()
        due = due_of(made)

        def killed(*_: object) -> None:
            raise Killed

        with monkeypatch.context() as patch:
            patch.setattr(repository, "note", killed)  # the task is written, the commit comes after it
            with pytest.raises(Killed):
                firing.fire(due)
        assert made.started() == []
        assert made.row().next_run == planned
        firing.step()
        assert len(made.started()) == 1

    def test_a_process_that_is_killed_with_the_task_made_loses_nothing_and_repeats_nothing(
        self, firing: Firing, make: MakeSchedule, database: Database
    ) -> None:
        made = make()
        planned = made.make_due()
        url = database.engine.url.render_as_string(hide_password=False)
        killed = subprocess.run([sys.executable, "-m", KILLED, url], check=False, timeout=60, cwd=ROOT)
        assert killed.returncode == -signal.SIGKILL
        assert made.started() == []
        assert made.row().next_run == planned
        firing.step()
        assert len(made.started()) == 1

    def test_what_a_person_changed_meanwhile_is_not_run_as_it_was(self, firing: Firing, make: MakeSchedule) -> None:
        made = make()
        made.make_due()
        due = due_of(made)
        code = {"script_code": "print(2)", "script_name": "other.luau"}
        made.schedules.change(made.member, made.schedule_id, ScheduleChanges(version=1, request=code))
        assert not firing.fire(due)
        firing.step()
        assert [task.title for task in made.started()] == ["other.luau"]

    def test_what_was_paused_or_deleted_meanwhile_does_not_run(self, firing: Firing, make: MakeSchedule) -> None:
        paused, deleted = make(), make()
        for made in (paused, deleted):
            made.make_due()
        dues = [due_of(paused), due_of(deleted)]
        paused.schedules.pause(paused.member, paused.schedule_id)
        deleted.schedules.delete(deleted.member, deleted.schedule_id)
        assert [firing.fire(due) for due in dues] == [False, False]
        assert paused.started() == []


class TestTrouble:
    def test_a_full_queue_is_told_and_tried_again_in_a_minute(
        self, database: Database, wakeups: Wakeups, make: MakeSchedule, submit: Submitter, admin: Member
    ) -> None:
        full = ScriptService(TaskService(database, wakeups, most_queued=1), engine="test")
        narrow = Firing(database, {SCRIPT_OPTIMIZATION: full})
        made = make()
        waiting = submit(admin)
        planned = made.make_due()
        left = narrow.step()
        assert left is not None
        assert 50 < left <= 60
        last = made.seen().last_run
        assert last is not None
        assert last.outcome is RunOutcome.WAITING
        assert last.error is not None
        assert last.error.error == "QueueFull"
        assert made.row().next_run == planned, "the run is still owed"
        made.tasks.cancel(admin, waiting.task_id)
        with database.write(SYSTEM) as unit:
            repository.note(unit.session, made.schedule_id, {"try_at": utc_now()})
        narrow.step()
        last = made.seen().last_run
        assert last is not None
        assert (last.outcome, last.planned_at, last.error) == (RunOutcome.STARTED, planned, None)
        assert len(made.started()) == 1

    def test_a_disabled_account_starts_nothing(
        self, firing: Firing, make: MakeSchedule, admin: Member, database: Database
    ) -> None:
        made = make()
        made.make_due()
        with database.write(SYSTEM) as unit:
            unit.session.execute(update(User).where(User.id == admin.user_id).values(disabled_at=unit.now()))
        assert firing.step() is None
        seen = made.seen()
        assert seen.last_run is not None
        assert seen.last_run.error is not None
        assert (seen.paused, "disabled" in seen.last_run.error.message, made.started()) == (True, True, [])

    @pytest.mark.parametrize(("role", "told"), [(None, "no longer a member"), (Role.STUDENT, "student")])
    def test_an_owner_who_may_not_any_more_pauses_it(
        self, firing: Firing, make: MakeSchedule, role: Role | None, told: str
    ) -> None:
        made = make()
        made.make_due()
        made.set_role(role)
        assert firing.step() is None
        seen = made.seen()
        assert seen.paused
        assert seen.last_run is not None
        assert seen.last_run.outcome is RunOutcome.FAILED
        assert seen.last_run.error is not None
        assert told in seen.last_run.error.message
        assert made.started() == []

    def test_a_request_that_is_not_valid_any_more_pauses_it(self, firing: Firing, make: MakeSchedule) -> None:
        made = make()
        made.set_params({"script_code": "print(1)", "option_of_an_old_version": True})
        made.make_due()
        firing.step()
        seen = made.seen()
        assert seen.paused
        assert seen.last_run is not None
        assert seen.last_run.error is not None
        assert seen.last_run.error.error == "InvalidChanges"

    def test_a_kind_that_is_gone_pauses_it(self, database: Database, make: MakeSchedule) -> None:
        made = make()
        made.make_due()
        Firing(database, {}).step()
        assert made.seen().paused

    def test_one_that_breaks_does_not_keep_the_others_from_running(
        self, database: Database, scripts: ScriptService, make: MakeSchedule, caplog: pytest.LogCaptureFixture
    ) -> None:
        broken, whole = make(), make()
        broken.make_due(timedelta(seconds=2))
        whole.make_due()
        left = Firing(database, {SCRIPT_OPTIMIZATION: Breaking(scripts, broken.schedule_id)}).step()
        assert len(whole.started()) == 1
        assert broken.started() == []
        last = broken.seen().last_run
        assert last is not None
        assert last.outcome is RunOutcome.WAITING
        assert left is not None
        assert left > 500, "it is not tried again and again"

    def test_a_refusal_for_one_leaves_nothing_of_its_task(
        self, database: Database, scripts: ScriptService, make: MakeSchedule
    ) -> None:
        made = make()
        made.make_due()
        late = RefusingLate(scripts)
        Firing(database, {SCRIPT_OPTIMIZATION: late}).step()
        assert late.started == 1
        assert made.started() == []


class Breaking:
    """Starts what it is asked to, but for one schedule."""

    def __init__(self, scripts: ScriptService, schedule_id: str) -> None:
        self._scripts = scripts
        self._schedule_id = schedule_id

    def check(self, request: Mapping[str, Any]) -> Startable:
        return self._scripts.check(request)

    def start(self, unit: UnitOfWork, member: Member, request: Mapping[str, Any], *, by: str, key: str) -> TaskView:
        if by == self._schedule_id:
            raise ZeroDivisionError
        return self._scripts.start(unit, member, request, by=by, key=key)


class RefusingLate:
    """Makes the task, and refuses it then."""

    def __init__(self, scripts: ScriptService) -> None:
        self._scripts = scripts
        self.started = 0

    def check(self, request: Mapping[str, Any]) -> Startable:
        return self._scripts.check(request)

    def start(self, unit: UnitOfWork, member: Member, request: Mapping[str, Any], *, by: str, key: str) -> TaskView:
        self._scripts.start(unit, member, request, by=by, key=key)
        self.started += 1
        raise QueueFull("Full.", 1)


def test_times_are_kept_in_utc(make: MakeSchedule) -> None:
    first = make().row().next_run
    assert first is not None
    assert first.tzinfo is UTC
