"""A run is cancelled: before the server is there, while the request is on its way, afterwards."""

import threading

import pytest

from contracts.events import Phase
from contracts.tasks import TaskStatus
from desktop.services.script_files import Script
from desktop.services.workspace import Workspace
from tests.desktop.looking import click
from tests.desktop.services.ledger_app import Refused
from tests.desktop.services.waiting import PATIENCE_SECONDS, recorded
from tests.desktop.views.documents import change, document
from tests.desktop.views.roblox_studio.driving import OPTIMIZE, OPTIMIZE_PATH, Server, Studio

SCRIPT = "print(name:len())\n"
RESULT = document("print(#name)\n", change())
HINT = "2 lines · press Optimize to see what can be gained"


@pytest.fixture
def ready(studio: Studio) -> Studio:
    """Connected, with a script in the editor."""
    studio.open(studio.file("mine.luau", SCRIPT))
    return studio


def is_free(studio: Studio) -> bool:
    """Whether the page stands as if nothing had been started."""
    optimize = studio.panel.header.optimize
    return optimize.isEnabled() and studio.said == [HINT] and studio.problem == "" and studio.text == SCRIPT


def running(studio: Studio) -> str:
    """A run that the server works on; its task."""
    task_id = studio.optimize()
    studio.ledger.advance(task_id, Phase.STARTED)
    studio.wait(lambda: "0 %" in studio.said, "the start")
    return task_id


class TestBeforeTheServerIsThere:
    def test_frees_the_page_and_nothing_is_ever_sent(self, away: Studio, server: Server) -> None:
        away.open(away.file("mine.luau", SCRIPT))
        click(away.panel.header.optimize)
        assert not is_free(away)
        click(away.cancel)
        assert is_free(away)
        server.come()
        task_id = away.optimized(RESULT)
        assert list(away.ledger.rows) == [task_id], "the run after it, and no other"
        assert away.ledger.requests.count(OPTIMIZE) == 1


class TestWhileTheRequestIsOnItsWay:
    def test_frees_the_page_at_once_and_cancels_the_task_that_was_accepted(self, ready: Studio) -> None:
        free: list[bool] = []

        def cancel() -> None:
            click(ready.cancel)
            free.append(is_free(ready))

        cancelled = ready.before_answer(OPTIMIZE_PATH, cancel)
        task_id = ready.optimize()
        ready.wait(cancelled.is_set, "the moment before the answer")
        assert free == [True]
        ready.wait(lambda: ready.ledger.rows[task_id].status is TaskStatus.CANCELLED, "the end of the task")
        assert is_free(ready)

    def test_cancels_also_when_the_answer_has_just_come(self, ready: Studio, workspace: Workspace) -> None:
        workspace.tracker.task_added.connect(lambda _id: ready.loop.call_soon(ready.presenter.cancel))
        task_id = ready.optimize()
        ready.wait(lambda: ready.ledger.rows[task_id].status is TaskStatus.CANCELLED, "the end of the task")
        ready.wait(lambda: not ready.presenter.running, "the end of the run")
        assert is_free(ready)

    def test_lets_the_next_run_begin_and_keeps_the_two_apart(self, ready: Studio) -> None:
        def cancel_and_start_again() -> None:
            click(ready.cancel)
            click(ready.panel.header.optimize)

        again = ready.before_answer(OPTIMIZE_PATH, cancel_and_start_again)
        first = ready.optimize()
        ready.wait(again.is_set, "the second press")
        ready.wait(lambda: len(ready.ledger.rows) == 2, "the second task")
        (second,) = set(ready.ledger.rows) - {first}
        ready.wait(lambda: ready.ledger.rows[first].status is TaskStatus.CANCELLED, "the end of the first")
        ready.complete(second, RESULT)
        ready.wait(lambda: ready.shows(second), "the result of the second")

    def test_a_refusal_that_comes_afterwards_is_not_told(self, ready: Studio) -> None:
        ready.presenter.replace_script(Script("mine.luau", SCRIPT))  # without a file it is sent at once
        problems = recorded(ready.presenter.problem_changed)
        refusals = ready.ledger.refusals[OPTIMIZE_PATH] = [Refused(500, "InternalError")]
        ready.panel.optimize()
        click(ready.cancel)
        ready.wait(lambda: refusals == [], "the refusal")
        ready.optimized(RESULT)
        assert set(problems) == {None}


class TestAfterAcceptance:
    def test_a_queued_task_ends_and_frees_the_page(self, ready: Studio) -> None:
        task_id = ready.optimize()
        ready.wait(lambda: ready.said == ["Waiting for a free slot"], "the queue")
        click(ready.cancel)
        ready.wait(lambda: not ready.presenter.running, "the end")
        assert is_free(ready)
        assert ready.ledger.rows[task_id].status is TaskStatus.CANCELLED

    def test_of_a_running_task_is_shown_until_it_has_stopped(self, ready: Studio) -> None:
        task_id = running(ready)
        click(ready.cancel)
        ready.wait(lambda: ready.said == ["cancelling"], "the cancelling")
        assert not ready.cancel.isEnabled()
        assert not ready.panel.header.optimize.isEnabled()
        ready.ledger.advance(task_id, Phase.CANCELLED)
        ready.wait(lambda: not ready.presenter.running, "the end")
        assert is_free(ready)

    def test_the_next_run_can_be_cancelled_again(self, ready: Studio) -> None:
        task_id = running(ready)
        click(ready.cancel)
        ready.wait(lambda: not ready.cancel.isEnabled(), "the cancelling")
        ready.ledger.advance(task_id, Phase.CANCELLED)
        ready.wait(lambda: not ready.presenter.running, "the end")
        ready.optimize()
        assert ready.cancel.isEnabled()

    def test_keeps_an_earlier_result_in_view(self, ready: Studio) -> None:
        first = ready.optimized(RESULT)
        task_id = running(ready)
        click(ready.cancel)
        ready.wait(lambda: ready.ledger.rows[task_id].status is TaskStatus.CANCELLING, "the cancelling")
        ready.ledger.advance(task_id, Phase.CANCELLED)
        ready.wait(lambda: not ready.presenter.running, "the end")
        assert ready.shows(first)
        assert ready.said[0] == "Same behaviour"

    def test_from_the_tasks_panel_frees_the_page_too(self, ready: Studio, workspace: Workspace) -> None:
        task_id = ready.optimize()
        ready.run(workspace.cancel(task_id))
        ready.wait(lambda: not ready.presenter.running, "the end")
        assert is_free(ready)


class TestRefused:
    def test_is_told_and_the_run_goes_on(self, ready: Studio) -> None:
        task_id = running(ready)
        ready.ledger.refusals[f"/api/v1/tasks/{task_id}/cancel"] = [Refused(409, "Conflict", "It is too late.")]
        click(ready.cancel)
        ready.wait(lambda: ready.problem, "the refusal")
        assert ready.problem == "Not possible now. It is too late."
        assert ready.presenter.running
        assert ready.said == ["0 %", "started"]
        ready.complete(task_id, RESULT)
        ready.wait(lambda: ready.shows(task_id), "the result")
        assert ready.problem == ""

    def test_a_finished_task_whose_result_is_being_fetched_is_left_alone(self, ready: Studio) -> None:
        asked, go_on = threading.Event(), threading.Event()

        def hold() -> None:
            asked.set()
            go_on.wait(PATIENCE_SECONDS)

        task_id = ready.optimize()
        ready.ledger.before_answer[f"/api/v1/tasks/{task_id}/result"] = hold
        ready.complete(task_id, RESULT)
        ready.wait(asked.is_set, "the request for the result")
        click(ready.cancel)
        go_on.set()
        ready.wait(lambda: ready.shows(task_id), "the result")
        assert ready.ledger.requests.count(f"POST /api/v1/tasks/{task_id}/cancel") == 0
        assert ready.ledger.rows[task_id].status is TaskStatus.COMPLETED
