"""Changes are left out of a result and taken in again, and the rest is checked again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from contracts.events import Phase
from contracts.optimization import OptimizationDocument, Outcome, Place
from contracts.tasks import TaskStatus
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.change_delegate import ROW_HEIGHT
from tests.desktop.looking import click
from tests.desktop.views.documents import change, document, modernised
from tests.desktop.views.roblox_studio.driving import Studio

SCRIPT = "".join(f"print(name{number}:len())\n" for number in range(1, 31))
BETTER = SCRIPT.replace(":len()", "").replace("(name", "(#name")
LINES = (2, 12, 22)
ADVICE = change(line=5, outcome=Outcome.ADVICE)
RESULT = document(BETTER, *(change(line=line) for line in LINES), ADVICE)
BOX = QPoint(24, ROW_HEIGHT // 2)


def without(*lines: int) -> OptimizationDocument:
    """The same, checked without the changes of some lines."""
    changes = [change(line=at, outcome=Outcome.LEFT_OUT if at in lines else Outcome.APPLIED) for at in LINES]
    return document(BETTER, *changes, ADVICE)


def place(line: int) -> Place:
    return Place(rule="string-length", line=line)


@pytest.fixture
def shown(studio: Studio) -> Studio:
    """A result with three changes and one advice."""
    studio.open(studio.file("mine.luau", SCRIPT))
    studio.optimized(RESULT)
    return studio


def row_at(studio: Studio, row: int) -> QPoint:
    """The upper left corner of a row."""
    view = studio.panel.result.changes
    QApplication.processEvents()
    view.scrollTo(studio.panel.result.model.index(row))
    return view.visualRect(studio.panel.result.model.index(row)).topLeft()


def click_box(studio: Studio, row: int) -> None:
    click(studio.panel.result.changes.viewport(), row_at(studio, row) + BOX)


def boxes(studio: Studio) -> list[bool | None]:
    """Of each row whether its box is ticked; None where there is none."""
    model = studio.panel.result.model
    states = [model.index(row).data(Qt.ItemDataRole.CheckStateRole) for row in range(model.rowCount())]
    return [None if state is None else Qt.CheckState(state) is Qt.CheckState.Checked for state in states]


def check_again(studio: Studio, *, by_key: bool = False) -> str:
    """Has it checked again; the task."""
    known = set(studio.ledger.rows)
    if by_key:
        studio.panel.go_on()
    else:
        click(studio.panel.choice_bar.check_button)
    studio.wait(lambda: set(studio.ledger.rows) - known, "the task")
    (task_id,) = set(studio.ledger.rows) - known
    return task_id


def checked(studio: Studio, made: OptimizationDocument) -> str:
    """The whole of it."""
    task_id = check_again(studio)
    studio.complete(task_id, made)
    studio.wait(lambda: studio.shows(task_id), "the result")
    return task_id


class TestBoxes:
    def test_made_changes_have_a_ticked_one_and_others_none(self, shown: Studio) -> None:
        assert boxes(shown) == [True, True, True, None]
        assert shown.panel.choice_bar.isHidden()

    def test_neither_do_modernised_places_nor_what_stands_for_many(self, studio: Studio) -> None:
        studio.open(studio.file("mine.luau", SCRIPT))
        many = change(line=9).model_copy(update={"count": 40})
        studio.optimized(document(BETTER, change(line=2), many, modernised=(modernised(line=1),)))
        assert boxes(studio) == [None, True, None]

    def test_a_click_on_it_leaves_the_change_out(self, shown: Studio) -> None:
        click_box(shown, 1)
        assert boxes(shown) == [True, False, True, None]
        click_box(shown, 1)
        assert boxes(shown) == [True, True, True, None]

    def test_a_click_beside_it_does_not(self, shown: Studio) -> None:
        click(shown.panel.result.changes.viewport(), row_at(shown, 1) + QPoint(120, ROW_HEIGHT // 2))
        assert boxes(shown) == [True, True, True, None]
        assert shown.panel.result.changes.currentIndex().row() == 1

    def test_the_space_bar_toggles_the_chosen_row(self, shown: Studio) -> None:
        view = shown.panel.result.changes
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Space)
        assert boxes(shown) == [True, False, True, None]
        for _ in range(2):
            QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Space)
        assert boxes(shown) == [True, False, True, None], "advice has none"

    def test_two_edits_at_one_place_go_together(self, studio: Studio) -> None:
        studio.open(studio.file("mine.luau", SCRIPT))
        studio.optimized(document(BETTER, change(line=2), change(line=2), change(line=3)))
        click_box(studio, 0)
        assert boxes(studio) == [False, False, True]

    def test_are_taken_back_and_made_again_by_key(self, shown: Studio) -> None:
        click_box(shown, 0)
        click_box(shown, 2)
        view = shown.panel.result.changes
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert boxes(shown) == [False, True, True, None]
        QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert boxes(shown) == [True, True, True, None]
        shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(view, Qt.Key.Key_Z, shift)
        assert boxes(shown) == [False, True, True, None]

    def test_a_screen_reader_hears_their_state(self, shown: Studio) -> None:
        table = QAccessible.queryAccessibleInterface(shown.panel.result.changes)
        click_box(shown, 1)
        rows = [table.child(number) for number in range(1, 5)]  # after the hidden head
        states = [row.state() for row in rows]
        assert [(bool(state.checkable), bool(state.checked)) for state in states] == [
            (True, True),
            (True, False),
            (True, True),
            (False, False),
        ]
        assert rows[1].text(QAccessible.Text.Name).endswith(", left out by you")

    def test_are_painted(self, shown: Studio, theme: Theme) -> None:
        shown.panel.resize(1000, 1000)
        click_box(shown, 1)
        picture = shown.panel.result.changes.viewport().grab().toImage()
        corners = [row_at(shown, row) + QPoint(20, ROW_HEIGHT // 2 - 5) for row in (0, 1, 3)]
        colours = [picture.pixelColor(corner).name() for corner in corners]
        assert colours[0] == QColor(theme.colours.accent).name()
        assert colours[1] == QColor(theme.colours.control).name()
        assert QColor(theme.colours.accent).name() != colours[2] != QColor(theme.colours.control).name()


class TestBar:
    def test_says_what_was_chosen_and_what_that_means(self, shown: Studio) -> None:
        click_box(shown, 0)
        click_box(shown, 2)
        assert shown.panel.choice_bar.text == (
            "2 changes left out. The set has not been shown safe yet. It can be saved, copied and reported once it has "
            "been checked."
        )

    def test_what_was_not_checked_goes_nowhere(self, shown: Studio) -> None:
        click_box(shown, 0)
        panel = shown.panel
        assert not any(button.isEnabled() for button in (panel.save_button, panel.copy_button, panel.report_button))
        assert panel.save_button.toolTip() == "Check your choice again first, or reset it."
        assert not panel.can_save()
        assert not panel.can_copy()
        QApplication.clipboard().setText("before")
        panel.copy()
        assert QApplication.clipboard().text() == "before"
        assert not shown.presenter.can_report

    def test_reset_brings_the_checked_choice_back(self, shown: Studio) -> None:
        before = shown.panel.copy_button.toolTip()
        click_box(shown, 0)
        click(shown.panel.choice_bar.reset_button)
        assert boxes(shown) == [True, True, True, None]
        assert shown.panel.choice_bar.isHidden()
        assert shown.panel.result.changes.hasFocus()
        assert shown.panel.save_button.isEnabled()
        assert shown.panel.report_button.isEnabled()
        assert shown.panel.copy_button.toolTip() == before

    def test_goes_with_the_page(self, shown: Studio) -> None:
        click_box(shown, 0)
        shown.presenter.edit_again()
        assert shown.panel.choice_bar.isHidden()
        assert shown.panel.can_save()


class TestCheckAgain:
    def test_is_another_version_of_the_task_without_what_was_left_out(self, shown: Studio) -> None:
        result = shown.presenter.result
        assert result is not None
        click_box(shown, 2)
        click_box(shown, 0)
        task_id = check_again(shown)
        asked, before = shown.ledger.scripts[task_id], shown.ledger.scripts[result.task_id]
        assert asked.left_out == [place(2), place(22)]
        assert asked == before.model_copy(update={"left_out": asked.left_out})
        assert shown.ledger.parents[task_id] == result.task_id

    def test_ctrl_enter_does_it_too(self, shown: Studio) -> None:
        click_box(shown, 1)
        task_id = check_again(shown, by_key=True)
        assert shown.ledger.scripts[task_id].left_out == [place(12)]

    def test_its_result_takes_the_place_of_the_one_shown(self, shown: Studio) -> None:
        click_box(shown, 1)
        checked(shown, without(12))
        assert boxes(shown) == [True, False, True, None]
        assert shown.panel.choice_bar.isHidden()
        assert shown.panel.save_button.isEnabled()
        assert "2 changes, 1 left out, 1 note" in " ".join(shown.said)

    def test_choice_place_and_scroll_stay(self, shown: Studio) -> None:
        view = shown.panel.result
        shown.panel.resize(1000, 420)
        QApplication.processEvents()
        view.changes.setCurrentIndex(view.model.index(2))
        view.diff.verticalScrollBar().setValue(37)
        QTest.keyClick(view.changes, Qt.Key.Key_Space)
        scrolled = view.diff.verticalScrollBar().value(), view.changes.verticalScrollBar().value()
        assert scrolled[0] == 37
        checked(shown, without(22))
        assert view.changes.currentIndex().row() == 2
        assert (view.diff.verticalScrollBar().value(), view.changes.verticalScrollBar().value()) == scrolled

    def test_the_keyboard_is_in_the_list_afterwards(self, shown: Studio) -> None:
        click_box(shown, 1)
        shown.panel.choice_bar.check_button.setFocus()
        checked(shown, without(12))
        assert shown.panel.result.changes.hasFocus()

    def test_what_is_chosen_meanwhile_stays_chosen(self, shown: Studio) -> None:
        click_box(shown, 1)
        task_id = check_again(shown)
        assert not shown.panel.choice_bar.check_button.isEnabled()
        click_box(shown, 0)
        shown.complete(task_id, without(12))
        shown.wait(lambda: shown.shows(task_id), "the result")
        assert boxes(shown) == [False, False, True, None]
        assert shown.panel.choice_bar.text.startswith("2 changes left out. ")
        assert shown.panel.choice_bar.check_button.isEnabled()

    def test_one_that_was_left_out_can_be_taken_in_again(self, shown: Studio) -> None:
        click_box(shown, 1)
        checked(shown, without(12))
        click_box(shown, 1)
        assert shown.panel.choice_bar.text.startswith("No change left out. ")
        assert shown.ledger.scripts[checked(shown, RESULT)].left_out == []
        assert boxes(shown) == [True, True, True, None]

    def test_what_no_longer_comes_up_stays_left_out(self, shown: Studio) -> None:
        click_box(shown, 0)
        checked(shown, document(BETTER, change(line=12), change(line=22)))
        click_box(shown, 1)
        assert shown.ledger.scripts[check_again(shown)].left_out == [place(2), place(22)]

    def test_of_an_earlier_task_knows_what_that_was_checked_without(self, shown: Studio) -> None:
        click_box(shown, 1)
        first = checked(shown, without(12))
        shown.optimized(RESULT)
        assert boxes(shown) == [True, True, True, None], "another run begins with all of them"
        shown.presenter.open_task(first)
        shown.wait(lambda: shown.shows(first), "the earlier result")
        assert boxes(shown) == [True, False, True, None]
        assert shown.panel.choice_bar.isHidden()

    def test_that_fails_leaves_the_result_and_the_choice(self, shown: Studio) -> None:
        result = shown.presenter.result
        assert result is not None
        click_box(shown, 1)
        task_id = check_again(shown)
        shown.ledger.advance(task_id, Phase.STARTED)
        shown.ledger.advance(task_id, Phase.FAILED)
        shown.wait(lambda: shown.problem, "the failure")
        assert shown.ledger.rows[task_id].status is TaskStatus.FAILED
        assert shown.shows(result.task_id)
        assert boxes(shown) == [True, False, True, None]
        assert shown.panel.choice_bar.check_button.isEnabled()

    def test_that_waits_for_the_server_can_be_edited(self, shown: Studio) -> None:
        shown.presenter._workspace.outbox.detach()
        click_box(shown, 1)
        click(shown.panel.choice_bar.check_button)
        (entry,) = shown.presenter._workspace.outbox.entries()
        shown.presenter.edit_waiting(entry.entry_id)
        assert shown.panel.editor.isVisible()
        assert shown.text == SCRIPT

    def test_of_another_task_is_edited_with_that_tasks_script(self, shown: Studio) -> None:
        shown.earlier("task-9", "print('nine')", Phase.STARTED, Phase.COMPLETED)
        shown.presenter._workspace.outbox.detach()
        entry_id = shown.presenter._workspace.retry("task-9", {"left_out": []}, title="earlier.luau")
        shown.presenter.edit_waiting(entry_id)
        shown.wait(lambda: shown.text == "print('nine')", "its script in the editor")

    def test_a_result_that_was_opened_meanwhile_keeps_no_foreign_choice(self, shown: Studio) -> None:
        click_box(shown, 1)
        task_id = check_again(shown)
        shown.earlier("task-9", SCRIPT, Phase.STARTED, Phase.COMPLETED)
        shown.ledger.documents["task-9"] = RESULT
        shown.presenter.open_task("task-9")
        shown.wait(lambda: shown.shows("task-9"), "the earlier result")
        click_box(shown, 0)
        shown.complete(task_id, without(12))
        shown.wait(lambda: shown.shows(task_id), "the result")
        assert boxes(shown) == [True, False, True, None]
