"""The log of a task, as a person reads it."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import SQLAlchemyError

from contracts.session import Role
from contracts.tasks import TaskError
from server.core.database import SYSTEM, Database
from server.domain.events.models import LoggedEvent
from server.domain.organizations.membership import Member
from server.domain.tasks import history as history_module
from server.domain.tasks.errors import TaskNotFound
from server.domain.tasks.execution import Claim, Execution, Outcome
from server.domain.tasks.history import TaskHistory
from server.domain.tasks.listing import TaskFilter
from server.domain.tasks.models import Task
from server.domain.tasks.service import TaskService
from tests.server.conftest import Submitter

BUSY = TaskError(error="RateLimited", message="The AI service is busy.", detail="429 Too Many Requests")
BROKEN = TaskError(error="LuauSyntaxError", message="The script has an error", detail="expected 'end'", line=3)


@pytest.fixture
def history(database: Database) -> TaskHistory:
    return TaskHistory(database)


def claimed(execution: Execution, task_id: str) -> Claim:
    claim = execution.claim(task_id)
    assert claim is not None
    return claim


def wait_over(database: Database) -> None:
    """As if the time until the next try had passed."""
    with database.write(SYSTEM) as unit:
        unit.session.execute(update(Task).values(run_at=unit.now()))


def said(history: TaskHistory, member: Member, task_id: str) -> list[str]:
    log = history.log(member, task_id)
    assert [line.at for line in log.lines] == sorted(line.at for line in log.lines)
    return [f"{line.level.value}: {line.text}" for line in log.lines]


def forget_events(database: Database) -> None:
    with database.write(SYSTEM) as unit:
        unit.session.execute(delete(LoggedEvent))


class TestLog:
    def test_a_task_that_is_tried_again_and_fails(
        self, history: TaskHistory, execution: Execution, admin: Member, submit: Submitter, database: Database
    ) -> None:
        task_id = submit(admin).task_id
        execution.interrupt(claimed(execution, task_id), BUSY)
        wait_over(database)
        execution.release(claimed(execution, task_id))
        execution.fail(claimed(execution, task_id), BROKEN)
        first, second, third, *rest = said(history, admin, task_id)
        assert (first, second) == ("info: Queued.", "info: Started on node node-1.")
        assert third.startswith("warning: Attempt 1 stopped. Trying again in ")
        assert third.endswith("The AI service is busy. (RateLimited: 429 Too Many Requests)")
        assert rest == [
            "info: Started on node node-1, attempt 2 of 4.",
            "warning: Attempt 2 stopped. Goes on when the server is back.",
            "info: Started on node node-1, attempt 3 of 4.",
            "error: Failed. The script has an error. (LuauSyntaxError, line 3: expected 'end')",
        ]

    def test_what_the_event_log_forgot_is_told_from_the_attempts(
        self, history: TaskHistory, execution: Execution, admin: Member, submit: Submitter, database: Database
    ) -> None:
        task_id = submit(admin).task_id
        execution.interrupt(claimed(execution, task_id), BUSY)
        wait_over(database)
        execution.complete(claimed(execution, task_id), Outcome("{}", {}, "2 changes applied"))
        forget_events(database)
        assert said(history, admin, task_id) == [
            "info: Queued.",
            "info: Started on node node-1.",
            "warning: Attempt 1 stopped. The AI service is busy. (RateLimited: 429 Too Many Requests)",
            "info: Started on node node-1, attempt 2 of 3.",
            "info: Completed. 2 changes applied.",
        ]

    @pytest.mark.parametrize("forgotten", [False, True])
    def test_who_cancelled_it_before_it_started(
        self,
        history: TaskHistory,
        tasks: TaskService,
        admin: Member,
        submit: Submitter,
        database: Database,
        forgotten: bool,
    ) -> None:
        task_id = submit(admin).task_id
        tasks.cancel(admin, task_id)
        if forgotten:
            forget_events(database)
        assert said(history, admin, task_id)[1:] == ["warning: Cancelled by Ada before it started."]

    def test_who_cancelled_it_under_way(
        self, history: TaskHistory, tasks: TaskService, execution: Execution, admin: Member, submit: Submitter
    ) -> None:
        task_id = submit(admin).task_id
        claim = claimed(execution, task_id)
        tasks.cancel(admin, task_id)
        execution.cancelled(claim)
        assert said(history, admin, task_id)[2:] == [
            "warning: Ada asked for it to stop.",
            "warning: Cancelled by Ada.",
        ]

    def test_a_repeat_names_its_origin(
        self, history: TaskHistory, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        origin = submit(admin).task_id
        tasks.cancel(admin, origin)
        again = submit.again(admin, tasks.origin_of_retry(admin, origin))
        assert said(history, admin, again.task_id) == [f"info: Queued, to run task {origin} again."]

    def test_somebody_elses_is_not_found(
        self, history: TaskHistory, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        task_id = submit(admin).task_id
        for member in (stranger, replace(admin, role=Role.TEACHER, user_id=stranger.user_id)):
            with pytest.raises(TaskNotFound):
                history.log(member, task_id)


class TestExport:
    def test_every_task_once_with_nothing_open_between_the_pieces(
        self,
        history: TaskHistory,
        admin: Member,
        submit: Submitter,
        database: Database,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(history_module, "AT_ONCE", 2)
        wanted = [submit(admin, code=f"print({number})").task_id for number in range(7)]
        pieces = history.export(admin, TaskFilter(), "csv")
        told = ""
        for piece in pieces:
            told += piece
            assert database.connections()["in_use"] == 0
            if len(told.splitlines()) == 3:
                submit(admin, code="print('meanwhile')")
        assert [line.split(",")[-4] for line in told.splitlines()[1:]] == wanted[::-1]

    def test_what_goes_wrong_at_once_is_no_file_that_breaks_off(self, admin: Member, sqlite_database: Database) -> None:
        broken = TaskHistory(sqlite_database)
        with sqlite_database.write(SYSTEM) as unit:
            unit.session.execute(text("ALTER TABLE tasks RENAME TO lost"))
        with pytest.raises(SQLAlchemyError):
            broken.export(admin, TaskFilter(), "json")
