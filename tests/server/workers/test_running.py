"""One attempt at a task, from its claim to its one end."""

import time
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import OperationalError

from contracts.events import Phase
from contracts.tasks import TaskError, TaskStatus
from server.core.clock import utc_now
from server.core.database import SYSTEM, CrossTenantWrite, Database
from server.core.errors import DiskFull
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Claim, Execution, Outcome
from server.domain.tasks.models import Task, TaskDraft, TaskResult
from server.domain.tasks.service import TaskService
from server.workers.keeper import RunningTasks
from server.workers.running import (
    PROGRESS_INTERVAL_SECONDS,
    TaskContext,
    TaskRunner,
    WorkCancelled,
    WorkFailed,
    WorkInterrupted,
)
from tests.fakes.sender import RecordingSender
from tests.server.conftest import Submitter
from tests.server.workers.conftest import Phases, SetTask

LOCKED = OperationalError("UPDATE tasks", {}, Exception("database is locked"))
DONE = Outcome('{"done":true}', {"applied": 0}, "Nothing to gain")


@pytest.fixture
def runner(database: Database, execution: Execution, running: RunningTasks, sender: RecordingSender) -> TaskRunner:
    return TaskRunner(database, execution, running, sender)


@pytest.fixture
def task_id(admin: Member, submit: Submitter) -> str:
    return submit(admin).task_id


def done(context: TaskContext) -> Outcome:
    return DONE


def never(context: TaskContext) -> Outcome:
    raise AssertionError("this work must not run")


class TestDraft:
    def test_it_is_there_while_the_work_goes_on_and_gone_after(
        self, runner: TaskRunner, tasks: TaskService, admin: Member, task_id: str, database: Database
    ) -> None:
        seen = []

        def work(context: TaskContext) -> Outcome:
            context.draft('{"sections": 1}')
            seen.append(tasks.draft(admin, task_id, 0))
            return DONE

        runner.run(task_id, work)
        assert [draft.document for draft in seen if draft is not None] == [{"sections": 1}]
        assert tasks.draft(admin, task_id, 0) is None
        with database.read(SYSTEM) as session:
            assert session.scalars(select(TaskDraft)).all() == []

    def test_one_that_cannot_be_stored_stops_work_that_was_cancelled(
        self, runner: TaskRunner, tasks: TaskService, admin: Member, task_id: str
    ) -> None:
        stopped = []

        def work(context: TaskContext) -> Outcome:
            tasks.cancel(admin, task_id)
            context.draft("{}")
            stopped.append(context.cancelled.is_set())
            raise WorkCancelled

        runner.run(task_id, work)
        assert stopped == [True]
        assert tasks.show(admin, task_id).status is TaskStatus.CANCELLED


class TestEnds:
    def test_finished_work_completes_the_task(
        self, runner: TaskRunner, tasks: TaskService, admin: Member, task_id: str, phases: Phases
    ) -> None:
        runner.run(task_id, done)
        assert tasks.result(admin, task_id) == DONE.document
        assert phases(admin) == [Phase.QUEUED, Phase.STARTED, Phase.COMPLETED]

    def test_the_work_gets_what_was_asked_for(self, runner: TaskRunner, admin: Member, submit: Submitter) -> None:
        seen = []

        def work(context: TaskContext) -> Outcome:
            seen.append(context.params["script_code"])
            return DONE

        runner.run(submit(admin, code="print(42)").task_id, work)
        assert seen == ["print(42)"]

    def test_failed_work_leaves_its_error(
        self, runner: TaskRunner, tasks: TaskService, admin: Member, task_id: str, phases: Phases
    ) -> None:
        error = TaskError(error="SyntaxError", message="Line 3: no.", line=3)

        def work(context: TaskContext) -> Outcome:
            raise WorkFailed(error)

        runner.run(task_id, work)
        assert tasks.show(admin, task_id).error == error
        assert phases(admin) == [Phase.QUEUED, Phase.STARTED, Phase.FAILED]

    def test_interrupted_work_is_tried_again(
        self, runner: TaskRunner, admin: Member, task_id: str, phases: Phases, set_task: SetTask
    ) -> None:
        def work(context: TaskContext) -> Outcome:
            raise WorkInterrupted(TaskError(error="RateLimited", message="The model is busy."), retry_after=0)

        runner.run(task_id, work)
        assert phases(admin) == [Phase.QUEUED, Phase.STARTED, Phase.RETRYING]
        set_task(task_id, run_at=utc_now())
        runner.run(task_id, done)
        assert phases(admin)[3:] == [Phase.STARTED, Phase.COMPLETED]

    def test_an_unexpected_error_fails_it_readably(
        self, runner: TaskRunner, tasks: TaskService, admin: Member, task_id: str
    ) -> None:
        def work(context: TaskContext) -> Outcome:
            raise ZeroDivisionError("division by zero")

        runner.run(task_id, work)
        detail = tasks.show(admin, task_id)
        assert detail.status is TaskStatus.FAILED
        assert detail.error is not None
        assert (detail.error.error, detail.error.detail) == ("ZeroDivisionError", "division by zero")
        assert "not changed" in detail.error.message

    @pytest.mark.parametrize("trouble", [LOCKED, DiskFull("The disk is full.")], ids=["locked", "full"])
    def test_trouble_of_the_database_is_no_end(
        self,
        runner: TaskRunner,
        execution: Execution,
        running: RunningTasks,
        admin: Member,
        task_id: str,
        phases: Phases,
        set_task: SetTask,
        trouble: Exception,
    ) -> None:
        def work(context: TaskContext) -> Outcome:
            raise trouble

        runner.run(task_id, work)
        assert running.attempts() == [], "its lease is not renewed"
        set_task(task_id, lease_until=utc_now() - timedelta(seconds=1))
        assert execution.reap() == 1
        runner.run(task_id, done)
        assert phases(admin)[2:] == [Phase.RETRYING, Phase.STARTED, Phase.COMPLETED]

    def test_nothing_is_left_registered(
        self, runner: TaskRunner, running: RunningTasks, admin: Member, submit: Submitter
    ) -> None:
        def work(context: TaskContext) -> Outcome:
            assert running.attempts() == [(context.claim.task_id, 1)]
            raise ZeroDivisionError

        runner.run(submit(admin).task_id, work)
        assert running.attempts() == []


class TestCost:
    @pytest.mark.parametrize(
        "end",
        [
            None,
            WorkFailed(TaskError(error="E", message="m")),
            WorkInterrupted(TaskError(error="E", message="m")),
            ZeroDivisionError(),
            WorkCancelled(),
        ],
        ids=["completed", "failed", "interrupted", "unexpected", "cancelled"],
    )
    def test_what_was_spent_is_kept_however_the_work_ends(
        self, runner: TaskRunner, tasks: TaskService, admin: Member, task_id: str, end: Exception | None
    ) -> None:
        def work(context: TaskContext) -> Outcome:
            context.spend(1.0, 2000)
            context.spend(0.5, 1000, tokens=3)
            if isinstance(end, WorkCancelled):
                tasks.cancel(admin, task_id)
            if end is not None:
                raise end
            return DONE

        runner.run(task_id, work)
        used = tasks.show(admin, task_id).resources
        assert (used.cpu_seconds, used.peak_memory_bytes, used.tokens) == (1.5, 2000, 3)


class TestCancel:
    def test_work_that_stops_is_cancelled(
        self, runner: TaskRunner, tasks: TaskService, admin: Member, task_id: str, phases: Phases
    ) -> None:
        def work(context: TaskContext) -> Outcome:
            tasks.cancel(admin, task_id)
            context.report("Reading", 10)
            assert context.cancelled.is_set()
            raise WorkCancelled

        runner.run(task_id, work)
        assert phases(admin) == [Phase.QUEUED, Phase.STARTED, Phase.CANCELLING, Phase.CANCELLED]

    @pytest.mark.parametrize("error", [None, WorkFailed(TaskError(error="E", message="m")), ZeroDivisionError()])
    def test_an_end_that_comes_too_late_is_discarded(
        self,
        runner: TaskRunner,
        tasks: TaskService,
        admin: Member,
        task_id: str,
        phases: Phases,
        error: Exception | None,
    ) -> None:
        def work(context: TaskContext) -> Outcome:
            tasks.cancel(admin, task_id)
            if error is not None:
                raise error
            return DONE

        runner.run(task_id, work)
        detail = tasks.show(admin, task_id)
        assert (detail.status, detail.error) == (TaskStatus.CANCELLED, None)
        assert phases(admin)[-1] is Phase.CANCELLED


class TestDuplicateDelivery:
    def test_while_it_runs(self, runner: TaskRunner, admin: Member, task_id: str, phases: Phases) -> None:
        def work(context: TaskContext) -> Outcome:
            runner.run(task_id, never)
            return DONE

        runner.run(task_id, work)
        assert phases(admin) == [Phase.QUEUED, Phase.STARTED, Phase.COMPLETED]

    def test_after_its_end(self, runner: TaskRunner, admin: Member, task_id: str, phases: Phases) -> None:
        runner.run(task_id, done)
        runner.run(task_id, never)
        assert phases(admin) == [Phase.QUEUED, Phase.STARTED, Phase.COMPLETED]

    def test_of_a_task_that_does_not_exist(self, runner: TaskRunner) -> None:
        runner.run("no-such-task", never)

    def test_a_task_that_was_taken_over_is_ended_by_the_other_node_alone(
        self,
        database: Database,
        wakeups: Wakeups,
        runner: TaskRunner,
        tasks: TaskService,
        admin: Member,
        task_id: str,
        phases: Phases,
    ) -> None:
        other = Execution(database, wakeups, node_id="node-2", lease_seconds=15)
        taken: list[Claim | None] = []

        def work(context: TaskContext) -> Outcome:
            other.reap(everything=True)
            taken.append(other.claim(task_id))
            return DONE

        runner.run(task_id, work)
        assert tasks.show(admin, task_id).status is TaskStatus.PROCESSING
        (claim,) = taken
        assert claim is not None
        assert other.complete(claim, DONE)
        assert phases(admin).count(Phase.COMPLETED) == 1


class TestShutdown:
    def test_running_work_is_told_and_its_task_goes_back(
        self, runner: TaskRunner, tasks: TaskService, admin: Member, task_id: str, phases: Phases
    ) -> None:
        tries = tasks.show(admin, task_id).max_attempts

        def work(context: TaskContext) -> Outcome:
            runner.stop()
            assert context.cancelled.is_set()
            raise WorkCancelled

        runner.run(task_id, work)
        detail = tasks.show(admin, task_id)
        assert detail.status is TaskStatus.QUEUED
        assert detail.max_attempts - detail.attempt == tries
        assert phases(admin) == [Phase.QUEUED, Phase.STARTED, Phase.RETRYING]

    def test_a_cancel_by_a_person_counts_more(
        self, runner: TaskRunner, tasks: TaskService, admin: Member, task_id: str
    ) -> None:
        def work(context: TaskContext) -> Outcome:
            tasks.cancel(admin, task_id)
            runner.stop()
            raise WorkCancelled

        runner.run(task_id, work)
        assert tasks.show(admin, task_id).status is TaskStatus.CANCELLED

    def test_nothing_new_is_claimed(self, runner: TaskRunner, admin: Member, task_id: str, phases: Phases) -> None:
        runner.stop()
        runner.run(task_id, never)
        assert phases(admin) == [Phase.QUEUED]

    def test_a_stop_between_claim_and_work_is_not_missed(
        self, database: Database, wakeups: Wakeups, running: RunningTasks, sender: RecordingSender, admin: Member,
        task_id: str, phases: Phases,
    ) -> None:  # fmt: skip
        class Late(Execution):
            def claim(self, task_id: str) -> Claim | None:
                claim = super().claim(task_id)
                stopping.stop()
                return claim

        def work(context: TaskContext) -> Outcome:
            assert context.cancelled.is_set()
            raise WorkCancelled

        stopping = TaskRunner(database, Late(database, wakeups, node_id="n", lease_seconds=15), running, sender)
        stopping.run(task_id, work)
        assert phases(admin) == [Phase.QUEUED, Phase.STARTED, Phase.RETRYING]


class TestReport:
    def test_it_is_sent_at_most_four_times_a_second(
        self, runner: TaskRunner, sender: RecordingSender, task_id: str
    ) -> None:
        elapsed: list[float] = []

        def work(context: TaskContext) -> Outcome:
            begun = time.monotonic()
            for number in range(2000):
                context.report("Reading", number / 20)
            elapsed.append(time.monotonic() - begun)
            return DONE

        runner.run(task_id, work)
        assert 1 <= len(sender.sent) <= 1 + elapsed[0] / PROGRESS_INTERVAL_SECONDS
        assert sender.sent[0][1] == "script-optimization-progress"
        assert sender.sent[0][2]["step"] == "Reading"

    def test_work_goes_on_when_it_cannot_be_stored(
        self,
        runner: TaskRunner,
        execution: Execution,
        monkeypatch: pytest.MonkeyPatch,
        admin: Member,
        task_id: str,
        phases: Phases,
    ) -> None:
        def progress(*_: object) -> None:
            raise LOCKED

        monkeypatch.setattr(execution, "progress", progress)

        def work(context: TaskContext) -> Outcome:
            context.report("reading", 10)
            return DONE

        runner.run(task_id, work)
        assert phases(admin) == [Phase.QUEUED, Phase.STARTED, Phase.COMPLETED]

    def test_work_goes_on_when_it_cannot_be_sent(
        self, runner: TaskRunner, sender: RecordingSender, tasks: TaskService, admin: Member, task_id: str
    ) -> None:
        sender.down = True

        def work(context: TaskContext) -> Outcome:
            context.report("Reading", 10)
            assert not context.cancelled.is_set()
            assert tasks.show(admin, task_id).progress == 10
            return DONE

        runner.run(task_id, work)
        assert tasks.show(admin, task_id).status is TaskStatus.COMPLETED


class TestTenant:
    @pytest.fixture
    def foreign_id(self, stranger: Member, submit: Submitter) -> str:
        return submit(stranger).task_id

    def test_another_organization_s_rows_cannot_be_seen(
        self, runner: TaskRunner, task_id: str, foreign_id: str
    ) -> None:
        seen: list[object] = []

        def work(context: TaskContext) -> Outcome:
            with context.read() as session:
                seen.append(session.scalars(select(Task.id)).all())
                seen.append(session.get(Task, foreign_id))
            return DONE

        runner.run(task_id, work)
        assert seen == [[task_id], None]

    @pytest.mark.parametrize("statement", [update(Task).values(title="stolen"), delete(TaskResult), delete(Task)])
    def test_a_statement_over_all_rows_touches_only_its_own(
        self,
        runner: TaskRunner,
        tasks: TaskService,
        stranger: Member,
        task_id: str,
        foreign_id: str,
        statement: object,
    ) -> None:
        runner.run(foreign_id, done)

        def work(context: TaskContext) -> Outcome:
            with context.write() as unit:
                unit.session.execute(statement)  # type: ignore[call-overload]  # one of three kinds
            return DONE

        runner.run(task_id, work)
        assert tasks.show(stranger, foreign_id).title == "spawner.luau"
        assert tasks.result(stranger, foreign_id) == DONE.document

    def test_a_row_of_another_organization_cannot_be_written(
        self, runner: TaskRunner, tasks: TaskService, admin: Member, stranger: Member, task_id: str, foreign_id: str
    ) -> None:
        refused: list[str] = []

        def work(context: TaskContext) -> Outcome:
            with context.write() as unit:
                row = TaskResult(
                    organization_id=stranger.organization_id,
                    task_id=foreign_id,
                    document="{}",
                    created_at=tasks.show(admin, task_id).created_at,
                )
                unit.session.add(row)
                with pytest.raises(CrossTenantWrite):
                    unit.session.flush()
                refused.append(foreign_id)
                unit.session.expunge_all()
            return DONE

        runner.run(task_id, work)
        assert refused == [foreign_id]
        assert tasks.show(stranger, foreign_id).status is TaskStatus.QUEUED
