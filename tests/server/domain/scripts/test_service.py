"""What a request about a script becomes."""

from typing import Any

import pytest

from contracts.optimization import OptimizeScriptRequest
from server.core.database import SYSTEM, Database
from server.domain.organizations.membership import Member
from server.domain.scripts.service import ScriptService
from server.domain.tasks.models import Task
from server.domain.tasks.service import TaskService


@pytest.fixture
def scripts(tasks: TaskService) -> ScriptService:
    return ScriptService(tasks)


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
