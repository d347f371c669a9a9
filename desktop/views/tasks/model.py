"""The tracker's tasks as a Qt list, newest first."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from contracts.tasks import TaskView
from desktop.services.task_tracker import TaskTracker
from desktop.views.tasks.wording import spoken, title_of

TASK_ROLE = Qt.ItemDataRole.UserRole + 1
"""The TaskView itself."""

FLUSH_MS = 20
"""Changes are shown at most fifty times a second: 20 of the 50 ms that an event may take; painting needs the rest."""

_NO_PARENT = QModelIndex()


class TaskListModel(QAbstractListModel):
    """Added and removed tasks are shown at once, and so is a change after a pause; quick ones are shown together."""

    active_changed = Signal(int)

    def __init__(self, tracker: TaskTracker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracker = tracker
        self._tasks: list[TaskView] = []
        self._rows: dict[str, int] = {}
        self._dirty: set[str] = set()
        self._active = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FLUSH_MS)
        self._timer.timeout.connect(self._on_pause_over)
        tracker.task_added.connect(self._on_added)
        tracker.task_changed.connect(self._on_changed)
        tracker.task_removed.connect(self._on_removed)
        tracker.reset.connect(self._on_reset)
        self._on_reset()

    @property
    def active(self) -> int:
        """How many tasks are unfinished."""
        return self._active

    @property
    def finished_ids(self) -> list[str]:
        """Tasks that can be cleared."""
        return [task.task_id for task in self._tasks if task.status.is_terminal]

    def row_of(self, task_id: str) -> int | None:
        """Where a task stands; None when it is not shown."""
        return self._rows.get(task_id)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._tasks)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        task = self._tasks[index.row()]
        if role == TASK_ROLE:
            return task
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(task)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(task)
        return None

    def flush(self) -> None:
        """Shows what has changed since the last time."""
        dirty, self._dirty = self._dirty, set()
        for task_id in dirty:
            row, task = self._rows.get(task_id), self._tracker.get(task_id)
            if row is not None and task is not None:
                self._tasks[row] = task
                self.dataChanged.emit(self.index(row), self.index(row))
        self._count_active()

    def _on_added(self, task_id: str) -> None:
        task = self._tracker.get(task_id)
        if task is None or task_id in self._rows:
            return
        row = next((n for n, other in enumerate(self._tasks) if other.created_at <= task.created_at), len(self._tasks))
        self.beginInsertRows(QModelIndex(), row, row)
        self._tasks.insert(row, task)
        self._number_rows()
        self.endInsertRows()
        self._count_active()

    def _on_changed(self, task_id: str) -> None:
        self._dirty.add(task_id)
        if not self._timer.isActive():
            self._flush_and_pause()

    def _on_pause_over(self) -> None:
        if self._dirty:
            self._flush_and_pause()

    def _flush_and_pause(self) -> None:
        self._timer.start()
        self.flush()

    def _on_removed(self, task_id: str) -> None:
        row = self._rows.get(task_id)
        if row is None:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._tasks[row]
        self._number_rows()
        self.endRemoveRows()
        self._count_active()

    def _on_reset(self) -> None:
        self.beginResetModel()
        self._tasks = self._tracker.tasks()
        self._dirty.clear()
        self._number_rows()
        self.endResetModel()
        self._count_active()

    def _number_rows(self) -> None:
        self._rows = {task.task_id: row for row, task in enumerate(self._tasks)}

    def _count_active(self) -> None:
        active = sum(not task.status.is_terminal for task in self._tasks)
        if active != self._active:
            self._active = active
            self.active_changed.emit(active)
