"""Which ends of tasks are told outside the window, and in which words. No widgets here."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.tasks import TaskStatus, TaskView
from desktop.services.notifications import Notification
from desktop.services.preferences import Preferences
from desktop.services.task_tracker import TaskTracker
from desktop.ui.translation import counted, tr
from desktop.views.tasks.wording import sentence_of, title_of

GATHER_MS = 800
"""Ends within this time are told together."""


class EndsPresenter(QObject):
    """Ends since the person looked away are one notification, which grows; looking at the window takes it away."""

    notification_wanted = Signal(object)
    notification_over = Signal()

    def __init__(
        self,
        tracker: TaskTracker,
        preferences: Preferences,
        in_front: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`in_front` is asked at each end, and when `look` says that it may have changed."""
        super().__init__(parent)
        self._in_front = in_front
        self._tracker = tracker
        self._preferences = preferences
        self._ended: dict[str, TaskView] = {}
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._tell)
        tracker.completed.connect(self._on_ended)
        tracker.failed.connect(self._on_ended)

    @property
    def gathering(self) -> bool:
        """Whether something is about to be told."""
        return self._gather.isActive()

    def look(self) -> None:
        """Whoever looks at the window need not be told."""
        if self._in_front() and self._ended:
            self._ended.clear()
            self._gather.stop()
            self.notification_over.emit()

    def _on_ended(self, task_id: str) -> None:
        task = self._tracker.get(task_id)
        if task is None or self._in_front() or not self._preferences.notifications:
            return
        self._ended[task_id] = task
        if not self.gathering:
            self._gather.start()

    def _tell(self) -> None:
        if self._preferences.notifications:
            self.notification_wanted.emit(notification_of(list(self._ended.values())))


def notification_of(ended: list[TaskView]) -> Notification:
    """One task by its name, several by their number; the key of several is empty."""
    if len(ended) == 1:
        (task,) = ended
        words = tr("{title} failed") if task.status is TaskStatus.FAILED else tr("{title} is ready")
        return Notification(words.format(title=title_of(task)), sentence_of(task), task.task_id)
    counts = Counter(task.status for task in ended)
    text = tr("{completed} completed, {failed} failed").format(
        completed=counts[TaskStatus.COMPLETED], failed=counts[TaskStatus.FAILED]
    )
    return Notification(counted("1 task has ended", "{n} tasks have ended", len(ended)), text, "")
