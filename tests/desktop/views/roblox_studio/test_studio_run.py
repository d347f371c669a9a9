"""One press of Optimize, as the page shows it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar

from contracts.events import Phase
from contracts.optimization import OptimizationLevel
from contracts.tasks import TaskError
from desktop.services.script_files import BOM, Script
from desktop.views.roblox_studio.shown import RunState
from tests.desktop.looking import click, only
from tests.desktop.services.ledger_app import Refused
from tests.desktop.services.waiting import recorded
from tests.desktop.views.documents import change, document
from tests.desktop.views.roblox_studio.driving import OPTIMIZE, OPTIMIZE_PATH, Server, Studio

SCRIPT = "print(name:len())\n"
BETTER = "print(#name)\n"
RESULT = document(BETTER, change())


@pytest.fixture
def ready(studio: Studio) -> Studio:
    """Connected, with a script in the editor."""
    studio.open(studio.file("mine.luau", SCRIPT))
    return studio


def runs_of(studio: Studio) -> list[RunState | None]:
    """Everything that is told of runs from now on."""
    return recorded(studio.presenter.run_changed)


class TestProgress:
    def test_begins_with_the_sending(self, ready: Studio) -> None:
        click(ready.panel.header.optimize)
        assert ready.said == ["Sending the script"]
        assert only(ready.panel.status, QProgressBar).maximum() == 0, "a bar that only says that something goes on"
        assert ready.cancel.isEnabled()

    def test_then_the_script_waits_its_turn(self, ready: Studio) -> None:
        ready.optimize()
        ready.wait(lambda: ready.said == ["Waiting for a free slot"], "the queue")
        assert only(ready.panel.status, QProgressBar).maximum() == 0

    def test_then_steps_and_percent_are_shown(self, ready: Studio) -> None:
        task_id = ready.optimize()
        ready.ledger.advance(task_id, Phase.STARTED)
        bar = only(ready.panel.status, QProgressBar)
        for percent in (10, 20):
            ready.ledger.advance(task_id, Phase.PROGRESS)
            words = [f"{percent} %", f"Step {percent}"]
            ready.wait(lambda words=words: ready.said == words, f"{percent} percent")
            assert (bar.maximum(), bar.value()) == (100, percent)

    def test_a_second_attempt_begins_anew(self, ready: Studio) -> None:
        task_id = ready.optimize()
        for phase in (Phase.STARTED, Phase.PROGRESS):
            ready.ledger.advance(task_id, phase)
        ready.wait(lambda: "10 %" in ready.said, "the first attempt")
        ready.ledger.advance(task_id, Phase.RETRYING)
        ready.wait(lambda: ready.said == ["retrying"], "the pause")
        assert only(ready.panel.status, QProgressBar).maximum() == 0
        ready.ledger.advance(task_id, Phase.STARTED)
        ready.wait(lambda: "0 %" in ready.said, "the second attempt")

    def test_ends_with_the_result(self, ready: Studio) -> None:
        ready.optimized(RESULT)
        assert ready.said[:2] == ["Same behaviour", "not measured"]
        assert ready.said[2].startswith("1 change")
        assert ready.panel.header.title.text() == "mine.luau"
        assert ready.panel.copy_button.isVisible()
        result = ready.presenter.result
        assert result is not None
        assert (result.script.raw, result.optimized) == (SCRIPT, BETTER)

    def test_a_run_from_a_result_keeps_it_until_the_next(self, ready: Studio) -> None:
        first = ready.optimized(RESULT)
        second = ready.optimize()
        ready.wait(lambda: ready.said == ["Waiting for a free slot"], "the run")
        assert ready.shows(first)
        ready.complete(second, document(SCRIPT))
        ready.wait(lambda: ready.shows(second), "the second result")
        assert ready.said[0] == "Nothing to gain"


class TestOptimizeButton:
    def test_is_off_from_the_press_to_the_end(self, ready: Studio) -> None:
        optimize = ready.panel.header.optimize
        assert optimize.isEnabled()
        click(optimize)
        assert not optimize.isEnabled()
        ready.wait(lambda: ready.ledger.rows, "the task")
        (task_id,) = ready.ledger.rows
        ready.ledger.advance(task_id, Phase.STARTED)
        ready.wait(lambda: "0 %" in ready.said, "the start")
        assert not optimize.isEnabled()
        ready.complete(task_id, RESULT)
        ready.wait(lambda: ready.shows(task_id), "the result")
        assert optimize.isEnabled()

    def test_typing_does_not_bring_it_back(self, ready: Studio) -> None:
        click(ready.panel.header.optimize)
        ready.type("-- more")
        assert not ready.panel.header.optimize.isEnabled()

    def test_a_second_press_by_key_starts_nothing(self, ready: Studio) -> None:
        task_id = ready.optimize()
        ready.panel.optimize()
        ready.complete(task_id, RESULT)
        ready.wait(lambda: ready.shows(task_id), "the result")
        assert ready.ledger.requests.count(OPTIMIZE) == 1


class TestRequest:
    def test_holds_the_script_as_its_file_does(self, studio: Studio) -> None:
        studio.presenter.wishes.choose_level(OptimizationLevel.CONSERVATIVE)
        studio.open(studio.file("windows.luau", f"{BOM}print(1)\r\nprint(2)\r\n"))
        studio.type("-- mine\n")
        sent = studio.ledger.scripts[studio.optimize()]
        assert sent.script_code == f"{BOM}-- mine\r\nprint(1)\r\nprint(2)\r\n"
        assert sent.script_name == "windows.luau"
        assert sent.optimization_level is OptimizationLevel.CONSERVATIVE

    def test_asks_to_modernise_when_the_box_is_ticked(self, ready: Studio) -> None:
        assert ready.ledger.scripts[ready.optimized(RESULT)].modernise is False
        box = ready.panel.header.modernise
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
        assert box.isChecked()
        assert ready.ledger.scripts[ready.optimize()].modernise is True
        assert ready.preferences.modernise, "also for the next start"

    def test_the_box_follows_the_preference(self, studio: Studio) -> None:
        studio.preferences.modernise = True
        assert studio.panel.header.modernise.isChecked()

    def test_asks_a_model_at_the_aggressive_level_when_the_box_is_ticked(self, ready: Studio) -> None:
        box = ready.panel.header.ask
        assert not box.isVisibleTo(ready.panel)
        ready.preferences.level = OptimizationLevel.AGGRESSIVE
        assert box.isVisibleTo(ready.panel)
        assert not box.isChecked()
        assert ready.ledger.scripts[ready.optimized(RESULT)].ai_proposals is False
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
        assert ready.preferences.ai_proposals, "also for the next start"
        assert ready.ledger.scripts[ready.optimized(RESULT)].ai_proposals is True
        ready.preferences.level = OptimizationLevel.BALANCED
        assert not box.isVisibleTo(ready.panel)
        assert ready.ledger.scripts[ready.optimize()].ai_proposals is False

    def test_a_name_that_is_too_long_is_cut(self, studio: Studio) -> None:
        studio.presenter.replace_script(Script("x" * 300, SCRIPT))
        assert studio.ledger.scripts[studio.optimize()].script_name == "x" * 255

    def test_that_is_refused_ends_the_run_and_is_told(self, ready: Studio) -> None:
        ready.ledger.refusals[OPTIMIZE_PATH] = [Refused(507, "DiskFull", "There is no room for more tasks.")]
        ready.panel.optimize()
        assert ready.presenter.running
        ready.wait(lambda: not ready.presenter.running, "the refusal")
        assert ready.problem == "No space left. There is no room for more tasks."
        assert ready.panel.header.optimize.isEnabled()
        assert ready.said == ["2 lines · press Optimize to see what can be gained"]
        assert ready.text == SCRIPT

    def test_the_next_press_takes_the_message_away(self, ready: Studio) -> None:
        ready.ledger.refusals[OPTIMIZE_PATH] = [Refused(507, "DiskFull", "There is no room for more tasks.")]
        ready.panel.optimize()
        ready.wait(lambda: ready.problem, "the refusal")
        ready.panel.optimize()
        assert ready.problem == ""


class TestTyping:
    def test_is_not_pushed_aside_by_the_result(self, ready: Studio) -> None:
        task_id = ready.optimize()
        ready.type("-- more\n")
        ready.complete(task_id, RESULT)
        ready.wait(lambda: not ready.presenter.running, "the end")
        assert ready.panel.editor.isVisible()
        assert ready.text == f"-- more\n{SCRIPT}"
        assert ready.said == ["3 lines · press Optimize to see what can be gained"]
        assert ready.panel.header.optimize.isEnabled()
        ready.presenter.open_task(task_id)
        ready.wait(lambda: ready.shows(task_id), "the result when it is asked for")
        assert ready.text == f"-- more\n{SCRIPT}"

    def test_in_another_file_is_not_pushed_aside_either(self, ready: Studio) -> None:
        task_id = ready.optimize()
        ready.open(ready.file("other.luau", "return 2\n"))
        ready.complete(task_id, RESULT)
        ready.wait(lambda: not ready.presenter.running, "the end")
        assert ready.panel.editor.isVisible()
        assert ready.panel.header.title.text() == "other.luau"

    def test_before_the_run_does_not_hold_the_result_back(self, ready: Studio) -> None:
        ready.type("-- more\n")
        ready.optimized(RESULT)

    def test_is_not_what_saving_is(self, ready: Studio) -> None:
        task_id = ready.optimize()
        ready.presenter.save(ready.folder / "copy.luau", ready.text)
        ready.wait(lambda: ready.toasts, "the saved draft")
        ready.complete(task_id, RESULT)
        ready.wait(lambda: not ready.presenter.running, "the end")
        assert ready.shows(task_id)

    def test_stays_in_view_when_the_run_fails(self, ready: Studio) -> None:
        task_id = ready.optimize()
        ready.type("-- more\n")
        ready.ledger.rows[task_id].failure = TaskError(error="Timeout", message="It took too long.")
        ready.ledger.advance(task_id, Phase.FAILED)
        ready.wait(lambda: ready.problem, "the failure")
        assert ready.panel.editor.isVisible()
        assert ready.text == f"-- more\n{SCRIPT}"
        ready.type("x")
        assert ready.problem.endswith("It took too long.")


class TestServerThatComesLater:
    def test_is_waited_for(self, away: Studio, server: Server) -> None:
        away.open(away.file("mine.luau", SCRIPT))
        click(away.panel.header.optimize)
        assert away.said == ["Waiting for the server to start"]
        assert not away.panel.header.optimize.isEnabled()
        server.come()
        away.wait(lambda: away.ledger.rows, "the task")
        (task_id,) = away.ledger.rows
        assert away.ledger.scripts[task_id].script_code == SCRIPT
        away.complete(task_id, RESULT)
        away.wait(lambda: away.shows(task_id), "the result")
        assert away.ledger.requests.count(OPTIMIZE) == 1


class TestServerThatGoesAway:
    @pytest.fixture
    def running(self, away: Studio, server: Server) -> str:
        """A run at ten percent; its task."""
        server.come()
        away.open(away.file("mine.luau", SCRIPT))
        task_id = away.optimize()
        for phase in (Phase.STARTED, Phase.PROGRESS):
            away.ledger.advance(task_id, phase)
        away.wait(lambda: "10 %" in away.said, "ten percent")
        return task_id

    def test_and_comes_back_goes_on_with_the_run(self, away: Studio, server: Server, running: str) -> None:
        server.go()
        assert away.presenter.running
        assert away.said == ["10 %", "Step 10"]
        assert away.problem == ""
        server.come()
        away.ledger.advance(running, Phase.PROGRESS)
        away.wait(lambda: away.said == ["20 %", "Step 20"], "the progress afterwards")
        away.complete(running, RESULT)
        away.wait(lambda: away.shows(running), "the result")

    def test_shows_what_was_done_meanwhile(self, away: Studio, server: Server, running: str) -> None:
        server.go()
        away.complete(running, RESULT)
        server.come()
        away.wait(lambda: away.shows(running), "the result")
        assert away.problem == ""

    def test_cannot_be_asked_to_cancel_and_says_so(self, away: Studio, server: Server, running: str) -> None:
        server.go()
        click(away.cancel)
        away.wait(lambda: away.problem, "the refusal")
        assert away.problem.startswith("The server is not running yet.")
        assert away.presenter.running

    def test_and_comes_back_without_the_task_ends_the_run(self, away: Studio, server: Server, running: str) -> None:
        server.go()
        del away.ledger.rows[running]
        away.ledger.new_epoch()
        server.come()
        away.wait(lambda: not away.presenter.running, "the end of the run")
        assert "Optimize it again" in away.problem
        assert away.panel.header.optimize.isEnabled()
        assert away.text == SCRIPT

    def test_and_comes_back_from_a_backup_with_the_task_goes_on(
        self, away: Studio, server: Server, running: str
    ) -> None:
        server.go()
        away.ledger.new_epoch()
        server.come()
        away.complete(running, RESULT)
        away.wait(lambda: away.shows(running), "the result")

    def test_refusals_for_a_while_are_not_told(self, away: Studio, running: str) -> None:
        refusals = away.ledger.refusals["/api/v1/tasks/events"] = [Refused(503, "Busy") for _ in range(3)]
        away.wait(lambda: refusals == [], "three refusals")
        assert away.presenter.running
        assert away.problem == ""
        away.complete(running, RESULT)
        away.wait(lambda: away.shows(running), "the result")


class TestKeyboard:
    def test_goes_from_the_editor_to_the_changes(self, ready: Studio) -> None:
        ready.panel.editor.setFocus()
        ready.optimized(RESULT)
        assert ready.panel.result.changes.hasFocus()

    def test_stays_with_what_it_is_in(self, ready: Studio) -> None:
        ready.panel.header.open.setFocus()
        ready.optimized(RESULT)
        assert ready.panel.header.open.hasFocus()
