"""The panel around the list: filters, bulk actions, details, undo, and what it says when there is nothing."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from contracts.events import Phase
from contracts.tasks import SCRIPT_OPTIMIZATION
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import OPTIMIZATION, Kinds, TaskKind
from desktop.services.local.outbox_rows import NewTask
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.ui.toast import ToastText
from desktop.views.tasks.panel import TasksPanel
from desktop.views.tasks.presenter import UNDO, TasksPresenter
from tests.desktop.conftest import Run
from tests.desktop.looking import button, click
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.waiting import recorded, until

HAIKU = TaskKind("haiku", "/api/v1/haiku")
"""A kind that only the tests know."""


@pytest.fixture
def presenter(joined: Workspace, jobs: JobRunner) -> TasksPresenter:
    return TasksPresenter(joined, jobs, joined)


@pytest.fixture
def toasts(presenter: TasksPresenter) -> list[ToastText]:
    return recorded(presenter.toast_wanted)


@pytest.fixture
def panel(theme: Theme, presenter: TasksPresenter, qtbot: QtBot) -> TasksPanel:
    panel = TasksPanel(theme, presenter, Kinds([OPTIMIZATION, HAIKU]))
    qtbot.addWidget(panel)
    panel.resize(320, 800)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


@pytest.fixture
def live(ledger: LedgerApp, joined: Workspace, run: Run[Any]) -> Any:
    """Puts a task into the ledger and waits until the tracker has it."""

    def live(task_id: str, *phases: Phase) -> None:
        ledger.submit(task_id)
        for phase in phases:
            ledger.advance(task_id, phase)
        joined.tracker._catch_up()
        seen = ledger.rows[task_id]
        run(until(lambda: (task := joined.tracker.get(task_id)) and task.status is seen.status, task_id))
        joined.tracker.reset.emit()

    return live


def choose(menu: QMenu | None, text: str) -> None:
    assert menu is not None
    (entry,) = [action for action in menu.actions() if action.text() == text]
    entry.trigger()


class TestNothing:
    def test_says_what_will_be_here(self, panel: TasksPanel) -> None:
        assert panel._nothing.isVisible()
        assert not panel.search.isVisible()

    def test_that_matches_says_so(self, panel: TasksPanel, live: Any) -> None:
        live("a")
        panel.search.setText("zzz")
        assert panel._no_match.isVisible()
        panel.search.setFocus()
        QTest.keyClick(panel.search, Qt.Key.Key_Escape)
        assert panel.list.isVisible()


class TestFilter:
    def test_by_state_and_kind_is_named_on_its_button(self, panel: TasksPanel, live: Any) -> None:
        live("a", Phase.STARTED, Phase.COMPLETED)
        live("b")
        choose(panel.filter_button.menu(), "Active")
        assert (panel.filter_button.text(), panel._presenter.model.shown) == ("Active", 1)
        choose(panel.filter_button.menu(), "Haiku")
        assert (panel.filter_button.text(), panel._presenter.model.shown) == ("Active · Haiku", 0)
        choose(panel.filter_button.menu(), "Every kind")
        choose(panel.filter_button.menu(), "All")
        assert (panel.filter_button.text(), panel._presenter.model.shown) == ("All", 2)

    def test_the_keyboard_reaches_the_search(self, panel: TasksPanel, live: Any) -> None:
        live("a")
        panel.list.setFocus()
        QTest.keyClick(panel.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert panel.search.hasFocus()


class TestBulk:
    def test_clear_completed_can_be_undone(
        self, panel: TasksPanel, live: Any, joined: Workspace, toasts: list[ToastText], presenter: TasksPresenter
    ) -> None:
        live("done", Phase.STARTED, Phase.COMPLETED)
        live("also", Phase.STARTED, Phase.COMPLETED)
        live("broken", Phase.STARTED, Phase.FAILED)
        click(button(panel, "Clear completed"))
        assert [task.task_id for task in joined.tracker.tasks()] == ["broken"]
        assert (toasts[-1].title, toasts[-1].key) == ("2 tasks removed from the list", UNDO)
        presenter.undo_forget()
        assert {task.task_id for task in joined.tracker.tasks()} == {"done", "also", "broken"}

    def test_cancel_all_stops_what_runs_and_what_waits(
        self, panel: TasksPanel, live: Any, joined: Workspace, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        live("queued")
        live("running", Phase.STARTED)
        live("done", Phase.STARTED, Phase.COMPLETED)
        joined.outbox.detach()
        joined.outbox.submit(NewTask(SCRIPT_OPTIMIZATION, {}), "waits.luau")
        panel.bulk_button.menu().aboutToShow.emit()
        choose(panel.bulk_button.menu(), "Cancel all")
        cancels = {f"POST /api/v1/tasks/{task_id}/cancel" for task_id in ("queued", "running")}
        run(until(lambda: cancels <= set(ledger.requests), "the cancels"))
        assert joined.outbox.entries() == []
        assert "POST /api/v1/tasks/done/cancel" not in ledger.requests

    def test_retry_failed_starts_each_again(
        self, panel: TasksPanel, live: Any, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        live("a", Phase.STARTED, Phase.FAILED)
        live("b", Phase.STARTED, Phase.FAILED)
        live("c", Phase.CANCELLED)
        choose(panel.bulk_button.menu(), "Retry failed")
        wanted = [f"POST /api/v1/tasks/{task_id}/retry" for task_id in ("a", "b")]
        run(until(lambda: set(wanted) <= set(ledger.requests), "the retries"))
        assert [request for request in ledger.requests if request.endswith("/retry")] == wanted

    def test_what_would_do_nothing_is_disabled(self, panel: TasksPanel, live: Any) -> None:
        live("done", Phase.STARTED, Phase.COMPLETED)
        menu = panel.bulk_button.menu()
        menu.aboutToShow.emit()
        enabled = {action.text() for action in menu.actions() if action.isEnabled()}
        assert enabled == {"Clear completed"}


class TestDetails:
    def test_of_the_chosen_task_are_shown_with_its_attempts_and_follow_it(
        self, panel: TasksPanel, live: Any, run: Run[Any], ledger: LedgerApp
    ) -> None:
        live("a", Phase.STARTED)
        details = recorded(panel._presenter.detail_loaded)
        panel.list.choose("a")
        assert panel.details.isVisible()
        run(until(lambda: details, "the attempts"))
        live("a2", Phase.CANCELLED)
        ledger.advance("a", Phase.FAILED)
        panel._presenter._workspace.tracker._catch_up()
        run(until(lambda: panel.details._badge.text == "failed", "the end in the details"))

    def test_close_with_the_task_or_by_hand(self, panel: TasksPanel, live: Any, joined: Workspace) -> None:
        live("a", Phase.CANCELLED)
        live("b", Phase.CANCELLED)
        panel.list.choose("a")
        QTest.keyClick(panel.details, Qt.Key.Key_Escape)
        assert not panel.details.isVisible()
        panel.list.choose("b")
        joined.tracker.forget("b")
        panel._presenter.model.flush()
        assert not panel.details.isVisible() or (panel.details.item and panel.details.item.key != "b")


class TestToasts:
    def test_tell_of_each_end_once(self, panel: TasksPanel, live: Any, toasts: list[ToastText]) -> None:
        live("a", Phase.STARTED, Phase.COMPLETED)
        live("b", Phase.STARTED, Phase.FAILED)
        live("c", Phase.CANCELLED)
        assert [(toast.title, toast.key) for toast in toasts] == [
            ("script.luau is ready", "a"),
            ("script.luau failed", "b"),
        ]
