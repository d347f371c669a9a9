"""One signed-in place: supervisor, API client, feed and tracker, joined."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import JsonValue
from PySide6.QtCore import QObject, Signal

from contracts.discovery import ServerFile
from contracts.optimization import OptimizationDocument, OptimizeScriptRequest
from contracts.session import SessionView
from contracts.tasks import SCRIPT_OPTIMIZATION, AcceptedTask, TaskDetail, TaskPage
from desktop.services.api_client import ApiClient
from desktop.services.backoff import Backoff
from desktop.services.errors import FORBIDDEN, SERVER_FAULT, ApiError, ServerNotRunning, ServerUnreachable
from desktop.services.job_runner import Job, JobRunner
from desktop.services.local.outbox_rows import Again, NewTask
from desktop.services.local.partition import partition_of
from desktop.services.lost_tasks import LostTasks
from desktop.services.outbox import Outbox
from desktop.services.patience import while_busy
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.server_supervisor import ServerSupervisor, SupervisorPhase, SupervisorState
from desktop.services.task_tracker import TaskTracker
from desktop.services.times_left import TimesLeft

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Workspace(QObject):
    """Follows the supervisor: a new server means a new connection, the same tasks."""

    connected = Signal(object)
    disconnected = Signal()

    def __init__(
        self,
        jobs: JobRunner,
        supervisor: ServerSupervisor,
        feed: RealtimeFeed,
        tracker: TaskTracker,
        outbox: Outbox,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.supervisor = supervisor
        self.feed = feed
        self.tracker = tracker
        self.times_left = TimesLeft(tracker, self)
        self.outbox = outbox
        self.lost = LostTasks(jobs, outbox, self)
        self.session: SessionView | None = None
        self._api: ApiClient | None = None
        self._link: Job | None = None
        outbox.sent.connect(self._on_sent)
        supervisor.ready.connect(self._on_ready)
        supervisor.state_changed.connect(self._on_supervisor)

    def start(self) -> None:
        """Brings the server up; `connected` follows."""
        self.supervisor.start()

    async def close(self) -> None:
        """Leaves everything in order: connections closed, our own server stopped."""
        api = self._leave()
        await self._close_link(api)
        await self.supervisor.stop()

    def optimize(self, request: OptimizeScriptRequest, *, in_place_of: str = "", changes_of: str = "") -> str:
        """Starts an optimization, now or when the server is there; gives the outbox entry that becomes the task.

        `in_place_of` is a waiting entry that this one replaces if it is not too late; `changes_of` a finished task that
        this is another version of.
        """
        if self.lost.get(changes_of) is not None:
            changes_of = ""  # the server cannot start from it
        body = request.model_dump(mode="json")
        if request.project is None:
            self._keep_project(body, in_place_of, changes_of)
        wish = Again(SCRIPT_OPTIMIZATION, changes_of, body) if changes_of else NewTask(SCRIPT_OPTIMIZATION, body)
        title = request.script_name
        edited = self.outbox.edit(in_place_of, wish, title) if in_place_of else ""
        return edited or self.outbox.submit(wish, title)

    def _keep_project(self, body: dict[str, JsonValue], in_place_of: str, changes_of: str) -> None:
        """A script that comes from an earlier request and no longer from a file stays in the project it was in."""
        if changes_of:
            del body["project"]  # the parameters of the finished task stand where nothing is changed
        waiting = self.outbox.get(in_place_of) if in_place_of else None
        if waiting is not None and isinstance(waiting.request, NewTask):
            body["project"] = waiting.request.body.get("project")

    async def document(self, task_id: str) -> OptimizationDocument:
        """The result of a completed optimization."""
        api = self.connected_api()
        return await while_busy(lambda: api.optimization(task_id))

    async def task(self, task_id: str) -> TaskDetail:
        """A task with its parameters and attempts."""
        api = self.connected_api()
        return await while_busy(lambda: api.task(task_id))

    async def tasks(self, before: str | None = None) -> TaskPage:
        """A page of the person's tasks, newest first, or of those older than `before`."""
        return await self.connected_api().tasks(before=before)

    async def cancel(self, task_id: str) -> None:
        """Asks a task to stop."""
        self.tracker.observe(await self.connected_api().cancel(task_id))

    def retry(self, task_id: str, changes: dict[str, JsonValue] | None = None, *, title: str = "") -> str:
        """Starts a new task from a finished one; gives the outbox entry that becomes it. `title` is for one that the
        tracker does not know.
        """
        origin = self.tracker.get(task_id)
        kind, title = (origin.kind, origin.title) if origin is not None else (SCRIPT_OPTIMIZATION, title)
        return self.outbox.submit(Again(kind, task_id, changes), title)

    def connected_api(self) -> ApiClient:
        """The client of the server in use. Raises ServerNotRunning without one."""
        if self._api is None:
            raise ServerNotRunning
        return self._api

    def _on_sent(self, entry_id: str, accepted: AcceptedTask) -> None:
        entry = self.outbox.get(entry_id)
        if entry is not None:
            self.tracker.expect(accepted, kind=entry.request.kind, title=entry.title)

    def _on_ready(self, server: ServerFile) -> None:
        previous = self._leave()
        self._link = self._jobs.start(self._join(previous, server), name="connect to the server", owner=self)

    def _on_supervisor(self, state: SupervisorState) -> None:
        if state.phase is not SupervisorPhase.READY and (self._api is not None or self._link is not None):
            self._jobs.start(self._close_link(self._leave()), name="leave the server")

    async def _join(self, previous: ApiClient | None, server: ServerFile) -> None:
        await self._close_link(previous)
        api = ApiClient(server.url, server.token)
        try:
            session = await _patiently(api.session)
        except BaseException:
            await api.close()
            raise
        self._api = api
        self.session = session
        self.tracker.attach(api, f"{session.organization_id}/{session.user_id}")
        self.outbox.attach(api, partition_of(session))
        self.connected.emit(session)
        await self._join_feed(api)

    async def _join_feed(self, api: ApiClient) -> None:
        """Without live events the tracker asks by itself, so a refusal is no error here."""
        try:
            config = await _patiently(api.realtime_config)
        except ApiError as error:
            if error.status != FORBIDDEN:
                raise
            _log.info("no live events for this person")
        else:
            self.tracker.slow_down_to(config.polling())
            self.feed.connect_to(api, config)

    def _leave(self) -> ApiClient | None:
        """Stops using the connection at once; returns what is left to close."""
        if self._link is not None:
            self._link.cancel()
            self._link = None
        api, self._api = self._api, None
        self.tracker.detach()
        self.outbox.detach()
        if self.session is not None:
            self.session = None
            self.disconnected.emit()
        return api

    async def _close_link(self, api: ApiClient | None) -> None:
        await self.feed.close()
        if api is not None:
            await api.close()


async def _patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Repeats a call that got no answer, or the answer of a server in trouble, until it works or is cancelled."""
    backoff = Backoff()
    while True:
        try:
            return await call()
        except ServerUnreachable as error:
            _log.info("no answer yet: %s", error)
        except ApiError as error:
            if error.status < SERVER_FAULT:
                raise
            _log.info("the server is in trouble: %s", error)
        await asyncio.sleep(backoff.next())
