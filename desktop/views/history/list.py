"""The list itself: painted rows under a head that sorts."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from contracts.tasks import TaskView
from desktop.services.local.history_filter import HistoryOrder, OrderKey
from desktop.ui.theme import Theme
from desktop.views.history.model import KEYS, Column, HistoryModel
from desktop.views.history.row_painter import RowPainter, RowState

ROW_HEIGHT = 36
_LEAST_WIDTHS = {Column.STATE: 122, Column.KIND: 90, Column.STARTED: 134, Column.DURATION: 104}
_NAME_SHARE = 0.45
"""Of the room that the other columns leave to name and summary."""
_LEAST_FOR_BOTH = 300
"""With less room there is no summary; the details have it."""
_LEAST_COLUMN = 72
_LEAST_FOR_NAME = 160
"""With less room there is no duration, and then no start; the details have both."""
_LEAST_BESIDE_STATE = 70
"""With less room for the name there is no state; the details have it too."""
Index = QModelIndex | QPersistentModelIndex


class HistoryList(QTableView):
    """Return opens, Delete deletes, the menu key lists everything; several rows can be chosen with Shift and Ctrl.

    A table, since a tree view asks the model about each of a hundred thousand rows before it shows any.
    """

    order_chosen = Signal(object)
    open_chosen = Signal()
    delete_chosen = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self.hovered_row = -1
        self.setModel(model)
        self._rows = RowPainter(theme, model.lost)
        self._widths = self._least_widths()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("History"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.doubleClicked.connect(lambda _index: self.open_chosen.emit())
        self.entered.connect(lambda index: self._hover(index.row()))
        self._set_up_headers()
        model.moved.connect(self._stay_in_place)
        model.lost.changed.connect(self._on_lost)
        theme.changed.connect(self.viewport().update)

    def chosen_tasks(self) -> list[TaskView]:
        """The selected tasks that are loaded, from top to bottom."""
        ranges = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList())
        return [task for first, last in ranges for task in self._table.loaded_between(first, last)]

    def chosen_rows(self) -> list[int]:
        """The first row of each stretch of selected ones."""
        return sorted(part.top() for part in self.selectionModel().selection().toList())

    def show_kinds(self, several: bool) -> None:
        """Of a single kind every row would say the same."""
        self.setColumnHidden(Column.KIND, not several)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_chosen.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_chosen.emit()
        elif key == Qt.Key.Key_Menu:
            self.menu_wanted.emit(self.visualRect(self.currentIndex()).bottomLeft())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self.selectRow(0 if key == Qt.Key.Key_Home else self._table.rowCount() - 1)
        elif not event.matches(QKeySequence.StandardKey.SelectAll):  # a year at once is nothing to work on
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole rows, in place of what a delegate would do cell by cell."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._rows.begin()
        columns = [
            (column, float(self.columnViewportPosition(column)), float(self.columnWidth(column)))
            for column in Column
            if not self.isColumnHidden(column)
        ]
        width, selection = self.viewport().width(), self.selectionModel()
        current = self.currentIndex().row() if self.hasFocus() else -1
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        for row in range(max(first, 0), (last if last >= 0 else self._table.rowCount() - 1) + 1):
            state = RowState(selection.isRowSelected(row, QModelIndex()), row == self.hovered_row, row == current)
            place = QRectF(0, self.rowViewportPosition(row), width, ROW_HEIGHT)
            self._rows.paint(painter, place, columns, self._table.task(row), state)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._hover(-1)
        super().wheelEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()  # the ring is drawn around the whole row

    def _set_up_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(_LEAST_COLUMN)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in self._widths.items():
            header.resizeSection(column, width)
        header.sectionClicked.connect(self._on_head)

    def _least_widths(self) -> dict[Column, int]:
        return {column: max(least, self._rows.width_of(column)) for column, least in _LEAST_WIDTHS.items()}

    def _on_lost(self) -> None:
        """The words for a run that is not on the server are longer than any other state."""
        self._widths = self._least_widths()
        self.horizontalHeader().resizeSection(Column.STATE, self._widths[Column.STATE])
        self._share_room()
        self.viewport().update()

    def _share_room(self) -> None:
        """Columns that have no room go, the least important first; the name has what is left."""
        hidden = {Column.KIND} if self.isColumnHidden(Column.KIND) else set()
        room = self._room_without(hidden)
        for column in (Column.DURATION, Column.STARTED, Column.STATE):
            if room < (_LEAST_FOR_NAME if column is not Column.STATE else _LEAST_BESIDE_STATE):
                hidden.add(column)
                room = self._room_without(hidden)
        both = room >= _LEAST_FOR_BOTH
        for column in (Column.DURATION, Column.STARTED, Column.STATE):
            self.setColumnHidden(column, column in hidden)
        self.setColumnHidden(Column.SUMMARY, not both)
        self.horizontalHeader().resizeSection(
            Column.NAME, round(room * _NAME_SHARE) if both else max(room, _LEAST_COLUMN)
        )

    def _room_without(self, hidden: set[Column]) -> int:
        return self.viewport().width() - sum(width for column, width in self._widths.items() if column not in hidden)

    def _on_head(self, section: int) -> None:
        key = KEYS.get(Column(section))
        if key is not None:
            now = self._table.order
            first = key in (OrderKey.CREATED, OrderKey.DURATION)  # the newest, the longest; names from A
            self.order_chosen.emit(HistoryOrder(key, not now.descending if now.key is key else first))

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def _stay_in_place(self, rows: int) -> None:
        """What is read stays where it is when tasks come in above; at the top the newest are to be seen."""
        bar = self.verticalScrollBar()
        if bar.value() > 0:
            self.updateGeometries()
            bar.setValue(bar.value() + rows * ROW_HEIGHT)
