"""The list of scripts as a Qt list."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.labels import tooltip
from desktop.views.several.presenter import SeveralPresenter
from desktop.views.several.wording import spoken_row

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ScriptRow itself."""

_NO_PARENT = QModelIndex()


class ScriptListModel(QAbstractListModel):
    """Read only; follows the presenter."""

    def __init__(self, presenter: SeveralPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._count = len(presenter.rows)
        presenter.opened.connect(self._on_opened)
        presenter.row_changed.connect(lambda row: self.dataChanged.emit(self.index(row), self.index(row)))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._presenter.rows):
            return None
        row = self._presenter.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.found.shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(spoken_row(row))
        return None

    def _on_opened(self) -> None:
        self.beginResetModel()
        self._count = len(self._presenter.rows)
        self.endResetModel()
