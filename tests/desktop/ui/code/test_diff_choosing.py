"""Choosing lines of the original in two texts side by side: by click and by key."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.code.comparison import compare
from desktop.ui.code.diff_view import ROW_HEIGHT, DiffView
from desktop.ui.code.grammar import Grammar
from desktop.ui.theme import Theme
from tests.desktop.looking import click

WIDTH, HEIGHT = 800, 300
LEFT, RIGHT, GUTTER = WIDTH // 4, 3 * WIDTH // 4, 4
BEFORE = "same\nold\nsame2\nkept\nfirst\nsecond\nsame3\ngone\nsame4"
AFTER = "same\nnew\nsame2\ninserted\nkept\none\ntwo\nthree\nsame3\nsame4"
UNCHANGED, CHANGED, INSERTED, PAIRED, ONLY_RIGHT, ONLY_LEFT = 0, 1, 3, 6, 7, 9
"""Rows of the comparison of the two."""
ROWS = 11

Chosen = list[tuple[int, int]]


@pytest.fixture
def view(theme: Theme, grammar: Grammar, qtbot: QtBot) -> DiffView:
    view = DiffView(theme, grammar)
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    view.show()
    view.show_comparison(compare(BEFORE, AFTER, grammar))
    return view


@pytest.fixture
def chosen(view: DiffView) -> Chosen:
    """First and last left line of each choice."""
    chosen: Chosen = []
    view.lines_chosen.connect(lambda first, last: chosen.append((first, last)))
    return chosen


def at(row: int, x: int) -> QPoint:
    return QPoint(x, row * ROW_HEIGHT + ROW_HEIGHT // 2)


def drag(view: DiffView, start: QPoint, end: QPoint) -> None:
    """With the left button from one place to another."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view.viewport(), left, pos=start)
    there = QPointF(end)
    move = QMouseEvent(QEvent.Type.MouseMove, there, there, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), move)
    QTest.mouseRelease(view.viewport(), left, pos=end)


def press(view: DiffView, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(view, key, Qt.KeyboardModifier.AltModifier)


class TestRows:
    def test_are_as_these_tests_name_them(self, view: DiffView) -> None:
        comparison = view.comparison
        assert comparison is not None
        assert len(comparison.rows) == ROWS
        sides = {row: (comparison.rows[row].left, comparison.rows[row].right) for row in range(ROWS)}
        assert sides[CHANGED] == (1, 1)
        assert sides[INSERTED] == (None, 3)
        assert sides[PAIRED] == (5, 6)
        assert sides[ONLY_RIGHT] == (None, 7)
        assert sides[ONLY_LEFT] == (7, None)


class TestClick:
    @pytest.mark.parametrize("x", [LEFT, RIGHT, GUTTER, WIDTH // 2 + GUTTER])
    @pytest.mark.parametrize(
        ("row", "lines"),
        [(UNCHANGED, (1, 1)), (CHANGED, (2, 2)), (PAIRED, (6, 6)), (ONLY_LEFT, (8, 8))],
        ids=["unchanged", "changed", "paired", "only left"],
    )
    def test_chooses_the_line_of_the_row_on_either_side(
        self, view: DiffView, chosen: Chosen, row: int, lines: tuple[int, int], x: int
    ) -> None:
        click(view.viewport(), at(row, x))
        assert chosen == [lines]

    @pytest.mark.parametrize("x", [LEFT, RIGHT])
    def test_on_a_row_that_is_only_on_the_right_chooses_the_stretch(
        self, view: DiffView, chosen: Chosen, x: int
    ) -> None:
        click(view.viewport(), at(ONLY_RIGHT, x))
        assert chosen == [(5, 6)]

    @pytest.mark.parametrize("x", [LEFT, RIGHT])
    def test_on_a_stretch_that_is_only_on_the_right_chooses_nothing(
        self, view: DiffView, chosen: Chosen, x: int
    ) -> None:
        click(view.viewport(), at(INSERTED, x))
        assert chosen == []

    @pytest.mark.parametrize("x", [LEFT, RIGHT])
    def test_below_the_last_row_chooses_nothing(self, view: DiffView, chosen: Chosen, x: int) -> None:
        assert HEIGHT > (ROWS + 1) * ROW_HEIGHT
        click(view.viewport(), at(ROWS, x))
        assert chosen == []

    def test_with_the_right_button_chooses_nothing(self, view: DiffView, chosen: Chosen) -> None:
        click(view.viewport(), at(CHANGED, LEFT), Qt.MouseButton.RightButton)
        assert chosen == []

    def test_counts_from_where_the_view_is(self, view: DiffView, chosen: Chosen) -> None:
        view.resize(WIDTH, 100)
        view.verticalScrollBar().setValue(4 * ROW_HEIGHT)
        click(view.viewport(), at(PAIRED - 4, LEFT))
        assert chosen == [(6, 6)]

    def test_leaves_the_view_where_it_is(self, view: DiffView, chosen: Chosen) -> None:
        view.resize(WIDTH, 100)
        view.verticalScrollBar().setValue(ROW_HEIGHT + 3)
        click(view.viewport(), QPoint(LEFT, 1))
        assert chosen == [(2, 2)]
        assert view.verticalScrollBar().value() == ROW_HEIGHT + 3

    def test_without_texts_chooses_nothing(self, theme: Theme, grammar: Grammar, qtbot: QtBot) -> None:
        empty = DiffView(theme, grammar)
        qtbot.addWidget(empty)
        with qtbot.assertNotEmitted(empty.lines_chosen):
            click(empty.viewport())


class TestDrag:
    @pytest.mark.parametrize(
        ("start", "end"),
        [
            (at(CHANGED, 60), at(PAIRED, 60)),
            (at(PAIRED, 60), at(CHANGED, 60)),
            (at(CHANGED, 0), at(CHANGED, LEFT)),
            (at(CHANGED, WIDTH // 2 + 1), at(CHANGED, WIDTH - 5)),
        ],
        ids=["down", "up", "along a line", "along a line on the right"],
    )
    def test_selects_and_chooses_nothing(self, view: DiffView, chosen: Chosen, start: QPoint, end: QPoint) -> None:
        drag(view, start, end)
        assert view.selected_text() != ""
        assert chosen == []

    def test_a_click_afterwards_chooses_and_ends_the_selection(self, view: DiffView, chosen: Chosen) -> None:
        drag(view, at(CHANGED, 0), at(PAIRED, LEFT))
        click(view.viewport(), at(CHANGED, LEFT))
        assert view.selected_text() == ""
        assert chosen == [(2, 2)]


class TestAltAndArrows:
    def test_choose_the_lines_of_each_stretch(self, view: DiffView, chosen: Chosen) -> None:
        press(view, Qt.Key.Key_Down)
        assert (view.current_hunk, chosen) == (0, [(2, 2)])
        press(view, Qt.Key.Key_Down, 2)
        assert (view.current_hunk, chosen) == (2, [(2, 2), (5, 6)])
        press(view, Qt.Key.Key_Down)
        assert (view.current_hunk, chosen[-1]) == (3, (8, 8))

    def test_mark_a_stretch_that_is_only_on_the_right_and_choose_nothing(self, view: DiffView, chosen: Chosen) -> None:
        press(view, Qt.Key.Key_Down, 2)
        assert view.current_hunk == 1
        assert chosen == [(2, 2)]

    def test_stay_at_the_last_and_the_first(self, view: DiffView, chosen: Chosen) -> None:
        press(view, Qt.Key.Key_Down, 4)
        count = len(chosen)
        press(view, Qt.Key.Key_Down)
        assert len(chosen) == count
        press(view, Qt.Key.Key_Up, 9)
        assert view.current_hunk == 0

    @pytest.mark.parametrize("elsewhere", [1, 2, 9], ids=["an unchanged line", "another stretch", "the end"])
    def test_go_on_wherever_the_listener_goes(self, view: DiffView, elsewhere: int) -> None:
        view.lines_chosen.connect(lambda _first, _last: view.go_to_left_line(elsewhere))
        seen = []
        for _ in range(4):
            press(view, Qt.Key.Key_Down)
            seen.append(view.current_hunk)
        assert seen == [0, 1, 2, 3]
