"""The list itself: painted rows under a head that sorts."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from contracts.tasks import TaskView
from desktop.services.local.history_filter import HistoryOrder, OrderKey
from desktop.ui.theme import Theme
from desktop.ui.tone import BADGE_HEIGHT, paint_badge
from desktop.views.history.model import KEYS, TASK_ROLE, Column, HistoryModel
from desktop.views.history.wording import cell_text
from desktop.views.tasks.wording import status_badge

ROW_HEIGHT = 36
_INSET = 12
_WIDTHS = {Column.STATE: 122, Column.KIND: 90, Column.STARTED: 134, Column.DURATION: 86}
_NAME_SHARE = 0.45
"""Of the room that the other columns leave to name and summary."""
_LEAST_FOR_BOTH = 300
"""With less room there is no summary; the details have it."""
Index = QModelIndex | QPersistentModelIndex


class HistoryDelegate(QStyledItemDelegate):
    """A badge for the state, text for the rest; what is being loaded is an empty row."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        task = index.data(TASK_ROLE)
        cell = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, option, index.row())
        if not isinstance(task, TaskView):
            self._paint_placeholder(painter, cell, index.column())
        elif index.column() == Column.STATE:
            top = cell.center().y() - BADGE_HEIGHT / 2
            paint_badge(painter, self._theme, status_badge(task.status), QPointF(cell.left() + _INSET, top))
        else:
            self._paint_text(painter, cell.adjusted(_INSET, 0, -_INSET, 0), task, index.column())
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        """This cell's part of the row's ground, which has round ends."""
        view = option.widget
        assert isinstance(view, HistoryList)
        painter.setClipRect(option.rect)
        painter.fillRect(option.rect, self._theme.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(0, option.rect.top(), view.viewport().width(), option.rect.height()).adjusted(4, 1, -4, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(ground, 6, 6)
        elif row == view.hovered_row:
            painter.setBrush(self._theme.colour("control_hover"))
            painter.drawRoundedRect(ground, 6, 6)
        if view.hasFocus() and row == view.currentIndex().row():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 5, 5)

    def _paint_text(self, painter: QPainter, room: QRectF, task: TaskView, column: int) -> None:
        name = column == Column.NAME
        painter.setFont(self._theme.font("body", QFont.Weight.Medium if name else QFont.Weight.Normal))
        painter.setPen(self._theme.colour("text" if name else "text_muted"))
        mode = Qt.TextElideMode.ElideMiddle if name else Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(cell_text(task, column), mode, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)

    def _paint_placeholder(self, painter: QPainter, cell: QRectF, column: int) -> None:
        width = min(cell.width() - 2 * _INSET, {Column.NAME: 150.0, Column.SUMMARY: 170.0}.get(Column(column), 56.0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("track"))
        painter.drawRoundedRect(QRectF(cell.left() + _INSET, cell.center().y() - 4, width, 8), 4, 4)


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
        self.setItemDelegate(HistoryDelegate(theme, self))
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
        header.setMinimumSectionSize(64)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.sectionClicked.connect(self._on_head)

    def _share_room(self) -> None:
        taken = sum(width for column, width in _WIDTHS.items() if not self.isColumnHidden(column))
        room = self.viewport().width() - taken
        both = room >= _LEAST_FOR_BOTH
        self.setColumnHidden(Column.SUMMARY, not both)
        self.horizontalHeader().resizeSection(Column.NAME, round(room * _NAME_SHARE) if both else max(room, 120))

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
