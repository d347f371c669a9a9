"""The log as a list: its entries, newest first, under the day that each is of."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from contracts.organizations import AuditEntry
from desktop.ui.labels import tooltip
from desktop.ui.moments import clock_text
from desktop.views.members.log_wording import (
    Names,
    circumstances,
    day_heading,
    sentence,
    spoken_entry,
    words_of_entry,
)

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The LogLine of a row."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class LogLine:
    """A heading, or what an entry says; `entry_id` is empty for a heading."""

    text: str
    below: str = ""
    time: str = ""
    spoken: str = ""
    entry_id: str = ""


class LogModel(QAbstractListModel):
    """Entries that are still there keep their persistent indexes. A heading cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[AuditEntry] = []
        self._names: Names = {}
        self._filter = ""
        self._lines: list[LogLine] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken or line.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(line.spoken) if line.spoken else None
        return line if role == LINE_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not self._lines[index.row()].entry_id:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def show(self, entries: Sequence[AuditEntry], names: Names) -> None:
        """These in place of those before; `names` are those of members."""
        self._entries, self._names = list(entries), dict(names)
        self._apply()

    def narrow(self, text: str) -> None:
        """Only those that hold every word of it."""
        if text != self._filter:
            self._filter = text
            self._apply()

    def _apply(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._lines[index.row()].entry_id for index in before]
        self._lines = self._made()
        rows = {line.entry_id: row for row, line in enumerate(self._lines) if line.entry_id}
        after = [self.index(rows[one]) if one in rows else QModelIndex() for one in ids]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _made(self) -> list[LogLine]:
        made: list[LogLine] = []
        words, day = self._filter.casefold().split(), None
        for entry in self._entries:
            held = words_of_entry(entry, self._names).casefold() if words else ""
            if not all(word in held for word in words):
                continue
            if entry.at.astimezone().date() != day:
                day = entry.at.astimezone().date()
                made.append(LogLine(day_heading(entry.at)))
            made.append(
                LogLine(
                    sentence(entry, self._names),
                    circumstances(entry),
                    clock_text(entry.at),
                    spoken_entry(entry, self._names),
                    entry.entry_id,
                )
            )
        return made
