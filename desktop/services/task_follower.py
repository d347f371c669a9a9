"""Some of the tracker's tasks: one, several, those of a kind. Never the events of another."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from contracts.tasks import TaskView
from desktop.services.task_tracker import TaskTracker

Wanted = Callable[[TaskView], bool]


class TaskFollower(QObject):
    """The tracker's signals for the wanted tasks alone, each with the task as it is then.

    Progress never goes backwards within an attempt, and each end comes once: that is the tracker's promise. `reset`
    says that any of them may have changed.
    """

    started = Signal(object)
    progress = Signal(object)
    completed = Signal(object)
    failed = Signal(object)
    cancelled = Signal(object)
    reset = Signal()

    def __init__(self, tracker: TaskTracker, wanted: Wanted, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracker = tracker
        self._wanted = wanted
        for name in ("started", "progress", "completed", "failed", "cancelled"):
            getattr(tracker, name).connect(self._passing_on(name))
        tracker.reset.connect(self.reset)

    def tasks(self) -> list[TaskView]:
        """The wanted tasks that are known, newest first."""
        return [task for task in self._tracker.tasks() if self._wanted(task)]

    def _passing_on(self, name: str) -> Callable[[str], None]:
        signal = getattr(self, name)

        def pass_on(task_id: str) -> None:
            if not isValid(self):  # a page that has gone takes its followers along; the tracker stays
                return
            task = self._tracker.get(task_id)
            if task is not None and self._wanted(task):
                signal.emit(task)

        return pass_on


def follow_tasks(tracker: TaskTracker, task_ids: Iterable[str], parent: QObject | None = None) -> TaskFollower:
    """Follows these tasks, whether they are known already or not."""
    wanted = frozenset(task_ids)
    return TaskFollower(tracker, lambda task: task.task_id in wanted, parent)


def follow_kind(tracker: TaskTracker, kind: str, parent: QObject | None = None) -> TaskFollower:
    """Follows every task of a kind."""
    return TaskFollower(tracker, lambda task: task.kind == kind, parent)
