"""What the dialogs about a team's mail read: the log, and addresses that are not written to. No widgets here."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from contracts.email import EmailLogEntry, EmailLogPage, SuppressedAddress, SuppressionList
from desktop.services.job_runner import Job, JobRunner
from desktop.services.mail_calls import MailCalls
from desktop.services.patience import while_busy
from desktop.services.workspace import Workspace
from desktop.ui.rows.model import ListModel, Telling
from desktop.views.failure import why_not
from desktop.views.settings.mail_wording import mail_row, spoken_mail, spoken_suppressed, suppressed_row

T = TypeVar("T")

PAGE = 50


class TeamReading(QObject):
    """One question at a time. `ended`: the window has gone to another server or organization."""

    changed = Signal()
    ended = Signal()

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._job: Job | None = None
        self._whose = self._person()
        self.problem = ""
        workspace.connected.connect(self._on_connected)
        workspace.disconnected.connect(self._on_disconnected)
        workspace.place_changed.connect(self.ended)

    @property
    def online(self) -> bool:
        """Whether there is a server to ask."""
        return self._workspace.session is not None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def calls(self) -> MailCalls:
        """To the server of now."""
        return MailCalls(self._workspace.connected_api())

    def ask(self, work: Coroutine[Any, Any, T], done: Callable[[T], None]) -> None:
        """`changed` follows, once for the question and once for its answer. An older question is given up."""
        if self._job is not None:
            self._job.cancel()

        def answered(answer: T) -> None:
            self._job, self.problem = None, ""
            done(answer)
            self.changed.emit()

        self._job = self._jobs.start(
            work, name="mail of the team", on_success=answered, on_failure=self._on_failure, owner=self
        )
        self.changed.emit()

    def _on_failure(self, error: Exception) -> None:
        self._job, self.problem = None, why_not(error)
        self.changed.emit()

    def _on_connected(self, _session: object) -> None:
        if self._person() != self._whose:
            self.ended.emit()
        else:
            self.changed.emit()

    def _on_disconnected(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self.changed.emit()

    def _person(self) -> tuple[str, str]:
        session = self._workspace.session
        return ("", "") if session is None else (session.organization_id, session.user_id)


class MailLogPresenter(TeamReading):
    """Newest first, a page at a time."""

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(workspace, jobs, parent)
        self._mails: list[EmailLogEntry] = []
        self._next: str | None = None
        self.read = False
        self.model: ListModel[EmailLogEntry] = ListModel(
            Telling(lambda one: one.message_id, mail_row, spoken_mail, lambda one: one.subject), self
        )

    @property
    def has_more(self) -> bool:
        """Whether there are older ones than those that were read."""
        return self._next is not None

    def refresh(self) -> None:
        """Reads the newest ones, in place of all before."""
        if self.online:
            self.ask(while_busy(lambda: self.calls().log(limit=PAGE)), lambda page: self._show([], page))

    def older(self) -> None:
        """Reads the next page."""
        following = self._next
        if self.online and not self.busy and following is not None:
            work = while_busy(lambda: self.calls().log(limit=PAGE, before=following))
            self.ask(work, lambda page: self._show(self._mails, page))

    def _show(self, before: list[EmailLogEntry], page: EmailLogPage) -> None:
        self.read, self._next = True, page.next_before
        self._mails = [*before, *page.mails]
        self.model.show(self._mails)


class SuppressionsPresenter(TeamReading):
    """Addresses that are not written to, newest first; the server gives a thousand at most."""

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(workspace, jobs, parent)
        self.read = False
        self.model: ListModel[SuppressedAddress] = ListModel(
            Telling(lambda one: one.address, suppressed_row, spoken_suppressed, lambda one: one.address), self
        )

    def refresh(self) -> None:
        """Reads them all."""
        if self.online:
            self.ask(while_busy(lambda: self.calls().suppressions()), self._show)

    def lift(self, address: str) -> None:
        """Mail goes there again."""

        async def work() -> SuppressionList:
            calls = self.calls()
            await calls.lift(address)
            return await calls.suppressions()

        if self.online and not self.busy:
            self.ask(work(), self._show)

    def _show(self, found: SuppressionList) -> None:
        self.read = True
        self.model.show(found.suppressions)
