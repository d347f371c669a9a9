"""The buttons that are painted on a card do what is pressed, once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from contracts.events import Phase
from desktop.services.job_runner import JobRunner
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.tasks.card import GAP, TaskCardDelegate
from desktop.views.tasks.model import TASK_ROLE
from desktop.views.tasks.panel import TaskList
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.tasks.wording import TaskAction
from tests.desktop.looking import click
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.waiting import recorded


@pytest.fixture
def cards(
    ledger: LedgerApp,
    theme: Theme,
    jobs: JobRunner,
    workspace: Workspace,
    failed: None,
    joined: Workspace,
    qtbot: QtBot,
) -> TaskList:
    """A list that shows one failed task."""
    cards = TaskList(theme, TasksPresenter(workspace, jobs, workspace))
    qtbot.addWidget(cards)
    cards.resize(300, 400)
    cards.show()
    return cards


@pytest.fixture
def failed(ledger: LedgerApp, tmp_path: Path) -> None:
    ledger.submit("task-1")
    ledger.advance("task-1", Phase.STARTED)
    ledger.advance("task-1", Phase.FAILED)


def place_of(cards: TaskList, action: TaskAction) -> QPoint:
    """The middle of a button, found by trying."""
    delegate, index = cards.itemDelegate(), cards.model().index(0, 0)
    assert isinstance(delegate, TaskCardDelegate)
    card = QRectF(cards.visualRect(index)).adjusted(0, 0, 0, -GAP)
    task = index.data(TASK_ROLE)
    y = int(card.bottom()) - 22
    hits = [x for x in range(int(card.width())) if delegate.action_at(QPointF(x, y), card, task) is action]
    return QPoint(hits[len(hits) // 2], y)


class TestPress:
    def done(self, cards: TaskList) -> list[str]:
        return recorded(cards.itemDelegate().action_clicked)  # type: ignore[attr-defined]  # a TaskCardDelegate

    def test_does_it(self, cards: TaskList) -> None:
        done = self.done(cards)
        click(cards.viewport(), place_of(cards, TaskAction.VIEW))
        assert done == ["task-1"]

    def test_of_a_double_click_does_it_once(self, cards: TaskList) -> None:
        done = self.done(cards)
        at = place_of(cards, TaskAction.RETRY)
        QTest.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
        double = QMouseEvent(
            QEvent.Type.MouseButtonDblClick,
            QPointF(at),
            QPointF(cards.viewport().mapToGlobal(at)),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(cards.viewport(), double)
        QTest.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert done == ["task-1"]

    def test_with_another_mouse_button_does_nothing(self, cards: TaskList) -> None:
        done = self.done(cards)
        click(cards.viewport(), place_of(cards, TaskAction.RETRY), Qt.MouseButton.RightButton)
        assert done == []

    def test_that_began_elsewhere_does_nothing(self, cards: TaskList) -> None:
        done = self.done(cards)
        QTest.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        QTest.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=place_of(cards, TaskAction.RETRY))
        assert done == []
