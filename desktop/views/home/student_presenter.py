"""What the home page of a student knows and asks for. No widgets here."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.attempts import SharedState, SharedView
from desktop.services.errors import ServerNotRunning, ServerUnreachable
from desktop.services.job_runner import JobRunner
from desktop.services.student_calls import StudentCalls
from desktop.services.workspace import Workspace
from desktop.views.failure import why_not

EVERY_MS = 30_000
MOST_SHOWN = 6
_NEVER = datetime.max.replace(tzinfo=UTC)


class StudentHomePresenter(QObject):
    """`changed` comes with each new state."""

    changed = Signal()

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._watching = False
        self._shares: list[SharedView] = []
        self.is_known = False
        """Whether the server has said what was shared."""
        self.problem = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        workspace.connected.connect(lambda _session: self._on_connected())
        workspace.disconnected.connect(self.changed)
        workspace.leaving.connect(self._on_leaving)

    @property
    def online(self) -> bool:
        """Whether the server is there."""
        return self._workspace.session is not None

    @property
    def total(self) -> int:
        """How much was shared at all."""
        return len(self._shares)

    def open_now(self) -> list[SharedView]:
        """What can be taken or read: what is begun first, then what closes first."""
        found = [one for one in self._shares if one.state in (SharedState.RUNNING, SharedState.OPEN)]
        found.sort(key=lambda one: (one.state is not SharedState.RUNNING, one.closes_at or _NEVER))
        return found[:MOST_SHOWN]

    def watch(self, watched: bool) -> None:
        """Whether the page is shown."""
        self._watching = watched
        self._timer.start() if watched else self._timer.stop()
        if watched:
            self.look()

    def look(self) -> None:
        """What is shared now."""
        if self.online:
            work = StudentCalls(self._workspace.connected_api()).all_shared()
            self._jobs.start(work, name="shared", on_success=self._on_shares, on_failure=self._on_not_seen, owner=self)

    def _on_shares(self, shares: list[SharedView]) -> None:
        self._shares, self.is_known, self.problem = shares, True, ""
        self.changed.emit()

    def _on_not_seen(self, error: Exception) -> None:
        """Quietly where the server is gone: the window says so itself."""
        if not isinstance(error, ServerNotRunning | ServerUnreachable):
            self.problem = why_not(error)
            self.changed.emit()

    def _on_connected(self) -> None:
        if self._watching:
            self.look()
        self.changed.emit()

    def _on_leaving(self) -> None:
        self._shares, self.is_known, self.problem = [], False, ""
        self.changed.emit()
