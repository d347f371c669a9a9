"""Which columns are shown in how much room; nothing is cut off at the side."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.views.history.model import Column
from tests.desktop.views.history.driving import HistoryPage


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (900, {Column.STATE, Column.NAME, Column.STARTED, Column.DURATION, Column.SUMMARY}),
        (560, {Column.STATE, Column.NAME, Column.STARTED, Column.DURATION}),
        (430, {Column.STATE, Column.NAME, Column.STARTED}),
        (330, {Column.STATE, Column.NAME}),
        (170, {Column.NAME}),
    ],
)
def test_columns_without_room_go(page: HistoryPage, width: int, shown: set[Column]) -> None:
    table = page.panel.list
    table.setParent(None)
    table.resize(width, 400)
    table.show()
    QApplication.processEvents()
    table.show_kinds(False)
    table.resize(width + 1, 400)
    QApplication.processEvents()
    assert {column for column in Column if not table.isColumnHidden(column)} == shown
    last = max(shown)
    assert table.columnViewportPosition(last) + table.columnWidth(last) <= table.viewport().width()
    table.hide()
    table.setParent(page.panel)
