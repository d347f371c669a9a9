"""Questions to the server on behalf of a page, and whether an answer is still to come."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from contracts.session import SessionView
from desktop.services.api_client import ApiClient
from desktop.services.job_runner import Job, JobRunner
from desktop.services.workspace import Workspace
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.views.failure import failure_words


class Calls(QObject):
    """What fails without a place of its own is told in a toast."""

    toast_wanted = Signal(object)

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._jobs = jobs
        self._under_way: list[Job] = []

    @property
    def online(self) -> bool:
        """Whether the server is there."""
        return self.session is not None

    @property
    def session(self) -> SessionView | None:
        """Who is signed in."""
        return self.workspace.session

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return any(not job.done for job in self._under_way)

    def api(self) -> ApiClient:
        """Raises ServerNotRunning without a server."""
        return self.workspace.connected_api()

    def start(
        self,
        work: Coroutine[Any, Any, Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Runs it beside everything else; one of both is called afterwards."""
        job = self._jobs.start(work, name="content", on_success=done, on_failure=failed or self.tell, owner=self)
        self._under_way = [*(one for one in self._under_way if not one.done), job]
        return job

    def drop(self) -> None:
        """What is under way is not waited for any more."""
        for job in self._under_way:
            job.cancel()
        self._under_way = []

    def tell(self, error: Exception) -> None:
        """A failure, in a toast."""
        title, message = failure_words(error)
        self.toast_wanted.emit(ToastText(Tone.DANGER, title, message))
