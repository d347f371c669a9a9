"""The worker's side: claims, fencing, leases and the ends of a task."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from contracts.events import Phase
from contracts.tasks import TaskError, TaskStatus
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member
from server.domain.tasks.errors import TaskNotFound
from server.domain.tasks.execution import Claim, Execution, Outcome
from server.domain.tasks.models import Task, TaskDraft
from server.domain.tasks.queue import TaskQueue
from server.domain.tasks.service import TaskService
from tests.server.conftest import Submitter

DONE = Outcome("{}", {"applied": 0}, "Nothing to gain")
ERROR = TaskError(error="SyntaxError", message="Line 1: no.", line=1)


@pytest.fixture
def claim(execution: Execution, admin: Member, submit: Submitter) -> Claim:
    made = execution.claim(submit(admin).task_id)
    assert made is not None
    return made


@pytest.fixture
def other_node(database: Database, wakeups: Wakeups) -> Execution:
    return Execution(database, wakeups, node_id="node-2", lease_seconds=15)


def expire_leases(database: Database) -> None:
    with database.write(SYSTEM) as unit:
        unit.session.execute(update(Task).values(lease_until=utc_now() - timedelta(seconds=1)))


def end_pauses(database: Database) -> None:
    with database.write(SYSTEM) as unit:
        unit.session.execute(update(Task).values(run_at=utc_now()))


def phases(tasks: TaskService, member: Member) -> list[Phase]:
    return [event.phase for event in tasks.events(member, after=0, epoch=None, limit=100).of_tasks]


class TestClaim:
    def test_a_duplicate_delivery_changes_nothing(
        self, execution: Execution, other_node: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        assert execution.claim(claim.task_id) is None
        assert other_node.claim(claim.task_id) is None
        assert phases(tasks, admin) == [Phase.QUEUED, Phase.STARTED]

    def test_a_cancelled_task_is_not_to_be_had(
        self, execution: Execution, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        task = submit(admin)
        tasks.cancel(admin, task.task_id)
        assert execution.claim(task.task_id) is None


class TestProgress:
    def test_it_takes_no_seq_and_never_goes_back(
        self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        first = execution.progress(claim, 40, "Looking for changes", "Looking for changes")
        second = execution.progress(claim, 10, "Reading the script", "Reading the script")
        assert first is not None
        assert second is not None
        assert (first.seq, first.progress) == (None, 40)
        assert second.progress == 40
        assert tasks.events(admin, after=0, epoch=None, limit=10).top == 2

    def test_a_cancelled_task_takes_no_more(
        self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        tasks.cancel(admin, claim.task_id)
        assert execution.progress(claim, 40, "step", "step") is None


class TestDraft:
    def test_only_the_newest_is_there_and_only_if_it_is_news(
        self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        assert tasks.draft(admin, claim.task_id, 0) is None
        assert execution.draft(claim, '{"sections": 1}')
        assert execution.draft(claim, '{"sections": 2}')
        draft = tasks.draft(admin, claim.task_id, 0)
        assert draft is not None
        assert draft.document == {"sections": 2}
        assert tasks.draft(admin, claim.task_id, draft.number - 1) == draft
        assert tasks.draft(admin, claim.task_id, draft.number) is None

    def test_a_cancelled_task_takes_none(
        self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        tasks.cancel(admin, claim.task_id)
        assert not execution.draft(claim, "{}")

    def test_the_next_attempt_is_news_to_whoever_has_seen_the_last(
        self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim, database: Database
    ) -> None:
        assert execution.draft(claim, '{"try": 1}')
        seen = tasks.draft(admin, claim.task_id, 0)
        assert seen is not None
        assert execution.interrupt(claim, ERROR)
        end_pauses(database)
        again = execution.claim(claim.task_id)
        assert again is not None
        assert execution.draft(again, '{"try": 2}')
        execution.forget_draft(claim)
        newer = tasks.draft(admin, claim.task_id, seen.number)
        assert newer is not None
        assert newer.document == {"try": 2}

    def test_it_is_gone_when_the_attempt_has_ended(
        self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim, database: Database
    ) -> None:
        assert execution.draft(claim, "{}")
        execution.forget_draft(claim)
        with database.read(SYSTEM) as session:
            assert session.scalars(select(TaskDraft)).all() == []

    def test_another_organization_does_not_see_it(
        self, execution: Execution, tasks: TaskService, stranger: Member, claim: Claim
    ) -> None:
        assert execution.draft(claim, "{}")
        with pytest.raises(TaskNotFound):
            tasks.draft(stranger, claim.task_id, 0)


class TestComplete:
    def test_it_ends_the_task_with_its_result(
        self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        assert execution.complete(claim, DONE)
        assert tasks.result(admin, claim.task_id) == "{}"
        assert tasks.show(admin, claim.task_id).status is TaskStatus.COMPLETED

    def test_a_result_after_a_cancel_is_discarded(
        self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        tasks.cancel(admin, claim.task_id)
        assert not execution.complete(claim, DONE)
        assert execution.cancelled(claim)
        assert phases(tasks, admin) == [Phase.QUEUED, Phase.STARTED, Phase.CANCELLING, Phase.CANCELLED]

    def test_it_happens_once(self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim) -> None:
        execution.complete(claim, DONE)
        assert not execution.complete(claim, DONE)
        assert not execution.fail(claim, ERROR)
        assert phases(tasks, admin).count(Phase.COMPLETED) == 1


class TestFail:
    def test_the_error_is_kept_with_the_attempt(
        self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        execution.fail(claim, ERROR)
        detail = tasks.show(admin, claim.task_id)
        assert detail.error == ERROR
        assert detail.attempts[0].error == ERROR


BUSY = TaskError(error="RateLimited", message="The model is busy.", detail="429")


class TestInterrupt:
    def test_the_task_waits_and_is_tried_again(
        self, database: Database, execution: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        before = utc_now()
        assert execution.interrupt(claim, BUSY, retry_after=40)
        detail = tasks.show(admin, claim.task_id)
        assert (detail.status, detail.message) == (TaskStatus.QUEUED, "Trying again in 40 seconds. The model is busy.")
        assert detail.error is None, "an attempt that is tried again is not a failure of the task"
        assert [(one.outcome, one.error) for one in detail.attempts] == [("retrying", BUSY)]
        assert phases(tasks, admin) == [Phase.QUEUED, Phase.STARTED, Phase.RETRYING]
        with database.read(SYSTEM) as session:
            due = session.get_one(Task, claim.task_id).run_at
        assert timedelta(seconds=40) <= due - before < timedelta(seconds=60)

    def test_at_the_last_try_it_fails(
        self, database: Database, execution: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        current: Claim | None = claim
        for _ in range(3):
            assert current is not None
            assert execution.interrupt(current, BUSY)
            assert execution.claim(claim.task_id) is None, "before its next try"
            end_pauses(database)
            current = execution.claim(claim.task_id)
        detail = tasks.show(admin, claim.task_id)
        assert (detail.status, detail.error) == (TaskStatus.FAILED, BUSY)
        assert len(detail.attempts) == 3

    def test_a_cancel_counts_more(self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim) -> None:
        tasks.cancel(admin, claim.task_id)
        assert not execution.interrupt(claim, BUSY)
        assert execution.cancelled(claim)

    def test_a_node_that_lost_its_task_changes_nothing(
        self, database: Database, execution: Execution, other_node: Execution, claim: Claim
    ) -> None:
        expire_leases(database)
        other_node.reap()
        assert other_node.claim(claim.task_id) is not None
        assert not execution.interrupt(claim, BUSY)

    @pytest.mark.parametrize(
        ("asked", "said"),
        [(1.0, "2 seconds"), (59.0, "59 seconds"), (60.0, "a minute"), (61.0, "2 minutes"), (3600.0, "60 minutes")],
    )
    def test_the_wait_is_said_in_words(
        self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim, asked: float, said: str
    ) -> None:
        execution.interrupt(claim, BUSY, retry_after=asked)
        assert tasks.show(admin, claim.task_id).message.startswith(f"Trying again in {said}.")


class TestReap:
    def test_a_lost_task_goes_back_and_the_old_worker_is_fenced(
        self,
        database: Database,
        execution: Execution,
        other_node: Execution,
        tasks: TaskService,
        admin: Member,
        claim: Claim,
    ) -> None:
        expire_leases(database)
        assert other_node.reap() == 1
        second = other_node.claim(claim.task_id)
        assert second is not None
        assert second.holder.attempt == 2
        assert not execution.complete(claim, DONE)
        assert execution.progress(claim, 99, "late", "late") is None
        assert other_node.complete(second, DONE)
        assert phases(tasks, admin) == [Phase.QUEUED, Phase.STARTED, Phase.RETRYING, Phase.STARTED, Phase.COMPLETED]

    def test_a_living_lease_is_left_alone(self, other_node: Execution, claim: Claim) -> None:
        assert other_node.reap() == 0

    def test_a_renewed_lease_is_left_alone(
        self, database: Database, execution: Execution, other_node: Execution, claim: Claim
    ) -> None:
        expire_leases(database)
        execution.renew([claim.task_id])
        assert other_node.reap() == 0

    def test_a_lone_server_brings_everything_back_at_its_start(self, other_node: Execution, claim: Claim) -> None:
        assert other_node.reap(everything=True) == 1
        assert other_node.claim(claim.task_id) is not None

    def test_a_lone_server_hands_out_at_once_what_an_earlier_one_had_on_its_broker(
        self, database: Database, execution: Execution, admin: Member, submit: Submitter
    ) -> None:
        task_id = submit(admin).task_id

        def hand_out() -> list[str]:
            with database.write(SYSTEM) as unit:
                queue = TaskQueue(unit.session, unit.now(), unit.now() - timedelta(seconds=10))
                return [handed.task_id for handed in queue.hand_out(1)]

        assert hand_out() == [task_id]
        execution.reap()
        assert hand_out() == [], "another node's broker may still have it"
        execution.reap(everything=True)
        assert hand_out() == [task_id]

    def test_after_the_last_attempt_the_task_fails(
        self, database: Database, execution: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        for _ in range(3):
            expire_leases(database)
            execution.reap()
            execution.claim(claim.task_id)
        detail = tasks.show(admin, claim.task_id)
        assert detail.status is TaskStatus.FAILED
        assert detail.error is not None
        assert detail.error.error == "WorkerLost"
        assert [attempt.error and attempt.error.error for attempt in detail.attempts] == ["WorkerLost"] * 3

    def test_a_task_that_was_being_cancelled_ends_cancelled(
        self, database: Database, execution: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        tasks.cancel(admin, claim.task_id)
        expire_leases(database)
        execution.reap()
        assert tasks.show(admin, claim.task_id).status is TaskStatus.CANCELLED


class TestRelease:
    def test_a_clean_shutdown_does_not_cost_a_try(
        self, execution: Execution, tasks: TaskService, admin: Member, claim: Claim
    ) -> None:
        before = tasks.show(admin, claim.task_id)
        assert execution.release(claim)
        after = tasks.show(admin, claim.task_id)
        assert after.status is TaskStatus.QUEUED
        assert after.max_attempts - after.attempt == before.max_attempts - before.attempt + 1
