"""The sheet of shortcuts."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.keycaps import KeyCaps
from desktop.ui.theme import Theme
from desktop.views.shortcuts.keys import action_groups, documented_groups
from desktop.views.shortcuts.sheet import ShortcutSheet


@pytest.fixture
def sheet(theme: Theme, qapp: QApplication) -> Iterator[ShortcutSheet]:
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    save, nameless, keyless = QAction("&Save…", window), QAction("", window), QAction("About", window)
    save.setShortcut(QKeySequence("Ctrl+S"))
    nameless.setShortcut(QKeySequence("Ctrl+J"))
    made = ShortcutSheet(theme, action_groups([], [save, nameless, keyless]) + documented_groups(), window)
    made.open()
    yield made
    window.hide()
    window.deleteLater()
    qapp.sendPostedEvents()


class TestRows:
    def test_what_has_words_and_keys_is_there(self, sheet: ShortcutSheet) -> None:
        rows = sheet.shown_rows()
        assert rows[0] == "Save…: Ctrl+S"
        assert "Next change: Alt+Down" in rows
        assert "Leave the editor: F6, Shift+F6" in rows
        assert "Search the history: Ctrl+F" in rows
        assert not any("Ctrl+J" in row or "About" in row for row in rows)

    def test_the_keys_are_read_aloud(self, sheet: ShortcutSheet) -> None:
        assert "Ctrl+S" in {caps.accessibleName() for caps in sheet.findChildren(KeyCaps)}


class TestSearch:
    def test_words_and_keys_are_searched(self, sheet: ShortcutSheet) -> None:
        QTest.keyClicks(sheet.field, "alt+")
        assert sheet.shown_rows() == [
            "Next change: Alt+Down",
            "Previous change: Alt+Up",
            "Move a section or question: Alt+Up, Alt+Down",
            "To the next question: Return, Alt+Right",
            "To the previous question: Alt+Left",
        ]
        sheet.field.clear()
        QTest.keyClicks(sheet.field, "FIND")
        assert sheet.shown_rows() == ["Find a task: Ctrl+F"]

    def test_without_a_match_it_says_so(self, sheet: ShortcutSheet) -> None:
        QTest.keyClicks(sheet.field, "qqq")
        assert (sheet.shown_rows(), sheet._nothing.isHidden()) == ([], False)
        sheet.field.clear()
        assert sheet._nothing.isHidden()
