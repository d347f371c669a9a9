"""Things of one kind as a list, narrowed by what is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.tone import BadgeText

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The RowText of a row."""
Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")


@dataclass(frozen=True)
class RowText:
    """What a row says: `mark` stands small behind the title, `badges` at the right and before them `aside`;
    `line_aside` at the right of the second line.
    """

    title: str
    line: str
    badges: tuple[BadgeText, ...] = ()
    mark: str = ""
    aside: str = ""
    line_aside: str = ""
    faded: bool = False


@dataclass(frozen=True)
class Telling(Generic[T]):
    """How the things of a list are told apart, shown, read aloud and looked through."""

    key: Callable[[T], str]
    row: Callable[[T], RowText]
    spoken: Callable[[T], str]
    words: Callable[[T], str]


class ListModel(QAbstractListModel, Generic[T]):
    """Rows that are still there keep their persistent indexes, and with them what is selected."""

    def __init__(self, telling: Telling[T], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._telling = telling
        self._all: list[T] = []
        self._shown: list[T] = []
        self._filter = ""

    @property
    def total(self) -> int:
        """How many there are, those that the filter hides among them."""
        return len(self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        one = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._telling.row(one).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._telling.spoken(one)
        return self._telling.row(one) if role == ROW_ROLE else None

    def at(self, row: int) -> T | None:
        """The one in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, key: str) -> int | None:
        """Where it stands."""
        return next((row for row, one in enumerate(self._shown) if self._telling.key(one) == key), None)

    def show(self, things: Sequence[T]) -> None:
        """These in place of those before, in their order."""
        self._all = list(things)
        self._apply()

    def narrow(self, text: str) -> None:
        """Only those that hold every word of it."""
        if text != self._filter:
            self._filter = text
            self._apply()

    def _apply(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._telling.key(self._shown[index.row()]) for index in before]
        words = self._filter.casefold().split()
        self._shown = [one for one in self._all if all(word in self._telling.words(one).casefold() for word in words)]
        rows = {self._telling.key(one): row for row, one in enumerate(self._shown)}
        self.changePersistentIndexList(before, [self.index(rows[k]) if k in rows else QModelIndex() for k in keys])
        self.layoutChanged.emit()
