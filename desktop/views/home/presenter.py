"""What the home page knows and asks for. No widgets here."""

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.tasks import TaskView
from desktop.services.preferences import Preferences
from desktop.services.task_tracker import TaskTracker
from desktop.services.times_left import TimesLeft

MOST_RECENT = 5
_PAUSE_MS = 250


class HomePresenter(QObject):
    """`changed` comes at most four times a second, however quickly tasks move."""

    changed = Signal()
    task_requested = Signal(str)
    sample_requested = Signal(object)
    script_requested = Signal()
    open_requested = Signal()

    def __init__(
        self,
        tracker: TaskTracker,
        preferences: Preferences,
        times_left: TimesLeft | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Without `times_left` it counts for itself."""
        super().__init__(parent)
        self._times_left = times_left or TimesLeft(tracker, self)
        self._times_left.passed.connect(self._on_changed)
        self._tracker = tracker
        self._preferences = preferences
        self._script = ""
        self._unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.changed)
        self._recent: list[str] = []
        tracker.task_added.connect(self._on_added)
        tracker.task_changed.connect(self._on_changed)
        tracker.task_removed.connect(self._on_removed)
        tracker.reset.connect(self._on_reset)
        self._on_reset()

    @property
    def open_script(self) -> str:
        """Name of the script in the editor; empty without one."""
        return self._script

    @property
    def unsaved(self) -> bool:
        """Whether the editor holds text that is in no file."""
        return self._unsaved

    @property
    def welcome(self) -> bool:
        """Whether this person has not been shown around yet."""
        return not self._preferences.welcomed

    def end_welcome(self) -> None:
        """It is not shown again."""
        self._preferences.welcomed = True
        self.changed.emit()

    def recent(self) -> list[TaskView]:
        """The newest tasks, newest first."""
        found = (self._tracker.get(task_id) for task_id in self._recent)
        return [self._times_left.of(task) for task in found if task is not None]

    def set_open_script(self, name: str, *, unsaved: bool) -> None:
        """The editor tells what it holds."""
        if (name, unsaved) != (self._script, self._unsaved):
            self._script, self._unsaved = name, unsaved
            self.changed.emit()

    def _on_added(self, task_id: str) -> None:
        """Nearly always the newest: then nobody has to look through all of them."""
        task, shown = self._tracker.get(task_id), self.recent()
        if task is None or (len(shown) == MOST_RECENT and task.created_at < shown[-1].created_at):
            return
        newer = sum(other.created_at > task.created_at for other in shown)
        self._recent.insert(newer, task_id)
        del self._recent[MOST_RECENT:]
        self._changed_soon()

    def _on_changed(self, task_id: str) -> None:
        if task_id in self._recent:
            self._changed_soon()

    def _on_removed(self, task_id: str) -> None:
        if task_id in self._recent:
            self._on_reset()

    def _on_reset(self) -> None:
        self._recent = [task.task_id for task in self._tracker.newest(MOST_RECENT)]
        self._changed_soon()

    def _changed_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
