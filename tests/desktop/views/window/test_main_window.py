"""What can be reached by keyboard, and what assistive technology reads."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QPlainTextEdit, QTreeView, QWidget

from contracts.events import Phase
from contracts.optimization import OptimizeScriptRequest
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.ui.banner import Banner
from desktop.ui.theme import Theme
from desktop.views.window.composition import compose_window
from desktop.views.window.main_window import MainWindow
from tests.desktop.conftest import Run
from tests.desktop.looking import button
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.waiting import until

SHORTCUTS = {"Open…": "Ctrl+O", "Optimize": "Ctrl+Return", "Save…": "Ctrl+S", "Copy result": "Ctrl+Shift+C"}


@pytest.fixture
def window(
    theme: Theme, joined: Workspace, jobs: JobRunner, tmp_path: Path, qapp: QApplication
) -> Iterator[MainWindow]:
    made = compose_window(theme, joined, jobs, Preferences(tmp_path))
    made.show()
    yield made
    made.hide()
    made.deleteLater()
    qapp.sendPostedEvents()


def controls(window: MainWindow) -> list[QWidget]:
    """All that takes the keyboard focus by Tab. What a banner offers is made with what it says."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QTreeView)
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not isinstance(widget.parent(), Banner)
    ]


class TestKeyboard:
    def test_the_menu_lists_every_action_with_its_shortcut(self, window: MainWindow) -> None:
        entries: dict[str, str] = {}
        for menu in window.findChildren(QMenu):
            for action in menu.actions():
                entries[action.text()] = action.shortcut().toString()
        assert SHORTCUTS.items() <= entries.items()

    def test_no_two_actions_share_a_shortcut(self, window: MainWindow) -> None:
        keys = [action.shortcut().toString() for action in window.findChildren(QAction) if action.shortcut().toString()]
        assert len(keys) == len(set(keys))

    def test_what_cannot_be_done_now_is_disabled(self, window: MainWindow) -> None:
        assert not window.actions_.optimize.isEnabled()
        assert not window.actions_.copy.isEnabled()
        assert not window.actions_.save.isEnabled()

    def test_back_in_the_editor_one_can_type(self, window: MainWindow) -> None:
        window.tasks_panel.list.setFocus()
        window.studio.edit_button.click()
        assert window.focusWidget() is window.studio.editor


class TestNames:
    def test_every_control_has_one(self, window: MainWindow) -> None:
        found = controls(window)
        assert len(found) > 8
        unnamed = [
            f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
            for widget in found
            if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
        ]
        assert unnamed == []


class TestMemory:
    def test_theme_and_panel_are_as_they_were_left(
        self, window: MainWindow, theme: Theme, joined: Workspace, jobs: JobRunner, tmp_path: Path
    ) -> None:
        window.choose_theme("dark")
        window.show_tasks_panel(False)
        window.close()
        again = compose_window(theme, joined, jobs, Preferences(tmp_path))
        assert again.tasks_panel.isHidden()
        assert Preferences(tmp_path).theme == "dark"
        again.deleteLater()


class TestTasksPanel:
    def test_it_opens_by_itself_when_work_begins(self, window: MainWindow, joined: Workspace, run: Run[Any]) -> None:
        window.show_tasks_panel(False)
        run(joined.optimize(OptimizeScriptRequest(script_code="return 1", script_name="mine.luau")))
        run(until(lambda: window.tasks_panel.isVisible(), "the panel to open"))
        assert window.actions_.tasks.isChecked()

    def test_clearing_is_offered_only_when_something_has_ended(
        self, window: MainWindow, joined: Workspace, run: Run[Any], ledger: LedgerApp
    ) -> None:
        clear = button(window.tasks_panel, "Clear completed")
        accepted = run(joined.optimize(OptimizeScriptRequest(script_code="return 1", script_name="mine.luau")))
        assert clear.isHidden()
        for phase in (Phase.STARTED, Phase.COMPLETED):
            ledger.advance(accepted.task_id, phase)
        run(until(lambda: not clear.isHidden(), "the offer to clear"))
        clear.click()
        assert clear.isHidden()
        assert joined.tracker.get(accepted.task_id) is None
