"""F6 and Shift+F6, with the editor that takes Tab as text."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.desktop.views.window.conftest import Shell

F6 = Qt.Key.Key_F6
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget:
    QTest.keyClick(focused(), F6, modifier)
    return focused()


class TestF6:
    def test_it_leaves_the_editor_goes_round_and_comes_back_into_it(self, shell: Shell) -> None:
        window = shell.window
        window.show_tasks_panel(True)
        window.studio._begin_typing()
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert (focused(), window.studio.editor.text()) == (window.studio.editor, "\t")
        assert window.tasks_panel.isAncestorOf(press())
        assert press() is window.sidebar.items[1]
        assert press() is window.studio.editor

    def test_with_shift_it_goes_the_other_way(self, shell: Shell) -> None:
        shell.window.show_tasks_panel(True)
        shell.window.show_page("roblox-studio")
        assert press(SHIFT) is shell.window.sidebar.items[1]
        assert shell.window.tasks_panel.isAncestorOf(press(SHIFT))

    def test_a_closed_panel_is_passed_over(self, shell: Shell) -> None:
        shell.window.show_tasks_panel(False)
        shell.window.show_page("roblox-studio")
        assert press() is shell.window.sidebar.items[1]

    def test_each_part_remembers_where_the_keyboard_was(self, shell: Shell) -> None:
        shell.window.show_tasks_panel(False)
        shell.window.sidebar.menu_button.setFocus()
        assert shell.window.pages.isAncestorOf(press())
        assert press() is shell.window.sidebar.menu_button

    def test_what_has_gone_meanwhile_is_not_gone_back_to(self, shell: Shell) -> None:
        shell.window.show_tasks_panel(False)
        shell.window.sidebar.menu_button.setFocus()
        press()
        shell.window.sidebar.menu_button.hide()
        assert press() is shell.window.sidebar.items[1]
