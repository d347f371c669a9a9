"""What is older than the history is kept goes, and nothing else does."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from contracts.tasks import TaskError, TaskView
from server.core.database import SYSTEM, Database
from server.domain.events import log
from server.domain.events.models import EventStream, LoggedEvent
from server.domain.organizations.membership import Member
from server.domain.tasks import retention
from server.domain.tasks.errors import TaskNotFound
from server.domain.tasks.execution import Claim, Execution, Outcome
from server.domain.tasks.models import Task, TaskAttempt, TaskResult
from server.domain.tasks.retention import Retention
from server.domain.tasks.service import TaskService
from tests.server.conftest import Submitter

DAYS = 30
Made = Callable[[], TaskView]


@pytest.fixture
def keeping(database: Database) -> Retention:
    return Retention(database, DAYS)


@pytest.fixture
def completed(execution: Execution, admin: Member, submit: Submitter) -> Made:
    """Makes a task with a result and an attempt."""

    def make() -> TaskView:
        task = submit(admin)
        execution.complete(claimed(execution, task), Outcome("{}", {}, "1 change applied"))
        return task

    return make


def claimed(execution: Execution, task: TaskView) -> Claim:
    claim = execution.claim(task.task_id)
    assert claim is not None
    return claim


def pass_time(database: Database, days: float) -> None:
    """As if so many days had passed since everything that is there."""
    past = timedelta(days=days)
    with database.write(SYSTEM) as unit:
        for task in unit.session.scalars(select(Task)):
            task.created_at -= past
            if task.finished_at is not None:
                task.finished_at -= past
        for event in unit.session.scalars(select(LoggedEvent)):
            event.created_at -= past


def publish(database: Database) -> None:
    """As the publisher does."""
    with database.write(SYSTEM) as unit:
        unit.session.execute(update(EventStream).values(published_seq=EventStream.top_seq))


def run(keeping: Retention) -> None:
    for _ in range(100):
        if not keeping.step():
            return
    raise AssertionError("it does not come to an end")


def ids(tasks: TaskService, member: Member) -> list[str]:
    return [task.task_id for task in tasks.list(member, limit=100, before=None).tasks]


def counts(database: Database) -> tuple[int, ...]:
    with database.read(SYSTEM) as session:
        tables = (Task, TaskAttempt, TaskResult)
        return tuple(session.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


class TestTasks:
    def test_old_ones_go_with_result_and_attempts(
        self, database: Database, keeping: Retention, tasks: TaskService, admin: Member, completed: Made
    ) -> None:
        completed()
        pass_time(database, DAYS + 1)
        young = completed()
        assert counts(database) == (2, 2, 2)
        run(keeping)
        assert ids(tasks, admin) == [young.task_id]
        assert counts(database) == (1, 1, 1)

    def test_nothing_goes_before_its_time(self, database: Database, keeping: Retention, completed: Made) -> None:
        completed()
        publish(database)
        pass_time(database, DAYS - 0.1)
        assert keeping.step() == 0
        assert counts(database) == (1, 1, 1)

    def test_without_a_limit_all_is_kept(self, database: Database, completed: Made) -> None:
        completed()
        publish(database)
        pass_time(database, 10_000)
        assert Retention(database, 0).step() == 0
        assert counts(database) == (1, 1, 1)

    def test_what_has_not_ended_stays(
        self,
        database: Database,
        keeping: Retention,
        execution: Execution,
        tasks: TaskService,
        admin: Member,
        submit: Submitter,
    ) -> None:
        waiting, running, cancelling = submit(admin), submit(admin), submit(admin)
        claimed(execution, running)
        claimed(execution, cancelling)
        tasks.cancel(admin, cancelling.task_id)
        pass_time(database, DAYS + 1)
        run(keeping)
        assert set(ids(tasks, admin)) == {waiting.task_id, running.task_id, cancelling.task_id}

    def test_what_an_unfinished_retry_descends_from_stays(
        self,
        database: Database,
        keeping: Retention,
        execution: Execution,
        tasks: TaskService,
        admin: Member,
        submit: Submitter,
        completed: Made,
    ) -> None:
        first = completed()
        second = submit.again(admin, tasks.origin_of_retry(admin, first.task_id))
        execution.fail(claimed(execution, second), TaskError(error="Broken", message="It broke."))
        third = submit.again(admin, tasks.origin_of_retry(admin, second.task_id))
        pass_time(database, DAYS + 1)
        run(keeping)
        assert set(ids(tasks, admin)) == {first.task_id, second.task_id, third.task_id}
        tasks.cancel(admin, third.task_id)
        pass_time(database, DAYS - 1)
        run(keeping)
        assert set(ids(tasks, admin)) == {first.task_id, second.task_id, third.task_id}
        pass_time(database, 2)
        run(keeping)
        assert ids(tasks, admin) == []

    def test_a_retry_of_what_went_meanwhile_is_not_found(
        self,
        database: Database,
        keeping: Retention,
        tasks: TaskService,
        admin: Member,
        submit: Submitter,
        completed: Made,
    ) -> None:
        origin = tasks.origin_of_retry(admin, completed().task_id)
        pass_time(database, DAYS + 1)
        run(keeping)
        with pytest.raises(TaskNotFound):
            submit.again(admin, origin)

    def test_a_little_at_a_time(
        self, database: Database, keeping: Retention, completed: Made, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(retention, "TASKS_AT_ONCE", 2)
        for _ in range(5):
            completed()
        pass_time(database, DAYS + 1)
        assert [keeping.step() for _ in range(4)] == [2, 2, 1, 0]


class TestEvents:
    def test_old_ones_go_and_the_numbers_go_on(
        self,
        database: Database,
        keeping: Retention,
        tasks: TaskService,
        admin: Member,
        submit: Submitter,
        completed: Made,
    ) -> None:
        completed()
        publish(database)
        pass_time(database, DAYS + 1)
        submit(admin)
        run(keeping)
        submit(admin)
        behind = tasks.events(admin, after=2, epoch=None, limit=10)
        assert (behind.first, behind.top, behind.recovered, behind.events, behind.has_more) == (4, 5, False, [], False)
        just = tasks.events(admin, after=3, epoch=behind.epoch, limit=10)
        assert (just.recovered, [event.seq for event in just.events]) == (True, [4, 5])

    def test_a_log_of_which_all_is_old_is_empty_and_its_top_is_known(
        self, database: Database, keeping: Retention, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        submit(admin)
        publish(database)
        pass_time(database, DAYS + 1)
        run(keeping)
        known = tasks.events(admin, after=1, epoch=None, limit=10)
        assert (known.first, known.top, known.recovered, known.events) == (2, 1, True, [])
        assert not tasks.events(admin, after=0, epoch=None, limit=10).recovered
        assert tasks.list(admin, limit=10, before=None).as_of_seq == 1

    def test_what_was_not_sent_stays(
        self, database: Database, keeping: Retention, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        submit(admin)
        publish(database)
        submit(admin)
        pass_time(database, DAYS + 1)
        run(keeping)
        assert [event.seq for event in tasks.events(admin, after=1, epoch=None, limit=10).events] == [2]

    def test_a_little_at_a_time_and_each_organization_for_itself(
        self,
        database: Database,
        keeping: Retention,
        admin: Member,
        stranger: Member,
        submit: Submitter,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(retention, "EVENTS_AT_ONCE", 2)
        for _ in range(3):
            submit(admin)
        publish(database)
        pass_time(database, DAYS + 1)
        submit(stranger)
        publish(database)
        assert [keeping.step() for _ in range(3)] == [2, 1, 0]
        with database.read(SYSTEM) as session:
            assert log.position(session, admin.organization_id).first == 4
            assert log.position(session, stranger.organization_id).first == 1
