"""What the log of the organization knows and asks for. No widgets here."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from contracts.organizations import AuditEntry, AuditPage
from contracts.session import SessionView
from desktop.services.audit_export import write_audit
from desktop.services.errors import ServerNotRunning, ServerUnreachable
from desktop.services.job_runner import Job, JobRunner
from desktop.services.patience import while_busy
from desktop.services.team_calls import TeamCalls
from desktop.services.workspace import Workspace
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import counted, tr
from desktop.views.failure import failure_words
from desktop.views.members.log_model import LogModel

T = TypeVar("T")

PAGE = 50
EXPORT_PAGE = 200


class LogPresenter(QObject):
    """Reads the newest entries when asked, and older ones page by page. What was read stays when the server goes."""

    changed = Signal()
    toast_wanted = Signal(object)

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._under_way: list[Job] = []
        self._reading: Job | None = None
        self._export: Job | None = None
        self._next: str | None = None
        self._names: Mapping[str, str] = {}
        self._whose = ("", "")
        self._watching = False
        self.model = LogModel(self)
        self.entries: list[AuditEntry] = []
        self.loaded = False
        self.problem: Exception | None = None
        workspace.connected.connect(self._on_connected)
        workspace.disconnected.connect(self._on_disconnected)
        if workspace.session is not None:
            self._on_connected(workspace.session)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return any(not job.done for job in self._under_way)

    @property
    def online(self) -> bool:
        """Whether there is a server to ask."""
        return self._workspace.session is not None

    @property
    def has_more(self) -> bool:
        """Whether there are older entries than those that were read."""
        return self._next is not None

    @property
    def reading(self) -> bool:
        """Whether a page is on its way."""
        return self._reading is not None

    @property
    def exporting(self) -> bool:
        """Whether a file is being made."""
        return self._export is not None

    def know(self, names: Mapping[str, str]) -> None:
        """The names of members by their ids."""
        if names != self._names:
            self._names = dict(names)
            self.model.show(self.entries, self._names)

    def watch(self, on: bool) -> None:
        """The log is shown, or not any more. What is new is read when it is, and when a server is back."""
        self._watching = on
        if on:
            self.refresh()

    def refresh(self) -> None:
        """Reads what is new."""
        if not self.online:
            self.changed.emit()
        elif self._reading is None:
            self._reading = self._start(self._page(None), self._on_newest, self._on_failure)

    def older(self) -> None:
        """Reads the next page."""
        if self._reading is None and self._next is not None and self.online:
            self._reading = self._start(self._page(self._next), self._on_older, self._on_failure)
            self.changed.emit()

    def export(self, path: Path) -> None:
        """Writes the whole log, whatever of it is shown."""
        if self._export is None and self.online:
            self._export = self._start(self._write(path), lambda n: self._on_exported(path, n), self._on_not_exported)
            self.changed.emit()

    async def _page(self, before: str | None, limit: int = PAGE) -> AuditPage:
        team = TeamCalls(self._workspace.connected_api())
        return await while_busy(lambda: team.audit(limit=limit, before=before))

    async def _write(self, path: Path) -> int:
        found: list[AuditEntry] = []
        page = await self._page(None, EXPORT_PAGE)
        found += page.entries
        while page.next_before is not None:
            page = await self._page(page.next_before, EXPORT_PAGE)
            found += page.entries
        await asyncio.to_thread(write_audit, path, found)
        return len(found)

    def _start(
        self, work: Coroutine[Any, Any, T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> Job:
        job = self._jobs.start(work, name="log of the organization", on_success=done, on_failure=failed, owner=self)
        self._under_way = [*(one for one in self._under_way if not one.done), job]
        return job

    def _on_newest(self, page: AuditPage) -> None:
        known = {entry.entry_id for entry in self.entries}
        fresh = [entry for entry in page.entries if entry.entry_id not in known]
        if known and len(fresh) < len(page.entries):
            self._show([*fresh, *self.entries], self._next)
        else:  # all of it is new: what lies between is not known
            self._show(page.entries, page.next_before)

    def _on_older(self, page: AuditPage) -> None:
        self._show([*self.entries, *page.entries], page.next_before)

    def _show(self, entries: Sequence[AuditEntry], next_before: str | None) -> None:
        self._reading, self.problem, self.loaded = None, None, True
        self._next = next_before
        if list(entries) != self.entries:
            self.entries = list(entries)
            self.model.show(self.entries, self._names)
        self.changed.emit()

    def _on_failure(self, error: Exception) -> None:
        """A server that is gone the page tells by itself."""
        self._reading = None
        self.problem = None if isinstance(error, ServerNotRunning | ServerUnreachable) else error
        self.changed.emit()

    def _on_exported(self, path: Path, count: int) -> None:
        self._export = None
        text = counted("1 entry is in {path}", "{n} entries are in {path}", count).format(path=path)
        self.toast_wanted.emit(ToastText(Tone.GOOD, tr("Exported"), text))
        self.changed.emit()

    def _on_not_exported(self, error: Exception) -> None:
        self._export = None
        title, message = failure_words(error)
        self.toast_wanted.emit(ToastText(Tone.DANGER, title, message))
        self.changed.emit()

    def _on_connected(self, session: SessionView) -> None:
        whose = (session.organization_id, session.user_id)
        if whose != self._whose:
            self._whose, self.loaded = whose, False
            self._next, self.entries = None, []
            self.model.show([], self._names)
        self.changed.emit()
        if self._watching:
            self.refresh()

    def _on_disconnected(self) -> None:
        for job in self._under_way:
            job.cancel()
        self._reading = self._export = None
        self.changed.emit()
