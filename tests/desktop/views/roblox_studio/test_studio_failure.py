"""A run without a result: the page says why, and leads to the line."""

import pytest
from PySide6.QtGui import QColor

from contracts.events import Phase
from contracts.optimization import OptimizationDocument, ScriptError
from contracts.tasks import TaskError
from desktop.ui.theme import Theme
from tests.desktop.looking import button, click
from tests.desktop.services.ledger_app import Refused
from tests.desktop.views.documents import change, document
from tests.desktop.views.roblox_studio.driving import Studio

SCRIPT = "local a = 1\nlocal b =\nreturn a\n"
RESULT = document("return 1\n", change())
SYNTAX = TaskError(error="LuauSyntaxError", message="Expected an expression.", line=2)


@pytest.fixture
def ready(studio: Studio) -> Studio:
    """Connected, with a script in the editor."""
    studio.open(studio.file("broken <b>.luau", SCRIPT))
    return studio


def fail(studio: Studio, error: TaskError | None) -> str:
    """A whole run that fails; the task."""
    task_id = studio.optimize()
    studio.ledger.rows[task_id].failure = error
    studio.ledger.advance(task_id, Phase.STARTED)
    studio.ledger.advance(task_id, Phase.FAILED)
    studio.wait(lambda: not studio.presenter.running, "the end")
    return task_id


def answer(studio: Studio, result: OptimizationDocument) -> None:
    """A whole run whose document is not shown as a result."""
    studio.complete(studio.optimize(), result)
    studio.wait(lambda: not studio.presenter.running, "the end")


def marked_lines(studio: Studio, theme: Theme) -> list[int]:
    """Lines of the editor, from 1, that have the background of a problem."""
    red = QColor(theme.colours.removed)
    marks = studio.panel.editor.extraSelections()
    return [mark.cursor.blockNumber() + 1 for mark in marks if mark.format.background().color() == red]


def cursor_place(studio: Studio) -> tuple[int, int]:
    """Line and column of the cursor, both from 1."""
    cursor = studio.panel.editor.textCursor()
    return cursor.blockNumber() + 1, cursor.positionInBlock() + 1


def actions(studio: Studio) -> list[str]:
    """Words on the visible buttons of the banner, without the one that closes it."""
    banner = studio.panel.banner
    names = [child.accessibleName() for child in banner.findChildren(type(studio.cancel)) if child.isVisible()]
    return [name for name in names if name != "Close the message"]


class TestFailedTask:
    def test_with_a_line_leads_to_it(self, ready: Studio, theme: Theme) -> None:
        fail(ready, SYNTAX)
        assert ready.problem == "broken <b>.luau could not be optimized. Line 2: Expected an expression."
        assert marked_lines(ready, theme) == [2]
        assert cursor_place(ready) == (1, 1), "the cursor moves only when asked"
        click(button(ready.panel.banner, "Go to line 2"))
        assert cursor_place(ready) == (2, 1)
        assert ready.panel.editor.hasFocus()

    def test_leaves_the_page_ready_for_the_next_try(self, ready: Studio, theme: Theme) -> None:
        fail(ready, SYNTAX)
        assert ready.panel.editor.isVisible()
        assert ready.panel.header.optimize.isEnabled()
        task_id = ready.optimize()
        assert ready.problem == ""
        assert marked_lines(ready, theme) == []
        ready.complete(task_id, RESULT)
        ready.wait(lambda: ready.shows(task_id), "the result")

    def test_without_a_line_leads_nowhere(self, ready: Studio, theme: Theme) -> None:
        fail(ready, TaskError(error="Timeout", message="It took too long."))
        assert ready.problem == "broken <b>.luau could not be optimized. It took too long."
        assert actions(ready) == []
        assert marked_lines(ready, theme) == []

    def test_a_line_that_the_message_names_is_not_said_twice(self, ready: Studio) -> None:
        fail(ready, TaskError(error="LuauSyntaxError", message="Line 2: not finished.", line=2))
        assert ready.problem.endswith("could not be optimized. Line 2: not finished.")

    def test_another_number_in_the_message_is_not_the_line(self, ready: Studio) -> None:
        fail(ready, TaskError(error="LuauSyntaxError", message="Expected `end`, got `12`.", line=2))
        assert ready.problem.endswith("Line 2: Expected `end`, got `12`.")

    def test_a_closed_message_takes_the_mark_with_it(self, ready: Studio, theme: Theme) -> None:
        fail(ready, SYNTAX)
        click(button(ready.panel.banner, "Close the message"))
        assert ready.problem == ""
        assert marked_lines(ready, theme) == []

    def test_from_a_result_goes_back_to_the_script(self, ready: Studio, theme: Theme) -> None:
        ready.optimized(RESULT)
        fail(ready, SYNTAX)
        assert ready.panel.editor.isVisible()
        assert not ready.panel.copy_button.isVisible()
        assert marked_lines(ready, theme) == [2]

    def test_from_before_is_shown_with_its_script(self, ready: Studio, theme: Theme) -> None:
        ready.earlier("task-9", "one\ntwo\nthree", Phase.STARTED)
        ready.ledger.rows["task-9"].failure = TaskError(error="LuauSyntaxError", message="Not Luau.", line=3)
        ready.ledger.advance("task-9", Phase.FAILED)
        ready.presenter.open_task("task-9")
        ready.wait(lambda: ready.text == "one\ntwo\nthree", "its script")
        assert ready.problem == "earlier.luau could not be optimized. Line 3: Not Luau."
        assert marked_lines(ready, theme) == [3]


class TestDocumentWithAnError:
    ERROR = ScriptError(error="LuauSyntaxError", detail="Expected an expression.", line=2, column=9)

    def test_leads_to_line_and_column(self, ready: Studio, theme: Theme) -> None:
        answer(ready, document(None, error=self.ERROR))
        assert ready.problem == "The script cannot be read. Line 2: Expected an expression."
        assert ready.panel.editor.isVisible()
        assert ready.presenter.result is None
        assert marked_lines(ready, theme) == [2]
        click(button(ready.panel.banner, "Go to line 2"))
        assert cursor_place(ready) == (2, 9)

    def test_leads_there_from_an_earlier_result(self, ready: Studio) -> None:
        ready.optimized(RESULT)
        answer(ready, document(None, error=self.ERROR))
        click(button(ready.panel.banner, "Go to line 2"))
        assert ready.panel.editor.isVisible()
        assert cursor_place(ready) == (2, 9)

    def test_without_a_place_is_told_alone(self, ready: Studio) -> None:
        answer(ready, document(None, error=ScriptError(error="NotLuauText", detail="It is not text.")))
        assert ready.problem == "The script cannot be read. It is not text."
        assert actions(ready) == []


class TestResultThatCannotBeFetched:
    def test_is_told_and_can_be_opened_later(self, ready: Studio) -> None:
        task_id = ready.optimize()
        ready.ledger.refusals[f"/api/v1/tasks/{task_id}/result"] = [Refused(500, "InternalError", "A fault of ours.")]
        ready.complete(task_id, RESULT)
        ready.wait(lambda: not ready.presenter.running, "the end")
        assert ready.problem == "The server had a fault. A fault of ours."
        assert ready.panel.editor.isVisible()
        assert ready.panel.header.optimize.isEnabled()
        ready.presenter.open_task(task_id)
        ready.wait(lambda: ready.shows(task_id), "the result")
        assert ready.problem == ""
