"""Tables of words and numbers."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.text_table import TextTable
from desktop.ui.theme import Theme

COLUMNS = ["Kind", "Accepted", "Failed"]
ROWS = [["Script optimization", "12", "0"], ["Quiz", "3", "1"]]


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> TextTable:
    table = TextTable(theme, "Figures")
    qtbot.addWidget(table)
    table.resize(600, 100)
    table.show()
    table.show_rows(COLUMNS, ROWS)
    return table


def test_it_is_as_high_as_its_rows(table: TextTable) -> None:
    before = table.height()
    table.show_rows(COLUMNS, [*ROWS, ["Lesson", "0", "0"]])
    assert table.height() - before == 30
    assert not table.verticalScrollBar().isVisible()


def test_words_stand_left_and_numbers_right(table: TextTable) -> None:
    model = table.model()
    assert model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_a_cell_is_spoken_with_its_column(table: TextTable) -> None:
    assert table.model().index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Failed: 1"


def test_it_fills_its_room_and_scrolls_where_that_is_too_little(table: TextTable) -> None:
    head = table.horizontalHeader()
    assert head.length() == table.viewport().width()
    high = table.height()
    table.resize(120, 100)
    assert head.length() > table.viewport().width()
    assert table.height() > high


def test_the_choice_stays_while_nothing_changes(table: TextTable) -> None:
    table.selectRow(1)
    table.show_rows(list(COLUMNS), [list(row) for row in ROWS])
    assert table.currentIndex().row() == 1
