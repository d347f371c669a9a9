"""What a request about a script becomes."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest
from sqlalchemy import delete

from contracts.events import Phase
from contracts.optimization import OptimizationLevel, OptimizeScriptRequest, Place
from contracts.tasks import TaskError, TaskPriority, TaskStatus, TaskView
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member
from server.domain.scripts.service import ScriptService
from server.domain.tasks.errors import IdempotencyConflict
from server.domain.tasks.execution import Execution, Outcome
from server.domain.tasks.history import TaskHistory
from server.domain.tasks.models import Task, TaskAttempt, TaskResult
from server.domain.tasks.service import TaskService


@pytest.fixture
def scripts(tasks: TaskService) -> ScriptService:
    return ScriptService(tasks, engine="engine 1")


Finish = Callable[[TaskView], None]
DOCUMENT = '{"changes": "all of them"}'


@pytest.fixture
def finish(execution: Execution) -> Finish:
    """Works on a task as a node does."""

    def complete(task: TaskView) -> None:
        claim = execution.claim(task.task_id)
        assert claim is not None
        assert execution.complete(claim, Outcome(DOCUMENT, {"applied": 3}, "3 changes applied"))

    return complete


class TestLog:
    def test_it_says_that_nothing_was_run(
        self, database: Database, scripts: ScriptService, admin: Member, finish: Finish
    ) -> None:
        request = OptimizeScriptRequest(script_code="print(1)", script_name="a.luau")
        first = scripts.optimize(admin, request, None)
        finish(first)
        again = scripts.optimize(admin, request, None)
        told = [line.text for line in TaskHistory(database).log(admin, again.task_id).lines]
        assert told[1] == f"Answered with the stored result of task {first.task_id}."


class TestPriority:
    def test_the_task_has_it_and_nothing_else_of_the_request_changes(
        self, scripts: ScriptService, tasks: TaskService, admin: Member
    ) -> None:
        request = OptimizeScriptRequest(script_code="print(1)", script_name="a.luau", priority=TaskPriority.HIGH)
        task = scripts.optimize(admin, request, None)
        assert task.priority is TaskPriority.HIGH
        assert "priority" not in tasks.show(admin, task.task_id).params

    def test_another_priority_is_the_same_request(self, scripts: ScriptService, admin: Member, finish: Finish) -> None:
        request = OptimizeScriptRequest(script_code="print(1)", script_name="a.luau", priority=TaskPriority.LOW)
        finish(first := scripts.optimize(admin, request, None))
        again = scripts.optimize(admin, request.model_copy(update={"priority": TaskPriority.HIGH}), None)
        assert again.cached_from == first.task_id

    @pytest.mark.parametrize(
        ("changes", "expected"), [({}, TaskPriority.LOW), ({"priority": "high"}, TaskPriority.HIGH)]
    )
    def test_a_retry_keeps_it_unless_told_otherwise(
        self,
        scripts: ScriptService,
        tasks: TaskService,
        admin: Member,
        finish: Finish,
        changes: dict[str, Any],
        expected: TaskPriority,
    ) -> None:
        request = OptimizeScriptRequest(script_code="print(1)", script_name="a.luau", priority=TaskPriority.LOW)
        finish(first := scripts.optimize(admin, request, None))
        origin = tasks.origin_of_retry(admin, first.task_id)
        assert scripts.retry(admin, origin, changes, None).priority is expected


class TestResultAgain:
    @pytest.fixture
    def asked_for(self) -> OptimizeScriptRequest:
        return OptimizeScriptRequest(script_code="print(1)", script_name="a.luau")

    def test_the_same_request_is_answered_at_once(
        self,
        scripts: ScriptService,
        tasks: TaskService,
        execution: Execution,
        admin: Member,
        finish: Finish,
        asked_for: OptimizeScriptRequest,
    ) -> None:
        first = scripts.optimize(admin, asked_for, None)
        finish(first)
        again = scripts.optimize(admin, asked_for, None)
        origin = tasks.show(admin, first.task_id)
        assert origin.finished_at is not None
        assert again.task_id != first.task_id
        assert (again.status, again.cached_from, again.message) == (
            TaskStatus.COMPLETED,
            first.task_id,
            "3 changes applied",
        )
        assert again.result == {
            "applied": 3,
            "cached_from": first.task_id,
            "measured_at": origin.finished_at.isoformat(),
        }
        assert tasks.result(admin, again.task_id) == DOCUMENT
        assert execution.claim(again.task_id) is None
        assert tasks.show(admin, again.task_id).attempts == []
        log = [
            one for one in tasks.events(admin, after=0, epoch=None, limit=100).of_tasks if one.task_id == again.task_id
        ]
        assert [one.phase for one in log] == [Phase.QUEUED, Phase.STARTED, Phase.COMPLETED]
        assert log[-1].result == again.result

    def test_the_answer_names_the_task_that_was_run(
        self,
        scripts: ScriptService,
        admin: Member,
        finish: Finish,
        asked_for: OptimizeScriptRequest,
    ) -> None:
        first = scripts.optimize(admin, asked_for, None)
        finish(first)
        answers = [scripts.optimize(admin, asked_for, None) for _ in range(3)]
        assert [one.cached_from for one in answers] == [first.task_id] * 3

    def test_the_latest_run_counts(
        self, scripts: ScriptService, admin: Member, finish: Finish, asked_for: OptimizeScriptRequest
    ) -> None:
        finish(scripts.optimize(admin, asked_for, None))
        later = scripts.optimize(admin, asked_for.model_copy(update={"fresh": True}), None)
        assert later.status is TaskStatus.QUEUED
        finish(later)
        assert scripts.optimize(admin, asked_for, None).cached_from == later.task_id

    @pytest.mark.parametrize(
        "other",
        [
            {"script_code": "print(2)"},
            {"seed": 1},
            {"optimization_level": OptimizationLevel.AGGRESSIVE},
            {"script_name": "b.luau"},
            {"left_out": [Place(rule="x", line=1)]},
            {"fresh": True},
        ],
        ids=lambda other: next(iter(other)),
    )
    def test_another_request_is_run(
        self,
        scripts: ScriptService,
        admin: Member,
        finish: Finish,
        asked_for: OptimizeScriptRequest,
        other: dict[str, Any],
    ) -> None:
        finish(scripts.optimize(admin, asked_for, None))
        asked = scripts.optimize(admin, asked_for.model_copy(update=other), None)
        assert (asked.status, asked.cached_from) == (TaskStatus.QUEUED, None)

    def test_what_a_model_had_a_part_in_is_run_each_time(
        self, scripts: ScriptService, admin: Member, finish: Finish, asked_for: OptimizeScriptRequest
    ) -> None:
        asking = asked_for.model_copy(update={"ai_proposals": True})
        finish(scripts.optimize(admin, asking, None))
        assert scripts.optimize(admin, asking, None).status is TaskStatus.QUEUED

    def test_a_retry_is_run(
        self,
        database: Database,
        scripts: ScriptService,
        admin: Member,
        finish: Finish,
        asked_for: OptimizeScriptRequest,
    ) -> None:
        first = scripts.optimize(admin, asked_for, None)
        finish(first)
        with database.read(SYSTEM) as session:
            origin = session.get_one(Task, first.task_id)
        assert scripts.retry(admin, origin, {}, None).status is TaskStatus.QUEUED

    def test_another_engine_runs_it(
        self,
        scripts: ScriptService,
        tasks: TaskService,
        admin: Member,
        finish: Finish,
        asked_for: OptimizeScriptRequest,
    ) -> None:
        finish(scripts.optimize(admin, asked_for, None))
        newer = ScriptService(tasks, engine="engine 2")
        assert newer.optimize(admin, asked_for, None).status is TaskStatus.QUEUED

    def test_other_people_get_nothing_of_it(
        self,
        database: Database,
        scripts: ScriptService,
        admin: Member,
        stranger: Member,
        finish: Finish,
        asked_for: OptimizeScriptRequest,
    ) -> None:
        finish(scripts.optimize(admin, asked_for, None))
        assert scripts.optimize(stranger, asked_for, None).status is TaskStatus.QUEUED
        guest = Member(**{**asdict(stranger), "organization_id": admin.organization_id})
        assert scripts.optimize(guest, asked_for, None).status is TaskStatus.QUEUED

    def test_what_failed_or_was_cancelled_is_run(
        self,
        scripts: ScriptService,
        tasks: TaskService,
        execution: Execution,
        admin: Member,
        asked_for: OptimizeScriptRequest,
    ) -> None:
        tasks.cancel(admin, scripts.optimize(admin, asked_for, None).task_id)
        failing = scripts.optimize(admin, asked_for, None)
        assert failing.status is TaskStatus.QUEUED
        claim = execution.claim(failing.task_id)
        assert claim is not None
        assert execution.fail(claim, TaskError(error="No", message="No."))
        assert scripts.optimize(admin, asked_for, None).status is TaskStatus.QUEUED

    def test_what_was_deleted_is_run_and_copies_live_on(
        self,
        database: Database,
        scripts: ScriptService,
        tasks: TaskService,
        admin: Member,
        finish: Finish,
        asked_for: OptimizeScriptRequest,
    ) -> None:
        first = scripts.optimize(admin, asked_for, None)
        finish(first)
        again = scripts.optimize(admin, asked_for, None)
        with database.write(SYSTEM) as unit:
            unit.session.execute(delete(TaskResult).where(TaskResult.task_id == first.task_id))
            unit.session.execute(delete(TaskAttempt).where(TaskAttempt.task_id == first.task_id))
            unit.session.execute(delete(Task).where(Task.id == first.task_id))
        assert tasks.result(admin, again.task_id) == DOCUMENT
        assert scripts.optimize(admin, asked_for, None).status is TaskStatus.QUEUED

    def test_a_full_queue_does_not_stand_in_its_way(
        self,
        database: Database,
        scripts: ScriptService,
        admin: Member,
        finish: Finish,
        wakeups: Wakeups,
        asked_for: OptimizeScriptRequest,
    ) -> None:
        finish(scripts.optimize(admin, asked_for, None))
        full = ScriptService(TaskService(database, wakeups, most_queued=0), engine="engine 1")
        assert full.optimize(admin, asked_for, None).status is TaskStatus.COMPLETED

    def test_its_key_gives_it_again_and_asking_for_a_run_is_another_body(
        self, scripts: ScriptService, admin: Member, finish: Finish, asked_for: OptimizeScriptRequest
    ) -> None:
        finish(scripts.optimize(admin, asked_for, None))
        again = scripts.optimize(admin, asked_for, "k")
        assert scripts.optimize(admin, asked_for, "k").task_id == again.task_id
        with pytest.raises(IdempotencyConflict):
            scripts.optimize(admin, asked_for.model_copy(update={"fresh": True}), "k")

    def test_nothing_is_learned_from_it_about_how_long_things_take(
        self,
        scripts: ScriptService,
        tasks: TaskService,
        execution: Execution,
        admin: Member,
        finish: Finish,
        asked_for: OptimizeScriptRequest,
    ) -> None:
        finish(scripts.optimize(admin, asked_for, None))
        for _ in range(5):
            scripts.optimize(admin, asked_for, None)
        fresh = scripts.optimize(admin, asked_for.model_copy(update={"fresh": True}), None)
        assert execution.claim(fresh.task_id) is not None
        assert tasks.show(admin, fresh.task_id).eta_seconds is None


class TestLikeness:
    @pytest.fixture
    def likeness(self, database: Database, scripts: ScriptService, admin: Member) -> Any:
        def of(**wishes: Any) -> str:
            request = OptimizeScriptRequest(**{"script_code": "print(1)" * 30, **wishes})
            task = scripts.optimize(admin, request, None)
            with database.read(SYSTEM) as session:
                return session.get_one(Task, task.task_id).likeness

        return of

    def test_small_differences_do_not_count(self, likeness: Any) -> None:
        assert likeness() == likeness(script_code="print(2)" * 31, script_name="b.luau", time_budget_seconds=5.5)

    @pytest.mark.parametrize(
        "wish",
        [
            {"optimization_level": "aggressive"},
            {"time_budget_seconds": 30},
            {"script_code": "print(1)" * 300},
            {"ai_proposals": True},
        ],
    )
    def test_what_takes_another_time_counts(self, likeness: Any, wish: dict[str, Any]) -> None:
        assert likeness() != likeness(**wish)

    def test_a_retry_is_like_what_it_asks_for(self, database: Database, scripts: ScriptService, admin: Member) -> None:
        first = scripts.optimize(admin, OptimizeScriptRequest(script_code="print(1)"), None)
        with database.read(SYSTEM) as session:
            origin = session.get_one(Task, first.task_id)
        same = scripts.retry(admin, origin, {}, None)
        longer = scripts.retry(admin, origin, {"time_budget_seconds": 60}, None)
        with database.read(SYSTEM) as session:
            assert session.get_one(Task, same.task_id).likeness == origin.likeness
            assert session.get_one(Task, longer.task_id).likeness != origin.likeness

    def test_the_longest_fits(self, likeness: Any) -> None:
        assert likeness(
            script_code="x" * 512 * 1024, optimization_level="conservative", time_budget_seconds=60, ai_proposals=True
        )
