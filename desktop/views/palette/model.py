"""What the palette shows of its lines: those that match, best first."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.views.palette.entry import Entry, spoken
from desktop.views.palette.fuzzy import Haystack, Match, rank

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
MATCH_ROLE = Qt.ItemDataRole.UserRole + 2
MOST_SHOWN = 50

_POSSIBLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_NOT_POSSIBLE = Qt.ItemFlag.NoItemFlags

Index = QModelIndex | QPersistentModelIndex


class PaletteModel(QAbstractListModel):
    """Lines are added, and never change, while the palette is open."""

    def __init__(self, entries: list[Entry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._haystacks: list[Haystack] = []
        self._shown: list[tuple[Entry, Match]] = []
        self.add(entries)
        self.search("")

    @property
    def shown(self) -> list[Entry]:
        """The lines as they stand."""
        return [entry for entry, _ in self._shown]

    def add(self, entries: list[Entry]) -> None:
        """Puts more below the others; the next search finds them."""
        self._entries += entries
        self._haystacks += [Haystack(entry.text) for entry in entries]

    def search(self, query: str) -> None:
        """Shows what fits a query; everything for an empty one."""
        self.beginResetModel()
        self._shown = [(self._entries[number], made) for number, made in rank(query, self._haystacks, MOST_SHOWN)]
        self.endResetModel()

    def first_enabled(self) -> QModelIndex:
        """The line that Return runs at first; an invalid index without one."""
        for row, (entry, _) in enumerate(self._shown):
            if entry.enabled:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = index.row()  # asked for often: the view tests every line that it lays out
        return _POSSIBLE if 0 <= row < len(self._shown) and self._shown[row][0].enabled else _NOT_POSSIBLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        entry, made = self._shown[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == MATCH_ROLE:
            return made
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry)
        return None
