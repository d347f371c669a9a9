"""The mail of the team in use, as its server keeps it for admins. No widgets here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contracts.email import EmailSettingsView
from contracts.session import Role
from desktop.services.job_runner import Job, JobRunner
from desktop.services.mail_calls import MailCalls
from desktop.services.patience import while_busy
from desktop.services.workspace import Workspace
from desktop.views.failure import why_not
from desktop.views.settings.mail_lists import MailLogPresenter, SuppressionsPresenter
from desktop.views.settings.mail_preview import PreviewPresenter


@dataclass(frozen=True)
class TeamMailState:
    """`for_admin`: there is something to show at all. `settings` None: not read yet, or `problem` says why not."""

    for_admin: bool
    settings: EmailSettingsView | None
    changing: bool
    problem: str


class MailPresenter(QObject):
    """`changed` comes whenever `state` has."""

    changed = Signal()

    def __init__(
        self, workspace: Workspace, jobs: JobRunner, open_file: Callable[[Path], bool], parent: QObject | None = None
    ) -> None:
        """`open_file` says whether a browser took it."""
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._open_file = open_file
        self._settings: EmailSettingsView | None = None
        self._problem = ""
        self._reading: Job | None = None
        self._changing: Job | None = None
        workspace.connected.connect(self._on_connected)
        workspace.disconnected.connect(self._forget)

    @property
    def state(self) -> TeamMailState:
        """All that the section shows."""
        session = self._workspace.session
        return TeamMailState(
            for_admin=session is not None and session.is_of_team and session.role is Role.ADMIN,
            settings=self._settings,
            changing=self._changing is not None,
            problem=self._problem,
        )

    def load(self) -> None:
        """Asks the server, where the person is an admin of a team."""
        if self.state.for_admin and self._reading is None and self._changing is None:
            calls = MailCalls(self._workspace.connected_api())
            self._reading = self._jobs.start(
                while_busy(calls.settings),
                name="read the mail settings",
                on_success=self._on_settings,
                on_failure=self._on_failure,
                owner=self,
            )
        self.changed.emit()

    def open_to_anybody(self, is_open: bool) -> None:
        """Lets people write to any address, or to members and invited people only."""
        if self._settings is None or self._changing is not None or is_open == self._settings.is_open:
            return
        if self._reading is not None:  # it would bring what was before
            self._reading.cancel()
            self._reading = None
        calls = MailCalls(self._workspace.connected_api())
        self._changing = self._jobs.start(
            calls.change(is_open=is_open),
            name="change the mail settings",
            on_success=self._on_settings,
            on_failure=self._on_failure,
            owner=self,
        )
        self.changed.emit()

    def preview(self) -> PreviewPresenter:
        """For a look at the templates; whoever asks owns it."""
        return PreviewPresenter(self._workspace, self._jobs, self._open_file)

    def log(self) -> MailLogPresenter:
        """For a look at the log; whoever asks owns it."""
        return MailLogPresenter(self._workspace, self._jobs)

    def suppressions(self) -> SuppressionsPresenter:
        """For a look at the addresses that are not written to; whoever asks owns it."""
        return SuppressionsPresenter(self._workspace, self._jobs)

    def _on_settings(self, settings: EmailSettingsView) -> None:
        self._reading = self._changing = None
        self._settings, self._problem = settings, ""
        self.changed.emit()

    def _on_failure(self, error: Exception) -> None:
        self._reading = self._changing = None
        self._problem = why_not(error)
        self.changed.emit()

    def _on_connected(self, _session: object) -> None:
        self._forget()
        self.load()

    def _forget(self) -> None:
        """The next server may be another one."""
        for job in (self._reading, self._changing):
            if job is not None:
                job.cancel()
        self._reading = self._changing = None
        self._settings, self._problem = None, ""
        self.changed.emit()
