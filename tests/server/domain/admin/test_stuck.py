"""What is stuck, what is not, and what a person is told to do."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from contracts.admin import Scope, StuckAction, StuckReason, StuckTask, StuckView
from contracts.session import Role
from contracts.tasks import TaskStatus
from server.core.database import SYSTEM, Database
from server.core.errors import Forbidden
from server.domain.admin.stuck import MOST, WORDS, StuckService
from server.domain.events.models import LoggedEvent
from server.domain.nodes.leases import WorkerNodes
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Organization
from server.domain.tasks.execution import Execution
from server.domain.tasks.models import Task
from server.domain.tasks.service import TaskService
from tests.server.conftest import Submitter
from tests.server.domain.admin.conftest import Rows

MINUTES = 10


class Stuck:
    """Asks for the list; the rest of it sets the ledger up."""

    def __init__(self, database: Database, rows: Rows) -> None:
        self.database, self.rows = database, rows

    def seen(self, member: Member, scope: Scope = Scope.ORGANIZATION) -> StuckView:
        return StuckService(self.database).stuck(member, minutes=MINUTES, scope=scope)

    def one(self, member: Member, scope: Scope = Scope.ORGANIZATION) -> StuckTask:
        (task,) = self.seen(member, scope).tasks
        return task

    def ago(self, **time: float) -> datetime:
        return self.rows.now() - timedelta(**time)

    def slots(self, number: int) -> None:
        WorkerNodes(self.database).announce("node-1", number)

    def running(self, member: Member, since: datetime, **columns: object) -> str:
        lease = self.rows.now() + timedelta(seconds=15)
        row = {"status": TaskStatus.PROCESSING.value, "owner": "node-1", "lease_until": lease, "started_at": since}
        return self.rows.add(member, created_at=since, **{**row, **columns})


@pytest.fixture
def stuck(database: Database, rows: Rows) -> Stuck:
    return Stuck(database, rows)


class TestWaiting:
    def test_though_there_are_free_slots(self, stuck: Stuck, admin: Member) -> None:
        stuck.slots(2)
        since = stuck.ago(minutes=MINUTES + 1)
        task_id = stuck.rows.add(admin, created_at=since)
        found = stuck.one(admin)
        assert (found.task_id, found.reason, found.actions) == (
            task_id,
            StuckReason.NOT_STARTED,
            [StuckAction.CANCEL],
        )
        assert (found.means, found.advice) == WORDS[StuckReason.NOT_STARTED]
        assert abs((found.since - since).total_seconds()) < 0.001

    def test_not_when_it_has_not_waited_long(self, stuck: Stuck, admin: Member) -> None:
        stuck.slots(2)
        stuck.rows.add(admin, created_at=stuck.ago(minutes=MINUTES - 1))
        assert stuck.seen(admin).tasks == []

    def test_not_when_its_time_has_not_come(self, stuck: Stuck, admin: Member) -> None:
        stuck.slots(2)
        stuck.rows.add(admin, created_at=stuck.ago(hours=3), run_at=stuck.ago(minutes=-5))
        assert stuck.seen(admin).tasks == []

    def test_not_when_all_slots_are_taken_also_by_others(self, stuck: Stuck, admin: Member, stranger: Member) -> None:
        stuck.slots(1)
        stuck.running(stranger, stuck.ago(seconds=1))
        stuck.rows.add(admin, created_at=stuck.ago(hours=1))
        assert stuck.seen(admin).tasks == []

    def test_without_a_worker(self, stuck: Stuck, admin: Member) -> None:
        stuck.rows.add(admin, created_at=stuck.ago(hours=1))
        assert stuck.one(admin).reason is StuckReason.NO_WORKER

    def test_at_the_limit_of_its_organization(self, stuck: Stuck, admin: Member) -> None:
        stuck.slots(4)
        with stuck.database.write(SYSTEM) as unit:
            unit.session.get_one(Organization, admin.organization_id).concurrent_tasks = 1
        stuck.running(admin, stuck.ago(seconds=1))
        stuck.rows.add(admin, created_at=stuck.ago(hours=1))
        assert stuck.one(admin).reason is StuckReason.AT_THE_LIMIT


class TestRunning:
    @pytest.mark.parametrize(
        ("minutes", "eta_high", "long"),
        [(MINUTES + 1, None, True), (MINUTES - 1, None, False), (4, 60.0, True), (2.5, 60.0, False), (0.8, 1.0, False)],
    )
    def test_much_longer_than_tasks_like_it(
        self, stuck: Stuck, admin: Member, minutes: float, eta_high: float | None, long: bool
    ) -> None:
        stuck.running(admin, stuck.ago(minutes=minutes), eta_high=eta_high)
        reasons = [task.reason for task in stuck.seen(admin).tasks]
        assert reasons == ([StuckReason.RUNS_LONG] if long else [])

    def test_after_its_worker_was_lost(self, stuck: Stuck, admin: Member) -> None:
        stuck.running(admin, stuck.ago(minutes=3), lease_until=stuck.ago(minutes=2))
        assert stuck.one(admin).reason is StuckReason.WORKER_LOST

    def test_cancelled_and_not_stopping(
        self, stuck: Stuck, admin: Member, tasks: TaskService, execution: Execution, submit: Submitter
    ) -> None:
        claim = execution.claim(submit(admin).task_id)
        assert claim is not None
        tasks.cancel(admin, claim.task_id)
        assert stuck.seen(admin).tasks == []
        with stuck.database.write(SYSTEM) as unit:
            unit.session.execute(update(LoggedEvent).values(created_at=unit.now() - timedelta(seconds=11)))
        found = stuck.one(admin)
        assert (found.reason, found.status, found.actions) == (StuckReason.NOT_STOPPING, TaskStatus.CANCELLING, [])

    def test_tried_often(self, stuck: Stuck, admin: Member) -> None:
        stuck.slots(2)
        stuck.rows.add(admin, attempt=3, run_at=stuck.ago(minutes=-5))
        stuck.rows.add(admin, attempt=2, run_at=stuck.ago(minutes=-5))
        stuck.running(admin, stuck.ago(seconds=1), attempt=3)
        assert [task.reason for task in stuck.seen(admin).tasks] == [StuckReason.TRIED_OFTEN] * 2


class TestFailed:
    def test_after_several_attempts_it_can_be_run_again(self, stuck: Stuck, admin: Member, rows: Rows) -> None:
        rows.ended(admin, stuck.ago(hours=1), status=TaskStatus.FAILED, attempt=3)
        found = stuck.one(admin)
        assert (found.reason, found.actions) == (StuckReason.FAILED_IN_THE_END, [StuckAction.RETRY])

    def test_not_at_the_first_attempt_nor_long_ago(self, stuck: Stuck, admin: Member, rows: Rows) -> None:
        rows.ended(admin, stuck.ago(hours=1), status=TaskStatus.FAILED, attempt=1)
        rows.ended(admin, stuck.ago(hours=25), status=TaskStatus.FAILED, attempt=3)
        rows.ended(admin, stuck.ago(hours=1), attempt=3)
        assert stuck.seen(admin).tasks == []

    def test_not_when_somebody_has_run_it_again(
        self, stuck: Stuck, admin: Member, rows: Rows, submit: Submitter
    ) -> None:
        task_id = rows.ended(admin, stuck.ago(hours=1), status=TaskStatus.FAILED, attempt=3)
        with stuck.database.read(SYSTEM) as session:
            origin = session.get_one(Task, task_id)
        submit.again(admin, origin)
        assert stuck.seen(admin).tasks == []


class TestScope:
    def test_other_organizations_are_not_shown(self, stuck: Stuck, admin: Member, stranger: Member) -> None:
        stuck.rows.add(stranger, created_at=stuck.ago(hours=1))
        assert stuck.seen(admin).tasks == []
        assert len(stuck.seen(stranger).tasks) == 1

    def test_the_owner_is_told_of_theirs_without_titles_and_actions(
        self, stuck: Stuck, admin: Member, stranger: Member
    ) -> None:
        stuck.rows.add(stranger, created_at=stuck.ago(hours=1), title="secret.luau")
        found = stuck.one(admin, Scope.SERVER)
        assert (found.organization_name, found.title, found.actions) == ("Other School", "", [])

    def test_others_are_refused(self, stuck: Stuck, admin: Member, stranger: Member) -> None:
        for member, scope in (
            (stranger, Scope.SERVER),
            (replace(admin, role=Role.STUDENT), Scope.ORGANIZATION),
        ):
            with pytest.raises(Forbidden):
                stuck.seen(member, scope)


class TestMany:
    def test_the_longest_come_first_and_there_are_more(self, stuck: Stuck, admin: Member) -> None:
        for minutes in range(MOST + 1):
            stuck.rows.add(admin, created_at=stuck.ago(minutes=MINUTES + 1 + minutes))
        seen = stuck.seen(admin)
        assert (len(seen.tasks), seen.more) == (MOST, True)
        assert seen.tasks == sorted(seen.tasks, key=lambda task: task.since)


def test_there_are_words_for_every_reason() -> None:
    assert set(WORDS) == set(StuckReason)
