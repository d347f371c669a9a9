"""Counts down what the server said of how long tasks will still take: it says so with each progress, not between."""

from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.tasks import TaskStatus, TaskView
from desktop.services.task_tracker import TaskTracker

TICK_MS = 1000


@dataclass(frozen=True, slots=True)
class _Told:
    """Seconds, low and high, as they were at a moment of this process's own clock."""

    left: tuple[float, float]
    at: float


class TimesLeft(QObject):
    """One timer for the whole window. It stands still while nothing is counted down, and while nobody can see it.

    `passed` carries the id of a task about which there is less to wait now.
    """

    passed = Signal(str)

    def __init__(self, tracker: TaskTracker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracker = tracker
        self._told: dict[str, _Told] = {}
        self._counting: set[str] = set()
        self._watched = True
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        for signal in (tracker.task_added, tracker.task_changed, tracker.task_removed):
            signal.connect(self._look)
        tracker.reset.connect(self._look_at_all)
        self._look_at_all()

    def is_counting(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    def of(self, task: TaskView) -> TaskView:
        """The task with what is left by now; the very same where nothing has passed, or nothing was told."""
        told = self._told.get(task.task_id)
        if told is None or told.left != task.eta_seconds:
            return task
        elapsed = int(monotonic() - told.at)  # whole seconds, as it is shown
        if elapsed < 1:
            return task
        low, high = told.left
        return task.model_copy(update={"eta_seconds": (max(0.0, low - elapsed), max(0.0, high - elapsed))})

    def watch(self, watched: bool) -> None:
        """Whether anybody can see it."""
        if watched is not self._watched:
            self._watched = watched
            if watched:
                self._tick()
            self._arm()

    def _look(self, task_id: str) -> None:
        task = self._tracker.get(task_id)
        if task is None or task.status is not TaskStatus.PROCESSING or task.eta_seconds is None:
            self._told.pop(task_id, None)
            self._counting.discard(task_id)
        elif (told := self._told.get(task_id)) is None or told.left != task.eta_seconds:
            self._told[task_id] = _Told(task.eta_seconds, monotonic())
            self._counting.add(task_id)
        self._arm()

    def _look_at_all(self) -> None:
        told = (task.task_id for task in self._tracker.unsorted() if task.eta_seconds is not None)
        for task_id in {*self._told, *told}:
            self._look(task_id)

    def _arm(self) -> None:
        wanted = self._watched and bool(self._counting)
        if wanted and not self._timer.isActive():
            self._timer.start()
        elif not wanted:
            self._timer.stop()

    def _tick(self) -> None:
        """Of a range that has passed there is no more to count: any moment stays any moment."""
        now = monotonic()
        for task_id, told in [(task_id, self._told[task_id]) for task_id in self._counting]:
            if now - told.at >= told.left[1]:
                self._counting.discard(task_id)
            self.passed.emit(task_id)
        self._arm()
