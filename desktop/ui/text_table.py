"""A table of words and numbers that is as high as its rows."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui.labels import tooltip
from desktop.ui.theme import Theme

_ROW = 30
_PADDING = 29
Index = QModelIndex | QPersistentModelIndex


class TextTable(QTableView):
    """Read only. The first column is words, the others stand at the right, as numbers do."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widths: list[int] = []
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setFont(theme.font("body"))
        self.setProperty("look", "figures")
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setStretchLastSection(False)

    def show_rows(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Shows these in place of others; nothing moves when they are the same."""
        if not self._rows.put(columns, rows):
            return
        bold = QFontMetrics(self._theme.font("body", QFont.Weight.Medium))
        self._widths = [
            max(bold.horizontalAdvance(text) for text in (column, *(row[place] for row in rows))) + _PADDING
            for place, column in enumerate(columns)
        ]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The words take the room that the numbers leave; where there is too little, the table scrolls sideways."""
        if not self._widths:
            return
        words, *numbers = self._widths
        left = self.viewport().width() - sum(numbers)
        head = self.horizontalHeader()
        for place, width in enumerate([max(words, left), *numbers]):
            head.resizeSection(place, width)
        bar = self.horizontalScrollBar().sizeHint().height() if left < words else 0
        self.setFixedHeight(head.sizeHint().height() + _ROW * self._rows.rowCount() + bar + 2)


class _Rows(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns: list[str] = []
        self._rows: list[list[str]] = []

    def put(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
        """Whether anything is different."""
        new = list(columns), [list(row) for row in rows]
        if new == (self._columns, self._rows):
            return False
        self.beginResetModel()
        self._columns, self._rows = new
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._rows[index.row()][index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._columns[index.column()]}: {self._rows[index.row()][index.column()]}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
