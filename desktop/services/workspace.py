"""The place where work goes, this computer or a team: its server, API client, feed and tracker, joined."""

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
from desktop.services.errors import (
    FORBIDDEN,
    SERVER_FAULT,
    ApiError,
    ServerNotRunning,
    ServerUnreachable,
    SignInNeeded,
)
from desktop.services.job_runner import Job, JobRunner
from desktop.services.local.outbox_rows import Again, NewTask
from desktop.services.local.partition import LOCAL_SERVER, Partition, partition_of
from desktop.services.lost_tasks import LostTasks
from desktop.services.outbox import Outbox
from desktop.services.patience import while_busy
from desktop.services.realtime_feed import FeedState, RealtimeFeed
from desktop.services.server_supervisor import ServerSupervisor, SupervisorPhase, SupervisorState
from desktop.services.task_tracker import TaskTracker
from desktop.services.team_link import TeamLink, TeamPhase
from desktop.services.team_session import NotInOrganization
from desktop.services.times_left import TimesLeft
from desktop.services.token_source import FixedToken, TokenSource

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Workspace(QObject):
    """Follows the server of its place: a new connection means the same tasks, another place means others.

    `leaving` comes while the former place can still be asked, `place_changed` when nothing of it is left.
    `standing_changed`: the server of the place is somewhere else by now, as the supervisor or `team` says.
    """

    connected = Signal(object)
    disconnected = Signal()
    leaving = Signal()
    place_changed = Signal()
    standing_changed = Signal()

    def __init__(
        self,
        jobs: JobRunner,
        supervisor: ServerSupervisor,
        feed: RealtimeFeed,
        tracker: TaskTracker,
        outbox: Outbox,
        parent: QObject | None = None,
        *,
        place: Partition | None = None,
        leave_running: Callable[[], object] = lambda: None,
    ) -> None:
        """`place` None is this computer; for another one `go_to` must come before `start` finds its way there.

        `leave_running` sees to it that what runs here is finished while work goes to a team.
        """
        super().__init__(parent)
        self._jobs = jobs
        self.supervisor = supervisor
        self.feed = feed
        self.tracker = tracker
        self.times_left = TimesLeft(tracker, self)
        self.outbox = outbox
        self.lost = LostTasks(jobs, outbox, self)
        self.session: SessionView | None = None
        self.team: TeamLink | None = None
        self._place = place
        self._leave_running = leave_running
        self._switching = asyncio.Lock()
        self._api: ApiClient | None = None
        self._link: Job | None = None
        outbox.move_to(self.server, None)  # whose they are is looked up on disk later than this
        outbox.sent.connect(self._on_sent)
        supervisor.ready.connect(self._on_ready)
        supervisor.state_changed.connect(self._on_supervisor)
        feed.state_changed.connect(self._on_feed)

    @property
    def place(self) -> Partition | None:
        """The team that work goes to; None for this computer."""
        return self._place

    @property
    def server(self) -> str:
        """As the rows on this computer name it."""
        return LOCAL_SERVER if self._place is None else self._place.server

    @property
    def is_away(self) -> bool:
        """Whether nobody can be asked for a while; not while the server is merely starting."""
        if self._place is None:
            return self.supervisor.state.phase in (
                SupervisorPhase.WAITING,
                SupervisorPhase.RESTARTING,
                SupervisorPhase.FAILED,
            )
        return self.team is not None and self.team.state.phase in (
            TeamPhase.AWAY,
            TeamPhase.SIGNED_OUT,
            TeamPhase.REMOVED,
        )

    def start(self) -> None:
        """Brings the server up, or finds the way to it; `connected` follows."""
        if self._place is None:
            self.supervisor.start()
        elif self.team is not None:
            self.team.start()

    def retry_now(self) -> None:
        """Somebody does not want to wait for the next try."""
        if self.team is not None:
            self.team.look()
        else:
            self.supervisor.retry_now()

    async def go_to(self, team: TeamLink | None) -> None:
        """Leaves the place for another one, None for this computer; what waits for the former server stays there."""
        before, was_here = self.team, self._place is None
        self.leaving.emit()
        goes_on = was_here and team is not None and self.tracker.running and self.supervisor.owns_server
        api = self._leave()
        self._take_up(team)
        async with self._switching:
            await self._close_link(api)
            if before is not None and before is not self.team:
                await before.stop()
            if was_here and self._place is not None:
                if goes_on:
                    self._leave_running()
                await self.supervisor.stop()
            self.start()

    def _take_up(self, team: TeamLink | None) -> None:
        if self.team is not None:
            self.team.ready.disconnect(self._on_team_ready)
            self.team.state_changed.disconnect(self._on_team)
        self.team = team
        place = team.place if team is not None else None
        moved = place != self._place
        self._place = place
        if team is not None:
            team.ready.connect(self._on_team_ready)
            team.state_changed.connect(self._on_team)
        if moved:
            self.tracker.begin_anew()
            self.outbox.move_to(self.server, place)
        self.place_changed.emit()
        self.standing_changed.emit()

    async def close(self) -> None:
        """Leaves everything in order: connections closed, our own server stopped."""
        api = self._leave()
        await self._close_link(api)
        if self.team is not None:
            await self.team.stop()
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
        api = self.connected_api()
        view = await api.cancel(task_id)
        if api is self._api:
            self.tracker.observe(view)

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
        if self._place is None:
            self._join_soon(server.url, FixedToken(server.token))

    def _on_team_ready(self) -> None:
        if self.team is not None:
            self._join_soon(self.team.place.server, self.team.session)

    def _on_supervisor(self, state: SupervisorState) -> None:
        if self._place is None:
            self._on_standing(ready=state.phase is SupervisorPhase.READY)

    def _on_team(self) -> None:
        self._on_standing(ready=self.team is not None and self.team.state.phase is TeamPhase.READY)

    def _on_standing(self, *, ready: bool) -> None:
        if not ready and (self._api is not None or self._link is not None):
            self._jobs.start(self._close_link(self._leave()), name="leave the server")
        self.standing_changed.emit()

    def _on_feed(self, state: FeedState) -> None:
        """Where events have stopped the server may be gone, the sign-in over, or the person a student."""
        if state in (FeedState.WAITING, FeedState.OFF) and self._api is not None and self.team is not None:
            self.team.look()

    def _join_soon(self, url: str, tokens: TokenSource) -> None:
        previous = self._leave()
        self._link = self._jobs.start(
            self._join(previous, url, tokens),
            name="connect to the server",
            on_failure=self._on_not_joined,
            owner=self,
        )

    def _on_not_joined(self, error: Exception) -> None:
        if self.team is not None and isinstance(error, SignInNeeded | NotInOrganization):
            self.team.look()  # it says so, and what to do
        else:
            self._jobs.failed.emit(error)

    async def _join(self, previous: ApiClient | None, url: str, tokens: TokenSource) -> None:
        await self._close_link(previous)
        api = ApiClient(url, tokens)
        try:
            session = await _patiently(api.session)
        except BaseException:
            await api.close()
            raise
        self._api = api
        self.session = session
        owner = partition_of(session, self.server)
        self.tracker.attach(api, f"{owner.server}/{owner.organization_id}/{owner.user_id}")
        self.outbox.attach(api, owner)
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
