"""What a screen reader says of every page and dialog, and that the keyboard alone reaches everything on them."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from contracts.admin import StuckReason
from contracts.events import Phase
from desktop.services.workspace import Workspace
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.views.dashboard.presenter import DashboardPresenter
from desktop.views.home.welcome import Welcome
from desktop.views.window.content_pages import ASSESSMENTS, LESSONS
from desktop.views.window.main_window import HISTORY, HOME, SCHEDULES, SETTINGS, STUDIO
from desktop.views.window.role_pages import DASHBOARD
from tests.desktop.conftest import Run
from tests.desktop.looking import only
from tests.desktop.reading import Role, against_reading, controls, faults, focused, reached_from_here, read, tab_round
from tests.desktop.services.admin_samples import AdminAnswers, stuck_task
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.samples import MORNING, Row
from tests.desktop.services.waiting import until
from tests.desktop.views.documents import change, document
from tests.desktop.views.roblox_studio.driving import Studio
from tests.desktop.views.window.conftest import Shell

CODE = "local name = 'x'\nprint(name:len())\n"
PAGES = [HOME, STUDIO, LESSONS, ASSESSMENTS, HISTORY, SCHEDULES, DASHBOARD, SETTINGS]


@pytest.fixture
def studio(shell: Shell, joined: Workspace, ledger: LedgerApp, run: Run[Any], tmp_path: Path) -> Studio:
    """The studio page of the window, connected."""
    loop = joined.tracker._jobs._loop
    assert loop is not None
    window = shell.window
    return Studio(window.studio, shell.studio, shell.preferences, ledger, run, loop, tmp_path, [], window._saved)


def reached(shell: Shell, qtbot: QtBot) -> list[QWidget]:
    """Where the keyboard comes to; what it does not come to fails the test."""
    qtbot.waitUntil(shell.window.isActiveWindow)
    QApplication.processEvents()
    stops = reached_from_here()
    missed = set(controls(shell.window)) - set(stops)
    assert [str(read(widget)) for widget in missed] == []
    return stops


def jumps(shell: Shell) -> list[str]:
    """Where Tab goes against reading, within a part of the window; through the editor as if it did not take Tab."""
    parts = (shell.window.sidebar, shell.window.pages, shell.window.tasks_panel)
    editor = shell.window.studio.editor
    editor.setTabChangesFocus(True)
    stops = tab_round()
    editor.setTabChangesFocus(False)
    order = [number for stop in stops for number, part in enumerate(parts) if part.isAncestorOf(stop)]
    changes = sum(one != other for one, other in pairwise([*order, order[0]]))
    assert changes == len(parts), f"Tab leaves a part and comes back to it: {order}"
    return [jump for part in parts for jump in against_reading([one for one in stops if part.isAncestorOf(one)])]


def show_page(shell: Shell, page: str) -> None:
    shell.window.show_tasks_panel(True)
    shell.window.show_page(page)
    QApplication.processEvents()


class TestPages:
    @pytest.mark.parametrize("page", PAGES)
    def test_every_control_says_what_it_is(self, shell: Shell, page: str) -> None:
        show_page(shell, page)
        assert len(controls(shell.window)) >= 8
        assert faults(shell.window) == []

    @pytest.mark.parametrize("page", PAGES)
    def test_the_keyboard_comes_to_every_control_as_one_reads(self, shell: Shell, page: str, qtbot: QtBot) -> None:
        show_page(shell, page)
        parts = (shell.window.sidebar, shell.window.pages, shell.window.tasks_panel)
        came: list[int] = []
        for _ in range(4):
            came += [number for number, part in enumerate(parts) if part.isAncestorOf(focused())]
            QTest.keyClick(focused(), Qt.Key.Key_F6)
        assert came == [1, 2, 0, 1]
        assert len(reached(shell, qtbot)) >= 8
        assert jumps(shell) == []

    def test_the_shown_page_is_the_selected_tab(self, shell: Shell) -> None:
        show_page(shell, HISTORY)
        selected = [read(item).name for item in shell.window.sidebar.items if item.isChecked()]
        assert selected == ["History"]
        assert {read(item).role for item in shell.window.sidebar.items} == {Role.PageTab}


class TestDashboard:
    def test_with_figures_on_it(
        self, shell: Shell, joined: Workspace, ledger: LedgerApp, run: Run[Any], qtbot: QtBot
    ) -> None:
        ledger.admin = AdminAnswers(MORNING, busy=True)
        ledger.admin.stuck = [
            stuck_task(f"t{number}", StuckReason.RUNS_LONG, MORNING - timedelta(minutes=number)) for number in range(2)
        ]
        show_page(shell, DASHBOARD)
        presenter = shell.window.findChild(DashboardPresenter)
        assert isinstance(presenter, DashboardPresenter)
        run(until(lambda: presenter.seen, "figures"))
        shell.window.show_page(DASHBOARD)
        assert faults(shell.window) == []
        names = [read(stop).name for stop in reached(shell, qtbot)]
        assert {"Tasks by day", "Wait before the start", "Run time", "Figures by kind"} <= set(names)
        assert len([name for name in names if name.startswith("Cancel: spawner.luau, Since ")]) == 2
        assert jumps(shell) == []


class TestStudio:
    def audit(self, shell: Shell, qtbot: QtBot) -> list[str]:
        assert faults(shell.window) == []
        assert jumps(shell) == []
        return [read(stop).name for stop in reached(shell, qtbot)]

    def choose(self, studio: Studio, shell: Shell, task_id: str) -> None:
        panel = shell.window.tasks_panel
        fresh = shell.window._workspace.tracker.get(task_id)

        def shown() -> bool:
            item = panel._presenter.model.item(task_id)
            return item is not None and item.task == fresh

        studio.wait(shown, "the list to be as fresh as the page")
        panel.list.choose(task_id)

    def test_an_open_script(self, studio: Studio, shell: Shell, qtbot: QtBot) -> None:
        studio.open(studio.file("a.luau", CODE))
        assert "Script" in self.audit(shell, qtbot)

    def test_a_run_that_goes_on(self, studio: Studio, shell: Shell, qtbot: QtBot) -> None:
        shell.window.show_tasks_panel(True)
        studio.open(studio.file("a.luau", CODE))
        task_id = studio.optimize()
        studio.ledger.advance(task_id, Phase.STARTED)
        studio.ledger.advance(task_id, Phase.PROGRESS)
        studio.wait(lambda: "10 %" in shell.window.studio.status._figures.text(), "the progress")
        self.choose(studio, shell, task_id)
        assert {"Cancel", "Cancel this run", "Tasks"} <= set(self.audit(shell, qtbot))

    def test_a_result(self, studio: Studio, shell: Shell, qtbot: QtBot) -> None:
        shell.window.show_tasks_panel(True)
        studio.open(studio.file("a.luau", CODE))
        task_id = studio.optimized(document(CODE.replace("name:len()", "#name"), change(line=2)))
        self.choose(studio, shell, task_id)
        found = self.audit(shell, qtbot)
        assert {"Changes", "About the chosen change", "Original and optimized script"} <= set(found)

    def test_a_problem(self, studio: Studio, shell: Shell, qtbot: QtBot) -> None:
        studio.fail_to_open(studio.folder / "none.luau")
        assert "Close the message" in self.audit(shell, qtbot)


class TestHome:
    def test_runs_of_one_script_are_told_apart(self, shell: Shell, workspace: Workspace) -> None:
        for hour in range(3):
            row = Row(f"t{hour}", title="same.luau")
            row.created_at = row.created_at.replace(hour=hour)
            for phase in (Phase.STARTED, Phase.COMPLETED):
                row.advance(phase, hour + 1, row.created_at)
            workspace.tracker.observe(row.view())
        show_page(shell, HOME)
        for toast in shell.window.toasts.toasts:
            toast.dismiss()
        views = [read(control).name for control in controls(shell.window) if read(control).name.startswith("View")]
        assert len(views) == 3
        assert faults(shell.window) == []

    def test_first_steps(self, shell: Shell, qtbot: QtBot) -> None:
        show_page(shell, HOME)
        welcome = only(shell.window, Welcome)
        for step in range(3):
            assert welcome.steps.currentIndex() == step
            assert faults(shell.window) == []
            assert welcome.next in reached(shell, qtbot)
            QTest.keyClick(welcome.next, Qt.Key.Key_Space)


class TestDialogs:
    @pytest.mark.parametrize("name", ["palette", "shortcuts", "help", "log", "about"])
    def test_every_control_says_what_it_is_and_is_reached(
        self, shell: Shell, name: str, run: Run[Any], qtbot: QtBot
    ) -> None:
        dialog = opened(shell, name)
        qtbot.waitUntil(dialog.isActiveWindow)
        run(until(lambda: controls(dialog) and not shell.dialogs._jobs._tasks, "the dialog to be filled"))
        assert faults(dialog) == []
        assert dialog.accessibleName()
        assert read(dialog).role is Role.Dialog
        stops = tab_round()
        assert {str(read(stop)) for stop in stops} == {str(read(control)) for control in controls(dialog)}
        assert against_reading(stops) == []


def opened(shell: Shell, name: str) -> QDialog:
    actions: dict[str, Callable[[], None]] = {
        "palette": shell.dialogs.open_palette,
        "shortcuts": shell.dialogs.open_shortcuts,
        "help": shell.dialogs.open_help,
        "log": shell.dialogs.open_log,
        "about": shell.dialogs.open_about,
    }
    actions[name]()
    return only(shell.window, QDialog)


class TestToasts:
    def test_one_with_a_button_can_be_told_and_reached(self, shell: Shell, qtbot: QtBot) -> None:
        shell.window.toasts.show_toast(ToastText(Tone.GOOD, "a.luau is ready", "2 changes", "View", "a"))
        shell.window.toasts.show_toast(ToastText(Tone.DANGER, "b.luau failed", "Line 1", "View", "b"))
        show_page(shell, STUDIO)
        assert faults(shell.window) == []
        names = [read(stop).name for stop in reached(shell, qtbot)]
        assert {"View: a.luau is ready", "View: b.luau failed"} <= set(names)
