"""Pages, workspace and connection in the left column."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.sidebar import ConnectionState, NavItem, Sidebar
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from tests.desktop.looking import click, only
from tests.desktop.services.waiting import recorded


@pytest.fixture
def sidebar(theme: Theme, qtbot: QtBot) -> Sidebar:
    sidebar = Sidebar(theme, "ToolBoxAI")
    qtbot.addWidget(sidebar)
    sidebar.add_page("Roblox Studio", QKeySequence("Ctrl+1"))
    sidebar.add_page("Lessons", QKeySequence("Ctrl+2"))
    sidebar.resize(208, 600)
    sidebar.show()
    return sidebar


def items(sidebar: Sidebar) -> list[NavItem]:
    return sidebar.findChildren(NavItem)


class TestPages:
    def test_the_first_one_is_chosen(self, sidebar: Sidebar) -> None:
        assert [item.isChecked() for item in items(sidebar)] == [True, False]

    def test_a_click_chooses(self, sidebar: Sidebar, qtbot: QtBot) -> None:
        chosen = recorded(sidebar.page_chosen)
        click(items(sidebar)[1])
        assert chosen == [1]
        assert [item.isChecked() for item in items(sidebar)] == [False, True]

    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
    def test_the_keyboard_chooses(self, sidebar: Sidebar, key: Qt.Key) -> None:
        chosen = recorded(sidebar.page_chosen)
        QTest.keyClick(items(sidebar)[1], key)
        assert chosen == [1]

    def test_marking_one_is_no_choice_of_the_person(self, sidebar: Sidebar) -> None:
        chosen = recorded(sidebar.page_chosen)
        sidebar.set_page(1)
        assert items(sidebar)[1].isChecked()
        assert chosen == []

    def test_each_has_a_name_and_tells_its_keys(self, sidebar: Sidebar) -> None:
        assert [item.accessibleName() for item in items(sidebar)] == ["Roblox Studio", "Lessons"]
        assert [item.toolTip() for item in items(sidebar)] == ["Roblox Studio  Ctrl+1", "Lessons  Ctrl+2"]

    def test_the_chosen_one_looks_different(self, sidebar: Sidebar, theme: Theme) -> None:
        chosen, other = items(sidebar)
        assert chosen.grab().toImage().pixelColor(4, 17) == QColor(theme.colours.accent_soft)
        assert other.grab().toImage().pixelColor(4, 17) != QColor(theme.colours.accent_soft)


class TestWorkspace:
    def test_is_named(self, sidebar: Sidebar) -> None:
        sidebar.set_workspace("Class 7b <i>")
        named = [child.accessibleName() for child in sidebar.findChildren(QWidget)]
        assert "Workspace: Class 7b <i>" in named


class TestConnection:
    def test_is_a_dot_and_words(self, sidebar: Sidebar, theme: Theme) -> None:
        sidebar.set_connection(Tone.DANGER, "Server not running")
        assert sidebar.connection_text == "Server not running"
        state = only(sidebar, ConnectionState)
        assert state.grab().toImage().pixelColor(4, state.height() // 2) == QColor(theme.colours.danger)
        named = [child.accessibleName() for child in state.findChildren(QWidget)]
        assert "Connection: Server not running" in named


class TestMenu:
    def test_opens_from_a_named_button(self, sidebar: Sidebar) -> None:
        menu = QMenu(sidebar)
        sidebar.set_menu(menu)
        assert sidebar.menu_button.menu() is menu
        assert sidebar.menu_button.accessibleName() == "Menu"
