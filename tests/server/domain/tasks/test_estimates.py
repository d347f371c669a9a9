"""How long a task will take, told from those before it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import text, update

from contracts.tasks import SCRIPT_OPTIMIZATION, TaskError
from server.core.database import OWNER, SYSTEM, Database
from server.domain.organizations.membership import Member
from server.domain.tasks import repository
from server.domain.tasks.estimates import LATEST
from server.domain.tasks.execution import Claim, Execution, Outcome
from server.domain.tasks.models import Task
from server.domain.tasks.service import TaskService
from tests.server.conftest import Submitter

DONE = Outcome("{}", {}, "Done")


class History:
    """Tasks that took as long as a test says, and a new one that may be compared with them."""

    def __init__(self, database: Database, tasks: TaskService, execution: Execution, submit: Submitter) -> None:
        self.database, self.tasks, self.execution, self.submit = database, tasks, execution, submit

    def took(self, member: Member, seconds: Sequence[float], likeness: str = "small") -> None:
        """One completed task for each, in this order."""
        for one in seconds:
            claim = self.start(member, likeness)
            assert self.execution.complete(claim, DONE)
            with self.database.write(SYSTEM) as unit:
                task = unit.session.get_one(Task, claim.task_id)
                assert task.started_at is not None
                task.finished_at = task.started_at + timedelta(seconds=one)

    def start(self, member: Member, likeness: str = "small") -> Claim:
        claim = self.execution.claim(self.submit(member, likeness=likeness).task_id)
        assert claim is not None
        return claim

    def passed(self, claim: Claim, seconds: float) -> None:
        """So much time has passed since the claim."""
        earlier = update(Task).where(Task.id == claim.task_id)
        with self.database.write(SYSTEM) as unit:
            unit.session.execute(earlier.values(started_at=unit.now() - timedelta(seconds=seconds)))

    def left(self, member: Member, claim: Claim) -> tuple[float, float] | None:
        return self.tasks.show(member, claim.task_id).eta_seconds


@pytest.fixture
def history(database: Database, tasks: TaskService, execution: Execution, submit: Submitter) -> History:
    return History(database, tasks, execution, submit)


class TestExpected:
    def test_it_is_the_range_without_the_fastest_and_the_slowest_fifth(self, history: History, admin: Member) -> None:
        history.took(admin, [1000, 10, 20, 30, 40, 1])
        assert history.left(admin, history.start(admin)) == pytest.approx((10, 40), abs=1)

    def test_fewer_than_three_tell_nothing(self, history: History, admin: Member) -> None:
        history.took(admin, [10, 20])
        assert history.left(admin, history.start(admin)) is None

    def test_only_like_tasks_count_where_there_are_three(self, history: History, admin: Member) -> None:
        history.took(admin, [10, 10, 10])
        history.took(admin, [500, 500, 500], likeness="large")
        assert history.left(admin, history.start(admin)) == pytest.approx((10, 10), abs=1)
        assert history.left(admin, history.start(admin, "large")) == pytest.approx((500, 500), abs=1)

    def test_else_all_of_the_kind_count(self, history: History, admin: Member) -> None:
        history.took(admin, [10, 10])
        history.took(admin, [50, 50], likeness="large")
        assert history.left(admin, history.start(admin, "huge")) == pytest.approx((10, 50), abs=1)

    def test_what_failed_or_was_cancelled_does_not_count(self, history: History, admin: Member) -> None:
        history.took(admin, [10, 10])
        assert history.execution.fail(history.start(admin), TaskError(error="No", message="No."))
        cancelled = history.start(admin)
        history.tasks.cancel(admin, cancelled.task_id)
        assert history.execution.cancelled(cancelled)
        assert history.left(admin, history.start(admin)) is None

    def test_other_organizations_do_not_count(self, history: History, admin: Member, stranger: Member) -> None:
        history.took(stranger, [10, 10, 10])
        assert history.left(admin, history.start(admin)) is None

    def test_only_the_latest_count(self, history: History, admin: Member) -> None:
        history.took(admin, [1] * 5)
        history.took(admin, [300] * LATEST)
        assert history.left(admin, history.start(admin)) == pytest.approx((300, 300), abs=1)


class TestRemaining:
    def test_what_has_passed_is_taken_off(self, history: History, admin: Member) -> None:
        history.took(admin, [20, 20, 40, 40])
        claim = history.start(admin)
        history.passed(claim, 30)
        assert history.left(admin, claim) == pytest.approx((0, 10), abs=1)
        history.passed(claim, 60)
        assert history.left(admin, claim) == (0, 0)

    def test_what_runs_far_longer_than_the_others_is_told_no_range(self, history: History, admin: Member) -> None:
        history.took(admin, [20, 20, 20])
        claim = history.start(admin)
        history.passed(claim, 45)
        assert history.left(admin, claim) is None

    def test_the_start_and_each_progress_carry_it(self, history: History, admin: Member) -> None:
        history.took(admin, [20, 20, 20])
        claim = history.start(admin)
        log = history.tasks.events(admin, after=0, epoch=None, limit=100).of_tasks
        assert log[-1].eta_seconds == pytest.approx((20, 20), abs=1)
        history.passed(claim, 5)
        event = history.execution.progress(claim, 40, "Timing", "Timing")
        assert event is not None
        assert event.eta_seconds == pytest.approx((15, 15), abs=1)
        listed = history.tasks.list(admin, limit=1, before=None).tasks[0]
        assert listed.eta_seconds == pytest.approx((15, 15), abs=1)

    def test_there_is_none_before_the_start_nor_after_the_end(self, history: History, admin: Member) -> None:
        history.took(admin, [20, 20, 20])
        assert history.submit(admin, likeness="small").eta_seconds is None
        claim = history.start(admin)
        assert history.execution.release(claim)
        assert history.left(admin, claim) is None
        again = history.execution.claim(claim.task_id)
        assert again is not None
        assert history.left(admin, again) is not None
        assert history.tasks.cancel(admin, claim.task_id).eta_seconds is None
        assert history.execution.cancelled(again)
        assert history.left(admin, claim) is None


class TestCost:
    @pytest.mark.parametrize("likeness", ["small", None])
    def test_an_index_gives_the_latest_in_order_however_many_there_are(
        self, database: Database, admin: Member, likeness: str | None
    ) -> None:
        """Nothing else is read and nothing is sorted: the cost does not grow with the number of tasks."""
        on_sqlite = database.engine.dialect.name == "sqlite"
        statement = repository.LATEST_RUNS if likeness is None else repository.LATEST_RUNS_ALIKE
        written = statement.compile(database.engine)
        asked = {OWNER: admin.organization_id, "of_kind": SCRIPT_OPTIMIZATION, "count": LATEST, "of_likeness": likeness}
        bound = tuple({**written.params, **asked}[name] for name in written.positiontup or ()) if on_sqlite else asked
        with database.write(SYSTEM) as unit:
            if not on_sqlite:  # a handful of rows is read faster without an index
                unit.session.execute(text("SET LOCAL enable_seqscan = off"))
                unit.session.execute(text("SET LOCAL enable_bitmapscan = off"))
                unit.session.execute(text("SET LOCAL enable_sort = off"))  # a handful is sorted faster than leapt to
            how = "EXPLAIN QUERY PLAN" if on_sqlite else "EXPLAIN"
            rows = unit.session.connection().exec_driver_sql(f"{how} {written}", bound)
            plan = "\n".join(str(row) for row in rows)
        wanted = "kind_likeness_finished_at" if likeness is not None else "kind_finished_at"
        assert f"ix_tasks_organization_id_{wanted}" in plan
        assert "SCAN tasks" not in plan
        assert "sort" not in plan.lower()
        assert "temp b-tree" not in plan.lower()
