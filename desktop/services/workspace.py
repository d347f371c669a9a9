"""One signed-in place: supervisor, API client, feed and tracker, joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from contracts.optimization import OptimizationDocument, OptimizeScriptRequest
from contracts.session import SessionView
from contracts.tasks import AcceptedTask, TaskDetail
from desktop.services.job_runner import JobRunner
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.server_supervisor import ServerSupervisor
from desktop.services.task_tracker import TaskTracker


class Workspace(QObject):
    connected = Signal(object)
    disconnected = Signal()

    def __init__(
        self,
        jobs: JobRunner,
        supervisor: ServerSupervisor,
        feed: RealtimeFeed,
        tracker: TaskTracker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.supervisor = supervisor
        self.feed = feed
        self.tracker = tracker
        self.session: SessionView | None = None

    def start(self) -> None: ...

    async def close(self) -> None: ...

    async def optimize(self, request: OptimizeScriptRequest) -> AcceptedTask:
        raise NotImplementedError

    async def document(self, task_id: str) -> OptimizationDocument:
        raise NotImplementedError

    async def task(self, task_id: str) -> TaskDetail:
        raise NotImplementedError

    async def cancel(self, task_id: str) -> None:
        raise NotImplementedError

    async def retry(self, task_id: str, changes: dict[str, Any] | None = None) -> AcceptedTask:
        raise NotImplementedError
