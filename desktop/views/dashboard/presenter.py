"""What the admin's page knows and asks for. No widgets here."""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus

from PySide6.QtCore import QObject, QTimer, QTimeZone, Signal

from contracts.admin import Dashboard, NodesView, Scope, StuckTask, StuckView
from contracts.session import Role, SessionView
from desktop.services.errors import FORBIDDEN, ApiError, ServerNotRunning, ServerUnreachable
from desktop.services.job_runner import Job, JobRunner
from desktop.services.workspace import Workspace
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.failure import failure_words
from desktop.views.tasks.wording import kind_name

EVERY_MS = 15_000
PERIODS = (7, 14, 30, 90)
_UTC = "UTC"


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that one look at the server gave."""

    dashboard: Dashboard
    nodes: NodesView
    stuck: StuckView


class DashboardPresenter(QObject):
    """Looks every quarter of a minute while the page is shown. What was seen stays when the server goes away."""

    changed = Signal()
    toast_wanted = Signal(object)

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._job: Job | None = None
        self._watching = False
        self._zone = _zone_of_this_computer()
        self.seen: Seen | None = None
        self.scope = Scope.ORGANIZATION
        self.days = PERIODS[1]
        self.problem = ""
        self.forbidden = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        workspace.connected.connect(self._on_connected)
        workspace.disconnected.connect(self._on_disconnected)
        workspace.place_changed.connect(self._on_place)

    @property
    def connected(self) -> bool:
        """Whether there is a server to ask."""
        return self._workspace.session is not None

    @property
    def may_see_all(self) -> bool:
        """Whether there can be more than the own organization, and the person may see it."""
        session = self._workspace.session
        return session is not None and is_owner_of_many(session)

    def watch(self, on: bool) -> None:
        """The page is shown, or not any more."""
        if on == self._watching:
            return
        self._watching = on
        if on:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def choose_scope(self, scope: Scope) -> None:
        """Whose tasks are counted."""
        if scope is not self.scope:
            self.scope = scope
            self.look()

    def choose_days(self, days: int) -> None:
        """How far back the figures go."""
        if days != self.days:
            self.days = days
            self.look()

    def look(self) -> None:
        """Asks now; an answer that is still to come counts no more."""
        if not self.connected:
            self.changed.emit()
            return
        if self._job is not None:
            self._job.cancel()
        self._job = self._jobs.start(
            self._ask(), name="look at the server", on_success=self._on_seen, on_failure=self._on_failure, owner=self
        )

    def cancel(self, task: StuckTask) -> None:
        """Stops a stuck task."""
        self._jobs.start(
            self._workspace.cancel(task.task_id), name="cancel", on_success=lambda _: self.look(), owner=self
        )

    def run_again(self, task: StuckTask) -> None:
        """Starts the same request anew."""
        self._workspace.retry(task.task_id, title=task.title)
        words = tr("{name} is run again").format(name=task.title or kind_name(task.kind))
        self.toast_wanted.emit(ToastText(Tone.ACCENT, words, tr("It is in the tasks panel.")))
        self.look()

    async def _ask(self) -> Seen:
        """At once, so that the three are of the same moment."""
        api, scope = self._workspace.connected_api(), self.scope
        dashboard, nodes, stuck = await asyncio.gather(self._dashboard(), api.nodes(scope), api.stuck(scope))
        return Seen(dashboard, nodes, stuck)

    async def _dashboard(self) -> Dashboard:
        api = self._workspace.connected_api()
        try:
            return await api.dashboard(days=self.days, scope=self.scope, time_zone=self._zone)
        except ApiError as error:
            if error.status != HTTPStatus.BAD_REQUEST or self._zone == _UTC:
                raise
            self._zone = _UTC  # this computer's zone has a name that the server does not know
            return await api.dashboard(days=self.days, scope=self.scope, time_zone=self._zone)

    def _on_seen(self, seen: Seen) -> None:
        self.seen, self.problem, self.forbidden = seen, "", False
        self.changed.emit()

    def _on_failure(self, error: Exception) -> None:
        """Quietly: the next look may work. A server that is gone the window tells by itself."""
        self.forbidden = isinstance(error, ApiError) and error.status == FORBIDDEN
        gone = isinstance(error, ServerNotRunning | ServerUnreachable)
        self.problem = "" if gone or self.forbidden else ". ".join(failure_words(error))
        self.changed.emit()

    def _on_connected(self, session: SessionView) -> None:
        if not is_owner_of_many(session):
            self.scope = Scope.ORGANIZATION
        self.seen = None
        if self._watching:
            self.look()

    def _on_disconnected(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.changed.emit()

    def _on_place(self) -> None:
        """What was seen is of another place."""
        self.seen, self.scope, self.problem, self.forbidden = None, Scope.ORGANIZATION, "", False
        self.changed.emit()


def is_owner_of_many(session: SessionView) -> bool:
    """Whether the person owns a server that others use: on one computer there is one organization."""
    return session.role is Role.ADMIN and session.is_server_owner and session.profile != "embedded"


def _zone_of_this_computer() -> str:
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if name and name.isprintable() else _UTC
