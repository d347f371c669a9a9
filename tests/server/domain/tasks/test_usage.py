"""What attempts cost, and how it adds up."""

from collections.abc import Callable

import pytest
from sqlalchemy import update

from contracts.tasks import Resources, TaskError, TaskStatus
from server.core.database import SYSTEM, Database
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Claim, Execution, Outcome
from server.domain.tasks.models import Task
from server.domain.tasks.service import TaskService
from server.domain.tasks.usage import NOTHING, Usage
from tests.server.conftest import Submitter

ERROR = TaskError(error="Busy", message="Busy.")
USED = Usage(cpu_seconds=1.5, peak_memory_bytes=5_000_000_000, tokens=40)
End = Callable[[Execution, Claim, Usage], bool]


def again(database: Database, execution: Execution, task_id: str) -> Claim:
    """The next try, whose time has come."""
    with database.write(SYSTEM) as unit:
        unit.session.execute(update(Task).values(run_at=unit.now()))
    claim = execution.claim(task_id)
    assert claim is not None
    return claim


class TestPlus:
    def test_what_is_not_known_stays_unknown(self) -> None:
        assert NOTHING.plus(NOTHING) == NOTHING
        assert NOTHING.plus(USED) == USED.plus(NOTHING) == USED

    def test_time_and_tokens_add_up_and_memory_does_not(self) -> None:
        assert Usage(1, 10, 100).plus(Usage(2, 5, 200)) == Usage(3, 10, 300)


class TestEnds:
    @pytest.mark.parametrize(
        "end",
        [
            lambda execution, claim, used: execution.complete(claim, Outcome("{}", {}, "Done"), used),
            lambda execution, claim, used: execution.fail(claim, ERROR, used),
            lambda execution, claim, used: execution.interrupt(claim, ERROR, used=used),
            lambda execution, claim, used: execution.release(claim, used),
        ],
        ids=["completed", "failed", "interrupted", "released"],
    )
    def test_every_end_keeps_it(
        self, execution: Execution, tasks: TaskService, admin: Member, submit: Submitter, end: End
    ) -> None:
        claim = execution.claim(submit(admin).task_id)
        assert claim is not None
        assert end(execution, claim, USED)
        self.check(tasks.show(admin, claim.task_id).resources)
        self.check(tasks.show(admin, claim.task_id).attempts[0].resources)

    def test_a_cancel_keeps_it(
        self, execution: Execution, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        claim = execution.claim(submit(admin).task_id)
        assert claim is not None
        tasks.cancel(admin, claim.task_id)
        assert execution.cancelled(claim, USED)
        self.check(tasks.show(admin, claim.task_id).resources)

    def test_the_last_try_keeps_it(
        self, database: Database, execution: Execution, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        task_id = submit(admin).task_id
        with database.write(SYSTEM) as unit:
            unit.session.execute(update(Task).values(max_attempts=1))
        assert execution.interrupt(again(database, execution, task_id), ERROR, used=USED)
        assert tasks.show(admin, task_id).status is TaskStatus.FAILED
        self.check(tasks.show(admin, task_id).resources)

    def check(self, found: Resources) -> None:
        assert found.wall_seconds is not None
        assert found == Resources(
            wall_seconds=found.wall_seconds, cpu_seconds=1.5, peak_memory_bytes=5_000_000_000, tokens=40
        )


class TestTries:
    def test_they_add_up_on_the_task_and_each_has_its_own(
        self, database: Database, execution: Execution, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        task_id = submit(admin).task_id
        assert execution.interrupt(again(database, execution, task_id), ERROR, used=Usage(1.0, 300, None))
        assert execution.interrupt(again(database, execution, task_id), ERROR)
        last = again(database, execution, task_id)
        assert execution.complete(last, Outcome("{}", {}, "Done"), Usage(2.0, 200, 7))
        shown = tasks.show(admin, task_id)
        assert [one.resources.cpu_seconds for one in shown.attempts] == [1.0, None, 2.0]
        used = shown.resources
        assert (used.cpu_seconds, used.peak_memory_bytes, used.tokens) == (3.0, 300, 7)
        walls = [one.resources.wall_seconds for one in shown.attempts]
        assert used.wall_seconds == pytest.approx(sum(wall or 0 for wall in walls))

    def test_a_holder_that_lost_the_task_adds_nothing(
        self, database: Database, execution: Execution, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        task_id = submit(admin).task_id
        lost = again(database, execution, task_id)
        execution.reap(everything=True)
        again(database, execution, task_id)
        assert not execution.fail(lost, ERROR, USED)
        assert tasks.show(admin, task_id).resources.cpu_seconds is None
