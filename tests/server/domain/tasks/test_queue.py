"""Whose turn it is."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from contracts.session import Role
from contracts.tasks import TaskPriority
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.domain.organizations.membership import Member, MembershipService
from server.domain.organizations.models import Organization
from server.domain.tasks.execution import Execution, Outcome
from server.domain.tasks.models import Task
from server.domain.tasks.priorities import LEVELS, rank
from server.domain.tasks.queue import TaskQueue
from server.domain.tasks.service import TaskService
from tests.server.conftest import Submitter

LOW, NORMAL, HIGH = TaskPriority.LOW, TaskPriority.NORMAL, TaskPriority.HIGH


class Desk:
    """Hands out from the queue, at a time that the test may put forward."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.ahead = timedelta(0)

    @property
    def now(self) -> datetime:
        """What the clock says, and how far the test has put it forward."""
        return utc_now() + self.ahead

    def hand_out(self, slots: int) -> list[str]:
        with self._database.write(SYSTEM) as unit:
            now = self.now
            queue = TaskQueue(unit.session, now, now - timedelta(seconds=10))
            return [handed.task_id for handed in queue.hand_out(slots)]

    def limit(self, member: Member, tasks: int) -> None:
        with self._database.write(SYSTEM) as unit:
            statement = update(Organization).where(Organization.id == member.organization_id)
            unit.session.execute(statement.values(concurrent_tasks=tasks))

    def set(self, task_id: str, **values: object) -> None:
        with self._database.write(SYSTEM) as unit:
            unit.session.execute(update(Task).where(Task.id == task_id).values(**values))


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


class TestPriority:
    def test_the_most_urgent_go_first_and_then_the_oldest(self, desk: Desk, admin: Member, submit: Submitter) -> None:
        low, first, high, second = [
            submit(admin, priority=priority).task_id for priority in (LOW, NORMAL, HIGH, NORMAL)
        ]
        assert desk.hand_out(10) == [high, first, second, low]

    @pytest.mark.parametrize(("minutes", "is_first"), [(14, False), (16, True)])
    def test_what_waits_a_quarter_of_an_hour_goes_before_a_normal_one(
        self, desk: Desk, admin: Member, submit: Submitter, minutes: int, is_first: bool
    ) -> None:
        low = submit(admin, priority=LOW).task_id
        desk.set(low, rank_at=rank(LEVELS[LOW], desk.now - timedelta(minutes=minutes)))
        normal = submit(admin).task_id
        assert desk.hand_out(1) == [low if is_first else normal]


class TestTurns:
    def test_the_longest_queue_takes_no_slot_from_the_others(
        self, desk: Desk, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        many = [submit(admin).task_id for _ in range(6)]
        few = [submit(stranger).task_id for _ in range(2)]
        assert desk.hand_out(4) == [many[0], few[0], many[1], few[1]]

    def test_who_has_less_under_way_comes_next(
        self, desk: Desk, execution: Execution, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        ours = [submit(admin, priority=HIGH).task_id for _ in range(3)]
        theirs = [submit(stranger, priority=LOW).task_id for _ in range(3)]
        assert execution.claim(ours[0]) is not None
        assert execution.claim(ours[1]) is not None
        assert desk.hand_out(4) == theirs[:2], "a high priority of one organization costs another nothing"

    def test_a_queue_behind_a_limit_hides_no_other(
        self, desk: Desk, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        desk.limit(admin, 0)
        for _ in range(250):
            submit(admin)
        theirs = submit(stranger).task_id
        assert desk.hand_out(3) == [theirs]

    def test_every_task_is_handed_out_once_whatever_the_number_of_slots(
        self, database: Database, desk: Desk, execution: Execution, submit: Submitter
    ) -> None:
        members = [MembershipService(database).create(f"School {n}", "Ann", Role.ADMIN) for n in range(7)]
        owners = {submit(member).task_id: member for n, member in enumerate(members) for _ in range(n)}
        seen: list[str] = []
        while handed := desk.hand_out(5):
            assert len(handed) <= 5
            busiest = Counter(owners[task_id].organization_id for task_id in handed)
            assert len(busiest) == min(5, len({owners[one].organization_id for one in owners.keys() - set(seen)}))
            for task_id in handed:
                claim = execution.claim(task_id)
                assert claim is not None
                execution.complete(claim, Outcome("{}", {}, "Done"))
            seen += handed
        assert sorted(seen) == sorted(owners)


class TestLimit:
    def test_it_is_kept_when_slots_are_free(self, desk: Desk, admin: Member, submit: Submitter) -> None:
        desk.limit(admin, 2)
        ids = [submit(admin).task_id for _ in range(4)]
        assert desk.hand_out(10) == ids[:2]
        assert desk.hand_out(10) == []

    def test_a_late_delivery_does_not_run_beside_a_full_set(
        self, desk: Desk, execution: Execution, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        desk.limit(admin, 1)
        first, second = submit(admin).task_id, submit(admin).task_id
        assert desk.hand_out(10) == [first]
        desk.ahead += timedelta(seconds=11)
        assert desk.hand_out(10) == [first], "it was not claimed, so the broker may have lost it"
        desk.set(second, dispatched_at=desk.now)  # as a dispatcher did that did not know of the first
        claim = execution.claim(second)
        assert claim is not None
        assert execution.claim(first) is None
        assert tasks.show(admin, first).attempt == 0
        execution.complete(claim, Outcome("{}", {}, "Done"))
        assert desk.hand_out(10) == [first], "at once, not after the time for lost deliveries"


class TestClockSetBack:
    """By an hour, as when a wrong one is put right."""

    def test_what_was_queued_before_does_not_wait_for_the_hour_to_pass(
        self, desk: Desk, admin: Member, submit: Submitter
    ) -> None:
        task_id = submit(admin).task_id
        desk.ahead = -timedelta(hours=1)
        assert desk.hand_out(1) == [task_id]

    def test_what_was_handed_over_before_and_not_claimed_takes_no_slot(
        self, desk: Desk, admin: Member, submit: Submitter
    ) -> None:
        task_id = submit(admin).task_id
        assert desk.hand_out(1) == [task_id]
        desk.ahead = -timedelta(hours=1)
        assert desk.hand_out(1) == [task_id]

    @pytest.mark.parametrize("moment", ["created_at", "started_at"])
    def test_it_can_be_claimed(
        self, desk: Desk, execution: Execution, admin: Member, submit: Submitter, moment: str
    ) -> None:
        task_id = submit(admin).task_id
        later = desk.now + timedelta(hours=1)
        desk.set(task_id, run_at=later, **{moment: later})
        assert execution.claim(task_id) is not None

    def test_what_is_to_run_later_still_waits(self, desk: Desk, admin: Member, submit: Submitter) -> None:
        task_id = submit(admin).task_id
        desk.set(task_id, run_at=desk.now + timedelta(hours=3))
        desk.ahead = timedelta(hours=1)
        assert desk.hand_out(1) == []


class TestSlotsTaken:
    def test_what_waits_for_its_time_is_not_due(
        self, database: Database, desk: Desk, admin: Member, submit: Submitter
    ) -> None:
        task_id = submit(admin).task_id
        desk.set(task_id, run_at=desk.now + timedelta(minutes=1))
        with database.read(SYSTEM) as session:
            assert TaskQueue(session, desk.now, desk.now).slots_taken() is None
            assert TaskQueue(session, desk.now + timedelta(minutes=2), desk.now).slots_taken() == 0

    def test_what_is_handed_out_and_what_is_worked_on_takes_one(
        self, database: Database, desk: Desk, admin: Member, submit: Submitter, execution: Execution
    ) -> None:
        for _ in range(3):
            submit(admin)
        first, _ = desk.hand_out(2)
        assert execution.claim(first) is not None
        with database.read(SYSTEM) as session:
            assert TaskQueue(session, desk.now).slots_taken() == 2
