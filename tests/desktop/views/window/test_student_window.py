"""A student's window offers what a student may do, and nothing else."""

from pathlib import Path
from typing import Any

import pytest

from contracts.session import Role
from desktop.services.workspace import Workspace
from desktop.ui.toast import Toast
from desktop.views.home.student_home import StudentHome
from desktop.views.palette.model import ENTRY_ROLE
from desktop.views.palette.palette import CommandPalette
from desktop.views.shared.panel import SharedPanel
from desktop.views.shortcuts.sheet import ShortcutSheet
from desktop.views.window.main_window import HOME, SETTINGS
from desktop.views.window.role_pages import SHARED
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.waiting import until
from tests.desktop.views.window.conftest import Shell


@pytest.fixture
def student(shell: Shell, ledger: LedgerApp, request: pytest.FixtureRequest, run: Run[Any], tmp_path: Path) -> Shell:
    """With a script that was opened before, and a tasks panel that was open."""
    script = tmp_path / "mine.luau"
    script.write_text("return 1")
    shell.preferences.remember_script(str(script))
    shell.window.show_tasks_panel(True)
    shell.window.studio._begin_typing()
    ledger.role, ledger.profile = Role.STUDENT, "team"
    joined = request.getfixturevalue("joined")
    run(until(lambda: joined.session is not None, "the session"))
    return shell


def test_home_shows_what_was_shared(student: Shell) -> None:
    student.window.show_page(HOME)
    (home,) = student.window.findChildren(StudentHome)
    assert home.isVisible()
    home.all_button.click()
    assert student.window.page == SHARED
    assert student.window.findChildren(SharedPanel)


def test_a_file_that_is_dropped_is_not_opened_and_it_is_said_why(student: Shell, tmp_path: Path) -> None:
    student.window.show_page(SETTINGS)
    student.window.dropping.dropped.emit([tmp_path / "mine.luau"])
    assert student.window.page == SETTINGS
    (toast,) = student.window.findChildren(Toast)
    assert toast.content.title == "Students cannot open files here"


def test_no_shortcut_works_on_scripts_or_tasks(student: Shell) -> None:
    actions = student.window.actions_
    working = (actions.open, actions.open_folder, actions.optimize, actions.save, actions.save_as, actions.copy)
    student.window.studio.editor.setPlainText("return 2")
    assert not any(action.isEnabled() or action.isVisible() for action in (*working, actions.tasks))
    assert not student.window.tasks_panel.isVisible()
    assert student.preferences.tasks_panel_open, "it comes back with another place"


def test_the_palette_has_neither_scripts_nor_their_actions(student: Shell) -> None:
    student.dialogs.open_palette()
    (palette,) = student.window.findChildren(CommandPalette)
    said = {palette.model.index(row, 0).data(ENTRY_ROLE).text for row in range(palette.model.rowCount())}
    assert {"Home", "Shared with me", "Settings"} <= said
    assert not said & {"mine.luau", "Open…", "Optimize", "Roblox Studio", "Lessons", "History", "Tasks panel"}
    palette.close()


def test_the_sheet_has_the_keys_of_a_quiz_and_none_of_the_editor(student: Shell) -> None:
    student.dialogs.open_shortcuts()
    (sheet,) = student.window.findChildren(ShortcutSheet)
    said = " ".join(sheet.shown_rows())
    assert "Hand in" in said
    assert not [words for words in ("Insert a tab", "Tasks panel", "Optimize", "Find a task") if words in said]
    sheet.close()


def test_everything_is_back_with_another_place(
    student: Shell, ledger: LedgerApp, workspace: Workspace, run: Run[Any]
) -> None:
    ledger.role, ledger.profile = Role.ADMIN, "embedded"
    run(workspace.go_to(None))
    assert student.window.actions_.open.isEnabled()
    assert student.window.tasks_panel.isVisible()
