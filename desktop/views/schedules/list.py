"""The list of schedules."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from contracts.schedules import ScheduleView
from desktop.ui.theme import Theme
from desktop.views.schedules.delegate import ScheduleDelegate
from desktop.views.schedules.model import SchedulesModel


class SchedulesList(QTreeView):
    """Return changes the chosen one, Delete deletes it."""

    change_chosen = Signal()
    delete_chosen = Signal()

    def __init__(self, theme: Theme, model: SchedulesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schedules = model
        self.setModel(model)
        self.setItemDelegate(ScheduleDelegate(theme, self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Schedules"))
        self.doubleClicked.connect(lambda _index: self.change_chosen.emit())
        theme.changed.connect(self.viewport().update)

    def chosen(self) -> ScheduleView | None:
        """The selected one."""
        rows = self.selectionModel().selectedRows()
        return self._schedules.schedule(rows[0].row()) if rows else None

    def choose(self, row: int) -> None:
        """Selects a row."""
        self.setCurrentIndex(self._schedules.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.change_chosen.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_chosen.emit()
        else:
            super().keyPressEvent(event)
