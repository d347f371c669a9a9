"""What every task of this person looks like right now."""

from PySide6.QtCore import QObject, Signal

from contracts.tasks import AcceptedTask, TaskView
from desktop.services.job_runner import JobRunner
from desktop.services.realtime_feed import RealtimeFeed


class TaskTracker(QObject):
    task_added = Signal(str)
    task_changed = Signal(str)
    task_removed = Signal(str)
    reset = Signal()
    started = Signal(str)
    progress = Signal(str)
    completed = Signal(str)
    failed = Signal(str)
    cancelled = Signal(str)
    live_changed = Signal(bool)

    def __init__(self, jobs: JobRunner, feed: RealtimeFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: dict[str, TaskView] = {}
        self.live = False

    def tasks(self) -> list[TaskView]:
        return list(self._tasks.values())

    def get(self, task_id: str) -> TaskView | None:
        return self._tasks.get(task_id)

    def expect(self, accepted: AcceptedTask, *, kind: str, title: str) -> None: ...

    def forget(self, task_id: str) -> None: ...
