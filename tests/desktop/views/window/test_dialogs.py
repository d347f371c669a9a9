"""What opens over the window, from its actions."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.services.workspace import Workspace
from desktop.views.about.dialog import AboutDialog
from desktop.views.diagnostics.dialog import LogDialog
from desktop.views.help.dialog import HelpDialog
from desktop.views.palette.palette import CommandPalette
from desktop.views.shortcuts.sheet import ShortcutSheet
from desktop.views.window.main_window import SETTINGS
from tests.desktop.conftest import Run
from tests.desktop.looking import button, click, only
from tests.desktop.services.samples import Row
from tests.desktop.services.waiting import until
from tests.desktop.views.window.conftest import Shell


def palette_of(shell: Shell, qtbot: QtBot) -> CommandPalette:
    shell.window.activateWindow()
    qtbot.waitUntil(shell.window.isActiveWindow)
    QTest.keyClick(shell.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = only(shell.window, CommandPalette)
    qtbot.waitUntil(palette.field.hasFocus)
    return palette


def choose(palette: CommandPalette, text: str) -> None:
    QTest.keyClicks(palette.field, text)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)


class TestPalette:
    def test_it_holds_pages_actions_with_their_state_and_themes(self, shell: Shell, qtbot: QtBot) -> None:
        entries = {entry.text: entry for entry in palette_of(shell, qtbot).model.shown}
        assert entries["Roblox Studio"].shortcut == "Ctrl+2"
        assert (entries["Open…"].enabled, entries["Optimize"].enabled) == (True, False)
        assert entries["Theme: Dark"].enabled
        assert "Command palette" not in entries

    def test_a_choice_is_run_and_comes_first_the_next_time(self, shell: Shell, qtbot: QtBot) -> None:
        choose(palette_of(shell, qtbot), "dark")
        assert shell.preferences.theme == "dark"
        qtbot.waitUntil(lambda: not shell.window.findChildren(CommandPalette))
        assert palette_of(shell, qtbot).model.shown[0].text == "Theme: Dark"

    def test_a_script_that_was_opened_can_be_opened_again(
        self, shell: Shell, qtbot: QtBot, run: Run[Any], tmp_path: Path
    ) -> None:
        path = tmp_path / "mine.luau"
        path.write_text("return 1\n")
        shell.window.open_files([path])
        run(until(lambda: shell.studio.script.name == "mine.luau", "the script"))
        assert shell.preferences.recent_scripts == [str(path)]
        path.write_text("return 2\n")
        choose(palette_of(shell, qtbot), "mine")
        run(until(lambda: "2" in shell.window.studio.editor.text(), "the script again"))

    def test_tasks_follow_and_open_their_result(self, shell: Shell, qtbot: QtBot, workspace: Workspace) -> None:
        workspace.tracker.observe(Row("t1", title="zebra.luau").view())
        opened: list[str] = []
        shell.window._open_in_studio = opened.append  # type: ignore[assignment]  # a method stands there
        palette = palette_of(shell, qtbot)
        qtbot.waitUntil(lambda: any(entry.text == "zebra.luau" for entry in palette.model.shown))
        choose(palette, "zebra")
        assert opened == ["t1"]

    def test_there_is_never_a_second_one(self, shell: Shell, qtbot: QtBot) -> None:
        palette = palette_of(shell, qtbot)
        shell.dialogs.open_palette()
        assert only(shell.window, CommandPalette) is palette


class TestShortcuts:
    def test_the_sheet_lists_every_action_that_has_keys(self, shell: Shell) -> None:
        QTest.keyClick(shell.window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
        sheet = only(shell.window, ShortcutSheet)
        rows = sheet.shown_rows()
        with_keys = [action for action in shell.window.actions() if not action.shortcut().isEmpty()]
        expected = {action.text() for action in with_keys if action.isVisible()}
        assert len(expected) > 8
        assert expected <= {row.split(":")[0] for row in rows}
        assert "Members" not in {row.split(":")[0] for row in rows}, "a page that this computer alone has not"
        assert "Optimize: Ctrl+Return, Ctrl+Enter" in rows


class TestOthers:
    def test_the_settings_lead_to_the_logs(self, shell: Shell) -> None:
        shell.window.show_page(SETTINGS)
        click(button(shell.window, "Open the logs"))
        assert only(shell.window, LogDialog).isVisible()

    def test_help_logs_and_about_open_from_their_actions(self, shell: Shell, run: Run[Any]) -> None:
        QTest.keyClick(shell.window, Qt.Key.Key_F1)
        assert only(shell.window, HelpDialog).isVisible()
        shell.window.actions_.log.trigger()
        assert only(shell.window, LogDialog).isVisible()
        shell.window.actions_.about.trigger()
        about = only(shell.window, AboutDialog)
        run(until(lambda: about.list.count() > 0, "the licences"))

    def test_none_of_them_is_imported_before_it_is_wanted(self) -> None:
        code = "import sys, desktop.app; print([name for name in sys.modules if name.startswith('desktop.')])"
        command = [sys.executable, "-c", code]
        modules = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
        assert "desktop.views.window" in modules
        late = (
            "views.palette",
            "views.shortcuts",
            "views.help",
            "views.about",
            "views.diagnostics",
            "services.redaction",
        )
        assert [name for name in late if f"desktop.{name}" in modules] == []


class TestKept:
    def test_a_closed_dialog_can_be_opened_again(self, shell: Shell, qtbot: QtBot) -> None:
        for _ in range(2):
            shell.dialogs.open_shortcuts()
            only(shell.window, ShortcutSheet).close()
            qtbot.waitUntil(lambda: not shell.window.findChildren(QDialog))
