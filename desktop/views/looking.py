"""What pages that look at the server have in common."""

from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.session import SessionView
from desktop.services.errors import ServerNotRunning, ServerUnreachable
from desktop.services.job_runner import Job, JobRunner
from desktop.services.workspace import Workspace

T = TypeVar("T")


class LookingPresenter(QObject):
    """Looks every so often while its page is shown, and when a server is back. What was seen stays when the server
    goes, until the window is another person's or organization's.

    A subclass says what `look` and `forget` do, and calls `follow` when it is made. `changed` comes with each new
    state.
    """

    changed = Signal()

    def __init__(
        self, workspace: Workspace, jobs: JobRunner, name: str, every_ms: int, parent: QObject | None = None
    ) -> None:
        """`name` is that of its jobs."""
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._name = name
        self._under_way: list[Job] = []
        self._watching = False
        self._whose = ("", "")
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self.look)

    @property
    def online(self) -> bool:
        """Whether there is a server to ask."""
        return self._workspace.session is not None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return any(not job.done for job in self._under_way)

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

    def look(self) -> None:
        """Asks now."""
        raise NotImplementedError

    def follow(self) -> None:
        """The connection, from now on."""
        self._workspace.connected.connect(self._on_connected)
        self._workspace.disconnected.connect(self._on_disconnected)
        if self._workspace.session is not None:
            self._on_connected(self._workspace.session)

    def request(
        self, work: Coroutine[Any, Any, T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> Job:
        """Beside everything else; one of both is called afterwards."""
        job = self._jobs.start(work, name=self._name, on_success=done, on_failure=failed, owner=self)
        self._under_way = [*(one for one in self._under_way if not one.done), job]
        return job

    def forget(self) -> None:
        """Nothing that was seen is of the person and organization that come now."""
        raise NotImplementedError

    def on_session(self, session: SessionView) -> None:
        """With each connection, before the server is looked at."""

    def on_lost(self) -> None:
        """The server went."""

    def _on_connected(self, session: SessionView) -> None:
        whose = (session.organization_id, session.user_id)
        if whose != self._whose:
            self._whose = whose
            self.forget()
        self.on_session(session)
        if self._watching:
            self.look()
        self.changed.emit()

    def _on_disconnected(self) -> None:
        self.on_lost()
        self.changed.emit()


S = TypeVar("S")
"""Everything that one look at the server gives."""


class LookPresenter(LookingPresenter, Generic[S]):
    """One look at a time, which brings everything: a subclass says how to `ask`."""

    def __init__(
        self, workspace: Workspace, jobs: JobRunner, name: str, every_ms: int, parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, jobs, name, every_ms, parent)
        self._looking: Job | None = None
        self._again = False
        self.seen: S | None = None
        self.problem: Exception | None = None

    def look(self) -> None:
        """Asks now; once more afterwards where it is being asked already."""
        if not self.online:
            self.changed.emit()
        elif self._looking is not None:
            self._again = True
        else:
            self._looking = self.request(self.ask(), self._on_seen, self._on_not_seen)

    async def ask(self) -> S:
        """The server."""
        raise NotImplementedError

    def show(self, seen: S | None) -> None:
        """In place of what was seen before; None is nothing."""
        self.seen = seen
        self.changed.emit()

    def forget(self) -> None:
        self.problem = None
        self.show(None)

    def on_lost(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        self._again = False

    def _on_seen(self, seen: S) -> None:
        self._looking, self.problem = None, None
        self.show(seen)
        self._go_on()

    def _on_not_seen(self, error: Exception) -> None:
        """Quietly: the next look may work. A server that is gone is told as such."""
        self._looking = None
        self.problem = None if is_gone(error) else error
        self.changed.emit()
        self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self.look()


def is_gone(error: Exception) -> bool:
    """Whether there was no server to answer, which the window says by itself."""
    return isinstance(error, ServerNotRunning | ServerUnreachable)
