"""The library as a list, last changed first; further rows are asked for as they are needed."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from contracts.library import ContentView
from desktop.ui.labels import tooltip
from desktop.ui.rows.model import ROW_ROLE, RowText
from desktop.views.content.wording import facts_of, moment_text, spoken_row, warnings_text

Index = QModelIndex | QPersistentModelIndex


class LibraryModel(QAbstractListModel):
    """`more_wanted` comes when the end of what was read is in sight and there is more."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contents: list[ContentView] = []
        self._more = False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._contents)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        content = self.content(index.row()) if index.isValid() else None
        if content is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return content.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(facts_of(content))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(content)
        return _row(content) if role == ROW_ROLE else None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._more = False
            self.more_wanted.emit()

    def content(self, row: int) -> ContentView | None:
        """The one in a row."""
        return self._contents[row] if 0 <= row < len(self._contents) else None

    def show(self, contents: list[ContentView], *, more: bool) -> None:
        """These in place of those before."""
        self.beginResetModel()
        self._contents, self._more = list(contents), more
        self.endResetModel()

    def append(self, contents: list[ContentView], *, more: bool) -> None:
        """These after those before."""
        known = {one.content_id for one in self._contents}
        fresh = [one for one in contents if one.content_id not in known]
        if fresh:
            start = len(self._contents)
            self.beginInsertRows(QModelIndex(), start, start + len(fresh) - 1)
            self._contents += fresh
            self.endInsertRows()
        self._more = more


def _row(content: ContentView) -> RowText:
    parts = (facts_of(content), warnings_text(content.warnings))
    line = " · ".join(filter(None, parts))
    return RowText(title=content.title, line=line, line_aside=moment_text(content.updated_at))
