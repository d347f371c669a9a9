"""Earlier tasks are opened while a run is on its way."""

import pytest

from contracts.events import Phase
from tests.desktop.services.ledger_app import Refused
from tests.desktop.views.documents import change, document
from tests.desktop.views.roblox_studio.driving import Studio

SCRIPT = "print(name:len())\n"
BETTER = "print(#name)\n"


@pytest.fixture
def ready(studio: Studio) -> Studio:
    """Connected, with a script in the editor and a task from before."""
    studio.open(studio.file("mine.luau", SCRIPT))
    studio.earlier("task-9", SCRIPT, Phase.STARTED, Phase.COMPLETED)
    return studio


class TestOpenTask:
    def test_whose_result_is_gone_leaves_the_run_alone(self, ready: Studio) -> None:
        running = ready.optimize()
        ready.ledger.refusals["/api/v1/tasks/task-9/result"] = [Refused(410, "ResultGone", "It was removed.")]
        ready.presenter.open_task("task-9")
        ready.wait(lambda: ready.problem, "the refusal")
        assert ready.presenter.running
        ready.complete(running, document(BETTER, change()))
        ready.wait(lambda: ready.shows(running), "the result of the run")

    def test_whose_result_is_there_leaves_the_run_alone(self, ready: Studio) -> None:
        running = ready.optimize()
        ready.ledger.documents["task-9"] = document(BETTER, change())
        ready.presenter.open_task("task-9")
        ready.wait(lambda: ready.shows("task-9"), "the earlier result")
        assert ready.presenter.running
        ready.complete(running, document(SCRIPT))
        ready.wait(lambda: ready.shows(running), "the result of the run")

    def test_that_failed_at_the_fetch_of_its_own_result_ends_the_run(self, ready: Studio) -> None:
        running = ready.optimize()
        ready.ledger.advance(running, Phase.STARTED)
        ready.ledger.advance(running, Phase.COMPLETED)
        ready.wait(lambda: not ready.presenter.running, "the end")
        assert "There is no such result." in ready.problem
