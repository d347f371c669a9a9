"""The list of changes as a Qt list: applied ones first, then by line."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from contracts.optimization import Change
from desktop.report.wording import change_title
from desktop.views.roblox_studio.wording import spoken_change

CHANGE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The Change itself."""

_NO_PARENT = QModelIndex()


class ChangeListModel(QAbstractListModel):
    """Read only; a new result replaces everything."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: list[Change] = []

    def show_changes(self, changes: list[Change]) -> None:
        """Shows the changes of another result."""
        self.beginResetModel()
        self._changes = sorted(changes, key=lambda change: (not change.applied, change.line))
        self.endResetModel()

    def change(self, row: int) -> Change | None:
        """The change of a row."""
        return self._changes[row] if 0 <= row < len(self._changes) else None

    def row_at_lines(self, first: int, last: int) -> int | None:
        """The first row whose change touches any of these lines of the original; applied ones come first."""
        rows = enumerate(self._changes)
        return next((row for row, change in rows if change.line <= last and change.end_line >= first), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._changes)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        change = self._changes[index.row()]
        if role == CHANGE_ROLE:
            return change
        if role == Qt.ItemDataRole.DisplayRole:
            return change_title(change)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken_change(change)
        return None
