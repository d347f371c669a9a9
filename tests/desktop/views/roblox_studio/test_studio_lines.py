"""From a change to its line in the editor, and back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from contracts.events import Phase
from contracts.optimization import Outcome
from desktop.views.roblox_studio.change_delegate import ROW_HEIGHT
from desktop.views.roblox_studio.presenter import Page
from tests.desktop.looking import click, only
from tests.desktop.services.waiting import recorded
from tests.desktop.views.documents import change, document
from tests.desktop.views.roblox_studio.driving import Studio

SCRIPT = "".join(f"print({number})\n" for number in range(1, 61))
RESULT = document(
    SCRIPT, change(line=2), change(line=40, outcome=Outcome.ADVICE), change(line=50, outcome=Outcome.NO_GAIN)
)


@pytest.fixture
def shown(studio: Studio) -> Studio:
    """A result with a change, an advice and something without a gain."""
    studio.open(studio.file("mine.luau", SCRIPT))
    studio.optimized(RESULT)
    studio.panel.resize(1000, 1000)
    QApplication.processEvents()
    return studio


def choose(studio: Studio, row: int) -> None:
    studio.panel.result.changes.setFocus()
    studio.panel.result.changes.setCurrentIndex(studio.panel.result.model.index(row))


def line_of_cursor(studio: Studio) -> int:
    return studio.panel.editor.textCursor().blockNumber() + 1


class TestGoToLine:
    def test_enter_on_a_row_opens_the_editor_there(self, shown: Studio) -> None:
        choose(shown, 1)
        QTest.keyClick(shown.panel.result.changes, Qt.Key.Key_Return)
        assert shown.presenter.page is Page.EDITOR
        assert line_of_cursor(shown) == 40
        assert shown.panel.editor.hasFocus()
        assert shown.text == SCRIPT

    def test_so_does_a_double_click(self, shown: Studio) -> None:
        view = shown.panel.result.changes
        at = view.visualRect(shown.panel.result.model.index(2)).topLeft() + QPoint(150, ROW_HEIGHT // 2)
        click(view.viewport(), at)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert line_of_cursor(shown) == 50
        assert shown.presenter.page is Page.EDITOR

    def test_two_quick_clicks_on_a_box_are_two_clicks(self, shown: Studio) -> None:
        view = shown.panel.result.changes
        at = view.visualRect(shown.panel.result.model.index(0)).topLeft() + QPoint(24, ROW_HEIGHT // 2)
        steps = recorded(shown.panel.result.model.toggled)
        click(view.viewport(), at)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert shown.presenter.page is Page.RESULT
        assert len(steps) == 2
        assert not shown.presenter.choice.left_out

    def test_so_does_the_button_beside_what_is_known_of_it(self, shown: Studio) -> None:
        choose(shown, 1)
        button = shown.panel.result.details.line_button
        assert button.text() == "Go to line 40"
        click(button)
        assert line_of_cursor(shown) == 40

    def test_text_that_is_newer_stays(self, shown: Studio) -> None:
        shown.presenter.edit_again()
        shown.type("-- mine\n")
        shown.presenter.return_to_result()
        choose(shown, 1)
        QTest.keyClick(shown.panel.result.changes, Qt.Key.Key_Return)
        assert shown.text == f"-- mine\n{SCRIPT}"

    def test_of_an_earlier_task_brings_its_script(self, shown: Studio) -> None:
        shown.earlier("task-9", f"-- earlier\n{SCRIPT}", Phase.STARTED, Phase.COMPLETED)
        shown.ledger.documents["task-9"] = RESULT
        shown.presenter.open_task("task-9")
        shown.wait(lambda: shown.shows("task-9"), "the earlier result")
        shown.presenter.edit_line(40)
        assert shown.text == f"-- earlier\n{SCRIPT}"
        assert line_of_cursor(shown) == 40
        assert shown.presenter.can_return

    def test_and_asks_when_that_would_lose_text(self, shown: Studio) -> None:
        shown.presenter.edit_again()
        shown.type("-- mine\n")
        shown.earlier("task-9", f"-- earlier\n{SCRIPT}", Phase.STARTED, Phase.COMPLETED)
        shown.ledger.documents["task-9"] = RESULT
        shown.presenter.open_task("task-9")
        shown.wait(lambda: shown.shows("task-9"), "the earlier result")
        shown.presenter.edit_line(40)
        box = only(shown.panel, QMessageBox)
        assert shown.text == f"-- mine\n{SCRIPT}"
        click(next(entry for entry in box.buttons() if entry.text() == "Replace"))
        assert shown.text == f"-- earlier\n{SCRIPT}"
        assert line_of_cursor(shown) == 40


class TestBack:
    def test_escape_leads_back_to_the_row(self, shown: Studio) -> None:
        choose(shown, 1)
        QTest.keyClick(shown.panel.result.changes, Qt.Key.Key_Return)
        assert shown.panel.back_button.isVisible()
        QTest.keyClick(shown.panel.editor, Qt.Key.Key_Escape)
        assert shown.presenter.page is Page.RESULT
        assert shown.panel.result.changes.hasFocus()
        assert shown.panel.result.changes.currentIndex().row() == 1
        assert shown.panel.back_button.isHidden()

    def test_the_button_does_too(self, shown: Studio) -> None:
        shown.presenter.edit_line(40)
        click(shown.panel.back_button)
        assert shown.presenter.page is Page.RESULT
        assert shown.panel.result.changes.hasFocus()

    def test_what_was_left_out_stays_so(self, shown: Studio) -> None:
        choose(shown, 0)
        QTest.keyClick(shown.panel.result.changes, Qt.Key.Key_Space)
        QTest.keyClick(shown.panel.result.changes, Qt.Key.Key_Return)
        assert shown.panel.choice_bar.isHidden()
        QTest.keyClick(shown.panel.editor, Qt.Key.Key_Escape)
        assert shown.panel.choice_bar.isVisible()

    def test_there_is_none_for_another_script(self, shown: Studio) -> None:
        shown.open(shown.file("other.luau", "return 1"))
        assert not shown.presenter.can_return
        assert shown.panel.back_button.isHidden()
        QTest.keyClick(shown.panel.editor, Qt.Key.Key_Escape)
        assert shown.presenter.page is Page.EDITOR
