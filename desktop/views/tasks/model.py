"""Tasks, waiting requests and what the server has lost as a Qt tree of two levels: groups, and the lines in them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from contracts.tasks import TaskView
from desktop.services.local.lost_rows import LostTask
from desktop.services.local.outbox_rows import OutboxEntry
from desktop.services.lost_tasks import LostTasks
from desktop.services.outbox import Outbox
from desktop.services.task_tracker import TaskTracker
from desktop.services.times_left import TimesLeft
from desktop.ui.labels import tooltip
from desktop.ui.translation import number
from desktop.views.tasks.grouping import GroupKey, TaskFilter, group_of
from desktop.views.tasks.item import ItemState, TaskItem, item_of_entry, item_of_lost, item_of_task
from desktop.views.tasks.wording import group_name, item_figures, item_sentence, spoken

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
"""The TaskItem of a line."""
GROUP_ROLE = Qt.ItemDataRole.UserRole + 2
"""The ShownGroup of a heading."""
HIDDEN_ROLE = Qt.ItemDataRole.UserRole + 3
"""On the last line of a long group: how many more it holds."""

FLUSH_MS = 10
"""So long the next changes are collected; of the 50 ms that an event may take, painting needs the most."""

LONGEST_FLUSH_MS = 20
"""So long when many change: a list that is painted fifty times a second leaves the window time for the rest."""

PAGE = 40
"""Lines of a group that are laid out at first: laying out takes time for every line, whenever one comes or goes."""

MORE = 100
"""Lines that each wish for more adds."""

MOST_SINGLE = 300
"""More changes than this at once are shown by laying everything out anew."""

Index = QModelIndex | QPersistentModelIndex

_NO_PARENT = QModelIndex()
_OF_A_GROUP = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OF_A_LINE = _OF_A_GROUP | Qt.ItemFlag.ItemNeverHasChildren
_NONE = Qt.ItemFlag.NoItemFlags


@dataclass(frozen=True)
class ShownGroup:
    """A heading, and how many lines stand below it."""

    key: GroupKey
    name: str
    count: int


@dataclass
class _Group:
    """`lines` descend by when they were started. The first `laid_out` of them are rows; if some are not, a last row
    says how many (`hidden`, 0 without that row). `wanted` is how many shall be laid out if there are as many.
    """

    number: int
    key: GroupKey
    wanted: int
    lines: list[str] = field(default_factory=list)
    laid_out: int = 0
    hidden: int = 0

    @property
    def rows(self) -> int:
        return self.laid_out + (self.hidden > 0)

    def lay_out(self) -> None:
        """At once, for a group that nobody sees yet."""
        self.laid_out = min(len(self.lines), self.wanted)
        self.hidden = len(self.lines) - self.laid_out


class TaskListModel(QAbstractItemModel):
    """A change after a pause is shown at once; quick ones are shown together."""

    active_changed = Signal(int)
    shown_changed = Signal()

    def __init__(
        self,
        tracker: TaskTracker,
        outbox: Outbox,
        lost: LostTasks,
        parent: QObject | None = None,
        today: Callable[[], date] = lambda: datetime.now().astimezone().date(),
        times_left: TimesLeft | None = None,
    ) -> None:
        """Without `times_left` it counts for itself."""
        super().__init__(parent)
        self._tracker = tracker
        self._times_left = times_left or TimesLeft(tracker, self)
        self._outbox = outbox
        self._lost = lost
        self._today = today
        self._filter = TaskFilter()
        self._items: dict[str, TaskItem] = {}
        self._places: dict[str, _Group] = {}
        self._groups: list[_Group] = []
        self._by_number: dict[int, _Group] = {}
        self._numbers = 0
        self._states: Counter[ItemState] = Counter()
        self._active = 0
        self._dirty: dict[str, None] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_pause_over)
        for source in (tracker.task_added, tracker.task_changed, tracker.task_removed):
            source.connect(self._on_changed)
        for source in (outbox.added, outbox.changed, outbox.removed):
            source.connect(self._on_changed)
        self._times_left.passed.connect(self._on_time_passed)
        tracker.reset.connect(self._compare)
        outbox.reset.connect(self._compare)
        lost.changed.connect(self._compare)
        self._rebuild()

    @property
    def active(self) -> int:
        """How many lines are unfinished, whatever the filter says."""
        return self._active

    @property
    def completed(self) -> int:
        """How many lines have completed, whatever the filter says."""
        return self._states[ItemState.COMPLETED]

    @property
    def total(self) -> int:
        """How many lines there are, whatever the filter says."""
        return len(self._items)

    @property
    def shown(self) -> int:
        """How many lines the filter lets through."""
        return len(self._places)

    @property
    def filter(self) -> TaskFilter:
        """What is shown."""
        return self._filter

    def set_filter(self, wanted: TaskFilter) -> None:
        """Shows other lines."""
        if wanted != self._filter:
            self._filter = wanted
            self._rebuild()

    def items(self) -> Iterable[TaskItem]:
        """Every line, whatever the filter says."""
        return self._items.values()

    def item(self, key: str) -> TaskItem | None:
        """A line as it is shown."""
        return self._items.get(key)

    def index_of(self, key: str) -> QModelIndex:
        """Where a line stands; invalid when it is not shown."""
        group = self._places.get(key)
        if group is None:
            return QModelIndex()
        row = self._row(group, key)
        return self.createIndex(row, 0, group.number) if row < group.laid_out else QModelIndex()

    def show_more(self, wanted: GroupKey) -> None:
        """Lays out more lines of a long group."""
        group = next(one for one in self._groups if one.key == wanted)
        group.wanted = group.laid_out + MORE
        self._settle(group)

    def flush(self) -> None:
        """Shows what has changed since the last time."""
        dirty, self._dirty = self._dirty, {}
        if len(dirty) > MOST_SINGLE:
            self._rebuild()
            return
        for key in dirty:
            self._update(key)
        if dirty:
            self._tell()

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        # Not by `hasIndex`, which asks twice more: laying out asks for every line.
        if row < 0 or column != 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, self._groups[parent.row()].number if parent.isValid() else 0)

    def parent(self, index: Index = _NO_PARENT) -> QModelIndex:  # type: ignore[override]  # the other overload is QObject's
        number = index.internalId() if index.isValid() else 0
        return self._index_of_group(self._by_number[number]) if number else QModelIndex()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        if not parent.isValid():
            return len(self._groups)
        return self._groups[parent.row()].rows if parent.internalId() == 0 else 0

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 1

    def hasChildren(self, parent: Index = _NO_PARENT) -> bool:
        return not parent.isValid() or parent.internalId() == 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NONE
        return _OF_A_LINE if index.internalId() else _OF_A_GROUP

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = index.internalId()
        if number == 0:
            return self._group_data(self._groups[index.row()], role)
        group = self._by_number[number]
        if index.row() >= group.laid_out:
            return self._more_data(group, role)
        item = self._items[group.lines[index.row()]]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip("\n".join(filter(None, (item.title, item_sentence(item), item_figures(item)))))
        return spoken(item) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _group_data(self, group: _Group, role: int) -> object:
        name = group_name(group.key, self._today())
        if role == GROUP_ROLE:
            return ShownGroup(group.key, name, len(group.lines))
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        return f"{name}, {len(group.lines)}" if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _more_data(self, group: _Group, role: int) -> object:
        if role == HIDDEN_ROLE:
            return group.hidden
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("Show more ({n} left)").format(n=number(group.hidden, 0))
        return None

    def _on_changed(self, key: str) -> None:
        self._dirty[key] = None
        if not self._timer.isActive():
            self._flush_and_pause()

    def _on_time_passed(self, key: str) -> None:
        before, now = self._items.get(key), self._current(key)
        if before is not None and now is not None and item_figures(now) != item_figures(before):
            self._on_changed(key)

    def _on_pause_over(self) -> None:
        if self._dirty:
            self._flush_and_pause()

    def _flush_and_pause(self) -> None:
        self._timer.start(min(FLUSH_MS * max(len(self._dirty), 1), LONGEST_FLUSH_MS))
        self.flush()

    def _current(self, key: str) -> TaskItem | None:
        if (task := self._tracker.get(key)) is not None:
            return item_of_task(self._times_left.of(task))
        if (entry := self._outbox.get(key)) is not None:
            return item_of_entry(entry)
        lost = self._lost.get(key)
        return item_of_lost(lost) if lost is not None and self._lost.is_open(lost) else None

    def _update(self, key: str) -> None:
        item, before = self._current(key), self._items.get(key)
        self._count(before, -1)
        self._count(item, +1)
        wanted = group_of(item) if item is not None and self._filter.lets_through(item) else None
        place = self._places.get(key)
        stays = place is not None and item is not None and before is not None and item.order == before.order
        if place is not None and item is not None and stays and wanted == place.key:
            self._items[key] = item
            where = self.index_of(key)
            if where.isValid():
                self.dataChanged.emit(where, where)
            return
        if place is not None:
            self._take_out(key, place)
        if item is None:
            self._items.pop(key, None)
            return
        self._items[key] = item
        if wanted is not None:
            self._put_in(key, wanted)

    def _count(self, item: TaskItem | None, change: int) -> None:
        if item is not None:
            self._states[item.state] += change

    def _put_in(self, key: str, wanted: GroupKey) -> None:
        group = next((one for one in self._groups if one.key == wanted), None)
        if group is None:
            group = self._new_group(wanted)
            group.lines.append(key)
            group.lay_out()
            self._places[key] = group
            at = bisect_left([one.key.rank for one in self._groups], wanted.rank)
            self.beginInsertRows(QModelIndex(), at, at)
            self._groups.insert(at, group)
            self.endInsertRows()
            return
        row = self._row(group, key)
        self._places[key] = group
        if row <= group.laid_out and (row < group.laid_out or not group.hidden):
            self.beginInsertRows(self._index_of_group(group), row, row)
            group.lines.insert(row, key)
            group.laid_out += 1
            self.endInsertRows()
        else:
            group.lines.insert(row, key)
        self._settle(group)
        self._tell_group(group)

    def _take_out(self, key: str, group: _Group) -> None:
        row = self._row(group, key)
        del self._places[key]
        if len(group.lines) == 1:
            at = self._groups.index(group)
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._groups[at], self._by_number[group.number]
            self.endRemoveRows()
            return
        if row < group.laid_out:
            self.beginRemoveRows(self._index_of_group(group), row, row)
            del group.lines[row]
            group.laid_out -= 1
            self.endRemoveRows()
        else:
            del group.lines[row]
        self._settle(group)
        self._tell_group(group)

    def _settle(self, group: _Group) -> None:
        """Lays out as many lines as are wanted, and keeps the last row true; each step is told for itself."""
        parent, wanted = self._index_of_group(group), min(len(group.lines), group.wanted)
        if group.laid_out > wanted:
            self.beginRemoveRows(parent, wanted, group.laid_out - 1)
            group.laid_out = wanted
            self.endRemoveRows()
        elif group.laid_out < wanted:
            self.beginInsertRows(parent, group.laid_out, wanted - 1)
            group.laid_out = wanted
            self.endInsertRows()
        before, hidden = group.hidden, len(group.lines) - group.laid_out
        if hidden and not before:
            self.beginInsertRows(parent, group.laid_out, group.laid_out)
            group.hidden = hidden
            self.endInsertRows()
        elif before and not hidden:
            self.beginRemoveRows(parent, group.laid_out, group.laid_out)
            group.hidden = 0
            self.endRemoveRows()
        elif hidden != before:
            group.hidden = hidden
            where = self.createIndex(group.laid_out, 0, group.number)
            self.dataChanged.emit(where, where)

    def _tell_group(self, group: _Group) -> None:
        where = self._index_of_group(group)
        self.dataChanged.emit(where, where)

    def _row(self, group: _Group, key: str) -> int:
        """Where the line stands, or would stand: lines descend, so the search is over negated order."""
        wanted = self._items[key].order
        low, high = 0, len(group.lines)
        while low < high:
            middle = (low + high) // 2
            if self._items[group.lines[middle]].order > wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def _index_of_group(self, group: _Group) -> QModelIndex:
        return self.createIndex(self._groups.index(group), 0, 0)

    def _new_group(self, key: GroupKey) -> _Group:
        self._numbers += 1
        made = self._by_number[self._numbers] = _Group(self._numbers, key, wanted=PAGE)
        return made

    def _compare(self) -> None:
        """Anything may differ, and after a snapshot of the server hardly anything does."""
        now: dict[str, TaskView | OutboxEntry | LostTask] = {lost.task.task_id: lost for lost in self._lost.open_ones()}
        now.update((entry.entry_id, entry) for entry in self._outbox.entries())
        now.update((task.task_id, task) for task in self._tracker.unsorted())
        items = self._items
        self._dirty.update((key, None) for key in items if key not in now)
        self._dirty.update((key, None) for key, one in now.items() if key not in items or items[key].source is not one)
        self._flush_and_pause()

    def _rebuild(self) -> None:
        self.beginResetModel()
        made = [item_of_entry(entry) for entry in self._outbox.entries()]
        made += [self._item_of(task) for task in self._tracker.unsorted()]
        made += [item_of_lost(lost) for lost in self._lost.open_ones() if self._tracker.get(lost.task.task_id) is None]
        self._items = {item.key: item for item in made}
        self._states = Counter(item.state for item in made)
        self._dirty.clear()
        self._places.clear()
        self._by_number.clear()
        groups: dict[GroupKey, _Group] = {}
        for item in sorted(made, key=attrgetter("order"), reverse=True):
            if self._filter.lets_through(item):
                key = group_of(item)
                group = groups.get(key) or groups.setdefault(key, self._new_group(key))
                group.lines.append(item.key)
                self._places[item.key] = group
        for group in groups.values():
            group.lay_out()
        self._groups = sorted(groups.values(), key=lambda group: group.key.rank)
        self.endResetModel()
        self._tell()

    def _item_of(self, task: TaskView) -> TaskItem:
        """The line as it is, if nothing has changed."""
        known = self._items.get(task.task_id)
        if known is not None and known.task is task:
            return known
        return item_of_task(self._times_left.of(task))

    def _tell(self) -> None:
        self.shown_changed.emit()
        active = sum(count for state, count in self._states.items() if not state.is_terminal)
        if active != self._active:
            self._active = active
            self.active_changed.emit(active)
