"""Two texts side by side: scrolling, keys, selection."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.code.comparison import compare
from desktop.ui.code.diff_line import KEPT, LONG_LINE
from desktop.ui.code.diff_view import ROW_HEIGHT, DiffView
from desktop.ui.code.grammar import Grammar
from desktop.ui.theme import Theme

WIDTH, HEIGHT = 800, 200
LINES = [f"local value{number} = {number}" for number in range(100)]


def replaced(lines: list[str], **new: str) -> str:
    """The text with some lines (by number from 0, as `l7`) replaced."""
    return "\n".join(new.get(f"l{number}", line) for number, line in enumerate(lines))


@pytest.fixture
def view(theme: Theme, grammar: Grammar, qtbot: QtBot) -> DiffView:
    """Line 40 and line 80, from 0, differ."""
    view = DiffView(theme, grammar)
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    view.show()
    view.show_comparison(compare("\n".join(LINES), replaced(LINES, l40="local other = 1", l80=""), grammar))
    return view


def press(view: DiffView, at: QPoint) -> None:
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def drag_to(view: DiffView, at: QPoint) -> None:
    where = QPointF(at)
    left = Qt.MouseButton.LeftButton
    move = QMouseEvent(QEvent.Type.MouseMove, where, where, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), move)


def picture(view: DiffView, right: bool) -> QImage:
    """One side, without the line between them and without the frame of the focus."""
    view.clearFocus()
    half = view.viewport().width() // 2
    return view.viewport().grab().toImage().copy(half + 1 if right else 0, 0, half - 2, view.viewport().height())


def middle_of(row: int) -> int:
    return row * ROW_HEIGHT + ROW_HEIGHT // 2


class TestScrolling:
    def test_both_sides_move_together(self, theme: Theme, grammar: Grammar, view: DiffView) -> None:
        text = "\n".join(LINES)
        view.show_comparison(compare(text, text, grammar))
        view.verticalScrollBar().setValue(33 * ROW_HEIGHT)
        assert picture(view, right=False) == picture(view, right=True)
        view.horizontalScrollBar().setValue(40)
        assert picture(view, right=False) == picture(view, right=True)

    def test_reaches_the_last_row(self, view: DiffView) -> None:
        QTest.keyClick(view, Qt.Key.Key_End)
        bottom = view.verticalScrollBar().value() + view.viewport().height()
        assert bottom == len(LINES) * ROW_HEIGHT
        QTest.keyClick(view, Qt.Key.Key_Home)
        assert view.verticalScrollBar().value() == 0

    def test_arrows_move_a_row(self, view: DiffView) -> None:
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert view.verticalScrollBar().value() == ROW_HEIGHT

    def test_wide_lines_can_be_scrolled_to_their_end(self, theme: Theme, grammar: Grammar, view: DiffView) -> None:
        assert view.horizontalScrollBar().maximum() == 0
        view.show_comparison(compare("x" * 300, "x", grammar))
        assert view.horizontalScrollBar().maximum() > 0

    def test_what_fits_needs_none(self, grammar: Grammar, view: DiffView) -> None:
        view.show_comparison(compare("a", "b", grammar))
        assert view.verticalScrollBar().maximum() == 0

    def test_another_comparison_begins_at_its_start(self, grammar: Grammar, view: DiffView) -> None:
        QTest.keyClick(view, Qt.Key.Key_End)
        view.show_comparison(compare("\n".join(LINES), "x\n" + "\n".join(LINES), grammar))
        assert view.verticalScrollBar().value() == 0


class TestHunks:
    def test_alt_and_arrows_go_from_change_to_change(self, view: DiffView) -> None:
        seen = []
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
            QTest.keyClick(view, key, Qt.KeyboardModifier.AltModifier)
            seen.append(view.current_hunk)
        assert seen == [0, 1, 1, 0, 0]

    def test_the_change_is_in_view(self, view: DiffView) -> None:
        view.go_to_hunk(1)
        top = view.verticalScrollBar().value()
        assert top <= 80 * ROW_HEIGHT <= top + view.viewport().height() - ROW_HEIGHT

    def test_what_is_in_view_stays_where_it_is(self, view: DiffView) -> None:
        view.verticalScrollBar().setValue(38 * ROW_HEIGHT)
        view.go_to_hunk(0)
        assert view.verticalScrollBar().value() == 38 * ROW_HEIGHT

    def test_a_line_of_the_original_marks_its_change(self, view: DiffView, theme: Theme) -> None:
        view.go_to_left_line(41)
        assert view.current_hunk == 0
        y = middle_of(40) - view.verticalScrollBar().value()
        assert picture(view, right=False).pixelColor(1, y) == QColor(theme.colours.accent)

    def test_an_unchanged_line_marks_none(self, view: DiffView) -> None:
        view.go_to_left_line(5)
        assert view.current_hunk == -1

    def test_without_texts_nothing_happens(self, theme: Theme, grammar: Grammar, qtbot: QtBot) -> None:
        empty = DiffView(theme, grammar)
        qtbot.addWidget(empty)
        empty.go_to_left_line(3)
        empty.go_to_hunk(0)
        assert empty.selected_text() == ""
        assert empty.current_hunk == -1


class TestColours:
    def test_removed_added_and_gaps_look_different(self, grammar: Grammar, view: DiffView, theme: Theme) -> None:
        view.show_comparison(compare("same\nold\nsame2\ngone", "same\nnew\nsame2", grammar))
        left, right = picture(view, right=False), picture(view, right=True)
        colours = theme.colours
        far = left.width() - 4
        assert left.pixelColor(far, middle_of(1)) == QColor(colours.removed)
        assert right.pixelColor(far, middle_of(1)) == QColor(colours.added)
        assert right.pixelColor(far, middle_of(3)) == QColor(colours.gap)
        assert left.pixelColor(far, middle_of(0)) == QColor(colours.code)

    def test_follow_the_theme(self, view: DiffView, theme: Theme) -> None:
        theme.choose("dark")
        assert picture(view, right=False).pixelColor(390, middle_of(2)) == QColor(theme.tokens.dark.code)


class TestSelection:
    def test_is_what_the_mouse_went_over_on_one_side(self, view: DiffView) -> None:
        press(view, QPoint(WIDTH // 2 - 10, middle_of(0)))
        drag_to(view, QPoint(WIDTH - 10, middle_of(2)))
        assert view.selected_text() == "\n" + "\n".join(LINES[1:3])

    def test_backwards_is_the_same(self, view: DiffView) -> None:
        press(view, QPoint(WIDTH // 2 - 10, middle_of(2)))
        drag_to(view, QPoint(0, middle_of(0)))
        assert view.selected_text() == "\n".join(LINES[:3])

    def test_leaves_out_gaps(self, grammar: Grammar, view: DiffView) -> None:
        view.show_comparison(compare("a\nb\nc", "a\nc", grammar))
        press(view, QPoint(WIDTH // 2 + 2, middle_of(0)))
        drag_to(view, QPoint(WIDTH - 10, middle_of(2)))
        assert view.selected_text() == "a\nc"

    def test_counts_characters_outside_the_basic_plane_as_one(self, grammar: Grammar, view: DiffView) -> None:
        view.show_comparison(compare("🎉🎉🎉ab", "x", grammar))
        press(view, QPoint(WIDTH // 2 - 10, middle_of(0)))
        drag_to(view, QPoint(0, middle_of(0)))
        assert view.selected_text() == "🎉🎉🎉ab"

    def test_is_copied(self, view: DiffView) -> None:
        press(view, QPoint(0, middle_of(1)))
        drag_to(view, QPoint(WIDTH // 2 - 10, middle_of(1)))
        QApplication.clipboard().setText("before")
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text() == LINES[1]

    def test_without_one_the_clipboard_is_left_alone(self, view: DiffView) -> None:
        QApplication.clipboard().setText("before")
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text() == "before"

    def test_can_be_seen(self, view: DiffView, theme: Theme) -> None:
        before = picture(view, right=False)
        press(view, QPoint(0, middle_of(1)))
        drag_to(view, QPoint(WIDTH // 2 - 10, middle_of(1)))
        assert picture(view, right=False) != before

    def test_ends_with_another_comparison(self, grammar: Grammar, view: DiffView) -> None:
        press(view, QPoint(0, middle_of(0)))
        drag_to(view, QPoint(WIDTH // 2 - 10, middle_of(5)))
        view.show_comparison(compare("a", "a", grammar))
        assert view.selected_text() == ""


class TestLongLines:
    def test_are_shown_from_where_the_view_is(self, grammar: Grammar, view: DiffView) -> None:
        text = "a" * (LONG_LINE * 2) + "END"
        view.show_comparison(compare(text, text, grammar))
        before = picture(view, right=False)
        view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
        assert picture(view, right=False) != before
        press(view, QPoint(view.viewport().width() // 2 - 2, middle_of(0)))
        drag_to(view, QPoint(0, middle_of(0)))
        assert view.selected_text().endswith("END")

    def test_a_view_of_many_rows_keeps_few_of_them(self, grammar: Grammar, view: DiffView) -> None:
        text = "\n".join(f"x{number}" for number in range(3 * KEPT))
        view.show_comparison(compare(text, text, grammar))
        for row in range(0, 3 * KEPT, 9):
            view.verticalScrollBar().setValue(row * ROW_HEIGHT)
            view.viewport().repaint()
        QTest.keyClick(view, Qt.Key.Key_Home)
        assert picture(view, right=False) == picture(view, right=True)


class TestAccessibility:
    def test_says_how_much_differs(self, grammar: Grammar, view: DiffView) -> None:
        assert view.accessibleName() == "Original and optimized script"
        assert view.accessibleDescription() == "2 stretches of lines differ"
        view.show_comparison(compare("a", "b", grammar))
        assert view.accessibleDescription() == "1 stretch of lines differs"
