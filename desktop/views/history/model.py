"""The filtered history as a Qt table of its full length, of which only what is looked at is loaded."""

from collections import OrderedDict
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from contracts.tasks import TaskView
from desktop.services.history import History
from desktop.services.job_runner import JobRunner
from desktop.services.local.history_filter import HistoryFilter, HistoryOrder, HistoryPage, OrderKey
from desktop.ui.labels import tooltip
from desktop.views.history.wording import cell_text, column_name, explanation, spoken_row

TASK_ROLE = Qt.ItemDataRole.UserRole + 1
"""The TaskView of a row; None while it is being loaded."""

PAGE = 200
MOST_PAGES = 20
"""Of a year of tasks as many stay loaded; the others are read again when they come into view."""
REFRESHED = 3
"""Pages that are read again after a change: those that were looked at last."""

_NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """From left to right."""

    STATE = 0
    NAME = 1
    KIND = 2
    STARTED = 3
    DURATION = 4
    SUMMARY = 5


KEYS = {
    Column.STATE: OrderKey.STATUS,
    Column.NAME: OrderKey.NAME,
    Column.KIND: OrderKey.KIND,
    Column.STARTED: OrderKey.CREATED,
    Column.DURATION: OrderKey.DURATION,
}
"""What a column is sorted by; a summary is not."""


class HistoryModel(QAbstractTableModel):
    """Follows the history by itself: when tasks come, go or change, what is selected stays with its task.

    `listed` comes with each list that was asked for; `moved` says by how many rows the tasks in view went down.
    """

    listed = Signal()
    moved = Signal(int)
    load_failed = Signal(object)

    def __init__(self, history: History, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self.lost = history.lost
        self._jobs = jobs
        self._filter = HistoryFilter()
        self._order = HistoryOrder()
        self._total = 0
        self._pages: OrderedDict[int, list[TaskView]] = OrderedDict()
        self._loading: set[int] = set()
        self._read_since: set[int] = set()
        self._missing: set[int] = set()
        self._generation = 0
        self._refreshing = False
        self._refresh_again = False
        self._load_soon = QTimer(self)
        self._load_soon.setSingleShot(True)
        self._load_soon.setInterval(0)
        self._load_soon.timeout.connect(self._load_missing)
        history.changed.connect(self.refresh)
        self.lost.changed.connect(self._tell_all)

    @property
    def order(self) -> HistoryOrder:
        """What the list is sorted by."""
        return self._order

    @property
    def loaded_pages(self) -> list[int]:
        """Numbers of the pages that are here, the one that was looked at last at the end."""
        return list(self._pages)

    def show_list(self, what: HistoryFilter, order: HistoryOrder) -> None:
        """Another list; the one before stays until the first page of this one is here."""
        self._filter, self._order = what, order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._generation += 1
        generation = self._generation
        self._loading.clear()
        self._missing.clear()
        self._refreshing = self._refresh_again = False
        self._jobs.start(
            self._history.page(what, order, offset=0, limit=PAGE, counted=True),
            name="list the history",
            on_success=lambda page: self._on_listed(page, generation),
            on_failure=lambda error: self._on_failed(error, generation),
            owner=self,
        )

    def refresh(self) -> None:
        """Reads the length and what was looked at last again; several wishes at once are one."""
        if self._refreshing:
            self._refresh_again = True
            return
        self._refreshing = True
        self._read_since.clear()
        generation = self._generation
        self._jobs.start(
            self._reread([*self._pages, *sorted(self._loading - self._pages.keys())][-REFRESHED:] or [0]),
            name="refresh the history",
            on_success=lambda pages: self._on_reread(pages, generation),
            on_failure=lambda error: self._on_failed(error, generation),
            owner=self,
        )

    def task(self, row: int) -> TaskView | None:
        """The task of a row, if it is loaded; else it will be."""
        if not 0 <= row < self._total:
            return None
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def loaded_between(self, first: int, last: int) -> list[TaskView]:
        """The tasks of these rows that are here; the others are not asked for."""
        found: list[TaskView] = []
        for number in sorted(self._pages):
            start = number * PAGE
            if start <= last and first < start + PAGE:
                found += self._pages[number][max(first - start, 0) : last - start + 1]
        return found

    def row_of(self, task_id: str) -> int | None:
        """Where a task stands, as far as it is loaded."""
        return self._loaded_rows().get(task_id)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            arrow = (" ↓" if self._order.descending else " ↑") if KEYS.get(Column(section)) is self._order.key else ""
            return f"{column_name(section)}{arrow}"
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _ROLES:
            return None
        task = self.task(index.row())
        if role == TASK_ROLE:
            return task
        if task is None:
            return "…" if index.column() == Column.NAME else None
        lost = self.lost.get(task.task_id)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.STATE:
            return spoken_row(task, lost)
        text = cell_text(task, index.column(), lost)
        if role != Qt.ItemDataRole.ToolTipRole:
            return text
        return tooltip(explanation(lost) if lost is not None and index.column() == Column.STATE else text)

    def _tell_all(self) -> None:
        if self._total:
            self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, len(Column) - 1))

    def _want(self, number: int) -> None:
        if number not in self._loading:
            self._missing.add(number)
            if not self._load_soon.isActive():
                self._load_soon.start()

    def _load_missing(self) -> None:
        """Newest wish last in `_missing` or not: the database takes them one after another anyway."""
        numbers, self._missing = self._missing - self._pages.keys(), set()
        for number in sorted(numbers):
            self._loading.add(number)
            self._read_since.add(number)
            self._load(number, self._generation)

    def _load(self, number: int, generation: int) -> None:
        self._jobs.start(
            self._history.page(self._filter, self._order, offset=number * PAGE, limit=PAGE),
            name="read the history",
            on_success=lambda page: self._on_loaded(number, page, generation),
            on_failure=lambda error: self._on_failed(error, generation),
            owner=self,
        )

    async def _reread(self, numbers: list[int]) -> tuple[int, dict[int, HistoryPage]]:
        what, order = self._filter, self._order
        total = await self._history.count(what)
        pages = {number: await self._history.page(what, order, offset=number * PAGE, limit=PAGE) for number in numbers}
        return total, pages

    def _on_listed(self, page: HistoryPage, generation: int) -> None:
        if generation != self._generation:
            return
        self.beginResetModel()
        self._total = page.total or 0
        self._pages = OrderedDict({0: page.tasks})
        self.endResetModel()
        self.listed.emit()

    def _on_loaded(self, number: int, page: HistoryPage, generation: int) -> None:
        if generation != self._generation:
            return
        self._loading.discard(number)
        self._pages[number] = page.tasks
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        last = min((number + 1) * PAGE, self._total) - 1
        if number * PAGE <= last:
            self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, len(Column) - 1))

    def _on_reread(self, found: tuple[int, dict[int, HistoryPage]], generation: int) -> None:
        if generation != self._generation:
            return
        self._refreshing = False
        total, pages = found
        newer = {number: self._pages[number] for number in self._pages if number in self._read_since}
        read_again = {number: page.tasks for number, page in pages.items()}
        self._take(total, OrderedDict(read_again | newer))
        if self._refresh_again:
            self._refresh_again = False
            self.refresh()

    def _take(self, total: int, pages: "OrderedDict[int, list[TaskView]]") -> None:
        """The same list as it is now. Its end moves first; then each task that is known goes to its new row."""
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            self.endRemoveRows()
        self.layoutAboutToBeChanged.emit()
        before = self._loaded_rows()
        self._pages = pages
        after = self._loaded_rows()
        shift = next((after[task_id] - row for task_id, row in before.items() if task_id in after), 0)
        names = {row: task_id for task_id, row in before.items()}
        for index in self.persistentIndexList():
            row = after.get(names.get(index.row(), ""), index.row() + shift)
            target = self.index(row, index.column()) if 0 <= row < self._total else QModelIndex()
            self.changePersistentIndex(index, target)
        self.layoutChanged.emit()
        if shift:
            self.moved.emit(shift)
        self.listed.emit()

    def _on_failed(self, error: Exception, generation: int) -> None:
        if generation == self._generation:
            self._loading.clear()
            self._refreshing = self._refresh_again = False
            self.load_failed.emit(error)

    def _loaded_rows(self) -> dict[str, int]:
        return {
            task.task_id: number * PAGE + place
            for number, page in self._pages.items()
            for place, task in enumerate(page)
        }


_ROLES = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole, TASK_ROLE}
)
