"""The palette as it is used: typing, moving, choosing, leaving."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.views.palette.entry import Entry, EntryKind, recent_first
from desktop.views.palette.model import MOST_SHOWN
from desktop.views.palette.palette import CommandPalette
from tests.desktop.services.waiting import recorded

ENTRIES = [
    Entry("page:Roblox Studio", EntryKind.PAGE, "Roblox Studio", lambda: None, shortcut="Ctrl+1"),
    Entry("action:Save…", EntryKind.ACTION, "Save…", lambda: None, shortcut="Ctrl+S", enabled=False),
    Entry("action:Open…", EntryKind.ACTION, "Open…", lambda: None, shortcut="Ctrl+O"),
    Entry("task:1", EntryKind.TASK, "leaderboard.luau", lambda: None, detail="completed"),
]


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1000, 700)
    made.show()
    yield made
    made.hide()
    made.deleteLater()
    qapp.sendPostedEvents()


@pytest.fixture
def palette(theme: Theme, window: QWidget, qtbot: QtBot) -> CommandPalette:
    made = CommandPalette(theme, ENTRIES, window)
    made.open()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def current(palette: CommandPalette) -> str:
    entry = palette.current()
    return "" if entry is None else entry.text


class TestSearch:
    def test_the_best_line_that_can_be_done_is_chosen(self, palette: CommandPalette) -> None:
        QTest.keyClicks(palette.field, "o")
        assert [entry.text for entry in palette.model.shown] == ["Open…", "Roblox Studio", "leaderboard.luau"]
        assert current(palette) == "Open…"

    def test_without_a_match_it_says_so_and_return_does_nothing(self, palette: CommandPalette) -> None:
        chosen = recorded(palette.chosen)
        QTest.keyClicks(palette.field, "qqq")
        assert palette._nothing.isVisible()
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        assert (chosen, palette.isVisible()) == ([], True)

    def test_what_comes_later_is_found_by_what_was_typed_before(self, palette: CommandPalette) -> None:
        QTest.keyClicks(palette.field, "zeb")
        palette.add([Entry("task:2", EntryKind.TASK, "zebra.luau", lambda: None)])
        assert current(palette) == "zebra.luau"

    def test_only_the_best_are_laid_out(self, palette: CommandPalette) -> None:
        palette.add([Entry(f"task:{n}", EntryKind.TASK, f"many {n}", lambda: None) for n in range(300)])
        assert palette.model.rowCount() == MOST_SHOWN


class TestKeyboard:
    def test_arrows_pass_over_what_cannot_be_done(self, palette: CommandPalette) -> None:
        assert current(palette) == "Roblox Studio"
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
        assert current(palette) == "Open…"
        QTest.keyClick(palette.field, Qt.Key.Key_Up)
        assert current(palette) == "Roblox Studio"

    @pytest.mark.parametrize(
        ("key", "text"),
        [(Qt.Key.Key_End, "leaderboard.luau"), (Qt.Key.Key_PageDown, "leaderboard.luau"), (Qt.Key.Key_Home, "Open…")],
    )
    def test_page_home_and_end_go_to_the_ends(self, palette: CommandPalette, key: Qt.Key, text: str) -> None:
        if key == Qt.Key.Key_Home:
            QTest.keyClicks(palette.field, "o")
            QTest.keyClick(palette.field, Qt.Key.Key_End)
            assert current(palette) != text
        QTest.keyClick(palette.field, key)
        assert current(palette) == text

    def test_return_chooses_and_closes(self, palette: CommandPalette) -> None:
        chosen = recorded(palette.chosen)
        QTest.keyClicks(palette.field, "lead")
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        assert [entry.key for entry in chosen] == ["task:1"]
        assert not palette.isVisible()

    def test_what_cannot_be_done_is_not_chosen(self, palette: CommandPalette) -> None:
        chosen = recorded(palette.chosen)
        QTest.keyClicks(palette.field, "save")
        assert [entry.text for entry in palette.model.shown] == ["Save…"]
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        assert (chosen, palette.isVisible()) == ([], True)

    @pytest.mark.parametrize(
        ("key", "modifier"),
        [
            (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        ],
    )
    def test_escape_and_the_key_that_opened_it_close_it(
        self, palette: CommandPalette, key: Qt.Key, modifier: Qt.KeyboardModifier
    ) -> None:
        QTest.keyClick(palette.field, key, modifier)
        assert not palette.isVisible()

    def test_it_closes_when_another_window_is_used(self, palette: CommandPalette, qtbot: QtBot) -> None:
        other = QWidget()
        qtbot.addWidget(other)
        other.show()
        other.activateWindow()
        qtbot.waitUntil(lambda: not palette.isVisible())


class TestMouse:
    def test_a_click_chooses(self, palette: CommandPalette) -> None:
        chosen = recorded(palette.chosen)
        place = palette.list.visualRect(palette.model.index(2)).center()
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert [entry.text for entry in chosen] == ["Open…"]


class TestReadAloud:
    def test_field_list_and_lines_have_names(self, palette: CommandPalette) -> None:
        assert palette.field.accessibleName() == "Search pages, actions, tasks and scripts"
        assert palette.list.accessibleName() == "Results"
        lines = [palette.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
        assert lines[1] == "Save…, Action, Ctrl+S, not possible now"
        assert lines[3] == "leaderboard.luau, Task, completed"


class TestPicture:
    def test_matched_letters_stand_out(self, palette: CommandPalette, qapp: QApplication) -> None:
        before = palette.list.viewport().grab().toImage()
        palette.list.setCurrentIndex(palette.model.index(3))
        qapp.processEvents()
        palette.field.setText("ro")
        row = palette.list.visualRect(palette.model.index(0))
        assert palette.list.viewport().grab().toImage().copy(row) != before.copy(row)


class TestRecentFirst:
    def test_the_latest_choice_comes_first_and_the_rest_as_it_was(self) -> None:
        ordered = recent_first(ENTRIES, ["task:1", "gone", "action:Open…"])
        assert [entry.text for entry in ordered] == ["leaderboard.luau", "Open…", "Roblox Studio", "Save…"]
