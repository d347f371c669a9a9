"""The list as it is used: painted buttons, keys, folding, what a row offers."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from contracts.events import Phase
from contracts.tasks import SCRIPT_OPTIMIZATION
from desktop.services.job_runner import JobRunner
from desktop.services.local.outbox_rows import NewTask
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.tasks.list import TaskProgressList
from desktop.views.tasks.model import PAGE
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.tasks.wording import TaskAction
from tests.desktop.conftest import Run
from tests.desktop.looking import click
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.waiting import recorded, until

LIVES: dict[str, tuple[Phase, ...]] = {
    "queued": (),
    "running": (Phase.STARTED, Phase.PROGRESS),
    "done": (Phase.STARTED, Phase.COMPLETED),
    "broken": (Phase.STARTED, Phase.FAILED),
    "stopped": (Phase.CANCELLED,),
}


@pytest.fixture
def lived(ledger: LedgerApp) -> None:
    for task_id, phases in LIVES.items():
        ledger.submit(task_id)
        for phase in phases:
            ledger.advance(task_id, phase)


@pytest.fixture
def presenter(lived: None, joined: Workspace, jobs: JobRunner) -> TasksPresenter:
    return TasksPresenter(joined, jobs, joined)


@pytest.fixture
def cards(theme: Theme, presenter: TasksPresenter, qtbot: QtBot) -> TaskProgressList:
    """A list with a task of each kind of life."""
    cards = TaskProgressList(theme, presenter)
    qtbot.addWidget(cards)
    cards.resize(300, 900)
    cards.show()
    cards.activateWindow()
    qtbot.waitUntil(cards.isActiveWindow)
    return cards


def place_of(cards: TaskProgressList, key: str, action: TaskAction) -> QPoint:
    """The middle of a painted button."""
    item = cards._model.item(key)
    assert item is not None
    layout = cards.delegate.layout_of(item, cards.visualRect(cards._model.index_of(key)))
    return next(rect for found, rect in layout.actions() if found is action).center().toPoint()


def press(cards: TaskProgressList, key: str, pressed: Qt.Key) -> None:
    cards.choose(key)
    QTest.keyClick(cards, pressed)


class TestPaintedButtons:
    def test_do_what_they_say(self, cards: TaskProgressList, presenter: TasksPresenter) -> None:
        opened, edited = recorded(presenter.open_requested), recorded(presenter.edit_requested)
        click(cards.viewport(), place_of(cards, "done", TaskAction.VIEW))
        click(cards.viewport(), place_of(cards, "broken", TaskAction.EDIT))
        assert (opened, edited) == (["done"], ["broken"])

    def test_of_a_double_click_do_it_once(self, cards: TaskProgressList) -> None:
        done = recorded(cards.delegate.action_clicked)
        at = place_of(cards, "broken", TaskAction.RETRY)
        QTest.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
        left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        where = QPointF(cards.viewport().mapToGlobal(at))
        double = QMouseEvent(QEvent.Type.MouseButtonDblClick, QPointF(at), where, left, left, nothing)
        QApplication.sendEvent(cards.viewport(), double)
        QTest.mouseRelease(cards.viewport(), left, pos=at)
        assert done == ["broken"]

    def test_with_another_mouse_button_do_nothing(self, cards: TaskProgressList) -> None:
        done = recorded(cards.delegate.action_clicked)
        click(cards.viewport(), place_of(cards, "broken", TaskAction.RETRY), Qt.MouseButton.RightButton)
        assert done == []

    def test_that_were_pressed_elsewhere_do_nothing(self, cards: TaskProgressList) -> None:
        done = recorded(cards.delegate.action_clicked)
        QTest.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 80))
        at = place_of(cards, "broken", TaskAction.RETRY)
        QTest.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert done == []


class TestKeys:
    @pytest.mark.parametrize(
        ("key", "pressed", "signal"),
        [
            ("done", Qt.Key.Key_Return, "open_requested"),
            ("broken", Qt.Key.Key_Return, "edit_requested"),
            ("broken", Qt.Key.Key_E, "edit_requested"),
            ("done", Qt.Key.Key_E, "edit_requested"),
        ],
    )
    def test_open_and_edit(
        self, cards: TaskProgressList, presenter: TasksPresenter, key: str, pressed: Qt.Key, signal: str
    ) -> None:
        wished = recorded(getattr(presenter, signal))
        press(cards, key, pressed)
        assert wished == [key]

    def test_delete_removes_what_has_ended_and_cancels_what_runs(
        self, cards: TaskProgressList, joined: Workspace, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        press(cards, "done", Qt.Key.Key_Delete)
        assert joined.tracker.get("done") is None
        press(cards, "queued", Qt.Key.Key_Delete)
        run(until(lambda: ledger.rows["queued"].status.is_terminal, "the cancelled task"))

    def test_r_runs_again(self, cards: TaskProgressList, ledger: LedgerApp, run: Run[Any]) -> None:
        press(cards, "stopped", Qt.Key.Key_R)
        run(until(lambda: "POST /api/v1/tasks/stopped/retry" in ledger.requests, "the retry"))

    def test_what_makes_no_sense_is_ignored(self, cards: TaskProgressList, ledger: LedgerApp, run: Run[Any]) -> None:
        press(cards, "running", Qt.Key.Key_R)
        press(cards, "queued", Qt.Key.Key_Return)
        press(cards, "stopped", Qt.Key.Key_R)
        run(until(lambda: "POST /api/v1/tasks/stopped/retry" in ledger.requests, "what makes sense"))
        assert [request for request in ledger.requests if request.startswith("POST /api/v1/tasks")] == [
            "POST /api/v1/tasks/stopped/retry"
        ]


class TestFolding:
    def test_a_heading_folds_by_mouse_and_keyboard_and_stays_folded(
        self, cards: TaskProgressList, joined: Workspace
    ) -> None:
        heading = cards._model.index(0, 0)
        click(cards.viewport(), cards.visualRect(heading).center())
        assert not cards.isExpanded(cards._model.index(0, 0))
        joined.tracker.reset.emit()
        assert not cards.isExpanded(cards._model.index(0, 0))
        cards.setCurrentIndex(cards._model.index(0, 0))
        QTest.keyClick(cards, Qt.Key.Key_Return)
        assert cards.isExpanded(cards._model.index(0, 0))

    def test_a_long_group_offers_more(self, cards: TaskProgressList, joined: Workspace) -> None:
        for number in range(PAGE + 3):
            joined.outbox.submit(NewTask(SCRIPT_OPTIMIZATION, {}), f"{number}.luau")
        joined.outbox.detach()
        cards._model._rebuild()
        group = cards._model.index(0, 0)
        assert cards._model.rowCount(group) == PAGE + 1
        cards.setCurrentIndex(cards._model.index(PAGE, 0, group))
        QTest.keyClick(cards, Qt.Key.Key_Return)
        assert cards._model.rowCount(group) > PAGE + 1


class TestMenu:
    @pytest.mark.parametrize(
        ("key", "entries"),
        [
            ("queued", ["Cancel"]),
            ("done", ["View", "Run with changes", "Run again", "Remove from the list"]),
            ("broken", ["Edit and retry", "Retry", "Remove from the list"]),
            ("stopped", ["Retry", "Edit and retry", "Remove from the list"]),
        ],
    )
    def test_lists_what_can_be_done(self, cards: TaskProgressList, key: str, entries: list[str]) -> None:
        item = cards._model.item(key)
        assert item is not None
        assert [action.text() for action in cards.menu_for(item).actions()] == entries


class TestHeight:
    def test_it_is_as_high_as_what_it_holds_up_to_a_limit(
        self, theme: Theme, presenter: TasksPresenter, qtbot: QtBot
    ) -> None:
        low = TaskProgressList(theme, presenter, most_height=200)
        high = TaskProgressList(theme, presenter, most_height=5000)
        for cards in (low, high):
            qtbot.addWidget(cards)
            cards.show()
        assert low.maximumHeight() == 200
        last = high.visualRect(high._model.index_of("done")).bottom()
        assert last < high.sizeHint().height() < 5000


class TestSpokenText:
    def test_holds_name_state_sentence_and_figures(self, cards: TaskProgressList) -> None:
        spoken = cards._model.index_of("running").data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "script.luau, processing, Step 10, 10 %"

    def test_a_name_without_room_is_whole_in_the_tooltip(self, cards: TaskProgressList) -> None:
        tip = cards._model.index_of("running").data(Qt.ItemDataRole.ToolTipRole)
        assert tip == "script.luau\nStep 10\n10 %"
