"""What a person can do with schedules, and what is refused."""

from datetime import datetime, timedelta

import pytest

from contracts.schedules import (
    MAX_SCHEDULES,
    Cron,
    Daily,
    Monthly,
    Once,
    PreviewRequest,
    RunOutcome,
    ScheduleChanges,
    Weekdays,
)
from contracts.session import Role
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database, Tenant
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Membership, User
from server.domain.schedules.errors import (
    InvalidTiming,
    OwnerGone,
    ScheduleChanged,
    ScheduleEnded,
    ScheduleNotFound,
    TooManySchedules,
    UnknownKind,
)
from server.domain.schedules.models import Schedule
from server.domain.schedules.service import ScheduleService
from server.domain.scripts.service import ScriptService
from server.domain.tasks.errors import IdempotencyConflict, InvalidChanges, QueueFull, ScriptTooLarge
from server.domain.tasks.service import TaskService
from tests.server.conftest import Submitter
from tests.server.domain.schedules.conftest import MakeSchedule, wanted

LONG_AGO = Once(at=datetime(2001, 1, 1))  # noqa: DTZ001  # of its zone
FAR_AWAY = Once(at=datetime(2100, 1, 1))  # noqa: DTZ001


@pytest.fixture
def teacher(database: Database, admin: Member) -> Member:
    """Another person of the admin's organization."""
    with database.write(SYSTEM) as unit:
        unit.session.add(User(id="teacher-1", display_name="Grace", created_at=utc_now()))
        unit.session.flush()
        unit.session.add(
            Membership(organization_id=admin.organization_id, user_id="teacher-1", role=Role.TEACHER.value)
        )
    return Member("teacher-1", "Grace", admin.organization_id, admin.organization_name, Role.TEACHER, False)


class TestCreate:
    def test_it_says_when_it_runs(self, schedules: ScheduleService, admin: Member) -> None:
        made = schedules.create(admin, wanted(when=Weekdays(time="07:00"), time_zone="Europe/Berlin"), None)
        assert (made.name, made.title, made.user_name) == ("Every morning", "spawner.luau", "Ada")
        assert len(made.next_runs) == 5
        assert all(run > utc_now() for run in made.next_runs)
        assert made.last_run is None
        assert made.request["script_code"] == "print(1)"
        assert made == schedules.show(admin, made.schedule_id)

    def test_the_scheduler_is_woken(self, schedules: ScheduleService, admin: Member, wakeups: Wakeups) -> None:
        schedules.create(admin, wanted(), None)
        assert wakeups.scheduler._event.is_set()

    def test_paused_from_the_beginning(self, schedules: ScheduleService, admin: Member) -> None:
        assert schedules.create(admin, wanted(paused=True), None).next_runs == []

    def test_the_same_key_gives_the_first_again(self, schedules: ScheduleService, admin: Member) -> None:
        first = schedules.create(admin, wanted(), "key")
        assert schedules.create(admin, wanted(), "key") == first
        with pytest.raises(IdempotencyConflict):
            schedules.create(admin, wanted(name="Another"), "key")
        assert len(schedules.list(admin, limit=10, before=None).schedules) == 1

    def test_keys_of_others_are_their_own(self, schedules: ScheduleService, admin: Member, teacher: Member) -> None:
        mine = schedules.create(admin, wanted(), "key")
        assert schedules.create(teacher, wanted(name="Another"), "key").schedule_id != mine.schedule_id

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            ({"kind": "lesson"}, UnknownKind),
            ({"request": {}}, InvalidChanges),
            ({"request": {"script_code": "print(1)", "unknown": 1}}, InvalidChanges),
            ({"request": {"script_code": "-" * 600_000}}, ScriptTooLarge),
            ({"when": LONG_AGO}, InvalidTiming),
            ({"when": Cron(expression="* * * * *")}, InvalidTiming),
            ({"when": Cron(expression="0 7 */20 * 1L")}, InvalidTiming),
            ({"time_zone": "Mars/Base"}, InvalidTiming),
        ],
    )
    def test_what_could_never_run_is_refused(
        self, schedules: ScheduleService, admin: Member, changes: dict[str, object], error: type[Exception]
    ) -> None:
        with pytest.raises(error):
            schedules.create(admin, wanted(**changes), None)
        assert schedules.list(admin, limit=10, before=None).schedules == []

    def test_a_person_has_so_many_and_no_more(self, schedules: ScheduleService, admin: Member, teacher: Member) -> None:
        for _ in range(MAX_SCHEDULES):
            last = schedules.create(admin, wanted(), None)
        with pytest.raises(TooManySchedules):
            schedules.create(admin, wanted(), None)
        schedules.create(teacher, wanted(), None)
        schedules.delete(admin, last.schedule_id)
        schedules.create(admin, wanted(), None)


class TestList:
    def test_the_newest_first_a_page_at_a_time(self, schedules: ScheduleService, admin: Member) -> None:
        made = [schedules.create(admin, wanted(name=f"Number {number}"), None).schedule_id for number in range(5)]
        first = schedules.list(admin, limit=3, before=None)
        second = schedules.list(admin, limit=3, before=first.next_before)
        found = [schedule.schedule_id for schedule in (*first.schedules, *second.schedules)]
        assert found == made[::-1]
        assert second.next_before is None

    def test_an_admin_sees_everyones_and_others_their_own(
        self, schedules: ScheduleService, admin: Member, teacher: Member
    ) -> None:
        mine, theirs = schedules.create(admin, wanted(), None), schedules.create(teacher, wanted(), None)
        seen_by_admin = schedules.list(admin, limit=10, before=None).schedules
        assert {one.user_name for one in seen_by_admin} == {"Ada", "Grace"}
        assert [one.schedule_id for one in schedules.list(teacher, limit=10, before=None).schedules] == [
            theirs.schedule_id
        ]
        with pytest.raises(ScheduleNotFound):
            schedules.show(teacher, mine.schedule_id)


class TestOtherOrganizations:
    def test_their_schedules_are_not_there(self, schedules: ScheduleService, admin: Member, stranger: Member) -> None:
        made = schedules.create(admin, wanted(), None).schedule_id
        assert schedules.list(stranger, limit=10, before=None).schedules == []
        for reach in (
            lambda: schedules.show(stranger, made),
            lambda: schedules.change(stranger, made, ScheduleChanges(version=1, name="Mine")),
            lambda: schedules.pause(stranger, made),
            lambda: schedules.resume(stranger, made),
            lambda: schedules.run_now(stranger, made, None),
            lambda: schedules.delete(stranger, made),
            lambda: schedules.list(stranger, limit=10, before=made),
        ):
            with pytest.raises(ScheduleNotFound):
                reach()
        assert schedules.show(admin, made).name == "Every morning"

    def test_the_tenant_filter_holds_for_the_table(self, database: Database, make: MakeSchedule) -> None:
        make()
        with database.read(Tenant("another")) as session:
            assert session.query(Schedule).all() == []


class TestPreview:
    def test_the_next_five(self, schedules: ScheduleService) -> None:
        runs = schedules.preview(PreviewRequest(when=Monthly(time="07:00", day=31), time_zone="UTC")).next_runs
        assert len(runs) == 5
        assert all((run + timedelta(days=1)).day == 1 for run in runs)

    def test_one_moment_is_one(self, schedules: ScheduleService) -> None:
        assert len(schedules.preview(PreviewRequest(when=FAR_AWAY, time_zone="UTC")).next_runs) == 1

    @pytest.mark.parametrize("when", [LONG_AGO, Cron(expression="61 * * * *"), Cron(expression="*/2 * * * *")])
    def test_what_is_wrong_is_told(self, schedules: ScheduleService, when: Once | Cron) -> None:
        with pytest.raises(InvalidTiming):
            schedules.preview(PreviewRequest(when=when, time_zone="UTC"))


class TestChange:
    def test_what_is_named_changes_and_nothing_else(self, schedules: ScheduleService, admin: Member) -> None:
        before = schedules.create(admin, wanted(), None)
        after = schedules.change(admin, before.schedule_id, ScheduleChanges(version=1, name="Another"))
        assert (after.name, after.version) == ("Another", 2)
        assert (after.when, after.next_runs, after.request) == (before.when, before.next_runs, before.request)

    def test_other_times_count_from_now(self, schedules: ScheduleService, make: MakeSchedule, admin: Member) -> None:
        made = make()
        made.make_due(timedelta(days=3))
        changes = ScheduleChanges(version=1, when=Daily(time="09:30"), time_zone="America/New_York")
        after = schedules.change(admin, made.schedule_id, changes)
        assert after.time_zone == "America/New_York"
        assert after.next_runs[0] > utc_now()
        assert {run.minute for run in after.next_runs} == {30}
        assert made.row().try_at == after.next_runs[0]

    def test_another_zone_alone_moves_the_times_too(self, schedules: ScheduleService, admin: Member) -> None:
        before = schedules.create(admin, wanted(), None)
        after = schedules.change(admin, before.schedule_id, ScheduleChanges(version=1, time_zone="Asia/Tokyo"))
        assert {run.hour for run in after.next_runs} == {22}

    def test_a_paused_one_stays_paused(self, schedules: ScheduleService, admin: Member) -> None:
        made = schedules.create(admin, wanted(paused=True), None)
        after = schedules.change(admin, made.schedule_id, ScheduleChanges(version=1, when=Daily(time="09:30")))
        assert after.paused
        assert after.next_runs == []

    def test_another_request_is_validated(self, schedules: ScheduleService, admin: Member) -> None:
        made = schedules.create(admin, wanted(), None)
        code = {"script_code": "print(2)", "script_name": "other.luau"}
        assert schedules.change(admin, made.schedule_id, ScheduleChanges(version=1, request=code)).title == "other.luau"
        with pytest.raises(InvalidChanges):
            schedules.change(admin, made.schedule_id, ScheduleChanges(version=2, request={"script_name": "a.luau"}))

    def test_who_saw_an_older_version_changes_nothing(self, schedules: ScheduleService, admin: Member) -> None:
        made = schedules.create(admin, wanted(), None)
        schedules.change(admin, made.schedule_id, ScheduleChanges(version=1, name="First"))
        with pytest.raises(ScheduleChanged):
            schedules.change(admin, made.schedule_id, ScheduleChanges(version=1, name="Second"))
        assert schedules.show(admin, made.schedule_id).name == "First"


class TestPause:
    def test_none_runs_and_none_is_made_up_for(self, schedules: ScheduleService, make: MakeSchedule) -> None:
        made = make()
        made.make_due(timedelta(days=3))
        paused = schedules.pause(made.member, made.schedule_id)
        assert (paused.paused, paused.next_runs) == (True, [])
        resumed = schedules.resume(made.member, made.schedule_id)
        assert not resumed.paused
        assert resumed.next_runs[0] > utc_now()

    def test_twice_is_as_once(self, schedules: ScheduleService, make: MakeSchedule) -> None:
        made = make()
        assert schedules.resume(made.member, made.schedule_id).version == 1
        assert schedules.pause(made.member, made.schedule_id).version == 2
        assert schedules.pause(made.member, made.schedule_id).version == 2

    def test_a_moment_that_has_passed_is_not_resumed(self, schedules: ScheduleService, make: MakeSchedule) -> None:
        made = make(FAR_AWAY)
        made.make_due(timedelta(days=3))
        schedules.pause(made.member, made.schedule_id)
        with pytest.raises(ScheduleEnded):
            schedules.resume(made.member, made.schedule_id)
        assert schedules.show(made.member, made.schedule_id).paused


class TestRunNow:
    def test_a_task_beside_the_planned_ones(self, schedules: ScheduleService, make: MakeSchedule) -> None:
        made = make()
        before = made.seen().next_runs
        task = schedules.run_now(made.member, made.schedule_id, None)
        assert [one.task_id for one in made.started()] == [task.task_id]
        seen = made.seen()
        assert seen.next_runs == before
        assert seen.last_run is not None
        assert (seen.last_run.outcome, seen.last_run.planned_at) == (RunOutcome.STARTED, None)

    def test_the_same_key_gives_the_same_task(self, schedules: ScheduleService, make: MakeSchedule) -> None:
        made = make()
        key = "k" * 200
        first = schedules.run_now(made.member, made.schedule_id, key)
        assert schedules.run_now(made.member, made.schedule_id, key).task_id == first.task_id
        assert schedules.run_now(made.member, made.schedule_id, None).task_id != first.task_id

    def test_a_paused_one_too(self, schedules: ScheduleService, make: MakeSchedule) -> None:
        made = make()
        schedules.pause(made.member, made.schedule_id)
        schedules.run_now(made.member, made.schedule_id, None)
        assert len(made.started()) == 1

    def test_by_an_admin_it_is_still_its_owners(
        self, schedules: ScheduleService, make: MakeSchedule, admin: Member, teacher: Member
    ) -> None:
        made = make(member=teacher)
        schedules.run_now(admin, made.schedule_id, None)
        assert len(made.started()) == 1

    def test_not_for_who_is_gone(self, schedules: ScheduleService, make: MakeSchedule) -> None:
        made = make()
        made.set_role(None)
        with pytest.raises(OwnerGone):
            schedules.run_now(made.member, made.schedule_id, None)

    def test_a_full_queue_is_told(
        self, database: Database, wakeups: Wakeups, make: MakeSchedule, submit: Submitter
    ) -> None:
        made = make()
        submit(made.member)
        full = ScriptService(TaskService(database, wakeups, most_queued=1), engine="test")
        narrow = ScheduleService(database, wakeups, {"script-optimization": full})
        with pytest.raises(QueueFull):
            narrow.run_now(made.member, made.schedule_id, None)
        assert made.seen().last_run is None


class TestDelete:
    def test_its_tasks_stay(self, schedules: ScheduleService, make: MakeSchedule) -> None:
        made = make()
        schedules.run_now(made.member, made.schedule_id, None)
        schedules.delete(made.member, made.schedule_id)
        assert len(made.started()) == 1
        with pytest.raises(ScheduleNotFound):
            schedules.delete(made.member, made.schedule_id)
