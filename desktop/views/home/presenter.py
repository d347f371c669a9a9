"""What the home page knows and asks for. No widgets here."""

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.tasks import TaskView
from desktop.services.preferences import Preferences
from desktop.services.task_tracker import TaskTracker

MOST_RECENT = 5
_PAUSE_MS = 250


class HomePresenter(QObject):
    """`changed` comes at most four times a second, however quickly tasks move."""

    changed = Signal()
    task_requested = Signal(str)
    sample_requested = Signal(object)
    script_requested = Signal()
    open_requested = Signal()

    def __init__(self, tracker: TaskTracker, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracker = tracker
        self._preferences = preferences
        self._script = ""
        self._unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.changed)
        for signal in (tracker.task_added, tracker.task_changed, tracker.task_removed, tracker.reset):
            signal.connect(self._changed_soon)

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
        return self._tracker.tasks()[:MOST_RECENT]

    def set_open_script(self, name: str, *, unsaved: bool) -> None:
        """The editor tells what it holds."""
        if (name, unsaved) != (self._script, self._unsaved):
            self._script, self._unsaved = name, unsaved
            self.changed.emit()

    def _changed_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
