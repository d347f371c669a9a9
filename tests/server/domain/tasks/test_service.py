"""What a person does with tasks."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from contracts.events import Phase
from contracts.session import Role
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus
from server.core.database import Database
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member, MembershipService
from server.domain.tasks import access
from server.domain.tasks.errors import (
    IdempotencyConflict,
    QueueFull,
    ResultNotFound,
    TaskFinished,
    TaskNotFinished,
    TaskNotFound,
)
from server.domain.tasks.execution import Execution, Outcome
from server.domain.tasks.service import NewTask, TaskService
from tests.server.conftest import Submitter


@pytest.fixture
def teacher(database: Database) -> Member:
    return MembershipService(database).create("Lincoln School annex", "Tom", Role.TEACHER)


class TestSubmit:
    def test_the_task_and_its_event_are_there_at_once(
        self, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        task = submit(admin)
        page = tasks.events(admin, after=0, epoch=None, limit=10)
        assert task.status is TaskStatus.QUEUED
        assert [(event.task_id, event.phase, event.seq) for event in page.of_tasks] == [(task.task_id, Phase.QUEUED, 1)]

    def test_the_same_key_and_body_give_the_same_task(
        self, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        first = submit(admin, key="k1")
        assert submit(admin, key="k1") == first

        assert len(tasks.list(admin, limit=10, before=None).tasks) == 1

    def test_two_at_the_same_moment_are_one_task(self, admin: Member, submit: Submitter) -> None:
        for number in range(5):
            both = threading.Barrier(2)

            def ask(key: str, both: threading.Barrier = both) -> str:
                both.wait()
                return submit(admin, key=key).task_id

            with ThreadPoolExecutor(2) as threads:
                assert len(set(threads.map(ask, [f"k{number}"] * 2))) == 1

    def test_the_same_key_with_another_body_is_refused(self, admin: Member, submit: Submitter) -> None:
        submit(admin, key="k1")
        with pytest.raises(IdempotencyConflict):
            submit(admin, key="k1", code="print(2)")

    def test_keys_of_other_people_do_not_count(self, admin: Member, stranger: Member, submit: Submitter) -> None:
        assert submit(admin, key="k1").task_id != submit(stranger, key="k1", code="print(2)").task_id

    def test_without_a_key_every_request_is_a_new_task(self, admin: Member, submit: Submitter) -> None:
        assert submit(admin).task_id != submit(admin).task_id


class TestFullQueue:
    @pytest.fixture
    def tasks(self, database: Database, wakeups: Wakeups) -> TaskService:
        return TaskService(database, wakeups, most_queued=2)

    def test_one_more_is_refused_for_now(
        self, tasks: TaskService, execution: Execution, admin: Member, submit: Submitter
    ) -> None:
        first = submit(admin)
        submit(admin)
        with pytest.raises(QueueFull, match="2 tasks are waiting") as refused:
            submit(admin)
        assert refused.value.retry_after > 0
        assert len(tasks.list(admin, limit=10, before=None).tasks) == 2
        execution.claim(first.task_id)
        submit(admin)

    def test_what_is_refused_within_a_transaction_leaves_no_gap_in_the_log(
        self, database: Database, tasks: TaskService, execution: Execution, admin: Member, submit: Submitter
    ) -> None:
        first = submit(admin)
        submit(admin)
        with database.write(access.tenant(admin)) as unit, pytest.raises(QueueFull):
            tasks.submit_within(unit, admin, NewTask(SCRIPT_OPTIMIZATION, None, "a", {}, "here"))
        execution.claim(first.task_id)
        submit(admin)
        page = tasks.events(admin, after=0, epoch=None, limit=10)
        assert [event.seq for event in page.events] == [1, 2, 3, 4]
        assert page.top == 4

    def test_others_have_their_own(self, admin: Member, stranger: Member, submit: Submitter) -> None:
        submit(admin)
        submit(admin)
        submit(stranger)

    def test_an_answer_that_was_lost_is_given_again(self, admin: Member, submit: Submitter) -> None:
        first = submit(admin, key="k1")
        submit(admin)
        assert submit(admin, key="k1") == first


class TestList:
    def test_pages_cover_everything_once_newest_first(
        self, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        made = [submit(admin).task_id for _ in range(7)]
        seen: list[str] = []
        before: str | None = None
        while True:
            page = tasks.list(admin, limit=3, before=before)
            seen += [task.task_id for task in page.tasks]
            before = page.next_before
            if before is None:
                break
        assert seen == made[::-1]

    def test_the_snapshot_carries_its_position(self, tasks: TaskService, admin: Member, submit: Submitter) -> None:
        submit(admin)
        submit(admin)
        page = tasks.list(admin, limit=10, before=None)
        assert page.as_of_seq == 2
        assert page.epoch == tasks.events(admin, after=0, epoch=None, limit=1).epoch

    def test_a_teacher_sees_only_her_own(
        self, database: Database, tasks: TaskService, teacher: Member, submit: Submitter
    ) -> None:
        own = submit(teacher)
        colleague = Member(
            "someone-else", "Ann", teacher.organization_id, teacher.organization_name, Role.TEACHER, False
        )
        assert [task.task_id for task in tasks.list(teacher, limit=10, before=None).tasks] == [own.task_id]
        assert tasks.list(colleague, limit=10, before=None).tasks == []
        with pytest.raises(TaskNotFound):
            tasks.show(colleague, own.task_id)


class TestShow:
    def test_foreign_tasks_do_not_exist(
        self, tasks: TaskService, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        task = submit(admin)
        with pytest.raises(TaskNotFound):
            tasks.show(stranger, task.task_id)

    def test_attempts_are_listed(
        self, tasks: TaskService, execution: Execution, admin: Member, submit: Submitter
    ) -> None:
        task = submit(admin)
        claim = execution.claim(task.task_id)
        assert claim is not None
        execution.complete(claim, Outcome("{}", {"applied": 1}, "1 change applied"))
        detail = tasks.show(admin, task.task_id)
        assert [(attempt.attempt, attempt.outcome) for attempt in detail.attempts] == [(1, "completed")]
        assert detail.params["script_code"] == "print(1)"
        assert detail.result_url == f"/api/v1/tasks/{task.task_id}/result"


class TestResult:
    def test_no_result_before_the_end(self, tasks: TaskService, admin: Member, submit: Submitter) -> None:
        with pytest.raises(ResultNotFound, match="queued"):
            tasks.result(admin, submit(admin).task_id)


class TestCancel:
    def test_a_queued_task_ends_at_once(self, tasks: TaskService, admin: Member, submit: Submitter) -> None:
        assert tasks.cancel(admin, submit(admin).task_id).status is TaskStatus.CANCELLED

    def test_a_running_task_is_told_to_stop(
        self, tasks: TaskService, execution: Execution, admin: Member, submit: Submitter
    ) -> None:
        task = submit(admin)
        execution.claim(task.task_id)
        assert tasks.cancel(admin, task.task_id).status is TaskStatus.CANCELLING
        assert execution.held() == [(task.task_id, 1, True)]

    def test_a_second_cancel_changes_nothing(
        self, tasks: TaskService, execution: Execution, admin: Member, submit: Submitter
    ) -> None:
        task = submit(admin)
        execution.claim(task.task_id)
        first = tasks.cancel(admin, task.task_id)
        assert tasks.cancel(admin, task.task_id).seq == first.seq

    def test_an_ended_task_cannot_be_cancelled(self, tasks: TaskService, admin: Member, submit: Submitter) -> None:
        task = submit(admin)
        tasks.cancel(admin, task.task_id)
        with pytest.raises(TaskFinished, match="been cancelled"):
            tasks.cancel(admin, task.task_id)

    def test_a_stranger_cannot_cancel(
        self, tasks: TaskService, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        task = submit(admin)
        with pytest.raises(TaskNotFound):
            tasks.cancel(stranger, task.task_id)
        assert tasks.show(admin, task.task_id).status is TaskStatus.QUEUED


class TestOriginOfRetry:
    def test_only_an_ended_task_can_be_repeated(self, tasks: TaskService, admin: Member, submit: Submitter) -> None:
        task = submit(admin)
        with pytest.raises(TaskNotFinished):
            tasks.origin_of_retry(admin, task.task_id)
        tasks.cancel(admin, task.task_id)
        assert tasks.origin_of_retry(admin, task.task_id).id == task.task_id
