"""The list of changes as a Qt list: those that are made or could be, then the others; each by line."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from contracts.optimization import Change, Outcome
from desktop.report.wording import change_title
from desktop.ui.labels import tooltip
from desktop.views.roblox_studio.choice import LeftOut, place_of
from desktop.views.roblox_studio.wording import chosen_badge, spoken_change

CHANGE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The Change itself."""
BADGE_ROLE = Qt.ItemDataRole.UserRole + 2
"""How it is known to be safe, or what was chosen and is not checked yet."""

_NO_PARENT = QModelIndex()


class ChangeListModel(QAbstractListModel):
    """A new result replaces everything. A change that can be left out has a box.

    What was chosen is kept elsewhere: `toggled` asks for it with a Place, `show_choice` shows what came of that.
    """

    toggled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: list[Change] = []
        self._left_out: LeftOut = frozenset()

    def show_changes(self, changes: list[Change]) -> None:
        """Shows the changes of another result."""
        self.beginResetModel()
        self._changes = sorted(changes, key=lambda change: (not _may_be_made(change), change.line))
        self.endResetModel()

    def show_choice(self, left_out: LeftOut) -> None:
        """Ticks the boxes of all but these."""
        self._left_out = left_out
        if self._changes:
            self.dataChanged.emit(self.index(0), self.index(len(self._changes) - 1))

    def row_of(self, change: Change | None) -> int | None:
        """The row of the same edit in another result."""
        if change is None:
            return None
        same = ((one.rule, one.line, one.before) == (change.rule, change.line, change.before) for one in self._changes)
        return next((row for row, found in enumerate(same) if found), None)

    @property
    def left_out_count(self) -> int:
        """How many boxes are empty."""
        return sum(self._is_in(change) is False for change in self._changes)

    def _is_in(self, change: Change) -> bool | None:
        """Whether the box of a change is ticked; None where it has none."""
        place = place_of(change)
        return None if place is None else place not in self._left_out

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
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = self._is_in(change)
            return None if ticked is None else Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == BADGE_ROLE:
            return chosen_badge(change, self._is_in(change))
        if role == Qt.ItemDataRole.DisplayRole:
            return change_title(change)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_change(change, self._is_in(change))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(spoken_change(change, self._is_in(change)))
        return None

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        change = self.change(index.row())
        place = place_of(change) if change is not None else None
        if role != Qt.ItemDataRole.CheckStateRole or change is None or place is None:
            return False
        if Qt.CheckState(value) is not (Qt.CheckState.Checked if self._is_in(change) else Qt.CheckState.Unchecked):
            self.toggled.emit(place)
        return True

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        change = self.change(index.row())
        box = Qt.ItemFlag.ItemIsUserCheckable if change is not None and place_of(change) else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | box


def _may_be_made(change: Change) -> bool:
    return change.applied or change.outcome is Outcome.LEFT_OUT
