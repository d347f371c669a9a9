"""From a server that is found to tasks that are shown, and back after a loss."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from contracts.events import Phase
from contracts.optimization import OptimizeScriptRequest
from contracts.project import Project
from contracts.tasks import TaskStatus
from desktop.services.errors import ServerNotRunning
from desktop.services.job_runner import JobRunner
from desktop.services.local.outbox_rows import Again, NewTask
from desktop.services.realtime_feed import FeedState
from desktop.services.server_supervisor import SupervisorPhase
from desktop.services.workspace import Workspace
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp, Refused, announce, create_app
from tests.desktop.services.sending import optimized
from tests.desktop.services.serving import served
from tests.desktop.services.waiting import recorded, until

SCRIPT = OptimizeScriptRequest(script_code="return 1", script_name="mine.luau")
IN_PROJECT = SCRIPT.model_copy(update={"project": Project(script_path=["Workspace", "Main"])})


class TestConnect:
    def test_before_it_nothing_can_be_asked(self, workspace: Workspace, run: Run[Any]) -> None:
        with pytest.raises(ServerNotRunning):
            run(workspace.task("task-1"))

    def test_gives_the_session_and_the_tasks(
        self, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str, ledger: LedgerApp
    ) -> None:
        ledger.submit("task-1")
        sessions = recorded(workspace.connected)
        announce(tmp_path, url)
        workspace.start()
        run(until(lambda: workspace.tracker.get("task-1"), "the task"))
        assert [session.display_name for session in sessions] == ["Käthe"]
        assert workspace.session == sessions[0]

    def test_a_server_in_trouble_is_asked_again(
        self, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str, ledger: LedgerApp
    ) -> None:
        ledger.refusals["/api/v1/session"] = [Refused(500, "InternalError")]
        announce(tmp_path, url)
        workspace.start()
        run(until(lambda: workspace.session is not None, "the connection"))

    def test_without_live_events_everything_else_works(
        self, joined: Workspace, run: Run[Any], ledger: LedgerApp
    ) -> None:
        accepted = run(optimized(joined, SCRIPT))
        ledger.advance(accepted.task_id, Phase.STARTED)
        ledger.advance(accepted.task_id, Phase.COMPLETED)
        run(until(lambda: (task := joined.tracker.get(accepted.task_id)) and task.status.is_terminal, "the end"))
        assert joined.feed.state is FeedState.OFF


class TestProject:
    """A script that was opened from the history or the outbox has no file by which its project could be found."""

    def test_another_version_of_a_task_leaves_the_project_as_it_was(self, workspace: Workspace) -> None:
        entry = workspace.outbox.get(workspace.optimize(SCRIPT, changes_of="task-1"))
        assert entry is not None
        assert isinstance(entry.request, Again)
        assert entry.request.changes is not None
        assert "project" not in entry.request.changes
        assert entry.request.changes["script_code"] == "return 1"

    def test_another_version_with_a_project_brings_it(self, workspace: Workspace) -> None:
        entry = workspace.outbox.get(workspace.optimize(IN_PROJECT, changes_of="task-1"))
        assert entry is not None
        assert isinstance(entry.request, Again)
        assert (entry.request.changes or {})["project"]

    def test_a_waiting_request_that_is_edited_keeps_its_project(self, workspace: Workspace) -> None:
        waiting = workspace.optimize(IN_PROJECT)
        entry = workspace.outbox.get(workspace.optimize(SCRIPT, in_place_of=waiting))
        assert entry is not None
        assert isinstance(entry.request, NewTask)
        assert OptimizeScriptRequest.model_validate(entry.request.body).project == IN_PROJECT.project


class TestOptimize:
    def test_shows_the_task_at_once(self, joined: Workspace, run: Run[Any]) -> None:
        added = recorded(joined.tracker.task_added)
        accepted = run(optimized(joined, SCRIPT))
        assert added == [accepted.task_id]
        task = joined.tracker.get(accepted.task_id)
        assert task is not None
        assert task.title == "mine.luau"

    def test_an_answer_that_was_lost_makes_no_second_task(
        self, joined: Workspace, run: Run[Any], ledger: LedgerApp
    ) -> None:
        ledger.lose_answers = 1
        accepted = run(optimized(joined, SCRIPT))
        assert list(ledger.rows) == [accepted.task_id]
        assert ledger.requests.count("POST /api/v1/roblox/optimize-script") == 2


class TestLoss:
    def test_of_the_server_is_told_and_mended(
        self, workspace: Workspace, run: Run[Any], tmp_path: Path, ledger: LedgerApp, jobs: JobRunner
    ) -> None:
        connected, disconnected = recorded(workspace.connected), recorded(workspace.disconnected)
        with served(create_app(ledger)) as url:
            announce(tmp_path, url)
            workspace.start()
            run(until(lambda: connected, "the connection"))
            accepted = run(optimized(workspace, SCRIPT))
        run(until(lambda: disconnected, "the loss"))
        assert workspace.session is None
        assert workspace.tracker.get(accepted.task_id) is not None
        ledger.advance(accepted.task_id, Phase.STARTED)
        completed = recorded(workspace.tracker.completed)
        ledger.advance(accepted.task_id, Phase.COMPLETED)
        with served(create_app(ledger)) as url:
            announce(tmp_path, url)
            run(until(lambda: workspace.supervisor.state.phase is SupervisorPhase.FAILED, "the end of the search"))
            workspace.supervisor.retry_now()
            run(until(lambda: len(connected) == 2, "the second connection"))
            run(until(lambda: completed, "what happened meanwhile"))
            task = workspace.tracker.get(accepted.task_id)
            assert task is not None
            assert task.status is TaskStatus.COMPLETED

    def test_a_request_that_meets_a_restart_waits_for_the_new_server(
        self, workspace: Workspace, run: Run[Any], tmp_path: Path, ledger: LedgerApp, jobs: JobRunner
    ) -> None:
        with served(create_app(ledger)) as url:
            announce(tmp_path, url)
            workspace.start()
            run(until(lambda: workspace.session is not None, "the connection"))
        # Gone, and nobody has noticed yet.
        answers: list[Any] = []
        jobs.start(optimized(workspace, SCRIPT), name="optimize", on_success=answers.append)
        run(until(lambda: workspace.session is None, "the loss"))
        with served(create_app(ledger)) as url:
            announce(tmp_path, url)
            run(until(lambda: workspace.supervisor.state.phase is SupervisorPhase.FAILED, "the end of the search"))
            workspace.supervisor.retry_now()
            run(until(lambda: answers, "the answer"))
            assert list(ledger.rows) == [answers[0].task_id]
            run(workspace.close())


class TestClose:
    def test_ends_in_order_while_things_happen(self, joined: Workspace, run: Run[Any], ledger: LedgerApp) -> None:
        joined.optimize(SCRIPT)
        run(asyncio.sleep(0))
        run(joined.close())
        assert joined.session is None
