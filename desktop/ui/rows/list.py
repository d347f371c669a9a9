"""Lists that a person chooses one thing of."""

from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QTreeView, QWidget

from desktop.ui.rows.delegate import RowDelegate
from desktop.ui.rows.model import ListModel
from desktop.ui.theme import Theme

T = TypeVar("T")


class PaintedList(QTreeView):
    """One column of painted rows of one height, of which one is chosen and none is edited."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: QAbstractItemModel,
        delegate: QStyledItemDelegate,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is for assistive technology. The list takes the delegate."""
        super().__init__(parent)
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        theme.changed.connect(self.viewport().update)


class RowList(PaintedList, Generic[T]):
    """Return, or a double click, acts on the chosen one; Delete takes it away."""

    act_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, name: str, model: ListModel[T], parent: QWidget | None = None) -> None:
        super().__init__(theme, name, model, RowDelegate(theme), parent)
        self._rows = model
        self.doubleClicked.connect(lambda _index: self.act_wanted.emit())

    def chosen(self) -> T | None:
        """The selected one."""
        rows = self.selectionModel().selectedRows()
        return self._rows.at(rows[0].row()) if rows else None

    def choose(self, row: int) -> None:
        """Selects a row."""
        self.setCurrentIndex(self._rows.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.act_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)
