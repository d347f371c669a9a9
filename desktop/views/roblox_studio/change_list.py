"""The list of changes: one row each, with a box where a change can be left out."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from contracts.optimization import Change
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.change_delegate import ROW_HEIGHT, ChangeDelegate
from desktop.views.roblox_studio.model import CHANGE_ROLE, ChangeListModel


class ChangeList(QTreeView):
    """`line_wanted` brings the line of a change that was double-clicked, or chosen with Enter."""

    line_wanted = Signal(int)

    def __init__(self, theme: Theme, model: ChangeListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = ChangeDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(ROW_HEIGHT)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self.viewport().update)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        option = QStyleOptionViewItem()
        option.rect = self.visualRect(index)
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None and self._delegate.is_on_box(
            event.position(), option
        ):
            self.mousePressEvent(event)  # two quick clicks on a box are two clicks
        else:
            super().mouseDoubleClickEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        change = index.data(CHANGE_ROLE)
        if isinstance(change, Change):
            self.line_wanted.emit(change.line)
