"""A few choices side by side."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme
from tests.desktop.services.waiting import recorded


@pytest.fixture
def levels(theme: Theme, qtbot: QtBot) -> SegmentedControl:
    levels = SegmentedControl(theme, "Level", ["Low", "Middle", "High"])
    qtbot.addWidget(levels)
    levels.resize(levels.sizeHint())
    levels.show()
    return levels


class TestKeyboard:
    def test_arrows_move_and_stop_at_the_ends(self, levels: SegmentedControl) -> None:
        chosen = recorded(levels.chosen)
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
            QTest.keyClick(levels, key)
        assert chosen == [1, 2, 1]

    def test_home_and_end_jump(self, levels: SegmentedControl) -> None:
        QTest.keyClick(levels, Qt.Key.Key_End)
        assert levels.index == 2
        QTest.keyClick(levels, Qt.Key.Key_Home)
        assert levels.index == 0

    @pytest.mark.parametrize("key", [Qt.Key.Key_X, Qt.Key.Key_Up, 0x416, 0])
    def test_other_keys_are_left_to_others(self, levels: SegmentedControl, key: int) -> None:
        chosen = recorded(levels.chosen)
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(levels, event)
        assert chosen == []
        assert not event.isAccepted()

    def test_is_one_tab_stop(self, levels: SegmentedControl) -> None:
        assert levels.focusPolicy() is Qt.FocusPolicy.StrongFocus


class TestMouse:
    def test_chooses_what_is_clicked(self, levels: SegmentedControl) -> None:
        chosen = recorded(levels.chosen)
        right = QPoint(levels.width() - 5, 10)
        QTest.mouseClick(levels, Qt.MouseButton.LeftButton, pos=right)
        QTest.mouseClick(levels, Qt.MouseButton.LeftButton, pos=right)
        QTest.mouseClick(levels, Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
        assert chosen == [2, 0]

    def test_another_button_does_nothing(self, levels: SegmentedControl) -> None:
        QTest.mouseClick(levels, Qt.MouseButton.RightButton, pos=QPoint(levels.width() - 5, 10))
        assert levels.index == 0


class TestNames:
    def test_the_name_says_what_holds(self, levels: SegmentedControl) -> None:
        assert levels.accessibleName() == "Level: Low"
        QTest.keyClick(levels, Qt.Key.Key_Right)
        assert levels.accessibleName() == "Level: Middle"

    def test_tips_explain_each(self, levels: SegmentedControl) -> None:
        levels.set_option_tips(["a", "b", "c"])
        assert levels.toolTip() == "Low: a\nMiddle: b\nHigh: c"

    def test_a_tip_too_few_is_an_error(self, levels: SegmentedControl) -> None:
        with pytest.raises(ValueError, match="shorter"):
            levels.set_option_tips(["a"])


class TestSetIndex:
    def test_is_no_choice_of_the_person(self, levels: SegmentedControl) -> None:
        chosen = recorded(levels.chosen)
        levels.set_index(2)
        assert levels.index == 2
        assert chosen == []

    def test_the_focus_can_be_seen(self, levels: SegmentedControl, qtbot: QtBot) -> None:
        levels.clearFocus()
        without = levels.grab().toImage()
        levels.setFocus()
        levels.activateWindow()
        qtbot.waitUntil(levels.hasFocus)
        assert levels.grab().toImage() != without
